using Ledger.Application.Commands;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;

namespace Ledger.Cli;

/// <summary>Files about one fund: what its members owed when it was brought in, and receipts.</summary>
internal static class FundImports
{
    public static readonly string[] Columns =
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
    ];
    public static readonly string[] ReceiptColumns = ["reference", "what", "number", "amount", "means", "ally", "date"];

    /// <summary>One row for each thing: the member, then the repayment and the loans that the member owes.</summary>
    public static async Task<int> BringIn(Session session)
    {
        var fund = session.Word("FUND");
        var (currency, table) = (
            (await session.Call()).Subject.Currency,
            CsvTable.Read(session, session.Word("FILE"), Columns, onlyThese: true)
        );
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return await new CsvImport(session, "fund-import", table).Run(
            row =>
                Once(
                    seen,
                    row,
                    $"{fund}/{row["member"]}/{row["what"]}/{row["product"]}/{row["disbursed_on"]}/{row["document"]}"
                ),
            row => new FundCommandRequest(
                fund,
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
                    var other => throw new Refused(new TextRefusal.NotOneOf("what", other, "member, repayment, loan")),
                }
            )
        );
    }

    /// <summary>One row for each receipt; its reference is what the same receipt is known by.</summary>
    public static async Task<int> Receipts(Session session)
    {
        var fund = session.Word("FUND");
        var (currency, table) = (
            (await session.Call()).Subject.Currency,
            CsvTable.Read(session, session.Word("FILE"), ReceiptColumns, onlyThese: true)
        );
        return await new CsvImport(session, "fund-receipts", table).Run(
            row =>
                row["reference"].Length > 0
                    ? $"{fund}/{row["reference"]}"
                    : throw new Refused(new TextRefusal.Missing("reference")),
            row => new FundCommandRequest(
                fund,
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
                    var other => throw new Refused(
                        new TextRefusal.NotOneOf("what", other, "repayment, loan, recovery")
                    ),
                }
            )
        );
    }

    /// <summary>
    /// A debt is known by its member, product, day and document: sent again with another balance it is told from what
    /// was brought in, and two rows of one file that are the same are perhaps two debts.
    /// </summary>
    private static string Once(HashSet<string> seen, CsvRow row, string reference) =>
        seen.Add(reference)
            ? reference
            : throw new Refused(
                new CsvRefusal.NotAValue(
                    "document",
                    row["document"],
                    "a document of its own, since another row is the same debt"
                )
            );
}
