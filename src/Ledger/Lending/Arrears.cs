using Ledger.Foundations;

namespace Ledger.Lending;

/// <summary>Interest for paying late.</summary>
public static class Arrears
{
    private const long Scale = 100_000_000;

    /// <summary>
    /// Simple interest on overdue principal: minor units × days × nominal rate of a year ÷ 365, rounded down to the
    /// minor unit.
    /// </summary>
    /// <param name="overdueMinorDays">The sum, over all days, of the overdue principal of that day in minor units. It
    /// grows exactly, so what is owed does not depend on how often it is asked.</param>
    /// <param name="arrearsRate">Twelve times a month's; an effective one as <see cref="Rate.NominalYearPercent"/>; cut
    /// to eight decimals of a percent.</param>
    public static Money Interest(Int128 overdueMinorDays, Rate arrearsRate, Currency currency)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(overdueMinorDays, Int128.Zero);
        var nominal = (long)(arrearsRate.NominalYearPercent * Scale);
        return new Money((long)(overdueMinorDays * nominal / ((Int128)36_500 * Scale)), currency);
    }
}
