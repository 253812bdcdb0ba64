using Ledger.Journal;
using Ledger.Storage.Database;
using Ledger.Storage.Journal;
using Npgsql;
using Xunit;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests;

/// <summary>
/// A batch too large for one transaction is posted in pieces: when a later one fails, the answers to those before it
/// are not lost.
/// </summary>
public sealed class InterruptedBatchTests
{
    [Fact]
    public async Task What_was_answered_before_the_database_failed_is_told()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust();
        await database.Execute(
            """
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''the disk is on fire'' USING ERRCODE = ''XX000''; END';
            CREATE TRIGGER fail BEFORE INSERT ON journal_entry FOR EACH ROW WHEN (NEW.free_text = 'fails') EXECUTE FUNCTION fail()
            """
        );
        var requests = Enumerable
            .Range(0, 10_100)
            .Select(_ => Ana.Asks(Post(Move("TR-1", 1, Contributions, Bank))))
            .ToList();
        requests[9_000] = Ana.Asks(Post(Move("TR-1", 1, Contributions, Bank, narrative: "fails")));
        var interrupted = await Assert.ThrowsAsync<BatchInterruptedException>(() =>
            database.Ledger.Journal.Post(new Batch(requests, Atomic: false))
        );
        Assert.Equal(
            requests.Take(5_050).Select(request => request.Id),
            interrupted.Answers.Select(answer => Accepted(answer).Request)
        );
        Assert.IsType<PostgresException>(interrupted.InnerException);
        Assert.Equal(DatabaseFault.Failed, database.Ledger.FaultOf(interrupted)?.Code);
        Assert.Equal((5_050, 0), await database.Balance("TR-1", Bank));

        await database.Execute("DROP TRIGGER fail ON journal_entry");
        Assert.Equal(
            5_050,
            (await database.Ledger.Journal.Post(new Batch(requests, Atomic: false))).Count(answer =>
                Accepted(answer).IsReplay
            )
        );
    }
}
