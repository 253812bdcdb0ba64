namespace Ledger.Lending;

/// <summary>The rate of one period as a fraction: interest is balance × numerator ÷ denominator, divided once, so that an exact half is seen as one.</summary>
/// <remarks>
/// Month: m × days ÷ 30, and under actual/365 twelve of them × days ÷ 365. YearNominal: n × days ÷ 360 or 365.
/// YearEffective: (1 + i)^(days ÷ 360 or 365) − 1; under 30/360 a whole month is so the twelfth root.
/// </remarks>
internal readonly record struct PeriodRate(decimal Numerator, int Denominator)
{
    public decimal Value => Denominator == 1 ? Numerator : Numerator / Denominator;

    public static PeriodRate Of(Rate rate, DayCount dayCount, int days) => rate.Per switch
    {
        RatePer.Month when dayCount == DayCount.Thirty360 => days % 30 == 0 ? new(rate.Percent * (days / 30), 100) : new(rate.Percent * days, 3_000),
        RatePer.Month => new(rate.Percent * (12 * days), 36_500),
        RatePer.YearNominal => new(rate.Percent * days, 100 * dayCount.Basis()),
        RatePer.YearEffective => new(Growth.Of(1 + rate.Percent / 100, days, dayCount.Basis()) - 1, 1),
    };

    /// <summary>The interest on a balance, both in minor units, not rounded yet.</summary>
    public decimal On(long balance) => Denominator == 1 ? balance * Numerator : balance * Numerator / Denominator;
}
