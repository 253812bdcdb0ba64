using Ledger.Foundations;

namespace Ledger.Programs;

/// <summary>A public programme: who it is, where its money is kept, and how its figures are shown in dollars.</summary>
public sealed record Programme
{
    /// <summary>Code of its estate: the designated account's books.</summary>
    public required string Estate { get; init; }

    public required string Name { get; init; }

    /// <summary>ISO 3166 code: whose holidays count.</summary>
    public required string Country { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>IANA time zone: "today" is there.</summary>
    public required string Zone { get; init; }

    /// <summary>Units of the currency per US dollar, as the agreement says; null when it names none.</summary>
    public required decimal? PerDollar { get; init; }
}
