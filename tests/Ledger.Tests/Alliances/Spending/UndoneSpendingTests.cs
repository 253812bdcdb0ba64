using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Programmes;
using Xunit;
using static Ledger.Tests.Spending.SpendingFixture;

namespace Ledger.Tests.Spending;

/// <summary>Money that was spent and accounted for and then was not.</summary>
public class Spending_that_is_undone
{
    private static RenderExpenseReport Render(decimal amount, string line = "SEEDS", string number = "F-1") =>
        new(
            1,
            Today,
            "Descargo",
            [new ClaimedInvoice("su_1", number, new(2022, 6, 1), line, Bob(amount), Bob(amount))]
        );

    [Fact]
    public void T21_is_an_advance_again_when_the_bank_returned_what_was_accounted_for()
    {
        var fixture = new SpendingFixture(Channel.Trust);
        Orders.Paid(fixture, 1, "F-1", 40_000);
        fixture.Accept(Manager, Render(40_000));
        var claimed = Assert.IsType<OrderRefusal.AccountedFor>(
            fixture.Refuse(Controller, new ReturnOrder(1, Today, "S 2/1"))
        );
        Assert.Equal((1, InvoiceState.Claimed), (claimed.ExpenseReport, claimed.State));
        fixture.Accept(Maker, new AcceptExpenseReport(1, Today, "Report 9", []));
        Assert.Equal(
            (60_000, 40_000, Bob(40_000)),
            (
                fixture.Balance("PAR", "1310", "al_AL-1"),
                fixture.Balance("PAR", "5110", "al_AL-1"),
                fixture.Dossier.Releases[0].Accounted
            )
        );
        fixture.Accept(Controller, new ReturnOrder(1, Today, "S 2/1"));
        Assert.Equal(
            (100_000, 0, Bob(0)),
            (
                fixture.Balance("PAR", "1310", "al_AL-1"),
                fixture.Balance("PAR", "5110", "al_AL-1"),
                fixture.Dossier.Releases[0].Accounted
            )
        );
        Assert.Equal((100_000, 70_000), (fixture.Balance("AL-1", "1110"), fixture.Of("PAR", "1310", "source", "LOAN")));
        fixture.Accept(Committee, new CancelOrder(1, Today, "The supplier closed"));
        Assert.Equal((0, 0), (fixture.Balance("AL-1", "5110"), fixture.Balance("AL-1", "2110", "su_1")));
        // The money can be spent again, and accounted for once.
        Orders.Paid(fixture, 2, "F-1", 30_000);
        fixture.Accept(Manager, Render(30_000));
        fixture.Accept(Maker, new AcceptExpenseReport(2, Today, "Report 10", []));
        Assert.Equal(
            (70_000, 30_000),
            (fixture.Balance("PAR", "1310", "al_AL-1"), fixture.Balance("PAR", "5110", "al_AL-1"))
        );
    }

    [Fact]
    public void T12_sends_the_next_tranche_back_to_its_conditions_when_an_order_is_returned()
    {
        var fixture = new SpendingFixture(Channel.Trust);
        Orders.Paid(fixture, 1, "F-1", 80_000);
        fixture.Accept(Manager, Render(80_000));
        fixture.Accept(Maker, new AcceptExpenseReport(1, Today, "Report 9", []));
        fixture.Accept(Manager, new RequestRelease(Bob(1_000), Today, "Second"));
        fixture.Accept(Maker, new ReviewRelease(2, 1, Today));
        fixture.Accept(Checker, new ApproveRelease(2, 1, Today));
        fixture.Accept(Controller, new ReturnOrder(1, Today, "S 2/1"));
        Assert.Equal(
            (ReleaseState.Requested, 2),
            (fixture.Dossier.Releases[1].State, fixture.Dossier.Releases[1].Revision)
        );
        Assert.Equal(0, fixture.Held("PAR", "1110"));
    }

    /// <summary>
    /// 100,000 were spent, 60,000 of them the programme's, all of it was accounted for, and the alliance is closed.
    /// </summary>
    private static SpendingFixture Closed()
    {
        var fixture = new SpendingFixture(Channel.Trust, 60_000);
        fixture.Accept(
            Manager,
            new PledgeCounterpart("co_town", PledgeKind.Cash, Bob(40_000), Today, Today, "Ordinance 9")
        );
        fixture.Accept(Controller, new VerifyCounterpart(1, Bob(40_000), Today, "S 1/1"));
        Orders.Paid(fixture, 1, "F-1", 100_000);
        Account(fixture);
        fixture.Accept(Office, new MoveAlliance(AllianceTrigger.Close, Today, "Act of liquidation"));
        return fixture;
    }

    private static void Account(SpendingFixture fixture)
    {
        fixture.Accept(
            Manager,
            new RenderExpenseReport(
                1,
                Today,
                "Descargo",
                [new ClaimedInvoice("su_1", "F-1", new(2022, 6, 1), "SEEDS", Bob(100_000), Bob(60_000))]
            )
        );
        fixture.Accept(Maker, new AcceptExpenseReport(fixture.Dossier.ExpenseReports.Count, Today, "Report 9", []));
    }

