using NodaTime;
using NodaTime.Testing;

namespace Ledger.Testing;

/// <summary>Clocks that stand still until they are moved.</summary>
public static class Clocks
{
    public static FakeClock Still() => new(Instant.FromUtc(2026, 11, 20, 12, 0));
}
