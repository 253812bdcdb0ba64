using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.Works;

/// <summary>A command on one payment to a contractor.</summary>
public abstract record WorksPaymentCommand(int Number, LocalDate On)
    : CaseFileCommand<WorksPayment, WorksPaymentState, WorksPaymentTrigger>(Number, On)
{
    protected static SubprojectWorks WorksOf(Dossier dossier, WorksPayment payment) =>
        dossier.Works.Single(works => works.Id == payment.Works);

    protected static Refusal? NotShown(Dossier dossier, WorksPayment payment, string reference) =>
        string.IsNullOrWhiteSpace(reference)
            ? new WorksRefusal.NoBankReference(payment.NameIn(dossier))
            : Checks.CheckText("reference", reference, CaseFileStep.MaxDocumentLength);

    /// <summary>Why an advance may not go any further; null for what the contractor is owed.</summary>
    protected static Refusal? TooLarge(Dossier dossier, WorksPayment payment, AllianceContext context) =>
        payment.Kind == WorksPaymentKind.Advance
            ? AdvanceWorks.TooLarge(dossier, WorksOf(dossier, payment), payment.Amount, payment.Number, context)
            : null;
}

/// <summary>
/// Somebody who must approve what the contractor gets does so, as for a payment order: by amount, each another person,
/// none of them a certifier. With the last approval its money is held.
/// </summary>
public sealed record ApproveWorks(int Number, LocalDate On) : WorksPaymentCommand(Number, On)
{
    // Whose approval counts is judged by role and delegation.
    protected override WorksPaymentTrigger Trigger => WorksPaymentTrigger.Approve;
    protected override Duty Duty => Duty.Approve;

    protected override WorksPaymentTrigger TriggerOn(Dossier dossier, WorksPayment payment, AllianceContext context) =>
        Approving.IsLast(dossier, payment.Id.Value, WorksPayment.Revision, payment.Amount, context)
            ? Trigger
            : WorksPaymentTrigger.ApprovePartially;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        WorksPayment payment,
        Transition<WorksPaymentState> move,
        AllianceContext context
    )
    {
        if ((AllianceChecks.CheckExecuting(dossier) ?? TooLarge(dossier, payment, context)) is { } refusal)
            return refusal;
        var approved = Approving.Give(
            dossier,
            payment.NameIn(dossier),
            payment.Id.Value,
            WorksPayment.Revision,
            payment.Amount,
            payment.DoneIn(dossier),
            context
        );
        if (!approved.IsAccepted(out var given))
            return approved.Refusal!;
        return move.To != WorksPaymentState.Approved
            ? Moved(given.In(dossier), payment, payment, move, context)
            : Moved(given.In(dossier), payment, payment with { Hold = context.IdOfInstruction<Hold>(0) }, move, context)
                .Posting(WorksEntries.Hold(dossier, payment, On));
    }
}

/// <summary>The bank is instructed to pay the contractor.</summary>
public sealed record InstructWorks(int Number, LocalDate On, string Document) : WorksPaymentCommand(Number, On)
{
    protected override WorksPaymentTrigger Trigger => WorksPaymentTrigger.Instruct;
    protected override Duty Duty => Duty.Release;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        WorksPayment payment,
        Transition<WorksPaymentState> move,
        AllianceContext context
    ) =>
        (
            AllianceChecks.CheckPaying(dossier)
            ?? TooLarge(dossier, payment, context)
            ?? Checks.CheckText("document", Document, CaseFileStep.MaxDocumentLength)
        )
            is { } refusal
            ? refusal
            : Moved(dossier, payment, payment with { InstructedBy = context.By.Id }, move, context, document: Document);
}

/// <summary>The bank paid the contractor, out of the hold: 1330, 2110 or 2130 / 1110.</summary>
/// <param name="Reference">The reference on the bank statement.</param>
public sealed record ConfirmWorks(int Number, LocalDate On, string Reference) : WorksPaymentCommand(Number, On)
{
    protected override WorksPaymentTrigger Trigger => WorksPaymentTrigger.Pay;
    protected override Duty Duty => Duty.Reconcile;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        WorksPayment payment,
        Transition<WorksPaymentState> move,
        AllianceContext context
    )
    {
        if (NotShown(dossier, payment, Reference) is { } refusal)
            return refusal;
        var works = WorksOf(dossier, payment);
        return Moved(
                dossier.With(works.Having(payment, payment.Amount)),
                payment,
                payment with
                {
                    Hold = default,
                },
                move,
                context,
                document: Reference
            )
            .Posting(new PostHold(payment.Hold, WorksEntries.Paid(dossier, works, payment, On, Reference)));
    }
}

