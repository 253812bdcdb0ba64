using System.Data.Common;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Ledger.Storage.Acting;

/// <summary>
/// One attempt at a set of acts, in one transaction: what they are about is read, every act is judged in memory,
/// entries are posted, and what changed is stored.
/// </summary>
internal abstract class ActRound<TRequest, TReceipt>(
    LedgerDatabase database,
    IReadOnlyList<TRequest> requests,
    Refusal?[] refused,
    IClock? clock
)
    where TRequest : IActRequest
    where TReceipt : notnull
{
    private readonly IReadOnlyList<Instruction>?[] _instructions = new IReadOnlyList<Instruction>?[requests.Count];
    private readonly List<ActRow> _rows = [];
    private Dictionary<Guid, ActRow> _known = [];
    private Instant _now;
    private bool _hasRefused;

    public Result<TReceipt>[] Answers { get; } = new Result<TReceipt>[requests.Count];

    protected LedgerDatabase Database { get; } = database;

    protected IReadOnlyList<TRequest> Requests { get; } = requests;

    /// <summary>The moment at which the round judges.</summary>
    protected Instant Now => _now;

    /// <summary>
    /// Reads, judges and stores. False when the journal refused something: it is marked, and the round is to be made
    /// again without it.
    /// </summary>
    public async Task<bool> Try(bool isDryRun, bool isAtomic, CancellationToken cancel)
    {
        await using var db = Database.NewContext();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        _now = await Questions.Now(Database.Dialect, clock, cancel);
        await Read(db, cancel);
        // After what they are about: an act that somebody did since is seen here as done, or saving finds that its
        // subject moved on.
        var ids = Requests.Select(request => request.Id.Value).ToList();
        _known = await db.Set<ActRow>()
            .AsNoTracking()
            .Where(act => ids.Contains(act.Id))
            .ToDictionaryAsync(act => act.Id, cancel);
        if (_known.Count > 0)
            await ReadSteps(db, [.. _known.Keys.Select(id => new Id<JournalRequest>(id))], cancel);
        for (var i = 0; i < Requests.Count; i++)
            Answers[i] = await Answer(i, cancel);
        // Its parts are read one after the other: what was refused while somebody changed it may have been judged by a
        // state that never was. What was accepted is not saved then.
        if (_hasRefused && await HasMoved(db, cancel))
            throw new DbUpdateConcurrencyException("What the acts are about moved on while it was read.");
        if (!await Post(db, transaction.GetDbTransaction(), cancel))
            return false;
        if (isDryRun || isAtomic && Answers.Any(answer => answer.Refusal is not null) || _rows.Count == 0)
        {
            await transaction.RollbackAsync(cancel);
            return true;
        }
        db.AddRange(_rows);
        await Store(db, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Reads what the acts are about.</summary>
    protected abstract Task Read(LedgerDb db, CancellationToken cancel);

    /// <summary>Reads the steps of acts that were done before.</summary>
    protected abstract Task ReadSteps(LedgerDb db, List<Id<JournalRequest>> known, CancellationToken cancel);

    /// <summary>Judges one act on what those before it left.</summary>
    protected abstract Task<Result<Judged>> Judge(TRequest request, Instant now, CancellationToken cancel);

    /// <summary>The first answer to a request that is sent again.</summary>
    protected abstract TReceipt Again(TRequest request);

    /// <summary>Whether somebody else moved the books that the act was judged by, before its own entries.</summary>
    /// <param name="own">How many records acts before it in the same set made in the books of its subject.</param>
    protected abstract bool WasOvertaken(TRequest request, Receipt receipt, long own);

    /// <summary>Whether somebody else changed something that was read since it was.</summary>
    protected abstract Task<bool> HasMoved(LedgerDb db, CancellationToken cancel);

    /// <summary>Marks what changed, so that saving the context writes it.</summary>
    protected abstract Task Store(LedgerDb db, CancellationToken cancel);

    /// <summary>An act that may be done: its answer, and what the journal is to record.</summary>
    protected sealed record Judged(TReceipt Receipt, IReadOnlyList<Instruction> Instructions);

    private async Task<Result<TReceipt>> Answer(int i, CancellationToken cancel)
    {
        var request = Requests[i];
        if (_known.TryGetValue(request.Id.Value, out var recorded))
            return Replay(request, recorded);
        if (refused[i] is { } before)
            return before;
        if (request.Id.IsReserved)
            return new JournalRefusal.ReservedId(request.Id);
        // Within one set every act has a moment of its own, so steps keep their order.
        var now = _now + Duration.FromTicks(10 * i);
        var answer = await Judge(request, now, cancel);
        if (!answer.IsAccepted(out var judged))
        {
            _hasRefused = true;
            return answer.Refusal!;
        }
        _instructions[i] = judged.Instructions;
        var row = new ActRow
        {
            Id = request.Id.Value,
            Subject = request.Subject,
            Verb = request.Asked.GetType().Name,
            By = request.By.Id.Value,
            At = now,
            Content = ActContent.Of(request),
        };
        _known[row.Id] = row;
        _rows.Add(row);
        return judged.Receipt;
    }

    private Result<TReceipt> Replay(TRequest request, ActRow recorded) =>
        ActContent.Difference(recorded.Content, ActContent.Of(request)) is var (field, first, second)
            ? new JournalRefusal.DifferentContent(request.Id, field, first, second)
            : Again(request);

    private async Task<bool> Post(LedgerDb db, DbTransaction transaction, CancellationToken cancel)
    {
        var posting = Enumerable.Range(0, Requests.Count).Where(i => _instructions[i] is { Count: > 0 }).ToList();
        if (posting.Count == 0)
            return true;
        var batch = new Batch(
            posting.ConvertAll(i => JournalRequest.Of(Requests[i], _instructions[i]!)),
            Atomic: false
        );
        var posted = await Database.Journal.Post(transaction, batch, cancel);
        var (stands, own) = (true, new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var (i, answer) in posting.Zip(posted))
        {
            if (answer.Refusal is { } refusal)
            {
                refused[i] = refusal;
                stands = false;
            }
            // Somebody else did the same act since it was looked for: its answer is there when this is judged again.
            else if (answer.IsAccepted(out var receipt) && receipt.IsReplay)
                throw new DbUpdateConcurrencyException($"{Requests[i].Id} was recorded meanwhile.");
            else if (WasOvertaken(Requests[i], receipt!, own.GetValueOrDefault(Requests[i].Subject)))
                throw new DbUpdateConcurrencyException($"The books of {Requests[i].Subject} moved on meanwhile.");
            else
                foreach (var record in receipt!.Records)
                    own[record.Estate] = own.GetValueOrDefault(record.Estate) + 1;
        }
        // Who was judged by what somebody else has changed since is judged again, and told what it is now, not what the
        // accounts say of it.
        if (!stands && await HasMoved(db, cancel))
            throw new DbUpdateConcurrencyException("What the acts are about moved on meanwhile.");
        return stands;
    }
}
