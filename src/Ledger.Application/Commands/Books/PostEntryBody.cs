using Ledger.Application.Authorization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Access;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Application.Commands.Books;

/// <summary>One line of an entry: a debit or a credit, in the currency of its account.</summary>
/// <param name="Account">As in 1110, 3110:co_ana or 1110/USD.</param>
/// <param name="Dimensions">What the line is about besides its account.</param>
public sealed record PostingBody(AccountKey Account, Money? Debit, Money? Credit, Labels? Dimensions)
{
    /// <param name="path">Which one it is, for refusals.</param>
    internal Result<Posting> Read(string path) =>
        (Debit, Credit) switch
        {
            ({ }, { }) => new JsonRefusal.NotTogether($"{path}.debit", "credit"),
            ({ } debit, null) => Posting.Debit(Account.Code, debit, Account.Holder, Dimensions),
            (null, { } credit) => Posting.Credit(Account.Code, credit, Account.Holder, Dimensions),
            _ => new JsonRefusal.Missing($"{path}.debit"),
        };
}

/// <summary>An entry as hosts send it.</summary>
/// <param name="ValueDate">Null: the book date.</param>
/// <param name="Currency">Of accounts and amounts that name none; null: the estate's.</param>
public abstract record EntryBody(
    string Estate,
    LocalDate BookDate,
    LocalDate? ValueDate,
    string Narrative,
    string SourceDocument,
    Labels? Metadata,
    IReadOnlyList<PostingBody> Postings,
    Currency? Currency
) : BooksBody
{
    private protected sealed override Task<Result<Instruction>> Instruct(Call call, CancellationToken cancel) =>
        Task.FromResult(Entry().Then<Instruction>(entry => Instruct(entry)));

    private protected abstract Instruction Instruct(JournalEntry entry);

    private Result<JournalEntry> Entry()
    {
        var postings = new List<Posting>(Postings.Count);
        foreach (var (i, line) in Postings.Index())
        {
            var read = line.Read($"postings[{i}]");
            if (!read.IsAccepted(out var posting))
                return read.Refusal!;
            postings.Add(posting);
        }
        return JournalEntry.Draft(
            Estate,
            BookDate,
            ValueDate ?? BookDate,
            Narrative,
            postings,
            SourceDocument,
            Metadata
        );
    }
}

/// <summary>Posts an entry.</summary>
public sealed record PostEntryBody(
    string Estate,
    LocalDate BookDate,
    LocalDate? ValueDate,
    string Narrative,
    string SourceDocument,
    Labels? Metadata,
    IReadOnlyList<PostingBody> Postings,
    Currency? Currency
) : EntryBody(Estate, BookDate, ValueDate, Narrative, SourceDocument, Metadata, Postings, Currency)
{
    internal override Type Sends => typeof(PostEntry);

    internal override IReadOnlyList<SubjectName> Subjects => [OfEstate(Estate)];

    private protected override Instruction Instruct(JournalEntry entry) => new PostEntry(entry);
}

/// <summary>Posts an entry out of a hold.</summary>
/// <param name="HoldRest">What the entry leaves of it is held again, and not released.</param>
public sealed record PostHoldBody(
    Id<Hold> Hold,
    string Estate,
    LocalDate BookDate,
    LocalDate? ValueDate,
    string Narrative,
    string SourceDocument,
    Labels? Metadata,
    IReadOnlyList<PostingBody> Postings,
    Currency? Currency,
    bool HoldRest
) : EntryBody(Estate, BookDate, ValueDate, Narrative, SourceDocument, Metadata, Postings, Currency)
{
    internal override Type Sends => typeof(PostHold);

    internal override IReadOnlyList<SubjectName> Subjects => [OfHold(Hold), OfEstate(Estate)];

    private protected override Instruction Instruct(JournalEntry entry) => new PostHold(Hold, entry, HoldRest);
}
