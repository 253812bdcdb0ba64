using Ledger.Foundations;
using NodaTime;

namespace Ledger.Journal;

/// <summary>Requests to judge in order: each by itself, or all together or not at all.</summary>
public sealed record Batch(IReadOnlyList<JournalRequest> Requests, bool Atomic);

/// <summary>A request that was accepted now (not a replay) and what is to be written for it.</summary>
public sealed record Accepted(JournalRequest Request, IReadOnlyList<JournalRecord> Records);

/// <summary>The answers to one batch, in its order, and what is to be written for it.</summary>
public sealed record Decision(IReadOnlyList<Result<Receipt>> Answers, IReadOnlyList<Accepted> Accepted)
{
    public IEnumerable<JournalRecord> Records => Accepted.SelectMany(accepted => accepted.Records);

    /// <summary>
    /// What the only request of the batch would post and hold; null when it was refused or known, and of several, whose
    /// balances would be of the last one.
    /// </summary>
    public Preview? Preview =>
        (Answers, Accepted) is ({ Count: 1 }, [var only]) ? Ledger.Journal.Preview.Of(only.Records) : null;
}

/// <summary>The judge of the books: every law that guards money has its one home here or in what it calls.</summary>
public static class Journal
{
    /// <summary>Judges the batches in order and moves <paramref name="books"/> on by what is accepted.</summary>
    /// <param name="now">The clock, read after the estates were locked; an estate whose last record is later goes by
    /// that (<see cref="EstateBooks.MomentOfNext"/>).</param>
    /// <param name="salts">Gives <see cref="Chain.SaltLength"/> random bytes for each free text.</param>
    /// <returns>One decision per batch. What was refused left nothing in the books and has no records.</returns>
    public static IReadOnlyList<Decision> Decide(
        JournalState books,
        IReadOnlyList<Batch> batches,
        Instant now,
        Func<byte[]> salts
    )
    {
        var chain = new Chain();
        var decisions = new Decision[batches.Count];
        for (var i = 0; i < decisions.Length; i++)
            decisions[i] = Decide(books, batches[i], now, salts, chain);
        return decisions;
    }

    private static Decision Decide(JournalState books, Batch batch, Instant now, Func<byte[]> salts, Chain chain)
    {
        var answers = new Result<Receipt>[batch.Requests.Count];
        var accepted = new List<Accepted>(answers.Length);
        var undo = batch.Atomic ? new UndoLog() : null;
        JournalRequest? refused = null;
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = Judge(books, batch.Requests[i], now, salts, chain, accepted, undo);
            if (answers[i].Refusal is not null)
                refused ??= batch.Requests[i];
        }
        if (undo is null || refused is null)
            return new Decision(answers, accepted);

        undo.Run();
        for (var i = 0; i < answers.Length; i++)
            if (answers[i].IsAccepted(out var receipt) && !StoodBefore(receipt, accepted))
                answers[i] = new JournalRefusal.RolledBack(refused.Id);
        return new Decision(answers, []);
    }

    /// <summary>A replay of an answer older than this batch: it stands, whatever becomes of the batch.</summary>
    private static bool StoodBefore(Receipt receipt, List<Accepted> accepted) =>
        receipt.IsReplay && !accepted.Exists(own => own.Request.Id == receipt.Request);

    private static Result<Receipt> Judge(
        JournalState books,
        JournalRequest request,
        Instant now,
        Func<byte[]> salts,
        Chain chain,
        List<Accepted> accepted,
        UndoLog? batchUndo
    )
    {
        if (books.Requests.TryGetValue(request.Id, out var recorded))
            return Replay.Answer(books, request, recorded);
        if (request.Id.IsReserved)
            return new JournalRefusal.ReservedId(request.Id);
        if (request.Instructions.Count == 0)
            return new JournalRefusal.NoInstructions();
        if (request.Instructions.Count > JournalRequest.MaxInstructions)
            return new JournalRefusal.TooManyInstructions(request.Instructions.Count, JournalRequest.MaxInstructions);

        var undo = new UndoLog();
        var draft = new RequestDraft(books, request, now, undo);
        for (var i = 0; i < request.Instructions.Count; i++)
            if (draft.Do(request.Instructions[i], (short)i) is { } refusal)
            {
                undo.Run();
                return refusal;
            }
        if ((draft.JudgeMoney() ?? draft.JudgeMoments()) is { } refused)
        {
            undo.Run();
            return refused;
        }

        var receipt = draft.Record(chain, salts, keepUndo: batchUndo is not null);
        accepted.Add(new Accepted(request, draft.Records));
        batchUndo?.Take(undo);
        return receipt;
    }
}

/// <summary>
/// How to take back what a request changed in the books, newest first: what is refused leaves nothing (law 9).
/// </summary>
internal sealed class UndoLog
{
    private List<Action>? _steps;

    public void Add(Action step) => (_steps ??= []).Add(step);

    public void Take(UndoLog other)
    {
        if (other._steps is { } steps)
            (_steps ??= []).AddRange(steps);
    }

    public void Run()
    {
        if (_steps is null)
            return;
        for (var i = _steps.Count - 1; i >= 0; i--)
            _steps[i]();
        _steps.Clear();
    }
}
