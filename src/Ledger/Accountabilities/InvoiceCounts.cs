using Ardalis.Specification;

namespace Ledger.Accountabilities;

/// <summary>
/// Whether nobody else may claim an invoice: a rejected accountability gives its invoices back (T13).
/// </summary>
public sealed class InvoiceCounts : Specification<Invoice>
{
    public static readonly InvoiceCounts Question = new();

    public InvoiceCounts() => Query.Where(invoice => invoice.State != InvoiceState.Rejected);
}
