using System.Diagnostics;
using System.Globalization;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Storage.Alliances;
using NodaTime;
using Npgsql;
using NpgsqlTypes;
using static Ledger.Journal.Instruction;

namespace Ledger.Benchmarks;

/// <summary>
/// Steps of tranches end to end: set-based acts on hundreds of alliances, each step stored with its state, its trace
/// and its entries in one transaction.
/// </summary>
/// <remarks>
/// By hand: the same rows of commands, steps and states written in sets with unnest and the same entries through the
/// journal, in the same transactions, nothing judged and nothing read.
/// </remarks>
internal static class TrancheSteps
{
    private const string Programme = "BENCH";
    private static readonly LocalDate Day = new(2026, 1, 5),
        Last = new(2026, 12, 31);
    private static readonly Person Office = Of(1, Role.ProgrammeOffice, Role.Operator, Role.Evaluator),
        Manager = Of(2, Role.Manager),
        Supervisor = Of(3, Role.Supervisor),
        Maker = Of(4, Role.Operator),
        Checker = Of(5, Role.Operator),
        Payer = Of(6, Role.Operator),
        Controller = Of(7, Role.Controller);

    public static async Task Measure(Bench bench)
    {
        var alliances = bench.IsQuick ? 200 : 1_100;
        await Prepare(bench, alliances);
        var (steps, watch) = (0, new Stopwatch());
        var memory = new Memory();
        memory.Begin();
        foreach (var release in Enumerable.Range(1, 3))
        foreach (var act in Life(release))
        {
            var requests = Enumerable
                .Range(0, alliances)
                .Select(i => new AllianceRequest(NextId(), act.By, Code(i), act.Act))
                .ToList();
            watch.Start();
            foreach (var answer in await bench.Ledger.Alliances.Do(requests))
                Demand(answer);
            watch.Stop();
            steps += alliances;
        }
        memory.Dispose();
        var byHand = await ByHand(bench, alliances, steps);
        var how = string.Create(
            CultureInfo.InvariantCulture,
            $"{alliances:#,0} alliances × 3 tranches × 6 steps, one act per alliance in each call"
        );
        bench.Report.Add("tranche steps", steps / watch.Elapsed.TotalSeconds, "steps/s", byHand, "≥ 500", how);
        bench.Report.Add("tranche steps, memory", memory.PeakMegabytes, "MB at most", null, "flat", how);
        await MeasureList(bench, bench.IsQuick ? 20_000 : 100_000);
    }

    private static IEnumerable<(Person By, AllianceCommand Act)> Life(int release)
    {
        yield return (Supervisor, new IssueCertificate(Share.Percent(30 * release), Day, new string('e', 64)));
        yield return (Manager, new RequestRelease(Bob(25_000), Day, "Request"));
        yield return (Maker, new ReviewRelease(release, 1, Day));
        yield return (Checker, new ApproveRelease(release, 1, Day));
        yield return (Payer, new InstructRelease(release, Day, "Instruction"));
        yield return (Controller, new ConfirmRelease(release, Bob(25_000), Day, "Statement"));
    }

