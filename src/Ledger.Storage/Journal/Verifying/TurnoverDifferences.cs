using System.Data.Common;
using Ledger.Foundations;
using Ledger.Storage.Database;

namespace Ledger.Storage.Journal.Verifying;

/// <summary>
/// Names the days on which an account's turnovers are not those of its postings. Only for accounts that are known to
/// differ.
/// </summary>
internal sealed class TurnoverDifferences(
    Snapshots snapshots,
    int account,
    object name,
    FindingList findings,
    CancellationToken cancel
)
{
    private readonly record struct Key(DateOnly Book, DateOnly Value, DateOnly Recorded, int Dimension);

    private readonly Dictionary<Key, (long Debit, long Credit)> _posted = [];

    public async Task Name()
    {
        var key = new LinesColumns();
        key.Add(
            snapshots.EstateNo,
            account,
            Calendar.FirstDay.ToDatabase(),
            Calendar.LastDay.ToDatabase(),
            long.MaxValue
        );
        await snapshots.Query(
            0,
            """
            SELECT p.book_date, e.value_date, e.recorded_at, COALESCE(p.dimension_no, 0), p.amount FROM {keys}
                JOIN posting p ON p.estate_no = k.estate_no AND p.account_no = k.account_no
            JOIN journal_entry e ON e.estate_no = p.estate_no AND e.seq = p.seq
            """,
            key.Set,
            Add,
            cancel
        );
        await snapshots.Query(
            0,
            "SELECT t.book_date, t.value_date, t.recorded_on, 0, t.debit, t.credit FROM {keys} JOIN turnover t ON t.estate_no = k.estate_no AND t.account_no = k.account_no",
            key.Set,
            Compare,
            cancel
        );
        await snapshots.Query(
            0,
            "SELECT t.book_date, t.value_date, t.recorded_on, t.dimension_no, t.debit, t.credit FROM {keys} JOIN dimension_turnover t ON t.estate_no = k.estate_no AND t.account_no = k.account_no",
            key.Set,
            Compare,
            cancel
        );
        foreach (var (lost, posted) in _posted)
            Differs(lost, (0, 0), posted);
    }

    private void Add(DbDataReader row)
    {
        var key = new Key(
            row.GetFieldValue<DateOnly>(0),
            row.GetFieldValue<DateOnly>(1),
            Dialect.ReadInstant(row, 2).UtcDay(),
            row.GetInt32(3)
        );
        Add(key with { Dimension = 0 }, row.GetInt64(4));
        if (key.Dimension != 0)
            Add(key, row.GetInt64(4));
    }

    private void Add(Key key, long amount)
    {
        var (debit, credit) = _posted.GetValueOrDefault(key);
        _posted[key] = amount > 0 ? (debit + amount, credit) : (debit, credit - amount);
    }

    private void Compare(DbDataReader row)
    {
        var key = new Key(
            row.GetFieldValue<DateOnly>(0),
            row.GetFieldValue<DateOnly>(1),
            row.GetFieldValue<DateOnly>(2),
            row.GetInt32(3)
        );
        var stored = (row.GetInt64(4), row.GetInt64(5));
        _posted.Remove(key, out var posted);
        if (stored != posted)
            Differs(key, stored, posted);
    }

    private void Differs(Key key, (long Debit, long Credit) stored, (long Debit, long Credit) posted) =>
        findings.Add(
            null,
            key.Dimension == 0 ? "finding.turnover" : "finding.turnover_by_dimensions",
            ("Account", name),
            ("Book", key.Book.ToLocalDate()),
            ("Value", key.Value.ToLocalDate()),
            ("Recorded", key.Recorded.ToLocalDate()),
            ("Debit", stored.Debit),
            ("Credit", stored.Credit),
            ("PostedDebit", posted.Debit),
            ("PostedCredit", posted.Credit),
            ("Dimensions", key.Dimension)
        );
}
