using Ledger.Access;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances.PaymentOrders;

/// <summary>Where the payment of an invoice out of a trust stands.</summary>
public enum OrderState
{
    /// <summary>The committee ordered the payment; nothing is held.</summary>
    Ordered,

    /// <summary>A second person checked it; it waits for approvals.</summary>
    Reviewed,

    /// <summary>All approvals are given; the trust's money is held.</summary>
    Approved,

    /// <summary>The payment instruction was sent to the bank; the money is still held.</summary>
    Instructed,

    /// <summary>The bank debited the trust, by its statement.</summary>
    Paid,

    /// <summary>The bank sent the money back; it can be instructed again.</summary>
    Returned,

    /// <summary>A reviewer or approver refused it; it is final.</summary>
    Rejected,

    /// <summary>The committee withdrew it; it is final.</summary>
    Cancelled,
}

/// <summary>What moves a payment order.</summary>
public enum OrderTrigger
{
    /// <summary>Its amounts change: it is another revision, and is reviewed again.</summary>
    Amend,

    /// <summary>The fiduciary's maker checked it.</summary>
    Review,

    /// <summary>An approval was given; others are still missing.</summary>
    ApprovePartially,

    /// <summary>The last approval was given: the money is held.</summary>
    Approve,

    /// <summary>The bank was told to pay.</summary>
    Instruct,

    /// <summary>The bank statement shows the payment.</summary>
    Pay,

    /// <summary>The bank returned the payment, or did not take the instruction.</summary>
    Return,

    /// <summary>It is to be paid once more.</summary>
    Retry,

    /// <summary>The fiduciary refuses it.</summary>
    Reject,

    /// <summary>It is given up before it was paid.</summary>
    Cancel,
}

/// <summary>
/// A payment order (orden de pago): the alliance's steering committee orders that a supplier's accepted invoice be paid
/// out of the trust; the fiduciary checks and pays.
/// </summary>
public sealed record PaymentOrder : IIdentified, ICaseFile<PaymentOrder, OrderState, OrderTrigger>
{
    public static string IdPrefix => "po";

    public required Id<PaymentOrder> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }

    /// <summary>1, 2, … within the alliance.</summary>
    public required int Number { get; init; }

    /// <summary>The programme in which the invoice is paid once.</summary>
    public required string Programme { get; init; }

    /// <summary>Opaque code of the supplier, the holder of its account.</summary>
    public required string Supplier { get; init; }

    public required string InvoiceNumber { get; init; }

    /// <summary>The day on the invoice.</summary>
    public required LocalDate InvoiceOn { get; init; }

    /// <summary>Code of the budget line.</summary>
    public required string BudgetLine { get; init; }

    /// <summary>What the invoice says: the investment.</summary>
    public required Money Gross { get; init; }

    /// <summary>Withheld for the tax office.</summary>
    public required Money Withholding { get; init; }

    /// <summary>Kept back until the supplier has delivered for good.</summary>
    public required Money Retention { get; init; }

    /// <summary>The day for which it is ordered.</summary>
    public required LocalDate On { get; init; }

    public required OrderState State { get; init; }

    /// <summary>Grows when what is ordered changes: an approval names the revision that was seen.</summary>
    public required int Revision { get; init; }

    /// <summary>The hold on the trust's bank account; empty when nothing is held.</summary>
    public required Id<Hold> Hold { get; init; }

    public required Id<Person> PreparedBy { get; init; }
    public required Id<Person> ReviewedBy { get; init; }
    public required Id<Person> InstructedBy { get; init; }

    /// <summary>Since when it is in its state.</summary>
    public required Instant Since { get; init; }

    /// <summary>What the supplier gets.</summary>
    public Money Net => Gross - Withholding - Retention;

    public InvoiceKey Key => new(Supplier, InvoiceNumber);

    /// <inheritdoc cref="OrderCounts"/>
    public bool Counts => OrderCounts.Question.IsSatisfiedBy(this);

    public bool IsOpen => Counts && State != OrderState.Paid;

    static CaseKind ICaseFile<PaymentOrder, OrderState, OrderTrigger>.Life => CaseKind.Order;

    static PaymentOrder? ICaseFile<PaymentOrder, OrderState, OrderTrigger>.Find(Dossier dossier, int number) =>
        dossier.FindOrder(number);

    static Refusal ICaseFile<PaymentOrder, OrderState, OrderTrigger>.Unknown(string alliance, int number) =>
        new OrderRefusal.Unknown(alliance, number);

    Guid ICaseFile<PaymentOrder, OrderState, OrderTrigger>.FileId => Id.Value;

    public CodedText NameIn(Dossier dossier) => FileNames.Of("order", Number, dossier.Alliance.Code);

    public IEnumerable<(Duty Duty, Id<Person> By)> DoneIn(Dossier dossier) => DutiesDone.DoneOn(dossier, Id.Value);

    public PaymentOrder At(Transition<OrderState> move, Instant now) =>
        this with
        {
            State = move.After(State),
            Since = move.To == State ? Since : now,
        };

    public Dossier In(Dossier dossier) => dossier.With(this);

    /// <summary>The whole life of an order, on one screen. The diagram in specs/lives.md is printed from it.</summary>
    public static Lifecycle<OrderState, OrderTrigger> Lifecycle { get; } =
        new(
            [("Order", OrderState.Ordered)],
            life =>
            {
                life.Configure(OrderState.Ordered)
                    .PermitReentry(OrderTrigger.Amend)
                    .Permit(OrderTrigger.Review, OrderState.Reviewed)
                    .Permit(OrderTrigger.Reject, OrderState.Rejected)
                    .Permit(OrderTrigger.Cancel, OrderState.Cancelled);
                life.Configure(OrderState.Reviewed)
                    .Permit(OrderTrigger.Amend, OrderState.Ordered)
                    .PermitReentry(OrderTrigger.ApprovePartially)
                    .Permit(OrderTrigger.Approve, OrderState.Approved)
                    .Permit(OrderTrigger.Reject, OrderState.Rejected)
                    .Permit(OrderTrigger.Cancel, OrderState.Cancelled);
                life.Configure(OrderState.Approved)
                    .Permit(OrderTrigger.Instruct, OrderState.Instructed)
                    .Permit(OrderTrigger.Cancel, OrderState.Cancelled);
                life.Configure(OrderState.Instructed)
                    .Permit(OrderTrigger.Pay, OrderState.Paid)
                    .Permit(OrderTrigger.Return, OrderState.Returned);
                life.Configure(OrderState.Paid).Permit(OrderTrigger.Return, OrderState.Returned);
                life.Configure(OrderState.Returned)
                    .Permit(OrderTrigger.Retry, OrderState.Approved)
                    .Permit(OrderTrigger.Cancel, OrderState.Cancelled);
            }
        );
}
