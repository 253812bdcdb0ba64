using Ledger.Access;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Journal;

/// <summary>What a link of an estate's chain records. The numbers are sealed: they never change.</summary>
public enum RecordKind : short
{
    EstateOpened = 1,
    AccountOpened = 2,
    AccountClosed = 3,
    AccountConstrained = 4,
    Entry = 5,
    HoldPlaced = 6,
    HoldPosted = 7,
    HoldVoided = 8,
    HoldExpired = 9,
    PeriodClosed = 10,
    ReopeningAsked = 11,
    ReopeningWithdrawn = 12,
    PeriodReopened = 13,
}

/// <summary>
/// One link of an estate's chain: what happened, who did it, when the ledger learned of it, and the seal over all of it
/// (law 7).
/// </summary>
/// <param name="Instruction">Which instruction of the request made it, from 0.</param>
public abstract record JournalRecord(
    RecordKind Kind,
    Guid Id,
    Id<JournalRequest> Request,
    short Instruction,
    Id<Person> By
)
{
    // Set once, when the record takes its place in the chain.
    public EstateBooks Books { get; internal set; } = null!;
    public long Seq { get; internal set; }
    public Instant RecordedAt { get; internal set; }
    public byte[] Hash { get; internal set; } = [];

    /// <summary>Free text, which lives beside the chain; null when there is none or it was erased.</summary>
    public virtual string? FreeText => null;

    /// <summary>Random bytes that keep the digest of a short text from being guessed.</summary>
    public byte[]? Salt { get; internal set; }

    /// <summary>
    /// SHA-256(salt ‖ text): what the chain seals in place of the text. Null when there never was a text.
    /// </summary>
    public byte[]? TextSeal { get; internal set; }

    /// <summary>Version of the encoding under which the record was sealed.</summary>
    public short Encoding { get; internal set; } = Chain.Version;

    /// <summary>Puts a record read back from the books in its place again.</summary>
    public JournalRecord At(
        EstateBooks books,
        long seq,
        Instant recordedAt,
        byte[]? salt,
        byte[]? textSeal,
        byte[] hash,
        short encoding = Chain.Version
    )
    {
        (Books, Seq, RecordedAt, Salt, TextSeal, Hash, Encoding) = (
            books,
            seq,
            recordedAt,
            salt,
            textSeal,
            hash,
            encoding
        );
        return this;
    }

    public Recorded ToReceipt() => new(Books.Estate.Code, Seq, Kind, Id, RecordedAt);
}

/// <summary>The first record of an estate: its books were opened.</summary>
public sealed record EstateOpenedRecord(
    Guid Id,
    Id<JournalRequest> Request,
    short Instruction,
    Id<Person> By,
    Estate Estate
) : JournalRecord(RecordKind.EstateOpened, Id, Request, Instruction, By);

/// <summary>An account opened, closed or constrained: its state after the step.</summary>
public sealed record AccountRecord(
    RecordKind Kind,
    Guid Id,
    Id<JournalRequest> Request,
    short Instruction,
    Id<Person> By,
    AccountBooks Account,
    LocalDate On,
    Constraint Constraint
) : JournalRecord(Kind, Id, Request, Instruction, By);

/// <summary>The record of an entry.</summary>
/// <param name="Related">The entry that this one reverses or covers; none for a normal entry.</param>
/// <param name="Forced">A reversal that was told to go on even if the money had moved.</param>
/// <param name="Accounts">The account of each posting, in order.</param>
public sealed record EntryRecord(
    Guid Id,
    Id<JournalRequest> Request,
    short Instruction,
    Id<Person> By,
    JournalEntry Entry,
    EntryKind EntryKind,
    Id<JournalEntry> Related,
    bool Forced,
    AccountBooks[] Accounts
) : JournalRecord(RecordKind.Entry, Id, Request, Instruction, By)
{
    public override string? FreeText => Entry.Narrative;

    public bool HasDimensions
    {
        get
        {
            foreach (var posting in Entry.Postings)
                if (!posting.Dimensions.IsEmpty)
                    return true;
            return false;
        }
    }
}

/// <summary>Money was held.</summary>
public sealed record HoldPlacedRecord(
    Guid Id,
    Id<JournalRequest> Request,
    short Instruction,
    Id<Person> By,
    Hold Hold,
    AccountBooks Account,
    string Purpose
) : JournalRecord(RecordKind.HoldPlaced, Id, Request, Instruction, By)
{
    public override string? FreeText => Purpose.Length == 0 ? null : Purpose;
}

/// <summary>
/// The end of a hold. <paramref name="Taken"/> is what an entry took of it; the rest is free, or held again by the next
/// record.
/// </summary>
public sealed record HoldResolvedRecord(
    RecordKind Kind,
    Guid Id,
    Id<JournalRequest> Request,
    short Instruction,
    Id<Person> By,
    Hold Hold,
    AccountBooks Account,
    Money Taken,
    Id<JournalEntry> Entry,
    bool RestHeldAgain,
    string Reason
) : JournalRecord(Kind, Id, Request, Instruction, By)
{
    public override string? FreeText => Reason.Length == 0 ? null : Reason;
}

/// <summary>A period was closed, or a step of its reopening was taken.</summary>
public sealed record PeriodRecord(
    RecordKind Kind,
    Guid Id,
    Id<JournalRequest> Request,
    short Instruction,
    Id<Person> By,
    LocalDate First,
    LocalDate Last,
    string Reason
) : JournalRecord(Kind, Id, Request, Instruction, By)
{
    public override string? FreeText => Reason.Length == 0 ? null : Reason;
}
