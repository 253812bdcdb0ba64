using System.Collections.Immutable;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Lending;

/// <summary>
/// The rules under which a fund lends: dated data that its assembly adopts, never code. A version that was used is
/// never edited; a change is a new version.
/// </summary>
/// <remarks>
/// Read from a document by <see cref="RegulationDocument"/>, which refuses what does not hang together. Facts of the
/// shipped one: data/regulations.
/// </remarks>
public sealed record Regulation
{
    public required string Code { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }

    /// <summary>The document and section the rules come from.</summary>
    public required string Source { get; init; }

    public required LocalDate ValidFrom { get; init; }
    public required Currency Currency { get; init; }

    /// <summary>The least number of committee members who decide on a loan.</summary>
    public required int Quorum { get; init; }

    public required LendingLimits Limits { get; init; }

    /// <summary>In which order a payment goes to what is due: all five kinds, each once.</summary>
    public required ImmutableArray<DueKind> AllocationOrder { get; init; }

    /// <summary>On overdue principal.</summary>
    public required Rate ArrearsRate { get; init; }

    /// <summary>Interest is no longer booked as income once a loan is overdue for more days than these.</summary>
    public required int SuspendAccrualAfterDays { get; init; }

    /// <summary>Ascending by days.</summary>
    public required ImmutableArray<ProvisionBand> Provisions { get; init; }

    /// <summary>Ascending, without gaps; the last has no end.</summary>
    public required ImmutableArray<Bucket> Buckets { get; init; }

    public required ImmutableArray<Product> Products { get; init; }

    /// <summary>The product of this code; null when the fund has none.</summary>
    public Product? Find(string product) => Products.FirstOrDefault(known => known.Code == product);

    public override string ToString() => $"{Code} {Version}";
}

/// <summary>The most that a fund lends to one member, family or purpose.</summary>
/// <param name="PerMember">The most that one member may owe; null: no limit.</param>
/// <param name="ShareOfCapital">The most that one member may owe, as a share of the fund's capital; null: no
/// limit.</param>
public sealed record LendingLimits(Money? PerMember, Share? ShareOfCapital);
