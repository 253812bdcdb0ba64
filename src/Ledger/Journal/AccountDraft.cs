using Ledger.Foundations;
using NodaTime;

namespace Ledger.Journal;

/// <summary>What one request would change in one account; judged net when the request is complete (law 4).</summary>
internal sealed class AccountDraft(AccountBooks account)
{
    private readonly List<(LocalDate ValueDate, DayChange Change)> _changes = new(1);

    // More than this in one request is refused in any case; stopping there keeps every sum within a long.
    private const long MaxMoved = 4 * Money.MaxBalance;

    private Int128 _moved;
    private long _debit,
        _credit;
    private LocalDate _lastBooked = Calendar.BeforeAll;
    private (LocalDate Latest, LocalDate LastBooked, List<LocalDate>? Days) _before;

    public AccountBooks Account { get; } = account;

    /// <summary>The days are judged even if nothing was taken: the constraint itself is new.</summary>
    public bool MustJudge { get; set; }

    /// <summary>What will be held when this request is done, as far as it has come.</summary>
    public long Held => Account.Held + _changes.Sum(change => change.Change.Held);

    /// <summary>A posting of the entry: debit +, credit −.</summary>
    public void Add(JournalEntry entry, long amount)
    {
        Add(entry.ValueDate, new DayChange(amount, 0));
        _lastBooked = LocalDate.Max(_lastBooked, entry.BookDate);
        if (_moved > MaxMoved)
            return;
        if (amount > 0)
            _debit += amount;
        else
            _credit -= amount;
    }

    public void Add(LocalDate valueDate, DayChange change)
    {
        _moved += Int128.Abs(change.Posted) + Int128.Abs(change.Held);
        if (_moved > MaxMoved)
            return;
        for (var i = 0; i < _changes.Count; i++)
            if (_changes[i].ValueDate == valueDate)
            {
                _changes[i] = (valueDate, _changes[i].Change + change);
                return;
            }
        _changes.Add((valueDate, change));
    }

    /// <summary>The refusal of a balance or a turnover too large to keep; null when both can be kept.</summary>
    public Refusal? BalanceFault()
    {
        Int128 posted = Account.Posted,
            held = Account.Held;
        foreach (var (_, change) in _changes)
        {
            posted += change.Posted;
            held += change.Held;
        }
        return _moved > MaxMoved || Int128.Abs(posted) > Money.MaxBalance || held > Money.MaxBalance
                ? new JournalRefusal.BalanceOutOfRange(Account.Estate.Estate.Code, Account.Key.ToString())
            : Account.Debited + (Int128)_debit > Money.MaxTurnover
            || Account.Credited + (Int128)_credit > Money.MaxTurnover
                ? new JournalRefusal.TurnoverOutOfRange(
                    Account.Estate.Estate.Code,
                    Account.Key.ToString(),
                    Account.Money(Money.MaxTurnover)
                )
            : null;
    }

    /// <summary>
    /// The first day on which less than zero would be available, how much, and the worst of all days; null when there
    /// is none.
    /// </summary>
    public Shortage? FindShortage()
    {
        if (Account.Constraint == Constraint.None)
            return null;
        var sign = Account.Sign;
        var takes = MustJudge;
        foreach (var (_, change) in _changes)
            takes |= change.Available(sign) < 0;
        if (!takes)
            return null;

        var total = Account.Available;
        foreach (var (_, change) in _changes)
            total += change.Available(sign);
        var from = MustJudge ? Calendar.FirstDay : _changes[0].ValueDate;
        foreach (var (valueDate, _) in _changes)
            from = LocalDate.Min(from, valueDate);
        if (IsLatest(from))
            return total >= 0 ? null : new Shortage(Account, from, total, -total);
        return Walk(from, total, sign);
    }

    /// <param name="keepUndo">Whether <see cref="Undo"/> may be asked for: a request by itself is not taken back any
    /// more.</param>
    public void Apply(bool keepUndo)
    {
        if (keepUndo)
            _before = (
                Account.Latest,
                Account.LastBooked,
                _changes.ConvertAll(change => change.ValueDate).FindAll(Account.Days.ContainsKey)
            );
        foreach (var (valueDate, change) in _changes)
            Account.Apply(valueDate, change);
        (Account.Debited, Account.Credited, Account.LastBooked) = (
            Account.Debited + _debit,
            Account.Credited + _credit,
            LocalDate.Max(Account.LastBooked, _lastBooked)
        );
    }

    public void Undo()
    {
        foreach (var (valueDate, change) in _changes)
        {
            Account.Apply(valueDate, -change);
            if (!_before.Days!.Contains(valueDate))
                Account.Days.Remove(valueDate);
        }
        (Account.Latest, Account.LastBooked) = (_before.Latest, _before.LastBooked);
        (Account.Debited, Account.Credited) = (Account.Debited - _debit, Account.Credited - _credit);
    }

    private bool IsLatest(LocalDate from)
    {
        if (MustJudge || from < Account.Latest)
            return false;
        foreach (var (valueDate, _) in _changes)
            if (valueDate != from)
                return false;
        return true;
    }

    /// <summary>
    /// Goes through the days from <paramref name="from"/> on; the cost is the number of distinct days.
    /// </summary>
    private Shortage? Walk(LocalDate from, long total, int sign)
    {
        if (from < Account.DaysKnownAfter)
            throw new InvalidOperationException($"The days of {Account.Key} from {from} on were not loaded.");
        var days = new SortedDictionary<LocalDate, long>();
        var later = 0L;
        foreach (
            var (day, change) in Account
                .Days.Select(pair => (pair.Key, pair.Value))
                .Concat(_changes.Select(change => (change.ValueDate, change.Change)))
        )
            if (day > from)
            {
                var gained = change.Available(sign);
                days[day] = days.GetValueOrDefault(day) + gained;
                later += gained;
            }

        var available = total - later;
        var first = available < 0 ? (from, available) : ((LocalDate, long)?)null;
        var worst = available;
        foreach (var (day, gained) in days)
        {
            available += gained;
            if (available < 0)
                first ??= (day, available);
            worst = Math.Min(worst, available);
        }
        return first is { } found ? new Shortage(Account, found.Item1, found.Item2, -worst) : null;
    }
}

/// <param name="Available">What would be available on <paramref name="Date"/>, the first day below zero.</param>
/// <param name="Short">What is missing on the worst day.</param>
internal sealed record Shortage(AccountBooks Account, LocalDate Date, long Available, long Short)
{
    public JournalRefusal.InsufficientFunds ToRefusal() =>
        new(Account.Estate.Estate.Code, Account.Key.ToString(), Date, Account.Money(Available), Account.Money(Short));
}
