using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Alliances;
using NodaTime;

namespace Ledger.Application.Queries.Alliances;

/// <summary>A payment order of an alliance.</summary>
/// <param name="On">The day for which it is ordered.</param>
/// <param name="Withholding">Of the invoice, for the tax office.</param>
/// <param name="Retention">Of the invoice, kept back as a guarantee.</param>
/// <param name="Net">What the supplier is paid.</param>
public sealed record OrderLine(
    int Number,
    LocalDate On,
    string Supplier,
    string Invoice,
    string BudgetLine,
    Money Gross,
    Money Withholding,
    Money Retention,
    Money Net,
    OrderState State,
    int Revision,
    [property: ForPrograms] LocalDate InvoiceOn,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] Instant Since,
    [property: ForPrograms] Id<PaymentOrder> Id
);

/// <summary>The payment orders of an alliance, in the order of their numbers.</summary>
public sealed record ListOrders(string Alliance) : DossierQuestion<Listing<OrderLine>>(Alliance)
{
    private protected override Result<Listing<OrderLine>> Tell(Inspection inspection) =>
        new Listing<OrderLine>([
            .. inspection.Dossier.Orders.Select(order => new OrderLine(
                order.Number,
                order.On,
                order.Supplier,
                order.InvoiceNumber,
                order.BudgetLine,
                order.Gross,
                order.Withholding,
                order.Retention,
                order.Net,
                order.State,
                order.Revision,
                order.InvoiceOn,
                order.Gross.Currency,
                order.Since,
                order.Id
            )),
        ]);
}

/// <summary>A payment order and all that happened to it.</summary>
/// <param name="MissingApprovals">The roles whose approval is missing.</param>
/// <param name="Hold">On the trust's account; null when nothing is held.</param>
public sealed record OrderView(
    string Alliance,
    int Number,
    Money Net,
    OrderState State,
    IReadOnlyList<Role> MissingApprovals,
    string Supplier,
    string Invoice,
    LocalDate InvoiceOn,
    string BudgetLine,
    Money Gross,
    Money Withholding,
    Money Retention,
    LocalDate On,
    int Revision,
    Id<Hold>? Hold,
    Instant Since,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] Id<PaymentOrder> Id,
    Listing<StepLine> Steps,
    Listing<EntryLine> Entries
);

/// <summary>One payment order: what is missing before its money leaves, and who did what.</summary>
public sealed record ShowOrder(string Alliance, int Number) : CaseFileQuestion<OrderView>(Alliance, Number)
{
    private protected override Guid? FileIn(Dossier dossier) => dossier.FindOrder(Number)?.Id.Value;

    private protected override Refusal Unknown() => new OrderRefusal.Unknown(Alliance, Number);

    private protected override OrderView Tell(Inspection inspection, ToldLife life)
    {
        var order = inspection.Dossier.FindOrder(Number)!;
        return new OrderView(
            Alliance,
            Number,
            order.Net,
            order.State,
            PaymentRequirements.Of(inspection.Dossier, order, inspection.Instrument).Approvals,
            order.Supplier,
            order.InvoiceNumber,
            order.InvoiceOn,
            order.BudgetLine,
            order.Gross,
            order.Withholding,
            order.Retention,
            order.On,
            order.Revision,
            order.Hold.OrNull(),
            order.Since,
            order.Gross.Currency,
            order.Id,
            life.Steps,
            life.Entries
        );
    }
}
