using System.Collections.Concurrent;
using System.Data.Common;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.Journal;

/// <summary>
/// What never changes once committed: estates by code and number, accounts by number, sets of dimensions.
/// </summary>
/// <remarks>
/// Kept in memory for speed only; whatever is not here is read from the database. A database that is restored from a
/// backup has other numbers:
/// every head that is read is compared with what is known here, and where it does not follow, a new directory is begun.
/// </remarks>
internal sealed class Directory
{
    private readonly ConcurrentDictionary<int, long> _heads = new();

    public ConcurrentDictionary<string, EstateBooks> EstatesByCode { get; } = new(StringComparer.Ordinal);
    public ConcurrentDictionary<int, EstateBooks> EstatesByNo { get; } = new();
    public ConcurrentDictionary<(int Estate, int No), AccountBooks> Accounts { get; } = new();
    public ConcurrentDictionary<int, Labels> Dimensions { get; } = new();
    public ConcurrentDictionary<Labels, int> DimensionNos { get; } = new();

    /// <summary>
    /// Whether an estate of the database is the one that is known here under its number, and has not lost records
    /// since.
    /// </summary>
    public bool Knows(int no, Guid id, long seq) =>
        (!EstatesByNo.TryGetValue(no, out var known) || known.Estate.Id.Value == id)
        && seq >= _heads.GetValueOrDefault(no);

    /// <summary>The estate's chain reaches so far, durably.</summary>
    public void Reached(int no, long seq) => _heads[no] = seq;

    public void Add(EstateBooks estate)
    {
        EstatesByCode[estate.Estate.Code] = estate;
        EstatesByNo[estate.No] = estate;
    }

    public void Add(int no, Labels labels)
    {
        Dimensions[no] = labels;
        DimensionNos[labels] = no;
    }
}

/// <summary>
/// The database is not the one of which the directory was made: what was begun is begun anew with an empty one.
/// </summary>
internal sealed class StaleDirectoryException()
    : MovedOnException("The database was restored: its numbers are others than those that are remembered.");

/// <summary>
/// Reads links of the chain back as the records they were: for replays, reversals, verify and exports.
/// </summary>
/// <param name="audit">Looks at each entry beside the rows that it was read from; null for everybody but
/// verify.</param>
internal sealed class RecordReader(Dialect dialect, Directory directory, EntryAudit? audit = null)
{
    private const string LinkColumns =
        "l.estate_no, l.seq, l.id, l.request_id, l.instruction, l.actor, l.recorded_at, l.free_text, l.salt, l.text_seal, l.encoding, l.hash, l.kind";

    // Each range is looked up by itself (OFFSET keeps it so): joined as sets, the databases would read whole tables for
    // it.
    private readonly string _postings = $$"""
        SELECT p.estate_no, p.seq, p.account_no, p.amount, p.currency, p.dimension_no, p.line, p.book_date
            FROM {keys} {{dialect.ForEach}}
        (SELECT p.* FROM posting p WHERE p.estate_no = k.estate_no AND p.seq BETWEEN k.first_seq
            AND k.last_seq ORDER BY p.seq, p.line OFFSET 0 ROWS) p ORDER BY p.estate_no, p.seq, p.line
        """;

    private readonly string _events = $$"""
        SELECT {{LinkColumns}}, l.account_no, l.hold_id, l.amount, l.entry_id, l.held_again, l.first_day, l.last_day,
            l.expires_at, l.side FROM {keys} {{dialect.ForEach}}
        (SELECT l.* FROM journal_event l WHERE l.estate_no = k.estate_no AND l.seq BETWEEN k.first_seq
            AND k.last_seq ORDER BY l.seq OFFSET 0 ROWS) l ORDER BY l.estate_no, l.seq
        """;

    private readonly string _entries = $$"""
        SELECT {{LinkColumns}}, l.related, l.forced, l.book_date, l.value_date, l.source, l.metadata, l.lines
            FROM {keys} {{dialect.ForEach}}
        (SELECT l.* FROM journal_entry l WHERE l.estate_no = k.estate_no AND l.seq BETWEEN k.first_seq
            AND k.last_seq ORDER BY l.seq OFFSET 0 ROWS) l ORDER BY l.estate_no, l.seq
        """;

    /// <summary>Every text that is put together here, for the tests that parse it.</summary>
    internal IEnumerable<string> Texts => [_postings, _events, _entries];

