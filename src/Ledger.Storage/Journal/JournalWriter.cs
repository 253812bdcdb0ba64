using System.Data.Common;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.Journal;

/// <summary>
/// The only way into the journal. It has two doors: one that merges concurrent callers, one that joins a caller's
/// transaction.
/// </summary>
/// <remarks>
/// Merging (group commit): whoever finds no group under way leads one and takes all that is queued by then. Between two
/// groups the leader waits for at most a millisecond, for those whom it has just answered; one caller alone never
/// waits. A refusal touches only its caller. When the database fails, the callers of the group are tried again one by
/// one, so that one caller's bad luck is not another's; since requests carry their ids, trying again never has a
/// double effect (law 3). Nothing here is needed for correctness: any number of processes may have a writer of their
/// own, the estates' locks order them.
/// </remarks>
public sealed class JournalWriter
{
    private const int MaxRequestsInGroup = 4_000,
        MaxRequestsInCall = 10_000;

    private readonly Dialect _dialect;
    private readonly IClock? _clock;
    private volatile Directory _directory = new();
    private readonly Lock _gate = new();
    private readonly Queue<Caller> _queue = new();
    private int _leaders;

    /// <param name="clock">Null is the database's own clock, the one that all processes share; tests give a fixed
    /// one.</param>
    internal JournalWriter(Dialect dialect, IClock? clock) => (_dialect, _clock) = (dialect, clock);

    /// <summary>Posts one request; returns when it is durable, or with the reason why not.</summary>
    public async Task<Result<Receipt>> Post(JournalRequest request, CancellationToken cancel = default) =>
        (await Post(new Batch([request], Atomic: false), cancel))[0];

    /// <summary>Posts a batch, merged with whoever else is posting; returns when it is durable.</summary>
    /// <exception cref="DbException">The database failed, also when tried again. Send the same again.</exception>
    /// <exception cref="BatchInterruptedException">The same, in a batch so large that it was posted in pieces: it has
    /// the answers to those before.</exception>
    public Task<IReadOnlyList<Result<Receipt>>> Post(Batch batch, CancellationToken cancel = default)
    {
        if (batch.Requests.Count == 0)
            return Task.FromResult<IReadOnlyList<Result<Receipt>>>([]);
        if (!batch.Atomic && batch.Requests.Count > MaxRequestsInCall)
            return InPieces(batch, cancel);
        var needs = NeedsOfMany(batch);
        if (TooManyEstates(needs) is { } refused)
            return !batch.Atomic && batch.Requests.Count > 1
                ? InPieces(batch, cancel)
                : Task.FromResult<IReadOnlyList<Result<Receipt>>>([
                    .. batch.Requests.Select(_ => (Result<Receipt>)refused),
                ]);
        var caller = new Caller(batch, needs);
        bool leads;
        lock (_gate)
        {
            _queue.Enqueue(caller);
            leads = _leaders < MaxLeaders;
            if (leads)
                _leaders++;
        }
        if (leads)
            _ = Lead();
        return cancel.CanBeCanceled ? caller.Answer.Task.WaitAsync(cancel) : caller.Answer.Task;
    }

    /// <summary>Groups that may be under way at once: while one waits for the disk, the next is being judged.</summary>
    private const int MaxLeaders = 1;

    /// <summary>Judges a batch and writes nothing.</summary>
    public Task<IReadOnlyList<Result<Receipt>>> DryRun(Batch batch, CancellationToken cancel = default) =>
        Retrying(batch, isDryRun: true, cancel);

    /// <summary>
    /// Posts within the caller's transaction, which the caller commits: the entries and what caused them stand or fall
    /// together.
    /// </summary>
    /// <remarks>
    /// Never merged and never tried again here: a fault is the caller's, whose whole transaction is to be tried again.
    /// </remarks>
    public async Task<IReadOnlyList<Result<Receipt>>> Post(
        DbTransaction transaction,
        Batch batch,
        CancellationToken cancel = default
    )
    {
        // What this transaction adds is not committed yet, so nothing of it may stay in the shared directory.
        var posting = await Judge(transaction.Connection!, transaction, batch, new Directory(), null, cancel);
        if (posting.HasAccepted)
            await posting.Write(_ => { }, _ => { });
        return posting.Answers;
    }

