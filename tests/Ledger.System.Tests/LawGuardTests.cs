using Ledger.Storage;
using Ledger.Storage.Database;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests;

/// <summary>
/// The laws' twins: whoever writes into the tables behind the ledger's back, as their owner, is refused by the database
/// itself.
/// </summary>
public sealed class LawGuardTests
{
    private const string PostingColumns = "estate_no, seq, line, account_no, amount, currency, book_date, dimension_no";

    private const string LinkColumns = "instruction, actor, recorded_at, free_text, salt, text_seal, encoding, hash";

    [Theory, OnPostgreSql, OnSqlServer]
    public async Task Law_1_postings_that_do_not_balance(DatabaseKind kind)
    {
        await using var books = await Guarded.Create(kind);
        var next = await books.Seq() + 1;
        await books.Refuses(
            1,
            $"INSERT INTO posting ({PostingColumns}) VALUES (1, {next}, 1, {books.Bank}, 100, 'BOB', '2026-11-20', NULL)"
        );
        await books.Refuses(
            1,
            $"INSERT INTO posting ({PostingColumns}) VALUES (1, {next}, 1, {books.Bank}, 100, 'BOB', '2026-11-20', NULL), (1, {next}, 2, {books.Contributions}, -99, 'BOB', '2026-11-20', NULL)"
        );
        // Each record by itself: one is not made good by another.
        await books.Refuses(
            1,
            $"INSERT INTO posting ({PostingColumns}) VALUES (1, {next}, 1, {books.Bank}, 100, 'BOB', '2026-11-20', NULL), (1, {next + 1}, 1, {books.Contributions}, -100, 'BOB', '2026-11-20', NULL)"
        );
    }

    [Theory, OnPostgreSql, OnSqlServer]
    public async Task Law_1_a_posting_in_a_currency_that_the_account_is_not_kept_in(DatabaseKind kind)
    {
        await using var books = await Guarded.Create(kind);
        var next = await books.Seq() + 1;
        await books.Refuses(
            1,
            $"INSERT INTO posting ({PostingColumns}) VALUES (1, {next}, 1, {books.Bank}, 100, 'USD', '2026-11-20', NULL), (1, {next}, 2, {books.Contributions}, -100, 'USD', '2026-11-20', NULL)"
        );
        await books.Refuses(
            1,
            $"INSERT INTO posting ({PostingColumns}) VALUES (1, {next}, 1, 9999, 100, 'BOB', '2026-11-20', NULL), (1, {next}, 2, {books.Contributions}, -100, 'BOB', '2026-11-20', NULL)"
        );
    }

    [Theory, OnPostgreSql, OnSqlServer]
    public async Task Law_1_a_posting_to_a_record_that_is_complete(DatabaseKind kind)
    {
        await using var books = await Guarded.Create(kind);
        var last = await books.Seq();
        await books.Refuses(
            1,
            $"INSERT INTO posting ({PostingColumns}) VALUES (1, {last}, 501, {books.Bank}, 100, 'BOB', '2026-11-20', NULL), (1, {last}, 502, {books.Contributions}, -100, 'BOB', '2026-11-20', NULL)"
        );
    }

    [Theory, OnPostgreSql, OnSqlServer]
    public async Task Law_1_an_entry_that_has_not_the_postings_it_says(DatabaseKind kind)
    {
        await using var books = await Guarded.Create(kind);
        await books.Refuses(1, books.CopyOfLastEntry(seq: await books.Seq() + 1, on: "2026-11-20"));
    }

    [Theory, OnPostgreSql, OnSqlServer]
    public async Task Law_2_rows_of_the_journal_that_are_changed_or_deleted(DatabaseKind kind)
    {
        await using var books = await Guarded.Create(kind);
        foreach (
            var (table, change) in new[]
            {
                ("posting", "amount = amount + 1"),
                ("request", "last_seq = 9"),
                ("estate", "name = 'Mine'"),
                ("dimension_set", "labels = 'x'"),
                ("journal_entry", "source = 'other'"),
                ("journal_event", "kind = 1"),
                ("journal_entry", "seq = seq"),
                ("journal_event", "amount = 1"),
            }
        )
            await books.Refuses(2, $"UPDATE {table} SET {change}");
        foreach (
            var table in new[]
            {
                "posting",
                "request",
                "estate",
                "dimension_set",
                "journal_entry",
                "journal_event",
                "account",
                "account_balance",
                "estate_head",
            }
        )
        {
            await books.Refuses(2, $"DELETE FROM {table}");
            if (kind == DatabaseKind.PostgreSql)
                await books.Refuses(2, $"TRUNCATE {table}");
        }
    }

