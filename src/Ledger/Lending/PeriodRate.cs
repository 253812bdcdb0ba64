using NodaTime;

namespace Ledger.Lending;

/// <summary>The rate of one period as a fraction: interest is balance × numerator ÷ denominator, divided once, so that an exact half is seen as one.</summary>
/// <remarks>
/// Month: m × days ÷ 30, and under actual/365 twelve of them × days ÷ 365. YearNominal: n × days ÷ 360 or 365.
/// YearEffective: (1 + i)^(days ÷ 360 or 365) − 1; under 30/360 a whole month is so the twelfth root.
/// </remarks>
internal readonly struct PeriodRate
{
    private readonly decimal _numerator;
    private readonly int _denominator;

    private PeriodRate(decimal numerator, int denominator)
    {
        Value = numerator / denominator;
        // Where the quotient is exact there is nothing left to divide.
        (_numerator, _denominator) = Value * denominator == numerator ? (Value, 1) : (numerator, denominator);
    }

    /// <summary>The interest on one unit of money, to 28 digits.</summary>
    public decimal Value { get; }

    public static PeriodRate Of(Rate rate, DayCount dayCount, int days) => rate.Per switch
    {
        RatePer.Month when dayCount == DayCount.Thirty360 => new(rate.Percent * days, 3_000),
        RatePer.Month => new(rate.Percent * (12 * days), 36_500),
        RatePer.YearNominal => new(rate.Percent * days, 100 * dayCount.Basis()),
        RatePer.YearEffective => new(Growth.Of(1 + rate.Percent / 100, days, dayCount.Basis()) - 1, 1),
    };

    /// <summary>The rates of consecutive periods. Periods of as many days share one, which is most of the work of a monthly loan: months have three or four lengths.</summary>
    public static void Fill(Span<PeriodRate> rates, LoanTerms terms, ReadOnlySpan<LocalDate> dueDates, LocalDate from)
    {
        const int Lengths = 4;
        Span<int> known = stackalloc int[Lengths], first = stackalloc int[Lengths];
        var count = 0;
        for (var k = 0; k < rates.Length; k++)
        {
            var days = terms.DayCount.Days(from, dueDates[k]);
            from = dueDates[k];
            var at = known[..Math.Min(count, Lengths)].IndexOf(days);
            if (at >= 0) { rates[k] = rates[first[at]]; continue; }
            rates[k] = Of(terms.Rate, terms.DayCount, days);
            (known[count % Lengths], first[count % Lengths]) = (days, k);
            count++;
        }
    }

    /// <summary>The interest on a balance, both in minor units, not rounded yet.</summary>
    public decimal On(long balance) => _denominator == 1 ? balance * _numerator : balance * _numerator / _denominator;
}
