using System.Data.Common;
using System.Runtime.CompilerServices;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.Journal.Verifying;

/// <summary>
/// The turnovers, read once account by account: against the postings, the totals of closed periods, and law 4.
/// </summary>
internal sealed class TurnoverAudit(
    Snapshots snapshots,
    SortedDictionary<int, AccountFields> accounts,
    Tally tally,
    Weights weights,
    FindingList findings,
    CancellationToken cancel
)
{
    private const int MaxExplained = 20;

    private const string Turnovers = """
        SELECT t.account_no, t.book_date, t.value_date, t.recorded_on, t.debit, t.credit FROM {keys} JOIN turnover t
            ON t.estate_no = k.estate_no ORDER BY t.account_no
        """;

    private const string Totals = """
        SELECT t.account_no, t.last_day, t.book_debit, t.book_credit, t.value_debit, t.value_credit FROM {keys}
            JOIN period_total t ON t.estate_no = k.estate_no ORDER BY t.account_no
        """;

    private readonly SortedSet<int> _differing = [];
    private readonly Dictionary<int, ulong> _dimensionSums = [];

    // Of small books, which are read in one go.
    private readonly List<TurnoverRow> _turnovers = [];
    private readonly List<PeriodTotal> _totals = [];

    /// <summary>Large books are read twice at once, row beside row, and kept in no memory.</summary>
    private bool IsLarge => snapshots.Views > 1;

    public void Ask(SelectBatch batch)
    {
        batch.Select(
            "SELECT t.account_no, t.dimension_no, t.book_date, t.value_date, t.recorded_on, t.debit, t.credit FROM {keys} JOIN dimension_turnover t ON t.estate_no = k.estate_no",
            snapshots.Estate,
            AddDimension
        );
        if (IsLarge)
            return;
        batch.Select(Turnovers, snapshots.Estate, row => _turnovers.Add(TurnoverRow.Of(row)));
        batch.Select(Totals, snapshots.Estate, row => _totals.Add(PeriodTotal.Of(row)));
    }

    /// <param name="closed">Last days of the periods that are closed, ascending.</param>
    public async Task Check(List<LocalDate> closed, OpenHolds holds)
    {
        var seen = IsLarge
            ? await CheckLarge(closed, holds)
            : await CheckTurnovers(_turnovers.ToAsyncEnumerable(), _totals.ToAsyncEnumerable(), closed, holds);
        foreach (var no in accounts.Keys)
            if (!seen.Contains(no) && tally[no].Turnovers != 0)
                _differing.Add(no);
        CheckDimensions();
        foreach (var no in _differing.Take(MaxExplained))
            await new TurnoverDifferences(snapshots, no, NameOf(no), findings, cancel).Name();
        foreach (var no in _differing.Skip(MaxExplained))
            findings.Add(null, "finding.turnovers", ("Account", NameOf(no)));
    }

    private object NameOf(int account) => FindingList.NameOf(accounts, account);

    private async Task<HashSet<int>> CheckLarge(List<LocalDate> closed, OpenHolds holds)
    {
        await using var batch = snapshots.NewBatch(0);
        snapshots.Dialect.Add(batch, Turnovers, snapshots.Estate);
        await using var totalsBatch = snapshots.NewBatch(1);
        snapshots.Dialect.Add(totalsBatch, Totals, snapshots.Estate);
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        await using var totals = await totalsBatch.ExecuteReaderAsync(cancel);
        return await CheckTurnovers(
            Rows(rows, TurnoverRow.Of, cancel),
            Rows(totals, PeriodTotal.Of, cancel),
            closed,
            holds
        );
    }

    private static async IAsyncEnumerable<T> Rows<T>(
        DbDataReader rows,
        Func<DbDataReader, T> read,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        while (await rows.ReadAsync(cancel))
            yield return read(rows);
    }

    private async Task<HashSet<int>> CheckTurnovers(
        IAsyncEnumerable<TurnoverRow> rows,
        IAsyncEnumerable<PeriodTotal> stored,
        List<LocalDate> closed,
        OpenHolds holds
    )
    {
        await using var totals = new PeriodTotals(stored.GetAsyncEnumerator(cancel));
        await totals.Begin();
        var seen = new HashSet<int>();
        AccountTurnovers? account = null;
        await foreach (var row in rows.WithCancellation(cancel))
        {
            if (row.Account != account?.No)
            {
                if (account is not null)
                    await Finish(account, holds, totals, closed);
                account = new AccountTurnovers(row.Account, closed, weights);
                seen.Add(row.Account);
            }
            account!.Add(row.Book, row.Value, row.Recorded, row.Debit, row.Credit);
        }
        if (account is not null)
            await Finish(account, holds, totals, closed);
        await foreach (var extra in totals.Through(int.MaxValue))
            Unexpected(extra);
        return seen;
    }

    private async Task Finish(AccountTurnovers account, OpenHolds holds, PeriodTotals totals, List<LocalDate> closed)
    {
        if (account.Sum != tally[account.No].Turnovers)
            _differing.Add(account.No);
        if (
            accounts.TryGetValue(account.No, out var fields)
            && fields.Side != Constraint.None
            && account.FirstDayBelowZero(fields.Side, holds.Of(account.No)) is { } below
        )
            findings.Add(
                null,
                "finding.below_zero",
                ("Account", fields.Key),
                ("Available", new Money(below.Available, fields.Key.Currency)),
                ("Day", below.Day.ToLocalDate())
            );

        var expected = account.ClosedTotals().ToDictionary(total => total.LastDay);
        await foreach (var stored in totals.Through(account.No))
            if (stored.Account != account.No || !expected.Remove(stored.LastDay, out var should))
                Unexpected(stored);
            else if (stored != should)
                findings.Add(
                    null,
                    "finding.period_totals",
                    ("Account", NameOf(account.No)),
                    ("Last", stored.LastDay.ToLocalDate()),
                    ("Says", stored.Amounts),
                    ("Sum", should.Amounts)
                );
        foreach (var lost in expected.Keys)
            findings.Add(
                null,
                "finding.no_period_totals",
                ("Account", NameOf(account.No)),
                ("Last", lost.ToLocalDate())
            );
    }

    private void Unexpected(PeriodTotal total) =>
        findings.Add(
            null,
            "finding.unexpected_totals",
            ("Account", NameOf(total.Account)),
            ("Last", total.LastDay.ToLocalDate())
        );

    private void AddDimension(DbDataReader row)
    {
        var weight = weights.Turnover(
            row.GetFieldValue<DateOnly>(2).DayNumber,
            row.GetFieldValue<DateOnly>(3).DayNumber,
            row.GetFieldValue<DateOnly>(4).DayNumber,
            row.GetInt32(1),
            row.GetInt64(5),
            row.GetInt64(6)
        );
        unchecked
        {
            _dimensionSums[row.GetInt32(0)] = _dimensionSums.GetValueOrDefault(row.GetInt32(0)) + weight;
        }
    }

    private void CheckDimensions()
    {
        foreach (var no in _dimensionSums.Keys.Union(accounts.Keys))
            if (_dimensionSums.GetValueOrDefault(no) != tally[no].DimensionTurnovers)
                _differing.Add(no);
    }
}

