using Ledger.Foundations;
using Ledger.Storage;

namespace Ledger.Jobs;

/// <summary>
/// Something that is done because time passed. It sends use cases with the clock as actor and is idempotent: done
/// twice, it does nothing the second time.
/// </summary>
/// <param name="Name">What it is called on the command line and in the schedule; never changed.</param>
/// <param name="Cron">When: seconds, minutes, hours, day of month, month, day of week, in UTC.</param>
public sealed record Job(string Name, string Cron, Func<LedgerDatabase, CancellationToken, Task<JobOutcome>> Do);

/// <param name="Count">How many things were done, or found.</param>
/// <param name="HasFound">Whether somebody must look at it: the run fails loudly.</param>
/// <param name="Detail">A composed text (<see cref="CodedText"/>), without names of people and without their
/// texts.</param>
public sealed record JobOutcome(int Count, bool HasFound, string Detail)
{
    /// <summary>How many were done, and what was refused first where something was.</summary>
    internal static string Counted(string code, int count, IReadOnlyList<Refusal> refused) =>
        (
            refused.Count == 0
                ? new CodedText(code, ("Count", count))
                : new CodedText(
                    $"{code}_refused",
                    ("Count", count),
                    ("Refused", refused.Count),
                    ("Code", refused[0].Code)
                )
        ).ToString();
}

/// <summary>Every job there is. Later parts of the product add theirs here.</summary>
public static class AllJobs
{
    public static readonly IReadOnlyList<Job> All =
    [
        new("hold-expiry", "0 0/5 * * * ?", HoldExpiry.Do),
        new("late-pledges", "0 10 10 * * ?", LatePledges.Do),
        new("service-level-escalation", "0 20 10 * * ?", ServiceLevelEscalation.Do),
        new("fund-end-of-day", "0 30 6 * * ?", FundEndOfDay.Do),
        new("nightly-verify", "0 0 7 * * ?", NightlyVerify.Do),
    ];

    public static Job? Find(string name) => All.FirstOrDefault(job => job.Name == name);
}
