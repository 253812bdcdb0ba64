using Xunit;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests;

public sealed class DatabaseFixtureTests
{
    [Fact]
    public async Task Each_test_has_a_migrated_database_of_its_own()
    {
        await using var one = await TestDatabase.Create();
        await using var other = await TestDatabase.Create();
        await one.Ledger.Trust("TR-1", bank: 5_000);
        Assert.Equal((5_000, 0), await one.Balance("TR-1", Bank));
        Assert.Equal(0, await other.Scalar<int>("SELECT count(*) FROM estate"));
        Assert.NotEqual(await one.Fingerprint(), await other.Fingerprint());
    }
}
