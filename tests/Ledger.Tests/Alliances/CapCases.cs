using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Programmes;
using Xunit;
using static Ledger.Tests.Alliances.AllianceInMemory;

namespace Ledger.Tests.Alliances;

/// <summary>How much a programme may give, and what happens when that changes after money was given.</summary>
public class The_cap
{
    private static Instrument Phase2 => new AllianceInMemory().Instrument;

    [Fact]
    public void T1_is_30_percent_of_the_cost() =>
        Assert.Equal(Millions(150), Phase2.Caps.Limit(Millions(500), 40, Millions(0)));

    [Fact]
    public void T2_is_the_lesser_of_share_and_families_or_the_greater_where_the_rules_say_so()
    {
        Assert.Equal(Millions(160), Phase2.Caps.Limit(Millions(600), 40, Millions(0)));
        Assert.Equal(
            Millions(180),
            (Phase2.Caps with { Combine = CapsCombine.Greater }).Limit(Millions(600), 40, Millions(0))
        );
    }

    [Fact]
    public void T3_rises_with_credit_up_to_the_family_cap_and_falls_back_when_the_credit_is_withdrawn()
    {
        Assert.Equal(Millions(210), Executing(800, 210, credit: 50).Cap);
        Assert.Equal(Millions(240), Executing(800, 240, credit: 100).Cap);
        var books = Executing(800, 210, credit: 50);
        books.Release(200);
        Assert.Equal(Millions(0), books.Excess);
        books.Accept(Manager, new WithdrawPledge(1, Day, "The bank did not lend"));
        Assert.Equal((Millions(160), Millions(40)), (books.Cap, books.Excess));
    }

    [Fact]
    public void T3_keeps_what_the_bank_had_paid_of_a_credit_that_is_withdrawn()
    {
        var books = Executing(800, 210, credit: 50);
        books.Accept(Controller, new VerifyCounterpart(1, Millions(20), Day, "Statement 2"));
        books.Accept(Manager, new WithdrawPledge(1, Day, "The bank lends no more"));
        Assert.Equal(Millions(180), books.Cap);
    }

    [Fact]
    public void T4_blocks_the_next_tranche_when_families_leave_after_money_was_released()
    {
        var books = Executing(600, 160);
        books.Release(150);
        books.Accept(Office, new ChangeAlliance(35, null, null, null, Day, "Act 9", "Five families left"));
        Assert.Equal((Millions(140), Millions(10)), (books.Cap, books.Excess));

        books.Accept(Manager, new RequestRelease(Millions(10), Day, "Request"));
        var condition = Assert.Single(
            Conditions.Of(books.Dossier, books.Dossier.FindRelease(2)!, books.Instrument),
            condition => condition.Code == "within-cap"
        );
        Assert.False(condition.IsMet);
        Assert.Equal(Millions(20), condition.Short);
        Assert.Contains(
            "within-cap",
            books.Refuse<TrancheRefusal.ConditionsNotMet>(Maker, new ReviewRelease(2, 1, Day)).Unmet,
            StringComparison.Ordinal
        );
    }
}

public class A_change_of_an_alliance
{
    [Fact]
    public void Gives_back_to_the_appropriation_what_is_committed_no_longer()
    {
        var books = Executing(600, 160);
        books.Release(100);
        Assert.Equal(Millions(840), books.Balance(Paap, "8110", Fund.Appropriation));
        books.Accept(Office, new ChangeAlliance(null, null, Millions(120), null, Day, "Act 9", "A machine less"));
        Assert.Equal(Millions(880), books.Balance(Paap, "8110", Fund.Appropriation));
        Assert.Equal(Millions(120), books.Balance(Paap, "8120", books.Dossier.Alliance.Holder));
        Assert.Equal(Millions(120), books.Dossier.Committed);
    }

    [Fact]
    public void Does_not_take_back_what_was_released_nor_give_more_than_was_signed()
    {
        var books = Executing(600, 160);
        books.Release(100);
        Assert.Equal(Millions(100), books.Refuse<AllianceRefusal.BelowReleased>(Office, Change(incentive: 90)).Claimed);
        books.Refuse<AllianceRefusal.IncentiveRaised>(Office, Change(incentive: 161));
        books.Refuse<AllianceRefusal.NothingChanges>(Office, Change());
        books.Refuse<AllianceRefusal.FamiliesOutOfRange>(
            Office,
            new ChangeAlliance(0, null, null, null, Day, "", "None left")
        );
        books.Refuse<TextRefusal.Missing>(Office, new ChangeAlliance(30, null, null, null, Day, "", " "));
    }

    [Fact]
    public void Of_the_cost_brings_its_budget_with_it()
    {
        var books = Executing(600, 160);
        books.Accept(Office, new SetBudget([Line("SEED", 200), Line("PLANT", 400)], Day, "Plan"));
        books.Refuse<AllianceRefusal.BudgetDiffers>(
            Office,
            new ChangeAlliance(null, Millions(500), null, null, Day, "", "Prices fell")
        );
        var seed = books.Dossier.Budget[0].Id;
        books.Accept(
            Office,
            new ChangeAlliance(
                null,
                Millions(500),
                null,
                [Line("SEED", 100), Line("PLANT", 400)],
                Day,
                "",
                "Prices fell"
            )
        );
        Assert.Equal(seed, books.Dossier.Budget.Single(line => line.Code == "SEED").Id);
        Assert.Equal(Millions(500), books.Dossier.Alliance.Cost);
    }

