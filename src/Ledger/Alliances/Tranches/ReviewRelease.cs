using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances.Tranches;

/// <summary>
/// The fiduciary's maker has checked the file: every condition is met, and it goes to those who approve.
/// </summary>
/// <param name="Revision">The revision that was checked.</param>
public sealed record ReviewRelease(int Number, int Revision, LocalDate On) : ReleaseCommand(Number, On)
{
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Review;
    protected override Duty Duty => Duty.Review;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        AllianceContext context
    ) =>
        (CheckRevision(dossier, release, Revision) ?? CheckConditions(dossier, release, context)) is { } refusal
            ? refusal
            : Moved(dossier, release, release with { ReviewedBy = context.By.Id }, move, context);
}
