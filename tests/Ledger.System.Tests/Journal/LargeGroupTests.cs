using Ledger.Journal;
using Ledger.Testing;
using NodaTime;
using Xunit;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests;

/// <summary>
/// A call so large that it is judged and written in parts: its answers and its books are those of one group.
/// </summary>
public sealed class LargeGroupTests
{
    [Fact]
    public async Task Refusals_replays_new_dimensions_past_days_and_an_expired_hold_among_thousands()
    {
        var clock = Clocks.Still();
        await using var database = await TestDatabase.Create(clock);
        var ledger = database.Ledger;
        await ledger.Trust("TR-1", bank: 1_000);
        await ledger.Trust("TR-2", bank: 1_000);
        await ledger.Accepts(Ana.Asks(Hold("TR-1", 900, expires: clock.GetCurrentInstant() + Duration.FromMinutes(1))));
        var known = Ana.Asks(Post(Move("TR-2", 1, Bank, Investment)));
        await ledger.Accepts(known);
        clock.Advance(Duration.FromHours(1));

        var requests = Enumerable
            .Range(0, 3_500)
            .Select(i =>
                Ana.Asks(Post(Move(i % 2 == 0 ? "TR-1" : "TR-2", 2, Contributions, Fund, Today.PlusDays(-i % 7))))
            )
            .ToList();
        requests[1_200] = Ana.Asks(Post(Move("TR-2", 5_000, Bank, Investment)));
        requests[1_700] = known;
        requests[2_300] = requests[100];
        requests[2_400] = Ana.Asks(Post(Move("TR-1", 950, Bank, Investment))); // Needs what the expired hold held.
        requests[2_500] = Ana.Asks(
            Post(Move("TR-1", 3, Contributions, Fund, dimensions: Labels(("source", "royalties"))))
        );
        requests[3_400] = Ana.Asks(
            Post(Move("TR-2", 4, Contributions, Fund, dimensions: Labels(("source", "royalties"))))
        );

        var answers = await ledger.Journal.Post(new Batch(requests, Atomic: false));

        Assert.IsType<JournalRefusal.InsufficientFunds>(answers[1_200].Refusal);
        Assert.Equal(
            [1_700, 2_300],
            Enumerable.Range(0, answers.Count).Where(i => i != 1_200 && Accepted(answers[i]).IsReplay)
        );
        Assert.Equal(
            requests.Select(request => request.Id).Where((_, i) => i != 1_200),
            answers.Where((_, i) => i != 1_200).Select(answer => Accepted(answer).Request)
        );
        Assert.Equal((50, 0), await database.Balance("TR-1", Bank));
        Assert.Equal((2 * 1_744 + 3, 0), await database.Balance("TR-1", Fund));
        Assert.Equal((2 * 1_750 + 4, 0), await database.Balance("TR-2", Fund));
        await Audit.Passes(database);
        Assert.All(
            await ledger.Journal.Post(new Batch(requests, Atomic: false)),
            (answer, i) => Assert.True(i == 1_200 ? answer.Refusal is not null : Accepted(answer).IsReplay)
        );
    }

    [Fact]
    public async Task What_is_refused_altogether_leaves_nothing()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust();
        var before = await database.Fingerprint();
        var answers = await database.Ledger.Journal.Post(
            new Batch(
                [.. Enumerable.Range(0, 2_500).Select(_ => Ana.Asks(Post(Move("TR-1", 1, Bank, Investment))))],
                Atomic: false
            )
        );
        Assert.All(answers, answer => Assert.IsType<JournalRefusal.InsufficientFunds>(answer.Refusal));
        Assert.Equal(before, await database.Fingerprint());
    }
}
