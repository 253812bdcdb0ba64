using Ledger.Foundations;
using NodaTime;

namespace Ledger.Accountabilities;

/// <summary>Why something cannot be done with an accountability, in order of precedence.</summary>
public abstract record AccountabilityRefusal : Refusal
{
    private AccountabilityRefusal(string code)
        : base(code) { }

    public sealed record Unknown(string Alliance, int Number) : AccountabilityRefusal("accountability.unknown");

    public sealed record ByWorks(string Alliance) : AccountabilityRefusal("accountability.by_works");

    public sealed record NothingTransferred(string File) : AccountabilityRefusal("accountability.nothing_transferred");

    public sealed record NotSoMany(int Count, int Most) : AccountabilityRefusal("accountability.not_so_many");

    public sealed record ClaimAboveInvoice(string Invoice, Money Claimed, Money Amount)
        : AccountabilityRefusal("accountability.claim_above_invoice");

    public sealed record InvoiceTwice(string Invoice, string Alliance, string Where)
        : AccountabilityRefusal("accountability.invoice_twice");

    public sealed record AboveTransferred(string File, Money Claimed, Money Left, Money Transferred)
        : AccountabilityRefusal("accountability.above_transferred");

    public sealed record NotPaidByOrder(string Invoice, string Alliance)
        : AccountabilityRefusal("accountability.not_paid_by_order");

    public sealed record UnknownInvoice(string File, string Invoice, string States)
        : AccountabilityRefusal("accountability.unknown_invoice");

    public sealed record NoBankReference(string File) : AccountabilityRefusal("accountability.no_bank_reference");

    public sealed record AboveRefundDue(string File, Money Amount, Money Due)
        : AccountabilityRefusal("accountability.above_refund_due");

    public sealed record ReleaseAccounted(string File, Money Accounted, LocalDate Day)
        : AccountabilityRefusal("accountability.release_accounted");

    public sealed record AboveLine(string Line, Money Claimed, Money Left)
        : AccountabilityRefusal("accountability.above_line");
}
