using Ledger.Alliances.ExpenseReports;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Alliances.PaymentOrders;

/// <summary>Why money is not paid out of a trust, in order of precedence.</summary>
public abstract record OrderRefusal : Refusal
{
    private OrderRefusal(string code)
        : base(code) { }

    public sealed record Unknown(string Alliance, int Number) : OrderRefusal("order.unknown");

    public sealed record NoTrust(string Alliance) : OrderRefusal("order.no_trust");

    public sealed record NothingToPay(Money Gross, Money Withholding, Money Retention)
        : OrderRefusal("order.nothing_to_pay");

    public sealed record OutsideWindow(CodedText Paper, string Line, LocalDate Day, LocalDate From, LocalDate Through)
        : OrderRefusal("order.outside_window");

    public sealed record InvoiceTwice(string Invoice, string Alliance, CodedText Where)
        : OrderRefusal("order.invoice_twice");

    public sealed record AboveLine(CodedText File, string Line, Money Gross, Money Left)
        : OrderRefusal("order.above_line");

    public sealed record AboveAvailable(CodedText File, Money Gross, Money Available)
        : OrderRefusal("order.above_available");

    public sealed record NoBankReference(CodedText File) : OrderRefusal("order.no_bank_reference");

    public sealed record AccountedFor(CodedText File, string Invoice, int ExpenseReport, InvoiceState State)
        : OrderRefusal("order.accounted_for");

    public sealed record AboveRetained(CodedText File, Money Amount, Money Due) : OrderRefusal("order.above_retained");
}
