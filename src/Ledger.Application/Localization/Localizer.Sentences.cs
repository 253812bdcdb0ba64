using System.Globalization;
using System.Text;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Application.Localization;

/// <summary>Sentences that the product composes of a code and its arguments.</summary>
public sealed partial class Localizer
{
    /// <summary>A composed text as a sentence; its code where no file has a text for it.</summary>
    public string Say(CodedText text) =>
        text.Code == CodedText.ListCode ? Listed(text, "; ")
        : text.Code == CodedText.ItemsCode ? Listed(text, ", ")
        : _phrases.Template(text.Code) is { } phrase ? Say(phrase, text, null, isWhole: false)
        : _reasons.Template(text.Code) is { } template ? Say(template, text, null)
        : _refusals.Template($"{text.Code}.what") is not null ? Message(text)
        : text.Code;

    private string Listed(CodedText list, string separator) =>
        string.Join(
            separator,
            list.Arguments.Select(argument =>
                argument.Value is CodedText text ? Said(text, "")
                : argument.Name == "More" ? $"+{Figure(argument.Value, "")}"
                : Figure(argument.Value, "")
            )
        );

    /// <summary>A stored reason: a sentence where the product composed it; a person's own words as they are.</summary>
    public string Reason(string reason) => CodedText.Parse(reason) is { } text ? Say(text) : reason;

    /// <summary>The figures by which a condition of a release holds or does not.</summary>
    public string Why(Condition condition) => Say(condition.Why);

    /// <param name="isWhole">A sentence begins with a capital; a phrase within one does not.</param>
    private string Say(Template? template, CodedText text, IReadOnlyList<Condition>? conditions, bool isWhole = true)
    {
        if (template is null)
            return text.Code;
        var said = new StringBuilder();
        foreach (var part in template.Parts)
        {
            var isFirst = said.Length == 0;
            var (words, isOurs) =
                part.Name.Length == 0 ? (part.Literal, false)
                : part.Counted is { } counted ? (Counted(text[part.Name], counted), false)
                : text[part.Name] is { } value ? ValueOf(text, part, value)
                : (Piece(text, part.Name, conditions), false);
            said.Append(
                isWhole && isFirst && isOurs && words.Length > 0 ? char.ToUpper(words[0], Culture) + words[1..] : words
            );
        }
        return said.ToString();
    }

    private string Counted(object? value, (string One, string Many) words)
    {
        var count = Convert.ToInt64(value, CultureInfo.InvariantCulture);
        return $"{Figure(count, "")} {(count == 1 ? words.One : words.Many)}";
    }

    /// <summary>What stands for an argument, and whether the words are the product's own.</summary>
    private (string Text, bool IsOurs) ValueOf(CodedText text, Template.Part part, object value)
    {
        if (part.Form == "!")
            return (
                value is EnumWord word ? word.Member : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
                false
            );
        if (value is CodedText inner)
            return (part.Form == "El" ? Capital(Said(inner, "el")) : Said(inner, part.Form), IsSpanish);
        if (value is not string words)
            return (Figure(value, part.Form), false);
        if (part.Name == "Field")
            return (Field(words), IsSpanish);
        if (text.Code is "reversal.of_command" or "hold.of_command" && part.Name == "Command")
            return (UseCases.VerbOf(words), false);
        return part.Form == "del" ? ($"de {words}", false) : (words, false);
    }

    /// <summary>
    /// A phrase within a sentence. The Spanish text of a noun begins with f| or m|, its gender, which is not shown.
    /// </summary>
    /// <param name="article">el or del before the name of a file; empty for none.</param>
    private string Said(CodedText phrase, string article)
    {
        var said = Say(phrase);
        // The mark is the text's own: words of a person may look like one.
        var (noun, isFeminine) = _phrases.Template(phrase.Code)?.Parts[0].Literal is ['f' or 'm', '|', ..]
            ? (said[2..], said[0] == 'f')
            : ("", false);
        return (article, noun.Length > 0) switch
        {
            ("el", true) => $"{(isFeminine ? "la" : "el")} {noun}",
            ("del", true) => $"{(isFeminine ? "de la" : "del")} {noun}",
            (_, true) => noun,
            ("del", false) => said.StartsWith("el ", StringComparison.Ordinal) ? $"d{said}" : $"de {said}",
            _ => said,
        };
    }

    /// <param name="form">R groups the thousands of English as well.</param>
    private string Figure(object value, string form) =>
        value switch
        {
            Enum word => Word(word),
            EnumWord word => Word(word.Key),
            Money money when IsSpanish || form == "R" => money.ToString("R", Culture),
            Share share when IsSpanish || form == "R" => share.ToString("R", Culture),
            LocalDate day => Day(day),
            Instant instant when IsSpanish => Moment(instant),
            decimal number when IsSpanish => number.ToString("0.########", Culture),
            int number when IsSpanish || form == "R" => number.ToString("N0", Culture),
            long number when IsSpanish || form == "R" => number.ToString("N0", Culture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
