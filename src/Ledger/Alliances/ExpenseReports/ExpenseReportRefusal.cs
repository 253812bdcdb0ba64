using Ledger.Foundations;
using NodaTime;

namespace Ledger.Alliances.ExpenseReports;

/// <summary>Why something cannot be done with an accountability, in order of precedence.</summary>
public abstract record ExpenseReportRefusal : Refusal
{
    private ExpenseReportRefusal(string code)
        : base(code) { }

    public sealed record Unknown(string Alliance, int Number) : ExpenseReportRefusal("accountability.unknown");

    public sealed record ByWorks(string Alliance) : ExpenseReportRefusal("accountability.by_works");

    public sealed record NothingTransferred(string File) : ExpenseReportRefusal("accountability.nothing_transferred");

    public sealed record NotSoMany(int Count, int Most) : ExpenseReportRefusal("accountability.not_so_many");

    public sealed record ClaimAboveInvoice(string Invoice, Money Claimed, Money Amount)
        : ExpenseReportRefusal("accountability.claim_above_invoice");

    public sealed record InvoiceTwice(string Invoice, string Alliance, string Where)
        : ExpenseReportRefusal("accountability.invoice_twice");

    public sealed record AboveTransferred(string File, Money Claimed, Money Left, Money Transferred)
        : ExpenseReportRefusal("accountability.above_transferred");

    public sealed record NotPaidByOrder(string Invoice, string Alliance)
        : ExpenseReportRefusal("accountability.not_paid_by_order");

    public sealed record UnknownInvoice(string File, string Invoice, string States)
        : ExpenseReportRefusal("accountability.unknown_invoice");

    public sealed record NoBankReference(string File) : ExpenseReportRefusal("accountability.no_bank_reference");

    public sealed record AboveRefundDue(string File, Money Amount, Money Due)
        : ExpenseReportRefusal("accountability.above_refund_due");

    public sealed record ReleaseAccounted(string File, Money Accounted, LocalDate Day)
        : ExpenseReportRefusal("accountability.release_accounted");

    public sealed record AboveLine(string Line, Money Claimed, Money Left)
        : ExpenseReportRefusal("accountability.above_line");
}
