using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Ledger.Storage.Programmes;

/// <summary>Whose a regulation's code is, from its first version on.</summary>
internal sealed class RegulationCodeRow
{
    public required string Code { get; init; }

    /// <summary>Code of the organization; empty: the programme office's.</summary>
    public required string Owner { get; init; }
}
