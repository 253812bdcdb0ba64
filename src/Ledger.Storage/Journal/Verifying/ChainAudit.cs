using System.Data.Common;
using System.Runtime.InteropServices;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.Journal.Verifying;

/// <summary>
/// Recomputes a stretch of the chain from its rows: each record against its own seal and the stored hash before it (law
/// 7), each entry against law 1.
/// </summary>
internal sealed class ChainAudit
{
    private readonly Snapshots _snapshots;
    private readonly int _view;
    private readonly FindingList _findings;
    private readonly Weights _weights;
    private readonly RecordReader _records;
    private readonly Chain _chain = new();

    public ChainAudit(Snapshots snapshots, int view, Directory directory, FindingList findings, Weights weights)
    {
        (_snapshots, _view, _findings, _weights) = (snapshots, view, findings, weights);
        Tally = new Tally(weights);
        _records = new RecordReader(snapshots.Dialect, directory, KeepRows);
    }

    public Tally Tally { get; }

    // What the entries of a stretch were read from; judged once the stretch was read whole.
    private readonly List<(EntryRecord Record, EntryRow Row, int First, int Count)> _read = [];
    private readonly List<PostingFields> _postings = [];
    private readonly HashSet<long> _damaged = [];

    /// <summary>Judges the records from <paramref name="first"/> through <paramref name="last"/>.</summary>
    public async Task Check(long first, long last, CancellationToken cancel)
    {
        var previous = first == 1 ? Link.Genesis : await ReadLink(first - 1, cancel);
        foreach (var record in await Read(first, last, cancel))
        {
            if (record.Seq <= previous.Seq)
                _findings.Add(record.Seq, "finding.number_taken_twice", ("Seq", record.Seq));
            if (record.Seq > previous.Seq + 1)
            {
                Missing(previous.Seq + 1, record.Seq - 1);
                previous = await ReadLink(record.Seq - 1, cancel);
            }
            previous = Judge(record, previous);
        }
        if (previous.Seq < last)
            Missing(previous.Seq + 1, last);
    }

    /// <summary>The records of the stretch; those whose rows make no sense become findings, found by halving.</summary>
    private async Task<List<JournalRecord>> Read(long first, long last, CancellationToken cancel)
    {
        if (await TryRead(first, last, cancel) is { } records)
            return records;
        if (first == last)
            return [];
        var middle = first + (last - first) / 2;
        var half = await Read(first, middle, cancel);
        half.AddRange(await Read(middle + 1, last, cancel));
        return half;
    }

    private async Task<List<JournalRecord>?> TryRead(long first, long last, CancellationToken cancel)
    {
        var range = new RangeColumns();
        range.Add(_snapshots.EstateNo, first, last);
        var (connection, transaction) = _snapshots[_view];
        try
        {
            var records = await _records.Read(connection, transaction, range, cancel);
            foreach (var (record, row, from, count) in _read)
                JudgeEntry(record, row, CollectionsMarshal.AsSpan(_postings).Slice(from, count));
            return records;
        }
        catch (Exception fault) when (fault is not (DbException or OperationCanceledException))
        {
            if (first < last)
                return null;
            _damaged.Add(first);
            if (fault is DamagedRecordException damaged)
                _findings.Add(first, "finding.unreadable_record", ("Seq", first), ("How", damaged.How));
            else
                _findings.Add(first, "finding.unreadable_field", ("Seq", first));
            return null;
        }
        finally
        {
            _read.Clear();
            _postings.Clear();
        }
    }

    private Link Judge(JournalRecord record, Link previous)
    {
        if (previous.IsKnown)
            JudgeLink(record, previous);
        JudgeText(record);
        Tally.Add(record);
        if (record.Request.Value != previous.Request)
            unchecked
            {
                Tally.Requests += _weights.RequestBegins(record.Request.Value, record.Seq);
                if (previous.Request != Guid.Empty)
                    Tally.Requests += _weights.RequestEnds(previous.Request, previous.Seq);
            }
        return new Link(record.Seq, record.Hash, record.RecordedAt, record.Request.Value, IsKnown: true);
    }

