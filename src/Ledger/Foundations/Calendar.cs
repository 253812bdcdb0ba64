using NodaTime;

namespace Ledger.Foundations;

/// <summary>The days that any date of the books may have: beyond them a date is a slip of the pen.</summary>
public static class Calendar
{
    public static readonly LocalDate FirstDay = new(1900, 1, 1),
        LastDay = new(2199, 12, 31);

    /// <summary>Stands for "on no day yet": earlier than any day of the books.</summary>
    public static readonly LocalDate BeforeAll = FirstDay.PlusDays(-1);

    /// <summary>The finest time that the books keep, as databases do.</summary>
    public static readonly Duration Microsecond = Duration.FromTicks(10);

    /// <summary>
    /// Without what is finer than a microsecond: a moment that the books cannot keep would be sealed as another.
    /// </summary>
    public static Instant InMicroseconds(this Instant instant) =>
        Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks() / 10 * 10);

    public static bool IsDay(LocalDate date) => date >= FirstDay && date <= LastDay;
}
