using Ledger.Alliances.ExpenseReports;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.Tranches;

/// <summary>
/// The bank returned the payment, or one of its parts: linked entries the other way on the day of the return. The
/// tranche is unpaid again and nobody earned anything (T21).
/// </summary>
/// <param name="Amount">What came back of what was paid; null: all of it. Out of transit all of it comes back.</param>
public sealed record ReturnRelease(int Number, LocalDate On, string Reference, Money? Amount = null)
    : ReleaseCommand(Number, On)
{
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Return;
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
        return release.State == ReleaseState.InTransit
            ? OutOfTransit(dossier, release, move, context)
            : OutOfEstate(dossier, release, move, context);
    }

    /// <summary>Only what was in transit comes back: what the estate received before stays there.</summary>
    private Result<AllianceOutcome> OutOfTransit(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        AllianceContext context
    )
    {
        if (Amount is { } amount && amount != release.InTransit)
            return new TrancheRefusal.AbovePaid(dossier.Name(release), amount, release.InTransit);
        var parts = ReleaseEntries.Of(dossier, release, part => part.InTransit);
        var back = dossier.Moving(
            release,
            parts,
            (part, sent) => part with { InTransit = part.InTransit - sent },
            context
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
                context,
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
                        new CodedText(
                            "entry.release_returned",
                            ("Number", Number),
                            ("Alliance", dossier.Alliance.Code)
                        ),
                        Reference
                    )
                )
            );
    }

    private Result<AllianceOutcome> OutOfEstate(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        AllianceContext context
    )
    {
        var (name, unclaimed, amount) = (dossier.Name(release), dossier.Unclaimed(release), Amount ?? release.Paid);
        if (AllianceChecks.CheckPositive("amount", amount, dossier) is { } wrong)
            return wrong;
        if (amount.MinorUnits > release.Paid.MinorUnits)
            return new TrancheRefusal.AbovePaid(name, amount, release.Paid);
        if (amount.MinorUnits > unclaimed.MinorUnits)
            return new ExpenseReportRefusal.ReleaseAccounted(name, release.Paid - unclaimed, On);
        var parts = ExpenseReportEntries.Split(dossier, release, amount, part => part.Open);
        var back = dossier.Moving(release, parts, (part, so) => part with { Paid = part.Paid - so }, context);
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
                context,
                document: Reference
            )
            .Posting(
                ReleaseEntries.BackFromEstate(
                    dossier,
                    context.Instrument.Channel,
                    On,
                    parts,
                    new CodedText("entry.release_returned", ("Number", Number), ("Alliance", dossier.Alliance.Code)),
                    new CodedText("entry.release_returned_here", ("Number", Number)),
                    Reference
                )
            );
    }
}

/// <summary>
/// A returned payment is to be tried again: its conditions are judged anew and its money is held again.
/// </summary>
public sealed record RetryRelease(int Number, LocalDate On, string Reason) : ReleaseCommand(Number, On)
{
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Retry;
    protected override Duty Duty => Duty.Release;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        AllianceContext context
    ) =>
        CheckConditions(dossier, release, context) is { } refusal
            ? refusal
            : Moved(
                    dossier,
                    release,
                    release with
                    {
                        Hold = context.IdOfInstruction<Hold>(0),
                    },
                    move,
                    context,
                    reason: Reason
                )
                .Posting(
                    new PlaceHold(
                        dossier.Alliance.Programme,
                        "1110",
                        default,
                        release.Unpaid,
                        On,
                        null,
                        new CodedText(
                            "hold.release_again",
                            ("Number", Number),
                            ("Alliance", dossier.Alliance.Code)
                        ).Stored(Hold.MaxPurposeLength)
                    )
                );
}
