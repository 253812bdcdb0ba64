using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Storage.Journal;

/// <summary>Recomputes the chain and every total from the postings, and says what does not agree (laws 1, 2, 4, 7).</summary>
public sealed class JournalVerifier
{
    private readonly Dialect _dialect;

    internal JournalVerifier(Dialect dialect) => _dialect = dialect;

    public Task<Result<Verification>> Verify(string estate, IProgress<long>? postings = null, CancellationToken cancel = default) => throw new NotImplementedException();

    public Task<Result<Checkpoint>> TakeCheckpoint(string estate, CancellationToken cancel = default) => throw new NotImplementedException();

    /// <summary>Whether the estate's books still begin with what the checkpoint saw.</summary>
    public Task<Result<IReadOnlyList<Finding>>> Check(Checkpoint checkpoint, CancellationToken cancel = default) => throw new NotImplementedException();
}