    /// <summary>
    /// As above, but what was accepted is written when the caller says so, in one trip with the caller's own
    /// statements.
    /// </summary>
    /// <param name="transaction">Null where begin and commit are statements.</param>
    /// <param name="directory">The caller's own, with what it knows already.</param>
    /// <param name="soon">A moment after what will be recorded; null: nobody knows.</param>
    internal async Task<JoinedPosting> Judge(
        DbConnection connection,
        DbTransaction? transaction,
        Batch batch,
        Directory directory,
        Instant? soon,
        CancellationToken cancel
    )
    {
        var session = new JournalSession(_dialect, directory, _clock, connection, cancel);
        return new JoinedPosting(session, (await session.Join(transaction, [batch], Needs.Of([batch]), soon))[0]);
    }

    private async Task<IReadOnlyList<Result<Receipt>>> InPieces(Batch batch, CancellationToken cancel)
    {
        var answers = new List<Result<Receipt>>(batch.Requests.Count);
        var size = Math.Min(MaxRequestsInCall, (batch.Requests.Count + 1) / 2);
        try
        {
            foreach (var piece in batch.Requests.Chunk(size))
                answers.AddRange(await Post(new Batch(piece, Atomic: false), cancel));
            return answers;
        }
        catch (BatchInterruptedException within)
        {
            throw new BatchInterruptedException(
                [.. answers, .. within.Answers],
                batch.Requests.Count,
                within.InnerException!
            );
        }
        catch (Exception fault) when (fault is not OperationCanceledException && answers.Count > 0)
        {
            throw new BatchInterruptedException(answers, batch.Requests.Count, fault);
        }
    }

    /// <summary>
    /// What a batch names that may name more estates than one transaction may lock; null when it cannot.
    /// </summary>
    private static Needs? NeedsOfMany(Batch batch) =>
        batch.Requests.Sum(request => request.Instructions.Count) > JournalRequest.MaxEstates
            ? Needs.Of([batch])
            : null;

    private static JournalRefusal.TooManyEstates? TooManyEstates(Needs? needs) =>
        needs?.Estates.Count > JournalRequest.MaxEstates
            ? new JournalRefusal.TooManyEstates(needs.Estates.Count, JournalRequest.MaxEstates)
            : null;

    private async Task Lead()
    {
        await Task.Yield(); // The caller that leads is answered like every other.
        while (true)
        {
            var group = new List<Caller>();
            lock (_gate)
            {
                var (requests, estates) = (0, 0);
                while (
                    _queue.TryPeek(out var next)
                    && (
                        group.Count == 0
                        || (
                            requests + next.Batch.Requests.Count <= MaxRequestsInGroup
                            && estates + next.MaxEstates <= JournalRequest.MaxEstates
                        )
                    )
                )
                {
                    group.Add(_queue.Dequeue());
                    requests += next.Batch.Requests.Count;
                    estates += next.MaxEstates;
                }
                if (group.Count == 0)
                {
                    _leaders--;
                    return;
                }
            }
            await Serve(group);
            await Gather(group.Count);
        }
    }

    /// <summary>How long a leader waits for callers that it has just answered: less than a group takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Callers that were answered together mostly ask again at once: a moment later they are one group again, instead
    /// of a small one now and a large one after it.
    /// </summary>
    /// <param name="answered">How many there were; one alone waits for nobody.</param>
    private async Task Gather(int answered)
    {
        if (answered < 2)
            return;
        var began = TimeProvider.System.GetTimestamp();
        while (IsGathering(answered) && TimeProvider.System.GetElapsedTime(began) < Patience)
            await Task.Yield();
    }

