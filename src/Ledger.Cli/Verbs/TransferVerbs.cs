using Ledger.Application.Imports;

namespace Ledger.Cli;

/// <summary>Journals out of one ledger and into another, with their seals (law 7).</summary>
internal static class TransferVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "export",
                Export,
                () =>
                    [
                        Ask.OptionalWord("ESTATE", "Code of the estate; or --all."),
                        Ask.All(),
                        Ask.Text("--file", "FILE", "Where to write; printed by default."),
                        Ask.Json(),
                    ],
                "export PA-1 --file pa-1.jsonl",
                "export --all > journals.jsonl"
            ),
            new(
                "import",
                Import,
                () => Ask.Answers(Ask.Text("--file", "FILE", "What export wrote; - reads the standard input.")),
                "import --file journals.jsonl --by admin"
            ),
        ];

    private static async Task<int> Export(Session session)
    {
        var estates = await ProofVerbs.Named(session);
        var database = await session.ForQuestion();
        if (session.TextOrNull("--file") is not { } file)
        {
            await using var printed = new TextWriterStream(session.Output);
            Refused.Or(await database.Export.Write(printed, estates));
            return ExitCode.Done;
        }
        await using var stream = File.Create(Files.PathToWrite(session, file));
        var records = Refused.Or(await database.Export.Write(stream, estates));
        if (session.IsJson)
            session.WriteJson(json =>
            {
                json.WriteString("file", file);
                json.WriteNumber("records", records);
            });
        else
            session.Output.WriteLine(
                session.Say(
                    $"{session.Reader.Number(records)} records written to {file}",
                    $"{session.Reader.Number(records)} registros escritos en {file}"
                )
            );
        return ExitCode.Done;
    }

    private static async Task<int> Import(Session session)
    {
        await session.Asker();
        await using var stream = Files.Open(session, session.Text("--file"));
        var imported = Refused.Or(await (await session.Database()).Import.Read(stream));
        var table = session.Table(
            Table.Text(session.Say("Estate", "Patrimonio")),
            Table.Number(session.Say("Records", "Registros"))
        );
        foreach (var estate in imported)
            if (session.IsJson)
                session.WriteJson(json =>
                {
                    json.WriteString("estate", estate.Estate);
                    json.WriteNumber("records", estate.Records);
                    json.WriteString("head", estate.HeadHash);
                });
            else
                table.Add(estate.Estate, session.Reader.Number(estate.Records));
        if (!session.IsJson)
            table.Finish();
        return ExitCode.Done;
    }
}
