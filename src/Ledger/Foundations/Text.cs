using System.Globalization;
using System.Text;
using NodaTime;

namespace Ledger.Foundations;

/// <summary>
/// Text that people write into the books: normalised, bounded, and free of characters that do not print.
/// </summary>
public static class Text
{
    /// <summary>The text in Unicode normal form C, without spaces around it; or why it cannot be stored.</summary>
    /// <remarks>Refuses control characters (line breaks too), format characters (direction overrides, zero-width ones,
    /// joiners, tags: what cannot be seen cannot be compared by eye),
    /// unpaired surrogates, what is no character and never will be, and more than <paramref name="maxLength"/>
    /// characters.</remarks>
    public static Result<string> Clean(string field, string? text, int maxLength, bool required = false)
    {
        var clean = text?.Trim(' ') ?? "";
        if (clean.Length > maxLength)
            return new TextRefusal.TooLong(field, clean.Length, maxLength);
        for (var i = 0; i < clean.Length; i++)
            if (!IsPrintable(clean, i))
                return new TextRefusal.NotPrintable(field, $"{Number(clean, i)}", i + 1);
        if (required && clean.Length == 0)
            return new TextRefusal.Missing(field);
        if (Ascii.IsValid(clean))
            return clean;
        var normal = clean.Normalize();
        return normal.Length <= maxLength ? normal : new TextRefusal.TooLong(field, normal.Length, maxLength);
    }

    /// <summary>
    /// A text as it can be shown on a terminal: characters that do not print become their numbers, and it ends after
    /// 1,000 characters.
    /// </summary>
    public static string Shown(string text)
    {
        var safe = true;
        for (var i = 0; i < text.Length && safe; i++)
            safe = IsPrintable(text, i);
        if (safe && text.Length <= MaxShown)
            return text;
        var shown = new StringBuilder();
        for (var i = 0; i < text.Length && shown.Length < MaxShown; i++)
            if (IsPrintable(text, i))
                shown.Append(text[i]);
            else if (!IsLowHalf(text, i))
                shown.Append(CultureInfo.InvariantCulture, $"[{Number(text, i)}]");
        return text.Length > MaxShown ? shown.Append('…').ToString() : shown.ToString();
    }

    private const int MaxShown = 1_000;

    private static bool IsPrintable(string text, int index)
    {
        var c = text[index];
        if (c < 0x7F)
            return c >= 0x20;
        if (IsLowHalf(text, index))
            return true; // Judged with its first half.
        if (!Rune.TryGetRuneAt(text, index, out var rune))
            return false;
        return !IsNoncharacter(rune.Value)
            && Rune.GetUnicodeCategory(rune)
                is not (
                    UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                );
    }

    private static bool IsLowHalf(string text, int index) =>
        char.IsLowSurrogate(text[index]) && index > 0 && char.IsHighSurrogate(text[index - 1]);

    /// <summary>The last two of each plane, and 32 in the middle of the first.</summary>
    private static bool IsNoncharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;

    private static string Number(string text, int index) =>
        $"U+{(Rune.TryGetRuneAt(text, index, out var rune) ? rune.Value : text[index]):X4}";
}

/// <summary>Why a text cannot be stored. The field is named as the caller knows it.</summary>
public abstract record TextRefusal : Refusal
{
    private TextRefusal(string code)
        : base(code) { }

    public sealed record TooLong(string Field, int Length, int MaxLength) : TextRefusal("text.too_long");

    public sealed record NotPrintable(string Field, string Character, int Position) : TextRefusal("text.not_printable");

    public sealed record Missing(string Field) : TextRefusal("text.missing");

    public sealed record NotAnId(string Field, string Text, string Expected) : TextRefusal("text.not_an_id");

    public sealed record NotADate(string Field, string Text) : TextRefusal("text.not_a_date");

    /// <summary>A text that is a date with the day first and another one with the month first.</summary>
    public sealed record AmbiguousDate(string Field, string Text, LocalDate DayFirst, LocalDate MonthFirst)
        : TextRefusal("text.ambiguous_date");

    public sealed record NotAnInstant(string Field, string Text) : TextRefusal("text.not_an_instant");

    public sealed record NotOneOf(string Field, string Text, string Allowed) : TextRefusal("text.not_one_of");
}
