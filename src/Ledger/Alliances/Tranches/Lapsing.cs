using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.Tranches;

/// <summary>
/// What a release rested on is there no longer: it goes back to waiting for its conditions, as another revision, and
/// its money is held no longer (T9).
/// </summary>
internal static class Lapsing
{
    /// <summary>
    /// What a command did, and what it did to the releases that are on their way and no longer meet their conditions.
    /// </summary>
    /// <param name="cause">Why, as the step keeps it, and as the journal says it of a hold that is freed.</param>
    public static AllianceOutcome Of(AllianceOutcome outcome, LocalDate on, CodedText cause, AllianceContext context) =>
        outcome.After.Releases.Aggregate(
            outcome,
            (so, release) =>
                Release.Lifecycle.Find(release.State, ReleaseTrigger.Lapse) is { } move
                && Conditions.Of(outcome.After, release, context.Instrument).Any(condition => !condition.IsMet)
                    ? Lapse(so, release, move, on, cause, context)
                    : so
        );

    private static AllianceOutcome Lapse(
        AllianceOutcome so,
        Release release,
        Transition<ReleaseState> move,
        LocalDate on,
        CodedText cause,
        AllianceContext context
    )
    {
        var lapsed = release.At(move, context.Now) with
        {
            Revision = release.Revision + 1,
            ReviewedBy = default,
            InstructedBy = default,
            Hold = default,
        };
        var outcome = new AllianceOutcome(
            so.After.With(lapsed),
            so.Steps.Add(
                Step.Of(
                    CaseKind.Release,
                    release.Id.Value,
                    move,
                    on,
                    reason: cause.Stored(CaseFileStep.MaxReasonLength)
                )
            ),
            so.Instructions
        );
        return release.Hold.IsEmpty
            ? outcome
            : outcome.Posting(new VoidHold(release.Hold, cause.Stored(Hold.MaxPurposeLength)));
    }
}
