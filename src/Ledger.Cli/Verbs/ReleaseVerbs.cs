using System.CommandLine;
using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Application.Imports;
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
            Verb.Sends(
                "certificate revoke",
                [Fields.Alliance, Fields.NumberAs("certificate"), Fields.On, Fields.Reason],
                "certificate revoke PAR2-ORU-7 2 --date 2026-03-31 --reason 'The photographs are of another plot' --by saul"
            ),
        ];

    internal static Symbol AllianceWord() => Fields.Alliance.Symbol();

    internal static Symbol NumberWord() => Fields.Number.Symbol();
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
            new(
                "release conditions",
                ShowConditions,
                () => Ask.Answers(CertificateVerbs.AllianceWord(), CertificateVerbs.NumberWord()),
                "release conditions PAR2-ORU-7 1"
            ),
            new(
                "release list",
                List,
                () =>
                    Ask.Answers(
                        Ask.Text("--programme", "CODE", "Only of this programme."),
                        Ask.Text("--unit", "NAME", "Only of this unit."),
                        Ask.Text(
                            "--state",
                            "STATE",
                            $"Only in this state: {string.Join(", ", Enum.GetNames<ReleaseState>())}."
                        ),
                        Ask.Text(
                            "--sort",
                            "ORDER",
                            "waiting (longest first, by when the state was recorded), amount (largest first) or alliance; waiting by default."
                        ),
                        Ask.Text("--page", "NUMBER", "Which page of fifty; the first by default.")
                    ),
                "release list --state Requested",
                "release list --unit Oruro --sort amount --page 2"
            ),
            new(
                "release show",
                Show,
                () => Ask.Answers(CertificateVerbs.AllianceWord(), CertificateVerbs.NumberWord()),
                "release show PAR2-ORU-7 1"
            ),
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

    private static async Task<(Release, IReadOnlyList<Condition>)> Find(Session session)
    {
        var (alliance, number) = (session.Word("ALLIANCE"), session.Number("NUMBER"));
        await session.ForAlliance(alliance);
        var inspection = await session.Inspect(alliance);
        var release =
            inspection.Dossier.FindRelease(number)
            ?? throw new Refused(new TrancheRefusal.UnknownRelease(alliance, number));
        return (release, Conditions.Of(inspection.Dossier, release, inspection.Instrument));
    }

    private static async Task<int> List(Session session)
    {
        var database = await session.ForQuestion();
        var filter = new ReleaseFilter(
            session.TextOrNull("--programme"),
            session.TextOrNull("--unit"),
            session.StateOrNull<ReleaseState>(CaseKind.Release),
            (await session.Call()).Scopes,
            OrderOf(session),
            session.TextOrNull("--page") is null ? 1 : Math.Max(1, session.NumberOf("--page"))
        );
        var page = await database.Releases.Read(filter);
        var table = session.Table(
            Table.Text(session.Say("Alliance", "Alianza")),
            Table.Text(session.Say("Unit", "Unidad")),
            Table.Number(session.Say("Release", "Giro")),
            Table.Number(session.Say("Revision", "Revisión")),
            Table.Number(session.Say("Amount", "Monto")),
            Table.Text(session.Say("For", "Para el")),
            Table.Text(session.Say("State", "Estado")),
            Table.Text(session.Say("Recorded since", "Registrado desde"))
        );
        foreach (var line in page.Lines)
            if (session.IsJson)
                session.WriteJson(json => json.Write(line));
            else
                table.Add(
                    line.Alliance,
                    line.Unit,
                    session.Reader.Number(line.Number),
                    session.Reader.Number(line.Revision),
                    session.Reader.Amount(line.Amount),
                    session.Reader.Day(line.On),
                    session.Reader.State(line.State.ToString(), CaseKind.Release),
                    session.Reader.Moment(line.Since)
                );
        if (session.IsJson)
            return ExitCode.Done;
        table.Finish();
        var (first, last, pages) = (
            (filter.Page - 1) * filter.PageSize + 1,
            (filter.Page - 1) * filter.PageSize + page.Lines.Count,
            (page.Total + filter.PageSize - 1) / filter.PageSize
        );
        session.Output.WriteLine(
            page.Lines.Count == 0
                ? session.Say(
                    $"none on this page; {page.Total} in all",
                    $"ninguno en esta página; {page.Total} en total"
                )
                : session.Say(
                    $"{first}-{last} of {session.Reader.Number(page.Total)}, page {filter.Page} of {pages}",
                    $"{first}-{last} de {session.Reader.Number(page.Total)}, página {filter.Page} de {pages}"
                )
        );
        return ExitCode.Done;
    }

    private static ReleaseOrder OrderOf(Session session) =>
        session.TextOrNull("--sort") switch
        {
            null or "waiting" => ReleaseOrder.LongestWaiting,
            "amount" => ReleaseOrder.LargestFirst,
            "alliance" => ReleaseOrder.ByAlliance,
            { } other => throw new Refused(new TextRefusal.NotOneOf("--sort", other, "waiting, amount, alliance")),
        };

    private static async Task<int> ShowConditions(Session session)
    {
        var (_, conditions) = await Find(session);
        var table = session.Table(
            Table.Text(session.Say("Condition", "Condición")),
            Table.Text(session.Say("Met", "Cumple")),
            Table.Text(session.Say("Why", "Por qué")),
            Table.Text(session.Say("Who must act", "Quién debe actuar"))
        );
        foreach (var condition in conditions)
            if (session.IsJson)
                session.WriteJson(json => json.Write(condition, session.Reader));
            else
                table.Add(
                    session.Reader.Condition(condition.Code),
                    condition.IsMet ? session.Say("yes", "sí") : "no",
                    session.Reader.Why(condition),
                    condition.IsMet ? "" : session.Reader.Role(condition.WhoMustAct)
                );
        if (!session.IsJson)
            table.Finish();
        return ExitCode.Done;
    }

    private static async Task<int> Show(Session session)
    {
        var (release, _) = await Find(session);
        var inspection = await session.Inspect(session.Word("ALLIANCE"));
        var needs = PaymentRequirements.Of(inspection.Dossier, release, inspection.Instrument);
        var life = await (await session.Database()).Alliances.LifeOf(release.Id.Value);
        var steps = await session.Told(life.Steps);
        if (session.IsJson)
        {
            session.WriteJson(json =>
            {
                json.Write(release);
                json.WriteHold(release.Hold);
                json.Write(needs, session.Reader);
                json.Write(steps);
                json.Write(life.Entries);
            });
            return ExitCode.Done;
        }
        session.Output.WriteLine(
            session.Reader.Screen(
                "release.head",
                ("Number", release.Number),
                ("Alliance", session.Word("ALLIANCE")),
                ("Revision", release.Revision),
                ("Amount", $"{session.Reader.Amount(release.Amount)} {release.Amount.Currency}"),
                ("Day", session.Reader.Day(release.On)),
                ("State", session.Reader.State(release.State.ToString(), CaseKind.Release))
            )
        );
        if (!release.Hold.IsEmpty)
            session.Output.WriteLine(session.Reader.Screen("release.hold", ("Hold", release.Hold)));
        session.Print(needs);
        session.Print(steps);
        session.Print(life.Entries);
        return ExitCode.Done;
    }
}
