using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.Tranches;

/// <summary>
/// Somebody who must approve does so, for the revision they saw. With the last approval that the amount needs, the
/// programme's money is held; nothing is posted.
/// </summary>
public sealed record ApproveRelease(int Number, int Revision, LocalDate On) : ReleaseCommand(Number, On)
{
    // Whose approval counts is judged by role and delegation, below.
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Approve;
    protected override Duty Duty => Duty.Approve;

    protected override ReleaseTrigger TriggerOn(Dossier dossier, Release release, AllianceContext context) =>
        Approving.IsLast(dossier, release.Id.Value, release.Revision, release.Amount, context)
            ? Trigger
            : ReleaseTrigger.ApprovePartially;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        AllianceContext context
    )
    {
        if ((CheckRevision(dossier, release, Revision) ?? CheckConditions(dossier, release, context)) is { } refusal)
            return refusal;
        var approved = Approving.Give(
            dossier,
            dossier.Name(release),
            release.Id.Value,
            release.Revision,
            release.Amount,
            release.DoneIn(dossier),
            context
        );
        if (!approved.IsAccepted(out var given))
            return approved.Refusal!;
        var with = given.In(dossier);
        return move.To != ReleaseState.Approved
            ? Moved(with, release, release, move, context)
            : Moved(with, release, release with { Hold = context.IdOfInstruction<Hold>(0) }, move, context)
                .Posting(
                    new PlaceHold(
                        dossier.Alliance.Programme,
                        "1110",
                        default,
                        release.Unpaid,
                        On,
                        null,
                        new CodedText(
                            "entry.release",
                            ("Number", release.Number),
                            ("Alliance", dossier.Alliance.Code)
                        ).Stored(Hold.MaxPurposeLength)
                    )
                );
    }
}
