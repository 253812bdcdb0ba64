using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage;
using Ledger.Workflow;

namespace Ledger.Jobs;

/// <summary>
/// Calls the pledges that nobody called and whose due day has come: from then on the file says since when the
/// contributor is asked.
/// </summary>
internal static class LatePledges
{
    public static async Task<JobOutcome> Do(LedgerDatabase ledger, CancellationToken cancel)
    {
        var (called, refused) = (0, new List<Refusal>());
        await foreach (var due in ledger.Schedules.DuePledges(await ledger.Schedules.Now(cancel), cancel))
        {
            // The id follows from pledge and day: on one day two workers call once, and what is refused today is asked
            // anew tomorrow.
            var requests = due.Select(pledge => new AllianceRequest(
                RequestIds.FromReference($"clock: late-pledges {pledge.Today:uuuu-MM-dd}", pledge.Pledge.ToString()),
                Person.Clock,
                pledge.Alliance,
                new CallPledge(pledge.Number, pledge.Today, "Due day")
            ));
            foreach (var answer in await ledger.Alliances.Do([.. requests], cancel: cancel))
                if (answer.IsAccepted(out var receipt))
                    called += receipt.IsReplay ? 0 : 1;
                // Somebody called, fulfilled or withdrew it meanwhile.
                else if (answer.Refusal is not CommandRefusal.WrongState)
                    refused.Add(answer.Refusal!);
        }
        return new JobOutcome(called, refused.Count > 0, JobOutcome.Counted("job.pledges_called", called, refused));
    }
}
