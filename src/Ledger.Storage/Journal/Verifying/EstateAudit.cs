using Ledger.Journal;
using Ledger.Storage.Database;

namespace Ledger.Storage.Journal.Verifying;

/// <summary>
/// Verifies one estate: the chain in chunks over several connections, then every total against what the chain came to.
/// </summary>
internal sealed class EstateAudit
{
    public const int Views = 2;

    private const int RecordsInChunk = 4_000;

    private readonly Snapshots _snapshots;
    private readonly FindingList _findings;
    private readonly IProgress<long>? _progress;
    private readonly CancellationToken _cancel;
    private readonly Directory _directory = new();
    private readonly Weights _weights = new();
    private long _nextChunk = -1;
    private long _postings;

    public EstateAudit(Snapshots snapshots, string estate, IProgress<long>? progress, CancellationToken cancel) =>
        (_snapshots, _findings, _progress, _cancel) = (snapshots, new FindingList(estate), progress, cancel);

    public async Task<Verification> Run()
    {
        var books = await DirectoryAudit.Load(_snapshots, _directory, _findings, _cancel);
        if (await Head() is not { } head)
        {
            _findings.Add(null, "Its head is missing.");
            return new Verification(_findings.Estate, 0, 0, 0, "", _findings.ToList());
        }
        var tally = await CheckChain(head.Seq);
        await CheckHead(head, tally);
        var totals = new TotalsAudit(_snapshots, books, tally, _weights, _findings, _cancel);
        await totals.Check(head);
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
            .Range(0, Views)
            .Select(view => new ChainAudit(_snapshots, view, _directory, _findings, _weights))
            .ToList();
        await Task.WhenAll(audits.Select(audit => Task.Run(() => CheckChunks(audit, head), _cancel)));
        var tally = audits[0].Tally;
        foreach (var other in audits.Skip(1))
            tally.Add(other.Tally);
        var last = await audits[0].ReadLink(head, _cancel);
        if (last.IsKnown && head > 0)
            unchecked
            {
                tally.Requests += _weights.RequestEnds(last.Request, head);
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

    private async Task<HeadFields?> Head()
    {
        HeadFields? head = null;
        await _snapshots.Query(
            0,
            "SELECT h.seq, h.hash, h.last_recorded_at, h.closed_through, h.last_account_no FROM {keys} JOIN estate_head h ON h.estate_no = k.estate_no",
            _snapshots.Estate,
            row =>
                head = new(
                    row.GetInt64(0),
                    row.GetFieldValue<byte[]>(1),
                    Dialect.ReadInstant(row, 2),
                    RecordReader.Date(row, 3),
                    row.GetInt32(4)
                ),
            _cancel
        );
        return head;
    }

    private async Task CheckHead(HeadFields head, Tally tally)
    {
        var last = await new ChainAudit(_snapshots, 0, _directory, _findings, _weights).ReadLink(head.Seq, _cancel);
        if (last.IsKnown && !last.Hash.AsSpan().SequenceEqual(head.Hash))
            _findings.Add(null, $"Its head has another hash than record {head.Seq}.");
        if (last.IsKnown && last.RecordedAt != head.LastRecordedAt)
            _findings.Add(
                null,
                $"Its head says that record {head.Seq} was recorded at {head.LastRecordedAt}, not {last.RecordedAt}."
            );
        if (tally.Records == 0)
            _findings.Add(null, "It has no records.");
        await _snapshots.Query(
            0,
            """
            SELECT (SELECT MAX(l.seq) FROM journal_entry l WHERE l.estate_no = k.estate_no), (SELECT MAX(l.seq) FROM journal_event l WHERE l.estate_no = k.estate_no),
                (SELECT MAX(p.seq) FROM posting p WHERE p.estate_no = k.estate_no) FROM {keys}
            """,
            _snapshots.Estate,
            row =>
            {
                for (var i = 0; i < 3; i++)
                    if (!row.IsDBNull(i) && row.GetInt64(i) is var seq && seq > head.Seq)
                        _findings.Add(seq, $"Record {seq} lies beyond the head, which is at {head.Seq}.");
            },
            _cancel
        );
    }
}

internal sealed record HeadFields(
    long Seq,
    byte[] Hash,
    NodaTime.Instant LastRecordedAt,
    NodaTime.LocalDate ClosedThrough,
    int LastAccountNo
);
