using Ledger.Journal;
using Ledger.Testing;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests;

/// <summary>The acceptance cases of reversals and periods on a real database.</summary>
public sealed class CorrectionCaseTests
{
    [Fact]
    public async Task J17_500_entries_each_reversed_twice_at_once_are_reversed_once()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust();
        var entries = Enumerable
            .Range(0, 500)
            .Select(i => Ana.Asks(Post(Move("TR-1", 1 + i, Contributions, Bank))))
            .ToList();
        foreach (var answer in await database.Ledger.Journal.Post(new Batch(entries, Atomic: false)))
            Accepted(answer);
        var other = database.OpenAnother();
        var answers = await Together.AtOnce(
            1_000,
            i =>
                (i % 2 == 0 ? database.Ledger : other).Journal.Post(
                    Ana.Asks(new ReverseEntry(IdOf<JournalEntry>(entries[i / 2]), Today, Today, "Booked in error"))
                )
        );
        Assert.Equal(500, answers.Count(answer => answer.Refusal is null));
        Assert.Equal(500, answers.Count(answer => answer.Refusal is ReversalRefusal.AlreadyReversed));
        Assert.Equal(
            0,
            await database.Scalar<int>("SELECT count(*) FROM account_balance WHERE posted <> 0 OR held <> 0")
        );
        await Audit.Passes(database);
    }

    [Fact]
    public async Task J18_a_reversal_after_the_money_moved_on_is_refused_unless_forced_and_then_the_shortfall_is_covered()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust();
        var received = Ana.Asks(Post(Move("TR-1", 100, Contributions, Bank)));
        await database.Ledger.Accepts(received);
        await database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 80, Bank, Investment))));
        ReverseEntry Reverse(bool forced) =>
            new(IdOf<JournalEntry>(received), Today, Today, "Returned by the bank", forced);

        var refusal = Assert.IsType<ReversalRefusal.Shortfall>(
            await database.Refuses(Ana.Asks(Reverse(forced: false)))
        );
        Assert.Equal(Bob(80), refusal.Short);
        var forced = Carla.Asks(Reverse(forced: true));
        await database.Ledger.Accepts(forced);
        Assert.Equal((0, 0), await database.Balance("TR-1", Bank));
        Assert.Equal((-80, 0), await database.Balance("TR-1", ChartOfAccounts.Shortfalls));
        Assert.Equal(1, await database.Scalar<int>("SELECT count(*) FROM journal_entry WHERE kind = 2"));
        Assert.True((await database.OpenAnother().Accepts(forced)).IsReplay);
        await Audit.Passes(database);
    }

    [Fact]
    public async Task J18_reversing_one_leg_of_a_paired_request_reverses_all_of_them()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust("TR-1", bank: 100);
        await database.Ledger.Trust("TR-2");
        var paired = Ana.Asks(Post(Move("TR-1", 60, Bank, "1190")), Post(Move("TR-2", 60, "1190", Bank)));
        await database.Ledger.Accepts(paired);
        // By another process, which has never seen these estates.
        var reversal = Ana.Asks(new ReverseEntry(IdOf<JournalEntry>(paired, 1), Today, Today, "Wrong trust"));
        await database.OpenAnother().Accepts(reversal);
        Assert.Equal((100, 0), await database.Balance("TR-1", Bank));
        Assert.Equal((0, 0), await database.Balance("TR-2", Bank));
        Assert.IsType<ReversalRefusal.AlreadyReversed>(
            await database.Refuses(Ana.Asks(new ReverseEntry(IdOf<JournalEntry>(paired, 0), Today, Today, "Again")))
        );
        Assert.True((await database.Ledger.Accepts(reversal)).IsReplay);
        await Audit.Passes(database);
    }

    [Fact]
    public async Task J19_a_closed_period_takes_no_entry_and_a_reversal_in_an_open_one_works()
    {
        await using var database = await TestDatabase.Create(Clocks.Still());
        await database.Ledger.Trust();
        var (january, end) = (new LocalDate(2026, 1, 15), new LocalDate(2026, 1, 31));
        var old = Ana.Asks(Post(Move("TR-1", 100, Contributions, Bank, january)));
        await database.Ledger.Accepts(old);
        await database.Ledger.Accepts(Beto.Asks(new ClosePeriod("TR-1", end)));
        Assert.Equal(
            "book date",
            Assert
                .IsType<JournalRefusal.PeriodClosed>(
                    await database.Refuses(Ana.Asks(Post(Move("TR-1", 1, Contributions, Bank, january, Today))))
                )
                .Field
        );
        Assert.Equal(
            "value date",
            Assert
                .IsType<JournalRefusal.PeriodClosed>(
                    await database.Refuses(Ana.Asks(Post(Move("TR-1", 1, Contributions, Bank, Today, january))))
                )
                .Field
        );
        Assert.IsType<JournalRefusal.PeriodClosed>(await database.Refuses(Ana.Asks(Hold("TR-1", 1, value: end))));
        Assert.IsType<JournalRefusal.PeriodClosed>(
            await database.Refuses(Ana.Asks(new ReverseEntry(IdOf<JournalEntry>(old), january, january, "Error")))
        );
        Assert.IsType<BooksRefusal.PeriodNotOver>(await database.Refuses(Beto.Asks(new ClosePeriod("TR-1", Today))));
        Assert.IsType<BooksRefusal.PeriodNotNewest>(
            await database.Refuses(Beto.Asks(new ClosePeriod("TR-1", january)))
        );
        await database.Ledger.Accepts(
            Ana.Asks(new ReverseEntry(IdOf<JournalEntry>(old), end.PlusDays(1), end.PlusDays(1), "Error"))
        );

        Assert.IsType<BooksRefusal.PeriodWrongState>(
            await database.Refuses(Beto.Asks(new ReopenPeriod("TR-1", end, "Late invoice")))
        );
        await database.Ledger.Accepts(Beto.Asks(new AskReopening("TR-1", end, "Late invoice")));
        Assert.IsType<BooksRefusal.SamePerson>(
            await database.Refuses(Beto.Asks(new ReopenPeriod("TR-1", end, "Late invoice")))
        );
        await database.Ledger.Accepts(Dora.Asks(new ReopenPeriod("TR-1", end, "Late invoice")));
        await database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 1, Contributions, Bank, january))));
        await database.Ledger.Accepts(Beto.Asks(new ClosePeriod("TR-1", end)));
        await Audit.Passes(database);
    }
}
