using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using Ledger.Storage.Journal.Verifying;
using NodaTime;

namespace Ledger.Storage.Journal;

/// <summary>
/// Recomputes the chain and every total from the postings, and says what does not agree (laws 1, 2, 4, 7).
/// </summary>
/// <remarks>
/// It looks at one state of an estate's books while writers go on; they wait for it only as long as taking the snapshot
/// lasts.
/// </remarks>
public sealed class JournalVerifier
{
    private readonly Dialect _dialect;
    private readonly IClock? _clock;

    internal JournalVerifier(Dialect dialect, IClock? clock) => (_dialect, _clock) = (dialect, clock);

    /// <param name="postings">Told how many postings were looked at so far.</param>
    public async Task<Result<Verification>> Verify(
        string estate,
        IProgress<long>? postings = null,
        CancellationToken cancel = default
    )
    {
        await using var snapshots = await Snapshots.Begin(_dialect, estate, EstateAudit.ViewsOf, cancel);
        if (snapshots is null)
            return new JournalRefusal.UnknownEstate(estate);
        return await new EstateAudit(snapshots, estate, postings, cancel).Run();
    }

    /// <summary>
    /// Verifies estates, several at a time, and answers in their order: while the rows of one travel, another is
    /// judged.
    /// </summary>
    public async IAsyncEnumerable<Result<Verification>> Verify(
        IReadOnlyList<string> estates,
        IProgress<long>? postings = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var running = new Queue<Task<Result<Verification>>>();
        try
        {
            foreach (var estate in estates)
            {
                running.Enqueue(Task.Run(() => Verify(estate, postings, stop.Token), stop.Token));
                if (running.Count >= AtOnce)
                    yield return await running.Dequeue();
            }
            while (running.Count > 0)
                yield return await running.Dequeue();
        }
        finally
        {
            // One failed, or no more is wanted: the others end before their connections are needed elsewhere.
            await stop.CancelAsync();
            await Task.WhenAll(running).ContinueWith(_ => { }, CancellationToken.None, default, TaskScheduler.Default);
        }
    }

    private static readonly int AtOnce = Math.Clamp(Environment.ProcessorCount, 2, 8);

    /// <summary>Verifies every estate, by code; also finds books whose estate is gone.</summary>
    public async IAsyncEnumerable<Verification> VerifyAll(
        IProgress<long>? postings = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        var codes = await Read("SELECT e.code FROM estate e ORDER BY e.code", row => row.GetString(0), cancel);
        await foreach (var verified in Verify(codes, postings, cancel))
            if (verified.IsAccepted(out var verification))
                yield return verification;
        foreach (
            var no in await Read(
                "SELECT h.estate_no FROM estate_head h WHERE NOT EXISTS (SELECT 1 FROM estate e WHERE e.no = h.estate_no) ORDER BY h.estate_no",
                row => row.GetInt32(0),
                cancel
            )
        )
            yield return new Verification(
                $"number {no}",
                0,
                0,
                0,
                "",
                [new Finding($"number {no}", null, new("finding.no_estate"))]
            );
    }

    public async Task<Result<Checkpoint>> TakeCheckpoint(string estate, CancellationToken cancel = default)
    {
        await using var snapshots = await Snapshots.Begin(_dialect, estate, _ => 1, cancel);
        if (snapshots is null)
            return new JournalRefusal.UnknownEstate(estate);
        var taken = await new CheckpointAudit(snapshots, estate, cancel).Take();
        return _clock is null ? taken : taken with { TakenAt = _clock.GetCurrentInstant() };
    }

    /// <summary>Whether the estate's books still begin with what the checkpoint saw.</summary>
    public async Task<Result<IReadOnlyList<Finding>>> Check(Checkpoint checkpoint, CancellationToken cancel = default)
    {
        await using var snapshots = await Snapshots.Begin(_dialect, checkpoint.Estate, _ => 1, cancel);
        if (snapshots is null)
            return Results.Of<IReadOnlyList<Finding>>([
                new Finding(checkpoint.Estate, null, new("finding.estate_gone")),
            ]);
        return Results.Of(await new CheckpointAudit(snapshots, checkpoint.Estate, cancel).Check(checkpoint));
    }

    private async Task<List<T>> Read<T>(
        string statement,
        Func<System.Data.Common.DbDataReader, T> row,
        CancellationToken cancel
    )
    {
        await using var connection = await Questions.Open(_dialect, cancel);
        await using var batch = _dialect.CreateBatch(connection, null);
        _dialect.Add(batch, statement);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
            rows.Add(row(reader));
        return rows;
    }
}
