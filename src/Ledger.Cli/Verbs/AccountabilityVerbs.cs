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
            new("expenses list", List, () => Ask.Answers(CertificateVerbs.AllianceWord()), "expenses list PAR2-ORU-7"),
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

    private static async Task<int> List(Session session)
    {
        await session.ForAlliance(session.Word("ALLIANCE"));
        var dossier = (await session.Inspect(session.Word("ALLIANCE"))).Dossier;
        if (session.IsJson)
        {
            foreach (var file in dossier.ExpenseReports)
                session.WriteJson(json =>
                    json.Write(
                        file,
                        dossier.Releases.Single(release => release.Id == file.Release).Number,
                        dossier.Invoices.Where(invoice => invoice.ExpenseReport == file.Id)
                    )
                );
            return ExitCode.Done;
        }
        var files = session.Table(
            Table.Number(session.Say("No.", "N.º")),
            Table.Number(session.Say("Release", "Giro")),
            Table.Text(session.Say("Rendered on", "Rendida el")),
            Table.Number(session.Say("Spent", "Gastado")),
            Table.Number(session.Say("Programme's share", "Parte del programa")),
            Table.Number(session.Say("Refund due", "Por reintegrar")),
            Table.Text(session.Say("State", "Estado"))
        );
        foreach (var file in dossier.ExpenseReports)
            files.Add(
                session.Reader.Number(file.Number),
                session.Reader.Number(dossier.Releases.Single(release => release.Id == file.Release).Number),
                session.Reader.Day(file.On),
                session.Reader.Amount(file.Spent),
                session.Reader.Amount(file.Claimed),
                session.Reader.AmountOrBlank(file.RefundDue),
                session.Reader.State(file.State.ToString(), Alliances.CaseKind.ExpenseReport)
            );
        files.Finish();
        if (dossier.Invoices.IsEmpty)
            return ExitCode.Done;
        session.Output.WriteLine();
        PrintInvoices(
            session,
            dossier.ExpenseReports.SelectMany(file =>
                dossier.Invoices.Where(invoice => invoice.ExpenseReport == file.Id).Select(invoice => (file, invoice))
            )
        );
        return ExitCode.Done;
    }

    internal static void PrintInvoices(Session session, IEnumerable<(ExpenseReport File, Invoice Invoice)> rows)
    {
        var invoices = session.Table(
            Table.Number(session.Say("No.", "N.º")),
            Table.Text(session.Say("Supplier", "Proveedor")),
            Table.Text(session.Say("Invoice", "Factura")),
            Table.Text(session.Say("Dated", "Fecha")),
            Table.Text(session.Say("Line", "Rubro")),
            Table.Number(session.Say("Amount", "Monto")),
            Table.Number(session.Say("Programme's share", "Parte del programa")),
            Table.Text(session.Say("State", "Estado")),
            Table.Text(session.Say("Reason", "Motivo"))
        );
        foreach (var (file, invoice) in rows)
            invoices.Add(
                session.Reader.Number(file.Number),
                invoice.Supplier,
                invoice.InvoiceNumber,
                session.Reader.Day(invoice.On),
                invoice.BudgetLine,
                session.Reader.Amount(invoice.Amount),
                session.Reader.Amount(invoice.Claimed),
                session.Reader.State(invoice.State),
                session.Reader.Reason(invoice.Reason)
            );
        invoices.Finish();
    }
}
