using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using Ledger.Programs;
using Ledger.Tranches;
using NodaTime;

namespace Ledger.Texts;

/// <summary>What a refusal says to a person, in two sentences: what is wrong, and what to do about it.</summary>
public readonly record struct RefusalText(string What, string Remedy)
{
    /// <summary>Safe to show, as <see cref="Refusal.Message"/> is.</summary>
    public string Message => Foundations.Text.Shown($"{What} {Remedy}");
}

/// <summary>
/// Refusals in Spanish, by code, out of refusals.es.json. Programs read code, data and the English message; this is for
/// whoever reads it.
/// </summary>
/// <remarks>
/// A placeholder is a property of the refusal ({Amount}), written as the reader's culture does; {File:el}, {File:del}
/// put the article before it; {Year!} leaves it as it is.
/// One that begins with a small letter ({roles}) is a piece that the English text computes too; see
/// <see cref="Piece"/>.
/// </remarks>
public static class RefusalTexts
{
    private static readonly Regex Placeholder = new(@"\{(\w+)(:el|:del|!)?\}", RegexOptions.CultureInvariant);
    private static readonly Lazy<FrozenDictionary<string, (Part[] What, Part[] Remedy)>> Known = new(Read);
    private static readonly ConcurrentDictionary<Type, FrozenDictionary<string, PropertyInfo>> Properties = new();