    private static async Task Prepare(Bench bench, int alliances)
    {
        Demand(
            await bench.Ledger.Rules.Load(
                await File.ReadAllTextAsync(Path.Combine("tests", "Ledger.Benchmarks", "instrument.json")),
                Office
            )
        );
        Demand(
            await bench.Ledger.Rules.Register(
                new Programme
                {
                    Estate = Programme,
                    Name = "Benchmark",
                    Country = "BO",
                    Currency = Currency.BOB,
                    Zone = "America/La_Paz",
                    PerDollar = null,
                }
            )
        );
        var fund = new Funding("LOAN", "1", "2", 2026);
        Demand(
            await bench.Ledger.Journal.Post(
                new JournalRequest(
                    NextId(),
                    Office,
                    [
                        new OpenEstate(
                            new Estate(
                                new(Guid.CreateVersion7()),
                                Programme,
                                EstateKind.Programme,
                                "Benchmark",
                                "America/La_Paz",
                                Currency.BOB,
                                Day
                            )
                        ),
                        new OpenAccount(Programme, new AccountKey("8110", fund.Appropriation, Currency.BOB), Day),
                        new PostEntry(
                            Entry(Posting.Debit("1110", Bob(1_000_000_000)), Posting.Credit("3110", Bob(1_000_000_000)))
                        ),
                        new PostEntry(
                            Entry(
                                Posting.Debit("8110", Bob(1_000_000_000), fund.Appropriation),
                                Posting.Credit("8190", Bob(1_000_000_000))
                            )
                        ),
                    ]
                )
            )
        );
        var beginnings = new (Person, AllianceCommand)[]
        {
            (
                Office,
                new RegisterAlliance(
                    "Quinoa",
                    "ORG",
                    "Oruro",
                    Programme,
                    "benchmark",
                    1,
                    "",
                    40,
                    Bob(150_000),
                    Bob(100_000),
                    Day
                )
            ),
            (Office, new MoveAlliance(AllianceTrigger.Evaluate, Day)),
            (Office, new MoveAlliance(AllianceTrigger.Approve, Day)),
            (Office, new SignAgreement(Day, "Agreement", [new CommittedPart("LOAN", "1", "2", 2026, Bob(100_000))])),
            (Manager, new PledgeCounterpart("co_org", PledgeKind.Cash, Bob(50_000), Day, Last, "")),
            (Office, new ConstituteEstate(Day, "")),
            (Office, new AppointSupervisor(Supervisor, Day, Last)),
            (Controller, new VerifyCounterpart(1, Bob(50_000), Day, "Statement")),
        };
        foreach (
            var answer in await bench.Ledger.Alliances.Do([
                .. from i in Enumerable.Range(0, alliances)
                from act in beginnings
                select new AllianceRequest(NextId(), act.Item1, Code(i), act.Item2),
            ])
        )
            Demand(answer);
    }

    /// <summary>
    /// Steps a second when nothing is judged: for each call the rows of one command per alliance, and for one call in
    /// three
    /// entries.
    /// </summary>
    private static async Task<double> ByHand(Bench bench, int alliances, int steps)
    {
        await bench.Execute(
            "CREATE UNLOGGED TABLE IF NOT EXISTS bench_ids AS SELECT id, row_number() OVER (ORDER BY code) AS no FROM alliance WHERE programme = 'BENCH'"
        );
        var watch = Stopwatch.StartNew();
        for (var done = 0; done < steps; done += alliances)
        {
            await using var connection = await bench.ByHand.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var ids = Enumerable.Range(0, alliances).Select(_ => Guid.CreateVersion7()).ToArray();
            await Execute(
                connection,
                """INSERT INTO command (id, subject, verb, "by", at, content) SELECT i, 'BENCH', 'Step', i, now(), repeat('x', 200) FROM unnest($1) AS i""",
                ids
            );
            await Execute(
                connection,
                """
                INSERT INTO file_step (request, ordinal, file, alliance, life, number, trigger, "from", "to", "by", duty, at, "on", document, reason)
                SELECT i.id, 0, a.id, a.id, 2, 1, 'Step', 'Requested', 'Reviewed', i.id, 1, now(), current_date, '', '' FROM unnest($1) WITH ORDINALITY AS i(id, no) JOIN bench_ids a ON a.no = i.no
                """,
                ids
            );
            await Execute(
                connection,
                "UPDATE alliance SET version = version + 1 FROM bench_ids b, unnest($1) WITH ORDINALITY AS i(id, no) WHERE alliance.id = b.id AND b.no = i.no",
                ids
            );
            await Execute(
                connection,
                "UPDATE release SET revision = revision + 1 FROM bench_ids b, unnest($1) WITH ORDINALITY AS i(id, no) WHERE release.alliance = b.id AND release.number = 1 AND b.no = i.no",
                ids
            );
            if (done / alliances % 2 == 0)
                await PostByHand(bench, transaction, ids);
            await transaction.CommitAsync();
        }
        return steps / watch.Elapsed.TotalSeconds;
    }

