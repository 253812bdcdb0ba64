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
    private JournalRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    // The request as such.
    public sealed record DifferentContent(Id<JournalRequest> Request, string Field, string Recorded, string Sent)
        : JournalRefusal(
            "journal.different_content",
            $"Request {Request} was recorded with another {Field}: {Recorded}, not {Sent}.",
            "Send it as it was, or give the new request an id of its own: in a file, another reference."
        );

    public sealed record KeptByFiles(string Estate, string Account)
        : JournalRefusal(
            "journal.kept_by_files",
            $"Account {Account} moves with the files of {Estate} only.",
            "Use the verb of the file (release, order, account, works, pledges, loans, fund …): it asks for the people and the papers, and file and books agree."
        );

    public sealed record ReservedId(Id<JournalRequest> Request)
        : JournalRefusal(
            "journal.reserved_id",
            $"{Request} is an id that only the ledger gives.",
            "Give the request an id of its own, a UUID as generators make them."
        );

    public sealed record NothingAsked()
        : JournalRefusal("journal.nothing_asked", "The request has no instruction.", "Say at least one thing to do.");

    public sealed record TooManyInstructions(int Count, int Most)
        : JournalRefusal(
            "journal.too_many_instructions",
            $"The request has {Count} instructions.",
            $"Split it; one request takes up to {Most}."
        );

    public sealed record TooManyEstates(int Count, int Most)
        : JournalRefusal(
            "journal.too_many_estates",
            $"The batch touches {Count} estates.",
            $"Split it; one transaction takes up to {Most}."
        );

    public sealed record RolledBack(Id<JournalRequest> Because)
        : JournalRefusal(
            "journal.rolled_back",
            $"Nothing was stored because request {Because} of the same batch was refused.",
            "Mend that one and send the batch again."
        );

    // The shape of an entry: law 1.
    public sealed record DateOutOfRange(string Field, LocalDate Date)
        : JournalRefusal(
            "journal.date_out_of_range",
            $"The {Field} {Date:uuuu-MM-dd} is outside the years 1900 to 2199.",
            "Correct the date."
        );

    public sealed record LabelTwice(string Field, string Name)
        : JournalRefusal("journal.label_twice", $"{Field} names '{Name}' twice.", "Keep one of them.");

    public sealed record TooManyLabels(string Field, int Count, int Most)
        : JournalRefusal("journal.too_many_labels", $"{Field} has {Count} pairs.", $"Keep it to {Most}.");

    public sealed record TooFewPostings(int Count)
        : JournalRefusal(
            "journal.too_few_postings",
            $"An entry has at least two postings; this one has {Count}.",
            "Add the other side."
        );

    public sealed record TooManyPostings(int Count, int Most)
        : JournalRefusal(
            "journal.too_many_postings",
            $"The entry has {Count} postings.",
            $"Split it; one entry takes up to {Most}."
        );

    public sealed record NoCurrency(int Line)
        : JournalRefusal("journal.no_currency", $"Line {Line} has no currency.", "Write the ISO 4217 code.");

    public sealed record ZeroAmount(int Line)
        : JournalRefusal("journal.zero_amount", $"Line {Line} is zero.", "Leave the line out or write its amount.");

    public sealed record AmountOutOfRange(int Line, Money Amount)
        : JournalRefusal(
            "journal.amount_out_of_range",
            $"Line {Line}: {Amount} is more than one posting may carry.",
            $"A posting carries up to {new Money(Money.MaxMinorUnits, Amount.Currency)}."
        );

    public sealed record MemorandumMixed(int Line, string Account)
        : JournalRefusal(
            "journal.memorandum_mixed",
            $"Line {Line}: account {Account} mixes memorandum accounts with money in one entry.",
            "Book promises and money in entries of their own."
        );

    public sealed record Unbalanced(Money Difference)
        : JournalRefusal(
            "journal.unbalanced",
            $"Debits and credits differ by {Difference}.",
            "Correct the amounts so that each currency adds up to zero."
        );

    // Who and what is named.
    public sealed record UnknownEstate(string Estate)
        : JournalRefusal(
            "journal.unknown_estate",
            $"There is no estate '{Estate}'.",
            "Open it first, or correct the code."
        );

    public sealed record UnknownAccount(string Estate, string Account)
        : JournalRefusal(
            "journal.unknown_account",
            $"Estate {Estate} has no account {Account}.",
            "Open it first, or correct code, holder and currency."
        );

    public sealed record WrongCurrency(string Estate, string Account, string Kept)
        : JournalRefusal(
            "journal.wrong_currency",
            $"Account {Account} of estate {Estate} is kept in {Kept}.",
            "Post in its currency, or open the account in the other one."
        );

    public sealed record AccountClosed(string Estate, string Account, LocalDate ClosedOn)
        : JournalRefusal(
            "journal.account_closed",
            $"Account {Account} of estate {Estate} was closed on {ClosedOn:uuuu-MM-dd}.",
            "Post to an open account."
        );

    public sealed record AccountNotYetOpen(string Estate, string Account, LocalDate OpenedOn)
        : JournalRefusal(
            "journal.account_not_yet_open",
            $"Account {Account} of estate {Estate} takes entries from {OpenedOn:uuuu-MM-dd} on.",
            "Correct the date."
        );

    // Dates: law 6.
    public sealed record PeriodClosed(string Estate, string Field, LocalDate Date, LocalDate ClosedThrough)
        : JournalRefusal(
            "journal.period_closed",
            $"The {Field} {Date:uuuu-MM-dd} lies in a closed period: estate {Estate} is closed through {ClosedThrough:uuuu-MM-dd}.",
            "Date it in an open period, or have the period reopened by two people."
        );

    // Money: law 4.
    public sealed record InsufficientFunds(string Estate, string Account, LocalDate Date, Money Available, Money Short)
        : JournalRefusal(
            "journal.insufficient_funds",
            $"Account {Account} of estate {Estate} would have {Available} available on {Date:uuuu-MM-dd}; {Short} are missing{(Short == -Available ? "" : " on the worst day after it")}.",
            "Lower the amount, wait for money, or release a hold."
        );

    public sealed record BalanceOutOfRange(string Estate, string Account)
        : JournalRefusal(
            "journal.balance_out_of_range",
            $"The balance of account {Account} of estate {Estate} would pass the largest one that can be kept.",
            "Split the account by holder."
        );

    public sealed record TurnoverOutOfRange(string Estate, string Account, Money Limit)
        : JournalRefusal(
            "journal.turnover_out_of_range",
            $"Account {Account} of estate {Estate} would have turned over more than {Limit}, the largest sum that can be kept.",
            "Check the amounts; if they are right, go on in another account."
        );
}

