using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.Journal;

/// <summary>Everything that a group of decisions writes, as sets of rows per table.</summary>
internal sealed class WriteSet
{
    private readonly record struct TurnoverKey(
        AccountBooks Account,
        int Dimension,
        DateOnly BookDate,
        DateOnly ValueDate,
        DateOnly RecordedOn
    );

    private readonly Dictionary<TurnoverKey, (long Debit, long Credit)> _turnovers = [];
    private readonly HashSet<AccountBooks> _touched = [];
    private readonly Dictionary<EstateBooks, bool> _estates = [];
    private readonly Dictionary<(EstateBooks Estate, DateOnly Day), (long First, long Last)> _days = [];
    private readonly HashSet<AccountBooks> _opened = [];
    private readonly Dictionary<(EstateBooks, LocalDate), PeriodRecord> _periods = [];
    private readonly Dictionary<EstateBooks, LocalDate> _reopened = [];
    private IReadOnlyDictionary<Labels, int> _dimensions = new Dictionary<Labels, int>();

    public RequestColumns Requests { get; private set; } = new();
    public EntryColumns Entries { get; private set; } = new();
    public PostingColumns Postings { get; private set; } = new();
    public EventColumns Events { get; private set; } = new();
    public EstateColumns Estates { get; } = new();
    public HeadColumns NewHeads { get; } = new();
    public HeadColumns Heads { get; } = new();

    /// <summary>
    /// Heads of estates in which a period was reopened, with the earliest day through which they were closed meanwhile.
    /// </summary>
    public HeadColumns Reopened { get; } = new();
    public AccountColumns NewAccounts { get; } = new();
    public AccountColumns ClosedAccounts { get; } = new();
    public BalanceColumns NewBalances { get; } = new();
    public BalanceColumns Balances { get; } = new();
    public OpenHoldColumns NewHolds { get; } = new();
    public OpenHoldColumns EndedHolds { get; } = new();
    public TurnoverColumns Turnovers { get; } = new();
    public TurnoverColumns DimensionTurnovers { get; } = new(withDimension: true);
    public DayColumns Days { get; } = new();
    public PeriodColumns Periods { get; } = new();

    /// <param name="dimensions">The number of each set of dimensions that the records name.</param>
    public static WriteSet Of(IReadOnlyList<Decision> decisions, IReadOnlyDictionary<Labels, int> dimensions)
    {
        var set = new WriteSet();
        set.Add(decisions, dimensions);
        set.AddTotals();
        return set;
    }

    public void Add(IReadOnlyList<Decision> decisions, IReadOnlyDictionary<Labels, int> dimensions)
    {
        _dimensions = dimensions;
        foreach (var decision in decisions)
        foreach (var accepted in decision.Accepted)
        {
            foreach (var record in accepted.Records)
                Add(record);
            AddRequest(accepted);
        }
    }

    /// <summary>Records that were decided on elsewhere, of one estate, in their order.</summary>
    /// <param name="legs">The leg of each request in this estate.</param>
    public static WriteSet OfImported(
        IReadOnlyList<JournalRecord> records,
        IReadOnlyDictionary<Guid, short> legs,
        IReadOnlyDictionary<Labels, int> dimensions
    )
    {
        var set = new WriteSet { _dimensions = dimensions };
        foreach (var record in records)
            set.Add(record);
        foreach (var request in records.GroupBy(record => record.Request.Value))
            set.Requests.Add(
                request.Key,
                legs[request.Key],
                request.First().Books.No,
                request.First().Seq,
                request.Last().Seq
            );
        set.AddTotals();
        return set;
    }

    /// <summary>The rows so far are on their way; their sums stay.</summary>
    public void ForgetRows() => (Requests, Entries, Postings, Events) = (new(), new(), new(), new());

    public static IEnumerable<Labels> DimensionsOf(IReadOnlyList<Decision> decisions) =>
        DimensionsOf(decisions.SelectMany(decision => decision.Records));

    public static IEnumerable<Labels> DimensionsOf(IEnumerable<JournalRecord> records) =>
        from record in records.OfType<EntryRecord>()
        where record.HasDimensions
        from posting in record.Entry.Postings
        where !posting.Dimensions.IsEmpty
        select posting.Dimensions;

    public bool IsEmpty => _days.Count == 0;

