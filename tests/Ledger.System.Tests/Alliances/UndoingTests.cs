using Ledger.Access;
using Ledger.Alliances;
using Ledger.Counterparts;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds;
using Ledger.Tranches;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.SystemTests.Alliances.AllianceBooks;

namespace Ledger.SystemTests.Alliances;

/// <summary>The journal's own verbs on what acts recorded, on the real database: file and books stay one.</summary>
public sealed class UndoingTests
{
    private static readonly Person Forcing = Controller with { Roles = [Role.Controller, Role.Operator] };

    [Fact]
    public async Task What_a_file_counts_on_is_not_reversed_posted_or_voided_behind_its_back()
    {
        var books = await Open();
        await using var database = books.Database;
        var verified = await books.Accept(Controller, new VerifyCounterpart(1, Bob(250_000), Day, "Statement 3/7"));
        await books.Accept(Inspector, new IssueCertificate(Share.Percent(40), Day, Evidence));
        await books.Approved(1, 300_000);
        var entry = Id<JournalEntry>.Derived(verified.Request.Value, 0);
        foreach (var forced in (bool[])[false, true])
            Assert.Equal(new ReversalRefusal.OfAct(entry, Code, nameof(VerifyCounterpart)), await Refused(new ReverseEntry(entry, Day, Day, "Undo", forced)));
        var hold = Assert.Single((await database.Ledger.Reader.OpenHolds(Programme)).Match(holds => holds, refusal => throw new InvalidOperationException(refusal.Message))).Id;
        Assert.Equal(new HoldRefusal.OfAct(hold, Code, nameof(ApproveRelease)), await Refused(new VoidHold(hold, "Undo")));
        Assert.IsType<HoldRefusal.OfAct>(await Refused(new PostHold(hold, Entry(Posting.Debit("5110", Bob(1)), Posting.Credit("1110", Bob(1))))));
        Assert.IsType<HoldRefusal.NotYetExpired>(await Refused(new ExpireHold(hold)));

        // The file goes its own way to the end, and back.
        await books.Accept(Payer, new InstructRelease(1, Day, "Instruction 9"));
        await books.Accept(Controller, new ConfirmRelease(1, Bob(300_000), Day, "Statement 4/1"));
        await books.Accept(Controller, new ReturnRelease(1, Day, "Account closed"));
        Assert.Equal((5_000_000, 0), await books.Balance(Programme, "1110"));
        await Audit.Passes(database);

        async Task<Refusal?> Refused(Instruction asked)
        {
            var request = new JournalRequest(books.NextId(), Forcing, asked);
            var rehearsed = (await database.Ledger.Journal.DryRun(new Batch([request], Atomic: false)))[0].Refusal;
            Assert.Equal(rehearsed, (await database.Ledger.Journal.Post(request)).Refusal);
            return rehearsed;
        }
    }
}
