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
            Verb.Asks("order list", "ALLIANCE", "order list PA-CACAO-1"),
            Verb.Asks("order show", "ALLIANCE NUMBER", "order show PA-CACAO-1 1"),
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
}
