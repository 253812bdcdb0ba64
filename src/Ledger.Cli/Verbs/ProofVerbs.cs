using Ledger.Application.Contracts;
using Ledger.Application.Imports;
using Ledger.Application.Queries.Proof;

namespace Ledger.Cli;

/// <summary>Proof that the books were not changed, and journals out of one ledger and into another (law 7).</summary>
internal static class ProofVerbs
{
    private static System.CommandLine.Symbol EstateWord => Ask.OptionalWord("ESTATE", "Code of the estate; or --all.");

    public static IReadOnlyList<Verb> All =>
        [
            new(
                "checkpoint take",
                Take,
                () =>
                    [
                        EstateWord,
                        Ask.All(),
                        Ask.Text("--file", "FILE", "Add the lines to this file; they are printed by default."),
                        Ask.Json(),
                    ],
                "checkpoint take --all --file checkpoints.txt"
            ),
            new(
                "checkpoint check",
                Check,
                () =>
                    Ask.Answers(
                        Ask.Text("--file", "FILE", "Lines that checkpoint take printed; - reads the standard input.")
                    ),
                "checkpoint check --file checkpoints.txt"
            ),
            new(
                "export",
                Export,
                () =>
                    [
                        EstateWord,
                        Ask.All(),
                        Ask.Text("--file", "FILE", "Where to write; printed by default."),
                        Ask.Json(),
                    ],
                "export PA-1 --file pa-1.jsonl",
                "export --all > journals.jsonl"
            ),
            new(
                "import",
                session => session.Do(new ImportJournal(Files.Input(session, session.Text("--file")))),
                () => Ask.Answers(Ask.Text("--file", "FILE", "What export wrote; - reads the standard input.")),
                "import --file journals.jsonl --by admin"
            ),
        ];

    private static async Task<int> Take(Session session)
    {
        var taken = await session.AnswerTo(new TakeCheckpoints(session.WordOrNull("ESTATE"), session.Flag("--all")));
        var lines = taken.Rows.Select(checkpoint => checkpoint.Line);
        if (session.TextOrNull("--file") is { } file)
            await File.AppendAllLinesAsync(Files.PathToWrite(session, file), lines);
        if (session.IsJson)
            return await session.Show(taken);
        if (session.TextOrNull("--file") is { } written)
            return await session.Show(new CheckpointsWritten(written, taken.Rows.Count));
        foreach (var line in lines)
            session.Output.WriteLine(line);
        return ExitCode.Done;
    }

    private static Task<int> Check(Session session) =>
        session.Do(
            new CheckCheckpoints([
                .. Files.Lines(session, session.Text("--file")).Where(line => !string.IsNullOrWhiteSpace(line)),
            ])
        );

    private static async Task<int> Export(Session session)
    {
        var export = await session.AnswerTo(new ExportJournal(session.WordOrNull("ESTATE"), session.Flag("--all")));
        if (session.TextOrNull("--file") is not { } file)
        {
            await using var printed = new TextWriterStream(session.Output);
            RefusedException.Or(await export.Write(printed, CancellationToken.None));
            return ExitCode.Done;
        }
        await using var stream = File.Create(Files.PathToWrite(session, file));
        var records = RefusedException.Or(await export.Write(stream, CancellationToken.None));
        return await session.Show(new JournalWritten(file, records));
    }
}
