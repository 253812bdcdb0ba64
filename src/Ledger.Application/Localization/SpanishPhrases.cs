using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Application.Localization;

/// <summary>
/// What refusals carry in the product's own English words (release 3 of PA-1, book date, at least one role), in
/// Spanish. What is not known stays as it is.
/// </summary>
internal static partial class SpanishPhrases
{
    // Not made by the compiler's generator: what it makes has members of other time types, which the domain has none
    // of.
    private static readonly Regex FileName = new(
        @"^(?:(?<kind>pledge|release|order|certificate|expense report|works payment|works certificate|works|loan|commitment) (?<code>\d+)(?: of (?<of>.+))?|(?<kind>alliance|the fund|The invoice) (?<code>.+))$",
        RegexOptions.CultureInvariant
    );
    private static readonly Regex TaxWithheld = new(@"^tax withheld in (.+)$", RegexOptions.CultureInvariant);
    private static readonly Regex RetentionOf = new(@"^retention of (.+) in (.+)$", RegexOptions.CultureInvariant);
    private static readonly Regex OpenFile = new(@"^([a-z ]+) (\d+) \((\w+)\)", RegexOptions.CultureInvariant);
    private static readonly Regex RateOf = new(
        @"^(\d+(?:\.\d+)?)%/(month|year|year-effective)$",
        RegexOptions.CultureInvariant
    );
    private static readonly Regex Criteria = new(
        @"of age: no|land in UAF|SMMLV|agricultural income",
        RegexOptions.CultureInvariant
    );
    private static readonly Regex PlainDecimal = new(@"\d+\.\d+", RegexOptions.CultureInvariant);
    private static readonly Regex IsoDay = new(@"\b\d{4}-\d\d-\d\d\b(?!T)", RegexOptions.CultureInvariant);
    private static readonly Regex Amount = new(
        @"(?<![\w.])(-?\d+(?:\.\d+)?) ([A-Z]{3})\b",
        RegexOptions.CultureInvariant
    );
    private static readonly Regex WholeFigure = new(
        @"^(?:\d{4}-\d\d-\d\d|-?\d+(?:\.\d+)? [A-Z]{3}|\d+\.\d+%|\d{4}-\d\d-\d\dT[\d:.]+Z)$",
        RegexOptions.CultureInvariant
    );
    private static readonly Regex IsoMoment = new(
        @"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z",
        RegexOptions.CultureInvariant
    );
    private static readonly Regex FieldOfItem = new(@"^(\w+)\[(\d+)\](?:\.(.+))?$", RegexOptions.CultureInvariant);
    private static readonly Regex Percentage = new(@"\b(\d+\.\d+)%", RegexOptions.CultureInvariant);

    /// <summary>
    /// One value of a request as it is compared: a day, an amount or a share as the culture writes them. What people
    /// wrote stays as it is.
    /// </summary>
    public static string Value(string text, Localizer localizer) =>
        Values.TryGetValue(text, out var word) ? word
        : WholeFigure.IsMatch(text) ? Figures(text, localizer)
        : text;

    /// <param name="article">"el" or "del" before the name of a file; empty for none.</param>
    public static string Say(string text, string article, Localizer localizer)
    {
        var (noun, isFeminine) = Noun(text);
        if (noun.Length > 0)
            return article switch
            {
                "el" => $"{(isFeminine ? "la" : "el")} {noun}",
                "del" => $"{(isFeminine ? "de la" : "del")} {noun}",
                _ => noun,
            };
        var said = Phrase(text, localizer);
        return article == "del"
            ? said.StartsWith("el ", StringComparison.Ordinal)
                ? $"d{said}"
                : $"de {said}"
            : said;
    }

    /// <summary>
    /// A field in which two requests differ: of an entry, in words; of a command, by the name it has there, as in
    /// Lines[0].Amount. People count lines from one.
    /// </summary>
    public static string Field(string field, Localizer localizer)
    {
        if (FieldOfItem.Match(field) is { Success: true } item)
        {
            var of =
                $"{FieldsOfActs.GetValueOrDefault(item.Groups[1].Value, item.Groups[1].Value)} {int.Parse(item.Groups[2].Value, CultureInfo.InvariantCulture) + 1}";
            return item.Groups[3].Length == 0 ? of : $"{Field(item.Groups[3].Value, localizer)} ({of})";
        }
        return FieldsOfActs.TryGetValue(field[(field.LastIndexOf('.') + 1)..], out var word)
            ? word
            : Say(field, "", localizer);
    }

    /// <summary>A state in the words of the file that it is said of.</summary>
    public static string State(string state, string file, Localizer localizer)
    {
        var kind = FileName.Match(file) is { Success: true } match ? match.Groups["kind"].Value : "";
        var type = kind switch
        {
            "works payment" => "WorksPaymentState",
            "The invoice" => "InvoiceState",
            _ => kind.Length == 0 ? "" : $"{char.ToUpperInvariant(kind[0])}{kind[1..]}State",
        };
        return localizer.Word($"{type}.{state}") is { Length: > 0 } word && word != state
            ? word
            : localizer.State(state, CaseKind.Release);
    }

