using System.CommandLine;
using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Foundations;

namespace Ledger.Cli;

/// <summary>Works of municipal subprojects: stages, the contractor's advance, certificates and the retention.</summary>
internal static class WorksVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "works plan",
                [
                    Fields.Alliance,
                    Fields.Text("--name", "TEXT", "What is built."),
                    new(Ask.Amount, "estimate"),
                    Fields.On,
                    Fields.Document,
                ],
                "works plan SM-TARIJA-3 --name 'Irrigation canal' --amount 2000000 --document 'Preinvestment study' --by oscar"
            ),
            Step("works tender", [Fields.Document], "--document 'Call 12' --by oscar"),
            Step(
                "works award",
                [
                    Fields.Text("--contractor", "CODE", "Opaque code of the contractor, as in su_4711."),
                    Fields.Amount,
                    Fields.Document,
                ],
                "--contractor su_4711 --amount 1900000 --document 'Contract 5' --by oscar"
            ),
            Step("works abandon", [Fields.Reason], "--reason 'Nobody offered' --by oscar"),
            Step(
                "works advance",
                [Fields.Amount, Fields.Document],
                "--amount 380000 --document 'Contract 5, guarantee 7' --by oscar"
            ),
            Step(
                "works certify",
                [
                    Fields.Text("--cumulative", "AMOUNT", "What is done from the beginning, gross."),
                    Fields.Evidence,
                    Fields.EvidenceFile,
                    Fields.Flag(
                        "--last",
                        "No other certificate follows: it pays back whatever is left of the advance.",
                        "is_last"
                    ),
                ],
                "--cumulative 600000 --evidence-file planilla-1.pdf --by saul"
            ),
            Step(
                "works revoke",
                [Fields.Reason],
                "--reason 'Measured on the wrong drawing' --by saul",
                Fields.NumberAs("certificate", "The certificate's number within the subproject, as works list says it.")
            ),
            Payment("works approve", [], "--by tomas"),
            Payment("works instruct", [Fields.Document], "--document 'Instruction 31' --by rita"),
            Payment("works confirm", [Fields.Reference], "--reference 'Statement 3, line 2' --by carla"),
            Payment("works return", [Fields.Reference], "--reference 'Statement 4, line 1' --by carla"),
            Payment("works retry", [Fields.Reason], "--reason 'Account number corrected' --by rita"),
            Payment("works cancel", [Fields.Reason], "--reason 'No guarantee' --by oscar"),
            Step("works accept-provisionally", [Fields.Document], "--document 'Minutes 8' --by saul"),
            Step("works accept-finally", [Fields.Document], "--document 'Minutes 15' --by saul"),
            ImportVerb.Of("works import", "works import works.csv --by oficina"),
            Verb.Asks("works list", "ALLIANCE", "works list SM-TARIJA-3"),
            Verb.Asks("works show", "ALLIANCE NUMBER", "works show SM-TARIJA-3 1"),
            Verb.Asks("works show-payment", "ALLIANCE NUMBER", "works show-payment SM-TARIJA-3 1"),
        ];

    private static Verb Step(string name, IReadOnlyList<Field> own, string example, Field? number = null) =>
        ReleaseVerbs.Step(name, own, example, number);

    /// <summary>A step of a payment: its number is the payment's, not the works'.</summary>
    private static Verb Payment(string name, IReadOnlyList<Field> own, string example) =>
        Step(
            name,
            own,
            example,
            Fields.NumberAs("number", "The payment's number within the subproject, as works list says it.")
        );
}
