using Ledger.Journal;
using Ledger.TestWorker;
using Xunit;
using Xunit.Abstractions;

namespace Ledger.SystemTests;

/// <summary>
/// Goal: a crash at any moment leaves no half entry and no broken chain, loses nothing that was acknowledged, and
/// sending
/// everything again has one effect each. Method: kill, look at everything, send everything again, compare with the sum
/// of the work.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Callers = 6,
        Estates = 3,
        RoundsPerDatabase = 5;
    private const long Money = 1_000_000_000;

    private static int PerCaller => Soak.IsOn ? 250 : 120;

    [Fact]
    public async Task A_process_killed_at_any_moment_of_posting_loses_and_doubles_nothing()
    {
        var (until, kills, acknowledged) = (Soak.Until(0.25), 0, 0);
        do
        {
            var draw = Soak.Draw(output, kills);
            await using var database = await TestDatabase.Create();
            var expected = await Begin(database);
            for (var work = 0; work < RoundsPerDatabase; work++, kills++)
            {
                var (seed, bulk) = (draw.Next(), work % 2 == 1);
                using var worker = await Worker.Start(
                    bulk ? "bulk" : "callers",
                    database.ConnectionString,
                    seed,
                    Callers,
                    PerCaller,
                    Estates
                );
                // Any time from before the first request is sent until after some were acknowledged.
                if (draw.Next(4) > 0)
                    while (worker.Acknowledgements == 0 && !worker.HasExited)
                        await Task.Delay(5);
                await Task.Delay(draw.Next(bulk ? 120 : 250));
                await worker.Kill();
                acknowledged += await Recovers(database, worker, expected, seed, bulk);
            }
        } while (DateTime.UtcNow < until || (Soak.IsOn && kills < 100));
        output.WriteLine($"{kills} kills, {acknowledged} requests acknowledged before them");
        Assert.True(acknowledged > 0, "Every process was killed before it had done anything.");
    }

    [Fact]
    public async Task Connections_cut_at_any_moment_are_noticed_by_no_caller()
    {
        var (until, work, cuts) = (Soak.Until(0.1), 0, 0);
        do
        {
            var draw = Soak.Draw(output, work++);
            await using var database = await TestDatabase.Create();
            var (expected, seed) = (await Begin(database), draw.Next());
            using var worker = await Worker.Start(
                work % 2 == 0 ? "bulk" : "callers",
                database.ConnectionString,
                seed,
                Callers,
                PerCaller,
                Estates
            );
            // Three cuts at most between one answer and the next, however slow the machine: a writer gives up after
            // six.
            for (var (seen, sinceThen) = (0L, 0); !worker.HasExited; )
            {
                await Task.Delay(draw.Next(5, 100));
                if (worker.Acknowledgements != seen)
                    (seen, sinceThen) = (worker.Acknowledgements, 0);
                if (sinceThen++ >= 3)
                    continue;
                await database.CutConnections();
                cuts++;
            }
            await worker.Finish();
            Assert.DoesNotContain(worker.Acknowledged(), line => line.Answer is not ("yes" or "replay"));
            await Recovers(database, worker, expected, seed, bulk: false);
        } while (DateTime.UtcNow < until);
        output.WriteLine($"connections cut {cuts} times");
    }

    [SoakFact]
    public async Task A_server_killed_at_any_moment_has_all_that_was_acknowledged_when_it_is_back()
    {
        await using var server = await PrivateServer.Start();
        await using var database = await TestDatabase.On(server.ConnectionString);
        var (draw, expected, until, kills) = (Soak.Draw(output), await Begin(database), Soak.Until(0.1), 0);
        do
        {
            var (seed, bulk) = (draw.Next(), kills % 2 == 1);
            using var worker = await Worker.Start(
                bulk ? "bulk" : "callers",
                database.ConnectionString,
                seed,
                Callers,
                PerCaller,
                Estates
            );
            while (worker.Acknowledgements == 0 && !worker.HasExited)
                await Task.Delay(5);
            await Task.Delay(draw.Next(300));
            await server.Crash();
            await worker.Kill();
            await server.Restart();
            database.Reconnect();
            await Recovers(database, worker, expected, seed, bulk);
        } while (++kills < 10 || DateTime.UtcNow < until);
        output.WriteLine($"{kills} kills of the server");
    }

    private static async Task<Expected> Begin(TestDatabase database)
    {
        foreach (var request in Workload.Beginning(Estates, Money))
            await database.Ledger.Accepts(request);
        return new Expected(Estates, Money);
    }

    /// <returns>How many requests had been acknowledged.</returns>
    private static async Task<int> Recovers(
        TestDatabase database,
        Worker worker,
        Expected expected,
        int seed,
        bool bulk
    )
    {
        var acknowledged = worker.Acknowledged().Select(line => line.Request).ToHashSet();
        await Audit.Passes(database);
        for (var caller = 0; caller < Callers; caller++)
        {
            var pieces = Workload.Of(seed, caller, PerCaller, Estates);
            var requests = pieces.Select(piece => piece.Request).ToList();
            var stored = (
                await database.Rows(
                    $"SELECT id FROM request WHERE leg = 1 AND id IN ({string.Join(", ", requests.Select(request => $"'{request.Id.Value}'"))})"
                )
            )
                .Select(row => (Guid)row[0]!)
                .ToHashSet();
            Assert.All(
                requests,
                request =>
                    Assert.True(
                        !acknowledged.Contains(request.Id.ToString()) || stored.Contains(request.Id.Value),
                        $"{request.Id} was acknowledged and is gone."
                    )
            );
            if (bulk)
                foreach (var batch in requests.Chunk(200).Where((_, number) => number % 2 == 0))
                    Assert.True(
                        batch.All(request => stored.Contains(request.Id.Value))
                            || !batch.Any(request => stored.Contains(request.Id.Value)),
                        "Half of an atomic batch is stored."
                    );

            var answers = await database.Ledger.Journal.Post(new Batch(requests, Atomic: false));
            foreach (var (request, answer) in requests.Zip(answers))
                Assert.True(
                    TestBooks.Accepted(answer).IsReplay || !stored.Contains(request.Id.Value),
                    $"{request.Id} had a second effect."
                );
            expected.Add(pieces);
        }
        await expected.Matches(database);
        await Audit.Passes(database);
        return acknowledged.Count;
    }
}