    /// <summary>
    /// The records of the ranges, by estate number and sequence. A record whose rows are damaged beyond reading throws
    /// <see cref="DamagedRecordException"/>.
    /// </summary>
    public async Task<List<JournalRecord>> Read(
        DbConnection connection,
        DbTransaction? transaction,
        RangeColumns ranges,
        CancellationToken cancel
    )
    {
        if (ranges.Set.Count == 0)
            return [];
        if (ranges.Estates.All(directory.EstatesByNo.ContainsKey))
        {
            try
            {
                return await ReadKnown(connection, transaction, ranges, cancel);
            }
            // Perhaps an account newer than what is known here: judged again below, with everything loaded.
            catch (DamagedRecordException) { }
        }
        await LoadDirectory(connection, transaction, ranges.Estates, cancel);
        return await ReadKnown(connection, transaction, ranges, cancel);
    }

    private async Task<List<JournalRecord>> ReadKnown(
        DbConnection connection,
        DbTransaction? transaction,
        RangeColumns ranges,
        CancellationToken cancel
    )
    {
        await using var batch = dialect.CreateBatch(connection, transaction);
        dialect.Add(batch, _postings, ranges.Set);
        dialect.Add(batch, _events, ranges.Set);
        dialect.Add(batch, _entries, ranges.Set);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var postings = await ReadPostings(reader, cancel);
        await reader.NextResultAsync(cancel);
        var records = new List<JournalRecord>();
        while (await reader.ReadAsync(cancel))
            records.Add(ReadEvent(reader));
        var events = records.Count;
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
            records.Add(ReadEntry(reader, postings));
        if (postings.HasRest)
            throw new DamagedRecordException(
                postings.Estate,
                postings.Seq,
                new("finding.damage_postings_without_entry")
            );
        if (events > 0)
            records.Sort((a, b) => (a.Books.No, a.Seq).CompareTo((b.Books.No, b.Seq)));
        return records;
    }

    private static async Task<PostingCursor> ReadPostings(DbDataReader reader, CancellationToken cancel)
    {
        var postings = new PostingCursor();
        while (await reader.ReadAsync(cancel))
            postings.Add(
                new(
                    reader.GetInt32(0),
                    reader.GetInt64(1),
                    reader.GetInt32(2),
                    reader.GetInt64(3),
                    reader.GetString(4),
                    reader.IsDBNull(5) ? 0 : reader.GetInt32(5),
                    reader.GetInt16(6),
                    reader.GetFieldValue<DateOnly>(7)
                )
            );
        return postings;
    }

    private EntryRecord ReadEntry(DbDataReader reader, PostingCursor rows)
    {
        var link = Link.Read(reader);
        var estate = directory.EstatesByNo[link.EstateNo];
        var own = rows.Take(link.EstateNo, link.Seq);
        var (postings, accounts) = (new Posting[own.Length], new AccountBooks[own.Length]);
        for (var i = 0; i < own.Length; i++)
        {
            var account = accounts[i] = Account(link, own[i].Account);
            var labels =
                own[i].Dimension == 0
                    ? Labels.Empty
                    : directory.Dimensions.GetValueOrDefault(own[i].Dimension)
                        ?? throw new DamagedRecordException(
                            estate.Estate.Code,
                            link.Seq,
                            new("finding.damage_no_dimensions")
                        );
            var currency =
                account.Key.Currency.Code == own[i].Currency
                    ? account.Key.Currency
                    : Currency.Find(own[i].Currency)
                        ?? throw new DamagedRecordException(
                            estate.Estate.Code,
                            link.Seq,
                            new("finding.damage_no_currency")
                        );
            postings[i] = new Posting(account.Key.Code, account.Key.Holder, new Money(own[i].Amount, currency), labels);
        }
        var entry = JournalEntry.FromStored(
            estate.Estate.Code,
            Date(reader, 15),
            Date(reader, 16),
            link.Text ?? "",
            Text(reader, 17) ?? "",
            Labels.FromStored(Text(reader, 18)),
            postings
        );
        var record = new EntryRecord(
            link.Id,
            new(link.Request),
            link.Instruction,
            new(link.Actor),
            entry,
            (EntryKind)link.Kind,
            new(reader.IsDBNull(13) ? Guid.Empty : reader.GetGuid(13)),
            reader.GetBoolean(14),
            accounts
        );
        link.Place(record, estate);
        audit?.Invoke(record, new EntryRow(reader.GetInt16(19), Text(reader, 18)), own);
        return record;
    }

