using NodaTime;

namespace Ledger.Storage.Journal;

// The tables of the journal as EF Core sees them: for migrations and small questions. Rows are written in sets
// (JournalWriter).

internal sealed class EstateRow
{
    public int No { get; init; }
    public Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Kind { get; init; }
    public required string Name { get; init; }
    public required string Zone { get; init; }
    public required string Currency { get; init; }
    public LocalDate OpenedOn { get; init; }
}

/// <summary>
/// Where the chain of an estate stands; its row is written in every transaction that touches the estate.
/// </summary>
internal sealed class EstateHeadRow
{
    public int EstateNo { get; init; }
    public long Seq { get; init; }
    public required byte[] Hash { get; init; }
    public Instant LastRecordedAt { get; init; }
    public LocalDate ClosedThrough { get; init; }
    public int LastAccountNo { get; init; }
}

internal sealed class AccountRow
{
    public int EstateNo { get; init; }
    public int No { get; init; }
    public required string Code { get; init; }
    public required string Holder { get; init; }
    public required string Currency { get; init; }
    public LocalDate OpenedOn { get; init; }
    public LocalDate? ClosedOn { get; init; }
}

/// <summary>
/// The current state of an account: derived from the journal, checked by verify, guarded by a CHECK (law 4).
/// </summary>
internal sealed class AccountBalanceRow
{
    public int EstateNo { get; init; }
    public int AccountNo { get; init; }

    /// <summary>0 unconstrained, 1 debit, 2 credit.</summary>
    public short Side { get; init; }
    public long Posted { get; init; }
    public long Held { get; init; }
    public LocalDate Latest { get; init; }
}

internal sealed class RequestRow
{
    public Guid Id { get; init; }

    /// <summary>
    /// 1, 2, … over the request's estates in ascending number, so that two with one id always collide on 1.
    /// </summary>
    public short Leg { get; init; }
    public int EstateNo { get; init; }
    public long FirstSeq { get; init; }
    public long LastSeq { get; init; }
}

/// <summary>The columns that every link of a chain has.</summary>
internal abstract class LinkRow
{
    public int EstateNo { get; init; }
    public long Seq { get; init; }
    public Guid Id { get; init; }
    public Guid RequestId { get; init; }
    public short Instruction { get; init; }
    public Guid Actor { get; init; }
    public Instant RecordedAt { get; init; }

    /// <summary>
    /// Free text beside the chain; null when there was none or it was erased (then the seal is still there).
    /// </summary>
    public string? FreeText { get; init; }
    public byte[]? Salt { get; init; }
    public byte[]? TextSeal { get; init; }
    public short Encoding { get; init; }
    public required byte[] Hash { get; init; }
}

internal sealed class JournalEntryRow : LinkRow
{
    public short Kind { get; init; }
    public Guid? Related { get; init; }
    public bool Forced { get; init; }
    public LocalDate BookDate { get; init; }
    public LocalDate ValueDate { get; init; }
    public string? Source { get; init; }
    public string? Metadata { get; init; }
    public short Lines { get; init; }
}

internal sealed class PostingRow
{
    public int EstateNo { get; init; }
    public long Seq { get; init; }
    public short Line { get; init; }
    public int AccountNo { get; init; }
    public long Amount { get; init; }
    public required string Currency { get; init; }
    public LocalDate BookDate { get; init; }
    public int? DimensionNo { get; init; }
}

/// <summary>Every link that is not an entry: estate and accounts opened, holds and their ends, periods.</summary>
internal sealed class JournalEventRow : LinkRow
{
    public short Kind { get; init; }
    public int? AccountNo { get; init; }
    public Guid? HoldId { get; init; }
    public long? Amount { get; init; }
    public Guid? EntryId { get; init; }
    public bool? HeldAgain { get; init; }
    public LocalDate? FirstDay { get; init; }
    public LocalDate? LastDay { get; init; }
    public Instant? ExpiresAt { get; init; }
    public short? Side { get; init; }
}

internal sealed class OpenHoldRow
{
    public Guid HoldId { get; init; }
    public int EstateNo { get; init; }
    public int AccountNo { get; init; }
    public long Amount { get; init; }
    public LocalDate ValueDate { get; init; }
    public Instant? ExpiresAt { get; init; }
}

/// <summary>
/// What an account turned over per book date, value date and day of record: no balance question scans postings.
/// </summary>
internal sealed class TurnoverRow
{
    public int EstateNo { get; init; }
    public int AccountNo { get; init; }
    public LocalDate BookDate { get; init; }
    public LocalDate ValueDate { get; init; }

    /// <summary>UTC day of the moment of record.</summary>
    public LocalDate RecordedOn { get; init; }
    public long Debit { get; init; }
    public long Credit { get; init; }
}

internal sealed class DimensionSetRow
{
    public int No { get; init; }
    public Guid Digest { get; init; }
    public required string Labels { get; init; }
}

internal sealed class DimensionTurnoverRow
{
    public int EstateNo { get; init; }
    public int AccountNo { get; init; }
    public int DimensionNo { get; init; }
    public LocalDate BookDate { get; init; }
    public LocalDate ValueDate { get; init; }
    public LocalDate RecordedOn { get; init; }
    public long Debit { get; init; }
    public long Credit { get; init; }
}

/// <summary>
/// Which sequence numbers an estate recorded on a UTC day: so that "as known at" reads postings of one day only.
/// </summary>
internal sealed class RecordDayRow
{
    public int EstateNo { get; init; }
    public LocalDate RecordedOn { get; init; }
    public long FirstSeq { get; init; }
    public long LastSeq { get; init; }
}

internal sealed class PeriodRow
{
    public int EstateNo { get; init; }
    public LocalDate LastDay { get; init; }
    public LocalDate FirstDay { get; init; }
    public short Status { get; init; }
    public Guid LastStepBy { get; init; }

    /// <summary>When it was last closed: an "as known at" before that does not use its totals.</summary>
    public Instant ClosedAt { get; init; }
}

/// <summary>
/// What an account had turned over since the beginning when a period was closed: by book date and by value date.
/// </summary>
internal sealed class PeriodTotalRow
{
    public int EstateNo { get; init; }
    public LocalDate LastDay { get; init; }
    public int AccountNo { get; init; }
    public long BookDebit { get; init; }
    public long BookCredit { get; init; }
    public long ValueDebit { get; init; }
    public long ValueCredit { get; init; }
}
