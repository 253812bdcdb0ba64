using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.Tranches;

/// <summary>Whoever reviews or approves says no, and why. The organization may ask anew.</summary>
public sealed record RejectRelease(int Number, LocalDate On, string Reason) : ReleaseCommand(Number, On)
{
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Reject;
    protected override Duty Duty => Duty.None;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        AllianceContext context
    ) =>
        string.IsNullOrWhiteSpace(Reason)
            ? new TextRefusal.Missing("reason")
            : Moved(dossier, release, release, move, context, reason: Reason)
                .Posting(new PostEntry(RequestRelease.Requested(dossier, On, -release.Unpaid, "")));
}

/// <summary>Whoever asked takes it back. What is held is free again.</summary>
public sealed record CancelRelease(int Number, LocalDate On, string Reason) : ReleaseCommand(Number, On)
{
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Cancel;
    protected override Duty Duty => Duty.None;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        AllianceContext context
    )
    {
        if (string.IsNullOrWhiteSpace(Reason))
            return new TextRefusal.Missing("reason");
        var outcome = Moved(dossier, release, release with { Hold = default }, move, context, reason: Reason)
            .Posting(new PostEntry(RequestRelease.Requested(dossier, On, -release.Unpaid, "")));
        return release.Hold.IsEmpty
            ? outcome
            : outcome.Posting(
                new VoidHold(release.Hold, new CodedText("hold.release_cancelled").Stored(Hold.MaxPurposeLength))
            );
    }
}
