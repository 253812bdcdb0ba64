using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Storage.Journal;

/// <summary>Answers questions about the books. Balances come from totals and turnovers, never from scanning postings (but those of T's own day).</summary>
public sealed class JournalReader
{
    private readonly Dialect _dialect;
    private readonly IClock? _clock;

    internal JournalReader(Dialect dialect, IClock? clock) => (_dialect, _clock) = (dialect, clock);

    /// <summary>Every estate, by code.</summary>
    public async Task<IReadOnlyList<Estate>> Estates(CancellationToken cancel = default)
    {
        await using var connection = await Questions.Open(_dialect, cancel);
        await using var batch = connection.CreateBatch();
        _dialect.Add(batch, "SELECT e.no, e.id, e.code, e.kind, e.name, e.zone, e.currency, e.opened_on FROM estate e ORDER BY e.code");
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var estates = new List<Estate>();
        while (await reader.ReadAsync(cancel)) estates.Add(RecordReader.ReadEstate(reader).Estate);
        return estates;
    }

    public Task<Result<TrialBalance>> TrialBalance(string estate, Viewpoint viewpoint, CancellationToken cancel = default) => throw new NotImplementedException();

    public Task<Result<AccountBalance>> Balance(string estate, AccountKey account, Viewpoint viewpoint, CancellationToken cancel = default) => throw new NotImplementedException();

    public Task<Result<IReadOnlyList<DimensionBalance>>> Dimensions(string estate, Viewpoint viewpoint, CancellationToken cancel = default) => throw new NotImplementedException();

    /// <summary>The postings of an account booked from one day through another, oldest first, with running balance; streamed.</summary>
    public Task<Result<IAsyncEnumerable<StatementLine>>> Statement(string estate, AccountKey account, LocalDate from, LocalDate through, Instant? knownAt = null, CancellationToken cancel = default) => throw new NotImplementedException();

    /// <summary>Open holds of an estate, oldest value date first.</summary>
    public Task<Result<IReadOnlyList<Hold>>> OpenHolds(string estate, CancellationToken cancel = default) => throw new NotImplementedException();

    public Task<Result<IReadOnlyList<Ledger.Journal.Period>>> Periods(string estate, CancellationToken cancel = default) => throw new NotImplementedException();

    /// <summary>The records of an estate in their order, streamed: for exports and for reading one entry.</summary>
    public Task<Result<IAsyncEnumerable<JournalRecord>>> Records(string estate, long fromSeq = 1, long throughSeq = long.MaxValue, CancellationToken cancel = default) => throw new NotImplementedException();
}

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
