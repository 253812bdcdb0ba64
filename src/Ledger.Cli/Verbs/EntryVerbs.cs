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
                Note = reader => reader.Screen("post.note", ("Example", JsonExample)),
            },
        ];

    private static async Task<int> Post(Session session)
    {
        var ways = new[] { "--estate", "--json-input", "--file" }
            .Where(way => session.TextOrNull(way) is not null)
            .ToList();
        if (ways.Count == 0)
            throw new UsageException("usage.nothing_to_post");
        if (ways.Count > 1)
            throw new UsageException("usage.two_ways", ("One", ways[0]), ("Other", ways[1]));
        if (session.Flag("--as-json") && ways[0] != "--estate")
            throw new UsageException("usage.as_json");
        if (session.TextOrNull("--file") is { } file)
            return await new BulkPost(session, file).Run();
        foreach (var bulk in new[] { "--batch", "--refused" })
            if (session.TextOrNull(bulk) is not null)
                throw new UsageException("usage.goes_with_file", ("Option", bulk));
        if (session.Flag("--atomic"))
            throw new UsageException("usage.atomic");
        if (session.TextOrNull("--json-input") is { } input)
            return await PostJson(session, input);
        return await session.Send(Entry.Value);
    }

    private static async Task<int> PostJson(Session session, string input)
    {
        var bytes = ReadAll(session, input);
        if (bytes.AsSpan().IndexOfAnyExcept(" \t\r\n"u8) < 0)
            throw new UsageException("usage.empty", ("File", Files.Said(session, input)));
        var sent = RefusedException.Or(JsonRequests.Read(bytes));
        if (sent.Id is not null && session.TextOrNull("--id") is not null)
            throw new UsageException("usage.two_ids");
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
