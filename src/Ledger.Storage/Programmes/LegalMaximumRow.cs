using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Ledger.Storage.Programmes;

internal sealed class LegalMaximumRow
{
    public required string Country { get; init; }
    public LocalDate From { get; init; }

    /// <summary>As <see cref="Ledger.Lending.Rate"/> writes it; empty: there is no maximum.</summary>
    public required string Rate { get; init; }

    public required string Source { get; init; }
    public Guid LoadedBy { get; init; }
    public Instant LoadedAt { get; init; }
}
