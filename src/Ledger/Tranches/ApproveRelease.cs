using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Tranches;

/// <summary>
/// Somebody who must approve does so, for the revision they saw. With the last approval that the amount needs, the
/// programme's money is held; nothing is posted.
/// </summary>
public sealed record ApproveRelease(int Number, int Revision, LocalDate On) : ReleaseAct(Number, On)
{
    // Whose approval counts is judged by role and delegation, below.
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Approve;
    protected override Duty Duty => Duty.Approve;

    protected override ReleaseTrigger TriggerOn(Dossier dossier, Release release, Occasion occasion) =>
        Approving.IsLast(dossier, release.Id.Value, release.Revision, release.Amount, occasion)
            ? Trigger
            : ReleaseTrigger.Endorse;

    protected override Result<Outcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        Occasion occasion
    )
    {
        if ((NotSeen(dossier, release, Revision) ?? NotMet(dossier, release, occasion)) is { } refusal)
            return refusal;
        var approved = Approving.Give(
            dossier,
            dossier.Name(release),
            release.Id.Value,
            release.Revision,
            release.Amount,
            release.DoneIn(dossier),
            occasion
        );
        if (!approved.IsAccepted(out var given))
            return approved.Refusal!;
        var with = given.In(dossier);
        return move.To != ReleaseState.Approved
            ? Moved(with, release, release, move, occasion)
            : Moved(with, release, release with { Hold = occasion.Made<Hold>(0) }, move, occasion)
                .Posting(
                    new PlaceHold(
                        dossier.Alliance.Programme,
                        "1110",
                        default,
                        release.Unpaid,
                        On,
                        null,
                        $"Release {release.Number} of {dossier.Alliance.Code}"
                    )
                );
    }
}
