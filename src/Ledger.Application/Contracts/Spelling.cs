using Ledger.Application.Localization;
using Ledger.Foundations;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Application.Contracts;

/// <summary>How the values of a request are written: as programs write them, or as a person types them.</summary>
public abstract class Spelling
{
    /// <summary>
    /// Of programs: amounts with a point and without grouping, dates in ISO 8601, numbers as JSON numbers, choices in
    /// snake_case.
    /// </summary>
    public static readonly Spelling Program = new OfPrograms();

    /// <summary>Of a person: as their culture writes amounts and dates; numbers are text, choices in
    /// kebab-case.</summary>
    /// <param name="label">What the person calls a field of the body: an option, the label of a form.</param>
    public static Spelling Of(Localizer localizer, Func<string, string> label) => new OfPeople(localizer, label);

    /// <summary>Whether numbers and yes or no may come as text, as forms and command lines send them.</summary>
    internal abstract bool IsText { get; }

    /// <summary>The name of a field in refusals.</summary>
    internal abstract string Label(string path);

    internal abstract Result<Money> Money(string text, Currency currency);

    internal abstract Result<LocalDate> Date(string field, string text);

    internal abstract string Choice(string name);

    /// <summary>Whether a text names a member of an enumeration.</summary>
    internal virtual bool IsChoice(Enum member, string text) => Choice(member.ToString()) == text;

    private sealed class OfPrograms : Spelling
    {
        internal override bool IsText => false;

        internal override string Label(string path) => path;

        /// <summary>An amount, with its currency after a space or without: then it is the subject's.</summary>
        internal override Result<Money> Money(string text, Currency currency)
        {
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            if (space < 0)
                return Foundations.Money.Parse(text, currency);
            var named = Currency.Parse(text[(space + 1)..]);
            return named.IsAccepted(out var own) ? Foundations.Money.Parse(text[..space], own) : named.Refusal!;
        }

        internal override Result<LocalDate> Date(string field, string text) =>
            LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }
                ? date
                : new TextRefusal.NotADate(field, text);

        internal override string Choice(string name) => NameCase.Snake(name);
    }

    private sealed class OfPeople(Localizer localizer, Func<string, string> label) : Spelling
    {
        internal override bool IsText => true;

        internal override string Label(string path) => label(path);

        internal override Result<Money> Money(string text, Currency currency) => localizer.ParseMoney(text, currency);

        internal override Result<LocalDate> Date(string field, string text) => localizer.ParseDate(field, text);

        internal override string Choice(string name) => NameCase.Kebab(name);

        /// <summary>Also by its own name, and by the word that answers have for it in any language.</summary>
        internal override bool IsChoice(Enum member, string text) =>
            base.IsChoice(member, text)
            || Is(member.ToString(), text.Replace("_", "", StringComparison.Ordinal))
            || Localizer.Cultures.Split(", ").Any(culture => Is(Localizer.Find(culture)!.Word(member), text));

        private static bool Is(string word, string text) =>
            string.Equals(word, text, StringComparison.OrdinalIgnoreCase);
    }
}
