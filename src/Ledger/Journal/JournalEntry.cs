using Ledger.Foundations;
using NodaTime;

namespace Ledger.Journal;

/// <summary>
/// What an entry is for: booked as asked, undoing another, or covering the shortfall of a forced reversal.
/// </summary>
public enum EntryKind
{
    Normal,
    Reversal,
    Cover,
}

/// <summary>
/// A balanced set of postings in one estate. Recorded once, it never changes: corrections are new entries.
/// </summary>
/// <remarks>
/// Holding a <see cref="JournalEntry"/> is proof of law 1: <c>Draft</c> is the only way to make one from
/// outside,
/// and every draft balances per currency, has 2 to 1,000 postings, none of them zero, and never mixes memorandum
/// accounts with money.
/// </remarks>
public sealed class JournalEntry : IIdentified
{
    public const int MaxPostings = 1_000,
        MaxNarrativeLength = 500,
        MaxReferenceLength = 100;

    private JournalEntry(
        string estate,
        LocalDate bookDate,
        LocalDate valueDate,
        string narrative,
        string source,
        Labels metadata,
        Posting[] postings
    ) =>
        (Estate, BookDate, ValueDate, Narrative, SourceDocument, Metadata, Postings) = (
            estate,
            bookDate,
            valueDate,
            narrative,
            source,
            metadata,
            postings
        );

    public static string IdPrefix => "je";

    public string Estate { get; }

    /// <summary>The day of the books.</summary>
    public LocalDate BookDate { get; }

    /// <summary>The day from which the money counts (the bank's day).</summary>
    public LocalDate ValueDate { get; }

    /// <summary>
    /// What happened: a person's words, or a <see cref="CodedText"/> in its stored form where the product composed it.
    /// Sealed by salt and digest, so it can be erased without breaking the chain (law 7).
    /// </summary>
    public string Narrative { get; }

    /// <summary>Reference of the document behind the entry; empty when there is none.</summary>
    public string SourceDocument { get; }

    public Labels Metadata { get; }

    public IReadOnlyList<Posting> Postings { get; }

    /// <summary>
    /// Judges all that needs no books: text, dates, number of lines, amounts, balance (law 1). The first fault is the
    /// answer.
    /// </summary>
    public static Result<JournalEntry> Draft(
        string estate,
        LocalDate bookDate,
        LocalDate valueDate,
        string narrative,
        IReadOnlyList<Posting> postings,
        string? sourceDocument = null,
        Labels? metadata = null
    )
    {
        if (!EstateCode.IsValid(estate))
            return new JournalRefusal.UnknownEstate(estate);
        if (!Calendar.IsDay(bookDate))
            return new JournalRefusal.DateOutOfRange("book date", bookDate);
        if (!Calendar.IsDay(valueDate))
            return new JournalRefusal.DateOutOfRange("value date", valueDate);
        var cleanNarrative = Text.Clean("narrative", narrative, MaxNarrativeLength, required: true);
        return cleanNarrative.IsAccepted(out var text)
            ? Compose(estate, bookDate, valueDate, text, postings, sourceDocument, metadata)
            : cleanNarrative.Refusal!;
    }

    /// <summary>An entry that the product composes: its narrative is a code with arguments.</summary>
    public static Result<JournalEntry> Draft(
        string estate,
        LocalDate bookDate,
        LocalDate valueDate,
        CodedText narrative,
        IReadOnlyList<Posting> postings,
        string? sourceDocument = null,
        Labels? metadata = null
    ) => Compose(estate, bookDate, valueDate, narrative.Stored(MaxNarrativeLength), postings, sourceDocument, metadata);

    /// <summary>What covers the shortfall of a reversal: on its days and with its narrative.</summary>
    internal static Result<JournalEntry> Cover(JournalEntry reversal, IReadOnlyList<Posting> postings) =>
        Compose(
            reversal.Estate,
            reversal.BookDate,
            reversal.ValueDate,
            reversal.Narrative,
            postings,
            sourceDocument: null,
            metadata: null
        );

    private static Result<JournalEntry> Compose(
        string estate,
        LocalDate bookDate,
        LocalDate valueDate,
        string narrative,
        IReadOnlyList<Posting> postings,
        string? sourceDocument,
        Labels? metadata
    )
    {
        var cleanSource = Text.Clean("source document", sourceDocument, MaxReferenceLength);
        if (cleanSource.Refusal is { } badSource)
            return badSource;
        if (LinesFault(postings) is { } fault)
            return fault;
        return new JournalEntry(
            estate,
            bookDate,
            valueDate,
            narrative,
            cleanSource.Match(text => text, _ => ""),
            metadata ?? Labels.Empty,
            [.. postings]
        );
    }

    /// <summary>The entry that undoes this one on the given days.</summary>
    internal JournalEntry Reversed(LocalDate bookDate, LocalDate valueDate, string reason) =>
        new(
            Estate,
            bookDate,
            valueDate,
            reason,
            SourceDocument,
            Metadata,
            [.. Postings.Select(posting => posting with { Amount = -posting.Amount })]
        );

    /// <summary>An entry read back from the books, whose text may have been erased.</summary>
    public static JournalEntry FromStored(
        string estate,
        LocalDate bookDate,
        LocalDate valueDate,
        string narrative,
        string source,
        Labels metadata,
        Posting[] postings
    ) => new(estate, bookDate, valueDate, narrative, source, metadata, postings);

    private static JournalRefusal? LinesFault(IReadOnlyList<Posting> postings)
    {
        if (postings.Count < 2)
            return new JournalRefusal.TooFewPostings(postings.Count);
        if (postings.Count > MaxPostings)
            return new JournalRefusal.TooManyPostings(postings.Count, MaxPostings);
        for (var i = 0; i < postings.Count; i++)
        {
            var posting = postings[i];
            if (posting.Amount.Currency.IsNone)
                return new JournalRefusal.NoCurrency(i + 1);
            if (posting.Amount.MinorUnits == 0)
                return new JournalRefusal.ZeroAmount(i + 1);
            if (posting.Amount.MinorUnits is > Money.MaxMinorUnits or < -Money.MaxMinorUnits)
                return new JournalRefusal.AmountOutOfRange(i + 1, posting.Amount);
            if (posting.Code.StartsWith('8') != postings[0].Code.StartsWith('8'))
                return new JournalRefusal.MemorandumMixed(i + 1, posting.Code);
        }
        return BalanceFault(postings);
    }

    private static JournalRefusal? BalanceFault(IReadOnlyList<Posting> postings)
    {
        var currency = postings[0].Amount.Currency;
        var sum = 0L;
        var several = false;
        foreach (var posting in postings)
            if (posting.Amount.Currency == currency)
                sum += posting.Amount.MinorUnits;
            else
                several = true;
        if (sum != 0)
            return new JournalRefusal.Unbalanced(new Money(sum, currency));
        if (!several)
            return null;
        foreach (var other in postings.GroupBy(posting => posting.Amount.Currency))
            if (other.Sum(posting => posting.Amount.MinorUnits) is not 0 and var difference)
                return new JournalRefusal.Unbalanced(new Money(difference, other.Key));
        return null;
    }
}
