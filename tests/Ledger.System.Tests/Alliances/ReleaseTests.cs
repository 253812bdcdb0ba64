using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Xunit;
using static Ledger.SystemTests.Alliances.AllianceBooks;

namespace Ledger.SystemTests.Alliances;

/// <summary>Releases on the real database: state, steps and entries in one transaction.</summary>
public sealed class ReleaseTests
{
    [Fact]
    public async Task T5_with_all_conditions_met_and_everybody_different_money_is_released()
    {
        var books = await Open();
        await using var database = books.Database;
        await books.Accept(Controller, new VerifyCounterpart(1, Bob(250_000), Day, "Statement 3/7"));
        await books.Accept(Inspector, new IssueCertificate(Share.Percent(40), Day, Evidence));
        await books.Approved(1, 300_000);
        Assert.Equal((5_000_000, 300_000), await books.Balance(Programme, "1110"));
        await books.Accept(Payer, new InstructRelease(1, Day, "Instruction 9"));
        await books.Accept(Controller, new ConfirmRelease(1, Bob(300_000), Day, "Statement 4/1"));
        Assert.Equal((4_700_000, 0), await books.Balance(Programme, "1110"));
        Assert.Equal((300_000, 0), await books.Balance(Programme, "1310", "al_AL-1"));
        Assert.Equal((550_000, 0), await books.Balance(Code, "1110"));
        await Audit.Passes(database);
    }
}
