using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage;

namespace Ledger.Jobs;

/// <summary>Frees the money of holds whose expiry has come, set by set (law 5).</summary>
internal static class HoldExpiry
{
    public static async Task<JobOutcome> Do(LedgerDatabase ledger, CancellationToken cancel)
    {
        var (recorded, refused) = (0, new List<Refusal>());
        await foreach (var due in ledger.Schedules.DueHolds(await ledger.Schedules.Now(cancel), cancel))
        {
            // The id follows from the hold: two workers at once record one expiry (law 3).
            var requests = due.Select(hold => new JournalRequest(
                RequestIds.FromReference("clock: hold-expiry", hold.ToString()),
                Person.Clock,
                [new Instruction.ExpireHold(hold)]
            ));
            foreach (var answer in await ledger.Journal.Post(new Batch([.. requests], Atomic: false), cancel))
                if (answer.IsAccepted(out var receipt))
                    recorded += receipt.IsReplay ? 0 : 1;
                // Another request needed the money meanwhile and recorded the expiry itself.
                else if (answer.Refusal is not HoldRefusal)
                    refused.Add(answer.Refusal!);
        }
        return new JobOutcome(recorded, refused.Count > 0, JobOutcome.Counted("job.holds_expired", recorded, refused));
    }
}
