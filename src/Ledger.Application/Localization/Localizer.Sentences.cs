using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Application.Localization;

/// <summary>Sentences that the product composes of a code and its arguments.</summary>
public sealed partial class Localizer
{
    /// <summary>
    /// Properties of refusals that the product itself words in English: their words are translated. Others are what
    /// people wrote, or figures.
    /// </summary>
    private static readonly HashSet<string> Worded = new(
        [
            "File",
            "Pledge",
            "Paper",
            "Where",
            "Field",
            "Matter",
            "Expected",
            "Found",
            "Earlier",
            "Value",
            "Reason",
            "Problem",
            "Changes",
            "Needed",
            "Criteria",
            "Files",
            "States",
            "Allowed",
            "Balances",
            "To",
            "Of",
            "Rate",
            "EffectiveYear",
            "Maximum",
            "ExpiresAt",
            "By",
            "ClosedThrough",
            "Country",
        ],
        StringComparer.Ordinal
    );

    /// <summary>A composed text as a sentence; its code where no file has a text for it.</summary>
    public string Say(CodedText text) =>
        text.Code == CodedText.ListCode ? Listed(text)
        : _reasons.Template(text.Code) is { } template ? Say(template, text, null)
        : _refusals.Template($"{text.Code}.what") is not null ? Message(text)
        : text.Code;

    private string Listed(CodedText list) =>
        string.Join(
            "; ",
            list.Arguments.Select(argument =>
                argument.Value is CodedText text ? Say(text) : $"+{Figure(argument.Value, "")}"
            )
        );

    /// <summary>A stored reason: a sentence where the product composed it; a person's own words as they are.</summary>
    public string Reason(string reason) => CodedText.Parse(reason) is { } text ? Say(text) : reason;

    /// <summary>The figures by which a condition of a release holds or does not.</summary>
    public string Why(Condition condition) => Say(condition.Why);

    private string Say(Template? template, CodedText text, IReadOnlyList<Condition>? conditions)
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
            said.Append(isFirst && isOurs && words.Length > 0 ? char.ToUpper(words[0], Culture) + words[1..] : words);
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
            return (Say(inner), false);
        if (value is not string words)
            return (Figure(value, part.Form), false);
        if (text.Code is "reversal.of_command" or "hold.of_command" && part.Name == "Command")
            return (UseCases.VerbOf(words), false);
        return IsSpanish ? Spanish(text, part, words) : (words, false);
    }

    private (string Text, bool IsOurs) Spanish(CodedText text, Template.Part part, string words)
    {
        if (part.Name == "State")
            return (SpanishPhrases.State(words, text["File"] as string ?? "", this), false);
        if (text.Code == "journal.different_content")
            return (
                part.Name == "Field" ? SpanishPhrases.Field(words, this) : SpanishPhrases.Value(words, this),
                false
            );
        if (!Worded.Contains(part.Name))
            return (words, false);
        var said = SpanishPhrases.Say(words, part.Form, this);
        return (said, said != words);
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
            int number when IsSpanish || form == "R" => number.ToString("N0", Culture),
            long number when IsSpanish || form == "R" => number.ToString("N0", Culture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    /// <summary>Where in a file or a request a refused value stands.</summary>
    [GeneratedRegex(@", line (\d+)$")]
    private static partial Regex LineOf();
}