    private JournalRecord ReadEvent(DbDataReader reader)
    {
        var link = Link.Read(reader);
        var (estate, kind, by, request) = (
            directory.EstatesByNo[link.EstateNo],
            (RecordKind)link.Kind,
            new Id<Person>(link.Actor),
            new Id<JournalRequest>(link.Request)
        );
        AccountBooks Own() => Account(link, reader.IsDBNull(13) ? 0 : reader.GetInt32(13));
        Money Amount() => Own().Money(reader.GetInt64(15));
        JournalRecord record = kind switch
        {
            RecordKind.EstateOpened => new EstateOpenedRecord(link.Id, request, link.Instruction, by, estate.Estate),
            RecordKind.AccountOpened or RecordKind.AccountClosed or RecordKind.AccountConstrained => new AccountRecord(
                kind,
                link.Id,
                request,
                link.Instruction,
                by,
                Own(),
                Date(reader, 18),
                (Constraint)reader.GetInt16(21)
            ),
            RecordKind.HoldPlaced => new HoldPlacedRecord(
                link.Id,
                request,
                link.Instruction,
                by,
                new Hold(
                    new(reader.GetGuid(14)),
                    estate.Estate.Code,
                    Own().Key,
                    Amount(),
                    Date(reader, 18),
                    reader.IsDBNull(20) ? null : Dialect.ReadInstant(reader, 20)
                ),
                Own(),
                link.Text ?? ""
            ),
            RecordKind.HoldPosted or RecordKind.HoldVoided or RecordKind.HoldExpired => new HoldResolvedRecord(
                kind,
                link.Id,
                request,
                link.Instruction,
                by,
                new Hold(new(reader.GetGuid(14)), estate.Estate.Code, Own().Key, Amount(), default, null),
                Own(),
                Amount(),
                new(reader.IsDBNull(16) ? Guid.Empty : reader.GetGuid(16)),
                !reader.IsDBNull(17) && reader.GetBoolean(17),
                link.Text ?? ""
            ),
            RecordKind.PeriodClosed
            or RecordKind.ReopeningAsked
            or RecordKind.ReopeningWithdrawn
            or RecordKind.PeriodReopened => new PeriodRecord(
                kind,
                link.Id,
                request,
                link.Instruction,
                by,
                Date(reader, 18),
                Date(reader, 19),
                link.Text ?? ""
            ),
            _ => throw new DamagedRecordException(
                estate.Estate.Code,
                link.Seq,
                new("finding.damage_unknown_kind", ("Kind", link.Kind))
            ),
        };
        return link.Place(record, estate);
    }

    private AccountBooks Account(Link link, int no) =>
        directory.Accounts.TryGetValue((link.EstateNo, no), out var account)
            ? account
            : throw new DamagedRecordException(
                directory.EstatesByNo[link.EstateNo].Estate.Code,
                link.Seq,
                new("finding.damage_no_account", ("No", no))
            );

