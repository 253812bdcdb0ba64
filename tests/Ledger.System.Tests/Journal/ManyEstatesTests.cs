using Ledger.Journal;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests;

/// <summary>One transaction locks up to a thousand estates, also those that only a reversal brings in.</summary>
public sealed class ManyEstatesTests
{
    [Fact]
    public async Task Reversals_that_bring_in_more_than_a_thousand_estates_are_divided_or_refused()
    {
        await using var database = await TestDatabase.Create();
        var journal = database.Ledger.Journal;
        foreach (
            var answer in await journal.Post(
                new Batch([.. Enumerable.Range(0, 1_001).Select(i => Ana.Asks(Open($"TR-{i}")))], Atomic: false)
            )
        )
            Accepted(answer);
        var (first, second) = (Ana.Asks(Entries(0, 501)), Ana.Asks(Entries(501, 500)));
        await database.Ledger.Accepts(first);
        await database.Ledger.Accepts(second);
        JournalRequest[] reversals =
        [
            .. ((JournalRequest[])[first, second]).Select(request =>
                Ana.Asks(new ReverseEntry(IdOf<JournalEntry>(request), Today, Today, "Booked twice"))
            ),
        ];
        var before = await database.Fingerprint();

        Assert.All(
            await journal.Post(new Batch(reversals, Atomic: true)),
            answer => Assert.Equal(new JournalRefusal.TooManyEstates(1_001, 1_000), answer.Refusal)
        );
        await using (var connection = await database.Connect())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            var joined = await journal.Post(transaction, new Batch(reversals, Atomic: false));
            Assert.All(joined, answer => Assert.IsType<JournalRefusal.TooManyEstates>(answer.Refusal));
            await transaction.CommitAsync();
        }
        Assert.Equal(before, await database.Fingerprint());
        Assert.Equal(
            [501, 500],
            (await journal.Post(new Batch(reversals, Atomic: false))).Select(answer => Accepted(answer).Records.Count)
        );
    }

    private static Instruction[] Entries(int from, int count) =>
        [.. Enumerable.Range(from, count).Select(i => (Instruction)Post(Move($"TR-{i}", 1, Contributions, Bank)))];
}
