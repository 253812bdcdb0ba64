using Ledger.Application;
using Ledger.Application.Authorization;
using Ledger.Application.Imports;
using Ledger.Application.Localization;

namespace Ledger.Cli;

/// <summary>A file of commands: its rows, and what was refused with its line.</summary>
internal static class ImportVerb
{
    public static Verb Of(string name, string example) =>
        new(
            name,
            Run,
            () =>
                [
                    .. UseCases.Of(name).Reach == Reach.Fund
                        ? [Ask.Word("FUND", "Code of the fund.")]
                        : Array.Empty<System.CommandLine.Symbol>(),
                    Ask.Word("FILE", "A comma-separated file with a heading; - reads the standard input."),
                    Ask.Flag("--partial", "Store the rows that are right even if others are refused."),
                    Ask.DryRun(),
                    Ask.Json(),
                ],
            example
        )
        {
            Note = Note(string.Join(", ", ImportKinds.Of(name).Columns)),
        };

    private static (string, string) Note(string columns) =>
        (
            Localizer.English.Screen("import.note", ("Columns", columns)),
            Localizer.Find("es")!.Screen("import.note", ("Columns", columns))
        );

    private static async Task<int> Run(Session session)
    {
        var answer = await session.AnswerTo(
            new ImportRows(
                session.UseCase.Name,
                Files.Input(session, session.Word("FILE")),
                session.Flag("--partial"),
                session.WordOrNull("FUND") ?? ""
            )
        );
        return Tell(session, answer);
    }

    private static int Tell(Session session, ImportAnswer answer)
    {
        foreach (var (line, refusal) in answer.Bad)
            if (session.IsJson)
                session.WriteJson(json =>
                {
                    json.WriteNumber("line", line);
                    json.Write(refusal);
                });
            else
                session.Error.WriteLine(
                    session.Reader.Screen(
                        "import.line",
                        ("Line", line),
                        ("Code", refusal.Code),
                        ("Message", session.Reader.Message(refusal))
                    )
                );
        if (session.IsJson)
            session.WriteJson(json =>
            {
                json.WriteNumber("rows", answer.Rows);
                json.WriteNumber("done", answer.IsStored ? answer.Done : 0);
                json.WriteNumber("replayed", answer.Replayed);
                json.WriteNumber("refused", answer.Bad.Count);
                if (answer.LeftOut > 0)
                    json.WriteNumber("left_out", answer.LeftOut);
                json.WriteBoolean("dry_run", answer.IsDryRun);
            });
        else
            session.Output.WriteLine(Summary(session.Reader, answer));
        return answer.Bad.Count > 0 ? ExitCode.Refused : ExitCode.Done;
    }

    private static string Summary(Localizer reader, ImportAnswer answer)
    {
        var refused = reader.Screen(
            answer.LeftOut == 0 ? "import.refused" : "import.refused_with",
            ("Refused", answer.Bad.Count),
            ("LeftOut", answer.LeftOut)
        );
        var said = reader.Screen(
            (answer.IsStored, answer.IsDryRun) switch
            {
                (true, _) when answer is { Done: 0, Bad.Count: 0 } => "import.nothing_new",
                (true, _) => "import.done",
                (_, true) => "import.would_be",
                _ => "import.nothing_stored",
            },
            ("Rows", answer.Rows),
            ("Done", answer.Done),
            ("Replayed", answer.Replayed),
            ("RefusedRows", refused)
        );
        // In Spanish what there is one of is said in the singular.
        return reader.IsSpanish ? Localizer.Agreeing(said) : said;
    }
}
