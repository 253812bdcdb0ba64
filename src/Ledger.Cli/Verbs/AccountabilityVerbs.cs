using Ledger.Alliances.ExpenseReports;
using Ledger.Foundations;

namespace Ledger.Cli;

/// <summary>Accountability: what was spent of a release.</summary>
internal static class AccountabilityVerbs
{
    private const string Shape = "su_900123;F-77;2022-04-01;SEEDS;1000.00",
        FindingShape = "su_900123;F-77;Not in the plan";

    public static IReadOnlyList<Verb> All =>
        [
            new(
                "account render",
                Render,
                () =>
                    Ask.Sends(
                        CertificateVerbs.AllianceWord(),
                        Ask.Text("--release", "NUMBER", "The release whose money was spent."),
                        Ask.Many(
                            "--invoice",
                            "SUPPLIER;NUMBER;DATE;LINE;AMOUNT;SHARE",
                            "An invoice; the programme's share last, all of it by default; may be repeated."
                        ),
                        Ask.Happened(),
                        Ask.Document()
                    ),
                $"account render PAR2-ORU-7 --release 1 --invoice '{Shape}' --document 'Descargo 1' --by maria"
            ),
            new(
                "account accept",
                async session =>
                    await session.Do(
                        new AcceptAccount(
                            session.Number("NUMBER"),
                            await Day(session),
                            session.TextOrNull("--document") ?? "",
                            Findings(session)
                        )
                    ),
                () => Ask.Sends([.. ReleaseVerbs.One(), Ineligible(), Ask.Happened(), Ask.Document()]),
                "account accept PAR2-ORU-7 1 --document 'Report 9' --by eva"
            ),
            ReleaseVerbs.Step(
                "account reject",
                (session, number, day) => new RejectAccount(number, day, session.TextOrNull("--reason") ?? ""),
                () => [Ask.Reason()],
                "--reason 'Two invoices cannot be read' --by eva"
            ),
            new(
                "account disallow",
                async session =>
                    await session.Do(
                        new DisallowInvoices(
                            session.Number("NUMBER"),
                            await Day(session),
                            session.TextOrNull("--document") ?? "",
                            Findings(session)
                        )
                    ),
                () => Ask.Sends([.. ReleaseVerbs.One(), Ineligible(), Ask.Happened(), Ask.Document()]),
                $"account disallow PAR2-ORU-7 1 --ineligible '{FindingShape}' --document 'Audit 4' --by eva"
            ),
            new(
                "account refund",
                Refund,
                () => Ask.Sends([.. ReleaseVerbs.One(), Ask.Amount(), Ask.Happened(), Ask.Reference()]),
                "account refund PAR2-ORU-7 1 --amount 300.00 --reference 'Statement 6, line 3' --by carla"
            ),
            new("account list", List, () => Ask.Answers(CertificateVerbs.AllianceWord()), "account list PAR2-ORU-7"),
        ];

    private static System.CommandLine.Option Ineligible() =>
        Ask.Many("--ineligible", "SUPPLIER;NUMBER;REASON", "An invoice found ineligible, and why; may be repeated.");

    private static Task<NodaTime.LocalDate> Day(Session session) => session.DateOrToday(session.Word("ALLIANCE"));

    private static async Task<int> Render(Session session)
    {
        var alliance = session.Word("ALLIANCE");
        var currency = (await session.Setting(alliance)).Currency;
        var lines = session.Many("--invoice").Select(text => InvoiceOf(session, text, currency)).ToList();
        return await session.Do(
            new RenderAccount(
                session.NumberOf("--release"),
                await session.DateOrToday(alliance),
                session.TextOrNull("--document") ?? "",
                lines
            )
        );
    }

    private static ClaimedInvoice InvoiceOf(Session session, string text, Currency currency)
    {
        if (
            text.Split(';') is not [var supplier, var number, var day, var line, var amount, .. var rest]
            || rest.Length > 1
        )
            throw new UsageException(
                $"--invoice '{text}' is not supplier, number, date, budget line and amount.",
                $"Write it as in '{Shape}', and the programme's share after that."
            );
        var field = $"--invoice {supplier} {number}";
        var whole = session.MoneyOf(field, amount, currency);
        return new ClaimedInvoice(
            supplier,
            number,
            session.DateOf(field, day),
            line,
            whole,
            rest is [var share] ? session.MoneyOf(field, share, currency) : whole
        );
    }

    private static IReadOnlyList<InvoiceFinding> Findings(Session session) =>
        [
            .. session
                .Many("--ineligible")
                .Select(text =>
                    text.Split(';', 3) is [var supplier, var number, var reason]
                        ? new InvoiceFinding(supplier, number, reason)
                        : throw new UsageException(
                            $"--ineligible '{text}' is not supplier, number and reason.",
                            $"Write it as in '{FindingShape}'."
                        )
                ),
        ];

    private static async Task<int> Refund(Session session) =>
        await session.Do(
            new RecordRefund(
                session.Number("NUMBER"),
                await session.AmountFor(session.Word("ALLIANCE")),
                await Day(session),
                session.TextOrNull("--reference") ?? ""
            )
        );

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
                        dossier.Invoices.Where(invoice => invoice.Accountability == file.Id)
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
                dossier.Invoices.Where(invoice => invoice.Accountability == file.Id).Select(invoice => (file, invoice))
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
                session.Reader.State(invoice.State.ToString(), Alliances.CaseKind.ExpenseReport),
                session.Reader.Reason(invoice.Reason)
            );
        invoices.Finish();
    }
}