    private void JudgeLink(JournalRecord record, Link previous)
    {
        if (record.RecordedAt <= previous.RecordedAt)
            _findings.Add(
                record.Seq,
                "finding.recorded_before",
                ("Record", Name(record)),
                ("At", record.RecordedAt),
                ("Previous", previous.RecordedAt)
            );
        if (record.Encoding != Chain.Version)
            _findings.Add(
                record.Seq,
                "finding.unknown_encoding",
                ("Record", Name(record)),
                ("Encoding", record.Encoding)
            );
        else if (!_chain.Hash(record, previous.Hash).AsSpan().SequenceEqual(record.Hash))
            _findings.Add(record.Seq, "finding.seal_differs", ("Record", Name(record)));
    }

    /// <summary>A text that is there has its seal; one that was erased has left nothing but the seal.</summary>
    private void JudgeText(JournalRecord record)
    {
        var text = record.FreeText is { Length: > 0 } some ? some : null;
        if (record.TextSeal is null)
        {
            if (text is not null || record.Salt is not null)
                _findings.Add(record.Seq, "finding.text_never_sealed", ("Record", Name(record)));
        }
        else if (record.Salt is null)
        {
            if (text is not null)
                _findings.Add(record.Seq, "finding.text_without_salt", ("Record", Name(record)));
        }
        else if (text is null || !Chain.Seal(record.Salt, text).AsSpan().SequenceEqual(record.TextSeal))
            _findings.Add(record.Seq, "finding.text_seal_differs", ("Record", Name(record)));
    }

    private void KeepRows(EntryRecord record, EntryRow row, ReadOnlySpan<PostingFields> postings)
    {
        _read.Add((record, row, _postings.Count, postings.Length));
        _postings.AddRange(postings);
    }

    /// <summary>An entry beside its rows: what the seal does not cover, and law 1.</summary>
    private void JudgeEntry(EntryRecord record, EntryRow row, ReadOnlySpan<PostingFields> postings)
    {
        Tally.Add(record, postings);
        if (row.Lines != postings.Length || postings.Length is < 2 or > JournalEntry.MaxPostings)
            _findings.Add(
                record.Seq,
                "finding.posting_count",
                ("Record", Name(record)),
                ("Lines", row.Lines),
                ("There", postings.Length)
            );
        if (row.Metadata is not null && record.Entry.Metadata.ToStored() != row.Metadata)
            _findings.Add(record.Seq, "finding.metadata_form", ("Record", Name(record)));
        var bookDate = record.Entry.BookDate.ToDatabase();
        for (var i = 0; i < postings.Length; i++)
        {
            ref readonly var posting = ref postings[i];
            if (posting.Line != i + 1)
                _findings.Add(
                    record.Seq,
                    "finding.line_number",
                    ("Record", Name(record)),
                    ("Line", i + 1),
                    ("Numbered", posting.Line)
                );
            if (posting.BookDate != bookDate)
                _findings.Add(
                    record.Seq,
                    "finding.line_book_date",
                    ("Record", Name(record)),
                    ("Line", posting.Line),
                    ("Day", posting.BookDate.ToLocalDate()),
                    ("Entry", record.Entry.BookDate)
                );
            if (posting.Amount is 0 or > Money.MaxMinorUnits or < -Money.MaxMinorUnits)
                _findings.Add(
                    record.Seq,
                    "finding.line_amount",
                    ("Record", Name(record)),
                    ("Line", posting.Line),
                    ("Amount", posting.Amount)
                );
            var key = record.Accounts[i].Key;
            if (posting.Currency != key.Currency.Code)
                _findings.Add(
                    record.Seq,
                    "finding.line_currency",
                    ("Record", Name(record)),
                    ("Line", posting.Line),
                    ("Currency", posting.Currency),
                    ("Account", key)
                );
        }
        JudgeBalance(record, postings);
    }

