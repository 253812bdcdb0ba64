using System.Data.Common;
using Ledger.Journal;
using Ledger.Storage.Database;

namespace Ledger.Storage.Journal;

/// <summary>Writing what was decided, in one round trip.</summary>
internal sealed partial class JournalSession
{
    private async Task Write(IReadOnlyList<Decision> decisions)
    {
        var dimensions = await NumberDimensions(decisions);
        var set = WriteSet.Of(decisions, dimensions.Numbers);
        await using var batch = NewBatch();
        JournalStatements.AddOpenings(batch, dialect, set);
        JournalStatements.AddRows(batch, dialect, set, dimensions.New);
        JournalStatements.AddTotals(batch, dialect, set);
        await Commit(batch);
    }

    /// <summary>
    /// Executes the last statements and commits. Only then may others of this process know the new sets of dimensions.
    /// </summary>
    private async Task Commit(DbBatch batch)
    {
        if (dialect.TransactionsAreStatements)
            dialect.Add(batch, "COMMIT");
        await batch.ExecuteNonQueryAsync(cancel);
        if (_transaction is not null)
            await _transaction.CommitAsync(cancel);
        foreach (var (labels, no) in _numbered)
            directory.Add(no, labels);
        foreach (var estate in _books.Estates.Values)
            directory.Reached(estate.No, estate.Seq);
    }

    private readonly Dictionary<Labels, int> _numbered = [];

    /// <param name="idle">Waits until the connection is free to ask.</param>
    private async Task<(IReadOnlyDictionary<Labels, int> Numbers, DimensionSetColumns New)> NumberDimensions(
        IReadOnlyList<Decision> decisions,
        Func<Task>? idle = null
    )
    {
        var added = new DimensionSetColumns();
        var unknown = new HashSet<Labels>();
        foreach (var labels in WriteSet.DimensionsOf(decisions))
            if (directory.DimensionNos.TryGetValue(labels, out var no))
                _numbered[labels] = no;
            else if (!_numbered.ContainsKey(labels))
                unknown.Add(labels);
        if (unknown.Count == 0)
            return (_numbered, added);
        if (idle is not null)
            await idle();
        await AddDimensions(unknown, _numbered, added);
        return (_numbered, added);
    }

    /// <summary>
    /// New sets get the next numbers under the lock of their own that every adder takes, after the estates' locks.
    /// </summary>
    private async Task AddDimensions(
        HashSet<Labels> unknown,
        Dictionary<Labels, int> numbers,
        DimensionSetColumns added
    )
    {
        var @lock = new EstateNoColumns();
        @lock.Add(-1);
        await using var batch = NewBatch();
        dialect.Add(batch, dialect.LockForWriting, @lock.Set);
        dialect.Add(batch, "SELECT COALESCE(MAX(no), 0) + 1 FROM dimension_set");
        dialect.Add(
            batch,
            "SELECT d.no, d.labels FROM {keys} JOIN dimension_set d ON d.digest = k.id",
            new IdColumns(unknown.Select(DimensionSetColumns.Digest)).Set
        );
        var next = 1;
        var stored = new Dictionary<string, int>(StringComparer.Ordinal);
        await using (var reader = await batch.ExecuteReaderAsync(cancel))
        {
            await reader.NextResultAsync(cancel);
            if (await reader.ReadAsync(cancel))
                next = reader.GetInt32(0);
            await reader.NextResultAsync(cancel);
            while (await reader.ReadAsync(cancel))
                stored[reader.GetString(1)] = reader.GetInt32(0);
        }
        foreach (var labels in unknown)
        {
            if (stored.TryGetValue(labels.ToStored(), out var known))
            {
                numbers[labels] = known;
                continue;
            }
            numbers[labels] = next;
            added.Add(next++, labels);
        }
    }
}
