using System.Globalization;
using Ledger.Foundations;

namespace Ledger.Application.Localization;

/// <summary>Names of fields.</summary>
public sealed partial class Localizer
{
    /// <summary>
    /// A field by the name that refusals give it: a word, or a path as in lines[0].amount, of which the last part is
    /// said and the item that it is part of. People count items from one. A name without a text is as it was written.
    /// </summary>
    public string Field(string path)
    {
        if (FieldWord(path) is { } whole)
            return whole;
        var (open, close) = (path.LastIndexOf('['), path.LastIndexOf(']'));
        if (open <= 0 || close < open)
            // The name of a property of a command is said; a path of a document is as its author knows it.
            return char.IsUpper(path, 0) && path.LastIndexOf('.') is > 0 and var at ? Field(path[(at + 1)..]) : path;
        var (list, key, rest) = (path[..open], path[(open + 1)..close], path[(close + 1)..].TrimStart('.'));
        if (Item(list, key) is not { } item)
            return path;
        return rest.Length == 0 ? item : Say(new CodedText("item.of", ("Field", Field(rest)), ("Item", item)));
    }

    /// <summary>One item of a list, as in line 1 or metadata: source; null where no text names it.</summary>
    private string? Item(string list, string key) =>
        !int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? FieldWord($"{list}.item") is { } named
                ? $"{named} {key}"
                : $"{Field(list)}: {key}"
            : FieldWord($"{list}.item") is { } one
                ? $"{one} {index + 1}"
                : list.LastIndexOf('.') is > 0 and var at && Item(list[(at + 1)..], key) is { } inner
                    ? Say(new CodedText("item.within", ("Field", inner), ("Item", Field(list[..at]))))
                    : null;

    /// <summary>DisbursedOn, disbursed-on and disbursed on are one field.</summary>
    private string? FieldWord(string name) =>
        _phrases.Find($"field.{NameCase.Snake(name).Replace(' ', '_').Replace('-', '_')}");
}
