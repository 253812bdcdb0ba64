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
                _findings.Add(record.Seq, $"Number {record.Seq} is taken by two records.");
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
            _findings.Add(
                first,
                $"Record {first} cannot be read: {(fault is DamagedRecordException damaged ? $"it {damaged.How}" : "a field holds what no version ever wrote")}."
            );
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
                $"{Name(record)} was recorded at {record.RecordedAt}, not after the record before it ({previous.RecordedAt})."
            );
        if (record.Encoding != Chain.Version)
            _findings.Add(
                record.Seq,
                $"{Name(record)} says that it is sealed by encoding {record.Encoding}, which does not exist."
            );
        else if (!_chain.Hash(record, previous.Hash).AsSpan().SequenceEqual(record.Hash))
            _findings.Add(
                record.Seq,
                $"{Name(record)} does not match its seal: it, or the hash before it, was changed after it was recorded."
            );
    }

    /// <summary>A text that is there has its seal; one that was erased has left nothing but the seal.</summary>
    private void JudgeText(JournalRecord record)
    {
        var text = record.FreeText is { Length: > 0 } some ? some : null;
        if (record.TextSeal is null)
        {
            if (text is not null || record.Salt is not null)
                _findings.Add(record.Seq, $"{Name(record)} has a text or a salt that was never sealed.");
        }
        else if (record.Salt is null)
        {
            if (text is not null)
                _findings.Add(record.Seq, $"{Name(record)} has a text whose salt is gone.");
        }
        else if (text is null || !Chain.Seal(record.Salt, text).AsSpan().SequenceEqual(record.TextSeal))
            _findings.Add(
                record.Seq,
                $"The text of {Lower(Name(record))} does not match its seal: text or salt were changed after it was recorded."
            );
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
            _findings.Add(record.Seq, $"{Name(record)} says it has {row.Lines} postings; {postings.Length} are there.");
        if (row.Metadata is not null && record.Entry.Metadata.ToStored() != row.Metadata)
            _findings.Add(record.Seq, $"{Name(record)} has metadata in a form that is never written.");
        var bookDate = record.Entry.BookDate.ToDatabase();
        for (var i = 0; i < postings.Length; i++)
        {
            ref readonly var posting = ref postings[i];
            if (posting.Line != i + 1)
                _findings.Add(record.Seq, $"{Name(record)}: its line {i + 1} is numbered {posting.Line}.");
            if (posting.BookDate != bookDate)
                _findings.Add(
                    record.Seq,
                    $"{Name(record)}, line {posting.Line}: its book date is {posting.BookDate:yyyy-MM-dd}, the entry's is {bookDate:yyyy-MM-dd}."
                );
            if (posting.Amount is 0 or > Money.MaxMinorUnits or < -Money.MaxMinorUnits)
                _findings.Add(
                    record.Seq,
                    $"{Name(record)}, line {posting.Line}: no posting can be of {posting.Amount} minor units."
                );
            var key = record.Accounts[i].Key;
            if (posting.Currency != key.Currency.Code)
                _findings.Add(
                    record.Seq,
                    $"{Name(record)}, line {posting.Line}: it is in {posting.Currency}, account {key} is not."
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
                _findings.Add(
                    record.Seq,
                    $"{Name(record)} does not balance: debits and credits differ by {sum} minor units."
                );
            return;
        }
        foreach (var currency in postings.ToArray().GroupBy(posting => posting.Currency, posting => posting.Amount))
            if (currency.Aggregate(Int128.Zero, (total, amount) => total + amount) is var difference && difference != 0)
                _findings.Add(
                    record.Seq,
                    $"{Name(record)} does not balance: debits and credits in {currency.Key} differ by {difference} minor units."
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
        _findings.Add(
            first,
            first == last
                ? $"Record {first} is missing: the sequence has a gap."
                : $"Records {first} to {last} are missing: the sequence has a gap."
        );
    }

    private static string Name(JournalRecord record) =>
        record switch
        {
            EntryRecord entry => $"Entry {new Id<JournalEntry>(entry.Id)} (record {entry.Seq})",
            HoldPlacedRecord or HoldResolvedRecord =>
                $"Record {record.Seq} ({record.Kind} on account {(record is HoldPlacedRecord placed ? placed.Account : ((HoldResolvedRecord)record).Account).Key})",
            AccountRecord account => $"Record {record.Seq} ({record.Kind} of {account.Account.Key})",
            _ => $"Record {record.Seq} ({record.Kind})",
        };

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

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
