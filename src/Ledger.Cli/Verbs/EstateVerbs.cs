using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Cli;

/// <summary>Opening estates and looking at them.</summary>
internal static class EstateVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "estates open",
                Open,
                () =>
                    Ask.Sends(
                        Ask.Word("CODE", "Capital letters, digits and hyphens; never changed."),
                        Ask.Text("--kind", "KIND", $"One of {EstateKinds.All}."),
                        Ask.Text("--name", "NAME", "Its name."),
                        Ask.Text("--zone", "ZONE", "IANA time zone, as in America/Bogota: \"today\" is there."),
                        Ask.Text("--currency", "CODE", "ISO 4217 code of its accounts."),
                        Ask.Text("--opened-on", "DATE", "First day on which its books take an entry.")
                    ),
                "estates open PA-1 --kind trust --name 'PA Cacao del Sur' --zone America/Bogota --currency COP --opened-on 2026-01-01 --by ana"
            ),
            new("estates list", List, () => Ask.Answers(), "estates list", "estates list --json"),
            new("estates show", Show, () => Ask.Answers(Ask.Word("CODE", "Code of the estate.")), "estates show PA-1"),
        ];

    private static async Task<int> Open(Session session)
    {
        var kind =
            EstateKinds.Find(session.Text("--kind"))
            ?? throw new Refused(new TextRefusal.NotOneOf("--kind", session.Text("--kind"), EstateKinds.All));
        var currency = Refused.At("--currency", Currency.Parse(session.Text("--currency")));
        var id = Id<Estate>.Derived(session.RequestId().Value, 0);
        var estate = new Estate(
            id,
            session.Word("CODE"),
            kind,
            Refused.Or(Text.Clean("--name", session.Text("--name"), 200, required: true)),
            session.Text("--zone"),
            currency,
            session.Date("--opened-on")
        );
        return await session.Send(new Instruction.OpenEstate(estate));
    }

    private static async Task<int> List(Session session)
    {
        var database = await session.ForQuestion();
        var own = await session.AllOfAsker();
        var estates = (await database.Reader.Estates()).Where(estate => own is null || own.Contains(estate.Code));
        var table = session.Table(
            Table.Text(session.Say("Estate", "Patrimonio")),
            Table.Text(session.Say("Kind", "Clase")),
            Table.Text(session.Say("Name", "Nombre")),
            Table.Text(session.Say("Currency", "Moneda")),
            Table.Text(session.Say("Zone", "Zona horaria")),
            Table.Text(session.Say("Opened on", "Abierto el"))
        );
        foreach (var estate in estates)
            if (session.IsJson)
                session.WriteJson(json => json.Write(estate));
            else
                table.Add(
                    estate.Code,
                    session.Reader.Kind(estate.Kind),
                    estate.Name,
                    estate.Currency.Code,
                    estate.Zone,
                    session.Reader.Day(estate.OpenedOn)
                );
        if (!session.IsJson)
            table.Finish();
        return ExitCode.Done;
    }

    private static async Task<int> Show(Session session)
    {
        var database = await session.ForQuestion();
        var estate = await session.Estate(session.Word("CODE"));
        var periods = Refused.Or(await database.Reader.Periods(estate.Code));
        var holds = Refused.Or(await database.Reader.OpenHolds(estate.Code));
        var closed = periods
            .Where(period => period.Status != PeriodStatus.Open)
            .Select(period => (NodaTime.LocalDate?)period.Last)
            .Max();
        if (session.IsJson)
        {
            session.WriteJson(json =>
            {
                json.Write(estate);
                if (closed is { } last)
                    json.WriteString("closed_through", JsonAnswers.Day(last));
                json.WriteNumber("open_holds", holds.Count);
            });
            return ExitCode.Done;
        }
        var table = session.Table(Table.Text(session.Say("Estate", "Patrimonio")), Table.Text(estate.Code));
        table.Add(session.Say("name", "nombre"), estate.Name);
        table.Add(session.Say("kind", "clase"), session.Reader.Kind(estate.Kind));
        table.Add(session.Say("currency", "moneda"), estate.Currency.Code);
        table.Add(session.Say("zone", "zona horaria"), estate.Zone);
        table.Add(session.Say("opened on", "abierto el"), session.Reader.Day(estate.OpenedOn));
        table.Add(session.Say("closed through", "cerrado hasta"), closed is { } day ? session.Reader.Day(day) : "-");
        table.Add(session.Say("open holds", "reservas abiertas"), session.Reader.Number(holds.Count));
        table.Add("id", estate.Id.ToString());
        table.Finish();
        return ExitCode.Done;
    }
}
