using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Foundations;

/// <summary>
/// A text that the product itself composes, as it is kept: a code and its arguments. The sentence is made by the
/// Localizer when it is shown, in the language of the person who reads it.
/// </summary>
/// <remarks>
/// The stored form begins with a record separator (U+001E), which no text of a person contains (<see cref="Text"/>), so
/// that one cannot pass for the other. Then come the code and <c>name=kind:value</c> for each argument, divided by
/// bars.
/// </remarks>
public sealed class CodedText : IEquatable<CodedText>
{
    private const char Mark = '\u001E';

    /// <summary>Longest argument of people's own words that is kept.</summary>
    public const int MaxWords = 500;

    public CodedText(string code, params ReadOnlySpan<(string Name, object Value)> arguments) =>
        (Code, Arguments) = (code, [.. arguments]);

    public string Code { get; }

    public ImmutableArray<(string Name, object Value)> Arguments { get; }

    /// <summary>The value of an argument; null when it has none of that name.</summary>
    public object? this[string name]
    {
        get
        {
            foreach (var argument in Arguments)
                if (argument.Name == name)
                    return argument.Value;
            return null;
        }
    }

    /// <summary>A refusal's code and data, as the security log and the record of a job keep them.</summary>
    public static CodedText Of(Refusal refusal) =>
        new(
            refusal.Code,
            [
                .. refusal
                    .GetType()
                    .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Where(property => property.GetIndexParameters().Length == 0)
                    .Select(property => (property.Name, property.GetValue(refusal) ?? "")),
            ]
        );

    /// <summary>Whether a stored text was composed by the product.</summary>
    public static bool IsCoded(string text) => text.StartsWith(Mark);

    /// <summary>The text that was stored; null when it is a person's own words.</summary>
    public static CodedText? Parse(string text)
    {
        if (!IsCoded(text))
            return null;
        var parts = Split(text[1..]);
        return new(parts[0], [.. parts.Skip(1).Where(IsArgument).Select(Argument)]);
    }

    /// <summary>Several texts as one, as many as fit into a column; the rest are counted.</summary>
    public static CodedText List(int maxLength, IReadOnlyList<CodedText> texts)
    {
        for (var max = texts.Count; ; max--)
        {
            var kept = texts.Take(max).Select((text, i) => ($"{i}", (object)text));
            var list = new CodedText(
                ListCode,
                [.. max == texts.Count ? kept : kept.Append(("More", texts.Count - max))]
            );
            if (max == 0 || list.ToString().Length <= maxLength)
                return list;
        }
    }

    /// <summary>The code of several texts in one.</summary>
    public const string ListCode = "list";

    /// <summary>The code of values that are named one after the other, with commas.</summary>
    public const string ItemsCode = "items";

    /// <summary>Values of one kind, named one after the other.</summary>
    public static CodedText Items<T>(IEnumerable<T> values)
        where T : notnull => new(ItemsCode, [.. values.Select((value, i) => ($"{i}", (object)value))]);

    /// <summary>What people wrote, or a code, where a text of the product could stand too.</summary>
    public static CodedText Words(string text) => new("words", ("Text", text));

    /// <summary>The same text with its arguments changed, as where ids become names.</summary>
    public CodedText With(Func<object, object> change) =>
        new(Code, [.. Arguments.Select(argument => (argument.Name, change(argument.Value)))]);

    /// <summary>The stored form.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Mark).Append(Code);
        foreach (var (name, value) in Arguments)
            text.Append('|').Append(name).Append('=').Append(Escaped(Written(value)));
        return text.ToString();
    }

    /// <summary>The stored form, cut off where a column ends; what is left can still be read.</summary>
    public string Stored(int maxLength)
    {
        var text = ToString();
        return text.Length <= maxLength ? text
            : char.IsHighSurrogate(text[maxLength - 1]) ? text[..(maxLength - 1)]
            : text[..maxLength];
    }

    public bool Equals(CodedText? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as CodedText);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>A value with its kind before it, in one line.</summary>
    public static string Written(object value) =>
        value switch
        {
            decimal number => $"f:{number.ToString(CultureInfo.InvariantCulture)}",
            int number => $"n:{number.ToString(CultureInfo.InvariantCulture)}",
            long number => $"n:{number.ToString(CultureInfo.InvariantCulture)}",
            Money money => $"m:{money}",
            Share share => $"p:{share.Millionths.ToString(CultureInfo.InvariantCulture)}",
            LocalDate day => $"d:{LocalDatePattern.Iso.Format(day)}",
            Instant instant => $"i:{InstantPattern.ExtendedIso.Format(instant)}",
            Enum word => $"e:{word.GetType().Name}.{word}",
            EnumWord word => $"e:{word.Key}",
            CodedText text => $"c:{text}",
            IdText id => $"u:{id}",
            _ when value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Id<>) =>
                $"u:{value}",
            string words => $"s:{(words.Length > MaxWords ? words[..MaxWords] + "…" : words)}",
            _ => $"s:{value}",
        };

    /// <summary>A text that was cut off may end in the middle of an argument.</summary>
    private static bool IsArgument(string part) =>
        part.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && part.Length > at + 2 && part[at + 2] == ':';

    private static (string Name, object Value) Argument(string part)
    {
        var at = part.IndexOf('=', StringComparison.Ordinal);
        return (part[..at], Read(part[(at + 1)..]));
    }

    /// <summary>The value that was written with its kind.</summary>
    public static object Read(string written) => Read(written[0], written[2..]);

    private static object Read(char kind, string text) =>
        kind switch
        {
            'f' => decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : text,
            'n' => long.TryParse(text, CultureInfo.InvariantCulture, out var count) ? count : text,
            'm' => MoneyOf(text),
            'p' => int.TryParse(text, CultureInfo.InvariantCulture, out var millionths)
                ? Share.OfMillionths(millionths)
                : text,
            'd' => LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day) ? day : text,
            'i' => InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var instant) ? instant : text,
            'e' => new EnumWord(text),
            'u' => new IdText(text),
            'c' => (object?)Parse(text) ?? text,
            _ => text,
        };

    private static object MoneyOf(string text) =>
        text.Contains(' ', StringComparison.Ordinal)
            ? Currency
                .Parse(text[(text.LastIndexOf(' ') + 1)..])
                .Then(currency => Money.Parse(text[..text.LastIndexOf(' ')], currency))
                .Match(money => (object)money, _ => text)
            : text;

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\b", StringComparison.Ordinal);

    private static List<string> Split(string text) =>
        [
            .. text.Split('|')
                .Select(part =>
                {
                    var whole = new StringBuilder();
                    for (var i = 0; i < part.Length; i++)
                        whole.Append(
                            part[i] != '\\' || i + 1 == part.Length ? part[i]
                            : part[++i] == 'b' ? '|'
                            : '\\'
                        );
                    return whole.ToString();
                }),
        ];
}

/// <summary>A member of an enumeration, as a stored text names it: ReleaseState.Approved.</summary>
public sealed record EnumWord(string Key)
{
    /// <summary>The member's own name.</summary>
    public string Member => Key[(Key.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

/// <summary>An id, as a stored text keeps it: whose it is, the reader of the text knows.</summary>
public sealed record IdText(string Text)
{
    public override string ToString() => Text;
}
