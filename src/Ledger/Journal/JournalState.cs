using Ledger.Access;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Journal;

/// <summary>The part of the books that a group of requests needs, as it stands under the estates' locks.</summary>
/// <remarks>
/// <c>Journal.Decide</c> reads it and, request by request, moves it on; what is refused leaves it as it was.
/// Storage fills it with what the requests name; a test may keep one for ever and has a whole ledger in memory.
/// </remarks>
public sealed class JournalState
{
    public Dictionary<string, EstateBooks> Estates { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of estates that are taken, among those that new estates ask for.</summary>
    public Dictionary<Id<Estate>, string> EstateIds { get; } = [];

    public Dictionary<Id<Hold>, Hold> Holds { get; } = [];

    /// <summary>Entries that may be reversed; written by <see cref="Remember"/>.</summary>
    public Dictionary<Id<JournalEntry>, RecordedEntry> Entries { get; } = [];
    public Dictionary<Id<JournalRequest>, RecordedRequest> Requests { get; } = [];

    private readonly Dictionary<Id<JournalRequest>, List<Id<JournalEntry>>> _entriesOf = [];

    /// <summary>The entries of one request: what is reversed, is reversed together.</summary>
    public IEnumerable<RecordedEntry> EntriesOf(Id<JournalRequest> request) =>
        _entriesOf.GetValueOrDefault(request, []).Select(id => Entries[id]);

    public void Remember(RecordedEntry entry)
    {
        if (!Entries.TryAdd(entry.Id, entry))
        {
            Entries[entry.Id] = entry;
            return;
        }
        if (!_entriesOf.TryGetValue(entry.Request, out var ids))
            _entriesOf[entry.Request] = ids = [];
        ids.Add(entry.Id);
    }

    public void Forget(RecordedEntry entry)
    {
        Entries.Remove(entry.Id);
        _entriesOf[entry.Request].Remove(entry.Id);
    }

    /// <summary>The number that the next new estate gets in this database; counted under a lock of its own.</summary>
    public int NextEstateNo { get; set; } = 1;
}

/// <summary>An entry that may be reversed: its content, its request's other entries, and what reversed it.</summary>
public sealed record RecordedEntry(
    Id<JournalEntry> Id,
    Id<JournalRequest> Request,
    JournalEntry Entry,
    EntryKind Kind,
    Id<JournalEntry> ReversedBy
)
{
    /// <summary>The command that posted it, whose file counts on it; null when nobody's does.</summary>
    public CommandName? Act { get; init; }
}

/// <summary>A request that was answered before: what it asked, as far as the books tell, and its answer.</summary>
public sealed record RecordedRequest(
    Id<Person> By,
    IReadOnlyList<Instruction> Instructions,
    IReadOnlyList<RecordedText> Texts,
    IReadOnlyList<Recorded> Records
);

/// <summary>
/// What is left of an instruction's free text for comparing: no seal where there was no text, no salt where it was
/// erased.
/// </summary>
public readonly record struct RecordedText(byte[]? Salt, byte[]? Seal)
{
    public static RecordedText Of(IEnumerable<JournalRecord> records) =>
        records
            .Where(record => record.TextSeal is not null)
            .Select(record => new RecordedText(record.Salt, record.TextSeal))
            .FirstOrDefault();
}

/// <summary>One estate's head, accounts and closed periods.</summary>
public sealed class EstateBooks(int no, Estate estate)
{
    public int No { get; } = no;
    public Estate Estate { get; } = estate;
    public ChartOfAccounts Chart { get; } = ChartOfAccounts.Of(estate.Kind);

    /// <summary>Whether it is the estate of an alliance or of a fund, whose files count on its accounts.</summary>
    public bool HasFiles { get; set; }

    /// <summary>Number of the last record in the chain; 0 before the first.</summary>
    public long Seq { get; set; }
    public byte[] Hash { get; set; } = Chain.Genesis;
    public Instant LastRecordedAt { get; set; } = Instant.FromUnixTimeTicks(0);

    /// <summary>
    /// The moment of the next record, by which it is judged too: the clock's, but later than the last one's even if the
    /// clock was set back (law 8).
    /// </summary>
    public Instant MomentOfNext(Instant clock) =>
        Instant.Max(clock.InMicroseconds(), LastRecordedAt + Calendar.Microsecond);

