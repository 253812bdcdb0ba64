using Ledger.Alliances.ExpenseReports;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.PaymentOrders;

/// <summary>Which accounts of the trust move when an order does (specs/orders.md).</summary>
internal static class OrderEntries
{
    /// <summary>
    /// 5110 of the budget line / 2110 of the supplier, part to 2120 and to 2130 of the supplier: the invoice is
    /// accepted.
    /// </summary>
    public static JournalEntry Accepted(Dossier dossier, PaymentOrder order, LocalDate on, string document) =>
        Checks.Entry(
            dossier.Alliance.Code,
            on,
            new CodedText("entry.invoice_accepted", ("Invoice", order.Key.ToString()), ("Number", order.Number)),
            document,
            [
                Posting.Debit("5110", order.Gross, default, ExpenseReportEntries.OfLine(order.BudgetLine)),
                .. Owed(order).Select(owed => Posting.Credit(owed.Code, owed.Amount, owed.Holder)),
            ]
        );

    /// <summary>
    /// The same the other way: the invoice is not to be paid after all. What was kept back of it and is paid out
    /// already is to be got back: 1320.
    /// </summary>
    public static JournalEntry Withdrawn(Dossier dossier, PaymentOrder order, LocalDate on, EstateBalances books) =>
        Checks.Entry(
            dossier.Alliance.Code,
            on,
            new CodedText("entry.invoice_withdrawn", ("Invoice", order.Key.ToString()), ("Number", order.Number)),
            "",
            [
                .. Owed(order)
                    .SelectMany(owed =>
                        Back(owed.Code, owed.Amount, owed.Holder, Math.Max(0, -books.Of(owed.Code, owed.Holder)))
                    ),
                Posting.Credit("5110", order.Gross, default, ExpenseReportEntries.OfLine(order.BudgetLine)),
            ]
        );

    private static IEnumerable<Posting> Back(string code, Money amount, Holder holder, long there)
    {
        var gone = amount with { MinorUnits = Math.Max(0, amount.MinorUnits - there) };
        if (amount != gone)
            yield return Posting.Debit(code, amount - gone, holder);
        if (!gone.IsZero)
            yield return Posting.Debit("1320", gone);
    }

    public static JournalEntry Paid(Dossier dossier, PaymentOrder order, LocalDate on, string document) =>
        Checks.Entry(
            dossier.Alliance.Code,
            on,
            new CodedText("entry.order_paid", ("Number", order.Number)),
            document,
            [Posting.Debit("2110", order.Net, order.Key.Holder), Posting.Credit("1110", order.Net)]
        );

    /// <summary>1110/2110: the money is back and the supplier is still to be paid; the expense stays (T21).</summary>
    public static JournalEntry Returned(Dossier dossier, PaymentOrder order, LocalDate on, string document) =>
        Checks.Entry(
            dossier.Alliance.Code,
            on,
            new CodedText("entry.order_returned", ("Number", order.Number)),
            document,
            [Posting.Debit("1110", order.Net), Posting.Credit("2110", order.Net, order.Key.Holder)]
        );

    public static PlaceHold Hold(Dossier dossier, PaymentOrder order, LocalDate on) =>
        new(
            dossier.Alliance.Code,
            "1110",
            default,
            order.Net,
            on,
            null,
            new CodedText("hold.order", ("Number", order.Number), ("Alliance", dossier.Alliance.Code)).Stored(
                Journal.Hold.MaxPurposeLength
            )
        );

    /// <summary>The supplier's accounts that the books do not have yet.</summary>
    public static IEnumerable<Instruction> NewAccounts(
        Dossier dossier,
        PaymentOrder order,
        EstateBalances books,
        LocalDate on
    ) =>
        Owed(order)
            .Where(owed => !books.Has(owed.Code, owed.Holder))
            .Select(owed => new OpenAccount(
                dossier.Alliance.Code,
                new AccountKey(owed.Code, owed.Holder, owed.Amount.Currency),
                on
            ));

    /// <summary>
    /// The trust's money that nobody was promised: 1110 + 1120 − holds − 2110 − 2120 − 2130 − 2140 − 2150. What an
    /// order holds is in 2110 already and counts once.
    /// </summary>
    public static Money Available(Dossier dossier, EstateBalances books) =>
        dossier.Nothing with
        {
            MinorUnits =
                books.Posted("1110", "1120", "2110", "2120", "2130", "2140", "2150")
                - books.Held("1110", "1120")
                + dossier.Sum(dossier.Orders.Where(order => !order.Hold.IsEmpty).Select(order => order.Net)).MinorUnits,
        };

    private static IEnumerable<(string Code, Money Amount, Holder Holder)> Owed(PaymentOrder order)
    {
        yield return ("2110", order.Net, order.Key.Holder);
        if (!order.Withholding.IsZero)
            yield return ("2120", order.Withholding, default);
        if (!order.Retention.IsZero)
            yield return ("2130", order.Retention, order.Key.Holder);
    }
}
