using System.Text.RegularExpressions;
using Ledger.Foundations;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Application.Localization;

/// <summary>What people type, read as their culture writes it. Machines' files are read invariantly instead.</summary>
/// <remarks>
/// The forms of machines (1234.50, 2026-03-31) are always understood, unless the culture reads the same text in another
/// way: then nothing is guessed, and the refusal shows the right spelling.
/// </remarks>
public sealed partial class Localizer
{
    private static readonly LocalDatePattern TypedSpanishDay = LocalDatePattern.CreateWithInvariantCulture("d/M/uuuu");
    private static readonly LocalDatePattern TypedAmericanDay = LocalDatePattern.CreateWithInvariantCulture("M/d/uuuu");

    /// <summary>
    /// An amount: 100.000,00 in Spanish, 100,000.00 in English, 100000.00 in both. In Spanish, 1.234 may be a thousand
    /// or
    /// one and a bit: refused.
    /// </summary>
    public Result<Money> ParseMoney(string text, Currency currency)
    {
        if (IsSpanish && OneSpanishGroup().IsMatch(text))
            return new MoneyRefusal.Ambiguous(text, Spelled(text, currency));
        var grouped = IsSpanish ? SpanishNumber().IsMatch(text) : EnglishNumber().IsMatch(text);
        var read = Foundations.Money.Parse(grouped ? Invariant(text) : text, currency);
        return read.Refusal switch
        {
            null => read,
            MoneyRefusal.NotANumber => new MoneyRefusal.NotANumber(text),
            MoneyRefusal.TooLarge large => large with { Text = text },
            MoneyRefusal.TooManyDecimals many => many with { Text = text },
            _ => read,
        };
    }

    /// <summary>
    /// A date: 30/11/2026 in Spanish, 2026-11-30 in both. In English, 03/04/2026 may be of March or of April: refused.
    /// </summary>
    public Result<LocalDate> ParseDate(string field, string text)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var iso })
            return iso;
        var dayFirst = TypedSpanishDay.Parse(text);
        if (IsSpanish)
            return dayFirst.Success ? dayFirst.Value : new TextRefusal.NotADate(field, text);
        return dayFirst.Success && TypedAmericanDay.Parse(text) is { Success: true, Value: var monthFirst }
            ? new TextRefusal.AmbiguousDate(field, text, dayFirst.Value, monthFirst)
            : new TextRefusal.NotADate(field, text);
    }

    /// <summary>The text as a number of thousands, as this culture writes it.</summary>
    private string Spelled(string text, Currency currency) =>
        Foundations
            .Money.Parse(text.Replace(".", "", StringComparison.Ordinal), currency)
            .Match(Amount, _ => text.Replace(".", "", StringComparison.Ordinal));

    private string Invariant(string text) =>
        IsSpanish
            ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : text.Replace(",", "", StringComparison.Ordinal);

    /// <summary>One to three digits, a point, three digits: 1.234.</summary>
    [GeneratedRegex(@"^[+-]?[1-9]\d{0,2}\.\d{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex OneSpanishGroup();

    /// <summary>Groups of three, two or more of them, or a comma before the decimals.</summary>
    [GeneratedRegex(
        @"^[+-]?(?:\d{1,3}(?:\.\d{3}){2,}|(?:\d{1,3}(?:\.\d{3})+|\d+),\d+)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex SpanishNumber();

    [GeneratedRegex(@"^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishNumber();
}
