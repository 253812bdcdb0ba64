using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances.Tranches;

/// <summary>
/// The bank is instructed to pay. The conditions are judged once more: families, credit or accounts may have changed
/// since the approval.
/// </summary>
public sealed record InstructRelease(int Number, LocalDate On, string Document) : ReleaseCommand(Number, On)
{
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Instruct;
    protected override Duty Duty => Duty.Release;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        AllianceContext context
    ) =>
        CheckConditions(dossier, release, context) is { } refusal
            ? refusal
            : Moved(dossier, release, release with { InstructedBy = context.By.Id }, move, context, document: Document);
}

/// <summary>The bank did not take the instruction: it can be given again; the money stays held.</summary>
public sealed record BounceRelease(int Number, LocalDate On, string Reason) : ReleaseCommand(Number, On)
{
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Bounce;
    protected override Duty Duty => Duty.Reconcile;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        AllianceContext context
    ) =>
        string.IsNullOrWhiteSpace(Reason)
            ? new TextRefusal.Missing("reason")
            : Moved(dossier, release, release with { InstructedBy = default }, move, context, reason: Reason);
}
