using Ledger.Journal;
using Xunit;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests;

/// <summary>Real books are larger than one chunk of an import.</summary>
public sealed class LargeTransferTests
{
    [Fact]
    public async Task J21_a_journal_of_many_chunks_is_imported_with_its_head_and_balances()
    {
        await using var here = await TestDatabase.Create();
        await here.Ledger.Trust("TR-1", bank: 1_000_000);
        var requests = Enumerable
            .Range(0, 11_000)
            .Select(i => Ana.Asks(Post(Move("TR-1", 1 + i % 7, TestBooks.Bank, Investment))))
            .ToList();
        Assert.All(
            await here.Ledger.Journal.Post(new Batch(requests, Atomic: false)),
            answer => Assert.Null(answer.Refusal)
        );

        var file = new MemoryStream();
        Assert.Null((await here.Ledger.Export.Write(file, ["TR-1"])).Refusal);
        await using var there = await TestDatabase.Create();
        Assert.Null((await there.Ledger.Import.Read(new MemoryStream(file.ToArray()))).Refusal);

        var (first, second) = (await Verify(here), await Verify(there));
        Assert.True(second.IsSound, string.Join('\n', second.Findings));
        Assert.Equal((first.HeadHash, first.Records), (second.HeadHash, second.Records));
    }

    private static async Task<Verification> Verify(TestDatabase database) =>
        (await database.Ledger.Verifier.Verify("TR-1")).Match(
            verification => verification,
            refusal => throw new InvalidOperationException(refusal.ToString())
        );
}