    private bool IsGathering(int answered)
    {
        lock (_gate)
            return _queue.Count < answered;
    }

    private async Task Serve(List<Caller> group)
    {
        try
        {
            var batches = group.ConvertAll(caller => caller.Batch);
            var needs = group is [{ Needs: { } counted }] ? counted : Needs.Of(batches);
            var decisions = await Once(batches, needs, isDryRun: false, CancellationToken.None);
            for (var i = 0; i < group.Count; i++)
                group[i].Answer.TrySetResult(decisions[i].Answers);
        }
        catch (Exception fault) when (_dialect.IsTransient(fault) || group.Count > 1)
        {
            foreach (var caller in group)
                await ServeAlone(caller);
        }
        catch (Exception fault)
        {
            group[0].Answer.TrySetException(fault);
        }
    }

    private async Task ServeAlone(Caller caller)
    {
        try
        {
            caller.Answer.TrySetResult(await Retrying(caller.Batch, isDryRun: false, CancellationToken.None));
        }
        catch (Exception fault)
        {
            caller.Answer.TrySetException(fault);
        }
    }

    private Task<IReadOnlyList<Result<Receipt>>> Retrying(Batch batch, bool isDryRun, CancellationToken cancel) =>
        Retry.Do(
            _dialect,
            RetryLimit.Batches,
            async token =>
            {
                var decision = (await Once([batch], Needs.Of([batch]), isDryRun, token))[0];
                return isDryRun && decision.Preview is { } preview
                    ? [decision.Answers[0].Then<Receipt>(receipt => receipt with { Preview = preview })]
                    : decision.Answers;
            },
            cancel
        );

    private async Task<IReadOnlyList<Decision>> Once(
        IReadOnlyList<Batch> batches,
        Needs needs,
        bool isDryRun,
        CancellationToken cancel
    )
    {
        try
        {
            return await InSession(batches, needs, isDryRun, cancel);
        }
        catch (StaleDirectoryException)
        {
            _directory = new();
            return await InSession(batches, needs, isDryRun, cancel);
        }
        catch (Exception fault) when (Forgets(fault))
        {
            throw;
        }
    }

    /// <summary>
    /// Whoever restores a database ends its connections first: after a fault nothing is taken as known. Never catches.
    /// </summary>
    private bool Forgets(Exception fault)
    {
        if (_dialect.IsTransient(fault))
            _directory = new();
        return false;
    }

    private async Task<IReadOnlyList<Decision>> InSession(
        IReadOnlyList<Batch> batches,
        Needs needs,
        bool isDryRun,
        CancellationToken cancel
    )
    {
        await using var connection = _dialect.CreateWriterConnection();
        await connection.OpenAsync(cancel);
        return await new JournalSession(_dialect, _directory, _clock, connection, cancel).Run(batches, needs, isDryRun);
    }

    private sealed class Caller(Batch batch, Needs? needs)
    {
        public Batch Batch { get; } = batch;

        /// <summary>What the batch names, if it was counted already.</summary>
        public Needs? Needs { get; } = needs;

        // Continuations run on other threads: the leader goes on with the next group.
        public TaskCompletionSource<IReadOnlyList<Result<Receipt>>> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>At most this many estates are named: exact counting is not worth it.</summary>
        public int MaxEstates { get; } = batch.Requests.Sum(request => request.Instructions.Count);
    }
}

/// <summary>What the journal decided within a caller's transaction, and has not written yet.</summary>
internal sealed class JoinedPosting(JournalSession session, Decision decision)
{
    public IReadOnlyList<Result<Receipt>> Answers => decision.Answers;

    public bool HasAccepted => decision.Accepted.Count > 0;

    /// <summary>What the one request of the batch would post and hold; null when it is refused or known.</summary>
    public Preview? Preview => decision.Preview;

    /// <summary>Writes it in one trip with the caller's own statements, before and after.</summary>
    public Task Write(Action<DbBatch> first, Action<DbBatch> last) => session.WriteJoined([decision], first, last);
}
