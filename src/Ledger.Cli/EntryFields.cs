using System.Text.Json.Nodes;
using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Cli;

/// <summary>The options that make an entry.</summary>
internal static class EntryFields
{
    public static readonly Field Estate = new(Ask.Estate, "estate"),
        Currency = new(Ask.Currency, "currency");

    public static readonly IReadOnlyList<Field> All =
    [
        Estate,
        new(Ask.Date, "book_date"),
        new(Ask.ValueDate, "value_date"),
        new(Ask.Narrative, "narrative"),
        new(Ask.Source, "source_document"),
        new(Ask.Metadata, "metadata") { Read = (_, text) => PairOf("--metadata", text), IsOneObject = true },
        new(Ask.Debit, "postings") { Read = (_, text) => PostingOf("--debit", "debit", text) },
        new(Ask.Credit, "postings") { Read = (_, text) => PostingOf("--credit", "credit", text) },
        Currency,
    ];

    /// <summary>ACCOUNT=AMOUNT, and dimensions after semicolons.</summary>
    private static JsonObject PostingOf(string option, string side, string text)
    {
        var parts = text.Split(';');
        var equals = parts[0].IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new Refused(new InputRefusal.NotAPosting(option, text));
        var posting = new JsonObject { ["account"] = parts[0][..equals], [side] = parts[0][(equals + 1)..] };
        var dimensions = new JsonObject();
        foreach (var pair in parts.Skip(1))
            Field.Merge(dimensions, PairOf(option, pair), $"{option} {parts[0][..equals]}");
        if (dimensions.Count > 0)
            posting["dimensions"] = dimensions;
        return posting;
    }

    private static JsonObject PairOf(string option, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new JsonObject { [text[..equals]] = text[(equals + 1)..] }
            : throw new Refused(new InputRefusal.NotAPair(option, text));
    }
}
