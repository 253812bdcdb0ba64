using System.Data.Common;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage;
using Ledger.TestWorker;
using Npgsql;
using Xunit;
using Xunit.Abstractions;
using static Ledger.Journal.Instruction;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests;

/// <summary>What callers see when the database fails them, and what is in the books afterwards.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private static readonly byte[] Commit = "COMMIT\0"u8.ToArray();

    [Fact]
    public async Task J13_a_line_cut_between_commit_and_its_answer_is_noticed_by_nobody()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 100);
        await using var relay = new Relay(database.ConnectionString);
        await using var ledger = LedgerDatabase.Open(relay.ConnectionString);
        relay.CutAnswerTo(Commit);
        var request = Ana.Asks(Post(Move("TR-1", 10, Bank, Investment)));
        await ledger.Accepts(request);
        Assert.Equal(1, relay.Cuts);
        Assert.True((await ledger.Accepts(request)).IsReplay);
        Assert.Equal((90, 0), await database.Balance("TR-1", Bank));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task J13_a_caller_that_never_got_its_answer_gets_it_as_a_replay_when_it_asks_again()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 100);
        await using var relay = new Relay(database.ConnectionString);
        var request = Ana.Asks(Post(Move("TR-1", 10, Bank, Investment)));
        await using (var ledger = LedgerDatabase.Open(relay.ConnectionString))
        {
            relay.CutAnswerTo(Commit, forGood: true);
            await Assert.ThrowsAsync<NpgsqlException>(() => ledger.Journal.Post(request));
        }
        Assert.Equal(1, relay.Cuts);
        Assert.True((await database.OpenAnother().Accepts(request)).IsReplay);
        Assert.Equal((90, 0), await database.Balance("TR-1", Bank));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task Lines_cut_after_any_byte_are_noticed_by_no_caller_and_each_request_has_one_effect()
    {
        var draw = Soak.Draw(output);
        await using var database = await TestDatabase.Create();
        foreach (var request in Workload.Beginning(2, 1_000_000))
            await database.Ledger.Accepts(request);
        await using var relay = new Relay(database.ConnectionString);
        await using var ledger = LedgerDatabase.Open(relay.ConnectionString);
        var (expected, done) = (new Expected(2, 1_000_000), 0);
        var callers = Enumerable
            .Range(0, 4)
            .Select(caller => Workload.Of(draw.Next(), caller, Soak.IsOn ? 400 : 60, 2))
            .ToList();
        var working = Task.WhenAll(
            callers.Select(pieces =>
                Task.Run(async () =>
                {
                    foreach (var piece in pieces)
                    {
                        await ledger.Accepts(piece.Request);
                        Interlocked.Increment(ref done);
                    }
                })
            )
        );
        // Three cuts at most between one answer and the next: a writer gives up after six.
        for (var (seen, before) = (0, 0); !working.IsCompleted; await Task.Delay(draw.Next(2, 30)))
        {
            if (Volatile.Read(ref done) is var now && now != seen)
                (seen, before) = (now, relay.Cuts);
            relay.CutAfter(relay.Cuts - before < 3 ? draw.Next(1, 30_000) : long.MaxValue);
        }
        await working;
        callers.ForEach(expected.Add);
        output.WriteLine($"{relay.Cuts} cuts");
        Assert.True(relay.Cuts > 0);
        await expected.Matches(database);
        await Audit.Passes(database);
    }

    [Fact]
    public async Task Callers_of_a_group_whose_connection_is_cut_are_all_served()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 100);
        var requests = Enumerable.Range(0, 12).Select(_ => Ana.Asks(Post(Move("TR-1", 10, Bank, Investment)))).ToList();
        Result<Receipt>[] answers;
        await using (var blocker = await database.Connect())
        {
            await using var transaction = await blocker.BeginTransactionAsync();
            await using (
                var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock(1279607879, 1)", blocker, transaction)
            )
                await command.ExecuteNonQueryAsync();
            var posting = requests.Select(request => database.Ledger.Journal.Post(request)).ToList();
            await database.Until(Waiting(1));
            await database.CutConnections();
            await database.Until(Waiting(1)); // Tried again, and waiting again.
            await transaction.RollbackAsync();
            answers = await Task.WhenAll(posting);
        }
        Assert.Equal(10, answers.Count(answer => answer.Refusal is null));
        Assert.Equal(2, answers.Count(answer => answer.Refusal is JournalRefusal.InsufficientFunds));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task Connections_that_died_idle_are_no_reason_to_fail()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 100);
        for (var work = 0; work < 3; work++)
        {
            var contexts = Enumerable.Range(0, 25).Select(_ => database.Ledger.NewContext()).ToList();
            await Task.WhenAll(
                contexts.Select(context =>
                    Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.OpenConnectionAsync(
                        context.Database
                    )
                )
            );
            foreach (var context in contexts)
                await context.DisposeAsync();
            await database.CutConnections();
            await database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 1, Bank, Investment))));
        }
        await Audit.Passes(database);
    }

    [Fact]
    public async Task A_connection_that_the_server_ended_for_idleness_is_no_reason_to_fail()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 100);
        await database.Execute(
            $"ALTER DATABASE {await database.Scalar<string>("SELECT current_database()")} SET idle_session_timeout = '100ms'"
        );
        await database.CutConnections();
        for (var work = 0; work < 3; work++)
        {
            await database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 1, Bank, Investment))));
            await database.Until(
                "SELECT count(*) = 0 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'ledger'"
            );
        }
        await database.Execute(
            $"ALTER DATABASE {await database.Scalar<string>("SELECT current_database()")} RESET idle_session_timeout"
        );
        await Audit.Passes(database);
    }

    [Fact]
    public async Task A_read_only_database_fails_the_callers_stores_nothing_and_is_used_again_when_it_is_back()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 100);
        var requests = Enumerable.Range(0, 5).Select(_ => Ana.Asks(Post(Move("TR-1", 10, Bank, Investment)))).ToList();
        await database.Execute(
            $"ALTER DATABASE {await database.Scalar<string>("SELECT current_database()")} SET default_transaction_read_only = on"
        );
        await database.CutConnections();
        var before = await database.Fingerprint();
        foreach (var posting in requests.Select(request => database.Ledger.Journal.Post(request)).ToList())
            Assert.Equal("25006", (await Assert.ThrowsAsync<PostgresException>(() => posting)).SqlState);
        Assert.Equal(before, await database.Fingerprint());
        Assert.Equal(0, await database.Scalar<int>(Locks));

        await database.Execute(
            $"SET default_transaction_read_only = off; ALTER DATABASE {await database.Scalar<string>("SELECT current_database()")} RESET default_transaction_read_only"
        );
        await database.CutConnections();
        foreach (var request in requests)
            Assert.False((await database.Ledger.Accepts(request)).IsReplay);
        await Audit.Passes(database);
    }

    [Fact]
    public async Task A_fault_of_one_caller_is_not_the_others_and_leaves_no_lock()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 100);
        await database.Execute("ALTER TABLE journal_entry ADD CONSTRAINT poison CHECK (source <> 'POISON')");
        JournalRequest Pay(string source) =>
            Ana.Asks(
                Post(
                    JournalEntry
                        .Draft(
                            "TR-1",
                            Today,
                            Today,
                            "Paid",
                            [Posting.Debit(Investment, Bob(10)), Posting.Credit(Bank, Bob(10))],
                            source
                        )
                        .Match(entry => entry, refusal => throw new InvalidOperationException(refusal.ToString()))
                )
            );
        var poisoned = Pay("POISON");
        var faults = await database.InOneGroup(
            () => database.Ledger.Accepts(Pay("DOC")),
            () => Fault(Pay("DOC")),
            () => Fault(poisoned),
            () => Fault(Pay("DOC")),
            () => Fault(poisoned),
            () => Fault(Ana.Asks(Hold("TR-1", 5)))
        );
        Assert.Equal((string?[])[null, "23514", null, "23514", null], faults!);
        Assert.Equal(0, await database.Scalar<int>(Locks));
        Assert.Equal((70, 5), await database.Balance("TR-1", Bank));
        await Audit.Passes(database);

        async Task<string?> Fault(JournalRequest request)
        {
            try
            {
                Accepted(await database.Ledger.Journal.Post(request));
                return null;
            }
            catch (PostgresException fault)
            {
                return fault.SqlState;
            }
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_race_for_one_id_between_two_estates_has_one_effect_and_the_other_is_told_the_field(
        bool firstCommits
    )
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust("TR-1", bank: 100);
        await database.Ledger.Trust("TR-2", bank: 100);
        var id = NewId();
        Task<Result<Receipt>> second;
        // No lock orders the two: they name different estates.
        await using (var connection = await database.Connect())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            Accepted(
                (
                    await database.Ledger.Journal.Post(
                        transaction,
                        new Batch([Ana.Asks(id, Post(Move("TR-1", 10, Bank, Investment)))], false)
                    )
                )[0]
            );
            second = database.OpenAnother().Journal.Post(Ana.Asks(id, Post(Move("TR-2", 10, Bank, Investment))));
            await database.Until("SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted");
            if (firstCommits)
                await transaction.CommitAsync();
            else
                await transaction.RollbackAsync();
        }
        if (firstCommits)
            Assert.Equal("estate", Assert.IsType<JournalRefusal.DifferentContent>((await second).Refusal).Field);
        else
            Accepted(await second);
        Assert.Equal((firstCommits ? 90 : 100, 0), await database.Balance("TR-1", Bank));
        Assert.Equal((firstCommits ? 100 : 90, 0), await database.Balance("TR-2", Bank));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task A_race_for_many_ids_in_opposite_order_surfaces_no_deadlock()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust("TR-1", bank: 10_000);
        await database.Ledger.Trust("TR-2", bank: 10_000);
        var other = database.OpenAnother();
        for (var work = 0; work < 20; work++)
        {
            var ids = Enumerable.Range(0, 20).Select(_ => NewId()).ToList();
            Batch In(string estate, IEnumerable<Id<JournalRequest>> order, bool atomic) =>
                new([.. order.Select(id => Ana.Asks(id, Post(Move(estate, 1, Bank, Investment))))], atomic);
            var answers = await Task.WhenAll(
                Task.Run(() => database.Ledger.Journal.Post(In("TR-1", ids, work % 2 == 0))),
                Task.Run(() => other.Journal.Post(In("TR-2", Enumerable.Reverse(ids), work % 2 == 0)))
            );
            foreach (var (index, _) in ids.Index())
            {
                Result<Receipt>[] pair = [answers[0][index], answers[1][ids.Count - 1 - index]];
                Assert.Single(pair, answer => answer.Refusal is null);
                Assert.Single(
                    pair,
                    answer => answer.Refusal is JournalRefusal.DifferentContent or JournalRefusal.RolledBack
                );
            }
        }
        await Audit.Passes(database);
    }

    private const string Locks =
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    private static string Waiting(int count) =>
        $"SELECT count(*) = {count} FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
}
