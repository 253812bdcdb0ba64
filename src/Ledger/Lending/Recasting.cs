using System.Collections.Immutable;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Lending;

/// <summary>
/// One recast of what is left of a schedule; see <see cref="Prepaying"/>. All amounts are minor units, one per
/// instalment left.
/// </summary>
internal sealed class Recasting
{
    private readonly LoanTerms _terms;
    private readonly ImmutableArray<Instalment> _remaining;
    private readonly PeriodRate[] _rates;

    private readonly LocalDate _on;

    /// <summary>The rate of the first period from the day of the prepayment on.</summary>
    private readonly PeriodRate _rest;

    /// <summary>
    /// Principal that was owed at the beginning of each period, and that interest of each instalment which is its own
    /// period's.
    /// </summary>
    private readonly long[] _balances,
        _own;

    public Recasting(LoanTerms terms, ImmutableArray<Instalment> remaining, LocalDate on)
    {
        (_terms, _remaining, _on) = (terms, remaining, on);
        _rates =
        [
            .. remaining.Select(instalment =>
                PeriodRate.Of(terms.Rate, terms.DayCount, terms.DayCount.Days(instalment.From, instalment.DueOn))
            ),
        ];
        _rest = PeriodRate.Of(
            terms.Rate,
            terms.DayCount,
            terms.DayCount.Days(on > remaining[0].From ? on : remaining[0].From, remaining[0].DueOn)
        );
        _balances = BalancesOf([.. remaining.Select(instalment => instalment.Principal.MinorUnits)]);
        _own = [.. remaining.Select((instalment, k) => OwnInterest(instalment, k))];
    }

    /// <summary>
    /// Principal with the prepayment taken out of the next instalments in order, or of the last ones backwards.
    /// </summary>
    public long[] Shortened(long prepaid, bool fromTheLast)
    {
        var principal = _remaining.Select(instalment => instalment.Principal.MinorUnits).ToArray();
        for (var i = 0; i < principal.Length; i++)
        {
            var k = fromTheLast ? principal.Length - 1 - i : i;
            var taken = Math.Min(prepaid, principal[k]);
            (principal[k], prepaid) = (principal[k] - taken, prepaid - taken);
        }
        return principal;
    }

    /// <summary>
    /// The form of the terms laid over the same dates for the balance that is left; parts that were given keep their
    /// proportions.
    /// </summary>
    /// <remarks>
    /// No balance may stay above what it was agreed to be at that date: an instalment that was rounded up had run ahead
    /// of its form.
    /// </remarks>
    public long[] LaidAnew(long left)
    {
        var grace = Math.Min(
            _remaining.Count(instalment => instalment.Number <= _terms.GraceOnPrincipal),
            _remaining.Length - 1
        );
        var parts = _terms.HasParts ? PartsOf(left) : null;
        var plan = new AmortizationPlan(
            _terms,
            _remaining.Length,
            grace,
            parts is null ? Level(left, grace) : 0,
            parts
        );
        var principal = new long[_remaining.Length];
        for (var k = 0; k < principal.Length; k++)
        {
            var agreed = k + 1 < _balances.Length ? _balances[k + 1] : 0;
            principal[k] = Math.Max(plan.Part(k, left, InterestOf(k, left)), left - agreed);
            left -= principal[k];
        }
        return principal;
    }

    /// <summary>The instalments with this principal, and with the interest that its balances bear.</summary>
    public ImmutableArray<Instalment> With(long[] principal)
    {
        var (balances, interest) = (
            BalancesOf(principal),
            _remaining.Select(instalment => instalment.Interest.MinorUnits).ToArray()
        );
        if (_terms.Method == InterestMethod.Declining)
            for (var k = 0; k < interest.Length; k++)
                interest[Bearing(k)] -= Math.Min(_own[k] - InterestOf(k, balances[k]), interest[Bearing(k)]);
        var left = ImmutableArray.CreateBuilder<Instalment>(principal.Length);
        for (var k = 0; k < principal.Length; k++)
            if (principal[k] > 0 || interest[k] > 0 || IsAwaited(_remaining[k], balances[k]))
                left.Add(
                    _remaining[k] with
                    {
                        Principal = _remaining[k].Principal with { MinorUnits = principal[k] },
                        Interest = _remaining[k].Interest with { MinorUnits = interest[k] },
                    }
                );
        return left.ToImmutable();
    }

    /// <summary>
    /// An instalment without an amount stays while its period still earns interest that a later one will bear, or if
    /// nothing was ever due on it.
    /// </summary>
    private bool IsAwaited(Instalment instalment, long balance) =>
        balance > 0 && (instalment.Number <= _terms.GraceOnInterest || instalment.Total.IsZero);

    /// <summary>
    /// The interest of a period at a balance, never more than it was; of the first, what the old balance earned through
    /// the day and what the new one earns after it.
    /// </summary>
    private long InterestOf(int k, long balance)
    {
        if (_terms.Method == InterestMethod.Flat)
            return _own[k];
        if (k > 0)
            return Math.Min(_own[k], _rates[k].On(balance, _terms.InterestRounding));
        var earned = Accrual.Through(_own[0], _remaining[0].From, _remaining[0].DueOn, _on, _terms.DayCount);
        var rounded = _terms.InterestRounding.Of(earned + _rest.On(balance));
        // Rounding takes nothing away that was earned.
        return Math.Min(_own[0], rounded >= earned ? rounded : rounded + _terms.InterestRounding.Unit);
    }

    /// <summary>
    /// An instalment's interest is its own period's, but for those that a grace on interest empties and the one that it
    /// fills.
    /// </summary>
    private long OwnInterest(Instalment instalment, int k)
    {
        if (_terms.Method == InterestMethod.Flat)
            return _rates[k].On(_terms.Principal.MinorUnits, _terms.InterestRounding);
        var interest = instalment.Interest.MinorUnits;
        if (_terms.GraceOnInterest == 0 || instalment.Number > _terms.GraceOnInterest + 1)
            return interest;
        var own = _rates[k].On(_balances[k], _terms.InterestRounding);
        return instalment.Number <= _terms.GraceOnInterest ? own : Math.Min(own, interest);
    }

    /// <summary>
    /// Where the interest of a period is due: with its own instalment, or with the first after the grace.
    /// </summary>
    private int Bearing(int k)
    {
        while (k < _remaining.Length - 1 && _remaining[k].Number <= _terms.GraceOnInterest)
            k++;
        return k;
    }

    private long Level(long left, int grace)
    {
        var paying = _rates.AsSpan(grace);
        return _terms.InstalmentRounding.Of(
            (_terms.Form, _terms.Method) switch
            {
                (RepaymentForm.EqualInstalments, InterestMethod.Declining) => AmortizationPlan.Annuity(
                    left + (grace == 0 ? InterestOf(0, left) : paying[0].On(left)),
                    paying[1..]
                ),
                (RepaymentForm.EqualInstalments, InterestMethod.Flat) => (left + (decimal)_own.Skip(grace).Sum())
                    / paying.Length,
                _ => (decimal)left / paying.Length,
            }
        );
    }

    private long[] PartsOf(long left) =>
        left == 0
            ? new long[_remaining.Length]
            :
            [
                .. new Money(left, _terms.Principal.Currency)
                    .Allocate([.. _remaining.Select(instalment => instalment.Principal.MinorUnits)])
                    .Select(part => part.MinorUnits),
            ];

    private static long[] BalancesOf(long[] principal)
    {
        var (balances, balance) = (new long[principal.Length], 0L);
        for (var k = principal.Length - 1; k >= 0; k--)
            balances[k] = balance += principal[k];
        return balances;
    }
}
