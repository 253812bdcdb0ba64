using Ledger.Access;
using Ledger.Application.Imports;
using Ledger.Journal;
using Ledger.Storage;
using Ledger.Storage.Access;

namespace Ledger.Cli;

/// <summary>Proof that nobody changed the books (law 7).</summary>
internal static class ProofVerbs
{
    private static System.CommandLine.Symbol EstateWord => Ask.OptionalWord("ESTATE", "Code of the estate; or --all.");

    public static IReadOnlyList<Verb> All =>
        [
            new(
                "verify",
                Verify,
                () =>
                    Ask.Answers(
                        EstateWord,
                        Ask.All(),
                        Ask.Flag("--each", "Also name the estates that are sound, with their figures.")
                    ),
                "verify PA-1",
                "verify --all --json"
            ),
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
        ];

    /// <summary>The estate that is named, or of --all those that are the asker's; null stands for every one.</summary>
    internal static async Task<IReadOnlyList<string>?> Named(Session session)
    {
        var named = session.WordOrNull("ESTATE");
        if (named is not null == session.Flag("--all"))
            throw new UsageException(
                named is null ? "No estate is named." : "An estate is named and --all is there.",
                "Write the code of an estate, or --all."
            );
        return named is null ? await session.AllOfAsker() : [named];
    }

    private static async IAsyncEnumerable<Verification> Results(LedgerDatabase database, IReadOnlyList<string>? named)
    {
        foreach (var estate in named ?? [])
            yield return Refused.Or(await database.Verifier.Verify(estate));
        if (named is not null)
            yield break;
        await foreach (var result in database.Verifier.VerifyAll())
            yield return result;
    }

    private static async Task<int> Verify(Session session)
    {
        var database = await session.ForQuestion();
        var found = 0;
        var results = new List<Verification>();
        await foreach (var result in Results(database, await Named(session)))
        {
            results.Add(result);
            foreach (var finding in result.Findings)
                Report(session, finding);
            found += result.Findings.Count;
            if (session.IsJson)
                session.WriteJson(json => Write(json, result));
        }
        if (!session.IsJson)
            Print(session, results, found);
        return found == 0 ? ExitCode.Done : ExitCode.Found;
    }

    internal static void Report(Session session, Finding finding)
    {
        if (!session.IsJson)
            session.Error.WriteLine(
                $"found {finding.Estate}{(finding.Seq is { } seq ? $" {seq}" : "")}: {finding.Problem}"
            );
    }

    private static void Print(Session session, List<Verification> results, int found)
    {
        var table = session.Table(
            Table.Text(session.Say("Estate", "Patrimonio")),
            Table.Number(session.Say("Records", "Registros")),
            Table.Number(session.Say("Entries", "Asientos")),
            Table.Number(session.Say("Postings", "Movimientos")),
            Table.Text(session.Say("Result", "Resultado"))
        );
        // Of one estate its figures are the answer; of all only what is not sound is news.
        var shown = results.FindAll(result => !result.IsSound || session.Flag("--each") || !session.Flag("--all"));
        foreach (var result in shown)
            table.Add(
                result.Estate,
                session.Reader.Number(result.Records),
                session.Reader.Number(result.Entries),
                session.Reader.Number(result.Postings),
                result.IsSound
                    ? session.Say("sound", "íntegro")
                    : session.Say($"{result.Findings.Count} found", $"{result.Findings.Count} hallazgos")
            );
        if (shown.Count > 0)
            table.Finish();
        if (session.Flag("--all"))
            session.Output.WriteLine(
                session.Reader.Screen(
                    "verify.counted",
                    ("Sound", session.Reader.Number(results.Count(result => result.IsSound))),
                    ("Estates", session.Reader.Number(results.Count)),
                    ("Entries", session.Reader.Number(results.Sum(result => result.Entries))),
                    ("Postings", session.Reader.Number(results.Sum(result => result.Postings)))
                )
            );
        session.Output.WriteLine(
            found == 0
                ? session.Say(
                    "verified: chains, totals and balances agree with the postings",
                    "verificado: cadenas, totales y saldos concuerdan con los movimientos"
                )
                : session.Say($"NOT SOUND: {found} found", $"NO ÍNTEGRO: {found} hallazgos")
        );
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, Verification result)
    {
        json.WriteString("estate", result.Estate);
        json.WriteBoolean("sound", result.IsSound);
        json.WriteNumber("records", result.Records);
        json.WriteNumber("entries", result.Entries);
        json.WriteNumber("postings", result.Postings);
        json.WriteString("head", result.HeadHash);
        json.WriteStartArray("findings");
        foreach (var finding in result.Findings)
            WriteFinding(json, finding);
        json.WriteEndArray();
    }

