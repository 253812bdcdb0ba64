using System.CommandLine;
using Ledger.Alliances;
using Ledger.Alliances.Reports;
using Ledger.Application.Imports;
using Ledger.Application.Localization;
using Ledger.Storage.Alliances;

namespace Ledger.Cli;

/// <summary>Where files lie, since when, and how long steps take.</summary>
internal static class WorklistVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "time-in-hand",
                Files,
                () => Ask.Answers(Unit(), Life(), Ask.Flag("--overdue", "Only what is beyond its service level.")),
                "time-in-hand --overdue",
                "time-in-hand --unit Oruro --life release --json"
            ),
            new(
                "time-in-hand units",
                Units,
                () => Ask.Answers(Unit(), Life()),
                "time-in-hand units",
                "time-in-hand units --life release --culture es-BO"
            ),
        ];

    private static Option Unit() => Ask.Text("--unit", "NAME", "Only this operational unit.");

    private static Option Life() => Ask.Text("--life", "LIFE", $"One of {Names.All<CaseKind>()}.");

    /// <summary>People of an organization are told of their own alliances only.</summary>
    private static async Task<WorklistQuestion> Question(Session session)
    {
        return new(
            (await session.Call()).Scopes,
            session.TextOrNull("--unit"),
            session.TextOrNull("--life") is { } life ? Names.Of<CaseKind>("--life", life) : null
        );
    }

    private static async Task<int> Files(Session session)
    {
        var question = await Question(session);
        var files = Refused.Or(
            await (await session.ForQuestion()).Worklist.Files(
                question with
                {
                    OverdueOnly = session.Flag("--overdue"),
                }
            )
        );
        if (session.IsJson)
            foreach (var file in files)
                session.WriteJson(json => Write(json, file));
        else
            Print(session, files);
        return ExitCode.Done;
    }

    private static void Print(Session session, IReadOnlyList<WorklistItem> files)
    {
        var reader = session.Reader;
        var table = session.Table(
            Table.Text(session.Say("Alliance", "Alianza")),
            Table.Text(session.Say("Unit", "Unidad")),
            Table.Text(session.Say("File", "Expediente")),
            Table.Text(session.Say("State", "Estado")),
            Table.Text(session.Say("Whose turn", "A quién le toca")),
            Table.Text(session.Say("Since", "Desde")),
            Table.Number(session.Say("Business days", "Días hábiles")),
            Table.Number(session.Say("Service level", "Nivel de servicio")),
            Table.Number(session.Say("Overdue", "Vencido por")),
            Table.Text(session.Say("Blocked by", "Bloqueado por"))
        );
        foreach (var file in files)
            table.Add(
                file.Stay.Alliance.Code,
                file.Stay.Alliance.Unit,
                Name(reader, file.Stay),
                reader.State(file.Stay.State, file.Stay.Life),
                string.Join(", ", file.Turn.Select(reader.Role)),
                reader.Day(file.Stay.Since),
                reader.Number(file.Days),
                file.ServiceDays is { } level ? reader.Number(level) : session.Say("none", "ninguno"),
                file.Overdue > 0 ? reader.Number(file.Overdue) : "",
                string.Join(", ", file.BlockedBy.Select(reader.Condition))
            );
        table.Finish();
        var overdue = files.Count(file => file.Overdue > 0);
        session.Output.WriteLine(
            session.Say(
                $"{files.Count} open, {overdue} overdue",
                Localizer.Agreeing($"{files.Count} abiertos, {overdue} vencidos")
            )
        );
    }

    private static string Name(Localizer reader, Stay stay) =>
        stay.Number > 0 ? $"{reader.Life(stay.Life)} {stay.Number}" : reader.Life(stay.Life);

    private static void Write(System.Text.Json.Utf8JsonWriter json, WorklistItem file)
    {
        json.WriteString("alliance", file.Stay.Alliance.Code);
        json.WriteString("unit", file.Stay.Alliance.Unit);
        json.WriteString("life", JsonAnswers.Snake(file.Stay.Life.ToString()));
        json.WriteNumber("number", file.Stay.Number);
        json.WriteString("state", JsonAnswers.Snake(file.Stay.State));
        json.WriteStartArray("turn");
        foreach (var role in file.Turn)
            json.WriteStringValue(JsonAnswers.Snake(role.ToString()));
        json.WriteEndArray();
        json.WriteString("since", JsonAnswers.Day(file.Stay.Since));
        json.WriteNumber("business_days", file.Days);
        if (file.ServiceDays is { } level)
            json.WriteNumber("service_level", level);
        else
            json.WriteNull("service_level");
        json.WriteNumber("overdue", file.Overdue);
        json.WriteStartArray("blocked_by");
        foreach (var code in file.BlockedBy)
            json.WriteStringValue(code);
        json.WriteEndArray();
        json.WriteString("request", file.Stay.Step.ToString());
    }

    private static async Task<int> Units(Session session)
    {
        var question = await Question(session);
        var steps = Refused.Or(await (await session.ForQuestion()).Worklist.Units(question));
        var reader = session.Reader;
        var table = session.Table(
            Table.Text(session.Say("Unit", "Unidad")),
            Table.Text(session.Say("File", "Expediente")),
            Table.Text(session.Say("State", "Estado")),
            Table.Number(session.Say("Ended", "Terminados")),
            Table.Number(session.Say("Median", "Mediana")),
            Table.Number(session.Say("90th percentile", "Percentil 90")),
            Table.Number(session.Say("Open", "Abiertos")),
            Table.Number(session.Say("Overdue", "Vencidos"))
        );
        foreach (var step in steps)
            if (session.IsJson)
                session.WriteJson(json => Write(json, step));
            else
                table.Add(
                    step.Unit,
                    reader.Life(step.Life),
                    reader.State(step.State, step.Life),
                    reader.Number(step.Ended),
                    Days(reader, step.Median),
                    Days(reader, step.Ninetieth),
                    reader.Number(step.Open),
                    reader.Number(step.Overdue)
                );
        if (session.IsJson)
            return ExitCode.Done;
        table.Finish();
        session.Output.WriteLine(
            session.Say(
                "business days; median and 90th percentile of the stays that ended, by nearest rank",
                "días hábiles; mediana y percentil 90 de las estadías terminadas, por rango más cercano"
            )
        );
        return ExitCode.Done;
    }

    private static string Days(Localizer reader, int? days) => days is { } count ? reader.Number(count) : "";

    private static void Write(System.Text.Json.Utf8JsonWriter json, Turnaround step)
    {
        json.WriteString("unit", step.Unit);
        json.WriteString("life", JsonAnswers.Snake(step.Life.ToString()));
        json.WriteString("state", JsonAnswers.Snake(step.State));
        json.WriteNumber("ended", step.Ended);
        if (step.Median is { } median)
            json.WriteNumber("median", median);
        else
            json.WriteNull("median");
        if (step.Ninetieth is { } ninetieth)
            json.WriteNumber("ninetieth_percentile", ninetieth);
        else
            json.WriteNull("ninetieth_percentile");
        json.WriteNumber("open", step.Open);
        json.WriteNumber("overdue", step.Overdue);
    }
}
