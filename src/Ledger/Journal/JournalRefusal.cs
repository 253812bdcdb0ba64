using Ledger.Access;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Journal;

/// <summary>
/// Every reason the journal refuses a request, in order of precedence: the first that applies is the answer.
/// </summary>
/// <remarks>
/// First what needs no books (the shape of an entry), then who and what is named, then dates, then money.
/// </remarks>
public abstract record JournalRefusal : Refusal
{
    private JournalRefusal(string code)
        : base(code) { }

    // The request as such.
    public sealed record DifferentContent(Id<JournalRequest> Request, string Field, object Recorded, object Sent)
        : JournalRefusal("journal.different_content");

    public sealed record KeptByCaseFiles(string Estate, string Account) : JournalRefusal("journal.kept_by_case_files");

    public sealed record ReservedId(Id<JournalRequest> Request) : JournalRefusal("journal.reserved_id");

    public sealed record NoInstructions() : JournalRefusal("journal.no_instructions");

    public sealed record TooManyInstructions(int Count, int Max) : JournalRefusal("journal.too_many_instructions");

    public sealed record TooManyEstates(int Count, int Max) : JournalRefusal("journal.too_many_estates");

    public sealed record RolledBack(Id<JournalRequest> Because) : JournalRefusal("journal.rolled_back");

    // The shape of an entry: law 1.
    public sealed record DateOutOfRange(string Field, LocalDate Date) : JournalRefusal("journal.date_out_of_range");

    public sealed record LabelTwice(string Field, string Name) : JournalRefusal("journal.label_twice");

    public sealed record TooManyLabels(string Field, int Count, int Max) : JournalRefusal("journal.too_many_labels");

    public sealed record TooFewPostings(int Count) : JournalRefusal("journal.too_few_postings");

    public sealed record TooManyPostings(int Count, int Max) : JournalRefusal("journal.too_many_postings");

    public sealed record NoCurrency(int Line) : JournalRefusal("journal.no_currency");

    public sealed record ZeroAmount(int Line) : JournalRefusal("journal.zero_amount");

    public sealed record AmountOutOfRange(int Line, Money Amount) : JournalRefusal("journal.amount_out_of_range");

    public sealed record MemorandumMixed(int Line, string Account) : JournalRefusal("journal.memorandum_mixed");

    public sealed record Unbalanced(Money Difference) : JournalRefusal("journal.unbalanced");

    // Who and what is named.
    public sealed record UnknownEstate(string Estate) : JournalRefusal("journal.unknown_estate");

    public sealed record UnknownAccount(string Estate, string Account) : JournalRefusal("journal.unknown_account");

    public sealed record WrongCurrency(string Estate, string Account, string Kept)
        : JournalRefusal("journal.wrong_currency");

    public sealed record AccountClosed(string Estate, string Account, LocalDate ClosedOn)
        : JournalRefusal("journal.account_closed");

    public sealed record AccountNotYetOpen(string Estate, string Account, LocalDate OpenedOn)
        : JournalRefusal("journal.account_not_yet_open");

    // Dates: law 6.
    public sealed record PeriodClosed(string Estate, string Field, LocalDate Date, LocalDate ClosedThrough)
        : JournalRefusal("journal.period_closed");

    // Money: law 4.
    public sealed record InsufficientFunds(string Estate, string Account, LocalDate Date, Money Available, Money Short)
        : JournalRefusal("journal.insufficient_funds");

    public sealed record BalanceOutOfRange(string Estate, string Account)
        : JournalRefusal("journal.balance_out_of_range");

    public sealed record TurnoverOutOfRange(string Estate, string Account, Money Limit)
        : JournalRefusal("journal.turnover_out_of_range");
}

/// <summary>Why a reversal is refused, in order of precedence.</summary>
public abstract record ReversalRefusal : Refusal
{
    private ReversalRefusal(string code)
        : base(code) { }

    public sealed record UnknownEntry(Id<JournalEntry> Entry) : ReversalRefusal("reversal.unknown_entry");

    public sealed record OfReversal(Id<JournalEntry> Entry) : ReversalRefusal("reversal.of_reversal");

    public sealed record OfCommand(Id<JournalEntry> Entry, string Subject, string Command)
        : ReversalRefusal("reversal.of_command");

    public sealed record AlreadyReversed(Id<JournalEntry> Entry, Id<JournalEntry> By)
        : ReversalRefusal("reversal.already_reversed");

