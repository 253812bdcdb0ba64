using System.Collections.Concurrent;
using Ledger.Access;
using Ledger.Cli;
using Ledger.Foundations;
using Ledger.Jobs;
using Ledger.Journal;
using Ledger.Storage.Database;
using Ledger.Testing;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests.Scheduling;

using Worker = Ledger.Jobs.Worker;

/// <summary>The scheduler on the real database.</summary>
public sealed class WorkerTests
{
    [Fact]
    public async Task Two_workers_on_one_database_fire_each_firing_once()
    {
        await using var database = await TestDatabase.Create();
        var fires = new ConcurrentQueue<string>();
        IReadOnlyList<Job> Jobs(string worker) =>
            [
                new(
                    "every-second",
                    "* * * * * ?",
                    (_, _) =>
                    {
                        fires.Enqueue(worker);
                        return Task.FromResult(new JobOutcome(1, false, worker));
                    }
                ),
            ];
        await using (var first = await Worker.Create(database.OpenAnother(), Serilog.Core.Logger.None, Jobs("first")))
        await using (var second = await Worker.Create(database.OpenAnother(), Serilog.Core.Logger.None, Jobs("second")))
        {
            await Task.WhenAll(first.Start(), second.Start());
            for (var i = 0; i < 300 && fires.Count < 6; i++)
                await Task.Delay(100);
        }
        var runs = await database.Ledger.Schedules.Runs("every-second", 1_000);
        Assert.True(fires.Count >= 6, $"only {fires.Count} fires");
        // Each firing has a moment of its own, so a second one of the same would be missing among the runs that are
        // kept.
        Assert.Equal(fires.Count, runs.Count);
        Assert.Equal(fires.Count, runs.Select(run => run.DueAt).Distinct().Count());
    }

