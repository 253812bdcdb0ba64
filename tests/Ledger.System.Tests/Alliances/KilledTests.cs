using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.SystemTests.Specifications;
using Ledger.TestWorker;
using Xunit;
using Xunit.Abstractions;

namespace Ledger.SystemTests.Alliances;

/// <summary>
/// Goal: a process killed at any moment of an alliance's life leaves no command without its steps and entries and no
/// entries without their command, and starting again finishes the work once.
/// Method: a run that nobody disturbs says what every command records and what the books come to; another is killed
/// again
/// and again, looked at, and begun again from the first command.
/// </summary>
public sealed class KilledTests(ITestOutputHelper output)
{
    private const int Alliances = 3,
        Kills = 4;

    [Fact]
    public async Task A_process_killed_at_any_moment_leaves_acts_whole_and_is_finished_by_beginning_again()
    {
        var draw = Soak.Draw(output);
        var seed = draw.Next();
        await using var whole = await Begin();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using (var worker = await Start(whole, seed))
            await worker.Finish();
        var (length, expected) = (watch.ElapsedMilliseconds, await Recorded(whole));
        Assert.Equal(Enumerable.Range(0, Alliances).Sum(number => ActWork.Of(seed, number).Count), expected.Count);

        await using var killed = await Begin();
        var (kills, halfway) = (0, 0);
        for (; kills < Kills; kills++)
        {
            using var worker = await Start(killed, seed);
            // Until something new is done, and then any moment of about a fifth of the work.
            for (
                var done = (await Recorded(killed)).Count;
                !worker.HasExited && (await Recorded(killed)).Count == done;

            )
                await Task.Delay(5);
            await Task.Delay(draw.Next((int)(length / 5) + 1));
            var isAtWork = !worker.HasExited;
            await worker.Kill();
            var recorded = await Recorded(killed);
            Assert.All(recorded, command => Assert.Equal(expected[command.Key], command.Value));
            Assert.All(
                worker.Acknowledged(),
                line =>
                    Assert.True(
                        line.Answer is "yes" or "replay" && recorded.ContainsKey(line.Request),
                        $"{line.Request} was acknowledged ({line.Answer}) and is gone."
                    )
            );
            if (isAtWork && recorded.Count > 0 && recorded.Count < expected.Count)
                halfway++;
            await NothingWithoutItsAct(killed);
            await Audit.Passes(killed);
        }
        using (var worker = await Start(killed, seed))
        {
            await worker.Finish();
            Assert.All(worker.Acknowledged(), line => Assert.True(line.Answer is "yes" or "replay", line.Answer));
        }
        output.WriteLine($"{expected.Count} acts in {length} ms; {kills} kills, {halfway} of them half-way");
        Assert.True(halfway > 1, "Hardly any process was killed half-way.");
        Assert.Equal(expected, await Recorded(killed));
        Assert.Equal(await Balances(whole), await Balances(killed));
        await NothingWithoutItsAct(killed);
        await Audit.Passes(killed);
    }

    private static Task<Worker> Start(TestDatabase database, int seed) =>
        Worker.Start("acts", database.ConnectionString, seed, Alliances, 0, 0);

    private static async Task<TestDatabase> Begin()
    {
        var database = await TestDatabase.Create();
        var document = await File.ReadAllTextAsync(
            Path.Combine(The_specifications.Folder(), "../data/instruments/par2-additional-financing.json")
        );
        AllianceBooks.Accepted(
            await database.Ledger.Rules.Load(
                document.Replace("\"organization-account\"", "\"trust\"", StringComparison.Ordinal),
                ActWork.Office
            )
        );
        AllianceBooks.Accepted(
            await database.Ledger.Rules.Register(
                new Programme
                {
                    Estate = ActWork.Programme,
                    Name = "Programme",
                    Country = "BO",
                    Currency = Currency.BOB,
                    Zone = "America/La_Paz",
                    PerDollar = 6.86m,
                }
            )
        );
        AllianceBooks.Accepted(await database.Ledger.Journal.Post(ActWork.Beginning(Alliances)));
        return database;
    }

    /// <summary>By command how many steps it has, how many entries and how many other records.</summary>
    private static async Task<SortedDictionary<string, string>> Recorded(TestDatabase database)
    {
        var rows = await database.Rows(
            """
            SELECT a.id, a.verb, (SELECT count(*) FROM file_step s WHERE s.request = a.id),
                (SELECT count(*) FROM journal_entry e WHERE e.request_id = a.id), (SELECT count(*) FROM journal_event v WHERE v.request_id = a.id) FROM command a
            """
        );
        return new(
            rows.ToDictionary(
                row => new Id<Ledger.Journal.JournalRequest>((Guid)row[0]!).ToString(),
                row => $"{row[1]}: {row[2]} steps, {row[3]} entries, {row[4]} others"
            ),
            StringComparer.Ordinal
        );
    }

    /// <summary>Entries, steps and files are there because of a command, all but the programme's beginning.</summary>
    private static async Task NothingWithoutItsAct(TestDatabase database)
    {
        Assert.Equal(
            1,
            await database.Scalar<int>(
                "SELECT count(DISTINCT r.id) FROM request r WHERE NOT EXISTS (SELECT 1 FROM command a WHERE a.id = r.id)"
            )
        );
        Assert.Equal(
            0,
            await database.Scalar<int>(
                "SELECT count(*) FROM file_step s WHERE NOT EXISTS (SELECT 1 FROM command a WHERE a.id = s.request)"
            )
        );
        // Approved and instructed is what is held, and what was paid is what the books say.
        Assert.Equal(
            0,
            await database.Scalar<int>(
                """
                SELECT count(*) FROM alliance l WHERE
                    (SELECT coalesce(sum(paid), 0) FROM release r WHERE r.alliance = l.id) <> (SELECT coalesce(sum(-b.posted), 0) FROM account_balance b JOIN account a ON a.estate_no = b.estate_no AND a.no = b.account_no
                        JOIN estate e ON e.no = a.estate_no WHERE e.code = l.code AND a.code = '3110' AND a.holder = 'co_programme') + (SELECT coalesce(sum(refunded), 0) FROM release_part p WHERE p.alliance = l.id)
                    OR (SELECT coalesce(sum(gross - withholding - retention), 0) FROM payment_order o WHERE o.alliance = l.id AND o.state IN (2, 3)) <> (SELECT coalesce(sum(b.held), 0) FROM account_balance b
                        JOIN account a ON a.estate_no = b.estate_no AND a.no = b.account_no JOIN estate e ON e.no = a.estate_no WHERE e.code = l.code AND a.code = '1110')
                """
            )
        );
    }

    private static async Task<List<string>> Balances(TestDatabase database) =>
        (
            await database.Rows(
                """
                SELECT e.code, a.code, a.holder, b.posted, b.held FROM account_balance b JOIN account a ON a.estate_no = b.estate_no AND a.no = b.account_no JOIN estate e ON e.no = a.estate_no ORDER BY 1, 2, 3
                """
            )
        ).ConvertAll(row => string.Join(' ', row));
}
