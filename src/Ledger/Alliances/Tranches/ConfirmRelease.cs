using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.Tranches;

/// <summary>
/// The bank paid: the programme's account is debited and the estate's credited on one day, for the whole or a part of
/// the instruction.
/// </summary>
/// <param name="Amount">What the bank paid; less than the instruction leaves the rest instructed.</param>
/// <param name="Reference">The reference on the bank statement.</param>
public sealed record ConfirmRelease(int Number, Money Amount, LocalDate On, string Reference)
    : ReleaseCommand(Number, On)
{
    /// <summary>From transit it is the credit that was missing.</summary>
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Pay;
    protected override Duty Duty => Duty.Reconcile;

    protected override ReleaseTrigger TriggerOn(Dossier dossier, Release release, AllianceContext context) =>
        release.State == ReleaseState.Instructed && Amount.MinorUnits < release.Unpaid.MinorUnits
            ? ReleaseTrigger.PayInPart
            : Trigger;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        AllianceContext context
    )
    {
        var (name, channel) = (dossier.Name(release), context.Instrument.Channel);
        if (AllianceChecks.CheckPositive("amount", Amount, dossier) is { } wrong)
            return wrong;
        if (string.IsNullOrWhiteSpace(Reference))
            return new TrancheRefusal.NoBankReference(name);
        var inTransit = release.State == ReleaseState.InTransit;
        if (Amount.MinorUnits > release.Unpaid.MinorUnits || inTransit && Amount != release.InTransit)
            return new TrancheRefusal.AboveUnpaid(name, Amount, inTransit ? release.InTransit : release.Unpaid);

        var parts = inTransit
            ? ReleaseEntries.Of(dossier, release, part => part.InTransit)
            : ReleaseEntries.Split(dossier, Amount);
        var rest = release.Unpaid - Amount;
        var after = release with
        {
            Paid = release.Paid + Amount,
            InTransit = dossier.Nothing,
            Hold = rest.IsZero ? default : context.IdOfInstruction<Hold>(2),
        };
        var (narrative, estate) = (
            new CodedText("entry.release", ("Number", Number), ("Alliance", dossier.Alliance.Code)),
            new CodedText("entry.release_received", ("Number", Number))
        );
        var received = new PostEntry(
            ReleaseEntries.InEstate(dossier, channel, On, parts, back: false, estate, Reference)
        );
        if (inTransit)
            return Moved(
                    dossier.Moving(
                        release,
                        parts,
                        (part, sent) => part with { InTransit = part.InTransit - sent, Paid = part.Paid + sent },
                        context
                    ),
                    release,
                    after,
                    move,
                    context,
                    document: Reference
                )
                .Posting(
                    new PostEntry(ReleaseEntries.InProgramme(dossier, On, "1310", "1190", parts, narrative, Reference)),
                    received
                );

        var paid = Moved(
                dossier.Moving(release, parts, (part, paid) => part with { Paid = part.Paid + paid }, context),
                release,
                after,
                move,
                context,
                Reference
            )
            .Posting(
                new PostHold(
                    release.Hold,
                    ReleaseEntries.InProgramme(dossier, On, "1310", "1110", parts, narrative, Reference)
                ),
                received
            );
        return rest.IsZero
            ? paid
            : paid.Posting(
                new PlaceHold(
                    dossier.Alliance.Programme,
                    "1110",
                    default,
                    rest,
                    On,
                    null,
                    new CodedText("hold.release_rest", ("Number", Number), ("Alliance", dossier.Alliance.Code)).Stored(
                        Hold.MaxPurposeLength
                    )
                )
            );
    }
}

/// <summary>
/// The bank debited the programme's account and the estate's is not credited yet: the money is in transit (1190/1110).
/// </summary>
public sealed record DebitRelease(int Number, LocalDate On, string Reference) : ReleaseCommand(Number, On)
{
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Debit;
    protected override Duty Duty => Duty.Reconcile;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        AllianceContext context
    )
    {
        if (string.IsNullOrWhiteSpace(Reference))
            return new TrancheRefusal.NoBankReference(dossier.Name(release));
        var parts = ReleaseEntries.Split(dossier, release.Unpaid);
        return Moved(
                dossier.Moving(release, parts, (part, sent) => part with { InTransit = sent }, context),
                release,
                release with
                {
                    InTransit = release.Unpaid,
                    Hold = default,
                },
                move,
                context,
                document: Reference
            )
            .Posting(
                new PostHold(
                    release.Hold,
                    ReleaseEntries.InProgramme(
                        dossier,
                        On,
                        "1190",
                        "1110",
                        parts,
                        new CodedText(
                            "entry.release_in_transit",
                            ("Number", Number),
                            ("Alliance", dossier.Alliance.Code)
                        ),
                        Reference
                    )
                )
            );
    }
}
