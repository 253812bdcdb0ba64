using Ledger.Foundations;
using Ledger.Journal;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests;

/// <summary>What the tables cannot keep is refused before it is written.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task What_an_account_turns_over_is_refused_before_the_totals_overflow()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust();
        var other = database.OpenAnother(); // It has to ask what was turned over before.
        for (var i = 0; i < 8; i++)
        {
            await database.Ledger.Accepts(Ana.Asks(Eighth(Investment, Contributions)));
            await other.Accepts(Ana.Asks(Eighth(Contributions, Investment)));
        }
        Assert.IsType<JournalRefusal.TurnoverOutOfRange>(
            await database.Refuses(Ana.Asks(Eighth(Investment, Contributions)))
        );
        Assert.Equal((0, 0), await database.Balance("TR-1", Investment));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task An_account_is_not_closed_before_its_last_day()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust();
        await database.Ledger.Accepts(
            Ana.Asks(
                Post(Move("TR-1", 1, Contributions, Bank, Today, Opening)),
                Post(Move("TR-1", 1, Bank, Contributions, Today, Opening))
            )
        );
        CloseAccount Close(int daysBefore) =>
            new("TR-1", new(Bank, default, Currency.BOB), Today.PlusDays(-daysBefore));
        Assert.Equal(
            Today,
            Assert.IsType<BooksRefusal.AccountUsedLater>(await database.Refuses(Ana.Asks(Close(1)))).LastDay
        );
        await database.Ledger.Accepts(Ana.Asks(Close(0)));
        await Audit.Passes(database);
    }

    private static PostEntry Eighth(string debit, string credit)
    {
        var max = Bob(Money.MaxMinorUnits);
        return Post(
            Draft(
                "TR-1",
                postings:
                [
                    .. Enumerable
                        .Repeat((Posting[])[Posting.Debit(debit, max), Posting.Credit(credit, max)], 500)
                        .SelectMany(pair => pair),
                ]
            )
        );
    }
}
