using System.Collections.Immutable;
using NodaTime;

namespace Ledger.Lending;

/// <summary>Regular due dates.</summary>
public static class DueDates
{
    /// <summary>
    /// Every so many months on the day of the first date, or on the last day of a shorter month: 31 January, 28
    /// February, 31 March.
    /// </summary>
    /// <remarks>Each is computed from the first, never from the one before, so the day does not drift.</remarks>
    public static ImmutableArray<LocalDate> EveryMonths(LocalDate first, int count, int everyMonths = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(everyMonths, 1);
        var dates = ImmutableArray.CreateBuilder<LocalDate>(count);
        for (var i = 0; i < count; i++)
            dates.Add(first.PlusMonths(i * everyMonths));
        return dates.MoveToImmutable();
    }
}
