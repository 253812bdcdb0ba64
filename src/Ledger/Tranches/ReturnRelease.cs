using Ledger.Access;
using Ledger.Accountabilities;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Tranches;

/// <summary>
/// The bank returned the payment, or one of its parts: linked entries the other way on the day of the return. The
/// tranche is unpaid again and nobody earned anything (T21).
/// </summary>
/// <param name="Amount">What came back of what was paid; null: all of it. Out of transit all of it comes back.</param>
public sealed record ReturnRelease(int Number, LocalDate On, string Reference, Money? Amount = null)
    : ReleaseAct(Number, On)
{
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Return;
    protected override Duty Duty => Duty.Reconcile;

    protected override Result<Outcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        Occasion occasion
    )
    {
        if (string.IsNullOrWhiteSpace(Reference))
            return new TrancheRefusal.NoBankReference(dossier.Name(release));
        return release.State == ReleaseState.InTransit
            ? OutOfTransit(dossier, release, move, occasion)
            : OutOfEstate(dossier, release, move, occasion);
    }

    /// <summary>Only what was in transit comes back: what the estate received before stays there.</summary>
    private Result<Outcome> OutOfTransit(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        Occasion occasion
    )
    {
        if (Amount is { } amount && amount != release.InTransit)
            return new TrancheRefusal.ReturnedOtherwise(dossier.Name(release), amount, release.InTransit);
        var parts = ReleaseEntries.Of(dossier, release, part => part.InTransit);
        var back = dossier.Moving(
            release,
            parts,
            (part, sent) => part with { InTransit = part.InTransit - sent },
            occasion
        );
        return Moved(
                back,
                release,
                release with
                {
                    InTransit = dossier.Nothing,
                    Hold = default,
                    InstructedBy = default,
                },
                move,
                occasion,
                document: Reference
            )
            .Posting(
                new PostEntry(
                    ReleaseEntries.InProgramme(
                        dossier,
                        On,
                        "1110",
                        "1190",
                        parts,
                        $"Release {Number} of {dossier.Alliance.Code} returned",
                        Reference
                    )
                )
            );
    }

    private Result<Outcome> OutOfEstate(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        Occasion occasion
    )
    {
        var (name, unclaimed, amount) = (dossier.Name(release), dossier.Unclaimed(release), Amount ?? release.Paid);
        if (Judging.NotPositive("amount", amount, dossier) is { } wrong)
            return wrong;
        if (amount.MinorUnits > release.Paid.MinorUnits)
            return new TrancheRefusal.ReturnedOtherwise(name, amount, release.Paid);
        if (amount.MinorUnits > unclaimed.MinorUnits)
            return new AccountabilityRefusal.ReleaseAccounted(name, release.Paid - unclaimed, On);
        var parts = AccountEntries.Split(dossier, release, amount, part => part.Open);
        var back = dossier.Moving(release, parts, (part, so) => part with { Paid = part.Paid - so }, occasion);
        return Moved(
                back,
                release,
                release with
                {
                    Paid = release.Paid - amount,
                    Hold = default,
                    InstructedBy = default,
                },
                move,
                occasion,
                document: Reference
            )
            .Posting(
                ReleaseEntries.BackFromEstate(
                    dossier,
                    occasion.Instrument.Channel,
                    On,
                    parts,
                    $"Release {Number} of {dossier.Alliance.Code} returned",
                    $"Release {Number} returned",
                    Reference
                )
            );
    }
}

/// <summary>
/// A returned payment is to be tried again: its conditions are judged anew and its money is held again.
/// </summary>
public sealed record RetryRelease(int Number, LocalDate On, string Reason) : ReleaseAct(Number, On)
{
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Retry;
    protected override Duty Duty => Duty.Release;

    protected override Result<Outcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        Occasion occasion
    ) =>
        NotMet(dossier, release, occasion) is { } refusal
            ? refusal
            : Moved(dossier, release, release with { Hold = occasion.Made<Hold>(0) }, move, occasion, reason: Reason)
                .Posting(
                    new PlaceHold(
                        dossier.Alliance.Programme,
                        "1110",
                        default,
                        release.Unpaid,
                        On,
                        null,
                        $"Release {Number} of {dossier.Alliance.Code}, again"
                    )
                );
}