/// <summary>What an account turned over on one book date and value date.</summary>
internal readonly record struct TurnoverRow(
    int Account,
    DateOnly Book,
    DateOnly Value,
    DateOnly Recorded,
    long Debit,
    long Credit
)
{
    public static TurnoverRow Of(DbDataReader row) =>
        new(
            row.GetInt32(0),
            row.GetFieldValue<DateOnly>(1),
            row.GetFieldValue<DateOnly>(2),
            row.GetFieldValue<DateOnly>(3),
            row.GetInt64(4),
            row.GetInt64(5)
        );
}

/// <summary>The turnovers of one account, added up in every way in which they are compared.</summary>
internal sealed class AccountTurnovers(int no, List<LocalDate> closed, Weights weights)
{
    private readonly List<DateOnly> _closed = closed.ConvertAll(day => day.ToDatabase());
    private readonly Dictionary<int, long> _days = [];
    private readonly PeriodTotal[] _periods = new PeriodTotal[closed.Count + 1];
    private int _firstPeriod = closed.Count;

    public int No { get; } = no;
    public ulong Sum { get; private set; }

    public void Add(DateOnly book, DateOnly value, DateOnly recorded, long debit, long credit)
    {
        unchecked
        {
            Sum += weights.Turnover(book.DayNumber, value.DayNumber, recorded.DayNumber, 0, debit, credit);
        }
        _days[value.DayNumber] = _days.GetValueOrDefault(value.DayNumber) + debit - credit;
        var (inBook, inValue) = (PeriodOf(book), PeriodOf(value));
        _periods[inBook] = _periods[inBook] with
        {
            BookDebit = _periods[inBook].BookDebit + debit,
            BookCredit = _periods[inBook].BookCredit + credit,
        };
        _periods[inValue] = _periods[inValue] with
        {
            ValueDebit = _periods[inValue].ValueDebit + debit,
            ValueCredit = _periods[inValue].ValueCredit + credit,
        };
        _firstPeriod = Math.Min(_firstPeriod, Math.Min(inBook, inValue));
    }

