using Ledger.Application.Authorization;
using Ledger.Application.Commands;
using Ledger.Application.Imports;
using Ledger.Journal;

namespace Ledger.Cli;

/// <summary>Posting and reversing.</summary>
internal static class EntryVerbs
{
    private const string JsonExample =
        """{"source":"bank","reference":"17","estate":"PA-1","book_date":"2026-03-02","narrative":"Tools","postings":[{"account":"5110","debit":"10.00","currency":"COP"},{"account":"1110","credit":"10.00","currency":"COP"}]}""";

    private static readonly Lazy<IReadOnlyList<Field>> Entry = new(() =>
        Symbols.Of(
            "post",
            "--estate --date=book_date --value-date --narrative --source=source_document --metadata --debit=postings --credit=postings --currency"
        )
    );

    public static IReadOnlyList<Verb> All =>
        [
            new(
                "post",
                Post,
                () =>
                    [
                        .. Entry.Value.Select(of => of.Symbol()),
                        Ask.Text("--json-input", "FILE", "One request as a JSON object; - reads the standard input."),
                        Ask.Text(
                            "--file",
                            "FILE",
                            "Many requests: JSON Lines, or a list of objects; - reads the standard input."
                        ),
                        Ask.Text(
                            "--batch",
                            "NAME",
                            "With --file: names the lines that have neither id nor source and reference, so that sending them again posts nothing twice."
                        ),
                        Ask.Flag("--atomic", "With --file: all of them or none."),
                        Ask.Text("--refused", "FILE", "With --file: where to write the refused lines, as JSON Lines."),
                        .. Ask.SendsBody("post"),
                    ],
                "post --estate PA-1 --date 2026-03-02 --narrative 'First contribution' --debit 1110=100.00 --credit 3110:co_ana=100.00 --by ana",
                "post --json-input release.json --by ana",
                "post --file march.jsonl --batch march-2026 --refused refused.jsonl --by ana"
            )
            {
                Fields = Entry,
                Note = (
                    $"A request as JSON, on one line for --file (all fields: \"Requests as JSON\" in specs/entries.md):\n  {JsonExample}",
                    $"Una solicitud en JSON, en una línea para --file (todos los campos: \"Requests as JSON\" en specs/entries.md):\n  {JsonExample}"
                ),
            },
        ];

    private static async Task<int> Post(Session session)
    {
        var ways = new[] { "--estate", "--json-input", "--file" }
            .Where(way => session.TextOrNull(way) is not null)
            .ToList();
        if (ways.Count == 0)
            throw new UsageException(
                "Nothing is said to be posted.",
                "Write --estate, --date, --narrative, --debit and --credit; or --json-input FILE; or --file FILE."
            );
        if (ways.Count > 1)
            throw new UsageException($"{ways[0]} and {ways[1]} are both there.", "Choose one way to say what to post.");
        if (session.Flag("--as-json") && ways[0] != "--estate")
            throw new UsageException("--as-json goes with --estate.", "What is in a file is JSON already.");
        if (session.TextOrNull("--file") is { } file)
            return await new BulkPost(session, file).Run();
        foreach (var bulk in new[] { "--batch", "--refused" })
            if (session.TextOrNull(bulk) is not null)
                throw new UsageException($"{bulk} goes with --file.", "Leave it out, or send a file.");
        if (session.Flag("--atomic"))
            throw new UsageException(
                "--atomic goes with --file.",
                "Leave it out: one request is always posted as a whole."
            );
        if (session.TextOrNull("--json-input") is { } input)
            return await PostJson(session, input);
        return await session.Send(Entry.Value);
    }

    private static async Task<int> PostJson(Session session, string input)
    {
        var bytes = ReadAll(session, input);
        if (bytes.AsSpan().IndexOfAnyExcept(" \t\r\n"u8) < 0)
            throw new UsageException($"{Files.Name(input)} is empty.", "Write one request as a JSON object.");
        var sent = RefusedException.Or(JsonRequests.Read(bytes));
        if (sent.Id is not null && session.TextOrNull("--id") is not null)
            throw new UsageException("The id is both in the JSON and in --id.", "Keep one of them.");
        var request = new BooksRequest([.. sent.Entries.Select(entry => new Instruction.PostEntry(entry))]);
        return await session.Do(request, new Sending(sent.Id ?? session.RequestId(), session.IsDryRun));
    }

    /// <summary>
    /// One request, at most; what is longer is cut just past the limit, so that it is refused as too long.
    /// </summary>
    private static byte[] ReadAll(Session session, string input)
    {
        using var stream = Files.Open(session, input);
        using var bytes = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (int read; bytes.Length <= JsonRequests.MaxBytes && (read = stream.Read(chunk)) > 0; )
            bytes.Write(chunk, 0, read);
        var all = bytes.ToArray();
        return all.AsSpan().StartsWith("\uFEFF"u8) ? all[3..] : all;
    }
}
