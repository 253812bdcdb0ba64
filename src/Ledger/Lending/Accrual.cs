using Ledger.Foundations;
using NodaTime;

namespace Ledger.Lending;

/// <summary>Interest as it is earned, day by day.</summary>
public static class Accrual
{
    /// <summary>
    /// The interest of an instalment that is earned by the end of a day: interest × days since From ÷ days of the
    /// period, rounded down.
    /// </summary>
    /// <remarks>
    /// Nothing through From, all of it from the due date on; it never falls from one day to the next. What a grace
    /// carried to the instalment accrues with it.
    /// </remarks>
    public static Money Through(Instalment instalment, LocalDate day, DayCount dayCount) =>
        instalment.Interest with
        {
            MinorUnits = Through(instalment.Interest.MinorUnits, instalment.From, instalment.DueOn, day, dayCount),
        };

    internal static long Through(long interest, LocalDate from, LocalDate dueOn, LocalDate day, DayCount dayCount)
    {
        if (day >= dueOn)
            return interest;
        if (day <= from || dayCount.Days(from, dueOn) is not (> 0 and var days))
            return 0;
        return (long)((Int128)interest * dayCount.Days(from, day) / days);
    }
}
