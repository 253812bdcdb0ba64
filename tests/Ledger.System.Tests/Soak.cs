using System.Globalization;
using System.Security.Cryptography;
using Xunit;
using Xunit.Abstractions;

namespace Ledger.SystemTests;

/// <summary>
/// How long the long tests may take, and what they draw: set by scripts/soak. Without it each takes a few seconds.
/// </summary>
internal static class Soak
{
    public static bool IsOn => Environment.GetEnvironmentVariable("LEDGER_SOAK") is "1";

    public static int Seed { get; } =
        Number("LEDGER_SOAK_SEED") is { } given
            ? (int)(given % 1_000_000_000)
            : RandomNumberGenerator.GetInt32(1_000_000_000);

    /// <summary>A test's share of the minutes, as a moment to stop at; without a soak, now.</summary>
    public static DateTime Until(double share) =>
        IsOn ? DateTime.UtcNow.AddMinutes((Number("LEDGER_SOAK_MINUTES") ?? 30) * share) : DateTime.UtcNow;

    /// <summary>Chance that can be had again: the seed is written to the test's output.</summary>
    public static Random Draw(ITestOutputHelper output, int work = 0)
    {
        var seed = Seed + work;
        output.WriteLine($"seed {seed} (LEDGER_SOAK_SEED)");
        return new Random(seed);
    }

    private static long? Number(string variable) =>
        long.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}

/// <summary>A test that only scripts/soak runs.</summary>
internal sealed class SoakFactAttribute : FactAttribute
{
    public SoakFactAttribute() => Skip = Soak.IsOn ? null : "only in scripts/soak";
}
