using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Tranches;

/// <summary>The bank returned the payment: linked entries the other way on the day of the return. The tranche is unpaid again and nobody earned anything (T21).</summary>
public sealed record ReturnRelease(int Number, LocalDate On, string Reference) : ReleaseAct(Number, On)
{
    public override Permission Permission => Permission.Reconcile;
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Return;
    protected override Duty Duty => Duty.Reconcile;

    protected override Result<Outcome> Do(Dossier dossier, Release release, Occasion occasion)
    {
        if (string.IsNullOrWhiteSpace(Reference)) return new TrancheRefusal.NoBankReference(dossier.Name(release));
        // From transit only what was in transit comes back: what the estate received before stays there.
        var inTransit = release.State == ReleaseState.InTransit;
        var parts = ReleaseEntries.Of(dossier, release, part => inTransit ? part.InTransit : part.Paid);
        var back = dossier.Moving(release, parts, (part, amount) => inTransit ? part with { InTransit = part.InTransit - amount } : part with { Paid = part.Paid - amount }, occasion);
        var after = release with { Paid = inTransit ? release.Paid : dossier.Nothing, InTransit = dossier.Nothing, Hold = default, InstructedBy = default };
        var (narrative, from) = ($"Release {Number} of {dossier.Alliance.Code} returned", inTransit ? "1190" : "1310");
        var outcome = Moved(back, release, after, occasion, document: Reference)
            .Posting(new PostEntry(ReleaseEntries.InProgramme(dossier, On, "1110", from, parts, narrative, Reference)));
        return inTransit ? outcome
            : outcome.Posting(new PostEntry(ReleaseEntries.InEstate(dossier, occasion.Instrument.Channel, On, parts, back: true, $"Release {Number} returned", Reference)));
    }
}

/// <summary>A returned payment is to be tried again: its conditions are judged anew and its money is held again.</summary>
public sealed record RetryRelease(int Number, LocalDate On, string Reason) : ReleaseAct(Number, On)
{
    public override Permission Permission => Permission.Release;
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Retry;
    protected override Duty Duty => Duty.Release;

    protected override Result<Outcome> Do(Dossier dossier, Release release, Occasion occasion) =>
        NotMet(dossier, release, occasion) is { } refusal ? refusal
            : Moved(dossier, release, release with { Hold = occasion.Made<Hold>(0) }, occasion, reason: Reason)
                .Posting(new PlaceHold(dossier.Alliance.Programme, "1110", default, release.Unpaid, On, null, $"Release {Number} of {dossier.Alliance.Code}, again"));
}
