using NodaTime;

namespace Ledger.Foundations;

/// <summary>The days that any date of the books may have: beyond them a date is a slip of the pen.</summary>
public static class Calendar
{
    public static readonly LocalDate FirstDay = new(1900, 1, 1), LastDay = new(2199, 12, 31);

    /// <summary>Stands for "on no day yet": earlier than any day of the books.</summary>
    public static readonly LocalDate BeforeAll = FirstDay.PlusDays(-1);

    public static bool IsDay(LocalDate date) => date >= FirstDay && date <= LastDay;
}
