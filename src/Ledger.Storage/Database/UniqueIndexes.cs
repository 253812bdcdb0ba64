namespace Ledger.Storage.Database;

/// <summary>
/// Names of the unique indexes that a command can break when another command recorded the same since: it is then judged
/// again.
/// </summary>
internal static class UniqueIndexes
{
    public const string InvoiceOnce = "ux_invoice_once",
        OrderedOnce = "ux_payment_order_invoice_once",
        NamedOnce = "ux_named_invoice_once",
        CalledOnce = "ux_repayment_commitment_called_once",
        WrittenOnce = "ux_written_receipt_once";
}
