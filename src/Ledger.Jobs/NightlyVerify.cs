using Ledger.Foundations;
using Ledger.Storage;

namespace Ledger.Jobs;

/// <summary>
/// Recomputes chains and totals of every estate (law 7). Whatever does not agree makes the run fail loudly.
/// </summary>
internal static class NightlyVerify
{
    public static async Task<JobOutcome> Do(LedgerDatabase ledger, CancellationToken cancel)
    {
        var (estates, found, unsound) = (0, 0, new List<string>());
        await foreach (var estate in ledger.Verifier.VerifyAll(cancel: cancel))
        {
            estates++;
            found += estate.Findings.Count;
            if (!estate.IsSound)
                unsound.Add(estate.Estate);
        }
        return found == 0
            ? new JobOutcome(0, HasFound: false, new CodedText("job.sound", ("Count", estates)).ToString())
            : new JobOutcome(
                found,
                HasFound: true,
                new CodedText(
                    "job.unsound",
                    ("Count", found),
                    ("Unsound", unsound.Count),
                    ("Estates", estates),
                    ("Names", $"{string.Join(", ", unsound.Take(10))}{(unsound.Count > 10 ? ", …" : "")}")
                ).ToString()
            );
    }
}
