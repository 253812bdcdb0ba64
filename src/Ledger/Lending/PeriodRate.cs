using NodaTime;

namespace Ledger.Lending;

/// <summary>
/// The rate of one period as a fraction: interest is balance × numerator ÷ denominator, divided once, so that an exact
/// half is seen as one.
/// </summary>
/// <remarks>
/// Month: m × days ÷ 30, and under actual/365 twelve of them × days ÷ 365. YearNominal: n × days ÷ 360 or 365.
/// YearEffective: (1 + i)^(days ÷ 360 or 365) − 1; under 30/360 a whole month is so the twelfth root.
/// A rate as it is agreed makes a fraction of whole numbers, of which no digit is cut off; an effective one's growth is
/// a decimal of 28 digits.
/// </remarks>
internal readonly struct PeriodRate
{
    /// <summary>One, in 2^63rds: a unit less, so that it is a long.</summary>
    public const long One = long.MaxValue;

    /// <summary>
    /// Beyond these a product may leave a long: such fractions are decimals. No rate that can be read is
    /// (<see cref="Rate.Parse"/>), and no period of less than two centuries.
    /// </summary>
    private const int MaxPercent = 10_000,
        MaxTimes = 1_000_000;

    private const long MaxThousandths = 9_000_000_000_000_000_000;

    /// <summary>The numerator where it is no whole number; the other one is -1 then.</summary>
    private readonly decimal _decimal;

    private readonly long _numerator,
        _denominator;

    private PeriodRate(decimal numerator, int denominator)
    {
        (_decimal, _numerator, _denominator) = (numerator, -1, denominator);
        var value = Value;
        Discount = (long)(One / (1 + value));
        CeilingThousandths = value < MaxThousandths / 1_000 ? (long)(value * 1_000) + 1 : MaxThousandths;
    }

    private PeriodRate(long numerator, long denominator)
    {
        (_numerator, _denominator) = (numerator, denominator);
        Discount = (long)((Int128)One * denominator / (denominator + numerator));
        CeilingThousandths = numerator / (denominator / 1_000) + 1;
    }

    /// <summary>The interest on one unit of money, to 28 digits.</summary>
    public decimal Value => (IsWhole ? _numerator : _decimal) / _denominator;

    /// <summary>1 ÷ (1 + rate) in 2^63rds, cut off: less than two of them from it.</summary>
    public long Discount { get; }

    /// <summary>The rate in thousandths, or somewhat more.</summary>
    public long CeilingThousandths { get; }

    private bool IsWhole => _numerator >= 0;

    public static PeriodRate Of(Rate rate, DayCount dayCount, int days) =>
        rate.Per switch
        {
            RatePer.Month when dayCount == DayCount.Thirty360 => Of(rate.Percent, days, 3_000),
            RatePer.Month => Of(rate.Percent, 12 * days, 36_500),
            RatePer.YearNominal => Of(rate.Percent, days, 100 * dayCount.Basis()),
            RatePer.YearEffective => new(DecimalPower.Of(1 + rate.Percent / 100, days, dayCount.Basis()) - 1, 1),
        };

    /// <summary>
    /// The rates of consecutive periods. Periods of as many days share one, which is most of the work of a monthly
    /// loan: months have three or four lengths.
    /// </summary>
    public static void Fill(Span<PeriodRate> rates, LoanTerms terms, ReadOnlySpan<LocalDate> dueDates, LocalDate from)
    {
        const int Lengths = 4;
        Span<int> known = stackalloc int[Lengths],
            first = stackalloc int[Lengths];
        var count = 0;
        for (var k = 0; k < rates.Length; k++)
        {
            var days = terms.DayCount.Days(from, dueDates[k]);
            from = dueDates[k];
            var at = known[..Math.Min(count, Lengths)].IndexOf(days);
            if (at >= 0)
            {
                rates[k] = rates[first[at]];
                continue;
            }
            rates[k] = Of(terms.Rate, terms.DayCount, days);
            (known[count % Lengths], first[count % Lengths]) = (days, k);
            count++;
        }
    }

    /// <summary>The interest on a balance, both in minor units, not rounded yet.</summary>
    public decimal On(long balance) => balance * (IsWhole ? _numerator : _decimal) / _denominator;

    /// <summary>The same, rounded.</summary>
    public long On(long balance, Rounding rounding) =>
        IsWhole ? rounding.Of((Int128)balance * _numerator, _denominator) : rounding.Of(On(balance));

    private static PeriodRate Of(decimal percent, int times, int divisor)
    {
        if (percent is < 0 or > MaxPercent || times > MaxTimes || percent.Scale > Rate.MaxDecimals)
            return new(percent * times, divisor);
        var power = 1L;
        for (var decimals = percent.Scale; decimals > 0; decimals--)
            power *= 10;
        return new((long)(percent * power) * times, divisor * power);
    }
}
