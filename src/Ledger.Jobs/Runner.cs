using Ledger.Application.Localization;
using Ledger.Storage;
using Ledger.Storage.Scheduling;
using NodaTime;
using Serilog;

namespace Ledger.Jobs;

/// <summary>Runs a job, keeps how it ended, and says so in the log.</summary>
public sealed class Runner(LedgerDatabase ledger, ILogger log)
{
    public LedgerDatabase Ledger { get; } = ledger;

    /// <param name="dueAt">For when it was due; null by hand: now.</param>
    /// <exception cref="Exception">What the job or the database threw, after it was kept as far as that was
    /// possible.</exception>
    public async Task<JobRun> Run(Job job, Instant? dueAt = null, CancellationToken cancel = default)
    {
        var due = dueAt ?? await Ledger.Schedules.Now(cancel);
        var runLog = log.ForContext("Job", job.Name).ForContext("DueAt", due);
        runLog.Information("Job begins");
        try
        {
            var outcome = await job.Do(Ledger, cancel);
            var run = await Keep(
                new JobRun(job.Name, due, due, outcome.HasFound ? Found : Done, outcome.Count, Cut(outcome.Detail)),
                runLog,
                cancel
            );
            var said = Localizer.English.Reason(outcome.Detail);
            if (outcome.HasFound)
                runLog.Error("Job found what somebody must look at: {Detail}", said);
            else
                runLog.Information("Job done: {Count} {Detail}", outcome.Count, said);
            return run;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            runLog.Warning("Job stopped: the worker ends; it goes on when it is due again");
            throw;
        }
        catch (Exception fault)
        {
            // The message of a provider may quote what was sent: only what it means is kept.
            var meaning = Ledger.FaultOf(fault) is { } known ? known.Code : fault.GetType().Name;
            runLog.Error("Job failed: {Fault}", meaning);
            await TryKeep(new JobRun(job.Name, due, due, Failed, 0, meaning), runLog);
            throw;
        }
    }

    public const string Done = "done",
        Found = "found",
        Failed = "failed";

    private async Task<JobRun> Keep(JobRun run, ILogger runLog, CancellationToken cancel)
    {
        run = run with { EndedAt = await Ledger.Schedules.Now(cancel) };
        if (!await Ledger.Schedules.Keep(run, cancel))
            runLog.Information("Another worker kept this run");
        return run;
    }

    /// <summary>What made the job fail may keep this from being written too; the log has it then.</summary>
    private async Task TryKeep(JobRun run, ILogger runLog)
    {
        try
        {
            await Keep(run, runLog, CancellationToken.None);
        }
        catch (Exception fault) when (Ledger.FaultOf(fault) is { } known)
        {
            runLog.Error("The run could not be kept: {Fault}", known.Code);
        }
    }

    private static string Cut(string detail) => detail.Length <= 1_000 ? detail : detail[..1_000];
}
