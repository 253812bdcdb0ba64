using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage;
using Ledger.Tests;
using Ledger.Tests.Model;
using NodaTime;
using NodaTime.Testing;

namespace Ledger.SystemTests;

/// <summary>
/// A ledger in a database to tell stories to, with one in memory beside it: both must keep the same chains.
/// </summary>
internal sealed class LedgerInDatabase : ILedgerUnderTest
{
    private const string Views = """
        SELECT e.code, a.code, a.holder, a.currency, b.side, a.closed_on, b.posted, b.held, d.day, d.amount
        FROM account a JOIN estate e ON e.no = a.estate_no JOIN account_balance b ON b.estate_no = a.estate_no AND b.account_no = a.no
        LEFT JOIN LATERAL (
            SELECT day, sum(gained)::bigint AS amount FROM (
                SELECT t.value_date AS day, CASE b.side WHEN 2 THEN t.credit - t.debit ELSE t.debit - t.credit END AS gained FROM turnover t WHERE t.estate_no = a.estate_no AND t.account_no = a.no
                UNION ALL SELECT h.value_date, -h.amount FROM open_hold h WHERE h.estate_no = a.estate_no AND h.account_no = a.no) c GROUP BY day) d ON true
        ORDER BY a.estate_no, a.no, d.day
        """;

    private readonly TestDatabase _database;
    private readonly FakeClock _clock;
    private readonly LedgerDatabase[] _ledgers;
    private readonly LedgerInMemory _memory = new();
    private int _sent;

    /// <param name="clock">The database's own.</param>
    public LedgerInDatabase(TestDatabase database, FakeClock clock)
    {
        (_database, _clock) = (database, clock);
        _ledgers = [database.Ledger, database.OpenAnother(clock)];
    }

    /// <summary>
    /// Sends to one process and the other in turn, so that nothing can rest on what a process remembers.
    /// </summary>
    public IReadOnlyList<Result<Receipt>> Send(Batch batch, Instant now)
    {
        _clock.Reset(now);
        var answers = _ledgers[_sent++ % 2].Journal.Post(batch).GetAwaiter().GetResult();
        var remembered = _memory.Send(batch, now);
        for (var i = 0; i < answers.Count; i++)
            if (Answer(answers[i]) is var answer && Answer(remembered[i]) is var other && answer != other)
                throw new Xunit.Sdk.XunitException($"The database answers {answer}, the books in memory {other}");
        return answers;
    }

    private static string Answer(Result<Receipt> result) =>
        result.Match(
            receipt => $"{(receipt.IsReplay ? "replay" : "done")} {string.Join(" ", receipt.Records)}",
            refusal => $"{refusal.Code} {refusal}"
        );

    public IEnumerable<AccountView> Accounts() =>
        _database
            .Rows(Views)
            .GetAwaiter()
            .GetResult()
            .GroupBy(row => (row[0], row[1], row[2], row[3]))
            .Select(rows =>
            {
                var (first, sum) = (rows.First(), 0L);
                var available = rows.Where(row => row[8] is not null)
                    .Select(row => (LocalDate.FromDateOnly((DateOnly)row[8]!), sum += (long)row[9]!))
                    .ToList();
                return new AccountView(
                    (string)first[0]!,
                    new AccountKey(
                        (string)first[1]!,
                        Holder.Parse((string)first[2]!)!.Value,
                        Currency.Find((string)first[3]!)!.Value
                    ),
                    (Constraint)(short)first[4]!,
                    first[5] is DateOnly closed ? LocalDate.FromDateOnly(closed) : null,
                    (long)first[6]!,
                    (long)first[7]!,
                    available
                );
            });

    public string Dump() => _database.Fingerprint().GetAwaiter().GetResult();

    public string? VerifyChains()
    {
        if (Audit.Problems(_database).GetAwaiter().GetResult() is { Count: > 0 } problems)
            return string.Join("; ", problems.Take(5));
        var stored = Audit
            .Records(_database)
            .GetAwaiter()
            .GetResult()
            .GroupBy(record => record.Books.Estate.Code)
            .ToDictionary(group => group.Key, group => group.ToList());
        if (!stored.Keys.ToHashSet().SetEquals(_memory.Books.Estates.Keys))
            return "other estates than in memory";
        foreach (var (estate, records) in stored)
        {
            var chain = _memory.ChainOf(estate);
            if (records.Count != chain.Count)
                return $"{estate}: {records.Count} links, {chain.Count} in memory";
            foreach (var (record, remembered) in records.Zip(chain))
                if (ContentOf(record) != ContentOf(remembered))
                    return $"{estate}: link {record.Seq} is {record}, in memory {remembered}";
        }
        return null;
    }

    /// <summary>All that the chain seals but what chance puts in it: salts, and with them the hashes before.</summary>
    private static string ContentOf(JournalRecord record)
    {
        var (seal, salt, hash, text) = (record.TextSeal, record.Salt, record.Hash, record.FreeText);
        record.At(record.Books, record.Seq, record.RecordedAt, null, null, hash);
        var content = Convert.ToHexString(new Chain().Hash(record, Chain.Genesis));
        record.At(record.Books, record.Seq, record.RecordedAt, salt, seal, hash);
        return $"{record.Seq} {content} {text}";
    }
}