    /// <summary>
    /// What was turned over by the end of each closed period, from the first in which anything is dated.
    /// </summary>
    public IEnumerable<PeriodTotal> ClosedTotals()
    {
        var total = new PeriodTotal(No, default, 0, 0, 0, 0);
        for (var i = _firstPeriod; i < _closed.Count; i++)
            yield return total = new PeriodTotal(
                No,
                _closed[i],
                total.BookDebit + _periods[i].BookDebit,
                total.BookCredit + _periods[i].BookCredit,
                total.ValueDebit + _periods[i].ValueDebit,
                total.ValueCredit + _periods[i].ValueCredit
            );
    }

    public (DateOnly Day, long Available)? FirstDayBelowZero(Constraint side, AccountHolds holds)
    {
        var sign = side == Constraint.Credit ? -1 : 1;
        var days = new SortedDictionary<int, long>();
        foreach (var (day, net) in _days)
            days[day] = sign * net;
        foreach (var (day, amount) in holds.Days)
            days[day] = days.GetValueOrDefault(day) - amount;
        var available = 0L;
        foreach (var (day, gained) in days)
            if ((available += gained) < 0)
                return (DateOnly.FromDayNumber(day), available);
        return null;
    }

    private int PeriodOf(DateOnly day) => _closed.BinarySearch(day) is var at && at >= 0 ? at : ~at;
}

internal readonly record struct PeriodTotal(
    int Account,
    DateOnly LastDay,
    long BookDebit,
    long BookCredit,
    long ValueDebit,
    long ValueCredit
)
{
    public static PeriodTotal Of(DbDataReader row) =>
        new(
            row.GetInt32(0),
            row.GetFieldValue<DateOnly>(1),
            row.GetInt64(2),
            row.GetInt64(3),
            row.GetInt64(4),
            row.GetInt64(5)
        );

    public CodedText Amounts =>
        new(
            "finding.two_dates",
            ("BookDebit", BookDebit),
            ("BookCredit", BookCredit),
            ("ValueDebit", ValueDebit),
            ("ValueCredit", ValueCredit)
        );
}

/// <summary>The stored totals of closed periods in the order of accounts, handed out account by account.</summary>
internal sealed class PeriodTotals(IAsyncEnumerator<PeriodTotal> rows) : IAsyncDisposable
{
    private bool _hasRow;

    public async Task Begin() => _hasRow = await rows.MoveNextAsync();

    /// <summary>Those of accounts up to this one that were not handed out yet.</summary>
    public async IAsyncEnumerable<PeriodTotal> Through(int account)
    {
        while (_hasRow && rows.Current.Account <= account)
        {
            yield return rows.Current;
            _hasRow = await rows.MoveNextAsync();
        }
    }

    public ValueTask DisposeAsync() => rows.DisposeAsync();
}