    /// <summary>The last day of the newest closed period; before every day when none is closed.</summary>
    public LocalDate ClosedThrough { get; set; } = Calendar.BeforeAll;

    public bool IsClosedThrough(LocalDate date) => date <= ClosedThrough;

    public int LastAccountNo { get; set; }
    public Dictionary<AccountKey, AccountBooks> Accounts { get; } = [];

    /// <summary>By last day. Storage fills it when a request closes or reopens.</summary>
    public SortedDictionary<LocalDate, Period> Periods { get; } = [];

    /// <summary>
    /// The currencies in which a code and holder are kept: for telling a wrong currency from an unknown account.
    /// </summary>
    public IEnumerable<Currency> CurrenciesOf(string code, Holder holder) =>
        Accounts
            .Keys.Where(key => key.Code == code && key.Holder == holder)
            .Select(key => key.Currency)
            .Order(Comparer<Currency>.Create((a, b) => string.CompareOrdinal(a.Code, b.Code)));
}

/// <summary>
/// One account's state: what is posted, what is held, and how much is available on each day that matters.
/// </summary>
public sealed class AccountBooks(EstateBooks estate, int no, AccountKey key, Constraint constraint, LocalDate openedOn)
{
    public EstateBooks Estate { get; } = estate;
    public int No { get; } = no;
    public AccountKey Key { get; } = key;
    public LocalDate OpenedOn { get; } = openedOn;
    public LocalDate? ClosedOn { get; set; }
    public Constraint Constraint { get; set; } = constraint;

    /// <summary>Minor units, debit +, credit −, over all value dates.</summary>
    public long Posted { get; set; }

    /// <summary>Minor units in open holds, never negative.</summary>
    public long Held { get; set; }

    /// <summary>The latest value date of any posting or hold; before every day when there is none.</summary>
    public LocalDate Latest { get; set; } = Calendar.BeforeAll;

    /// <summary>What was posted and held by value date: every change later than <see cref="DaysKnownAfter"/>.</summary>
    /// <remarks>
    /// Nothing is later than <see cref="Latest"/>, so knowing no days is enough for a request that does not reach back.
    /// </remarks>
    public SortedList<LocalDate, DayChange> Days { get; } = [];

    /// <summary>
    /// Minor units debited and credited so far. Storage knows the past of accounts that take large amounts; others come
    /// nowhere near the limit.
    /// </summary>
    public long Debited { get; set; }
    public long Credited { get; set; }

    /// <summary>The latest book date of any posting. Storage fills it when the account is to be closed.</summary>
    public LocalDate LastBooked { get; set; } = Calendar.BeforeAll;

    public LocalDate DaysKnownAfter { get; set; } = Calendar.BeforeAll;

    /// <summary>Holds that may have expired: their expiry is recorded when the money is needed.</summary>
    public List<Id<Hold>> OpenHolds { get; } = [];

    /// <summary>+1 when debits add to what is available, −1 when credits do.</summary>
    public int Sign => Constraint == Constraint.Credit ? -1 : 1;

    /// <summary>Posted on the constrained side, less what is held.</summary>
    public long Available => Sign * Posted - Held;

    public Money Money(long minorUnits) => new(minorUnits, Key.Currency);

    internal void Apply(LocalDate valueDate, DayChange change)
    {
        Posted += change.Posted;
        Held += change.Held;
        if (valueDate > Latest)
            Latest = valueDate;
        if (valueDate > DaysKnownAfter)
            Days[valueDate] = Days.TryGetValue(valueDate, out var before) ? before + change : change;
    }
}

/// <summary>What one value date changed: posted (debit +, credit −) and held, in minor units.</summary>
public readonly record struct DayChange(long Posted, long Held)
{
    public static DayChange operator +(DayChange a, DayChange b) => new(a.Posted + b.Posted, a.Held + b.Held);

    public static DayChange operator -(DayChange a) => new(-a.Posted, -a.Held);

    /// <summary>The change of what is available on an account of this sign.</summary>
    public long Available(int sign) => sign * Posted - Held;
}
