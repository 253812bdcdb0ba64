using Ledger.Alliances.Budget;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.PaymentOrders;

/// <summary>A command on one payment order.</summary>
public abstract record PaymentOrderCommand(int Number, LocalDate On)
    : CaseFileCommand<PaymentOrder, OrderState, OrderTrigger>(Number, On)
{
    /// <summary>Whoever decides says which revision they saw; another one is not decided.</summary>
    protected static Refusal? CheckRevision(Dossier dossier, PaymentOrder order, int seen) =>
        seen == order.Revision
            ? null
            : new TrancheRefusal.ChangedSince(
                order.NameIn(dossier),
                seen,
                order.Revision,
                new("changed.release", ("Amount", order.Gross), ("Day", order.On), ("State", order.State))
            );

    protected static Refusal? NotShown(Dossier dossier, PaymentOrder order, string reference) =>
        string.IsNullOrWhiteSpace(reference)
            ? new OrderRefusal.NoBankReference(order.NameIn(dossier))
            : Checks.CheckText("reference", reference, CaseFileStep.MaxDocumentLength);

    /// <summary>The invoice is not paid after all: what was booked goes back, and what is held is free.</summary>
    protected AllianceOutcome Ended(
        Dossier dossier,
        PaymentOrder order,
        Transition<OrderState> move,
        AllianceContext context,
        string reason
    )
    {
        var outcome = Moved(dossier, order, order with { Hold = default }, move, context, reason: reason)
            .Posting(new PostEntry(OrderEntries.Withdrawn(dossier, order, On, context.Balances)));
        return order.Hold.IsEmpty
            ? outcome
            : outcome.Posting(
                new VoidHold(
                    order.Hold,
                    new CodedText("hold.order_ended", ("Number", order.Number)).Stored(Hold.MaxPurposeLength)
                )
            );
    }
}

/// <summary>The fiduciary's maker has checked the order and its invoice.</summary>
public sealed record ReviewOrder(int Number, int Revision, LocalDate On) : PaymentOrderCommand(Number, On)
{
    protected override OrderTrigger Trigger => OrderTrigger.Review;
    protected override Duty Duty => Duty.Review;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        PaymentOrder order,
        Transition<OrderState> move,
        AllianceContext context
    ) =>
        (CheckRevision(dossier, order, Revision) ?? AllianceChecks.CheckExecuting(dossier)) is { } refusal
            ? refusal
            : Moved(dossier, order, order with { ReviewedBy = context.By.Id }, move, context);
}

/// <summary>
/// Somebody who must approve does so, for the revision they saw. With the last approval the trust's money is held.
/// </summary>
public sealed record ApproveOrder(int Number, int Revision, LocalDate On) : PaymentOrderCommand(Number, On)
{
    // Whose approval counts is judged by role and delegation.
    protected override OrderTrigger Trigger => OrderTrigger.Approve;
    protected override Duty Duty => Duty.Approve;

    protected override OrderTrigger TriggerOn(Dossier dossier, PaymentOrder order, AllianceContext context) =>
        Approving.IsLast(dossier, order.Id.Value, order.Revision, order.Gross, context)
            ? Trigger
            : OrderTrigger.ApprovePartially;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        PaymentOrder order,
        Transition<OrderState> move,
        AllianceContext context
    )
    {
        if ((CheckRevision(dossier, order, Revision) ?? AllianceChecks.CheckExecuting(dossier)) is { } refusal)
            return refusal;
        var approved = Approving.Give(
            dossier,
            order.NameIn(dossier),
            order.Id.Value,
            order.Revision,
            order.Gross,
            order.DoneIn(dossier),
            context
        );
        if (!approved.IsAccepted(out var given))
            return approved.Refusal!;
        return move.To != OrderState.Approved
            ? Moved(given.In(dossier), order, order, move, context)
            : Moved(given.In(dossier), order, order with { Hold = context.IdOfInstruction<Hold>(0) }, move, context)
                .Posting(OrderEntries.Hold(dossier, order, On));
    }
}

/// <summary>The bank is instructed to pay the supplier.</summary>
public sealed record InstructOrder(int Number, LocalDate On, string Document) : PaymentOrderCommand(Number, On)
{
    protected override OrderTrigger Trigger => OrderTrigger.Instruct;
    protected override Duty Duty => Duty.Release;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        PaymentOrder order,
        Transition<OrderState> move,
        AllianceContext context
    ) =>
        (AllianceChecks.CheckPaying(dossier) ?? Checks.CheckText("document", Document, CaseFileStep.MaxDocumentLength))
            is { } refusal
            ? refusal
            : Moved(dossier, order, order with { InstructedBy = context.By.Id }, move, context, document: Document);
}

/// <summary>The bank paid the supplier: 2110/1110 out of the hold.</summary>
public sealed record ConfirmOrder(int Number, LocalDate On, string Reference) : PaymentOrderCommand(Number, On)
{
    protected override OrderTrigger Trigger => OrderTrigger.Pay;
    protected override Duty Duty => Duty.Reconcile;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        PaymentOrder order,
        Transition<OrderState> move,
        AllianceContext context
    ) =>
        NotShown(dossier, order, Reference) is { } refusal
            ? refusal
            : Moved(dossier, order, order with { Hold = default }, move, context, document: Reference)
                .Posting(new PostHold(order.Hold, OrderEntries.Paid(dossier, order, On, Reference)));
}

