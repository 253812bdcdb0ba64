using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programs;
using Ledger.Tranches;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>What several acts judge in the same words.</summary>
public static class Judging
{
    /// <summary>
    /// The step that the trigger makes from this state, or the refusal that says what can be done instead.
    /// </summary>
    public static Result<Transition<TState>> Next<TState, TTrigger>(
        this Lifecycle<TState, TTrigger> life,
        TState state,
        TTrigger trigger,
        string file
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
        return new AllianceRefusal.WrongState(
            file,
            state.ToString(),
            StepVerbs.Of(trigger),
            allowed.Length > 0 ? allowed : "nothing, it is over"
        );
    }

    public static Refusal? NotToday(string field, LocalDate day, Occasion occasion) =>
        NotToday(field, day, occasion.Today);

    public static Refusal? NotToday(string field, LocalDate day, LocalDate today) =>
        !Calendar.IsDay(day) ? new JournalRefusal.DateOutOfRange(field, day)
        : day > today ? new AllianceRefusal.DateInFuture(field, day, today)
        : null;

    public static Refusal? NotPositive(string field, Money amount, Dossier dossier) =>
        NotPositive(field, amount, dossier.Alliance.Incentive.Currency);

    public static Refusal? NotPositive(string field, Money amount, Currency currency) =>
        amount.Currency != currency ? new AllianceRefusal.WrongCurrency(field, amount.Currency, currency)
        : amount.MinorUnits <= 0 ? new AllianceRefusal.AmountNotPositive(field, amount)
        : amount.MinorUnits > Money.MaxMinorUnits ? new MoneyRefusal.TooLarge(amount.ToAmount(), amount.Currency)
        : null;

    /// <summary>Why a text cannot be kept; null when it can.</summary>
    public static Refusal? NotText(string field, string text, int most, bool required = false) =>
        Text.Clean(field, text, most, required).Refusal;

    /// <summary>Why a text is no SHA-256 of evidence; null when it is 64 hexadecimal digits.</summary>
    public static Refusal? NotEvidence(string text) =>
        text.Length == 64 && text.All(char.IsAsciiHexDigit) ? null : new TrancheRefusal.NotEvidence(text);

    public static string Shortened(this string text, int most) => text.Length <= most ? text : $"{text[..(most - 1)]}…";

    /// <summary>
    /// The days on which an invoice of a budget line may be dated (T14): from so many days before the agreement, and
    /// within the days of the line.
    /// </summary>
    public static (LocalDate From, LocalDate Through) InvoiceWindow(
        this Dossier dossier,
        BudgetLine line,
        Instrument instrument
    )
    {
        var from = dossier.Alliance.SignedOn.PlusDays(-instrument.InvoiceDaysBeforeAgreement);
        return (LocalDate.Max(from, line.From), line.Through);
    }

    public static Refusal? NotExecuting(Dossier dossier) =>
        dossier.Alliance.State == AllianceState.Executing
            ? null
            : new AllianceRefusal.NotExecuting(dossier.Alliance.Code, dossier.Alliance.State);

    /// <summary>
    /// Whether what somebody has to come may be paid: also after the close, where only what the bank returned since is
    /// open.
    /// </summary>
    public static Refusal? NotPaying(Dossier dossier) =>
        dossier.Alliance.State == AllianceState.Closed ? null : NotExecuting(dossier);

    /// <summary>
    /// Why an alliance does not take its next step as of that day; null when it may: its life goes forward in time.
    /// What only changes it may be dated as it happened.
    /// </summary>
    public static Refusal? TooEarly(Dossier dossier, LocalDate on)
    {
        var last = dossier
            .DeedsOn(dossier.Alliance.Id.Value)
            .Select(deed => deed.On)
            .DefaultIfEmpty(Calendar.BeforeAll)
            .Max();
        return last > on ? new AllianceRefusal.StepBefore($"alliance {dossier.Alliance.Code}", on, last) : null;
    }

    /// <summary>The most that the instrument lets the programme give now.</summary>
    public static Money Cap(this Dossier dossier, Instrument instrument) =>
        instrument.Caps.Limit(dossier.Alliance.Cost, dossier.Alliance.Families, dossier.Credit);

    /// <summary>
    /// By how much what was released is above the cap as it is now: families, cost or credit may have fallen since (T3,
    /// T4).
    /// </summary>
    public static Money ExcessOverCap(this Dossier dossier, Instrument instrument) =>
        dossier.Cap(instrument) is var cap && dossier.Paid.MinorUnits > cap.MinorUnits
            ? dossier.Paid - cap
            : dossier.Nothing;

    /// <summary>A step that changes the alliance and not its state.</summary>
    public static Step Noted(
        this Dossier dossier,
        string trigger,
        LocalDate on,
        string document = "",
        string reason = ""
    ) =>
        new(
            Life.Alliance,
            dossier.Alliance.Id.Value,
            trigger,
            dossier.Alliance.State.ToString(),
            dossier.Alliance.State.ToString(),
            Duty.None,
            on,
            document,
            reason
        );

    public static Refusal? Over(Dossier dossier) =>
        dossier.Alliance is { State: AllianceState.Closed or AllianceState.Rejected or AllianceState.Withdrawn } over
            ? new AllianceRefusal.Over(over.Code, over.State)
            : null;

    /// <summary>How people speak of a release.</summary>
    public static string Name(this Dossier dossier, Release release) =>
        $"release {release.Number} of {dossier.Alliance.Code}";

    public static string Name(this Dossier dossier, Counterparts.Pledge pledge) =>
        $"pledge {pledge.Number} of {dossier.Alliance.Code}";

    /// <summary>
    /// An entry that the product itself composes: that it balances is our concern, so a refusal here is a bug.
    /// </summary>
    public static JournalEntry Entry(
        string estate,
        LocalDate on,
        string narrative,
        string document,
        params IReadOnlyList<Posting> postings
    ) =>
        JournalEntry
            .Draft(estate, on, on, narrative, postings, document)
            .Match(entry => entry, refusal => throw new InvalidOperationException(refusal.ToString()));
}
