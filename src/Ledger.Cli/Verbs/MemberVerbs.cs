using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Programmes;

namespace Ledger.Cli;

/// <summary>Members, the roster of supervisors, and certificates from a file.</summary>
internal static class MemberVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "members admit",
                [
                    Fields.Alliance,
                    Fields.MemberCode,
                    Fields.Flag("--adult", "The producer is of age.", "producer.is_adult"),
                    Fields.Text("--uaf", "NUMBER", "Land owned or held, in family agricultural units.", "producer.uaf"),
                    Fields.Text("--assets", "NUMBER", "Assets, in monthly minimum wages.", "producer.assets_smmlv"),
                    Fields.Text(
                        "--net-income",
                        "NUMBER",
                        "Net income a month, in monthly minimum wages.",
                        "producer.net_income_smmlv"
                    ),
                    Fields.Text(
                        "--agricultural-income",
                        "SHARE",
                        "Share of the income that comes from agriculture, as in 80%.",
                        "producer.agricultural_income"
                    ),
                    Fields.On,
                    Fields.Document,
                ],
                "members admit AL-1 P-017 --adult --uaf 1.5 --assets 120 --net-income 1.2 --agricultural-income 80% --document 'Declaration 17' --by oficina"
            ),
            Verb.Sends(
                "members commit",
                [Fields.Alliance, Fields.Member, Fields.Amount, Fields.On, Fields.Document],
                "members commit AL-1 P-017 --amount 4000000 --document 'Commitment 17' --by maria"
            ),
            Verb.Sends(
                "members leave",
                [Fields.Alliance, Fields.MemberCode, Fields.On, Fields.Reason],
                "members leave AL-1 P-017 --reason 'Sold the plot' --by oficina"
            ),
            new("members list", List, () => Ask.Answers(CertificateVerbs.AllianceWord()), "members list AL-1"),
            ImportVerb.Of("members import", "members import members.csv --by oficina"),
            Verb.Sends(
                "supervisors appoint",
                [
                    Fields.Alliance,
                    Supervisor,
                    Fields.Text("--from", "DATE", "First day on the roster."),
                    Fields.Text("--through", "DATE", "Last day on the roster."),
                ],
                "supervisors appoint AL-1 saul --from 2022-03-01 --through 2023-12-31 --by oficina"
            ),
            Verb.Sends(
                "supervisors dismiss",
                [Fields.Alliance, Supervisor, Fields.On, Fields.Reason],
                "supervisors dismiss AL-1 saul --reason 'Works for a supplier' --by oficina"
            ),
            new(
                "supervisors list",
                Roster,
                () => Ask.Answers(CertificateVerbs.AllianceWord()),
                "supervisors list AL-1"
            ),
            ImportVerb.Of("certificate import", "certificate import certificates.csv --by saul"),
        ];

    private static readonly Field Supervisor = new(
        () => Ask.Word("HANDLE", "What the person is called on the command line."),
        "supervisor"
    );

    private static async Task<int> List(Session session)
    {
        var alliance = session.Word("ALLIANCE");
        await session.ForAlliance(alliance);
        var table = session.Table(
            Table.Text(session.Say("Member", "Miembro")),
            Table.Text(session.Say("Admitted on", "Admitido el")),
            Table.Text(session.Say("Signed on", "Firmó el")),
            Table.Number(session.Say("Commits to repay", "Se compromete a reintegrar"))
        );
        foreach (var member in (await session.Inspect(alliance)).Dossier.Present)
            if (session.IsJson)
                session.WriteJson(json => json.Write(member));
            else
                table.Add(
                    member.Code,
                    session.Reader.Day(member.AdmittedOn),
                    member.HasCommitted ? session.Reader.Day(member.CommittedOn) : "-",
                    member.HasCommitted ? session.Reader.Amount(member.Commitment) : ""
                );
        if (!session.IsJson)
            table.Finish();
        return ExitCode.Done;
    }

    private static async Task<int> Roster(Session session)
    {
        var alliance = session.Word("ALLIANCE");
        await session.ForAlliance(alliance);
        var (inspection, name) = (await session.Inspect(alliance), await session.Handles());
        var table = session.Table(
            Table.Text("Supervisor"),
            Table.Text(session.Say("From", "Desde")),
            Table.Text(session.Say("Through", "Hasta")),
            Table.Text(session.Say("Dismissed on", "Retirado el"))
        );
        foreach (var supervisor in inspection.Dossier.Roster)
            if (session.IsJson)
                session.WriteJson(json => json.Write(supervisor, name(supervisor.Person)));
            else
                table.Add(
                    name(supervisor.Person),
                    session.Reader.Day(supervisor.From),
                    session.Reader.Day(supervisor.Through),
                    supervisor.IsDismissed ? session.Reader.Day(supervisor.DismissedOn) : "-"
                );
        if (!session.IsJson)
            table.Finish();
        return ExitCode.Done;
    }
}