    private static async Task PostByHand(Bench bench, NpgsqlTransaction transaction, Guid[] ids)
    {
        var requests = ids.Select(id => new JournalRequest(
                new(id),
                Office,
                new PostEntry(
                    Entry(Posting.Debit("8130", Bob(1), Alliance.HolderOf(Code(0))), Posting.Credit("8190", Bob(1)))
                )
            ))
            .ToList();
        foreach (var answer in await bench.Ledger.Journal.Post(transaction, new Batch(requests, Atomic: false)))
            Demand(answer);
    }

    private static async Task Execute(NpgsqlConnection connection, string statement, Guid[] ids)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        command.Parameters.Add(
            new NpgsqlParameter<Guid[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid, TypedValue = ids }
        );
        await command.ExecuteNonQueryAsync();
    }

    private static async Task MeasureList(Bench bench, int releases)
    {
        await bench.Execute(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                INSERT INTO release (id, alliance, number, amount, amount_currency, "on", state, revision, paid, paid_currency, in_transit, in_transit_currency, accounted, accounted_currency, hold, prepared_by, reviewed_by, instructed_by, since)
                SELECT gen_random_uuid(), b.id, 100 + n / b.count, 1 + (n * 7919) % 90000000, 'BOB', DATE '2026-01-05', n % 9, 1, 0, 'BOB', 0, 'BOB', 0, 'BOB', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now() - n * interval '1 second'
                FROM generate_series(0, {releases
                    - 1}) AS n JOIN (SELECT id, no, count(*) OVER () AS count FROM bench_ids) b ON b.no = 1 + n % b.count
                """
            )
        );
        // Written at once and by hand: what the server does by itself within a minute is done before the clock starts.
        await bench.Execute("VACUUM ANALYZE release, alliance");
        var filters = new[]
        {
            new ReleaseFilter(Programme),
            new ReleaseFilter(Programme, Order: ReleaseOrder.LargestFirst),
            new ReleaseFilter(Programme, "Oruro", ReleaseState.Reviewed, Page: 20),
            new ReleaseFilter(Programme, Order: ReleaseOrder.ByAlliance, Page: releases / 100),
        };
        var slowest = 0.0;
        foreach (var filter in filters)
        {
            var times = new List<double>();
            for (var i = -2; i < 9; i++)
            {
                var started = Stopwatch.GetTimestamp();
                if ((await bench.Ledger.Releases.Read(filter)).Lines.Count == 0)
                    throw new InvalidOperationException("The page is empty.");
                if (i >= 0)
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            slowest = Math.Max(slowest, Bench.Median(times));
        }
        bench.Report.Add(
            "list of tranches",
            slowest,
            "ms",
            null,
            "< 100",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{releases:#,0} tranches: the slowest of four filters, sorts and pages, median of 9"
            )
        );
    }

    private static Money Bob(long units) => new(units * 100, Currency.BOB);

    private static string Code(int i) => string.Create(CultureInfo.InvariantCulture, $"BENCH-{i}");

    private static Id<JournalRequest> NextId() => new(Guid.CreateVersion7());

    private static Person Of(int number, params Role[] roles) =>
        new(new Id<Person>(new Guid($"0190aaaa-0000-7000-8000-{number:D12}")), $"bench{number}", "Bench", roles);

    private static JournalEntry Entry(params Posting[] postings) =>
        JournalEntry
            .Draft(Programme, Day, Day, "Benchmark", postings)
            .Match(entry => entry, refusal => throw new InvalidOperationException(refusal.ToString()));

    private static void Demand<T>(Result<T> answer)
        where T : notnull =>
        answer.Match(value => value, refusal => throw new InvalidOperationException(refusal.ToString()));
}
