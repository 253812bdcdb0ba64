using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Workflow;

/// <summary>Checks that several commands share.</summary>
public static class Checks
{
    /// <summary>Refuses a day that the books cannot have, or that is later than today.</summary>
    public static Refusal? CheckFutureDate(string field, LocalDate day, CommandContext context) =>
        CheckFutureDate(field, day, context.Today);

    /// <summary>
    /// The step that the trigger makes from this state, or the refusal that says what can be done instead.
    /// </summary>
    public static Result<Transition<TState>> Next<TState, TTrigger>(
        this Lifecycle<TState, TTrigger> life,
        TState state,
        TTrigger trigger,
        CodedText file
    )
        where TState : struct, Enum
        where TTrigger : struct, Enum
    {
        if (life.Find(state, trigger) is { } move)
            return move;
        var allowed = string.Join(
            ", ",
            life.TriggersFrom(state)
                .Where(other => StepVerbs.IsAskedFor(other.ToString()))
                .Select(StepVerbs.Of)
                .Distinct()
        );
        return new CommandRefusal.WrongState(
            file,
            state,
            StepVerbs.Of(trigger),
            allowed.Length > 0 ? CodedText.Words(allowed) : new("nothing_over")
        );
    }

    public static Refusal? CheckFutureDate(string field, LocalDate day, LocalDate today) =>
        !Calendar.IsDay(day) ? new JournalRefusal.DateOutOfRange(field, day)
        : day > today ? new CommandRefusal.DateInFuture(field, day, today)
        : null;

    public static Refusal? CheckPositive(string field, Money amount, Currency currency) =>
        amount.Currency != currency ? new CommandRefusal.WrongCurrency(field, amount.Currency, currency)
        : amount.MinorUnits <= 0 ? new CommandRefusal.AmountNotPositive(field, amount)
        : amount.MinorUnits > Money.MaxMinorUnits ? new MoneyRefusal.TooLarge(amount.ToAmount(), amount.Currency)
        : null;

    /// <summary>Why a text cannot be kept; null when it can.</summary>
    public static Refusal? CheckText(string field, string text, int max, bool required = false) =>
        Text.Clean(field, text, max, required).Refusal;

    public static string Shortened(this string text, int max) => text.Length <= max ? text : $"{text[..(max - 1)]}…";

    /// <summary>
    /// An entry that the product itself composes: that it balances is our concern, so a refusal here is a bug.
    /// </summary>
    public static JournalEntry Entry(
        string estate,
        LocalDate on,
        CodedText narrative,
        string document,
        params IReadOnlyList<Posting> postings
    ) =>
        JournalEntry
            .Draft(estate, on, on, narrative, postings, document)
            .Match(entry => entry, refusal => throw new InvalidOperationException(refusal.ToString()));
}
