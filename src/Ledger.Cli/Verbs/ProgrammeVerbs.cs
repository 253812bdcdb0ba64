using System.CommandLine;
using System.Globalization;
using Ledger.Access;
using Ledger.Alliances.Counterparts;
using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Storage.Access;

namespace Ledger.Cli;

/// <summary>Programmes, and the money that they appropriate, receive and pay directly.</summary>
internal static class ProgrammeVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "programmes open",
                Open,
                () =>
                    Ask.Sends(
                        Ask.Estate(),
                        Ask.Text("--name", "NAME", "Its name."),
                        Ask.Text("--country", "CODE", "ISO 3166 code of the country whose holidays count, as in BO."),
                        Ask.Text("--currency", "CODE", "ISO 4217 code of its accounts."),
                        Ask.Text("--zone", "ZONE", "IANA time zone, as in America/Bogota: \"today\" is there."),
                        Ask.Text(
                            "--per-dollar",
                            "RATE",
                            "Units of the currency per US dollar, as the agreement says; none by default."
                        ),
                        Ask.Text("--date", "DATE", "First day on which its books take an entry.")
                    ),
                "programmes open --estate PAR2 --name 'Alianzas Rurales II' --country BO --currency BOB --zone America/La_Paz --per-dollar 6.86 --date 2018-04-01 --by oficina"
            ),
            new("programmes list", List, () => Ask.Answers(), "programmes list"),
            new(
                "programmes appropriate",
                Appropriate,
                () =>
                    Ask.Sends([
                        .. Money(),
                        Ask.Text("--year", "YEAR", "Year of the appropriation."),
                        Ask.Flag("--reduce", "Reduce it, by no more than is not committed."),
                    ]),
                "programmes appropriate PAR2 --source LOAN --category '2(a)' --component 2 --year 2022 --amount 5000000.00 --document 'Budget law 2022' --by oficina"
            ),
            new(
                "programmes receive",
                Receive,
                () =>
                    Ask.Sends([.. Money(), Ask.Text("--kind", "KIND", "One of external-loan, national-counterpart.")]),
                "programmes receive PAR2 --kind external-loan --source LOAN --category '2(a)' --component 2 --amount 5000000.00 --document 'Statement 1/1' --by carla"
            ),
            new(
                "programmes pay",
                Pay,
                () =>
                    Ask.Sends([
                        .. Money(),
                        Ask.Text("--for", "TEXT", "What for, in words."),
                        Ask.Text("--alliance", "CODE", "Whose accompaniment it is."),
                    ]),
                "programmes pay PAR2 --for 'Accompaniment, March' --alliance AL-1 --source NATION --component 3 --amount 2500.00 --document 'Invoice 14' --by tesoro"
            ),
            new(
                "programmes pay-manager",
                PayManager,
                () =>
                    Ask.Sends([
                        CertificateVerbs.AllianceWord(),
                        Ask.Text(
                            "--year",
                            "YEAR",
                            "Year of the alliance for which the manager is paid; the first begins with the agreement."
                        ),
                        Ask.Text(
                            "--pledge",
                            "NUMBER",
                            "The organization's pledge out of which it pays its share; needed from the year in which it shares."
                        ),
                        .. Money().Skip(1),
                    ]),
                "programmes pay-manager PA-7 --year 2 --pledge 3 --source LOAN --component 3 --amount 7000000.00 --document 'Payroll, March' --by tesoro"
            ),
        ];

    private static IReadOnlyList<Symbol> Money() =>
        [
            Ask.Word("PROGRAMME", "Code of the programme's estate."),
            Ask.Text("--source", "CODE", "Where the money comes from, as in LOAN or NATION."),
            Ask.Text("--category", "CODE", "The loan's category, as in '2(a)'; none by default."),
            Ask.Text("--component", "CODE", "The programme's component."),
            Ask.Amount(),
            Ask.Happened(),
            Ask.Document(),
        ];

    private static async Task<int> Open(Session session)
    {
        var by = await session.Asker();
        decimal? rate =
            session.TextOrNull("--per-dollar") is not { } text ? null
            : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var parsed)
                ? parsed
            : throw new Refused(new ProgrammeRefusal.NotARate(text));
        var programme = new Programme
        {
            Estate = session.Text("--estate"),
            Name = session.Text("--name"),
            Country = session.Text("--country"),
            Currency = Refused.At("--currency", Currency.Parse(session.Text("--currency"))),
            Zone = session.Text("--zone"),
            PerDollar = rate,
        };
        var opened = Refused.Or(
            await (await session.Database()).Programmes.Open(
                programme,
                session.Date("--date"),
                session.RequestId(),
                by,
                session.IsDryRun
            )
        );
        if (session.IsJson)
            session.WriteJson(json =>
            {
                Write(json, opened.Programme);
                json.WriteBoolean("replay", !opened.IsNew);
                json.WriteBoolean("dry_run", session.IsDryRun);
            });
        else
            session.Output.WriteLine(
                (opened.IsNew, session.IsDryRun) switch
                {
                    (false, _) => session.Say(
                        $"registered before, nothing new: {programme.Estate}",
                        $"registrado antes, nada nuevo: {programme.Estate}"
                    ),
                    (_, true) => session.Say(
                        $"would be registered, nothing was stored: {programme.Estate}",
                        $"se registraría, nada se guardó: {programme.Estate}"
                    ),
                    _ => session.Say(
                        $"registered {programme.Estate}{(opened.Books is null ? ", in the estate that is there" : ", estate opened")}",
                        $"registrado {programme.Estate}{(opened.Books is null ? ", en el patrimonio que ya existe" : ", patrimonio abierto")}"
                    ),
                }
            );
        return ExitCode.Done;
    }

    private static async Task<int> List(Session session)
    {
        var programmes = await (await session.ForQuestion()).Rules.Programmes();
        var table = session.Table(
            Table.Text(session.Say("Programme", "Programa")),
            Table.Text(session.Say("Name", "Nombre")),
            Table.Text(session.Say("Country", "País")),
            Table.Text(session.Say("Currency", "Moneda")),
            Table.Text(session.Say("Zone", "Zona horaria")),
            Table.Number(session.Say("Per dollar", "Por dólar"))
        );
        foreach (var programme in programmes)
            if (session.IsJson)
                session.WriteJson(json => Write(json, programme));
            else
                table.Add(
                    programme.Estate,
                    programme.Name,
                    programme.Country,
                    programme.Currency.Code,
                    programme.Zone,
                    programme.PerDollar?.ToString("#,0.00######", session.Reader.Culture) ?? "-"
                );
        if (!session.IsJson)
            table.Finish();
        return ExitCode.Done;
    }

    private static async Task<int> Appropriate(Session session)
    {
        var (by, desk) = (await session.Asker(), (await session.Database()).Programmes);
        return session.Answer(
            await desk.Appropriate(
                await MoneyOf(session, session.NumberOf("--year")),
                session.Flag("--reduce"),
                session.RequestId(),
                by,
                session.IsDryRun
            )
        );
    }

    private static async Task<int> Receive(Session session)
    {
        var (by, desk) = (await session.Asker(), (await session.Database()).Programmes);
        var kind = Names.Of<MoneySource>("--kind", session.Text("--kind"));
        return session.Answer(
            await desk.Post((await MoneyOf(session, null)).Received(kind), session.RequestId(), by, session.IsDryRun)
        );
    }

    private static async Task<int> Pay(Session session)
    {
        var (by, desk) = (await session.Asker(), (await session.Database()).Programmes);
        return session.Answer(
            await desk.Post(
                (await MoneyOf(session, null)).PaidDirectly(
                    session.Text("--for"),
                    session.TextOrNull("--alliance") ?? ""
                ),
                session.RequestId(),
                by,
                session.IsDryRun
            )
        );
    }

    private static async Task<int> PayManager(Session session)
    {
        var alliance = session.Word("ALLIANCE");
        await session.ForAlliance(alliance);
        var (dossier, _, instrument, _, _) = await session.Inspect(alliance);
        // The programme pays: whoever may do so for the alliance alone may not.
        var call = await session.Admit([
            new SubjectName(SubjectKind.Alliance, alliance),
            new SubjectName(SubjectKind.Programme, dossier.Alliance.Programme),
        ]);
        var money = await MoneyOf(session, null, dossier.Alliance.Programme);
        var asked = new ManagerPay(
            money,
            dossier,
            instrument,
            session.NumberOf("--year"),
            session.TextOrNull("--pledge") is null ? null : session.NumberOf("--pledge"),
            dossier.Nothing
        );
        return session.Answer(
            await (await session.Database()).Programmes.PayManager(
                asked,
                session.RequestId(),
                call.By,
                session.IsDryRun
            )
        );
    }

    /// <param name="year">Null: the year of the day.</param>
    private static async Task<ProgrammeMoney> MoneyOf(Session session, int? year, string? of = null)
    {
        var (programme, today) = Refused.Or(
            await (await session.Database()).Programmes.Find(of ?? session.Word("PROGRAMME"))
        );
        var day = session.DateOrNull("--date") ?? today;
        var funding = new Funding(
            session.Text("--source"),
            session.TextOrNull("--category") ?? "",
            session.Text("--component"),
            year ?? day.Year
        );
        return new ProgrammeMoney(
            programme,
            funding,
            session.MoneyOf("--amount", session.Text("--amount"), programme.Currency),
            day,
            today,
            session.TextOrNull("--document") ?? ""
        );
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, Programme programme)
    {
        json.WriteString("programme", programme.Estate);
        json.WriteString("name", programme.Name);
        json.WriteString("country", programme.Country);
        json.WriteString("currency", programme.Currency.Code);
        json.WriteString("zone", programme.Zone);
        if (programme.PerDollar is { } rate)
            json.WriteString("per_dollar", rate.ToString(CultureInfo.InvariantCulture));
    }
}
