using Ledger.TestWorker;
using Xunit;
using Xunit.Abstractions;

namespace Ledger.SystemTests;

/// <summary>Several processes with many callers each, on the same few estates.</summary>
public sealed class ConcurrencyTests(ITestOutputHelper output)
{
    private const int Processes = 3,
        Callers = 6,
        Estates = 3;

    /// <summary>Rows only where, at this instant, something that must always hold does not.</summary>
    private const string AtAnyInstant = """
        SELECT 'below zero', estate_no, account_no::text FROM account_balance WHERE (side = 1 AND posted - held < 0) OR (side = 2 AND -posted - held < 0)
        UNION ALL SELECT 'estate out of balance', estate_no, sum(posted)::text FROM account_balance GROUP BY estate_no HAVING sum(posted) <> 0
        UNION ALL SELECT 'half of a paired transfer', 0, sum(b.posted)::text FROM account_balance b JOIN account a ON a.estate_no = b.estate_no AND a.no = b.account_no WHERE a.code = '1190' HAVING sum(b.posted) <> 0
        UNION ALL SELECT 'held', h.estate_no, h.account_no::text FROM account_balance b JOIN (SELECT estate_no, account_no, sum(amount) amount FROM open_hold GROUP BY 1, 2) h USING (estate_no, account_no) WHERE b.held <> h.amount
        UNION ALL SELECT 'sequence', h.estate_no, h.seq::text FROM estate_head h WHERE h.seq <> (SELECT count(*) FROM journal_entry e WHERE e.estate_no = h.estate_no) + (SELECT count(*) FROM journal_event e WHERE e.estate_no = h.estate_no)
        """;

    [Fact]
    public async Task Processes_that_transfer_hold_and_reverse_at_once_never_show_money_that_is_not_there()
    {
        var (until, work) = (Soak.Until(0.15), 0);
        do
        {
            var draw = Soak.Draw(output, work++);
            await using var database = await TestDatabase.Create();
            foreach (var request in Workload.Beginning(Estates, 2_000))
                await database.Ledger.Accepts(request);
            var workers = await Task.WhenAll(
                Enumerable
                    .Range(0, Processes)
                    .Select(_ =>
                        Worker.Start(
                            "scramble",
                            database.ConnectionString,
                            draw.Next(),
                            Callers,
                            Soak.IsOn ? 400 : 60,
                            Estates
                        )
                    )
            );
            var samples = 0;
            while (!workers.All(worker => worker.HasExited))
            {
                var wrong = await database.Rows(AtAnyInstant);
                Assert.True(wrong.Count == 0, string.Join('\n', wrong.Select(row => string.Join(' ', row))));
                samples++;
            }
            foreach (var worker in workers)
                await worker.Finish();
            var answers = workers
                .SelectMany(worker => worker.Acknowledged())
                .GroupBy(line => line.Answer)
                .ToDictionary(group => group.Key, group => group.Count());
            output.WriteLine(
                $"{samples} samples; {string.Join(", ", answers.Select(pair => $"{pair.Key} {pair.Value}"))}"
            );
            Assert.Equal(Processes * Callers * (Soak.IsOn ? 400 : 60), answers.Values.Sum());
            Assert.True(
                answers["yes"] > 0 && answers.ContainsKey("journal.insufficient_funds"),
                "The callers did not get in each other's way."
            );
            await Audit.Passes(database);
            foreach (var worker in workers)
                worker.Dispose();
        } while (DateTime.UtcNow < until);
    }

    [Fact]
    public async Task Two_processes_sending_the_same_work_have_one_effect_between_them()
    {
        await using var database = await TestDatabase.Create();
        foreach (var request in Workload.Beginning(Estates, 1_000_000))
            await database.Ledger.Accepts(request);
        var seed = Soak.Draw(output).Next();
        var workers = await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(i =>
                    Worker.Start(i == 0 ? "callers" : "bulk", database.ConnectionString, seed, Callers, 60, Estates)
                )
        );
        foreach (var worker in workers)
            await worker.Finish();
        var expected = new Expected(Estates, 1_000_000);
        for (var caller = 0; caller < Callers; caller++)
            expected.Add(Workload.Of(seed, caller, 60, Estates));
        await expected.Matches(database);
        var yes = workers
            .SelectMany(worker => worker.Acknowledged())
            .Where(line => line.Answer == "yes")
            .Select(line => line.Request)
            .ToList();
        Assert.Equal(yes.Count, yes.Distinct().Count());
        await Audit.Passes(database);
        foreach (var worker in workers)
            worker.Dispose();
    }
}
