using System.Globalization;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace Ledger.Testing;

/// <summary>
/// A property of the ledger. What does not hold is printed with its seed, and told again with
/// <c>LEDGER_SEED="seed,gamma"</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LawAttribute : PropertyAttribute
{
    public LawAttribute()
    {
        QuietOnSuccess = true;
        if (Environment.GetEnvironmentVariable("LEDGER_SEED") is { Length: > 0 } seed)
            Replay = $"({seed.Trim('(', ')', ' ')})";
    }
}

/// <summary>Seeds of generated stories.</summary>
public static class Seeds
{
    /// <summary>The seed that LEDGER_SEED names, as FsCheck prints it; null for none.</summary>
    public static (ulong First, ulong Gamma)? Given =>
        Environment.GetEnvironmentVariable("LEDGER_SEED") is { Length: > 0 } seed
        && seed.Trim('(', ')', ' ').Split(',') is [var first, var gamma, ..]
            ? (ulong.Parse(first, CultureInfo.InvariantCulture), ulong.Parse(gamma, CultureInfo.InvariantCulture))
            : null;

    /// <summary>So many stories, or the one whose seed is given. A failure prints its seed.</summary>
    public static Config Many(int tests)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(tests);
        return Given is { } seed ? config.WithReplay(seed.First, seed.Gamma) : config;
    }
}
