using Ledger.Alliances.ExpenseReports;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.PaymentOrders;

/// <summary>
/// The steering committee accepts a supplier's invoice and orders its payment, against a line of the budget and the
/// trust's available money (T19).
/// </summary>
/// <param name="Supplier">Opaque code, as in su_900123.</param>
/// <param name="Gross">What the invoice says.</param>
/// <param name="Withholding">Of that, for the tax office.</param>
/// <param name="Retention">Of that, kept back as a guarantee.</param>
public sealed record PlaceOrder(
    string Supplier,
    string Invoice,
    LocalDate InvoiceOn,
    string BudgetLine,
    Money Gross,
    Money Withholding,
    Money Retention,
    LocalDate On,
    string Document
) : AllianceCommand
{
    public override bool NeedsBalances => true;

    public override IReadOnlyList<InvoiceKey> Invoices =>
        InvoiceKey.Of(Supplier, Invoice).Match<IReadOnlyList<InvoiceKey>>(key => [key], _ => []);

    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        if (AllianceChecks.CheckExecuting(dossier) is { } notNow)
            return notNow;
        if (context.Instrument.Channel != Channel.Trust)
            return new OrderRefusal.NoTrust(dossier.Alliance.Code);
        if (
            (
                Checks.CheckFutureDate("date", On, context)
                ?? Checks.CheckFutureDate("date of the invoice", InvoiceOn, context)
                ?? Checks.CheckText("document", Document, CaseFileStep.MaxDocumentLength)
            ) is
            { } wrong
        )
            return wrong;
        var read = InvoiceKey.Of(Supplier, Invoice);
        if (!read.IsAccepted(out var key))
            return read.Refusal!;
        var begun = PaymentOrder.Lifecycle.Begin("Order");
        var order = new PaymentOrder
        {
            Id = context.NewId<PaymentOrder>(),
            Alliance = dossier.Alliance.Id,
            Number = dossier.Orders.Count + 1,
            Programme = dossier.Alliance.Programme,
            Supplier = key.Supplier,
            InvoiceNumber = key.Number,
            InvoiceOn = InvoiceOn,
            BudgetLine = BudgetLine,
            Gross = Gross,
            Withholding = Withholding,
            Retention = Retention,
            On = On,
            State = begun.To,
            Revision = 1,
            Hold = default,
            PreparedBy = context.By.Id,
            ReviewedBy = default,
            InstructedBy = default,
            Since = context.Now,
        };
        if ((RefuseInvoice(dossier, order, context) ?? Refuse(dossier, order, dossier.Nothing, context)) is { } refusal)
            return refusal;
        return AllianceOutcome
            .Of(
                dossier with
                {
                    Orders = dossier.Orders.Add(order),
                },
                Step.Of(CaseKind.Order, order.Id.Value, begun, On, Duty.Prepare, Document)
            )
            .Posting([
                .. OrderEntries.NewAccounts(dossier, order, context.Balances, On),
                new PostEntry(OrderEntries.Accepted(dossier, order, On, Document)),
            ]);
    }

    /// <summary>Why what is ordered cannot be; null when it can.</summary>
    /// <param name="before">What the books count for this order already.</param>
    internal static Refusal? Refuse(Dossier dossier, PaymentOrder order, Money before, AllianceContext context)
    {
        var (name, currency) = (order.NameIn(dossier), dossier.Nothing.Currency);
        if (dossier.Budget.Find(other => other.Code == order.BudgetLine) is not { } line)
            return new AllianceRefusal.UnknownLine(order.BudgetLine);
        if (order.On < line.From || order.On > line.Through)
            return new OrderRefusal.OutsideWindow(name, line.Code, order.On, line.From, line.Through);
        if (AllianceChecks.CheckPositive("amount", order.Gross, dossier) is { } wrong)
            return wrong;
        if (order.Withholding.Currency != currency || order.Retention.Currency != currency)
            return new CommandRefusal.WrongCurrency(
                "withholding or retention",
                order.Withholding.Currency == currency ? order.Retention.Currency : order.Withholding.Currency,
                currency
            );
        if (
            order.Withholding.MinorUnits < 0
            || order.Retention.MinorUnits < 0
            || order.Withholding.MinorUnits >= order.Gross.MinorUnits
            || order.Net.MinorUnits <= 0
        )
            return new OrderRefusal.NothingToPay(order.Gross, order.Withholding, order.Retention);
        var left =
            line.Amount
            - dossier.Sum(
                dossier
                    .Orders.Where(other => other.Counts && other.BudgetLine == line.Code && other.Id != order.Id)
                    .Select(other => other.Gross)
            );
        if (order.Gross.MinorUnits > left.MinorUnits)
            return new OrderRefusal.AboveLine(name, line.Code, order.Gross, left);
        var available = OrderEntries.Available(dossier, context.Balances) + before;
        return order.Gross.MinorUnits > available.MinorUnits
            ? new OrderRefusal.AboveAvailable(name, order.Gross, available)
            : null;
    }

    private static Refusal? RefuseInvoice(Dossier dossier, PaymentOrder order, AllianceContext context)
    {
        if (dossier.Budget.Find(other => other.Code == order.BudgetLine) is not { } line)
            return new AllianceRefusal.UnknownLine(order.BudgetLine);
        var (from, through) = dossier.InvoiceWindow(line, context.Instrument);
        if (order.InvoiceOn < from || order.InvoiceOn > through)
            return new OrderRefusal.OutsideWindow(
                FileNames.Of("invoice", order.Key.ToString()),
                line.Code,
                order.InvoiceOn,
                from,
                through
            );
        if (dossier.Orders.Find(other => other.Counts && other.Key == order.Key) is { } before)
            return new OrderRefusal.InvoiceTwice(
                order.Key.ToString(),
                dossier.Alliance.Code,
                FileNames.Of("order", before.Number)
            );
        return context.InvoicesElsewhere.TryGetValue(order.Key, out var elsewhere)
            ? new OrderRefusal.InvoiceTwice(order.Key.ToString(), elsewhere.Alliance, elsewhere.Where)
            : null;
    }
}

