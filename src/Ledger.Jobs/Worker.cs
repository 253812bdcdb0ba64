using Ledger.Application.Authorization;
using Ledger.Application.Localization;
using Ledger.Storage;
using Ledger.Storage.Database;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Quartz;
using Serilog;
using Serilog.Extensions.Logging;

namespace Ledger.Jobs;

/// <summary>
/// A scheduler in this process that fires the jobs together with every other worker on the same database: each firing
/// happens in one of them.
/// </summary>
/// <remarks>
/// Schedule and locks are in Quartz's tables, made by <see cref="Install"/>. Nothing is remembered in the process.
/// </remarks>
public sealed class Worker : IAsyncDisposable
{
    /// <summary>Workers of one name share one schedule.</summary>
    public const string SchedulerName = "fiducia";

    private readonly ISchedulerFactory _factory;
    private readonly IScheduler _scheduler;

    private Worker(ISchedulerFactory factory, IScheduler scheduler) => (_factory, _scheduler) = (factory, scheduler);

    /// <summary>
    /// Makes the scheduler's tables where they are missing, by the definitions that the package itself brings for its
    /// version. Safe to run again; never drops or alters.
    /// </summary>
    public static async Task Install(LedgerDatabase ledger, CancellationToken cancel = default)
    {
        await using var worker = await Create(ledger, Serilog.Core.Logger.None, [], provisions: true, cancel);
    }

    /// <summary>Why no worker can run on this database; null when one can.</summary>
    public static async Task<DatabaseFault?> Validate(LedgerDatabase ledger, CancellationToken cancel = default)
    {
        await using var connection = ledger.Dialect.CreateConnection();
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM QRTZ_LOCKS";
            await command.ExecuteScalarAsync(cancel);
            return null;
        }
        catch (Exception exception) when (ledger.FaultOf(exception) is { } fault)
        {
            return fault.Code == DatabaseFault.NotMigrated ? DatabaseFault.WithoutScheduler(ledger.Told) : fault;
        }
    }

    /// <summary>A worker that has its schedule and does not fire yet.</summary>
    /// <param name="jobs">The product's are <see cref="AllJobs.All"/>.</param>
    public static async Task<Worker> Create(
        LedgerDatabase ledger,
        ILogger log,
        IReadOnlyList<Job> jobs,
        bool provisions = false,
        CancellationToken cancel = default
    )
    {
        var factory = QuartzSchedulerBuilder
            .Create(quartz =>
            {
                quartz.ConfigureScheduler(scheduler =>
                {
                    scheduler.InstanceName = SchedulerName;
                    scheduler.GenerateInstanceId = true;
                });
                quartz
                    .Services.AddSingleton(new Runner(ledger, log))
                    .AddSingleton(jobs)
                    .AddLogging(logging =>
                        logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(
                            new SerilogLoggerProvider(log)
                        )
                    );
                quartz.UseDefaultThreadPool(maxConcurrency: 4);
                quartz.UsePersistentStore(store =>
                {
                    if (ledger.Kind == DatabaseKind.PostgreSql)
                        store.UsePostgres(NpgsqlFactory.Instance, ledger.ConnectionString);
                    else
                        store.UseSqlServer(SqlClientFactory.Instance, ledger.ConnectionString);
                    store.UseClustering(cluster => cluster.CheckinInterval = TimeSpan.FromSeconds(10));
                    if (provisions)
                        store.ProvisionSchema();
                });
            })
            .Build();
        var worker = new Worker(factory, await factory.GetScheduler(cancel));
        foreach (var job in jobs)
            await worker.Plan(job, cancel);
        return worker;
    }

    /// <summary>Begins to fire.</summary>
    public Task Start(CancellationToken cancel = default) => _scheduler.Start(cancel).AsTask();

    /// <summary>The product's jobs and when each is due next after a moment.</summary>
    public static IReadOnlyList<PlannedJob> Planned(Instant after) =>
        [.. AllJobs.All.Select(job => new PlannedJob(job.Name, job.Cron, Next(job, after)))];

    /// <summary>When a job is due next after a moment; null when never again.</summary>
    public static Instant? Next(Job job, Instant after) =>
        new CronExpression(job.Cron, TimeZoneInfo.Utc).GetNextValidTimeAfter(after.ToDateTimeOffset()) is { } next
            ? Instant.FromDateTimeOffset(next)
            : null;

    /// <summary>Begins nothing new and waits for what is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _scheduler.Shutdown(waitForJobsToComplete: true);
        if (_factory is IAsyncDisposable container)
            await container.DisposeAsync();
    }

    /// <summary>
    /// A schedule that changed with the program replaces the one that is stored; one that did not is left as it is,
    /// with the firing that is due.
    /// </summary>
    private async Task Plan(Job job, CancellationToken cancel)
    {
        var key = new TriggerKey(job.Name);
        if (await _scheduler.GetTrigger(key, cancel) is ICronTrigger known && known.CronExpressionString == job.Cron)
            return;
        var detail = JobBuilder
            .Create<Firing>()
            .WithIdentity(job.Name)
            .WithDescription(Localizer.English.Word($"Job.{job.Name}"))
            .StoreDurably()
            .RequestRecovery()
            .Build();
        var trigger = TriggerBuilder
            .Create()
            .WithIdentity(key)
            .ForJob(detail)
            .WithSchedule(CronScheduleBuilder.Create(job.Cron).InTimeZone(TimeZoneInfo.Utc))
            .Build();
        await _scheduler.ScheduleJob(detail, [trigger], new ScheduleJobOptions { Replace = true }, cancel);
    }
}

/// <summary>One firing of any job: the job's name is its key.</summary>
[DisallowConcurrentExecution]
internal sealed class Firing(Runner runner, IReadOnlyList<Job> jobs) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.JobDetail.Key.Name;
        // A newer worker may have stored a job that this one does not know.
        if (jobs.FirstOrDefault(job => job.Name == name) is not { } job)
            return;
        var due = Instant.FromDateTimeOffset(context.ScheduledFireTimeUtc ?? context.FireTimeUtc);
        await runner.Run(job, due, cancellationToken);
    }
}
