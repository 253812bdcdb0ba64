using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;

namespace Ledger.Storage.Journal;

/// <summary>
/// A large group of plain posts is judged and written in parts, one transaction all the same: while the database writes
/// one part, the next is judged.
/// </summary>
internal sealed partial class JournalSession
{
    // While the first part is judged the database has nothing to do: that one is small.
    private const int FirstPartSize = 1_000,
        PartSize = 4_500,
        LargeGroup = 5_000,
        LargeSet = 500;

    /// <summary>
    /// Only independent posts of entries: nothing that rolls back several requests, nor whose rows other statements
    /// wait for.
    /// </summary>
    private bool CanWriteInParts(IReadOnlyList<Batch> batches) =>
        _needs.OnlyPosts && _needs.Requests.Count > LargeGroup && batches.All(batch => !batch.Atomic);

    private async Task<IReadOnlyList<Decision>> RunInParts(IReadOnlyList<Batch> batches)
    {
        var (answers, set, writing) = (
            batches.Select(batch => new List<Result<Receipt>>(batch.Requests.Count)).ToList(),
            new WriteSet(),
            Task.CompletedTask
        );
        try
        {
            foreach (var (caller, part) in Parts(batches))
            {
                var decisions = Decide([part]);
                answers[caller].AddRange(decisions[0].Answers);
                await AddPart(set, decisions);
            }
            await writing;
        }
        finally
        {
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        } // The connection is not given back while it is at work.
        if (set.IsEmpty)
            await RollBack();
        else
            await WriteTotals(set);
        return answers.ConvertAll(list => new Decision(list, []));

        async Task AddPart(WriteSet set, IReadOnlyList<Decision> decisions)
        {
            var dimensions = await NumberDimensions(decisions, () => writing);
            set.Add(decisions, dimensions.Numbers);
            await writing;
            var rows = JournalStatements.Rows(set, dimensions.New);
            set.ForgetRows();
            writing = Task.Run(() => WriteRows(rows), cancel);
        }
    }

    private static IEnumerable<(int Caller, Batch Part)> Parts(IReadOnlyList<Batch> batches) =>
        from caller in Enumerable.Range(0, batches.Count)
        let requests = batches[caller].Requests
        from part in requests
            .Take(FirstPartSize)
            .Chunk(FirstPartSize)
            .Concat(requests.Skip(FirstPartSize).Chunk(PartSize))
        select (caller, new Batch(part, Atomic: false));

    private async Task WriteRows(IReadOnlyList<RowSet> sets)
    {
        foreach (var rows in sets)
            if (dialect.Copies && rows.Count >= LargeSet)
                await dialect.Copy(connection, rows, cancel);
            else if (rows.Count > 0)
                await WriteBatch(rows);
    }

    private async Task WriteBatch(RowSet rows)
    {
        await using var batch = NewBatch();
        dialect.AddInsert(batch, rows);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private async Task WriteTotals(WriteSet set)
    {
        set.AddTotals();
        await using var batch = NewBatch();
        JournalStatements.AddTotals(batch, dialect, set);
        await Commit(batch);
    }
}
