using System.Text.RegularExpressions;

namespace Ledger.Application.Localization;

/// <summary>A text with placeholders, taken apart once.</summary>
/// <remarks>
/// <c>{Amount}</c> is an argument as the language writes it. <c>{Amount:R}</c> groups its thousands also where the
/// language of machines would not. <c>{File:el}</c> and <c>{File:del}</c> put the Spanish article before it;
/// <c>{Record:El}</c> also has a capital, in both languages, as a sentence begins with it.
/// <c>{State!}</c> leaves the code's own word. <c>{Count#reserva vencida|reservas vencidas}</c> is a number with the
/// words that agree with it. A name with a small letter first (<c>{roles}</c>) is computed from the arguments.
/// </remarks>
public sealed partial class Template
{
    private Template(IReadOnlyList<Part> parts) => Parts = parts;

    public IReadOnlyList<Part> Parts { get; }

    /// <summary>Names of the arguments that the text shows.</summary>
    public IEnumerable<string> Names => Parts.Select(part => part.Name).Where(name => name.Length > 0).Distinct();

    public static Template Parse(string text)
    {
        var (parts, at) = (new List<Part>(), 0);
        foreach (Match placeholder in Placeholder().Matches(text))
        {
            if (placeholder.Index > at)
                parts.Add(new(text[at..placeholder.Index]));
            parts.Add(
                new(
                    "",
                    placeholder.Groups[1].Value,
                    placeholder.Groups[2].Value.TrimStart(':'),
                    placeholder.Groups[3].Success ? (placeholder.Groups[3].Value, placeholder.Groups[4].Value) : null
                )
            );
            at = placeholder.Index + placeholder.Length;
        }
        if (at < text.Length)
            parts.Add(new(text[at..]));
        return new(parts);
    }

    [GeneratedRegex(@"\{(\w+)(?:(:el|:El|:del|:R|!)|#([^|{}]*)\|([^{}]*))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    /// <param name="Literal">Words that are always there.</param>
    /// <param name="Name">The argument that stands there; empty for words.</param>
    /// <param name="Form">el, El, del, R, or ! for what is left as it is.</param>
    /// <param name="Counted">The words after one and after several.</param>
    public readonly record struct Part(
        string Literal,
        string Name = "",
        string Form = "",
        (string One, string Many)? Counted = null
    );
}
