using System.Data.Common;
using Ledger.Journal;
using Ledger.Storage.Access;
using Ledger.Storage.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests;

/// <summary>The writer's second door: entries within a use case's own transaction.</summary>
public sealed class JoinTests
{
    [Fact]
    public async Task What_joins_a_transaction_stands_or_falls_with_it()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 100);
        var before = await database.Fingerprint();
        var pay = Ana.Asks(
            Post(Move("TR-1", 60, Bank, Investment, dimensions: Labels(("componente", "1")))),
            Open("TR-2")
        );
        await In(
            database,
            commit: false,
            async (context, transaction) =>
            {
                context.Add(
                    new PersonRow
                    {
                        Id = Carla.Id.Value,
                        Handle = Carla.Handle,
                        Name = Carla.Name,
                    }
                );
                await context.SaveChangesAsync();
                Accepted((await database.Ledger.Journal.Post(transaction, new Batch([pay], false)))[0]);
            }
        );
        Assert.Equal(before, await database.Fingerprint());

        // Nothing of it may be remembered: neither the estate nor the numbers of dimensions.
        Assert.IsType<JournalRefusal.UnknownEstate>(
            await database.Refuses(Ana.Asks(Post(Move("TR-2", 1, Contributions, Bank))))
        );
        await database
            .OpenAnother()
            .Accepts(
                Ana.Asks(
                    Open("TR-9"),
                    Post(Move("TR-9", 1, Contributions, Bank, dimensions: Labels(("componente", "9"))))
                )
            );
        await In(
            database,
            commit: true,
            async (context, transaction) =>
            {
                context.Add(
                    new PersonRow
                    {
                        Id = Carla.Id.Value,
                        Handle = Carla.Handle,
                        Name = Carla.Name,
                    }
                );
                await context.SaveChangesAsync();
                Accepted((await database.Ledger.Journal.Post(transaction, new Batch([pay], false)))[0]);
            }
        );
        Assert.Equal((40, 0), await database.Balance("TR-1", Bank));
        await database.Ledger.Accepts(
            Ana.Asks(Post(Move("TR-2", 1, Contributions, Bank, dimensions: Labels(("componente", "1")))))
        );
        Assert.True((await database.Ledger.Accepts(pay)).IsReplay);
        await Audit.Passes(database);
    }

    [Fact]
    public async Task A_transaction_posts_several_times_and_sees_what_it_posted()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 100);
        var (open, hold) = (Ana.Asks(Open("TR-2")), Ana.Asks(Hold("TR-1", 40)));
        await In(
            database,
            commit: true,
            async (_, transaction) =>
            {
                async Task<Result> Say(JournalRequest request) =>
                    new(
                        (await database.Ledger.Journal.Post(transaction, new Batch([request], false)))[0].Refusal?.Code
                    );
                Assert.Null((await Say(open)).Code);
                Assert.Null(
                    (
                        await Say(Ana.Asks(Post(Move("TR-2", 5, Contributions, Bank, dimensions: Labels(("a", "1"))))))
                    ).Code
                );
                Assert.Null(
                    (
                        await Say(
                            Ana.Asks(
                                Post(Move("TR-2", 5, Bank, Investment, dimensions: Labels(("a", "1"), ("b", "2"))))
                            )
                        )
                    ).Code
                );
                Assert.Null((await Say(hold)).Code);
                Assert.Equal(
                    "journal.insufficient_funds",
                    (await Say(Ana.Asks(Post(Move("TR-1", 61, Bank, Investment))))).Code
                );
                Assert.Null(
                    (await Say(Ana.Asks(new PostHold(IdOf<Hold>(hold), Move("TR-1", 40, Bank, Investment))))).Code
                );
                Assert.Equal("hold.already_posted", (await Say(Ana.Asks(new VoidHold(IdOf<Hold>(hold), "Late")))).Code);
                Assert.Null((await Say(hold)).Code); // A replay.
            }
        );
        Assert.Equal((60, 0), await database.Balance("TR-1", Bank));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task Others_wait_for_a_joined_transaction_and_are_judged_by_what_it_left()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 100);
        Task<Foundations.Result<Receipt>> waiting = null!;
        var same = Ana.Asks(Post(Move("TR-1", 60, Bank, Investment)));
        Task<Foundations.Result<Receipt>> twin = null!;
        await In(
            database,
            commit: true,
            async (_, transaction) =>
            {
                Accepted((await database.Ledger.Journal.Post(transaction, new Batch([same], false)))[0]);
                waiting = database.Ledger.Journal.Post(Ana.Asks(Post(Move("TR-1", 60, Bank, Investment))));
                twin = database.OpenAnother().Journal.Post(same);
                await database.Until(
                    "SELECT count(*) = 2 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                );
                Assert.False(waiting.IsCompleted);
            }
        );
        Assert.IsType<JournalRefusal.InsufficientFunds>((await waiting).Refusal);
        Assert.True(Accepted(await twin).IsReplay);
        await Audit.Passes(database);
    }

    private sealed record Result(string? Code);

    private static async Task In(TestDatabase database, bool commit, Func<LedgerDb, DbTransaction, Task> work)
    {
        await using var context = database.Ledger.NewContext();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await work(context, transaction.GetDbTransaction());
        if (commit)
            await transaction.CommitAsync();
        else
            await transaction.RollbackAsync();
    }
}