    [Fact]
    public async Task Holds_whose_expiry_has_come_are_expired_by_the_clock_once()
    {
        var clock = Clocks.Still();
        await using var database = await TestDatabase.Create(clock);
        await database.Ledger.Trust("TR-1", bank: 1_000);
        foreach (var minutes in (int?[])[5, 10, 20, null])
            await database.Ledger.Accepts(
                Ana.Asks(
                    new PlaceHold(
                        "TR-1",
                        Bank,
                        default,
                        new Money(100, Currency.BOB),
                        Today,
                        minutes is { } m ? clock.GetCurrentInstant() + Duration.FromMinutes(m) : null,
                        "Held"
                    )
                )
            );
        clock.Advance(Duration.FromMinutes(10));
        var runner = new Runner(database.Ledger, Serilog.Core.Logger.None);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => runner.Run(AllJobs.Find("hold-expiry")!)));
        Assert.Equal(2, answers.Sum(run => run.Count));
        Assert.Equal(2L, await database.Scalar<long>("SELECT COUNT(*) FROM open_hold"));
        Assert.Equal(
            Person.Clock.Id.Value,
            Assert.Single(
                (
                    await database.Rows(
                        $"SELECT DISTINCT actor FROM journal_event WHERE kind = {(short)RecordKind.HoldExpired}"
                    )
                ).Select(row => row[0])
            )
        );
    }

    [Fact]
    public async Task A_night_that_finds_something_fails_loudly_and_is_kept()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust("TR-1", bank: 1_000);
        var errors = new StringWriter();
        var runner = new Runner(database.Ledger, Logs.To(errors, null));
        Assert.Equal(Runner.Done, (await runner.Run(AllJobs.Find("nightly-verify")!)).Outcome);
        await database.Execute("UPDATE account_balance SET posted = posted + 1 WHERE posted > 0");
        Assert.Equal(Runner.Found, (await runner.Run(AllJobs.Find("nightly-verify")!)).Outcome);
        Assert.Contains("\"Level\":\"Error\"", errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            [Runner.Found, Runner.Done],
            (await database.Ledger.Schedules.Runs("nightly-verify", 10)).Select(run => run.Outcome)
        );
    }

    [Fact]
    public async Task A_job_that_fails_keeps_what_it_means_and_not_what_it_said()
    {
        await using var database = await TestDatabase.Create();
        var log = new StringWriter();
        var job = new Job("fails", "0 0 0 * * ?", (_, _) => throw new InvalidOperationException("Rosa Quispe"));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new Runner(database.Ledger, Logs.To(log, null)).Run(job)
        );
        Assert.Equal(
            (Runner.Failed, nameof(InvalidOperationException)),
            Assert.Single((await database.Ledger.Schedules.Runs("fails", 10)).Select(run => (run.Outcome, run.Detail)))
        );
        Assert.DoesNotContain("Rosa", log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_leads_from_a_command_to_its_entry_and_has_no_name_no_password_and_no_narrative()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust("TR-1", bank: 1_000);
        var folder = Directory.CreateTempSubdirectory("fiducia-log-").FullName;
        try
        {
            foreach (
                var words in (string[])
                    [
                        "people add root --name Rufina~Mamani --role Administrator",
                        "people add second --name Saturnina~Choque --role Administrator --by root",
                        "people add rosa --name Rosa~Quispe --role Operator --by root",
                        "people confirm --all --by second",
                    ]
            )
                await Fiducia(database, folder, 0, [.. words.Split(' ').Select(word => word.Replace('~', ' '))]);
            await Fiducia(
                database,
                folder,
                0,
                "post",
                "--estate",
                "TR-1",
                "--date",
                "2026-11-20",
                "--narrative",
                "Seed potatoes",
                "--debit",
                "5110=1.00",
                "--credit",
                "1110=1.00",
                "--by",
                "rosa"
            );
            await Fiducia(
                database,
                folder,
                1,
                "post",
                "--estate",
                "TR-1",
                "--date",
                "2026-11-20",
                "--narrative",
                "Seed potatoes",
                "--debit",
                "5110=9999999.00",
                "--credit",
                "1110=9999999.00",
                "--by",
                "rosa"
            );
            await Fiducia(database, folder, 0, "worker", "run", "nightly-verify", "--by", "root");
            var log = string.Join(
                '\n',
                await Task.WhenAll(Directory.GetFiles(folder).Select(file => File.ReadAllTextAsync(file)))
            );
            Assert.Contains("journal.insufficient_funds", log, StringComparison.Ordinal);
            Assert.Contains("nightly-verify", log, StringComparison.Ordinal);
            var posted = log.Split('\n').First(line => line.Contains("\"post\"", StringComparison.Ordinal));
            var request = System.Text.RegularExpressions.Regex.Match(posted, "rq_[0-9a-f]{32}").Value;
            Assert.Equal(
                1L,
                await database.Scalar<long>($"SELECT COUNT(*) FROM request WHERE id = '{new Guid(request[3..])}'")
            );
            foreach (
                var secret in (string[])
                    [
                        "Rosa",
                        "Quispe",
                        "rosa",
                        "Rufina",
                        "Seed potatoes",
                        "Password",
                        new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString).Password ?? "Password",
                    ]
            )
                if (secret.Length > 0)
                    Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Fiducia(TestDatabase database, string folder, int exit, params string[] words)
    {
        using var output = new StringWriter();
        var code = await FiduciaCommand.Run(
            [.. words, "--log-file", "fiducia.log"],
            new StringReader(""),
            output,
            output,
            new CommandEnvironment(
                Clocks.Still(),
                Guid.NewGuid,
                "en",
                IsTerminal: false,
                name => name == "LEDGER_DATABASE" ? database.ConnectionString : null,
                folder
            )
        );
        Assert.True(code == exit, output.ToString());
    }

    [Fact]
    public async Task A_database_without_the_schedulers_tables_says_so_and_migrate_makes_them()
    {
        await using var database = await TestDatabase.Create();
        Assert.Null(await Worker.Validate(database.Ledger));
        await database.Execute("DROP TABLE qrtz_locks");
        Assert.Equal(DatabaseFault.NotMigrated, (await Worker.Validate(database.Ledger))?.Code);
        await Worker.Install(database.Ledger);
        Assert.Null(await Worker.Validate(database.Ledger));
    }
}
