using Ledger.Foundations;
using Ledger.Journal;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests;

/// <summary>
/// A forced reversal whose cover would break another constraint is refused: law 4 has no exception, not even for
/// account 1390.
/// </summary>
public sealed class CoverTests
{
    [Fact]
    public async Task J18_a_cover_on_a_constrained_account_of_shortfalls_is_judged_on_its_own_day()
    {
        await using var books = await TestDatabase.Create();
        await books.Ledger.Trust("TR-1");
        var paidIn = Ana.Asks(Post(Move("TR-1", 1_000, Contributions, TestBooks.Bank, Day("2026-03-01"))));
        await books.Ledger.Accepts(paidIn);
        await books.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 1_000, TestBooks.Bank, Investment, Day("2026-03-05")))));
        await books.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 500, Contributions, "1390", Day("2026-06-01")))));
        await books.Ledger.Accepts(
            Ana.Asks(new ConstrainAccount("TR-1", new AccountKey("1390", default, Currency.BOB), Constraint.Debit))
        );

        var forced = new ReverseEntry(
            IdOf<JournalEntry>(paidIn),
            Day("2026-04-01"),
            Day("2026-04-01"),
            "Returned",
            Forced: true
        );
        var answer = await books.Ledger.Journal.Post(Carla.Asks(forced));
        Assert.IsType<JournalRefusal.InsufficientFunds>(answer.Refusal);
    }
}
