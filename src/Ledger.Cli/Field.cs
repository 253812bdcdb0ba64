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

    /// <summary>What stands between several values in one text; empty where a text is one value.</summary>
    public Func<Session, char[]> Between { get; init; } = _ => [];

    /// <summary>Puts what was typed into the body; nothing when nothing was.</summary>
    public void Fill(Session session, JsonObject body)
    {
        var symbol = Symbol();
        var value = symbol switch
        {
            Option<string[]> many when session.Many(many.Name) is { Count: > 0 } texts => new JsonArray([
                .. texts.SelectMany(text => Split(session, text)).Select(text => Read(session, text)),
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

    private string[] Split(Session session, string text) =>
        Between(session) is { Length: > 0 } between
            ? text.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [text];

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
                throw new RefusedException(new Journal.JournalRefusal.LabelTwice(field, name));
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