    /// <summary>Reads estates, accounts and dimensions that are not known yet.</summary>
    public async Task LoadDirectory(
        DbConnection connection,
        DbTransaction? transaction,
        IReadOnlyCollection<int> estates,
        CancellationToken cancel
    )
    {
        var keys = new EstateNoColumns();
        foreach (var no in estates)
            keys.Add(no);
        await using var batch = dialect.CreateBatch(connection, transaction);
        dialect.Add(
            batch,
            "SELECT e.no, e.id, e.code, e.kind, e.name, e.zone, e.currency, e.opened_on FROM {keys} JOIN estate e ON e.no = k.estate_no",
            keys.Set
        );
        dialect.Add(
            batch,
            "SELECT a.estate_no, a.no, a.code, a.holder, a.currency, a.opened_on FROM {keys} JOIN account a ON a.estate_no = k.estate_no",
            keys.Set
        );
        dialect.Add(batch, "SELECT no, labels FROM dimension_set");
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            if (!directory.EstatesByNo.ContainsKey(reader.GetInt32(0)))
                directory.Add(ReadEstate(reader));
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var key = (Estate: reader.GetInt32(0), No: reader.GetInt32(1));
            if (directory.Accounts.ContainsKey(key))
                continue;
            directory.Accounts[key] = new AccountBooks(
                directory.EstatesByNo[key.Estate],
                key.No,
                Key(reader, 2),
                Constraint.None,
                Date(reader, 5)
            );
        }
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
            if (!directory.Dimensions.ContainsKey(reader.GetInt32(0)))
                directory.Add(reader.GetInt32(0), Labels.FromStored(reader.GetString(1)));
    }

    public static EstateBooks ReadEstate(DbDataReader reader) =>
        new(
            reader.GetInt32(0),
            new Estate(
                new(reader.GetGuid(1)),
                reader.GetString(2),
                EstateKinds.Find(reader.GetString(3))!.Value,
                reader.GetString(4),
                reader.GetString(5),
                Currency.Find(reader.GetString(6))!.Value,
                Date(reader, 7)
            )
        );

    public static AccountKey Key(DbDataReader reader, int ordinal) =>
        new(
            reader.GetString(ordinal),
            Holder.Parse(reader.GetString(ordinal + 1))!.Value,
            Currency.Find(reader.GetString(ordinal + 2))!.Value
        );

    public static LocalDate Date(DbDataReader reader, int ordinal) =>
        reader.GetFieldValue<DateOnly>(ordinal).ToLocalDate();

    public static string? Text(DbDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    /// <summary>The columns that every link has.</summary>
    private readonly record struct Link(
        int EstateNo,
        long Seq,
        Guid Id,
        Guid Request,
        short Instruction,
        Guid Actor,
        Instant RecordedAt,
        string? Text,
        byte[]? Salt,
        byte[]? Seal,
        short Encoding,
        byte[] Hash,
        short Kind
    )
    {
        public static Link Read(DbDataReader r) =>
            new(
                r.GetInt32(0),
                r.GetInt64(1),
                r.GetGuid(2),
                r.GetGuid(3),
                r.GetInt16(4),
                r.GetGuid(5),
                Dialect.ReadInstant(r, 6),
                RecordReader.Text(r, 7),
                Bytes(r, 8),
                Bytes(r, 9),
                r.GetInt16(10),
                r.GetFieldValue<byte[]>(11),
                r.GetInt16(12)
            );

        public JournalRecord Place(JournalRecord record, EstateBooks estate) =>
            record.At(estate, Seq, RecordedAt, Salt, Seal, Hash, Encoding);

        private static byte[]? Bytes(DbDataReader r, int ordinal) =>
            r.IsDBNull(ordinal) ? null : r.GetFieldValue<byte[]>(ordinal);
    }
}

internal readonly record struct PostingFields(
    int Estate,
    long Seq,
    int Account,
    long Amount,
    string Currency,
    int Dimension,
    short Line,
    DateOnly BookDate
);

/// <summary>What an entry's row says that its record does not.</summary>
internal readonly record struct EntryRow(short Lines, string? Metadata);

internal delegate void EntryAudit(EntryRecord record, EntryRow row, ReadOnlySpan<PostingFields> postings);

/// <summary>The postings of a range in the order of their entries, handed out entry by entry.</summary>
internal sealed class PostingCursor
{
    private readonly List<PostingFields> _rows = [];
    private int _next;

    public bool HasRest => _next < _rows.Count;
    public string Estate => $"number {_rows[_next].Estate}";
    public long Seq => _rows[_next].Seq;

    public void Add(PostingFields row) => _rows.Add(row);

    public ReadOnlySpan<PostingFields> Take(int estate, long seq)
    {
        var first = _next;
        while (_next < _rows.Count && _rows[_next].Estate == estate && _rows[_next].Seq == seq)
            _next++;
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_rows)[first.._next];
    }
}

/// <summary>
/// A record that cannot be read back at all, because rows it needs are missing or hold what no version ever wrote.
/// </summary>
/// <remarks>Its message is for a log; people read <see cref="Said"/> in their language.</remarks>
public sealed class DamagedRecordException(string estate, long seq, CodedText how)
    : Exception($"{estate} {seq}: {how.Code}")
{
    public string Estate { get; } = estate;
    public long Seq { get; } = seq;
    public CodedText How { get; } = how;

    /// <summary>The record and what is wrong with it.</summary>
    public CodedText Said => new("finding.damaged_record", ("Estate", Estate), ("Seq", Seq), ("How", How));
}
