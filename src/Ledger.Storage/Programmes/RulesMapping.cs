using Ledger.Storage.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Programmes;

/// <summary>Programmes, and instruments as the documents that were loaded: added, never changed.</summary>
internal static class RulesMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ProgrammeRow>(programme =>
        {
            programme.ToTable("programme");
            programme.HasKey(p => p.Estate);
            programme.Property(p => p.Estate).IsCode(32);
            programme.Property(p => p.Name).HasMaxLength(200);
            programme.Property(p => p.Country).IsCode(2);
            programme.Property(p => p.Currency).IsCode(3);
            programme.Property(p => p.Zone).IsCode(64);
            programme.Property(p => p.PerDollar).HasPrecision(18, 8);
        });
        model.Entity<InstrumentRow>(instrument =>
        {
            instrument.ToTable("instrument");
            instrument.HasKey(i => new { i.Code, i.Version });
            instrument.Property(i => i.Code).IsCode(60);
            instrument.Property(i => i.Version).ValueGeneratedNever();
        });
        model.Entity<DelegationRow>(delegation =>
        {
            delegation.ToTable("delegation");
            delegation.HasKey(d => d.Id);
            delegation.Property(d => d.Id).ValueGeneratedNever();
            delegation.HasIndex(d => new { d.Taker, d.Through });
            delegation.Property(d => d.Currency).IsCode(3);
        });
    }
}

internal sealed class ProgrammeRow
{
    public required string Estate { get; init; }
    public required string Name { get; init; }
    public required string Country { get; init; }
    public required string Currency { get; init; }
    public required string Zone { get; init; }
    public decimal? PerDollar { get; init; }
}

internal sealed class InstrumentRow : DocumentRow;

internal sealed class DelegationRow
{
    public Guid Id { get; init; }
    public Guid Giver { get; init; }
    public Guid Taker { get; init; }
    public short Role { get; init; }
    public LocalDate From { get; init; }
    public LocalDate Through { get; init; }

    /// <summary>Up to this amount, in minor units; null: whatever the giver may approve.</summary>
    public long? MaxAmount { get; init; }

    public required string Currency { get; init; }
    public Instant GivenAt { get; init; }

    /// <summary>Null while it stands.</summary>
    public Instant? WithdrawnAt { get; init; }
}
