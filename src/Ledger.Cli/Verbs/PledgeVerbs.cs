using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Storage.Alliances;

namespace Ledger.Cli;

/// <summary>Counterparts: what contributors promised, what came, what is late.</summary>
internal static class PledgeVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "pledges make",
                [
                    Fields.Alliance,
                    Fields.Text("--contributor", "HOLDER", "Who promises: an opaque code, as in co_municipality-7."),
                    Fields.Text("--kind", "KIND", $"One of {Names.All<PledgeKind>()}; cash by default."),
                    Fields.Amount,
                    Fields.Text("--due-on", "DATE", "The day by which it is to be there."),
                    Fields.On,
                    Fields.Document,
                ],
                "pledges make AL-1 --contributor co_org-1 --amount 500000 --due-on 2022-06-30 --document 'Agreement 12' --by maria"
            ),
            Verb.Sends(
                "pledges call",
                [.. One, Fields.On, Fields.Document],
                "pledges call AL-1 1 --document 'Letter 3' --by oficina"
            ),
            Verb.Sends(
                "pledges verify",
                [
                    .. One,
                    Fields.Amount,
                    Fields.On,
                    Fields.Text(
                        "--reference",
                        "REFERENCE",
                        "Its reference on the bank statement, or the valuation certificate's number."
                    ),
                ],
                "pledges verify AL-1 1 --amount 250000 --reference 'Statement 3, line 7' --by carla"
            ),
            Verb.Sends(
                "pledges correct",
                [.. One, Fields.Amount, Fields.On, Fields.Reason],
                "pledges correct AL-1 1 --amount 250000 --reason 'The cheque bounced' --by carla"
            ),
            Verb.Sends(
                "pledges withdraw",
                [.. One, Fields.On, Fields.Reason],
                session => session.TellCap(),
                "pledges withdraw AL-1 2 --reason 'The bank did not lend' --by maria"
            ),
            new("pledges list", List, () => Ask.Answers(CertificateVerbs.AllianceWord()), "pledges list AL-1"),
            new(
                "pledges late",
                Late,
                () =>
                    Ask.Answers(
                        Ask.Word("PROGRAMME", "Code of the programme's estate."),
                        Ask.Text("--as-of", "DATE", "As late as on this day; today by default.")
                    ),
                "pledges late PAR2"
            ),
            ImportVerb.Of("pledges import", "pledges import pledges.csv --by oficina"),
        ];

    private static readonly IReadOnlyList<Field> One = [Fields.Alliance, Fields.NumberAs("pledge")];

    private static async Task<int> List(Session session)
    {
        var alliance = session.Word("ALLIANCE");
        await session.ForAlliance(alliance);
        Print(session, await session.Inspect(alliance));
        return ExitCode.Done;
    }

    internal static int DaysLate(Inspection inspection, Pledge pledge) =>
        LatePledges.DaysLate(pledge, inspection.Today);

    internal static void Print(Session session, Inspection inspection)
    {
        var table = session.Table(
            Table.Number(session.Say("Pledge", "Aporte")),
            Table.Text(session.Say("Contributor", "Aportante")),
            Table.Text(session.Say("Kind", "Clase")),
            Table.Number(session.Say("Pledged", "Comprometido")),
            Table.Number(session.Say("Verified", "Verificado")),
            Table.Text(session.Say("Due on", "Vence el")),
            Table.Text(session.Say("State", "Estado")),
            Table.Number(session.Say("Days late", "Días de mora"))
        );
        foreach (var pledge in inspection.Dossier.Pledges)
        {
            var late = DaysLate(inspection, pledge);
            if (session.IsJson)
                session.WriteJson(json => json.Write(pledge, inspection.Dossier.Alliance.Code, inspection.Today));
            else
                table.Add(
                    session.Reader.Number(pledge.Number),
                    pledge.Contributor,
                    session.Reader.Kind(pledge.Kind),
                    session.Reader.Amount(pledge.Amount),
                    session.Reader.AmountOrBlank(pledge.Verified),
                    session.Reader.Day(pledge.DueOn),
                    session.Reader.State(pledge.State.ToString(), CaseKind.Pledge),
                    late > 0 ? session.Reader.Number(late) : ""
                );
        }
        if (!session.IsJson)
            table.Finish();
    }

    private static async Task<int> Late(Session session)
    {
        var database = await session.ForQuestion();
        var (programme, today) = Refused.Or(await database.Programmes.Find(session.Word("PROGRAMME")));
        var day = session.DateOrNull("--as-of") ?? today;
        var late = await database.AllianceReader.Late(programme.Estate, (await session.Call()).Scopes, day);
        if (session.IsJson)
        {
            foreach (var (alliance, pledge) in late)
                session.WriteJson(json => json.Write(pledge, alliance, day));
            return ExitCode.Done;
        }
        var lines = LatePledges.Of(late.Select(row => row.Pledge), day);
        if (lines.Count == 0)
        {
            session.Output.WriteLine(session.Say("no pledge is late", "ningún aporte está en mora"));
            return ExitCode.Done;
        }
        var table = session.Table(
            Table.Text(session.Say("Contributor", "Aportante")),
            Table.Number(session.Say("Pledges", "Aportes")),
            Table.Number(session.Say("1-30 days", "1-30 días")),
            Table.Number(session.Say("31-60", "31-60")),
            Table.Number(session.Say("61-90", "61-90")),
            Table.Number(session.Say("over 90", "más de 90")),
            Table.Number(session.Say("Late", "En mora"))
        );
        foreach (var line in lines)
            Add(line);
        table.Rule();
        Add(
            lines.Aggregate(
                (sum, line) =>
                    new LatePledges(
                        session.Say("All", "Todos"),
                        sum.Pledges + line.Pledges,
                        sum.Month + line.Month,
                        sum.TwoMonths + line.TwoMonths,
                        sum.ThreeMonths + line.ThreeMonths,
                        sum.Longer + line.Longer
                    )
            ) with
            {
                Contributor = session.Say("All", "Todos"),
            }
        );
        table.Finish();
        session.Output.WriteLine();
        PrintEach(session, late, day);
        return ExitCode.Done;

        void Add(LatePledges line) =>
            table.Add([
                line.Contributor,
                session.Reader.Number(line.Pledges),
                .. new[] { line.Month, line.TwoMonths, line.ThreeMonths, line.Longer, line.Total }.Select(
                    session.Reader.AmountOrBlank
                ),
            ]);
    }

    private static void PrintEach(
        Session session,
        IReadOnlyList<(string Alliance, Pledge Pledge)> late,
        NodaTime.LocalDate day
    )
    {
        var table = session.Table(
            Table.Text(session.Say("Alliance", "Alianza")),
            Table.Number(session.Say("Pledge", "Aporte")),
            Table.Text(session.Say("Contributor", "Aportante")),
            Table.Text(session.Say("Due on", "Vence el")),
            Table.Number(session.Say("Days late", "Días de mora")),
            Table.Number(session.Say("Missing", "Falta")),
            Table.Text(session.Say("State", "Estado"))
        );
        foreach (var (alliance, pledge) in late)
            table.Add(
                alliance,
                session.Reader.Number(pledge.Number),
                pledge.Contributor,
                session.Reader.Day(pledge.DueOn),
                session.Reader.Number(LatePledges.DaysLate(pledge, day)),
                session.Reader.Amount(pledge.Missing),
                session.Reader.State(pledge.State.ToString(), CaseKind.Pledge)
            );
        table.Finish();
    }
}