    /// <summary>
    /// Properties that the product itself words in English: their words are translated. Others are what people wrote,
    /// or figures.
    /// </summary>
    private static readonly FrozenSet<string> Worded = FrozenSet.ToFrozenSet(
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

    /// <summary>The codes that have a Spanish text.</summary>
    public static IEnumerable<string> Codes => Known.Value.Keys;

    /// <summary>
    /// In Spanish, with the figures as the culture writes them; in English where there is no Spanish text.
    /// </summary>
    public static RefusalText Spanish(Refusal refusal, CultureInfo culture)
    {
        if (!Known.Value.TryGetValue(refusal.Code, out var text))
            return new(refusal.What, refusal.Remedy);
        return new(Say(refusal, text.What, culture), Say(refusal, text.Remedy, culture));
    }

    private static string Say(Refusal refusal, Part[] parts, CultureInfo culture)
    {
        var said = new StringBuilder();
        foreach (var part in parts)
        {
            var isFirst = said.Length == 0;
            var (text, isOurs) =
                part.Name.Length == 0 ? (part.Literal, false)
                : char.IsLower(part.Name[0]) ? (Piece(refusal, part.Name, culture), false)
                : ValueOf(refusal, part, culture);
            said.Append(isFirst && isOurs && text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text);
        }
        return said.ToString();
    }

    /// <summary>What stands for a property, and whether the words are the product's own.</summary>
    private static (string Text, bool IsOurs) ValueOf(Refusal refusal, Part part, CultureInfo culture)
    {
        var properties = Properties.GetOrAdd(
            refusal.GetType(),
            type =>
                type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .ToFrozenDictionary(property => property.Name, StringComparer.Ordinal)
        );
        if (!properties.TryGetValue(part.Name, out var property))
            return ($"{{{part.Name}}}", false);
        var value = property.GetValue(refusal);
        if (part.Article == "!")
            return (Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", false);
        if (value is not string text)
            return (Figure(value, culture), false);
        if (part.Name == "State")
            return (
                SpanishPhrases.State(
                    text,
                    properties.TryGetValue("File", out var file) ? (string)file.GetValue(refusal)! : ""
                ),
                false
            );
        if (refusal is JournalRefusal.DifferentContent)
            return (
                part.Name == nameof(JournalRefusal.DifferentContent.Field)
                    ? SpanishPhrases.Field(text, culture)
                    : SpanishPhrases.Value(text, culture),
                false
            );
        if (!Worded.Contains(part.Name))
            return (text, false);
        var said = SpanishPhrases.Say(text, part.Article, culture);
        return (said, said != text);
    }

    private static string Figure(object? value, CultureInfo culture) =>
        value switch
        {
            Money money => money.ToString("R", culture),
            LocalDate day => SpanishPhrases.Day(day),
            Instant instant => SpanishPhrases.Moment(instant),
            Share share => share.ToString("R", culture),
            int number => number.ToString("N0", culture),
            long number => number.ToString("N0", culture),
            Enum word => SpanishWords.Of(word),
            _ => value?.ToString() ?? "",
        };

    /// <summary>What the English text computes of the figures.</summary>
    private static string Piece(Refusal refusal, string name, CultureInfo culture) =>
        (refusal, name) switch
        {
            (AccessRefusal.NotPermitted asked, "roles") => RolesWith(asked.Permission),
            (DelegationRefusal.ApprovesNothing, "roles") => RolesWith(Permission.Approve),
            (MoneyRefusal.TooLarge asked, "most") => Most(asked.Currency, culture),
            (JournalRefusal.AmountOutOfRange asked, "most") => Most(asked.Amount.Currency, culture),
            (HoldRefusal.AmountNotPositive asked, "most") => Most(asked.Amount.Currency, culture),
            (BooksRefusal.BadEstateCode, "longest") => EstateCode.MaxLength.ToString(culture),
            (JournalRefusal.InsufficientFunds asked, "later") => asked.Short == -asked.Available
                ? ""
                : " en el peor día posterior",
            (LendingRefusal.NotARate, "month") => Rate.MostPercentOfMonth.ToString("N0", culture),
            (LendingRefusal.NotARate, "year") => Rate.MostPercentOfYear.ToString("N0", culture),
            (LendingRefusal.NotARate, "decimals") => Rate.MostDecimals.ToString(culture),
            (TrancheRefusal.ConditionsNotMet asked, "unmet") => asked.Conditions.Value is { } conditions
                ? string.Join("; ", conditions.Select(condition => Unmet(condition, culture)))
                : asked.Unmet,
            _ => $"{{{name}}}",
        };

    private static string Unmet(Condition condition, CultureInfo culture) =>
        $"{SpanishWords.Condition(condition.Code)}: {condition.In(culture, spanish: true)}{(condition.Short is { } missing ? $", faltan {missing.ToString("R", culture)}" : "")} ({SpanishWords.Of(condition.WhoMustAct)})";

    private static string RolesWith(Permission permission) =>
        string.Join(
            ", ",
            Enum.GetValues<Role>().Where(role => Permissions.Of(role).Contains(permission)).Select(SpanishWords.Of)
        );

    private static string Most(Currency currency, CultureInfo culture) =>
        new Money(Money.MaxMinorUnits, currency).ToString("R", culture);

    private static FrozenDictionary<string, (Part[], Part[])> Read()
    {
        using var stream = typeof(RefusalTexts).Assembly.GetManifestResourceStream("refusals.es.json")!;
        using var json = JsonDocument.Parse(stream);
        return json
            .RootElement.EnumerateObject()
            .ToFrozenDictionary(
                text => text.Name,
                text =>
                    (
                        Parts(text.Value.GetProperty("what").GetString()!),
                        Parts(text.Value.GetProperty("remedy").GetString()!)
                    ),
                StringComparer.Ordinal
            );
    }

    private static Part[] Parts(string text)
    {
        var (parts, at) = (new List<Part>(), 0);
        foreach (Match placeholder in Placeholder.Matches(text))
        {
            if (placeholder.Index > at)
                parts.Add(new(text[at..placeholder.Index], "", ""));
            parts.Add(new("", placeholder.Groups[1].Value, placeholder.Groups[2].Value.TrimStart(':')));
            at = placeholder.Index + placeholder.Length;
        }
        if (at < text.Length)
            parts.Add(new(text[at..], "", ""));
        return [.. parts];
    }

    /// <param name="Literal">Words that are always there.</param>
    /// <param name="Name">The property or piece that stands there; empty for words.</param>
    /// <param name="Article">el, del; or ! for what is left as it is.</param>
    private readonly record struct Part(string Literal, string Name, string Article);
}
