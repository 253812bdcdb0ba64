using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Access;
using Ledger.Storage.Database;
using Ledger.Storage.Programmes;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Storage.Workflow;

/// <summary>
/// Where commands are done, on alliances or on funds: their state, steps and entries are stored in one transaction.
/// </summary>
/// <remarks>
/// The subject of a command has a version. When two people change it at once, the second is judged again on what the
/// first left, and is told.
/// A request sent again gets its first answer (law 3). What is refused leaves nothing but, where somebody tried what
/// they may not, a line in the security log (law 9).
/// </remarks>
public abstract class CommandHandler<TRequest, TReceipt>
    where TRequest : ICommandRequest
    where TReceipt : notnull
{
    private protected CommandHandler(LedgerStore database, IClock? clock) => (Database, Clock) = (database, clock);

    private protected LedgerStore Database { get; }

    private protected IClock? Clock { get; }

    private protected abstract UnitOfWork<TRequest, TReceipt> NewWork(
        IReadOnlyList<TRequest> requests,
        Refusal?[] refused
    );

    /// <summary>How many of the requests, from the given one on, are judged in one transaction.</summary>
    private protected abstract int SetFrom(IReadOnlyList<TRequest> requests, int first);

    public async Task<Result<TReceipt>> Do(
        TRequest request,
        bool isDryRun = false,
        CancellationToken cancel = default
    ) => (await Do([request], isDryRun, cancel))[0];

    /// <summary>
    /// Does acts in order, each by itself: what is refused touches only itself and what builds on it.
    /// </summary>
    public async Task<IReadOnlyList<Result<TReceipt>>> Do(
        IReadOnlyList<TRequest> requests,
        bool isDryRun = false,
        CancellationToken cancel = default
    )
    {
        var answers = new List<Result<TReceipt>>(requests.Count);
        while (answers.Count < requests.Count)
            answers.AddRange(
                await Retrying(
                    [.. requests.Skip(answers.Count).Take(SetFrom(requests, answers.Count))],
                    isDryRun,
                    isAtomic: false,
                    cancel
                )
            );
        return answers;
    }

    /// <summary>
    /// Does all of them or none, in one transaction: when one is refused nothing is stored, and every refusal is told.
    /// </summary>
    public async Task<IReadOnlyList<Result<TReceipt>>> DoTogether(
        IReadOnlyList<TRequest> requests,
        bool isDryRun = false,
        CancellationToken cancel = default
    ) => await Retrying(requests, isDryRun, isAtomic: true, cancel);

    private async Task<Result<TReceipt>[]> Retrying(
        IReadOnlyList<TRequest> requests,
        bool isDryRun,
        bool isAtomic,
        CancellationToken cancel
    )
    {
        var refused = new Refusal?[requests.Count];
        return await Retry.Do(
            Database.Dialect,
            RetryLimit.Commands,
            async token =>
            {
                var work = NewWork(requests, refused);
                // What the journal refuses is taken out and the rest is judged again: later commands may have built on
                // it.
                while (!await work.Try(isDryRun, isAtomic, token))
                    work = NewWork(requests, refused);
                if (!isDryRun)
                    await Note(requests, work.Answers, token);
                return work.Answers;
            },
            cancel,
            again: () => Array.Clear(refused)
        );
    }

    /// <summary>Whoever tried what they may not is remembered, in a transaction of its own.</summary>
    private async Task Note(IReadOnlyList<TRequest> requests, Result<TReceipt>[] answers, CancellationToken cancel)
    {
        var attempts = requests.Zip(answers).Where(pair => pair.Second.Refusal is IForbidden).ToList();
        if (attempts.Count == 0)
            return;
        var now = await Questions.Now(Database.Dialect, Clock, cancel);
        await using var db = Database.NewContext();
        db.AddRange(
            attempts.Select(
                (attempt, i) =>
                    new RefusedAttemptRow
                    {
                        Id = Guid.CreateVersion7(now.ToDateTimeOffset()),
                        At = now + Duration.FromTicks(10 * i),
                        By = attempt.First.By.Id.Value,
                        Subject = attempt.First.Subject,
                        Verb = attempt.First.AskedName,
                        Code = attempt.Second.Refusal!.Code,
                        Message = CodedText.Of(attempt.Second.Refusal).Stored(RefusedAttemptRow.MaxMessage),
                    }
            )
        );
        await db.SaveChangesAsync(cancel);
    }
}
