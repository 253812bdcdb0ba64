using Ledger.Alliances.Tranches;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Storage.Alliances;

namespace Ledger.Application.Queries.Alliances;

/// <summary>All conditions of a release, met or not, by the figures of now.</summary>
public sealed record ShowConditions(string Alliance, int Number) : DossierQuestion<Listing<ConditionLine>>(Alliance)
{
    private protected override Result<Listing<ConditionLine>> Tell(Inspection inspection) =>
        inspection.Dossier.FindRelease(Number) is { } release
            ? ConditionLine.All(Conditions.Of(inspection.Dossier, release, inspection.Instrument))
            : new TrancheRefusal.UnknownRelease(Alliance, Number);
}
