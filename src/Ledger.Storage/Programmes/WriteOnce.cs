using Ledger.Foundations;
using Ledger.Storage.Database;

namespace Ledger.Storage.Programmes;

/// <summary>
/// Adds what never changes once it is there. Two callers who add the same at once are judged one after the other.
/// </summary>
internal sealed class WriteOnce(Func<LedgerDb> contexts, Dialect dialect)
{
    /// <param name="value">The answer when it was added.</param>
    /// <param name="known">The answer when it, or something else under its name, is there already; null: it is
    /// not.</param>
    /// <param name="isDryRun">Judge it and store nothing.</param>
    /// <param name="add">Adds the rows, or says why not; asked only when it is not there yet.</param>
    public async Task<Result<T>> Add<T>(
        T value,
        Func<Task<Result<T>?>> known,
        Func<LedgerDb, Task<Refusal?>> add,
        bool isDryRun,
        CancellationToken cancel
    )
        where T : class
    {
        return await Retry.Do(dialect, RetryLimit.Documents, Attempt, cancel);

        // Perhaps another caller added it since we looked: then it is looked for again.
        async Task<Result<T>> Attempt(CancellationToken token)
        {
            if (await known() is { } before)
                return before;
            await using var db = contexts();
            if (await add(db) is { } refusal)
                return refusal;
            if (!isDryRun)
                await db.SaveChangesAsync(token);
            return value;
        }
    }
}