    private void Add(JournalRecord record)
    {
        var day = record.RecordedAt.UtcDay();
        _estates.TryAdd(record.Books, false);
        _days[(record.Books, day)] = _days.TryGetValue((record.Books, day), out var seqs)
            ? (seqs.First, record.Seq)
            : (record.Seq, record.Seq);
        if (record is EntryRecord entry)
        {
            AddEntry(entry, day);
            return;
        }

        Events.Add(record);
        switch (record)
        {
            case EstateOpenedRecord opened:
                _estates[opened.Books] = true;
                Estates.Add(opened.Books);
                break;
            case AccountRecord { Kind: RecordKind.AccountOpened } opened:
                _opened.Add(opened.Account);
                NewAccounts.Add(opened.Account);
                break;
            case AccountRecord { Kind: RecordKind.AccountClosed } closed:
                ClosedAccounts.Add(closed.Account);
                break;
            case AccountRecord constrained:
                _touched.Add(constrained.Account);
                break;
            case HoldPlacedRecord placed:
                _touched.Add(placed.Account);
                NewHolds.Add(placed.Hold, placed.Account);
                break;
            case HoldResolvedRecord resolved:
                _touched.Add(resolved.Account);
                EndedHolds.Add(resolved.Hold, resolved.Account);
                break;
            case PeriodRecord period:
                _periods[(period.Books, period.Last)] = period;
                if (period.Kind == RecordKind.PeriodReopened)
                    _reopened[period.Books] = LocalDate.Min(
                        period.First.PlusDays(-1),
                        _reopened.GetValueOrDefault(period.Books, Calendar.LastDay)
                    );
                break;
            default:
                throw new InvalidOperationException($"No table for {record.GetType().Name}.");
        }
    }

    private void AddEntry(EntryRecord record, DateOnly day)
    {
        var (bookDate, valueDate) = (record.Entry.BookDate.ToDatabase(), record.Entry.ValueDate.ToDatabase());
        Entries.Add(record, bookDate, valueDate);
        var postings = record.Entry.Postings;
        for (var i = 0; i < postings.Count; i++)
        {
            var (account, amount) = (record.Accounts[i], postings[i].Amount.MinorUnits);
            var dimension = postings[i].Dimensions.IsEmpty ? 0 : _dimensions[postings[i].Dimensions];
            Postings.Add(record, i, account, postings[i].Amount, bookDate, dimension == 0 ? null : dimension);
            _touched.Add(account);
            TurnOver(new(account, 0, bookDate, valueDate, day), amount);
            if (dimension != 0)
                TurnOver(new(account, dimension, bookDate, valueDate, day), amount);
        }
    }

    private void TurnOver(TurnoverKey key, long amount)
    {
        ref var sums = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
            _turnovers,
            key,
            out _
        );
        sums = amount > 0 ? (sums.Debit + amount, sums.Credit) : (sums.Debit, sums.Credit - amount);
    }

    private void AddRequest(Accepted accepted)
    {
        var (id, records) = (accepted.Request.Id.Value, accepted.Records);
        if (records.Count == 1)
        {
            Requests.Add(id, 1, records[0].Books.No, records[0].Seq, records[0].Seq);
            return;
        }
        short leg = 0;
        foreach (var perEstate in records.GroupBy(record => record.Books.No).OrderBy(group => group.Key))
            Requests.Add(
                id,
                ++leg,
                perEstate.Key,
                perEstate.Min(record => record.Seq),
                perEstate.Max(record => record.Seq)
            );
    }

    /// <summary>What the books came to after all of the group: heads, balances, turnovers, days, periods.</summary>
    public void AddTotals()
    {
        foreach (var (estate, isNew) in _estates)
        {
            if (isNew)
                NewHeads.AddEmpty(estate); // The head moves on when its records are there, like every other.
            Heads.Add(estate);
        }
        foreach (var (estate, closedThrough) in _reopened)
            Reopened.Add(estate, closedThrough);
        foreach (var account in _opened)
            NewBalances.Add(account);
        foreach (var account in _touched)
            if (!_opened.Contains(account))
                Balances.Add(account);
        foreach (var (key, sums) in _turnovers)
            (key.Dimension == 0 ? Turnovers : DimensionTurnovers).Add(
                key.Account,
                key.Dimension,
                key.BookDate,
                key.ValueDate,
                key.RecordedOn,
                sums.Debit,
                sums.Credit
            );
        foreach (var ((estate, day), (first, last)) in _days)
            Days.Add(estate.No, day, first, last);
        foreach (var ((estate, last), record) in _periods)
            Periods.Add(estate, estate.Periods[last], record.RecordedAt);
    }
}
