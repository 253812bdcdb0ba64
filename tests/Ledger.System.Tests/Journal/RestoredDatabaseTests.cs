using Ledger.Journal;
using Ledger.Storage;
using Xunit;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests;

/// <summary>
/// A database is restored from a backup while a process goes on: what it remembers is of another database.
/// </summary>
public sealed class RestoredDatabaseTests
{
    private const string Restored = """
        SET session_replication_role = replica;
        TRUNCATE estate, estate_head, account, account_balance, dimension_set, dimension_turnover, journal_entry, journal_event, open_hold, period, period_total, posting, record_day, request, turnover;
        RESET session_replication_role
        """;

    [Fact]
    public async Task An_estate_under_another_number_keeps_its_own_books()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust("TR-1", bank: 100);
        await database.Execute(Restored);
        var other = database.OpenAnother();
        await other.Trust("TR-0", bank: 7);
        await other.Trust("TR-1", bank: 20);

        await database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 3, Contributions, Bank))));
        Assert.Equal(((7, 0), (23, 0)), (await database.Balance("TR-0", Bank), await database.Balance("TR-1", Bank)));
        Assert.Equal("TR-1", (await Records(database.Ledger, "TR-1")).OfType<EntryRecord>().Last().Entry.Estate);
        await Audit.Passes(database);
    }

    [Fact]
    public async Task An_estate_that_is_not_there_any_more_is_unknown()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust("TR-1", bank: 100);
        await database.Execute(Restored);
        Assert.IsType<JournalRefusal.UnknownEstate>(
            (await database.Ledger.Journal.Post(Ana.Asks(Post(Move("TR-1", 3, Contributions, Bank))))).Refusal
        );
    }

    [Fact]
    public async Task The_same_estate_with_fewer_records_has_dimensions_under_other_numbers()
    {
        await using var database = await TestDatabase.Create();
        JournalRequest With(string value) =>
            Ana.Asks(Post(Move("TR-1", 1, Contributions, Bank, dimensions: Labels(("source", value)))));
        var opening = Ana.Asks(Open("TR-1"));
        await database.Ledger.Accepts(opening);
        await database.Ledger.Accepts(With("royalties"));
        await database.Ledger.Accepts(With("royalties"));
        await Records(database.Ledger, "TR-1");
        await database.Execute(Restored);
        var other = database.OpenAnother();
        await other.Accepts(opening);
        await other.Accepts(With("taxes"));

        Assert.Equal(
            "taxes",
            (await Records(database.Ledger, "TR-1")).OfType<EntryRecord>().Last().Entry.Postings[0].Dimensions["source"]
        );
        await database.Ledger.Accepts(With("royalties"));
        Assert.Equal(
            ["taxes", "royalties"],
            (await Records(database.OpenAnother(), "TR-1"))
                .OfType<EntryRecord>()
                .Select(entry => entry.Entry.Postings[0].Dimensions["source"])
        );
        await Audit.Passes(database);
    }

    private static async Task<List<JournalRecord>> Records(LedgerDatabase ledger, string estate)
    {
        var records = new List<JournalRecord>();
        await foreach (
            var record in (await ledger.Reader.Records(estate)).Match(
                found => found,
                refusal => throw new InvalidOperationException(refusal.ToString())
            )
        )
            records.Add(record);
        return records;
    }
}
