using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Alliances;
using NodaTime;

namespace Ledger.Application.Queries.Alliances;

/// <summary>A release and all that happened to it.</summary>
/// <param name="MissingApprovals">The roles whose approval is missing.</param>
/// <param name="Hold">On the programme's account; null when nothing is held.</param>
/// <param name="On">The day for which it is asked.</param>
/// <param name="InTransit">Debited by the bank and not yet credited.</param>
/// <param name="Accounted">What of it was accounted for and accepted.</param>
/// <param name="UnmetConditions">Those that must be met before the money leaves and are not.</param>
public sealed record ReleaseView(
    string Alliance,
    int Number,
    Money Amount,
    ReleaseState State,
    IReadOnlyList<Role> MissingApprovals,
    LocalDate On,
    int Revision,
    Money Paid,
    Money InTransit,
    Money Accounted,
    Id<Hold>? Hold,
    Instant Since,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] Id<Release> Id,
    Listing<ConditionLine> UnmetConditions,
    Listing<StepLine> Steps,
    Listing<EntryLine> Entries
);

/// <summary>One release: what is missing before its money leaves, and who did what.</summary>
public sealed record ShowRelease(string Alliance, int Number) : CaseFileQuestion<ReleaseView>(Alliance, Number)
{
    private protected override Guid? FileIn(Dossier dossier) => dossier.FindRelease(Number)?.Id.Value;

    private protected override Refusal Unknown() => new TrancheRefusal.UnknownRelease(Alliance, Number);

    private protected override ReleaseView Tell(Inspection inspection, ToldLife life)
    {
        var release = inspection.Dossier.FindRelease(Number)!;
        var needs = PaymentRequirements.Of(inspection.Dossier, release, inspection.Instrument);
        return new ReleaseView(
            Alliance,
            Number,
            release.Amount,
            release.State,
            needs.Approvals,
            release.On,
            release.Revision,
            release.Paid,
            release.InTransit,
            release.Accounted,
            release.Hold.OrNull(),
            release.Since,
            release.Amount.Currency,
            release.Id,
            ConditionLine.All(needs.Unmet),
            life.Steps,
            life.Entries
        );
    }
}