/// <summary>Why a reversal is refused, in order of precedence.</summary>
public abstract record ReversalRefusal : Refusal
{
    private ReversalRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    public sealed record UnknownEntry(Id<JournalEntry> Entry)
        : ReversalRefusal("reversal.unknown_entry", $"There is no entry {Entry}.", "Correct the id.");

    public sealed record OfReversal(Id<JournalEntry> Entry)
        : ReversalRefusal(
            "reversal.of_reversal",
            $"Entry {Entry} is itself a reversal.",
            "Post the original's content as a new entry."
        );

    public sealed record OfAct(Id<JournalEntry> Entry, string Subject, string Act)
        : ReversalRefusal(
            "reversal.of_act",
            $"Entry {Entry} was posted by {Act} of {Subject}, and a file there counts on it.",
            "Undo it by the file's own verb, as release return, order return, account disallow or loans take-back: file and books then agree."
        );

    public sealed record AlreadyReversed(Id<JournalEntry> Entry, Id<JournalEntry> By)
        : ReversalRefusal(
            "reversal.already_reversed",
            $"Entry {Entry} was reversed by {By}.",
            "An entry is reversed once; post a new one if it should stand again."
        );

    public sealed record BeforeOriginal(Id<JournalEntry> Entry, LocalDate Original, LocalDate Date)
        : ReversalRefusal(
            "reversal.before_original",
            $"Entry {Entry} is of {Original:uuuu-MM-dd}; it cannot be reversed on {Date:uuuu-MM-dd}.",
            "Date the reversal on that day or later."
        );