/// <summary>
/// The bank returned the payment, or did not take the instruction: the money is in the trust, the supplier is still
/// owed, and nobody earned anything (T21).
/// </summary>
public sealed record ReturnOrder(int Number, LocalDate On, string Reference) : PaymentOrderCommand(Number, On)
{
    protected override OrderTrigger Trigger => OrderTrigger.Return;
    protected override Duty Duty => Duty.Reconcile;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        PaymentOrder order,
        Transition<OrderState> move,
        AllianceContext context
    )
    {
        if (NotShown(dossier, order, Reference) is { } refusal)
            return refusal;
        var returned = order with { Hold = default, InstructedBy = default };
        if (order.State != OrderState.Paid)
            return Moved(dossier, order, returned, move, context, document: Reference)
                .Posting(
                    new VoidHold(
                        order.Hold,
                        new CodedText("hold.order_not_taken", ("Number", order.Number)).Stored(Hold.MaxPurposeLength)
                    )
                );
        var undone = Unaccounted(dossier, order);
        if (!undone.IsAccepted(out var so))
            return undone.Refusal!;
        var outcome = Moved(so.After, order, returned, move, context, document: Reference)
            .Posting(new PostEntry(OrderEntries.Returned(dossier, order, On, Reference)));
        if (so.Parts.Count == 0)
            return outcome;
        // A tranche that rested on what was accounted for of the one before rests on it no longer.
        var cause = new CodedText(
            "reason.invoice_not_paid",
            ("Invoice", order.Key.ToString()),
            ("Alliance", dossier.Alliance.Code)
        );
        return Lapsing.Of(
            outcome.Posting(
                new PostEntry(ReleaseEntries.InProgramme(dossier, On, "1310", "5110", so.Parts, cause, Reference))
            ),
            On,
            cause,
            context
        );
    }

    /// <summary>
    /// What was not paid was not spent: an accepted invoice is an advance again, and may be rendered again. What is
    /// only claimed is rejected first; what is being recovered comes back as a refund.
    /// </summary>
    private static Result<Undone> Unaccounted(Dossier dossier, PaymentOrder order)
    {
        if (dossier.Invoices.Find(other => other.Counts && other.Key == order.Key) is not { } invoice)
            return new Undone(dossier, []);
        var file = dossier.ExpenseReports.Single(other => other.Id == invoice.ExpenseReport);
        if (Invoice.Lifecycle.Find(invoice.State, InvoiceTrigger.Return) is not { } move)
            return new OrderRefusal.AccountedFor(
                order.NameIn(dossier),
                order.Key.ToString(),
                file.Number,
                invoice.State
            );
        var release = dossier.Releases.Single(other => other.Id == file.Release);
        var parts = ExpenseReportEntries.Split(dossier, release, invoice.Claimed, part => part.Accounted);
        var after = dossier
            .Changing(release, parts, (part, amount) => part with { Accounted = part.Accounted - amount })
            .With(release with { Accounted = release.Accounted - invoice.Claimed })
            .With([
                invoice.At(move) with
                {
                    Reason = new CodedText("reason.payment_returned", ("Number", order.Number)).ToString(),
                },
            ]);
        return new Undone(after, parts);
    }

    private sealed record Undone(Dossier After, IReadOnlyList<(CommitmentLine Line, Money Amount)> Parts);
}

/// <summary>A returned payment is to be tried again: its money is held again.</summary>
public sealed record RetryOrder(int Number, LocalDate On, string Reason) : PaymentOrderCommand(Number, On)
{
    protected override OrderTrigger Trigger => OrderTrigger.Retry;
    protected override Duty Duty => Duty.Release;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        PaymentOrder order,
        Transition<OrderState> move,
        AllianceContext context
    ) =>
        (
            AllianceChecks.CheckPaying(dossier)
            ?? Checks.CheckText("reason", Reason, CaseFileStep.MaxReasonLength, required: true)
        )
            is { } refusal
            ? refusal
            : Moved(
                    dossier,
                    order,
                    order with
                    {
                        Hold = context.IdOfInstruction<Hold>(0),
                    },
                    move,
                    context,
                    reason: Reason
                )
                .Posting(OrderEntries.Hold(dossier, order, On));
}

/// <summary>Whoever reviews or approves says no, and why.</summary>
public sealed record RejectOrder(int Number, LocalDate On, string Reason) : PaymentOrderCommand(Number, On)
{
    public override bool NeedsBalances => true;
    protected override OrderTrigger Trigger => OrderTrigger.Reject;
    protected override Duty Duty => Duty.None;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        PaymentOrder order,
        Transition<OrderState> move,
        AllianceContext context
    ) =>
        Checks.CheckText("reason", Reason, CaseFileStep.MaxReasonLength, required: true) is { } refusal
            ? refusal
            : Ended(dossier, order, move, context, Reason);
}

/// <summary>The committee takes its order back.</summary>
public sealed record CancelOrder(int Number, LocalDate On, string Reason) : PaymentOrderCommand(Number, On)
{
    public override bool NeedsBalances => true;
    protected override OrderTrigger Trigger => OrderTrigger.Cancel;
    protected override Duty Duty => Duty.None;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        PaymentOrder order,
        Transition<OrderState> move,
        AllianceContext context
    ) =>
        Checks.CheckText("reason", Reason, CaseFileStep.MaxReasonLength, required: true) is { } refusal
            ? refusal
            : Ended(dossier, order, move, context, Reason);
}