    private static (string Noun, bool IsFeminine) Noun(string text)
    {
        if (
            FileName.Match(text) is { Success: true } file
            && Files.TryGetValue(file.Groups["kind"].Value, out var kind)
        )
            return (
                $"{kind.Noun} {file.Groups["code"].Value}{(file.Groups["of"].Length > 0 ? $" de {file.Groups["of"].Value}" : "")}",
                kind.IsFeminine
            );
        if (TaxWithheld.Match(text) is { Success: true } tax)
            return ($"retención en la fuente de {tax.Groups[1].Value}", true);
        return RetentionOf.Match(text) is { Success: true } retention
            ? ($"retención en garantía de {retention.Groups[1].Value} en {retention.Groups[2].Value}", true)
            : ("", false);
    }

    private static string Phrase(string text, Localizer localizer)
    {
        if (Exact.TryGetValue(text, out var exact))
            return exact;
        if (Roles(text, localizer) is { } roles)
            return roles;
        if (OpenFile.IsMatch(text))
            return string.Join(", ", text.Split(", ").Select(one => OneOpenFile(one, localizer)));
        if (RateOf.Match(text) is { Success: true } rate)
            return $"{Decimal(rate.Groups[1].Value, localizer)}% {(rate.Groups[2].Value switch { "month" => "mensual", "year" => "anual", _ => "efectivo anual" })}";
        var said = Criteria.IsMatch(text) ? OfCriteria(text, localizer) : text;
        foreach (var (english, spanish) in Sentences)
            said = english.Replace(said, spanish);
        return Figures(said, localizer);
    }

    /// <summary>Days, amounts and percentages within a text, as the culture writes them.</summary>
    private static string Figures(string text, Localizer localizer)
    {
        var said = IsoMoment.Replace(
            text,
            match =>
                InstantPattern.ExtendedIso.Parse(match.Value).TryGetValue(default, out var moment)
                    ? localizer.Moment(moment)
                    : match.Value
        );
        said = IsoDay.Replace(
            said,
            match =>
                LocalDatePattern.Iso.Parse(match.Value).TryGetValue(default, out var day)
                    ? localizer.Day(day)
                    : match.Value
        );
        said = Amount.Replace(
            said,
            match =>
                Currency
                    .Parse(match.Groups[2].Value)
                    .Then(currency => Money.Parse(match.Groups[1].Value, currency))
                    .Match(money => money.ToString("R", localizer.Culture), _ => match.Value)
        );
        return Percentage.Replace(said, match => $"{Decimal(match.Groups[1].Value, localizer)}%");
    }

    private static string Decimal(string number, Localizer localizer) =>
        number.Replace(".", localizer.Culture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal);

    private static string? Roles(string text, Localizer localizer)
    {
        var roles = text.Split(", ");
        return Array.TrueForAll(roles, role => char.IsUpper(role, 0) && Enum.TryParse<Role>(role, out _))
            ? string.Join(", ", roles.Select(role => localizer.Word($"Role.{role}")))
            : null;
    }

    private static string OneOpenFile(string text, Localizer localizer) =>
        OpenFile.Match(text) is { Success: true } file && Files.TryGetValue(file.Groups[1].Value, out var kind)
            ? $"{kind.Noun} {file.Groups[2].Value} ({State(file.Groups[3].Value, $"{file.Groups[1].Value} {file.Groups[2].Value}", localizer)})"
            : text;

    private static string OfCriteria(string text, Localizer localizer) =>
        PlainDecimal
            .Replace(text, match => Decimal(match.Value, localizer))
            .Replace("of age: no, must be", "mayor de edad: no, debe serlo", StringComparison.Ordinal)
            .Replace("land in UAF", "tierra en UAF", StringComparison.Ordinal)
            .Replace("net income in SMMLV", "ingreso neto en SMMLV", StringComparison.Ordinal)
            .Replace("assets in SMMLV", "activos en SMMLV", StringComparison.Ordinal)
            .Replace("agricultural income", "ingreso agropecuario", StringComparison.Ordinal)
            .Replace("unknown", "sin dato", StringComparison.Ordinal)
            .Replace(", at most ", ", máximo ", StringComparison.Ordinal)
            .Replace(", at least ", ", mínimo ", StringComparison.Ordinal);

    private static readonly FrozenDictionary<string, (string Noun, bool IsFeminine)> Files = new Dictionary<
        string,
        (string, bool)
    >
    {
        ["alliance"] = ("alianza", true),
        ["pledge"] = ("aporte", false),
        ["release"] = ("giro", false),
        ["order"] = ("orden de pago", true),
        ["certificate"] = ("certificado", false),
        ["expense report"] = ("descargo", false),
        ["works"] = ("obra", true),
        ["works payment"] = ("pago de obra", false),
        ["works certificate"] = ("planilla de avance", true),
        ["loan"] = ("crédito", false),
        ["commitment"] = ("compromiso de reintegro", false),
        ["the fund"] = ("fondo rotatorio", false),
        ["The invoice"] = ("factura", true),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