    internal static void WriteFinding(System.Text.Json.Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("estate", finding.Estate);
        if (finding.Seq is { } seq)
            json.WriteNumber("number", seq);
        json.WriteString("problem", finding.Problem);
        json.WriteEndObject();
    }

    private static async Task<int> Take(Session session)
    {
        var database = await session.ForQuestion();
        var taken = new List<Checkpoint>();
        var estates = await Named(session) ?? [.. (await database.Reader.Estates()).Select(estate => estate.Code)];
        foreach (var estate in estates)
            taken.Add(Refused.Or(await database.Verifier.TakeCheckpoint(estate)));
        if (session.TextOrNull("--file") is { } file)
        {
            await File.AppendAllLinesAsync(
                Files.PathToWrite(session, file),
                taken.Select(checkpoint => checkpoint.ToLine())
            );
            if (!session.IsJson)
                session.Output.WriteLine(
                    session.Say(
                        $"{taken.Count} checkpoints added to {file}",
                        $"{taken.Count} puntos de control agregados a {file}"
                    )
                );
        }
        else if (!session.IsJson)
            foreach (var checkpoint in taken)
                session.Output.WriteLine(checkpoint.ToLine());
        if (session.IsJson)
            foreach (var checkpoint in taken)
                session.WriteJson(json => Write(json, checkpoint));
        return ExitCode.Done;
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, Checkpoint checkpoint)
    {
        json.WriteString("estate", checkpoint.Estate);
        json.WriteNumber("number", checkpoint.Seq);
        json.WriteNumber("entries", checkpoint.Entries);
        json.WriteString("head", checkpoint.Hash);
        json.WriteString("taken_at", JsonAnswers.Moment(checkpoint.TakenAt));
        json.WriteString("line", checkpoint.ToLine());
    }

    private static async Task<int> Check(Session session)
    {
        var database = await session.ForQuestion();
        var (checkedLines, found) = (0, 0);
        foreach (
            var line in Files.Lines(session, session.Text("--file")).Where(line => !string.IsNullOrWhiteSpace(line))
        )
        {
            checkedLines++;
            var checkpoint = Refused.Or(Checkpoint.Parse(line));
            await session.Admit([new SubjectName(SubjectKind.Estate, checkpoint.Estate)]);
            foreach (var finding in Refused.Or(await database.Verifier.Check(checkpoint)))
            {
                found++;
                Report(session, finding);
                if (session.IsJson)
                    session.WriteJson(json =>
                    {
                        json.WriteStartArray("findings");
                        WriteFinding(json, finding);
                        json.WriteEndArray();
                    });
            }
        }
        if (checkedLines == 0)
            throw new UsageException(
                $"{Files.Name(session.Text("--file"))} is empty.",
                "Give the lines that checkpoint take printed."
            );
        if (!session.IsJson)
            session.Output.WriteLine(
                found == 0
                    ? session.Say(
                        $"{checkedLines} checkpoints agree with the books",
                        $"{checkedLines} puntos de control concuerdan con los libros"
                    )
                    : session.Say($"NOT SOUND: {found} found", $"NO ÍNTEGRO: {found} hallazgos")
            );
        else
            session.WriteJson(json =>
            {
                json.WriteNumber("checkpoints", checkedLines);
                json.WriteNumber("found", found);
            });
        return found == 0 ? ExitCode.Done : ExitCode.Found;
    }
}
