using System.Data.Common;
using Ledger.Storage.Database;

namespace Ledger.Storage.Journal;

/// <summary>
/// The statements that write a group of decisions, in the order in which the laws' twins in the database expect them.
/// </summary>
internal static class JournalStatements
{
    private const string TurnoverKey = "estate_no, account_no, book_date, value_date, recorded_on";

    /// <summary>What entries need to be there: their estates and accounts, and periods that are open again.</summary>
    public static void AddOpenings(DbBatch batch, Dialect dialect, WriteSet set)
    {
        dialect.AddInsert(batch, set.Estates.Set);
        dialect.AddInsert(batch, set.NewHeads.Set);
        dialect.AddInsert(batch, set.NewAccounts.Set);
        dialect.AddInsert(batch, set.NewBalances.Set);
        // A period reopened in this group is open for the entries after it, even if it is closed again; one closed in
        // it was open for those before.
        Update(
            batch,
            dialect,
            set.Reopened.Set,
            """
            UPDATE estate_head SET closed_through = k.closed_through FROM {keys}
                WHERE estate_head.estate_no = k.estate_no AND k.closed_through < estate_head.closed_through
            """
        );
    }

    /// <summary>The records themselves. A large group writes them in several parts.</summary>
    public static void AddRows(DbBatch batch, Dialect dialect, WriteSet set, DimensionSetColumns dimensions)
    {
        foreach (var rows in Rows(set, dimensions))
            dialect.AddInsert(batch, rows);
    }

    /// <summary>
    /// The records' sets in the order in which they are written. Postings before entries: the triggers judge the later
    /// against the earlier.
    /// </summary>
    public static IReadOnlyList<RowSet> Rows(WriteSet set, DimensionSetColumns dimensions) =>
        [dimensions.Set, set.Requests.Set, set.Postings.Set, set.Entries.Set, set.Events.Set];

    /// <summary>What it all came to, once for the group: holds, balances, turnovers, periods, heads.</summary>
    public static void AddTotals(DbBatch batch, Dialect dialect, WriteSet set)
    {
        dialect.AddInsert(batch, set.NewHolds.Set);
        Update(
            batch,
            dialect,
            set.EndedHolds.Set,
            "DELETE FROM open_hold WHERE hold_id IN (SELECT k.hold_id FROM {keys})"
        );
        Update(
            batch,
            dialect,
            set.ClosedAccounts.Set,
            """
            UPDATE account SET closed_on = k.closed_on FROM {keys} WHERE account.estate_no = k.estate_no
                AND account.no = k.no
            """
        );
        // Balances before turnovers, records before heads.
        Update(
            batch,
            dialect,
            set.Balances.Set,
            """
            UPDATE account_balance SET side = k.side, posted = k.posted, held = k.held, latest = k.latest FROM {keys}
            WHERE account_balance.estate_no = k.estate_no AND account_balance.account_no = k.account_no
            """
        );
        foreach (var statement in dialect.AddTurnovers("turnover", TurnoverKey))
            Update(batch, dialect, set.Turnovers.Set, statement);
        foreach (
            var statement in dialect.AddTurnovers(
                "dimension_turnover",
                "estate_no, account_no, dimension_no, book_date, value_date, recorded_on"
            )
        )
            Update(batch, dialect, set.DimensionTurnovers.Set, statement);
        AddPeriods(batch, dialect, set);
        foreach (
            var statement in dialect.Upsert(
                "record_day",
                ["estate_no", "recorded_on"],
                ["first_seq", "last_seq"],
                keep: ["first_seq"]
            )
        )
            Update(batch, dialect, set.Days.Set, statement);
        Update(
            batch,
            dialect,
            set.Heads.Set,
            """
            UPDATE estate_head SET seq = k.seq, hash = k.hash, last_recorded_at = k.last_recorded_at,
                closed_through = k.closed_through, last_account_no = k.last_account_no
            FROM {keys} WHERE estate_head.estate_no = k.estate_no
            """
        );
    }

    /// <summary>
    /// The state of each period that took a step, and, of those that are closed (also while their reopening is asked
    /// for), what every account had turned over by then.
    /// </summary>
    private static void AddPeriods(DbBatch batch, Dialect dialect, WriteSet set)
    {
        if (set.Periods.Set.Count == 0)
            return;
        foreach (
            var statement in dialect.Upsert(
                "period",
                ["estate_no", "last_day"],
                ["first_day", "status", "last_step_by", "closed_at"],
                keep: []
            )
        )
            Update(batch, dialect, set.Periods.Set, statement);
        Update(
            batch,
            dialect,
            set.Periods.Set,
            """
            DELETE FROM period_total WHERE EXISTS (SELECT 1 FROM {keys} WHERE k.estate_no = period_total.estate_no
                AND k.last_day = period_total.last_day)
            """
        );
        Update(
            batch,
            dialect,
            set.Periods.Set,
            """
            INSERT INTO period_total (estate_no, last_day, account_no, book_debit, book_credit, value_debit,
                value_credit)
            SELECT t.estate_no, k.last_day, t.account_no,
                COALESCE(SUM(CASE WHEN t.book_date <= k.last_day THEN t.debit END), 0),
                    COALESCE(SUM(CASE WHEN t.book_date <= k.last_day THEN t.credit END), 0),
                COALESCE(SUM(CASE WHEN t.value_date <= k.last_day THEN t.debit END), 0),
                    COALESCE(SUM(CASE WHEN t.value_date <= k.last_day THEN t.credit END), 0)
            FROM {keys} JOIN turnover t ON t.estate_no = k.estate_no
            WHERE k.status {is_not_open} AND (t.book_date <= k.last_day OR t.value_date <= k.last_day)
            GROUP BY t.estate_no, k.last_day, t.account_no
            """
        );
    }

    private static void Update(DbBatch batch, Dialect dialect, RowSet keys, string statement)
    {
        if (keys.Count > 0)
            dialect.Add(batch, statement, keys);
    }
}
