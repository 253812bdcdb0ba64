using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Journal;
using Ledger.Storage.Database;

namespace Ledger.Storage.Alliances;

/// <summary>Files of releases and of what is spent.</summary>
internal static partial class AllianceTables
{
    public static readonly RecordTable<Release> Releases = new(
        "release",
        row => new Release
        {
            Id = row.Id<Release>(),
            Alliance = row.Id<Alliance>(),
            Number = row.Int32(),
            Amount = row.Money(),
            On = row.Date(),
            State = (ReleaseState)row.Int32(),
            Revision = row.Int32(),
            Paid = row.Money(),
            InTransit = row.Money(),
            Accounted = row.Money(),
            Hold = row.Id<Hold>(),
            PreparedBy = row.Id<Person>(),
            ReviewedBy = row.Id<Person>(),
            InstructedBy = row.Id<Person>(),
            Since = row.Instant(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Alliance)
                .Int32(r => r.Number)
                .Money(r => r.Amount)
                .Date(r => r.On)
                .Int32(r => (int)r.State)
                .Int32(r => r.Revision)
                .Money(r => r.Paid)
                .Money(r => r.InTransit)
                .Money(r => r.Accounted)
                .Id(r => r.Hold)
                .Id(r => r.PreparedBy)
                .Id(r => r.ReviewedBy)
                .Id(r => r.InstructedBy)
                .Instant(r => r.Since)
    );

    public static readonly RecordTable<Approval> Approvals = new(
        "approval",
        row => new Approval
        {
            Id = row.Id<Approval>(),
            Alliance = row.Id<Alliance>(),
            File = row.Guid(),
            Revision = row.Int32(),
            As = (Role)row.Int32(),
            By = row.Id<Person>(),
            For = row.Id<Person>(),
            At = row.Instant(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Alliance)
                .Guid(r => r.File)
                .Int32(r => r.Revision)
                .Int32(r => (int)r.As)
                .Id(r => r.By)
                .Id(r => r.For)
                .Instant(r => r.At)
    );

    public static readonly RecordTable<ReleasePart> Parts = new(
        "release_part",
        row => new ReleasePart
        {
            Id = row.Id<ReleasePart>(),
            Alliance = row.Id<Alliance>(),
            Release = row.Id<Release>(),
            Line = row.Id<CommitmentLine>(),
            Paid = row.Money(),
            InTransit = row.Money(),
            Accounted = row.Money(),
            RefundDue = row.Money(),
            Refunded = row.Money(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Alliance)
                .Id(r => r.Release)
                .Id(r => r.Line)
                .Money(r => r.Paid)
                .Money(r => r.InTransit)
                .Money(r => r.Accounted)
                .Money(r => r.RefundDue)
                .Money(r => r.Refunded)
    );

    public static readonly RecordTable<ExpenseReport> ExpenseReports = new(
        "expense_report",
        row => new ExpenseReport
        {
            Id = row.Id<ExpenseReport>(),
            Alliance = row.Id<Alliance>(),
            Number = row.Int32(),
            Release = row.Id<Release>(),
            Spent = row.Money(),
            Claimed = row.Money(),
            RefundDue = row.Money(),
            RecoveryDue = row.Money(),
            On = row.Date(),
            State = (ExpenseReportState)row.Int32(),
            RenderedBy = row.Id<Person>(),
            DecidedBy = row.Id<Person>(),
            Since = row.Instant(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Alliance)
                .Int32(r => r.Number)
                .Id(r => r.Release)
                .Money(r => r.Spent)
                .Money(r => r.Claimed)
                .Money(r => r.RefundDue)
                .Money(r => r.RecoveryDue)
                .Date(r => r.On)
                .Int32(r => (int)r.State)
                .Id(r => r.RenderedBy)
                .Id(r => r.DecidedBy)
                .Instant(r => r.Since)
    );

    public static readonly RecordTable<Invoice> Invoices = new(
        "invoice",
        row => new Invoice
        {
            Id = row.Id<Invoice>(),
            Alliance = row.Id<Alliance>(),
            ExpenseReport = row.Id<ExpenseReport>(),
            Programme = row.Text(),
            Supplier = row.Text(),
            InvoiceNumber = row.Text(),
            On = row.Date(),
            BudgetLine = row.Text(),
            Amount = row.Money(),
            Claimed = row.Money(),
            State = (InvoiceState)row.Int32(),
            Reason = row.Text(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Alliance)
                .Id(r => r.ExpenseReport)
                .Text(r => r.Programme)
                .Text(r => r.Supplier)
                .Text(r => r.InvoiceNumber)
                .Date(r => r.On)
                .Text(r => r.BudgetLine)
                .Money(r => r.Amount)
                .Money(r => r.Claimed)
                .Int32(r => (int)r.State)
                .Text(r => r.Reason)
    );

    public static readonly RecordTable<PaymentOrder> Orders = new(
        "payment_order",
        row => new PaymentOrder
        {
            Id = row.Id<PaymentOrder>(),
            Alliance = row.Id<Alliance>(),
            Number = row.Int32(),
            Programme = row.Text(),
            Supplier = row.Text(),
            InvoiceNumber = row.Text(),
            InvoiceOn = row.Date(),
            BudgetLine = row.Text(),
            Gross = row.Money(),
            Withholding = row.Money(),
            Retention = row.Money(),
            On = row.Date(),
            State = (OrderState)row.Int32(),
            Revision = row.Int32(),
            Hold = row.Id<Hold>(),
            PreparedBy = row.Id<Person>(),
            ReviewedBy = row.Id<Person>(),
            InstructedBy = row.Id<Person>(),
            Since = row.Instant(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Alliance)
                .Int32(r => r.Number)
                .Text(r => r.Programme)
                .Text(r => r.Supplier)
                .Text(r => r.InvoiceNumber)
                .Date(r => r.InvoiceOn)
                .Text(r => r.BudgetLine)
                .Money(r => r.Gross)
                .Money(r => r.Withholding)
                .Money(r => r.Retention)
                .Date(r => r.On)
                .Int32(r => (int)r.State)
                .Int32(r => r.Revision)
                .Id(r => r.Hold)
                .Id(r => r.PreparedBy)
                .Id(r => r.ReviewedBy)
                .Id(r => r.InstructedBy)
                .Instant(r => r.Since)
    );

    public static readonly RecordTable<NamedInvoice> NamedInvoices = new(
        "named_invoice",
        row => new NamedInvoice
        {
            Alliance = row.Id<Alliance>(),
            Programme = row.Text(),
            Supplier = row.Text(),
            InvoiceNumber = row.Text(),
        },
        columns => columns.Id(r => r.Alliance).Text(r => r.Programme).Text(r => r.Supplier).Text(r => r.InvoiceNumber)
    );

    public const string DeleteNamedInvoices =
        "DELETE FROM named_invoice WHERE EXISTS (SELECT 1 FROM {keys} WHERE k.alliance = named_invoice.alliance "
        + "AND k.supplier = named_invoice.supplier AND k.invoice_number = named_invoice.invoice_number)";
}
