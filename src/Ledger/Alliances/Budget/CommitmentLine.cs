using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Alliances.Budget;

/// <summary>
/// What one source pays of the programme's commitment to an alliance: releases carry it down to every payment.
/// </summary>
public sealed record CommitmentLine : IIdentified
{
    public static string IdPrefix => "cl";

    public required Id<CommitmentLine> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }
    public required int Number { get; init; }

    /// <summary>The source: the external loan, the national counterpart, …</summary>
    public required string Source { get; init; }

    /// <summary>The loan's category; empty when the source has none.</summary>
    public required string Category { get; init; }

    public required string Component { get; init; }

    /// <summary>The year of the appropriation.</summary>
    public required int Year { get; init; }

    public required Money Amount { get; init; }

    public Holder Appropriation => Funding.Appropriation;

    public Labels Dimensions => Funding.Dimensions;

    public Ledger.Programmes.Funding Funding => new(Source, Category, Component, Year);
}
