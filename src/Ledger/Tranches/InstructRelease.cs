using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Tranches;

/// <summary>
/// The bank is instructed to pay. The conditions are judged once more: families, credit or accounts may have changed
/// since the approval.
/// </summary>
public sealed record InstructRelease(int Number, LocalDate On, string Document) : ReleaseAct(Number, On)
{
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Instruct;
    protected override Duty Duty => Duty.Release;

    protected override Result<Outcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        Occasion occasion
    ) =>
        NotMet(dossier, release, occasion) is { } refusal
            ? refusal
            : Moved(
                dossier,
                release,
                release with
                {
                    InstructedBy = occasion.By.Id,
                },
                move,
                occasion,
                document: Document
            );
}

/// <summary>The bank did not take the instruction: it can be given again; the money stays held.</summary>
public sealed record BounceRelease(int Number, LocalDate On, string Reason) : ReleaseAct(Number, On)
{
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Bounce;
    protected override Duty Duty => Duty.Reconcile;

    protected override Result<Outcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        Occasion occasion
    ) =>
        string.IsNullOrWhiteSpace(Reason)
            ? new TextRefusal.Missing("reason")
            : Moved(dossier, release, release with { InstructedBy = default }, move, occasion, reason: Reason);
}
