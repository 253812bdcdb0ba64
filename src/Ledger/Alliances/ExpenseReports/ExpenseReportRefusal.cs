using Ledger.Foundations;
using NodaTime;

namespace Ledger.Alliances.ExpenseReports;

/// <summary>Why something cannot be done with an expense report, in order of precedence.</summary>
public abstract record ExpenseReportRefusal : Refusal
{
    private ExpenseReportRefusal(string code)
        : base(code) { }

    public sealed record Unknown(string Alliance, int Number) : ExpenseReportRefusal("expense_report.unknown");

    public sealed record ByWorks(string Alliance) : ExpenseReportRefusal("expense_report.by_works");

    public sealed record NothingTransferred(CodedText File)
        : ExpenseReportRefusal("expense_report.nothing_transferred");

    public sealed record InvoiceCountOutOfRange(int Count, int Max)
        : ExpenseReportRefusal("expense_report.invoice_count_out_of_range");

    public sealed record ClaimAboveInvoice(string Invoice, Money Claimed, Money Amount)
        : ExpenseReportRefusal("expense_report.claim_above_invoice");

    public sealed record InvoiceTwice(string Invoice, string Alliance, CodedText Where)
        : ExpenseReportRefusal("expense_report.invoice_twice");

    public sealed record AboveTransferred(CodedText File, Money Claimed, Money Left, Money Transferred)
        : ExpenseReportRefusal("expense_report.above_transferred");

    public sealed record NotPaidByOrder(string Invoice, string Alliance)
        : ExpenseReportRefusal("expense_report.not_paid_by_order");

    public sealed record UnknownInvoice(CodedText File, string Invoice, InvoiceState States)
        : ExpenseReportRefusal("expense_report.unknown_invoice");

    public sealed record NoBankReference(CodedText File) : ExpenseReportRefusal("expense_report.no_bank_reference");

    public sealed record AboveRefundDue(CodedText File, Money Amount, Money Due)
        : ExpenseReportRefusal("expense_report.above_refund_due");

    public sealed record ReleaseAccounted(CodedText File, Money Accounted, LocalDate Day)
        : ExpenseReportRefusal("expense_report.release_accounted");

    public sealed record AboveLine(string Line, Money Claimed, Money Left)
        : ExpenseReportRefusal("expense_report.above_line");
}
