using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Programmes;

namespace Ledger.Cli;

/// <summary>Members, the roster of supervisors, and certificates from a file.</summary>
internal static class MemberVerbs
{
    private static readonly string[] Columns =
    [
        "alliance",
        "member",
        "adult",
        "uaf",
        "assets_smmlv",
        "net_income_smmlv",
        "agricultural_income",
        "date",
        "document",
    ];
    private static readonly string[] CertificateColumns =
    [
        "alliance",
        "reference",
        "progress",
        "date",
        "evidence",
        "for",
    ];

    public static IReadOnlyList<Verb> All =>
        [
            new(
                "members admit",
                Admit,
                () =>
                    Ask.Sends(
                        CertificateVerbs.AllianceWord(),
                        MemberWord(),
                        Ask.Flag("--adult", "The producer is of age."),
                        Ask.Text("--uaf", "NUMBER", "Land owned or held, in family agricultural units."),
                        Ask.Text("--assets", "NUMBER", "Assets, in monthly minimum wages."),
                        Ask.Text("--net-income", "NUMBER", "Net income a month, in monthly minimum wages."),
                        Ask.Text(
                            "--agricultural-income",
                            "SHARE",
                            "Share of the income that comes from agriculture, as in 80%."
                        ),
                        Ask.Happened(),
                        Ask.Document()
                    ),
                "members admit AL-1 P-017 --adult --uaf 1.5 --assets 120 --net-income 1.2 --agricultural-income 80% --document 'Declaration 17' --by oficina"
            ),
            new(
                "members commit",
                Commit,
                () =>
                    Ask.Sends(
                        CertificateVerbs.AllianceWord(),
                        MemberWord(),
                        Ask.Amount(),
                        Ask.Happened(),
                        Ask.Document()
                    ),
                "members commit AL-1 P-017 --amount 4000000 --document 'Commitment 17' --by maria"
            ),
            new(
                "members leave",
                async session =>
                    await session.Do(
                        new LeaveAlliance(
                            session.Word("MEMBER"),
                            await AllianceVerbs.Day(session),
                            session.TextOrNull("--reason") ?? ""
                        )
                    ),
                () => Ask.Sends(CertificateVerbs.AllianceWord(), MemberWord(), Ask.Happened(), Ask.Reason()),
                "members leave AL-1 P-017 --reason 'Sold the plot' --by oficina"
            ),
            new("members list", List, () => Ask.Answers(CertificateVerbs.AllianceWord()), "members list AL-1"),
            new("members import", Import, AllianceVerbs.Importing, "members import members.csv --by oficina")
            {
                Note = AllianceVerbs.Note(Columns),
            },
            new(
                "supervisors appoint",
                Appoint,
                () =>
                    Ask.Sends(
                        CertificateVerbs.AllianceWord(),
                        Ask.Word("HANDLE", "What the person is called on the command line."),
                        Ask.Text("--from", "DATE", "First day on the roster."),
                        Ask.Text("--through", "DATE", "Last day on the roster.")
                    ),
                "supervisors appoint AL-1 saul --from 2022-03-01 --through 2023-12-31 --by oficina"
            ),
            new(
                "supervisors dismiss",
                Dismiss,
                () =>
                    Ask.Sends(
                        CertificateVerbs.AllianceWord(),
                        Ask.Word("HANDLE", "What the person is called on the command line."),
                        Ask.Happened(),
                        Ask.Reason()
                    ),
                "supervisors dismiss AL-1 saul --reason 'Works for a supplier' --by oficina"
            ),
            new(
                "supervisors list",
                Roster,
                () => Ask.Answers(CertificateVerbs.AllianceWord()),
                "supervisors list AL-1"
            ),
            new(
                "certificate import",
                ImportCertificates,
                AllianceVerbs.Importing,
                "certificate import certificates.csv --by saul"
            )
            {
                Note = AllianceVerbs.Note(CertificateColumns),
            },
        ];

    private static System.CommandLine.Symbol MemberWord() =>
        Ask.Word("MEMBER", "Code of the member: never a name or a document number.");

    private static async Task<int> Admit(Session session)
    {
        var alliance = session.Word("ALLIANCE");
        var producer = new Producer(
            session.Flag("--adult"),
            Number("--uaf"),
            Number("--assets"),
            Number("--net-income"),
            session.TextOrNull("--agricultural-income") is { } share
                ? Refused.Or(Share.Parse("--agricultural-income", share))
                : null
        );
        return await session.Do(
            new AdmitMember(
                session.Word("MEMBER"),
                producer,
                await session.DateOrToday(alliance),
                session.TextOrNull("--document") ?? ""
            )
        );

        decimal? Number(string option) =>
            new CsvRow(0, new Dictionary<string, string> { [option] = session.TextOrNull(option) ?? "" }).DecimalOrNull(
                option
            );
    }

    private static async Task<int> Commit(Session session)
    {
        var alliance = session.Word("ALLIANCE");
        return await session.Do(
            new CommitToRepay(
                session.Word("MEMBER"),
                await session.AmountFor(alliance),
                await session.DateOrToday(alliance),
                session.TextOrNull("--document") ?? ""
            )
        );
    }

    private static async Task<int> Appoint(Session session)
    {
        var supervisor = await session.PersonOf(session.Word("HANDLE"));
        return await session.Do(new AppointSupervisor(supervisor, session.Date("--from"), session.Date("--through")));
    }

    private static async Task<int> Dismiss(Session session)
    {
        var supervisor = await session.PersonOf(session.Word("HANDLE"));
        return await session.Do(
            new DismissSupervisor(supervisor, await AllianceVerbs.Day(session), session.TextOrNull("--reason") ?? "")
        );
    }

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

    private static Task<int> Import(Session session)
    {
        var table = CsvTable.Read(session, session.Word("FILE"), Columns, onlyThese: true);
        return new CsvImport(session, "members-import", table).Run(
            row => $"{row["alliance"]}/{row["member"]}",
            row =>
                (
                    row["alliance"],
                    new AdmitMember(
                        row["member"],
                        new Producer(
                            row.Truth("adult"),
                            row.DecimalOrNull("uaf"),
                            row.DecimalOrNull("assets_smmlv"),
                            row.DecimalOrNull("net_income_smmlv"),
                            row.OrNull("agricultural_income") is null ? null : row.Share("agricultural_income")
                        ),
                        row.Date("date"),
                        row["document"]
                    )
                )
        );
    }

    private static Task<int> ImportCertificates(Session session)
    {
        var table = CsvTable.Read(session, session.Word("FILE"), CertificateColumns, onlyThese: true);
        return new CsvImport(session, "certificates-import", table).Run(
            row => $"{row["alliance"]}/{row["reference"]}",
            row =>
            {
                if (row["reference"].Length == 0)
                    throw new Refused(new TextRefusal.Missing("reference"));
                return (
                    row["alliance"],
                    new IssueCertificate(
                        row.Share("progress"),
                        row.Date("date"),
                        row["evidence"],
                        row.OrNull("for") is null ? null : row.Count("for")
                    )
                );
            }
        );
    }
}
