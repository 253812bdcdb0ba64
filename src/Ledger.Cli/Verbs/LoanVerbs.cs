using Ledger.Lending;

namespace Ledger.Cli;

/// <summary>What members signed to repay of the incentive.</summary>
internal static class CommitmentVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "commitments sign",
                [
                    Fields.Fund,
                    Fields.Member,
                    Fields.Text(
                        "--alliance",
                        "CODE",
                        "The alliance whose incentive it is; the amount is what was signed there."
                    ),
                    Fields.FundAmount,
                    Fields.Instalments,
                    Fields.FirstDue,
                    Every,
                    Fields.Text("--conditions", "TEXT", "What else was agreed."),
                    Fields.On,
                    Fields.Document,
                ],
                "commitments sign FR-CACAO M-1 --alliance PA-CACAO-1 --amount 4000000 --instalments 24 --first-due 2026-03-31 --document 'Commitment 17' --by maria"
            ),
            Step("commitments deliver", [Fields.Document], "--document 'Delivery 12' --by maria"),
            Step(
                "commitments receive",
                [
                    Fields.FundAmount,
                    Fields.Text("--means", "MEANS", "cash, bank or produce; cash by default."),
                    Fields.Ally,
                    Fields.Reference,
                ],
                "--amount 166667 --reference 'Receipt 3' --by maria"
            ),
            Step(
                "commitments take-back",
                [TakenBack, Fields.Reason],
                "--receipt 'Receipt 3' --reason 'Written for another member' --by carlos"
            ),
            Step(
                "commitments reschedule",
                [Fields.Instalments, Fields.FirstDue, Every, Fields.Reason, .. FundVerbs.Decided],
                "--instalments 6 --first-due 2026-09-30 --minutes 'Minutes 5' --decided-by M-2,M-3 --reason 'A bad harvest' --by carlos"
            ),
            Step(
                "commitments give-up",
                [Fields.Reason, .. FundVerbs.Decided],
                "--minutes 'Minutes 6' --decided-by M-2,M-3 --reason 'Left the region' --by carlos"
            ),
            Step("commitments withdraw", [Fields.Reason], "--reason 'No inputs needed' --by maria"),
            Verb.Asks("commitments list", "FUND --page", "commitments list FR-CACAO"),
        ];

    internal static readonly Field TakenBack = Fields.Text(
        "--receipt",
        "TEXT",
        "The reference of the receipt, as it was written."
    );

    private static readonly Field Every = Fields.Text(
        "--every",
        "MONTHS",
        "Months between instalments; 1 by default.",
        "every_months"
    );

    /// <summary>A step of one file of a fund on a day.</summary>
    internal static Verb Step(string name, IReadOnlyList<Field> own, string example) =>
        Verb.Sends(name, [Fields.Fund, Fields.NumberInFund, Fields.On, .. own], $"{name} FR-CACAO 1 {example}");
}

/// <summary>Loans of a rotating fund, from the application to the last payment.</summary>
internal static class LoanVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "loans apply",
                [
                    Fields.Fund,
                    Fields.Member,
                    Fields.Text("--product", "CODE", "Which product of the regulation."),
                    Fields.FundAmount,
                    Fields.Instalments,
                    Fields.FirstDue,
                    Fields.Codes("--guarantors", "MEMBERS", "Codes of the members who guarantee it, as in M-4,M-5."),
                    Fields.Purpose,
                    Fields.On,
                ],
                "loans apply FR-CACAO M-1 --product cuota-fija --amount 4000000 --instalments 12 --first-due 2026-02-28 --guarantors M-4 --purpose 'Fertilizer' --by maria"
            ),
            Step(
                "loans approve",
                [Fields.AmountOf("All that was asked for, by default."), .. FundVerbs.Decided],
                "--minutes 'Minutes 3' --decided-by M-2,M-3 --by carlos"
            ),
            Step(
                "loans reject",
                [Fields.Reason, .. FundVerbs.Decided],
                "--minutes 'Minutes 3' --decided-by M-2,M-3 --reason 'Late with another loan' --by carlos"
            ),
            Step("loans withdraw", [Fields.Reason], "--reason 'Not needed' --by maria"),
            Step(
                "loans disburse",
                [
                    Means,
                    Fields.Text("--first-due", "DATE", "When the first instalment is due; as asked for, by default."),
                    Fields.Codes("--parts", "AMOUNTS", "Harvest loans: principal at each date, as in 1000000,3000000."),
                    Fields.Text("--line", "NUMBER", "The bank's credit line that pays a share of it.", "credit_line"),
                    Fields.Text("--bank-share", "SHARE", "That share, as in 50%."),
                    Fields.Reference,
                ],
                "--reference 'Receipt 20' --by maria"
            ),
            Step(
                "loans repay",
                [
                    Fields.FundAmount,
                    Means,
                    Fields.Text(
                        "--prepaying",
                        "OPTION",
                        $"What a prepayment shortens: {Names.All<Prepayment>()}; as the product says, by default."
                    ),
                    Fields.Reference,
                ],
                "--amount 366720 --reference 'Receipt 31' --by maria"
            ),
            Step(
                "loans take-back",
                [CommitmentVerbs.TakenBack, Fields.Reason],
                "--receipt 'Receipt 31' --reason 'A digit too many' --by carlos"
            ),
            Step(
                "loans charge",
                [
                    Fields.FundAmount,
                    Fields.Flag("--penalty", "A penalty; a fee by default.", "is_penalty"),
                    Fields.Reason,
                ],
                "--amount 10000 --penalty --reason 'A cheque bounced' --by maria"
            ),
            Step(
                "loans restructure",
                [Fields.Instalments, Fields.FirstDue, Fields.Reason, .. FundVerbs.Decided],
                "--instalments 12 --first-due 2026-10-31 --minutes 'Minutes 8' --decided-by M-2,M-3 --reason 'Frost' --by carlos"
            ),
            Step(
                "loans write-off",
                [Fields.Reason, .. FundVerbs.Decided],
                "--minutes 'Minutes 11' --decided-by M-2,M-3 --reason 'Left the region' --by carlos"
            ),
            Step(
                "loans recover",
                [Fields.FundAmount, Means, Fields.Reference],
                "--amount 100000 --reference 'Receipt 77' --by maria"
            ),
            Verb.Asks(
                "loans quote",
                "--regulation --version --product --amount --instalments --first-due --date=on --country",
                "loans quote --regulation fondo-rotatorio --version 1 --product cuota-fija --amount 4000000 --instalments 12 --first-due 2026-02-28 --date 2026-01-28"
            ),
            Verb.Asks("loans list", "FUND --all --page", "loans list FR-CACAO", "loans list FR-CACAO --all"),
            Verb.Asks("loans show", "FUND NUMBER", "loans show FR-CACAO 1"),
        ];

    private static readonly Field Means = Fields.Text("--means", "MEANS", "cash or bank; cash by default.");

    private static Verb Step(string name, IReadOnlyList<Field> own, string example) =>
        CommitmentVerbs.Step(name, own, example);
}