    public sealed record MoneyMovedOn(
        Id<JournalEntry> Entry,
        string Estate,
        string Account,
        LocalDate Date,
        Money Short
    )
        : ReversalRefusal(
            "reversal.money_moved_on",
            $"Reversing {Entry} would leave account {Account} of estate {Estate} {Short} short on {Date:uuuu-MM-dd}: the money has moved on.",
            "Recover it first, or have the reversal forced with a reason; the shortfall is then booked to be recovered."
        );
}

/// <summary>Why something about a hold is refused, in order of precedence.</summary>
public abstract record HoldRefusal : Refusal
{
    private HoldRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    public sealed record Unknown(Id<Hold> Hold)
        : HoldRefusal("hold.unknown", $"There is no hold {Hold}.", "Correct the id.");

    public sealed record AlreadyPosted(Id<Hold> Hold, Id<JournalEntry> Entry)
        : HoldRefusal(
            "hold.already_posted",
            $"Hold {Hold} was posted by entry {Entry}.",
            "A hold is resolved once; place a new one."
        );

    public sealed record AlreadyVoided(Id<Hold> Hold)
        : HoldRefusal("hold.already_voided", $"Hold {Hold} was voided.", "A hold is resolved once; place a new one.");

    public sealed record Expired(Id<Hold> Hold, Instant ExpiredAt)
        : HoldRefusal("hold.expired", $"Hold {Hold} expired at {ExpiredAt}.", "Place a new one.");

    public sealed record NotYetExpired(Id<Hold> Hold, string ExpiresAt)
        : HoldRefusal(
            "hold.not_yet_expired",
            $"Hold {Hold} has not expired: {ExpiresAt}.",
            "Void it instead, or wait."
        );

    public sealed record OfAct(Id<Hold> Hold, string Subject, string Act)
        : HoldRefusal(
            "hold.of_act",
            $"Hold {Hold} was placed by {Act} of {Subject}, and a file there counts on it.",
            "Use the file's own verb, as release confirm, release cancel or order return: file and books then agree."
        );

    public sealed record AmountNotPositive(Money Amount)
        : HoldRefusal(
            "hold.amount_not_positive",
            $"A hold of {Amount} holds nothing.",
            $"Hold more than zero, up to {new Money(Money.MaxMinorUnits, Amount.Currency)}."
        );

    public sealed record AccountUnconstrained(string Estate, string Account)
        : HoldRefusal(
            "hold.account_unconstrained",
            $"Account {Account} of estate {Estate} may go below zero, so a hold on it would protect nothing.",
            "Hold the money on the constrained account that pays."
        );

    public sealed record ExpiryInThePast(Instant ExpiresAt)
        : HoldRefusal(
            "hold.expiry_in_the_past",
            $"A hold cannot expire at {ExpiresAt}, which is over.",
            "Choose a later moment."
        );

    public sealed record OtherAccount(Id<Hold> Hold, string Account)
        : HoldRefusal(
            "hold.other_account",
            $"The entry takes nothing from {Account}, on which hold {Hold} lies.",
            "Post it from the account that is held."
        );

    public sealed record Exceeded(Id<Hold> Hold, Money Held, Money Asked)
        : HoldRefusal(
            "hold.exceeded",
            $"The entry takes {Asked}; hold {Hold} is of {Held}.",
            "Post up to the held amount."
        );

    public sealed record VoidExceeds(Id<Hold> Hold, Money Held, Money Asked)
        : HoldRefusal(
            "hold.void_differs",
            $"Hold {Hold} is of {Held}; voiding {Asked} of it is not possible.",
            "A hold is voided whole; post a part and the rest is released."
        );
}

/// <summary>Why an estate, account or period cannot be opened, closed or changed, in order of precedence.</summary>
public abstract record BooksRefusal : Refusal
{
    private BooksRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    public sealed record BadEstateCode(string Asked)
        : BooksRefusal(
            "books.bad_estate_code",
            $"'{Asked}' is not a code for an estate.",
            $"Use up to {EstateCode.MaxLength} capital letters, digits and hyphens."
        );

    public sealed record UnknownZone(string Zone)
        : BooksRefusal(
            "books.unknown_zone",
            $"'{Zone}' is not a time zone of the IANA database.",
            "Write one as in America/La_Paz."
        );

