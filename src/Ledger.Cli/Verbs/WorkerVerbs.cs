using Ledger.Application.Contracts;
using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Jobs;
using Ledger.Storage.Database;

namespace Ledger.Cli;

/// <summary>The scheduler: what is done because time passed.</summary>
internal static class WorkerVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            new("worker", Work, () => [], "worker --by root", "worker --by root --log-file fiducia.log"),
            new(
                "worker run",
                RunJob,
                () => Ask.Answers(Ask.Word("JOB", $"One of {string.Join(", ", AllJobs.All.Select(job => job.Name))}.")),
                "worker run hold-expiry --by root"
            ),
        ];

    /// <summary>Runs until it is interrupted; what is under way then is finished.</summary>
    private static async Task<int> Work(Session session)
    {
        await session.Asker();
        var database = await session.Database();
        if (await Worker.Validate(database) is { } fault)
            throw new DatabaseFaultException(fault);
        var log = session.Log(onConsole: true);
        var token = session.Environment.Interruption?.Token ?? CancellationToken.None;
        session.Environment.Interruption?.Heed();
        await using (var worker = await Worker.Create(database, log, AllJobs.All, cancel: token))
        {
            await worker.Start(token);
            log.Information("Worker begins: {Jobs} jobs on {Database}", AllJobs.All.Count, database.Name);
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            catch (OperationCanceledException)
            {
                log.Information("Worker ends: what is under way is finished, nothing new begins");
            }
        }
        return ExitCode.Done;
    }

    private static async Task<int> RunJob(Session session)
    {
        await session.Asker();
        var name = session.Word("JOB");
        var job =
            AllJobs.Find(name)
            ?? throw new RefusedException(
                new TextRefusal.NotOneOf("JOB", name, string.Join(", ", AllJobs.All.Select(other => other.Name)))
            );
        var run = await new Runner(await session.Database(), session.Log()).Run(job);
        return await session.Show(JobRunView.Of(run));
    }
}