    [Fact]
    public void Leaves_the_end_of_an_alliance_nothing_committed()
    {
        var books = Executing(600, 160);
        books.Release(100);
        books.Accept(Controller, new LiquidateEstate("", Millions(100), Day, "Statement 20"));
        books.Accept(Controller, new LiquidateEstate("co_org-1", Millions(600), Day, "Statement 20"));
        books.Accept(Office, Closing(books.Instrument));
        Assert.Equal(Millions(900), books.Balance(Paap, "8110", Fund.Appropriation));
        books.Refuse<AllianceRefusal.Ended>(Office, Change(incentive: 100));
    }

    private static MoveAlliance Closing(Instrument instrument) =>
        new(AllianceTrigger.Close, Day, "Closing report")
        {
            ExitRecord = [.. instrument.ExitRecord.Select(name => new ExitDocument(name, "Filed"))],
        };

    private static ChangeAlliance Change(long? incentive = null) =>
        new(null, null, incentive is { } asked ? Millions(asked) : null, null, Day, "Act 9", "A reason");

    private static BudgetPart Line(string code, long amount) =>
        new(code, code, Millions(amount), Day, Day.PlusMonths(6));
}

public class A_budget
{
    [Fact]
    public void Adds_up_to_the_cost_and_has_windows_that_can_be()
    {
        var books = new AllianceInMemory();
        books.Accept(Office, Profile(600, 160));
        var line = new BudgetPart("SEED", "Seed", Millions(600), Day, Day);
        books.Refuse<AllianceRefusal.BudgetDiffers>(
            Office,
            new SetBudget([line with { Amount = Millions(599) }], Day, "")
        );
        books.Refuse<AllianceRefusal.WindowReversed>(
            Office,
            new SetBudget([line with { Through = Day.PlusDays(-1) }], Day, "")
        );
        books.Refuse<AllianceRefusal.LineTwice>(
            Office,
            new SetBudget([line with { Amount = Millions(300) }, line with { Amount = Millions(300) }], Day, "")
        );
        books.Accept(Office, new SetBudget([line], Day, ""));
    }
}

public class An_agreement
{
    [Fact]
    public void Commits_no_more_than_was_appropriated()
    {
        var books = Approved();
        books.Post(
            Office,
            [
                new Journal.Instruction.PostEntry(
                    JournalFixture.Ok(books.Money(Millions(900)).Appropriated(isReduction: true))
                ),
            ]
        );
        var refusal = books.Refuse<Journal.JournalRefusal.InsufficientFunds>(
            Office,
            new SignAgreement(Day, "Agreement", [new("LOAN", "", "2", 2010, Millions(160))])
        );
        Assert.Equal(("8110:fu_2010-LOAN-2/COP", Millions(60)), (refusal.Account, refusal.Short));
    }

    [Fact]
    public void Names_sources_and_categories_that_there_are()
    {
        var books = Approved(rules => rules with { LoanCategories = ["1", "2(a)"] });
        books.Refuse<ProgrammeRefusal.NotFunding>(
            Office,
            new SignAgreement(Day, "", [new("LO AN", "", "2", 2010, Millions(160))])
        );
        Assert.Equal(
            "1, 2(a)",
            books
                .Refuse<AllianceRefusal.UnknownCategory>(
                    Office,
                    new SignAgreement(Day, "", [new("LOAN", "2(b)", "2", 2010, Millions(160))])
                )
                .Categories
        );
        books.Refuse<AllianceRefusal.LineTwice>(
            Office,
            new SignAgreement(
                Day,
                "",
                [new("LOAN", "", "2", 2010, Millions(100)), new("LOAN", "", "2", 2010, Millions(60))]
            )
        );
        Assert.Equal("fu_2022-LOAN-2a-2", new Funding("LOAN", "2(a)", "2", 2022).Appropriation.Value);
    }

    [Fact]
    public void Follows_a_model_of_its_instrument()
    {
        var books = new AllianceInMemory(rules => rules with { Models = ["1", "2", "3"] });
        Assert.Equal(
            "1, 2, 3",
            books.Refuse<AllianceRefusal.UnknownModel>(Office, Profile(600, 160) with { Model = "4" }).Models
        );
    }

    [Fact]
    public void Is_not_refused_by_the_database_but_here_when_its_texts_are_too_long() =>
        new AllianceInMemory().Refuse<TextRefusal.TooLong>(Office, new SignAgreement(Day, new string('x', 101), []));

    private static AllianceInMemory Approved(Func<Instrument, Instrument>? rules = null)
    {
        var books = new AllianceInMemory(rules);
        books.Accept(Office, Profile(600, 160));
        books.Accept(Office, new MoveAlliance(AllianceTrigger.Evaluate, Day, "Score 87"));
        books.Accept(Office, new MoveAlliance(AllianceTrigger.Approve, Day, "Act 4"));
        return books;
    }
}
