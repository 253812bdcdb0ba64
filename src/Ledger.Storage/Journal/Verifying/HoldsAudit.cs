using System.Data.Common;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;

namespace Ledger.Storage.Journal.Verifying;

/// <summary>Open holds of an account: what they add up to, and from which day each counts.</summary>
internal sealed class AccountHolds
{
    public static readonly AccountHolds None = new();

    public long Total { get; private set; }
    public List<(int Day, long Amount)> Days { get; } = [];

    public void Add(int day, long amount)
    {
        Total += amount;
        Days.Add((day, amount));
    }
}

internal sealed class OpenHolds
{
    private readonly Dictionary<int, AccountHolds> _accounts = [];

    public AccountHolds Of(int account) => _accounts.GetValueOrDefault(account) ?? AccountHolds.None;

    public void Add(int account, int day, long amount)
    {
        if (!_accounts.TryGetValue(account, out var holds))
            _accounts[account] = holds = new AccountHolds();
        holds.Add(day, amount);
    }
}

/// <summary>
/// Exactly the holds that were placed and not resolved are open, as they were placed; each was resolved on the right
/// side of its expiry (law 5).
/// </summary>
internal sealed class HoldsAudit(
    Snapshots snapshots,
    SortedDictionary<int, AccountFields> accounts,
    FindingList findings
)
{
    private const string Resolved =
        "(SELECT 1 FROM journal_event r WHERE r.hold_id = e.hold_id AND r.estate_no = e.estate_no AND r.kind {ends_hold})";

    private readonly Dictionary<Guid, HoldFields> _stored = [];
    private readonly OpenHolds _open = new();

    public void Ask(SelectBatch batch)
    {
        batch.Select(
            "SELECT h.hold_id, h.account_no, h.amount, h.value_date, h.expires_at FROM {keys} JOIN open_hold h ON h.estate_no = k.estate_no",
            snapshots.Estate,
            row => _stored[row.GetGuid(0)] = Read(row, 1)
        );
        batch.Select(
            $$"""
            SELECT e.hold_id, e.account_no, e.amount, e.first_day, e.expires_at, e.seq FROM {keys}
            JOIN journal_event e ON e.estate_no = k.estate_no AND e.kind {places_hold} WHERE e.hold_id IS NOT NULL
                AND e.amount IS NOT NULL AND NOT EXISTS {{Resolved}}
            """,
            snapshots.Estate,
            CheckOpen
        );
        batch.Select(
            """
            SELECT e.seq, e.hold_id FROM {keys} JOIN journal_event e ON e.estate_no = k.estate_no AND e.kind {ends_hold}
            WHERE NOT EXISTS (SELECT 1 FROM journal_event p WHERE p.hold_id = e.hold_id AND p.kind {places_hold}
                AND p.estate_no = e.estate_no AND p.account_no = e.account_no AND p.seq < e.seq)
            """,
            snapshots.Estate,
            row =>
                findings.Add(
                    row.GetInt64(0),
                    "finding.resolves_unplaced",
                    ("Seq", row.GetInt64(0)),
                    ("Hold", row.IsDBNull(1) ? "?" : new Id<Hold>(row.GetGuid(1)))
                )
        );
        AskMoments(batch);
    }

    /// <summary>The holds that are open, once what was asked is answered.</summary>
    public OpenHolds Check()
    {
        foreach (var (id, hold) in _stored)
            findings.Add(
                null,
                "finding.open_for_nothing",
                ("Hold", new Id<Hold>(id)),
                ("Account", NameOf(hold.Account))
            );
        return _open;
    }

    private void CheckOpen(DbDataReader row)
    {
        var (id, placed) = (row.GetGuid(0), Read(row, 1));
        _open.Add(placed.Account, placed.ValueDay, placed.Amount);
        if (!_stored.Remove(id, out var isOpen))
            findings.Add(row.GetInt64(5), "finding.not_open", ("Hold", new Id<Hold>(id)), ("Seq", row.GetInt64(5)));
        else if (isOpen != placed)
            findings.Add(
                row.GetInt64(5),
                "finding.open_otherwise",
                ("Hold", new Id<Hold>(id)),
                ("Seq", row.GetInt64(5)),
                ("Account", NameOf(placed.Account))
            );
    }

    private void AskMoments(SelectBatch batch) =>
        batch.Select(
            """
            SELECT r.seq, r.hold_id, r.kind FROM {keys} JOIN journal_event r ON r.estate_no = k.estate_no
                AND r.kind {ends_hold}
            JOIN journal_event p ON p.hold_id = r.hold_id AND p.kind {places_hold} AND p.estate_no = r.estate_no
                AND p.seq < r.seq
            WHERE (r.kind {is_not_expired} AND r.recorded_at >= p.expires_at) OR (r.kind {is_expired}
                AND (p.expires_at IS NULL OR r.recorded_at < p.expires_at))
            """,
            snapshots.Estate,
            row =>
                findings.Add(
                    row.GetInt64(0),
                    row.GetInt16(2) == (short)RecordKind.HoldExpired
                        ? "finding.expired_before"
                        : "finding.resolved_after_expiry",
                    ("Seq", row.GetInt64(0)),
                    ("Hold", new Id<Hold>(row.GetGuid(1)))
                )
        );

    private static HoldFields Read(DbDataReader row, int first) =>
        new(
            row.IsDBNull(first) ? 0 : row.GetInt32(first),
            row.GetInt64(first + 1),
            row.IsDBNull(first + 2) ? 0 : row.GetFieldValue<DateOnly>(first + 2).DayNumber,
            row.IsDBNull(first + 3) ? 0 : Dialect.ReadInstant(row, first + 3).ToUnixTimeTicks()
        );

    private object NameOf(int account) => FindingList.NameOf(accounts, account);

    private readonly record struct HoldFields(int Account, long Amount, int ValueDay, long ExpiresAt);
}
