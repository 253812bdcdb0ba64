using Ledger.Foundations;
using NodaTime;

namespace Ledger.Journal;

/// <summary>Whose books these are (specs/glossary.md). The kind decides the chart of accounts.</summary>
public enum EstateKind
{
    Programme,
    Trust,
    Organization,
    ImplementingFund,
    RotatingFund,
    Fiduciary,
}

/// <summary>Books of their own: a separate estate whose money is never mixed with another's.</summary>
/// <param name="Code">The name people use, unique, never changed: capital letters, digits and hyphens.</param>
/// <param name="Zone">IANA time zone: "today" is there.</param>
/// <param name="Currency">The currency in which the chart's accounts are opened; others are opened when needed.</param>
/// <param name="OpenedOn">First day on which the estate's books take an entry.</param>
public sealed record Estate(
    Id<Estate> Id,
    string Code,
    EstateKind Kind,
    string Name,
    string Zone,
    Currency Currency,
    LocalDate OpenedOn
) : IIdentified
{
    public static string IdPrefix => "es";

    public LocalDate Today(Instant now) => now.InZone(DateTimeZoneProviders.Tzdb[Zone]).Date;
}

/// <summary>The code of an estate as people write it.</summary>
public static class EstateCode
{
    public const int MaxLength = 32;

    /// <summary>Up to 32 capital letters, digits and hyphens, not beginning with a hyphen.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= MaxLength }
        && text[0] != '-'
        && text.All(c => c is '-' || char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));
}
