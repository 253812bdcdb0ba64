using System.Text.Json.Nodes;
using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;

namespace Ledger.Cli;

/// <summary>Options whose one text is several fields of a body: how each is taken apart.</summary>
internal static class Parts
{
    private static readonly string[] InvoiceFields = ["supplier", "number", "on", "budget_line", "amount", "claimed"];

    /// <summary>How an option or an argument is read; null where its text is the value.</summary>
    public static Func<Session, string, JsonNode>? Of(string useCase, string symbol) =>
        (useCase, symbol) switch
        {
            ("people add", "--organization") => (_, code) => $"organization:{code}",
            ("alliances sign", "--line") => (_, text) => FundingOf(text),
            (_, "--line") when useCase.StartsWith("alliances", StringComparison.Ordinal) => (_, text) =>
                BudgetLineOf(text),
            ("alliances register", "--instrument") => (_, text) => InstrumentOf(text),
            (_, "--exit") => (_, text) => ExitOf(text),
            ("expenses render", "--invoice") => (_, text) => InvoiceOf(text),
            (_, "--ineligible") => (_, text) => FindingOf(text),
            (_, "--evidence-file") => (session, file) => Files.Sha256(session, file),
            (_, "FILE") => (session, file) => Files.Text(session, file),
            (_, "--debit") => (_, text) => PostingOf("--debit", "debit", text),
            (_, "--credit") => (_, text) => PostingOf("--credit", "credit", text),
            (_, "--metadata") => (_, text) => PairOf("--metadata", text),
            _ => null,
        };

    /// <summary>What stands for such a text in the help; null where its name does.</summary>
    public static string? ShapeOf(string useCase, string symbol) =>
        (useCase, symbol) switch
        {
            ("alliances sign", "--line") => "SOURCE/CATEGORY/COMPONENT/YEAR=AMOUNT",
            (_, "--line") when Of(useCase, symbol) is not null => "CODE|NAME|AMOUNT|FROM|THROUGH",
            ("alliances register", "--instrument") => "CODE/VERSION",
            (_, "--exit") => "NAME=REFERENCE",
            ("expenses render", "--invoice") => "SUPPLIER;NUMBER;DATE;LINE;AMOUNT;SHARE",
            (_, "--ineligible") => "SUPPLIER;NUMBER;REASON",
            (_, "--evidence-file") => "FILE",
            (_, "--debit" or "--credit") => "ACCOUNT=AMOUNT",
            _ => null,
        };

    private static JsonObject Named(IReadOnlyList<string> names, IReadOnlyList<string> values)
    {
        var parts = new JsonObject();
        foreach (var (name, value) in names.Zip(values))
            parts[name] = value;
        return parts;
    }

    private static JsonObject BudgetLineOf(string text) =>
        text.Split('|') is { Length: 5 } parts
            ? Named(["code", "name", "amount", "from", "through"], parts)
            : throw new UsageException("usage.budget_line", ("Text", Text.Shown(text)));

    private static JsonObject ExitOf(string text) =>
        text.Split('=', 2) is [var name, var reference]
            ? Named(["name", "reference"], [name.Trim(), reference.Trim()])
            : throw new UsageException("usage.exit", ("Text", Text.Shown(text)));

    private static JsonObject InstrumentOf(string text) =>
        text.Split('/') is { Length: 2 } parts && parts[1].Length > 0 && parts[1].All(char.IsAsciiDigit)
            ? Named(["instrument", "instrument_version"], parts)
            : throw new UsageException("usage.instrument", ("Text", Text.Shown(text)));

    private static JsonObject FundingOf(string text) =>
        text.Split('=') is [var funding, var amount]
        && funding.Split('/') is { Length: 4 } parts
        && parts[3].Length > 0
        && parts[3].All(char.IsAsciiDigit)
            ? Named(["source", "category", "component", "year", "amount"], [.. parts, amount])
            : throw new RefusedException(new ProgrammeRefusal.NotFunding(text));

    private static JsonObject InvoiceOf(string text) =>
        text.Split(';') switch
        {
            { Length: 5 } parts => Named(InvoiceFields, [.. parts, parts[4]]),
            { Length: 6 } parts => Named(InvoiceFields, parts),
            _ => throw new UsageException("usage.invoice", ("Text", text)),
        };

    private static JsonObject FindingOf(string text) =>
        text.Split(';', 3) is { Length: 3 } parts
            ? Named(["supplier", "number", "reason"], parts)
            : throw new UsageException("usage.ineligible", ("Text", text));

    /// <summary>ACCOUNT=AMOUNT, and dimensions after semicolons.</summary>
    private static JsonObject PostingOf(string option, string side, string text)
    {
        var parts = text.Split(';');
        var equals = parts[0].IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new RefusedException(new InputRefusal.NotAPosting(option, text));
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
            : throw new RefusedException(new InputRefusal.NotAPair(option, text));
    }
}
