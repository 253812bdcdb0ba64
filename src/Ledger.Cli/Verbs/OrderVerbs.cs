using System.CommandLine;
using Ledger.Alliances.PaymentOrders;
using Ledger.Foundations;

namespace Ledger.Cli;

/// <summary>Payment orders: from an accepted invoice to what the bank paid out of the trust.</summary>
internal static class OrderVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "order place",
                Place,
                () =>
                    Ask.Sends(
                        CertificateVerbs.AllianceWord(),
                        Ask.Text("--supplier", "CODE", "Opaque code of the supplier, as in su_900123."),
                        Ask.Text("--invoice", "NUMBER", "The invoice's number."),
                        Ask.Text("--invoice-date", "DATE", "The day on the invoice."),
                        Ask.Text("--line", "CODE", "Code of the budget line."),
                        Ask.Amount(),
                        Withholding(),
                        Retention(),
                        Ask.Happened(),
                        Ask.Document()
                    ),
                "order place PA-CACAO-1 --supplier su_900123 --invoice F-77 --invoice-date 2026-06-01 --line SEEDS --amount 1000000 --withholding 25000 --document 'Committee act 3' --by comite"
            ),
            new(
                "order amend",
                Amend,
                () =>
                    Ask.Sends([
                        .. ReleaseVerbs.One(),
                        Ask.Amount(),
                        Withholding(),
                        Retention(),
                        Ask.Happened(),
                        Ask.Reason(),
                    ]),
                "order amend PA-CACAO-1 1 --amount 900000 --reason 'A credit note' --by comite"
            ),
            ReleaseVerbs.Step(
                "order review",
                (session, number, day) => new ReviewOrder(number, session.NumberOf("--revision"), day),
                () => [Ask.Revision()],
                "--revision 1 --by eva"
            ),
            ReleaseVerbs.Step(
                "order approve",
                (session, number, day) => new ApproveOrder(number, session.NumberOf("--revision"), day),
                () => [Ask.Revision()],
                "--revision 1 --by tomas"
            ),
            ReleaseVerbs.Step(
                "order instruct",
                (session, number, day) => new InstructOrder(number, day, session.TextOrNull("--document") ?? ""),
                () => [Ask.Document()],
                "--document 'Instruction 31' --by rita"
            ),
            ReleaseVerbs.Step(
                "order confirm",
                (session, number, day) => new ConfirmOrder(number, day, session.TextOrNull("--reference") ?? ""),
                () => [Ask.Reference()],
                "--reference 'Statement 4, line 1' --by carla"
            ),
            ReleaseVerbs.Step(
                "order return",
                (session, number, day) => new ReturnOrder(number, day, session.TextOrNull("--reference") ?? ""),
                () => [Ask.Reference()],
                "--reference 'Statement 5, line 2' --by carla"
            ),
            ReleaseVerbs.Step(
                "order retry",
                (session, number, day) => new RetryOrder(number, day, session.TextOrNull("--reason") ?? ""),
                () => [Ask.Reason()],
                "--reason 'Account number corrected' --by rita"
            ),
            ReleaseVerbs.Step(
                "order reject",
                (session, number, day) => new RejectOrder(number, day, session.TextOrNull("--reason") ?? ""),
                () => [Ask.Reason()],
                "--reason 'Outside the plan' --by eva"
            ),
            ReleaseVerbs.Step(
                "order cancel",
                (session, number, day) => new CancelOrder(number, day, session.TextOrNull("--reason") ?? ""),
                () => [Ask.Reason()],
                "--reason 'Bought elsewhere' --by comite"
            ),
            new(
                "order pay-tax",
                PayTax,
                () => Ask.Sends(CertificateVerbs.AllianceWord(), Ask.Amount(), Ask.Happened(), Ask.Reference()),
                "order pay-tax PA-CACAO-1 --amount 25000 --reference 'Statement 7, line 2' --by rita"
            ),
            new(
                "order release-retention",
                ReleaseRetention,
                () =>
                    Ask.Sends(
                        CertificateVerbs.AllianceWord(),
                        Ask.Text("--supplier", "CODE", "Opaque code of the supplier, as in su_900123."),
                        Ask.Amount(),
                        Ask.Happened(),
                        Ask.Reference()
                    ),
                "order release-retention PA-CACAO-1 --supplier su_900123 --amount 50000 --reference 'Statement 9, line 1' --by rita"
            ),
            new("order list", List, () => Ask.Answers(CertificateVerbs.AllianceWord()), "order list PA-CACAO-1"),
        ];

    private static Option Withholding() =>
        Ask.Text("--withholding", "AMOUNT", "Of the invoice, for the tax office; nothing by default.");

    private static Option Retention() =>
        Ask.Text("--retention", "AMOUNT", "Of the invoice, kept back as a guarantee; nothing by default.");

    private static Money OrNothing(Session session, string option, Currency currency) =>
        session.TextOrNull(option) is { } text ? session.MoneyOf(option, text, currency) : Money.Zero(currency);

    private static async Task<int> Place(Session session)
    {
        var alliance = session.Word("ALLIANCE");
        var amount = await session.AmountFor(alliance);
        return await session.Do(
            new PlaceOrder(
                session.Text("--supplier"),
                session.Text("--invoice"),
                session.Date("--invoice-date"),
                session.Text("--line"),
                amount,
                OrNothing(session, "--withholding", amount.Currency),
                OrNothing(session, "--retention", amount.Currency),
                await session.DateOrToday(alliance),
                session.TextOrNull("--document") ?? ""
            )
        );
    }

    private static async Task<int> Amend(Session session)
    {
        var alliance = session.Word("ALLIANCE");
        var amount = await session.AmountFor(alliance);
        var number = session.Number("NUMBER");
        return await session.DoAndTellRevision(
            new AmendOrder(
                number,
                amount,
                OrNothing(session, "--withholding", amount.Currency),
                OrNothing(session, "--retention", amount.Currency),
                await session.DateOrToday(alliance),
                session.TextOrNull("--reason") ?? ""
            ),
            dossier => dossier.FindOrder(number)?.Revision
        );
    }

    private static async Task<int> PayTax(Session session)
    {
        var alliance = session.Word("ALLIANCE");
        return await session.Do(
            new PayTax(
                await session.AmountFor(alliance),
                await session.DateOrToday(alliance),
                session.TextOrNull("--reference") ?? ""
            )
        );
    }

    private static async Task<int> ReleaseRetention(Session session)
    {
        var alliance = session.Word("ALLIANCE");
        return await session.Do(
            new ReleaseRetention(
                session.Text("--supplier"),
                await session.AmountFor(alliance),
                await session.DateOrToday(alliance),
                session.TextOrNull("--reference") ?? ""
            )
        );
    }

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
