using System.CommandLine;
using Ledger.Alliances.Tranches;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Storage.Alliances;

namespace Ledger.Cli;

/// <summary>Progress certificates.</summary>
internal static class CertificateVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "certificate issue",
                [
                    Fields.Alliance,
                    Fields.Text("--progress", "SHARE", "Of the whole investment, from its beginning, as in 40%."),
                    Fields.On,
                    Fields.Evidence,
                    Fields.EvidenceFile,
                    Fields.Text("--for", "NUMBER", "The release it supports, when one is asked already."),
                ],
                "certificate issue PAR2-ORU-7 --progress 40% --evidence-file visit.pdf --by saul"
            ),
            Verb.Asks("certificate show", "ALLIANCE NUMBER", "certificate show PAR2-ORU-7 1"),
            Verb.Sends(
                "certificate revoke",
                [Fields.Alliance, Fields.NumberAs("certificate"), Fields.On, Fields.Reason],
                "certificate revoke PAR2-ORU-7 2 --date 2026-03-31 --reason 'The photographs are of another plot' --by saul"
            ),
        ];

    internal static Symbol AllianceWord() => Fields.Alliance.Symbol();
}

/// <summary>Releases: from what is asked to what the bank paid.</summary>
internal static class ReleaseVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "release request",
                [Fields.Alliance, Fields.Amount, Fields.On, Fields.Document],
                "release request PAR2-ORU-7 --amount 120000.00 --document 'Request 1' --by maria"
            ),
            Verb.Sends(
                "release amend",
                [.. One, Fields.Amount, Fields.On, Fields.Reason],
                session => session.TellRevision(dossier => dossier.FindRelease(session.Number("NUMBER"))?.Revision),
                "release amend PAR2-ORU-7 1 --amount 100000.00 --reason 'A quotation fell' --by maria"
            ),
            Verb.Asks("release conditions", "ALLIANCE NUMBER", "release conditions PAR2-ORU-7 1"),
            Verb.Asks(
                "release list",
                "--programme --unit --state --sort --page",
                "release list --state requested",
                "release list --unit Oruro --sort amount --page 2"
            ),
            Verb.Asks("release show", "ALLIANCE NUMBER", "release show PAR2-ORU-7 1"),
            Step("release review", [Fields.Revision], "--revision 1 --by eva"),
            Step("release approve", [Fields.Revision], "--revision 1 --by tomas"),
            Step("release instruct", [Fields.Document], "--document 'Instruction 31' --by rita"),
            Step("release bounce", [Fields.Reason], "--reason 'Account number' --by carla"),
            Step("release debit", [Fields.Reference], "--reference 'Statement 4, line 1' --by carla"),
            Step(
                "release confirm",
                [Fields.Amount, Fields.Reference],
                "--amount 120000.00 --reference 'Statement 4, line 1' --by carla"
            ),
            Step(
                "release return",
                [Fields.AmountOf("What came back; all of it by default."), Fields.Reference],
                "--reference 'Statement 5, line 2' --by carla"
            ),
            Step("release retry", [Fields.Reason], "--reason 'Account number corrected' --by rita"),
            Step("release reject", [Fields.Reason], "--reason 'Outside the plan' --by eva"),
            Step("release cancel", [Fields.Reason], "--reason 'Bought on credit' --by maria"),
        ];

    /// <summary>One file of an alliance, by its number.</summary>
    internal static readonly IReadOnlyList<Field> One = [Fields.Alliance, Fields.Number];

    /// <summary>A step of one file on a day; most of its life is made of them.</summary>
    internal static Verb Step(string name, IReadOnlyList<Field> own, string example, Field? number = null) =>
        Verb.Sends(
            name,
            [Fields.Alliance, number ?? Fields.Number, Fields.On, .. own],
            $"{name} PAR2-ORU-7 1 {example}"
        );
}
