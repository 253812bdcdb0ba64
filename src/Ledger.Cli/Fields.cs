using System.CommandLine;
using System.Text.Json.Nodes;
using Ledger.Application.Imports;

namespace Ledger.Cli;

/// <summary>An option or an argument of a command, and the field of the request's body that it fills.</summary>
/// <param name="Path">
/// The field's name; with points where it is a part of another one. Empty: what is read fills several fields.
/// </param>
internal sealed record Field(Func<Symbol> Symbol, string Path)
{
    /// <summary>Its help, where the contract says it; null where the symbol itself does.</summary>
    public Func<Application.Localization.Localizer, string>? Help { get; init; }

    /// <summary>How one value is taken apart; as it was typed by default.</summary>
    public Func<Session, string, JsonNode> Read { get; init; } = (_, text) => text;

    /// <summary>Whether the values of an option that is repeated are parts of one object.</summary>
    public bool IsOneObject { get; init; }

    /// <summary>Puts what was typed into the body; nothing when nothing was.</summary>
    public void Fill(Session session, JsonObject body)
    {
        var symbol = Symbol();
        var value = symbol switch
        {
            Option<string[]> many when session.Many(many.Name) is { Count: > 0 } texts => new JsonArray([
                .. texts.Select(text => Read(session, text)),
            ]),
            Option<bool> flag when session.Flag(flag.Name) => true,
            Option<string?> option when session.TextOrNull(option.Name) is { } text => Read(session, text),
            Argument word when session.WordOrNull(word.Name) is { } text => Read(session, text),
            _ => null,
        };
        if (value is null)
            return;
        if (Path.Length == 0)
        {
            foreach (var (name, part) in (JsonObject)value)
                body[name] = part!.DeepClone();
            return;
        }
        var at = body;
        var names = Path.Split('.');
        foreach (var name in names[..^1])
            at = (JsonObject)(at[name] ??= new JsonObject());
        if (IsOneObject)
            value = Merged((JsonArray)value);
        // Debits and credits are postings both.
        if (value is JsonArray more && at[names[^1]] is JsonArray before)
            foreach (var item in more)
                before.Add(item!.DeepClone());
        else
            at[names[^1]] = value;
    }

    private JsonObject Merged(JsonArray parts)
    {
        var whole = new JsonObject();
        foreach (var part in parts)
            Merge(whole, (JsonObject)part!, Symbol().Name);
        return whole;
    }

    /// <summary>Adds the names of a part to an object; refuses a name that it has already.</summary>
    public static void Merge(JsonObject whole, JsonObject part, string field)
    {
        foreach (var (name, value) in part)
            if (!whole.TryAdd(name, value!.DeepClone()))
                throw new Refused(new Journal.JournalRefusal.LabelTwice(field, name));
    }

    /// <summary>What the person who typed it calls a field of the body: the option, and which of several
    /// values.</summary>
    public static string LabelOf(IReadOnlyList<Field> fields, Session session, string path)
    {
        var bracket = path.IndexOf('[', StringComparison.Ordinal);
        var root = bracket < 0 ? path : path[..bracket];
        var filling = fields.Where(field => field.Path == root).ToList();
        if (filling.Count == 0)
            return path;
        if (
            bracket < 0
            || !int.TryParse(path[(bracket + 1)..path.IndexOf(']', StringComparison.Ordinal)], out var i)
            || !filling.All(field => field.Symbol() is Option<string[]>)
        )
            return Typed(filling, session).Symbol().Name;
        foreach (var field in filling)
        {
            var (name, values) = (field.Symbol().Name, session.Many(field.Symbol().Name));
            if (i < values.Count)
                return $"{name} {Foundations.Text.Shown(values[i])}";
            i -= values.Count;
        }
        return filling[0].Symbol().Name;
    }

    /// <summary>Of several options for one field, the one that was typed.</summary>
    private static Field Typed(IReadOnlyList<Field> filling, Session session) =>
        filling.FirstOrDefault(field =>
            field.Symbol() is Option<string?> option && session.TextOrNull(option.Name) is not null
        ) ?? filling[0];
}

/// <summary>The fields that many commands have.</summary>
internal static class Fields
{
    public static readonly Field Alliance = new(() => Ask.Word("ALLIANCE", "Code of the alliance."), "alliance"),
        Fund = new(() => Ask.Word("FUND", "Code of the fund."), "fund"),
        Member = new(MemberWord, "member"),
        Number = NumberAs("number"),
        NumberInFund = new(() => Ask.Word("NUMBER", "Its number within the fund."), "number"),
        Amount = new(Ask.Amount, "amount"),
        FundAmount = AmountOf("More than zero, in the fund's currency."),
        On = new(Ask.Happened, "on"),
        Document = new(Ask.Document, "document"),
        Reason = new(Ask.Reason, "reason"),
        Reference = new(Ask.Reference, "reference"),
        Revision = new(Ask.Revision, "revision"),
        Purpose = Text("--purpose", "TEXT", "What for."),
        Ally = Text("--ally", "HOLDER", "Which ally: an opaque code, as in al_cocoa."),
        Minutes = Text(
            "--minutes",
            "REFERENCE",
            "The reference of the committee's minutes.",
            "decision.committee_minutes"
        ),
        DecidedBy = Codes(
            "--decided-by",
            "MEMBERS",
            "Codes of the members who decided, as in M-1,M-2.",
            "decision.deciders"
        ),
        Instalments = Text("--instalments", "NUMBER", "How many instalments."),
        FirstDue = Text("--first-due", "DATE", "When the first one is due."),
        Evidence = Text("--evidence", "SHA-256", "The evidence's SHA-256; or --evidence-file."),
        EvidenceFile =
            Text("--evidence-file", "FILE", "The evidence itself; only its SHA-256 is kept.", "evidence") with
            {
                Read = (session, file) => Files.Sha256(session, file),
            };

    private static Symbol MemberWord() => Ask.Word("MEMBER", "Code of the member: never a name or a document number.");

    /// <summary>The member of an alliance whom a command names by the field "code".</summary>
    public static readonly Field MemberCode = new(MemberWord, "code");

    public static Field NumberAs(string path, string help = "Its number within the alliance.") =>
        new(() => Ask.Word("NUMBER", help), path);

    public static Field AmountOf(string help) => Text("--amount", "AMOUNT", help);

    /// <param name="path">The option's name in snake_case by default.</param>
    public static Field Text(string option, string help, string description, string? path = null) =>
        new(() => Ask.Text(option, help, description), path ?? PathOf(option));

    public static Field Flag(string option, string description, string? path = null) =>
        new(() => Ask.Flag(option, description), path ?? PathOf(option));

    /// <summary>Codes with commas or spaces between them, in one option.</summary>
    public static Field Codes(string option, string help, string description, string? path = null) =>
        Text(option, help, description, path) with
        {
            Read = (_, text) => new JsonArray([.. Session.Parts(text).Select(part => (JsonNode)part)]),
        };

    /// <summary>An option that may be repeated; each value is taken apart.</summary>
    public static Field Many(
        string option,
        string help,
        string description,
        string path,
        Func<Session, string, JsonNode> read
    ) => new(() => Ask.Many(option, help, description), path) { Read = read };

    /// <summary>An object from the parts of a text, by their names.</summary>
    public static JsonObject Parts(IReadOnlyList<string> names, IReadOnlyList<string> values)
    {
        var parts = new JsonObject();
        foreach (var (name, value) in names.Zip(values))
            parts[name] = value;
        return parts;
    }

    private static string PathOf(string option) => option[2..].Replace('-', '_');
}
