using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Storage.Journal;

/// <summary>
/// The database failed after the first pieces of a large batch were answered: what was accepted there is durable.
/// </summary>
/// <param name="answers">To the first requests of the batch, in its order. Of those after them nothing is known;
/// sending the whole batch again stores nothing twice.</param>
public sealed class BatchInterruptedException(IReadOnlyList<Result<Receipt>> answers, int requests, Exception fault)
    : Exception(
        $"The first {answers.Count} of {requests} requests were answered, then the database failed: {fault.Message}",
        fault
    )
{
    public IReadOnlyList<Result<Receipt>> Answers { get; } = answers;
}