    public sealed record EstateExists(string Estate)
        : BooksRefusal("books.estate_exists", $"Estate {Estate} is open already.", "Use it, or choose another code.");

    public sealed record EstateIdTaken(Id<Estate> Id, string By)
        : BooksRefusal(
            "books.estate_id_taken",
            $"{Id} cannot be the id of another estate; it is taken by: {By}.",
            "Give the new estate an id of its own."
        );

    public sealed record BeforeEstate(string Estate, LocalDate OpenedOn, LocalDate EstateOpenedOn)
        : BooksRefusal(
            "books.before_estate",
            $"Estate {Estate} has books from {EstateOpenedOn:uuuu-MM-dd} on; an account cannot be opened on {OpenedOn:uuuu-MM-dd}.",
            "Open it on that day or later."
        );

    public sealed record CodeNotInChart(string Estate, EstateKind Kind, string Account)
        : BooksRefusal(
            "books.code_not_in_chart",
            $"The chart of estate {Estate} ({EstateKinds.Name(Kind)}) has no account {Account}.",
            "Choose a code of the chart."
        );

    public sealed record NotALeaf(string Estate, string Account)
        : BooksRefusal(
            "books.not_a_leaf",
            $"{Account} of estate {Estate} is a group.",
            "Open one of the accounts under it."
        );

    public sealed record HolderMismatch(string Account, HolderRule Rule, string Holder)
        : BooksRefusal(
            "books.holder_mismatch",
            $"Account {Account} and the holder '{Holder}' do not go together (holder: {Rule}).",
            "Name a holder where one is required, and none where none is kept."
        );

    public sealed record GuardedByChart(string Estate, string Account, Constraint Side)
        : BooksRefusal(
            "books.guarded_by_chart",
            $"The chart says that account {Account} of estate {Estate} never has less than zero ({Side}).",
            "Leave it as the chart has it; only what was added beyond the chart is taken off."
        );

    public sealed record AccountExists(string Estate, string Account)
        : BooksRefusal("books.account_exists", $"Estate {Estate} has the account {Account} already.", "Use it.");

    public sealed record AccountNotEmpty(string Estate, string Account, Money Balance, Money Held)
        : BooksRefusal(
            "books.account_not_empty",
            $"Account {Account} of estate {Estate} has a balance of {Balance} and holds of {Held}.",
            "Move the balance and resolve the holds first."
        );

    public sealed record AccountUsedLater(string Estate, string Account, LocalDate ClosedOn, LocalDate LastDay)
        : BooksRefusal(
            "books.account_used_later",
            $"Account {Account} of estate {Estate} has entries or holds through {LastDay:uuuu-MM-dd}; it cannot be closed on {ClosedOn:uuuu-MM-dd}.",
            "Close it on the later day or after it."
        );

    public sealed record PeriodNotOver(string Estate, LocalDate Through, LocalDate Today)
        : BooksRefusal(
            "books.period_not_over",
            $"The period through {Through:uuuu-MM-dd} is not over: in estate {Estate} it is {Today:uuuu-MM-dd}.",
            "Close it when its last day has passed."
        );

    public sealed record PeriodNotNewest(string Estate, LocalDate Through, string ClosedThrough)
        : BooksRefusal(
            "books.period_not_newest",
            $"Estate {Estate} is closed through {ClosedThrough} already; the period through {Through:uuuu-MM-dd} is not the one to close or reopen.",
            "Close periods oldest first and reopen them newest first."
        );

    public sealed record PeriodNotNow(string Estate, LocalDate Through, PeriodStatus Status, PeriodTrigger Trigger)
        : BooksRefusal(
            "books.period_not_now",
            $"The period of estate {Estate} through {Through:uuuu-MM-dd} is {Status}; {Trigger} is not possible now.",
            "See the period's life in specs/journal.md."
        );

    public sealed record SamePerson(string Estate, LocalDate Through, Id<Person> By)
        : BooksRefusal(
            "books.same_person",
            $"{By} asked for the reopening of estate {Estate} through {Through:uuuu-MM-dd} and cannot grant it too.",
            "A second person grants it."
        );
}
