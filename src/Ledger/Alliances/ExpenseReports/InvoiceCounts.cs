using Ardalis.Specification;

namespace Ledger.Alliances.ExpenseReports;

/// <summary>
/// Whether nobody else may claim an invoice: a rejected expense report gives its invoices back (T13).
/// </summary>
public sealed class InvoiceCounts : Specification<Invoice>
{
    public static readonly IReadOnlyList<InvoiceState> States =
    [
        InvoiceState.Claimed,
        InvoiceState.Accepted,
        InvoiceState.Ineligible,
    ];

    public static readonly InvoiceCounts Question = new();

    public InvoiceCounts() => Query.Where(invoice => States.Contains(invoice.State));

    public override bool IsSatisfiedBy(Invoice entity) => States.Contains(entity.State);
}
