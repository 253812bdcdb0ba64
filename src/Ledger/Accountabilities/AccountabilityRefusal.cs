using Ledger.Foundations;
using NodaTime;

namespace Ledger.Accountabilities;

/// <summary>Why something cannot be done with an accountability, in order of precedence.</summary>
public abstract record AccountabilityRefusal : Refusal
{
    private AccountabilityRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    public sealed record Unknown(string Alliance, int Number)
        : AccountabilityRefusal(
            "accountability.unknown",
            $"{Alliance} has no accountability {Number}.",
            "Use the number of an accountability of the alliance."
        );

    public sealed record ByWorks(string Alliance)
        : AccountabilityRefusal(
            "accountability.by_works",
            $"{Alliance} is executed by an implementing fund.",
            "Its works certificates account for the money."
        );

    public sealed record NothingTransferred(string File)
        : AccountabilityRefusal(
            "accountability.nothing_transferred",
            $"Nothing was transferred of {File}.",
            "Account for a release that the bank paid."
        );

    public sealed record NotSoMany(int Count, int Most)
        : AccountabilityRefusal(
            "accountability.not_so_many",
            $"An accountability of {Count} invoices cannot be rendered.",
            $"Name one invoice or more, up to {Most}, and render the others apart."
        );

    public sealed record ClaimAboveInvoice(string Invoice, Money Claimed, Money Amount)
        : AccountabilityRefusal(
            "accountability.claim_above_invoice",
            $"The programme's share {Claimed} of the invoice {Invoice} is more than its amount {Amount}.",
            "Claim the invoice's amount at most."
        );

    public sealed record InvoiceTwice(string Invoice, string Alliance, string Where)
        : AccountabilityRefusal(
            "accountability.invoice_twice",
            $"The invoice {Invoice} is named already by {Alliance} ({Where}).",
            "An invoice is claimed once in the whole programme: take it out, or correct its number."
        );

    public sealed record AboveTransferred(string File, Money Claimed, Money Left, Money Transferred)
        : AccountabilityRefusal(
            "accountability.above_transferred",
            $"{Claimed} are claimed of {File}; of the {Transferred} transferred, {Left} are not accounted for yet.",
            "Claim what was transferred; the rest is the organization's own expense."
        );

    public sealed record NotPaidByOrder(string Invoice, string Alliance)
        : AccountabilityRefusal(
            "accountability.not_paid_by_order",
            $"No paid order of {Alliance} names the invoice {Invoice} with that day, budget line and amount.",
            "A trust accounts for what its payment orders paid: give supplier, number, day, line and amount of a paid order."
        );

    public sealed record UnknownInvoice(string File, string Invoice, string States)
        : AccountabilityRefusal(
            "accountability.unknown_invoice",
            $"{File} has no invoice {Invoice} that is {States}.",
            "Name an invoice as it was rendered."
        );

    public sealed record NoBankReference(string File)
        : AccountabilityRefusal(
            "accountability.no_bank_reference",
            $"Nothing shows that the bank received the refund of {File}.",
            "Give the reference on the bank statement."
        );

    public sealed record AboveRefundDue(string File, Money Amount, Money Due)
        : AccountabilityRefusal(
            "accountability.above_refund_due",
            $"{Amount} is more than the refund due of {File}, {Due}.",
            "Record what is due; money beyond that is a deposit of its own."
        );

    public sealed record ReleaseAccounted(string File, Money Accounted, LocalDate Day)
        : AccountabilityRefusal(
            "accountability.release_accounted",
            $"{File} cannot be returned on {Day:uuuu-MM-dd}: {Accounted} of it are accounted for, to be refunded, or rendered and not decided.",
            "Reject what was rendered first; money that was spent is not returned by the bank."
        );

    public sealed record AboveLine(string Line, Money Claimed, Money Left)
        : AccountabilityRefusal(
            "accountability.above_line",
            $"{Claimed} are claimed on the budget line {Line}, of which {Left} is left.",
            "Claim what is left of the line, or have the plan changed."
        );
}