    private void JudgeBalance(EntryRecord record, ReadOnlySpan<PostingFields> postings)
    {
        var (sum, isOneCurrency) = (Int128.Zero, true);
        foreach (ref readonly var posting in postings)
        {
            sum += posting.Amount;
            isOneCurrency &= posting.Currency == postings[0].Currency;
        }
        if (isOneCurrency)
        {
            if (sum != 0)
                _findings.Add(record.Seq, "finding.unbalanced", ("Record", Name(record)), ("Difference", (decimal)sum));
            return;
        }
        foreach (var currency in postings.ToArray().GroupBy(posting => posting.Currency, posting => posting.Amount))
            if (currency.Aggregate(Int128.Zero, (total, amount) => total + amount) is var difference && difference != 0)
                _findings.Add(
                    record.Seq,
                    "finding.unbalanced_in",
                    ("Record", Name(record)),
                    ("Currency", currency.Key),
                    ("Difference", (decimal)difference)
                );
    }

    private void Missing(long first, long last)
    {
        while (first <= last && _damaged.Contains(first))
            first++;
        while (first <= last && _damaged.Contains(last))
            last--;
        if (first > last)
            return;
        if (first == last)
            _findings.Add(first, "finding.record_missing", ("Seq", first));
        else
            _findings.Add(first, "finding.records_missing", ("First", first), ("Last", last));
    }

    private static CodedText Name(JournalRecord record) =>
        record switch
        {
            EntryRecord entry => new("finding.entry", ("Entry", new Id<JournalEntry>(entry.Id)), ("Seq", entry.Seq)),
            HoldPlacedRecord placed => OnAccount(record, placed.Account),
            HoldResolvedRecord resolved => OnAccount(record, resolved.Account),
            AccountRecord account => FindingList.Named(account),
            _ => new("finding.record", ("Seq", record.Seq), ("Kind", record.Kind)),
        };

    private static CodedText OnAccount(JournalRecord record, AccountBooks account) =>
        new("finding.record_on_account", ("Seq", record.Seq), ("Kind", record.Kind), ("Account", account.Key));

    /// <summary>What the next record is judged against.</summary>
    private async Task<Link> ReadLink(long seq, CancellationToken cancel)
    {
        var key = new RangeColumns();
        key.Add(_snapshots.EstateNo, seq, seq);
        var link = new Link(seq, [], default, Guid.Empty, IsKnown: false);
        await _snapshots.Query(
            _view,
            """
            SELECT l.seq, l.hash, l.recorded_at, l.request_id FROM {keys} JOIN journal_entry l
                ON l.estate_no = k.estate_no AND l.seq = k.first_seq
            UNION ALL SELECT l.seq, l.hash, l.recorded_at, l.request_id FROM {keys} JOIN journal_event l
                ON l.estate_no = k.estate_no AND l.seq = k.first_seq
            """,
            key.Set,
            row => link = Link.Of(row),
            cancel
        );
        return link;
    }
}

/// <summary>The end of the chain up to a record.</summary>
/// <param name="IsKnown">False where the record is missing: then there is nothing to judge the next one
/// against.</param>
internal readonly record struct Link(long Seq, byte[] Hash, Instant RecordedAt, Guid Request, bool IsKnown)
{
    /// <summary>Of the columns seq, hash, recorded_at and request_id.</summary>
    public static Link Of(DbDataReader row) =>
        new(row.GetInt64(0), row.GetFieldValue<byte[]>(1), Dialect.ReadInstant(row, 2), row.GetGuid(3), IsKnown: true);

    public static Link Genesis => new(0, Chain.Genesis, Instant.FromUnixTimeTicks(0), Guid.Empty, IsKnown: true);
}
