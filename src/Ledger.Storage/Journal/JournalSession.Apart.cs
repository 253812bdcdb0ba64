using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Storage.Journal;

/// <summary>What touches more estates than one transaction may lock, as far as it can be divided.</summary>
internal sealed partial class JournalSession
{
    /// <summary>
    /// Holds and reversals brought in more estates than one transaction may lock: less at a time, and what cannot be
    /// divided is refused.
    /// </summary>
    private async Task<IReadOnlyList<Decision>> RunApart(IReadOnlyList<Batch> batches, bool isDryRun)
    {
        if (batches is [var single])
        {
            if (single.Atomic || single.Requests.Count == 1 || isDryRun)
                return [TooManyEstates(single)];
            var halves = single
                .Requests.Chunk((single.Requests.Count + 1) / 2)
                .Select(half => new Batch(half, Atomic: false))
                .ToList();
            return [new Decision([.. (await RunApart(halves, isDryRun)).SelectMany(half => half.Answers)], [])];
        }
        var decisions = new List<Decision>();
        foreach (var batch in batches)
            decisions.AddRange(
                await new JournalSession(dialect, directory, clock, connection, cancel).Run(
                    [batch],
                    Needs.Of([batch]),
                    isDryRun
                )
            );
        return decisions;
    }

    private Decision TooManyEstates(Batch batch)
    {
        var refusal = new JournalRefusal.TooManyEstates(_needs.Estates.Count, JournalRequest.MaxEstates);
        return new([.. batch.Requests.Select(_ => (Result<Receipt>)refusal)], []);
    }
}