/// <summary>
/// The bank returned the payment, or did not take the instruction: the money is in the collection account and the
/// contractor has it still to come (T21). What was approved stays approved.
/// </summary>
/// <param name="Reference">The reference on the bank statement.</param>
public sealed record ReturnWorks(int Number, LocalDate On, string Reference) : WorksPaymentCommand(Number, On)
{
    protected override WorksPaymentTrigger Trigger => WorksPaymentTrigger.Return;
    protected override Duty Duty => Duty.Reconcile;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        WorksPayment payment,
        Transition<WorksPaymentState> move,
        AllianceContext context
    )
    {
        if (NotShown(dossier, payment, Reference) is { } refusal)
            return refusal;
        var (works, returned) = (WorksOf(dossier, payment), payment with { Hold = default, InstructedBy = default });
        if (payment.State == WorksPaymentState.Instructed)
            return Moved(dossier, payment, returned, move, context, document: Reference)
                .Posting(
                    new VoidHold(
                        payment.Hold,
                        new CodedText("hold.works_payment_not_taken", ("Number", Number)).Stored(Hold.MaxPurposeLength)
                    )
                );
        if (payment.Kind == WorksPaymentKind.Advance && payment.Amount.MinorUnits > works.AdvanceLeft.MinorUnits)
            return new WorksRefusal.AdvanceUsed(payment.NameIn(dossier), payment.Amount, works.AdvanceLeft);
        return Moved(
                dossier.With(works.Having(payment, -payment.Amount)),
                payment,
                returned,
                move,
                context,
                document: Reference
            )
            .Posting(new PostEntry(WorksEntries.Returned(dossier, works, payment, On, Reference)));
    }
}

/// <summary>A returned payment is to be tried again: its money is held again.</summary>
public sealed record RetryWorks(int Number, LocalDate On, string Reason) : WorksPaymentCommand(Number, On)
{
    protected override WorksPaymentTrigger Trigger => WorksPaymentTrigger.Retry;
    protected override Duty Duty => Duty.Release;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        WorksPayment payment,
        Transition<WorksPaymentState> move,
        AllianceContext context
    ) =>
        (
            AllianceChecks.CheckPaying(dossier)
            ?? TooLarge(dossier, payment, context)
            ?? Checks.CheckText("reason", Reason, CaseFileStep.MaxReasonLength, required: true)
        )
            is { } refusal
            ? refusal
            : Moved(
                    dossier,
                    payment,
                    payment with
                    {
                        Hold = context.IdOfInstruction<Hold>(0),
                    },
                    move,
                    context,
                    reason: Reason
                )
                .Posting(WorksEntries.Hold(dossier, payment, On));
}

/// <summary>
/// An advance is not wanted any more. What works were certified for, and what was kept back of it, the contractor is
/// owed.
/// </summary>
public sealed record CancelWorks(int Number, LocalDate On, string Reason) : WorksPaymentCommand(Number, On)
{
    protected override WorksPaymentTrigger Trigger => WorksPaymentTrigger.Cancel;
    protected override Duty Duty => Duty.None;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        WorksPayment payment,
        Transition<WorksPaymentState> move,
        AllianceContext context
    )
    {
        if (Checks.CheckText("reason", Reason, CaseFileStep.MaxReasonLength, required: true) is { } refusal)
            return refusal;
        if (payment.Kind != WorksPaymentKind.Advance)
            return new WorksRefusal.PaymentOwed(payment.NameIn(dossier), payment.Amount);
        var cancelled = Moved(dossier, payment, payment with { Hold = default }, move, context, reason: Reason);
        return payment.Hold.IsEmpty
            ? cancelled
            : cancelled.Posting(
                new VoidHold(
                    payment.Hold,
                    new CodedText("hold.works_payment_cancelled", ("Number", Number)).Stored(Hold.MaxPurposeLength)
                )
            );
    }
}
