using System.Text.Json.Nodes;
using Ledger.Alliances.ExpenseReports;
using Ledger.Foundations;

namespace Ledger.Cli;

/// <summary>Expense report: what was spent of a release.</summary>
internal static class AccountabilityVerbs
{
    private const string Shape = "su_900123;F-77;2022-04-01;SEEDS;1000.00",
        FindingShape = "su_900123;F-77;Not in the plan";

    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "expenses render",
                [
                    Fields.Alliance,
                    Fields.Text("--release", "NUMBER", "The release whose money was spent."),
                    Fields.Many(
                        "--invoice",
                        "SUPPLIER;NUMBER;DATE;LINE;AMOUNT;SHARE",
                        "An invoice; the programme's share last, all of it by default; may be repeated.",
                        "lines",
                        InvoiceOf
                    ),
                    Fields.On,
                    Fields.Document,
                ],
                $"expenses render PAR2-ORU-7 --release 1 --invoice '{Shape}' --document 'Descargo 1' --by maria"
            ),
            ReleaseVerbs.Step("expenses accept", [Ineligible, Fields.Document], "--document 'Report 9' --by eva"),
            ReleaseVerbs.Step("expenses reject", [Fields.Reason], "--reason 'Two invoices cannot be read' --by eva"),
            ReleaseVerbs.Step(
                "expenses disallow",
                [Ineligible, Fields.Document],
                $"--ineligible '{FindingShape}' --document 'Audit 4' --by eva"
            ),
            ReleaseVerbs.Step(
                "expenses refund",
                [Fields.Amount, Fields.Reference],
                "--amount 300.00 --reference 'Statement 6, line 3' --by carla"
            ),
            Verb.Asks("expenses list", "ALLIANCE", "expenses list PAR2-ORU-7"),
            Verb.Asks("expenses show", "ALLIANCE NUMBER", "expenses show PAR2-ORU-7 1"),
        ];

    private static readonly Field Ineligible = Fields.Many(
        "--ineligible",
        "SUPPLIER;NUMBER;REASON",
        "An invoice found ineligible, and why; may be repeated.",
        "findings",
        (_, text) =>
            text.Split(';', 3) is { Length: 3 } parts
                ? Fields.Parts(["supplier", "number", "reason"], parts)
                : throw new UsageException(
                    $"--ineligible '{text}' is not supplier, number and reason.",
                    $"Write it as in '{FindingShape}'."
                )
    );

    private static JsonObject InvoiceOf(Session session, string text) =>
        text.Split(';') switch
        {
            { Length: 5 } parts => Fields.Parts(InvoiceParts, [.. parts, parts[4]]),
            { Length: 6 } parts => Fields.Parts(InvoiceParts, parts),
            _ => throw new UsageException(
                $"--invoice '{text}' is not supplier, number, date, budget line and amount.",
                $"Write it as in '{Shape}', and the programme's share after that."
            ),
        };

    private static readonly string[] InvoiceParts = ["supplier", "number", "on", "budget_line", "amount", "claimed"];
}