    public sealed record BeforeOriginal(Id<JournalEntry> Entry, LocalDate Original, LocalDate Date)
        : ReversalRefusal("reversal.before_original");

    public sealed record Shortfall(Id<JournalEntry> Entry, string Estate, string Account, LocalDate Date, Money Short)
        : ReversalRefusal("reversal.shortfall");
}

/// <summary>Why something about a hold is refused, in order of precedence.</summary>
public abstract record HoldRefusal : Refusal
{
    private HoldRefusal(string code)
        : base(code) { }

    public sealed record Unknown(Id<Hold> Hold) : HoldRefusal("hold.unknown");

    public sealed record AlreadyPosted(Id<Hold> Hold, Id<JournalEntry> Entry) : HoldRefusal("hold.already_posted");

    public sealed record AlreadyVoided(Id<Hold> Hold) : HoldRefusal("hold.already_voided");

    public sealed record Expired(Id<Hold> Hold, Instant ExpiredAt) : HoldRefusal("hold.expired");

    public sealed record NotYetExpired(Id<Hold> Hold, CodedText ExpiresAt) : HoldRefusal("hold.not_yet_expired");

    public sealed record OfCommand(Id<Hold> Hold, string Subject, string Command) : HoldRefusal("hold.of_command");

    public sealed record AmountNotPositive(Money Amount) : HoldRefusal("hold.amount_not_positive");

    public sealed record AccountUnconstrained(string Estate, string Account)
        : HoldRefusal("hold.account_unconstrained");

    public sealed record ExpiryInThePast(Instant ExpiresAt) : HoldRefusal("hold.expiry_in_the_past");

    public sealed record OtherAccount(Id<Hold> Hold, string Account) : HoldRefusal("hold.other_account");

    public sealed record Exceeded(Id<Hold> Hold, Money Held, Money Asked) : HoldRefusal("hold.exceeded");

    public sealed record VoidExceeds(Id<Hold> Hold, Money Held, Money Asked) : HoldRefusal("hold.void_differs");
}

/// <summary>Why an estate, account or period cannot be opened, closed or changed, in order of precedence.</summary>
public abstract record BooksRefusal : Refusal
{
    private BooksRefusal(string code)
        : base(code) { }

    public sealed record BadEstateCode(string Asked) : BooksRefusal("books.bad_estate_code");

    public sealed record UnknownZone(string Zone) : BooksRefusal("books.unknown_zone");

    public sealed record EstateExists(string Estate) : BooksRefusal("books.estate_exists");

    public sealed record EstateIdTaken(Id<Estate> Id, CodedText By) : BooksRefusal("books.estate_id_taken");

    public sealed record BeforeEstate(string Estate, LocalDate OpenedOn, LocalDate EstateOpenedOn)
        : BooksRefusal("books.before_estate");

    public sealed record CodeNotInChart(string Estate, EstateKind Kind, string Account)
        : BooksRefusal("books.code_not_in_chart");

    public sealed record NotALeaf(string Estate, string Account) : BooksRefusal("books.not_a_leaf");

    public sealed record HolderMismatch(string Account, HolderRule Rule, string Holder)
        : BooksRefusal("books.holder_mismatch");

    public sealed record ConstrainedByChart(string Estate, string Account, Constraint Side)
        : BooksRefusal("books.constrained_by_chart");

    public sealed record AccountExists(string Estate, string Account) : BooksRefusal("books.account_exists");

    public sealed record AccountNotEmpty(string Estate, string Account, Money Balance, Money Held)
        : BooksRefusal("books.account_not_empty");

    public sealed record AccountUsedLater(string Estate, string Account, LocalDate ClosedOn, LocalDate LastDay)
        : BooksRefusal("books.account_used_later");

    public sealed record PeriodNotOver(string Estate, LocalDate Through, LocalDate Today)
        : BooksRefusal("books.period_not_over");

    public sealed record PeriodNotNewest(string Estate, LocalDate Through, CodedText ClosedThrough)
        : BooksRefusal("books.period_not_newest");

    public sealed record PeriodWrongState(string Estate, LocalDate Through, PeriodStatus Status, PeriodTrigger Trigger)
        : BooksRefusal("books.period_wrong_state");

    public sealed record SamePerson(string Estate, LocalDate Through, Id<Person> By)
        : BooksRefusal("books.same_person");
}
