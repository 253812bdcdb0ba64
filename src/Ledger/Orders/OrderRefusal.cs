using Ledger.Foundations;
using NodaTime;

namespace Ledger.Orders;

/// <summary>Why money is not paid out of a trust, in order of precedence.</summary>
public abstract record OrderRefusal : Refusal
{
    private OrderRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    public sealed record Unknown(string Alliance, int Number)
        : OrderRefusal(
            "order.unknown",
            $"{Alliance} has no payment order {Number}.",
            "Use the number of an order of the alliance."
        );

    public sealed record NoTrust(string Alliance)
        : OrderRefusal(
            "order.no_trust",
            $"{Alliance} has no trust out of which its committee could order payments.",
            "An organization pays from its own account and accounts for it; an implementing fund pays a contractor (works approve)."
        );

    public sealed record NothingToPay(Money Gross, Money Withholding, Money Retention)
        : OrderRefusal(
            "order.nothing_to_pay",
            $"Of {Gross}, {Withholding} withheld and {Retention} retained leave nothing to pay.",
            "Withhold and retain zero or more, and less than the invoice."
        );

    public sealed record OutsideWindow(string Paper, string Line, LocalDate Day, LocalDate From, LocalDate Through)
        : OrderRefusal(
            "order.outside_window",
            $"{Paper} is dated {Day:uuuu-MM-dd}; the budget line {Line} may be spent from {From:uuuu-MM-dd} through {Through:uuuu-MM-dd}.",
            "Order against a line that is open on that day, or have the plan changed."
        );

    public sealed record InvoiceTwice(string Invoice, string Alliance, string Where)
        : OrderRefusal(
            "order.invoice_twice",
            $"The invoice {Invoice} is named already by {Alliance} ({Where}).",
            "An invoice is paid once in the whole programme: correct its number, or do not pay it again."
        );

    public sealed record AboveLine(string File, string Line, Money Gross, Money Left)
        : OrderRefusal(
            "order.above_line",
            $"{File} orders {Gross} against the budget line {Line}, of which {Left} is left.",
            "Order what is left, or have the plan changed."
        );

    public sealed record AboveAvailable(string File, Money Gross, Money Available)
        : OrderRefusal(
            "order.above_available",
            $"{File} orders {Gross}, available in the trust is {Available}.",
            "Order what is available, or wait for money."
        );

    public sealed record NoBankReference(string File)
        : OrderRefusal(
            "order.no_bank_reference",
            $"Nothing shows that the bank acted on {File}.",
            "Give the reference on the bank statement."
        );

    public sealed record AccountedFor(
        string File,
        string Invoice,
        int Accountability,
        Accountabilities.InvoiceState State
    )
        : OrderRefusal(
            "order.accounted_for",
            $"The invoice {Invoice} that {File} paid is {State} in accountability {Accountability}.",
            "Have that accountability rejected first; what is ineligible is being recovered, so record the bank's credit as its refund (account refund)."
        );

    public sealed record AboveKept(string File, Money Amount, Money Due)
        : OrderRefusal(
            "order.above_kept",
            $"{Amount} is more than the {Due} that paid orders left as {File}.",
            "Pay what was kept back of paid orders and not paid out yet."
        );
}
