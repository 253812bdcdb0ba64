using Ledger.Journal;
using Ledger.Storage.Database;

namespace Ledger.Storage.Journal.Verifying;

/// <summary>
/// Verifies one estate: the chain in chunks over several connections, then every total against what the chain came to.
/// </summary>
internal sealed class EstateAudit
{
    private const int RecordsInChunk = 4_000,
        MaxViews = 2;

    /// <summary>How many connections read the books: several only where there are several chunks.</summary>
    public static int ViewsOf(long records) => records > RecordsInChunk ? MaxViews : 1;

    private readonly Snapshots _snapshots;
    private readonly FindingList _findings;
    private readonly IProgress<long>? _progress;
    private readonly CancellationToken _cancel;
    private readonly Directory _directory = new();
    private readonly Weights _weights = new();
    private long _nextChunk = -1;
    private long _postings;
    private HeadFields? _head;
    private Link _last = Link.Genesis with { IsKnown = false };
    private readonly long?[] _ends = new long?[3];

    public EstateAudit(Snapshots snapshots, string estate, IProgress<long>? progress, CancellationToken cancel) =>
        (_snapshots, _findings, _progress, _cancel) = (snapshots, new FindingList(estate), progress, cancel);

    public async Task<Verification> Run()
    {
        var books = new DirectoryAudit(_snapshots, _directory, _findings);
        await using (var batch = _snapshots.NewSelects(0))
        {
            books.Ask(batch);
            AskHead(batch);
            await batch.Execute(_cancel);
        }
        if (_head is not { } head)
        {
            _findings.Add(null, "finding.no_head");
            return new Verification(_findings.Estate, 0, 0, 0, "", _findings.ToList());
        }
        var tally = await CheckChain(head.Seq);
        CheckHead(head, tally);
        await new TotalsAudit(_snapshots, books.Accounts, tally, _weights, _findings, _cancel).Check(head);
        return new Verification(
            _findings.Estate,
            tally.Records,
            tally.Entries,
            tally.Postings,
            Convert.ToHexStringLower(head.Hash),
            _findings.ToList()
        );
    }

    /// <summary>Every view takes the next chunk when it is done with one.</summary>
    private async Task<Tally> CheckChain(long head)
    {
        var audits = Enumerable
            .Range(0, _snapshots.Views)
            .Select(view => new ChainAudit(_snapshots, view, _directory, _findings, _weights))
            .ToList();
        await (
            audits.Count == 1
                ? CheckChunks(audits[0], head)
                : Task.WhenAll(audits.Select(audit => Task.Run(() => CheckChunks(audit, head), _cancel)))
        );
        var tally = audits[0].Tally;
        foreach (var other in audits.Skip(1))
            tally.Add(other.Tally);
        if (_last.IsKnown && head > 0)
            unchecked
            {
                tally.Requests += _weights.RequestEnds(_last.Request, head);
            }
        return tally;
    }

    private async Task CheckChunks(ChainAudit audit, long head)
    {
        while (Interlocked.Increment(ref _nextChunk) * RecordsInChunk + 1 is var first && first <= head)
        {
            var before = audit.Tally.Postings;
            await audit.Check(first, Math.Min(first + RecordsInChunk - 1, head), _cancel);
            _progress?.Report(Interlocked.Add(ref _postings, audit.Tally.Postings - before));
        }
    }

    private void AskHead(SelectBatch batch)
    {
        batch.Select(
            "SELECT h.seq, h.hash, h.last_recorded_at, h.closed_through, h.last_account_no FROM {keys} JOIN estate_head h ON h.estate_no = k.estate_no",
            _snapshots.Estate,
            row =>
                _head = new(
                    row.GetInt64(0),
                    row.GetFieldValue<byte[]>(1),
                    Dialect.ReadInstant(row, 2),
                    RecordReader.Date(row, 3),
                    row.GetInt32(4)
                )
        );
        batch.Select(
            """
            SELECT l.seq, l.hash, l.recorded_at, l.request_id FROM {keys} JOIN estate_head h
                ON h.estate_no = k.estate_no
            JOIN journal_entry l ON l.estate_no = h.estate_no AND l.seq = h.seq
            UNION ALL SELECT l.seq, l.hash, l.recorded_at, l.request_id FROM {keys} JOIN estate_head h
                ON h.estate_no = k.estate_no
            JOIN journal_event l ON l.estate_no = h.estate_no AND l.seq = h.seq
            """,
            _snapshots.Estate,
            row => _last = Link.Of(row)
        );
        batch.Select(
            """
            SELECT (SELECT MAX(l.seq) FROM journal_entry l WHERE l.estate_no = k.estate_no),
                (SELECT MAX(l.seq) FROM journal_event l WHERE l.estate_no = k.estate_no),
                (SELECT MAX(p.seq) FROM posting p WHERE p.estate_no = k.estate_no) FROM {keys}
            """,
            _snapshots.Estate,
            row =>
            {
                for (var i = 0; i < _ends.Length; i++)
                    _ends[i] = row.IsDBNull(i) ? null : row.GetInt64(i);
            }
        );
    }

    private void CheckHead(HeadFields head, Tally tally)
    {
        if (_last.IsKnown && !_last.Hash.AsSpan().SequenceEqual(head.Hash))
            _findings.Add(null, "finding.head_hash", ("Seq", head.Seq));
        if (_last.IsKnown && _last.RecordedAt != head.LastRecordedAt)
            _findings.Add(
                null,
                "finding.head_moment",
                ("Seq", head.Seq),
                ("Says", head.LastRecordedAt),
                ("At", _last.RecordedAt)
            );
        if (tally.Records == 0)
            _findings.Add(null, "finding.no_records");
        foreach (var end in _ends)
            if (end is { } seq && seq > head.Seq)
                _findings.Add(seq, "finding.beyond_head", ("Seq", seq), ("Head", head.Seq));
    }
}

internal sealed record HeadFields(
    long Seq,
    byte[] Hash,
    NodaTime.Instant LastRecordedAt,
    NodaTime.LocalDate ClosedThrough,
    int LastAccountNo
);