    [Fact]
    public void After_the_close_comes_back_as_a_refund_and_goes_to_whose_it_is()
    {
        var fixture = Closed();
        fixture.Accept(
            Maker,
            new DisallowInvoices(1, Today, "Audit", [new InvoiceFinding("su_1", "F-1", "False invoice")])
        );
        Assert.IsType<AllianceRefusal.OpenFiles>(
            fixture.Refuse(Controller, new LiquidateEstate("co_town", Bob(1), Today, "S 3/1"))
        );
        fixture.Accept(Controller, new RecordRefund(1, Bob(60_000), Today, "S 2/1"));
        Assert.Equal(40_000, fixture.Balance("AL-1", "1110"));
        fixture.Accept(Controller, new LiquidateEstate("co_town", Bob(40_000), Today, "S 3/1"));
        Assert.Equal(
            (0, 0, 0),
            (
                fixture.Balance("AL-1", "1110"),
                fixture.Balance("AL-1", "1320"),
                fixture.Balance("PAR", "1320", "al_AL-1")
            )
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_the_close_is_paid_again_when_the_bank_returned_it_or_given_up_and_liquidated(bool again)
    {
        var fixture = Closed();
        fixture.Accept(Controller, new ReturnOrder(1, Today, "S 2/1"));
        Assert.IsType<AllianceRefusal.OpenFiles>(
            fixture.Refuse(Controller, new LiquidateEstate("", Bob(60_000), Today, "S 3/1"))
        );
        if (again)
        {
            fixture.Accept(Payer, new RetryOrder(1, Today, "Account number corrected"));
            fixture.Accept(Payer, new InstructOrder(1, Today, "Instruction 32"));
            fixture.Accept(Controller, new ConfirmOrder(1, Today, "S 3/1"));
            Account(fixture);
        }
        else
        {
            fixture.Accept(Committee, new CancelOrder(1, Today, "The supplier closed"));
            fixture.Accept(Controller, new LiquidateEstate("", Bob(60_000), Today, "S 3/1"));
            fixture.Accept(Controller, new LiquidateEstate("co_town", Bob(40_000), Today, "S 3/2"));
        }
        Assert.Equal(
            (0, 0, 0),
            (
                fixture.Balance("AL-1", "1110"),
                fixture.Balance("AL-1", "2110", "su_1"),
                fixture.Balance("PAR", "1310", "al_AL-1")
            )
        );
        Assert.Null(fixture.Dossier.OpenFiles);
    }

    [Fact]
    public void Comes_back_as_a_refund_once_it_was_disallowed()
    {
        var fixture = new SpendingFixture(Channel.Trust);
        Orders.Paid(fixture, 1, "F-1", 40_000);
        fixture.Accept(Manager, Render(40_000));
        fixture.Accept(Maker, new AcceptExpenseReport(1, Today, "Report 9", []));
        fixture.Accept(
            Maker,
            new DisallowInvoices(1, Today, "Audit", [new InvoiceFinding("su_1", "F-1", "No delivery")])
        );
        Assert.Equal(
            InvoiceState.Ineligible,
            Assert
                .IsType<OrderRefusal.AccountedFor>(fixture.Refuse(Controller, new ReturnOrder(1, Today, "S 2/1")))
                .State
        );
    }

    [Fact]
    public void Leaves_what_was_paid_out_of_its_retention_to_be_got_back()
    {
        var fixture = new SpendingFixture(Channel.Trust);
        Orders.Paid(fixture, 1, "F-1", 40_000, retention: 4_000);
        fixture.Accept(Treasurer, new ReleaseRetention("su_1", Bob(3_000), Today, "S 3"));
        fixture.Accept(Controller, new ReturnOrder(1, Today, "S 4"));
        fixture.Accept(Committee, new CancelOrder(1, Today, "The supplier closed"));
        Assert.Equal(
            (0, 3_000, 0),
            (fixture.Balance("AL-1", "2130", "su_1"), fixture.Balance("AL-1", "1320"), fixture.Balance("AL-1", "5110"))
        );
    }

    [Fact]
    public void Is_not_forgotten_by_rewriting_the_plan()
    {
        var fixture = new SpendingFixture(Channel.Trust);
        Orders.Paid(fixture, 1, "F-1", 40_000);
        BudgetPart Line(string code, decimal amount) => new(code, code, Bob(amount), Signed, Today);
        var refusal = Assert.IsType<AllianceRefusal.LineInUse>(
            fixture.Refuse(Office, new SetBudget([Line("SEEDS", 39_999.99m), Line("TOOLS", 1_960_000.01m)], Today, ""))
        );
        Assert.Equal(("SEEDS", Bob(40_000)), (refusal.Line, refusal.Used));
        fixture.Accept(Office, new SetBudget([Line("SEEDS", 40_000), Line("TOOLS", 1_960_000)], Today, ""));
    }

    [Fact]
    public void Is_claimed_up_to_what_its_line_has_where_no_order_was_judged_by_it()
    {
        var fixture = new SpendingFixture(Channel.OrganizationAccount, paid: 900_000);
        fixture.Accept(Manager, Render(200_000, "TOOLS"));
        Assert.Equal(
            Bob(100_000),
            Assert
                .IsType<ExpenseReportRefusal.AboveLine>(fixture.Refuse(Manager, Render(100_000.01m, "TOOLS", "F-2")))
                .Left
        );
        fixture.Accept(Manager, Render(100_000, "TOOLS", "F-2"));
    }
}
