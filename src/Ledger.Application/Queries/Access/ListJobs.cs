using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Application.Queries.Access;

/// <summary>A job, its last run and its next one.</summary>
/// <param name="Schedule">Seconds, minutes, hours, day of month, month, day of week, in UTC.</param>
/// <param name="LastRun">Null: it never ran.</param>
/// <param name="Count">How many things its last run did, or found.</param>
public sealed record JobLine(
    string Job,
    WordKey Does,
    string Schedule,
    Instant? LastRun,
    WordKey? Outcome,
    ReasonText Detail,
    Instant? NextRun,
    [property: ForPrograms] Instant? EndedAt,
    [property: ForPrograms] int? Count
);

/// <summary>What the scheduler does and when.</summary>
public sealed record ListJobs() : Question<Listing<JobLine>>
{
    internal override async Task<Result<Listing<JobLine>>> Answer(Call call, CancellationToken cancel)
    {
        var lines = new List<JobLine>();
        var planned = call.Jobs(call.Now);
        var last = await call.Database.Schedules.LastRuns([.. planned.Select(job => job.Name)], cancel);
        foreach (var job in planned)
        {
            var run = last.GetValueOrDefault(job.Name);
            lines.Add(
                new JobLine(
                    job.Name,
                    WordKey.Of("Job", job.Name),
                    job.Cron,
                    run?.DueAt,
                    run is null ? null : WordKey.Of("JobOutcome", run.Outcome),
                    new ReasonText(run?.Detail ?? ""),
                    job.Next,
                    run?.EndedAt,
                    run?.Count
                )
            );
        }
        return new Listing<JobLine>(lines);
    }
}
