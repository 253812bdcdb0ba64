using Ledger.Application.Authorization;
using Ledger.Application.Commands;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;

namespace Ledger.Application.Imports;

/// <summary>Files about one fund: what its members owed when it was brought in, and receipts.</summary>
internal static class FundRows
{
    public static readonly IReadOnlyList<ImportKind> Kinds =
    [
        new(
            "fund import",
            "fund-import",
            [
                "member",
                "what",
                "family",
                "product",
                "balance",
                "disbursed_on",
                "instalments",
                "first_due",
                "every_months",
                "date",
                "document",
            ]
        )
        {
            Begin = (call, fund, _, _) => Task.FromResult<RowReading>(BroughtIn(fund, call.Subject.Currency)),
        },
        new("fund receipts", "fund-receipts", ["reference", "what", "number", "amount", "means", "ally", "date"])
        {
            Begin = (call, fund, _, _) => Task.FromResult<RowReading>(Receipts(fund, call.Subject.Currency)),
        },
    ];

    /// <summary>One row for each thing: the member, then the repayment and the loans that the member owes.</summary>
    private static EachRow BroughtIn(string fund, Currency currency)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return new EachRow(
            row =>
                Once(
                    seen,
                    row,
                    $"{fund}/{row["member"]}/{row["what"]}/{row["product"]}/{row["disbursed_on"]}/{row["document"]}"
                ),
            row => new FundCommandRequest(fund, Debt(row, currency)),
            isOfFunds: true
        );
    }

    private static FundCommand Debt(CsvRow row, Currency currency) =>
        row["what"] switch
        {
            "member" => new AdmitToFund(row["member"], row["family"], null, row.Date("date")),
            "repayment" => new BringForwardRepayment(
                row["member"],
                row.Money("balance", currency),
                row.Count("instalments"),
                row.Date("first_due"),
                row.OrNull("every_months") is null ? 1 : row.Count("every_months"),
                row.Date("date"),
                row["document"]
            ),
            "loan" => new BringForwardLoan(
                row["member"],
                row["product"],
                row.Money("balance", currency),
                row.Date("disbursed_on"),
                row.Count("instalments"),
                row.Date("first_due"),
                row.Date("date"),
                row["document"]
            ),
            var other => throw new RefusedException(new TextRefusal.NotOneOf("what", other, "member, repayment, loan")),
        };

    /// <summary>One row for each receipt; its reference is what the same receipt is known by.</summary>
    private static EachRow Receipts(string fund, Currency currency) =>
        new(
            row => ImportKinds.Referenced(row, fund),
            row => new FundCommandRequest(fund, Receipt(row, currency)),
            isOfFunds: true
        );

    private static FundCommand Receipt(CsvRow row, Currency currency) =>
        row["what"] switch
        {
            "repayment" => new ReceiveRepayment(
                row.Count("number"),
                row.Money("amount", currency),
                row.OneOf<Means>("means"),
                row["ally"],
                row.Date("date"),
                row["reference"]
            ),
            "loan" => new RepayLoan(
                row.Count("number"),
                row.Money("amount", currency),
                row.OneOf<Means>("means"),
                row.Date("date"),
                row["reference"]
            ),
            "recovery" => new RecoverLoan(
                row.Count("number"),
                row.Money("amount", currency),
                row.OneOf<Means>("means"),
                row.Date("date"),
                row["reference"]
            ),
            var other => throw new RefusedException(
                new TextRefusal.NotOneOf("what", other, "repayment, loan, recovery")
            ),
        };

    /// <summary>
    /// A debt is known by its member, product, day and document: sent again with another balance it is told from what
    /// was brought in, and two rows of one file that are the same are perhaps two debts.
    /// </summary>
    private static string Once(HashSet<string> seen, CsvRow row, string reference) =>
        seen.Add(reference)
            ? reference
            : throw new RefusedException(
                new CsvRefusal.NotAValue("document", row["document"], new("expected.own_document"))
            );
}