/// <summary>What is ordered changes: another revision, and whoever saw the one before must look again.</summary>
public sealed record AmendOrder(
    int Number,
    Money Gross,
    Money Withholding,
    Money Retention,
    LocalDate On,
    string Reason
) : PaymentOrderCommand(Number, On)
{
    public override bool NeedsBalances => true;
    protected override OrderTrigger Trigger => OrderTrigger.Amend;
    protected override Duty Duty => Duty.Prepare;

    /// <summary>The new revision: the people who decide must name it.</summary>
    public override IReadOnlyList<CodedText> Notes(Dossier after, Programmes.Instrument instrument) =>
        after.FindOrder(Number) is { } order ? [new("note.revision", ("Revision", order.Revision))] : [];

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        PaymentOrder order,
        Transition<OrderState> move,
        AllianceContext context
    )
    {
        if (
            (
                AllianceChecks.CheckExecuting(dossier)
                ?? Checks.CheckText("reason", Reason, CaseFileStep.MaxReasonLength, required: true)
            ) is
            { } wrong
        )
            return wrong;
        var amended = order with
        {
            Gross = Gross,
            Withholding = Withholding,
            Retention = Retention,
            On = On,
            Revision = order.Revision + 1,
            PreparedBy = context.By.Id,
            ReviewedBy = default,
        };
        if (PlaceOrder.Refuse(dossier, amended, order.Gross, context) is { } refusal)
            return refusal;
        return Moved(dossier, order, amended, move, context, reason: Reason)
            .Posting([
                .. OrderEntries.NewAccounts(dossier, amended, context.Balances, On),
                new PostEntry(OrderEntries.Withdrawn(dossier, order, On, context.Balances)),
                new PostEntry(OrderEntries.Accepted(dossier, amended, On, "")),
            ]);
    }
}
