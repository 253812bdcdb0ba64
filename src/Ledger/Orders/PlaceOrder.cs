using Ledger.Access;
using Ledger.Accountabilities;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Programs;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Orders;

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
) : Act
{
    public override bool NeedsBooks => true;

    public override IReadOnlyList<InvoiceKey> Invoices =>
        InvoiceKey.Of(Supplier, Invoice).Match<IReadOnlyList<InvoiceKey>>(key => [key], _ => []);

    public override Result<Outcome> Do(Dossier dossier, Occasion occasion)
    {
        if (Judging.NotExecuting(dossier) is { } notNow)
            return notNow;
        if (occasion.Instrument.Channel != Channel.Trust)
            return new OrderRefusal.NoTrust(dossier.Alliance.Code);
        if (
            (
                Judging.NotToday("date", On, occasion)
                ?? Judging.NotToday("date of the invoice", InvoiceOn, occasion)
                ?? Judging.NotText("document", Document, FileStep.MaxDocumentLength)
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
            Id = occasion.NewId<PaymentOrder>(),
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
            PreparedBy = occasion.By.Id,
            ReviewedBy = default,
            InstructedBy = default,
            Since = occasion.Now,
        };
        if (
            (RefuseInvoice(dossier, order, occasion) ?? Refuse(dossier, order, dossier.Nothing, occasion)) is
            { } refusal
        )
            return refusal;
        return Outcome
            .Of(
                dossier with
                {
                    Orders = dossier.Orders.Add(order),
                },
                Step.Of(Life.Order, order.Id.Value, begun, On, Duty.Prepare, Document)
            )
            .Posting([
                .. OrderEntries.NewAccounts(dossier, order, occasion.Books, On),
                new PostEntry(OrderEntries.Accepted(dossier, order, On, Document)),
            ]);
    }

    /// <summary>Why what is ordered cannot be; null when it can.</summary>
    /// <param name="before">What the books count for this order already.</param>
    internal static Refusal? Refuse(Dossier dossier, PaymentOrder order, Money before, Occasion occasion)
    {
        var (name, currency) = (order.NameIn(dossier), dossier.Nothing.Currency);
        if (dossier.Budget.Find(other => other.Code == order.BudgetLine) is not { } line)
            return new AllianceRefusal.UnknownLine(order.BudgetLine);
        if (order.On < line.From || order.On > line.Through)
            return new OrderRefusal.OutsideWindow(name, line.Code, order.On, line.From, line.Through);
        if (Judging.NotPositive("amount", order.Gross, dossier) is { } wrong)
            return wrong;
        if (order.Withholding.Currency != currency || order.Retention.Currency != currency)
            return new AllianceRefusal.WrongCurrency(
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
        var available = OrderEntries.Available(dossier, occasion.Books) + before;
        return order.Gross.MinorUnits > available.MinorUnits
            ? new OrderRefusal.AboveAvailable(name, order.Gross, available)
            : null;
    }

    private static Refusal? RefuseInvoice(Dossier dossier, PaymentOrder order, Occasion occasion)
    {
        if (dossier.Budget.Find(other => other.Code == order.BudgetLine) is not { } line)
            return new AllianceRefusal.UnknownLine(order.BudgetLine);
        var (from, through) = dossier.InvoiceWindow(line, occasion.Instrument);
        if (order.InvoiceOn < from || order.InvoiceOn > through)
            return new OrderRefusal.OutsideWindow(
                $"The invoice {order.Key}",
                line.Code,
                order.InvoiceOn,
                from,
                through
            );
        if (dossier.Orders.Find(other => other.Counts && other.Key == order.Key) is { } before)
            return new OrderRefusal.InvoiceTwice(order.Key.ToString(), dossier.Alliance.Code, $"order {before.Number}");
        return occasion.InvoicesElsewhere.TryGetValue(order.Key, out var elsewhere)
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
) : OrderAct(Number, On)
{
    public override bool NeedsBooks => true;
    protected override OrderTrigger Trigger => OrderTrigger.Amend;
    protected override Duty Duty => Duty.Prepare;

    protected override Result<Outcome> Do(
        Dossier dossier,
        PaymentOrder order,
        Transition<OrderState> move,
        Occasion occasion
    )
    {
        if (
            (
                Judging.NotExecuting(dossier)
                ?? Judging.NotText("reason", Reason, FileStep.MaxReasonLength, required: true)
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
            PreparedBy = occasion.By.Id,
            ReviewedBy = default,
        };
        if (PlaceOrder.Refuse(dossier, amended, order.Gross, occasion) is { } refusal)
            return refusal;
        return Moved(dossier, order, amended, move, occasion, reason: Reason)
            .Posting([
                .. OrderEntries.NewAccounts(dossier, amended, occasion.Books, On),
                new PostEntry(OrderEntries.Withdrawn(dossier, order, On, occasion.Books)),
                new PostEntry(OrderEntries.Accepted(dossier, amended, On, "")),
            ]);
    }
}