    [Theory, OnPostgreSql, OnSqlServer]
    public async Task Law_2_text_may_be_erased_and_nothing_else(DatabaseKind kind)
    {
        await using var books = await Guarded.Create(kind);
        await books.Refuses(2, "UPDATE journal_entry SET free_text = 'Another story' WHERE seq > 0");
        await books.Refuses(2, "UPDATE journal_entry SET free_text = NULL WHERE seq > 0"); // The salt goes with it.
        await books.Refuses(2, "UPDATE journal_entry SET free_text = NULL, salt = NULL, text_seal = NULL");
        await books.Execute("UPDATE journal_entry SET free_text = NULL, salt = NULL");
        await books.Execute("UPDATE journal_event SET free_text = NULL, salt = NULL");
        Assert.Equal(0, await books.Scalar<int>("SELECT COUNT(*) FROM journal_entry WHERE free_text IS NOT NULL"));
        Assert.NotEqual(0, await books.Scalar<int>("SELECT COUNT(*) FROM journal_entry WHERE text_seal IS NOT NULL"));
    }

    [Theory, OnPostgreSql, OnSqlServer]
    public async Task Law_4_a_constrained_account_below_zero(DatabaseKind kind)
    {
        await using var books = await Guarded.Create(kind);
        await books.Refuses(
            null,
            $"UPDATE account_balance SET posted = -1 WHERE account_no = {books.Bank}",
            "never_below_zero"
        );
        await books.Refuses(
            null,
            $"UPDATE account_balance SET held = posted + 1 WHERE account_no = {books.Bank}",
            "never_below_zero"
        );
        await books.Refuses(
            null,
            $"UPDATE account_balance SET held = -1 WHERE account_no = {books.Bank}",
            "ck_account_balance_held"
        );
    }

    [Theory, OnPostgreSql, OnSqlServer]
    public async Task Law_4_a_past_day_of_a_constrained_account_below_zero(DatabaseKind kind)
    {
        await using var books = await Guarded.Create(kind);
        const string columns = "estate_no, account_no, book_date, value_date, recorded_on, debit, credit";
        // 1,000 came on 1 March, of which 50 are held from then on, and 10 today: before March there was nothing,
        // whatever there is now.
        await books.Refuses(
            4,
            Spent(
                1,
                $"INSERT INTO turnover ({columns}) VALUES (1, {books.Bank}, '2026-02-27', '2026-02-27', '2026-11-20', 0, 1)"
            )
        );
        await books.Refuses(
            4,
            Spent(
                951,
                $"UPDATE turnover SET credit = 951 WHERE account_no = {books.Bank} AND value_date = '2026-03-01'"
            )
        );
        await books.Execute(
            Spent(
                950,
                $"UPDATE turnover SET credit = 950 WHERE account_no = {books.Bank} AND value_date = '2026-03-01'"
            )
        );
        await books.Execute(
            $"INSERT INTO turnover ({columns}) VALUES (1, {books.Contributions}, '2026-02-27', '2026-02-27', '2026-11-20', 1, 0)"
        ); // Not constrained.

        // The balance says the same: the guard takes it as true, as verify shows that it is.
        string Spent(long amount, string turnover) =>
            $"BEGIN TRANSACTION; UPDATE account_balance SET posted = posted - {amount} WHERE account_no = {books.Bank}; {turnover}; COMMIT";
    }

    [Theory, OnPostgreSql, OnSqlServer]
    public async Task Law_6_an_entry_in_a_closed_period(DatabaseKind kind)
    {
        await using var books = await Guarded.Create(kind);
        await books.Ledger.Accepts(Ana.Asks(new ClosePeriod(Guarded.Estate, Day("2026-01-31"))));
        var next = await books.Seq() + 1;
        await books.Refuses(6, books.CopyOfLastEntry(next, on: "2026-01-31"));
        await books.Refuses(6, books.CopyOfLastEntry(next - 1, on: "2026-11-20"));
        // An open day: now it is the postings that are missing.
        await books.Refuses(1, books.CopyOfLastEntry(next, on: "2026-02-01"));
    }

    [Theory, OnPostgreSql, OnSqlServer]
    public async Task Law_7_a_head_that_goes_back_or_over_a_gap(DatabaseKind kind)
    {
        await using var books = await Guarded.Create(kind);
        await books.Refuses(7, "UPDATE estate_head SET seq = seq - 1");
        await books.Refuses(7, "UPDATE estate_head SET seq = seq + 1");
        await books.Refuses(7, "UPDATE estate_head SET last_recorded_at = '2020-01-01'");
        await books.Execute("UPDATE estate_head SET seq = seq");
    }

