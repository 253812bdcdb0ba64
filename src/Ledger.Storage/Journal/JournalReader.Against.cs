using Ledger.Foundations;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.Journal;

/// <summary>What an account turned over in some entries.</summary>
public sealed record MovedBeside(string Code, Money Debit, Money Credit);

/// <summary>What stands on the other side of an account.</summary>
public sealed partial class JournalReader
{
    /// <summary>
    /// What every account turned over in the entries of some days that moved an account of one of these codes: where
    /// its money came from, and what it went for.
    /// </summary>
    /// <remarks>
    /// What a reversal takes back counts less on the side of the entry that it undoes: a wrong receipt that was taken
    /// back is no loan that went out. One statement, by the index of postings per account and day. By book date, in the
    /// estate's currency.
    /// </remarks>
    public Task<Result<IReadOnlyList<MovedBeside>>> Against(
        string estate,
        IReadOnlyCollection<string> codes,
        LocalDate from,
        LocalDate through,
        CancellationToken cancel = default
    ) =>
        Ask(
            estate,
            null,
            waits: false,
            async inquiry =>
            {
                var (moved, currency, keys) = (
                    new List<MovedBeside>(),
                    inquiry.Estate.Estate.Currency,
                    new LinesColumns()
                );
                foreach (var (account, no) in await AccountNumbers(inquiry, cancel))
                    if (codes.Contains(account.Code) && account.Currency == currency)
                        keys.Add(inquiry.Estate.No, no, from.ToDatabase(), through.ToDatabase(), long.MaxValue);
                if (keys.Set.Count == 0)
                    return List(moved);
                await using var batch = inquiry.NewBatch();
                _dialect.Add(batch, AgainstQuestions.Sums, keys.Set);
                await using var reader = await batch.ExecuteReaderAsync(cancel);
                while (await reader.ReadAsync(cancel))
                    if (reader.GetString(1) == currency.Code)
                        moved.Add(
                            new(
                                reader.GetString(0),
                                new(reader.GetInt64(2), currency),
                                new(reader.GetInt64(3), currency)
                            )
                        );
                return List(moved);
            },
            cancel
        );
}

/// <summary>The text that sums what stands beside some accounts.</summary>
internal static class AgainstQuestions
{
    public const string Sums = """
        SELECT a.code, a.currency, CAST(SUM(CASE WHEN (p.amount > 0 AND e.kind {is_not_reversal}) OR (p.amount < 0
            AND e.kind {is_reversal}) THEN p.amount ELSE 0 END) AS bigint), CAST(SUM(CASE WHEN (p.amount > 0
            AND e.kind {is_not_reversal}) OR (p.amount < 0 AND e.kind {is_reversal}) THEN 0
            ELSE -p.amount END) AS bigint)
        FROM (SELECT DISTINCT m.estate_no, m.seq FROM {keys} JOIN posting m ON m.estate_no = k.estate_no
            AND m.account_no = k.account_no AND m.book_date >= k.from_day AND m.book_date <= k.through_day) moved
        JOIN journal_entry e ON e.estate_no = moved.estate_no AND e.seq = moved.seq
        JOIN posting p ON p.estate_no = moved.estate_no AND p.seq = moved.seq
        JOIN account a ON a.estate_no = p.estate_no AND a.no = p.account_no
        GROUP BY a.code, a.currency ORDER BY a.code
        """;
}
