using System.CommandLine;
using Ledger.Alliances.PaymentOrders;
using Ledger.Foundations;

namespace Ledger.Cli;

/// <summary>Payment orders: from an accepted invoice to what the bank paid out of the trust.</summary>
internal static class OrderVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "order place",
                [
                    Fields.Alliance,
                    Supplier,
                    Fields.Text("--invoice", "NUMBER", "The invoice's number."),
                    Fields.Text("--invoice-date", "DATE", "The day on the invoice.", "invoice_on"),
                    Fields.Text("--line", "CODE", "Code of the budget line.", "budget_line"),
                    Gross,
                    Withholding,
                    Retention,
                    Fields.On,
                    Fields.Document,
                ],
                "order place PA-CACAO-1 --supplier su_900123 --invoice F-77 --invoice-date 2026-06-01 --line SEEDS --amount 1000000 --withholding 25000 --document 'Committee act 3' --by comite"
            ),
            Verb.Sends(
                "order amend",
                [.. ReleaseVerbs.One, Gross, Withholding, Retention, Fields.On, Fields.Reason],
                session => session.TellRevision(dossier => dossier.FindOrder(session.Number("NUMBER"))?.Revision),
                "order amend PA-CACAO-1 1 --amount 900000 --reason 'A credit note' --by comite"
            ),
            Step("order review", [Fields.Revision], "--revision 1 --by eva"),
            Step("order approve", [Fields.Revision], "--revision 1 --by tomas"),
            Step("order instruct", [Fields.Document], "--document 'Instruction 31' --by rita"),
            Step("order confirm", [Fields.Reference], "--reference 'Statement 4, line 1' --by carla"),
            Step("order return", [Fields.Reference], "--reference 'Statement 5, line 2' --by carla"),
            Step("order retry", [Fields.Reason], "--reason 'Account number corrected' --by rita"),
            Step("order reject", [Fields.Reason], "--reason 'Outside the plan' --by eva"),
            Step("order cancel", [Fields.Reason], "--reason 'Bought elsewhere' --by comite"),
            Verb.Sends(
                "order pay-tax",
                [Fields.Alliance, Fields.Amount, Fields.On, Fields.Reference],
                "order pay-tax PA-CACAO-1 --amount 25000 --reference 'Statement 7, line 2' --by rita"
            ),
            Verb.Sends(
                "order release-retention",
                [Fields.Alliance, Supplier, Fields.Amount, Fields.On, Fields.Reference],
                "order release-retention PA-CACAO-1 --supplier su_900123 --amount 50000 --reference 'Statement 9, line 1' --by rita"
            ),
            new("order list", List, () => Ask.Answers(CertificateVerbs.AllianceWord()), "order list PA-CACAO-1"),
        ];

    private static readonly Field Supplier = Fields.Text(
        "--supplier",
        "CODE",
        "Opaque code of the supplier, as in su_900123."
    );
    private static readonly Field Gross = new(Ask.Amount, "gross");
    private static readonly Field Withholding = Fields.Text(
        "--withholding",
        "AMOUNT",
        "Of the invoice, for the tax office; nothing by default."
    );
    private static readonly Field Retention = Fields.Text(
        "--retention",
        "AMOUNT",
        "Of the invoice, kept back as a guarantee; nothing by default."
    );

    private static Verb Step(string name, IReadOnlyList<Field> own, string example) =>
        ReleaseVerbs.Step(name, own, example);

    private static async Task<int> List(Session session)
    {
        await session.ForAlliance(session.Word("ALLIANCE"));
        var table = session.Table(
            Table.Number(session.Say("No.", "N.º")),
            Table.Number(session.Say("Rev.", "Rev.")),
            Table.Text(session.Say("For", "Para el")),
            Table.Text(session.Say("Supplier", "Proveedor")),
            Table.Text(session.Say("Invoice", "Factura")),
            Table.Text(session.Say("Line", "Rubro")),
            Table.Number(session.Say("Gross", "Bruto")),
            Table.Number(session.Say("Withheld", "Retención en la fuente")),
            Table.Number(session.Say("Retained", "Garantía")),
            Table.Number(session.Say("Net", "Neto")),
            Table.Text(session.Say("State", "Estado"))
        );
        foreach (var order in (await session.Inspect(session.Word("ALLIANCE"))).Dossier.Orders)
            if (session.IsJson)
                session.WriteJson(json => json.Write(order));
            else
                table.Add(
                    session.Reader.Number(order.Number),
                    session.Reader.Number(order.Revision),
                    session.Reader.Day(order.On),
                    order.Supplier,
                    order.InvoiceNumber,
                    order.BudgetLine,
                    session.Reader.Amount(order.Gross),
                    session.Reader.AmountOrBlank(order.Withholding),
                    session.Reader.AmountOrBlank(order.Retention),
                    session.Reader.Amount(order.Net),
                    session.Reader.State(order.State.ToString(), Alliances.CaseKind.Order)
                );
        if (!session.IsJson)
            table.Finish();
        return ExitCode.Done;
    }
}