    /// <summary>
    /// What the writer itself does in one group looks wrong in between, and is not: nothing may be judged too early.
    /// </summary>
    [Theory, OnPostgreSql, OnSqlServer]
    public async Task A_group_is_judged_as_a_whole(DatabaseKind kind)
    {
        await using var books = await Guarded.Create(kind);
        // Money in and out of one past day, whose row in the turnovers is there for the one and new for the other; and
        // a hold on it.
        var request = Ana.Asks(
            Post(Move(Guarded.Estate, 500, Contributions, TestBooks.Bank, Day("2026-02-10"))),
            Post(Move(Guarded.Estate, 1_400, TestBooks.Bank, Investment, Day("2026-03-01"))),
            Hold(Guarded.Estate, 40, TestBooks.Bank, Day("2026-02-10"))
        );
        await books.Ledger.Accepts(request);
        await books.Ledger.Accepts(
            Ana.Asks(Post(Move(Guarded.Estate, 9, Contributions, TestBooks.Bank, Day("2026-02-10"))))
        );
        // 469 free on 10 February, 19 after 1 March, 29 today. Twenty less in February leave 9 today and less than
        // nothing in March.
        await books.Refuses(
            4,
            $"BEGIN TRANSACTION; UPDATE account_balance SET posted = posted - 20 WHERE account_no = {books.Bank}; "
                + $"UPDATE turnover SET debit = debit - 20 WHERE account_no = {books.Bank} AND value_date = '2026-02-10'; COMMIT"
        );
    }

    /// <summary>An estate with some money, a hold and something of every kind of row.</summary>
    private sealed class Guarded : IAsyncDisposable
    {
        public const string Estate = "TR-1";

        private readonly AnyDatabase _database;

        private Guarded(AnyDatabase database) => _database = database;

        public int Bank { get; private set; }
        public int Contributions { get; private set; }
        public LedgerDatabase Ledger => _database.Ledger;

        public static async Task<Guarded> Create(DatabaseKind kind)
        {
            var books = new Guarded(await AnyDatabase.Create(kind));
            await books.Ledger.Trust(Estate);
            await books.Ledger.Accepts(
                Ana.Asks(
                    Post(
                        Move(
                            Estate,
                            1_000,
                            TestBooks.Contributions,
                            TestBooks.Bank,
                            Day("2026-03-01"),
                            dimensions: Labels(("component", "1"))
                        )
                    )
                )
            );
            await books.Ledger.Accepts(Ana.Asks(Hold(Estate, 50, TestBooks.Bank, Day("2026-03-01"))));
            await books.Ledger.Accepts(
                Ana.Asks(Post(Move(Estate, 10, TestBooks.Contributions, TestBooks.Bank, Today)))
            );
            books.Bank = await books.Scalar<int>(
                $"SELECT no FROM account WHERE code = '{TestBooks.Bank}' AND holder = ''"
            );
            books.Contributions = await books.Scalar<int>(
                $"SELECT no FROM account WHERE code = '{TestBooks.Contributions}' AND holder = ''"
            );
            return books;
        }

        public Task<long> Seq() => Scalar<long>("SELECT seq FROM estate_head WHERE estate_no = 1");

        public Task Execute(string sql) => _database.Execute(sql);

        public Task<T> Scalar<T>(string sql) => _database.Scalar<T>(sql);

        public string CopyOfLastEntry(long seq, string on) =>
            $"""
                INSERT INTO journal_entry (estate_no, seq, id, request_id, {LinkColumns}, kind, forced, book_date, value_date, lines)
                SELECT estate_no, {seq}, '{Guid.CreateVersion7()}', request_id, {LinkColumns}, kind, forced, '{on}', '{on}', lines FROM journal_entry
                WHERE seq = (SELECT MAX(e.seq) FROM journal_entry e)
                """;

        /// <summary>The statement is refused in the name of the law, and nothing of it stays.</summary>
        public async Task Refuses(int? law, string sql, string? saying = null)
        {
            var fault = DatabaseFault.From(await Assert.ThrowsAnyAsync<Exception>(() => Execute(sql)));
            Assert.True(fault?.Code == DatabaseFault.Law, $"{sql}\n{fault?.Said()}");
            Assert.Contains(saying ?? $"law {law}:", fault!.Said(), StringComparison.Ordinal);
        }

        public ValueTask DisposeAsync() => _database.DisposeAsync();
    }
}
