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

    /// <summary>Of a person: as their culture writes amounts and dates; numbers are text, choices in kebab-case.</summary>
    public static Spelling Of(Localizer localizer) => new OfPeople(localizer);

    /// <summary>Whether numbers and yes or no may come as text, as forms and command lines send them.</summary>
    internal abstract bool IsText { get; }

    internal abstract Result<Money> Money(string text, Currency currency);

    internal abstract Result<LocalDate> Date(string field, string text);

    internal abstract string Choice(string name);

    private sealed class OfPrograms : Spelling
    {
        internal override bool IsText => false;

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

    private sealed class OfPeople(Localizer localizer) : Spelling
    {
        internal override bool IsText => true;

        internal override Result<Money> Money(string text, Currency currency) => localizer.ParseMoney(text, currency);

        internal override Result<LocalDate> Date(string field, string text) => localizer.ParseDate(field, text);

        internal override string Choice(string name) => NameCase.Kebab(name);
    }
}
