using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using Xunit;
using static Ledger.Tests.Spending.SpendingFixture;

namespace Ledger.Tests.Spending;

public class A_payment_order
{
    [Fact]
    public void Books_the_invoice_holds_its_net_amount_and_pays_it_out_of_the_hold()
    {
        var fixture = new SpendingFixture(Channel.Trust);
        fixture.Accept(Committee, Orders.Place("F-1", 40_000, withholding: 1_000, retention: 4_000));
        Assert.Equal(
            (40_000, -35_000, -1_000, -4_000),
            (
                fixture.Of("AL-1", "5110", "budget-line", "SEEDS"),
                fixture.Balance("AL-1", "2110", "su_1"),
                fixture.Balance("AL-1", "2120"),
                fixture.Balance("AL-1", "2130", "su_1")
            )
        );
        fixture.Accept(Maker, new ReviewOrder(1, 1, Today));
        fixture.Accept(Checker, new ApproveOrder(1, 1, Today));
        Assert.Equal((100_000, 35_000), (fixture.Balance("AL-1", "1110"), fixture.Held("AL-1", "1110")));
        fixture.Accept(Payer, new InstructOrder(1, Today, "Instruction 1"));
        Assert.IsType<OrderRefusal.NoBankReference>(fixture.Refuse(Controller, new ConfirmOrder(1, Today, "")));
        fixture.Accept(Controller, new ConfirmOrder(1, Today, "S 1/1"));
        Assert.Equal(
            (65_000, 0, 0),
            (fixture.Balance("AL-1", "1110"), fixture.Held("AL-1", "1110"), fixture.Balance("AL-1", "2110", "su_1"))
        );
        Assert.Equal(
            (OrderState.Paid, true),
            (fixture.Dossier.Orders[0].State, fixture.Dossier.Orders[0].Hold.IsEmpty)
        );
    }

    [Fact]
    public void That_is_not_so_far_says_only_what_somebody_can_ask_for()
    {
        var fixture = new SpendingFixture(Channel.Trust);
        fixture.Accept(Committee, Orders.Place("F-1", 40_000));
        fixture.Accept(Maker, new ReviewOrder(1, 1, Today));
        Assert.Equal(
            CodedText.Words("order amend, order approve, order reject, order cancel"),
            Assert.IsType<CommandRefusal.WrongState>(fixture.Refuse(Payer, new InstructOrder(1, Today, ""))).Allowed
        );
    }

    [Fact]
    public void T19_above_the_trusts_available_money_is_refused_with_both_figures()
    {
        var fixture = new SpendingFixture(Channel.Trust);
        var refusal = Assert.IsType<OrderRefusal.AboveAvailable>(
            fixture.Refuse(Committee, Orders.Place("F-1", 100_000.01m))
        );
        Assert.Equal((Bob(100_000.01m), Bob(100_000)), (refusal.Gross, refusal.Available));
        fixture.Accept(Committee, Orders.Place("F-1", 60_000, withholding: 500, retention: 500));
        // What is withheld and retained is promised too, and what an order holds counts once.
        Assert.Equal(Bob(40_000), Left());
        fixture.Accept(Maker, new ReviewOrder(1, 1, Today));
        fixture.Accept(Checker, new ApproveOrder(1, 1, Today));
        Assert.Equal(Bob(40_000), Left());
        fixture.Accept(Payer, new InstructOrder(1, Today, ""));
        fixture.Accept(Controller, new ConfirmOrder(1, Today, "S 1/1"));
        Assert.Equal(Bob(40_000), Left());
        fixture.Accept(Controller, new ReturnOrder(1, Today, "S 1/2"));
        Assert.Equal(Bob(40_000), Left());
        fixture.Accept(Committee, new CancelOrder(1, Today, "Not delivered"));
        Assert.Equal(Bob(100_000), Left());

        Money Left() =>
            Assert
                .IsType<OrderRefusal.AboveAvailable>(fixture.Refuse(Committee, Orders.Place("F-9", 400_000)))
                .Available;
    }

    [Fact]
    public void T19_yields_owed_and_fees_are_not_available_and_the_collective_fund_is()
    {
        var fixture = new SpendingFixture(Channel.Trust);
        fixture.Deposit(10_000, "2140", "");
        fixture.Deposit(5_000, "2150", "");
        Assert.Equal(
            Bob(100_000),
            Assert
                .IsType<OrderRefusal.AboveAvailable>(fixture.Refuse(Committee, Orders.Place("F-9", 400_000)))
                .Available
        );
    }

    [Fact]
    public void T21_returned_by_the_bank_is_unpaid_again_the_money_is_back_and_the_expense_stays()
    {
        var fixture = new SpendingFixture(Channel.Trust);
        Orders.Paid(fixture, 1, "F-1", 40_000);
        fixture.Accept(Controller, new ReturnOrder(1, Today, "S 2/1"));
        Assert.Equal(
            (100_000, -40_000, 40_000),
            (
                fixture.Balance("AL-1", "1110"),
                fixture.Balance("AL-1", "2110", "su_1"),
                fixture.Of("AL-1", "5110", "budget-line", "SEEDS")
            )
        );
        Assert.DoesNotContain(fixture.Postings, line => line.Estate == "AL-1" && line.Posting.Code.StartsWith('4'));
        fixture.Accept(Payer, new RetryOrder(1, Today, "Account corrected"));
        Assert.Equal(40_000, fixture.Held("AL-1", "1110"));
        fixture.Accept(Payer, new InstructOrder(1, Today, "Instruction 2"));
        fixture.Accept(Controller, new ReturnOrder(1, Today, "Not taken"));
        Assert.Equal((100_000, 0), (fixture.Balance("AL-1", "1110"), fixture.Held("AL-1", "1110")));
    }

    [Fact]
    public void Is_ended_with_the_entries_the_other_way()
    {
        var fixture = new SpendingFixture(Channel.Trust);
        fixture.Accept(Committee, Orders.Place("F-1", 40_000, withholding: 1_000));
        fixture.Accept(Maker, new ReviewOrder(1, 1, Today));
        fixture.Accept(Checker, new ApproveOrder(1, 1, Today));
        Assert.IsType<TextRefusal.Missing>(fixture.Refuse(Committee, new CancelOrder(1, Today, "")));
        fixture.Accept(Committee, new CancelOrder(1, Today, "Bought elsewhere"));
        Assert.Equal(
            (0, 0, 0, 0),
            (
                fixture.Balance("AL-1", "5110"),
                fixture.Balance("AL-1", "2110", "su_1"),
                fixture.Balance("AL-1", "2120"),
                fixture.Held("AL-1", "1110")
            )
        );
        fixture.Accept(Committee, Orders.Place("F-1", 40_000));
        fixture.Accept(Maker, new RejectOrder(2, Today, "No quotation"));
        Assert.Equal(0, fixture.Balance("AL-1", "2110", "su_1"));
    }

    [Fact]
    public void Needs_the_approvals_of_its_amount_from_different_people_who_saw_this_revision()
    {
        var fixture = new SpendingFixture(
            Channel.Trust,
            100_000,
            "80%",
            ("0", [Role.Operator]),
            ("30000", [Role.Operator, Role.Treasurer])
        );
        fixture.Accept(Committee, Orders.Place("F-1", 40_000));
        fixture.Accept(Maker, new ReviewOrder(1, 1, Today));
        Assert.IsType<SegregationRefusal.SamePerson>(fixture.Refuse(Maker, new ApproveOrder(1, 1, Today)));
        fixture.Accept(Checker, new ApproveOrder(1, 1, Today));
        Assert.Equal((OrderState.Reviewed, 0), (fixture.Dossier.Orders[0].State, fixture.Held("AL-1", "1110")));
        Assert.IsType<SegregationRefusal.ApprovedAlready>(fixture.Refuse(Checker, new ApproveOrder(1, 1, Today)));
        Assert.IsType<TrancheRefusal.NotAnApprover>(fixture.Refuse(Payer, new ApproveOrder(1, 1, Today)));
        fixture.Accept(Committee, new AmendOrder(1, Bob(35_000), Bob(0), Bob(0), Today, "A credit note"));
        Assert.Equal(
            (35_000, -35_000, OrderState.Ordered),
            (fixture.Balance("AL-1", "5110"), fixture.Balance("AL-1", "2110", "su_1"), fixture.Dossier.Orders[0].State)
        );
        fixture.Accept(Maker, new ReviewOrder(1, 2, Today));
        Assert.IsType<TrancheRefusal.ChangedSince>(fixture.Refuse(Treasurer, new ApproveOrder(1, 1, Today)));
        fixture.Accept(Treasurer, new ApproveOrder(1, 2, Today));
        fixture.Accept(Checker, new ApproveOrder(1, 2, Today));
        Assert.Equal(35_000, fixture.Held("AL-1", "1110"));
        Assert.IsType<SegregationRefusal.SamePerson>(fixture.Refuse(Checker, new InstructOrder(1, Today, "")));
        Assert.IsType<SegregationRefusal.SamePerson>(fixture.Refuse(Treasurer, new InstructOrder(1, Today, "")));
    }

    [Fact]
    public void An_amendment_is_judged_by_what_is_available_without_the_order_itself()
    {
        var fixture = new SpendingFixture(Channel.Trust);
        fixture.Accept(Committee, Orders.Place("F-1", 90_000));
        Assert.IsType<OrderRefusal.AboveAvailable>(
            fixture.Refuse(Committee, new AmendOrder(1, Bob(100_001), Bob(0), Bob(0), Today, "More"))
        );
        fixture.Accept(Committee, new AmendOrder(1, Bob(100_000), Bob(0), Bob(500), Today, "More"));
    }

    [Fact]
    public void Is_placed_against_an_open_budget_line_and_an_eligible_invoice_only()
    {
        var fixture = new SpendingFixture(Channel.Trust, paid: 900_000);
        // Closed since June.
        Assert.IsType<OrderRefusal.OutsideWindow>(fixture.Refuse(Committee, Orders.Place("F-1", 10, line: "TOOLS")));
        Assert.IsType<OrderRefusal.OutsideWindow>(
            fixture.Refuse(Committee, Orders.Place("F-1", 10, on: new(2021, 12, 31)))
        );
        Assert.IsType<AllianceRefusal.UnknownLine>(fixture.Refuse(Committee, Orders.Place("F-1", 10, line: "CARS")));
        Assert.IsType<OrderRefusal.NothingToPay>(
            fixture.Refuse(Committee, Orders.Place("F-1", 10, withholding: 4, retention: 6))
        );
        Assert.IsType<OrderRefusal.NothingToPay>(fixture.Refuse(Committee, Orders.Place("F-1", 10, withholding: -1)));
        fixture.Accept(Committee, Orders.Place("F-1", 499_999));
        Assert.Equal(
            Bob(1),
            Assert.IsType<OrderRefusal.AboveLine>(fixture.Refuse(Committee, Orders.Place("F-2", 2))).Left
        );
        Assert.IsType<OrderRefusal.InvoiceTwice>(fixture.Refuse(Committee, Orders.Place("f-1", 1)));
        fixture.Elsewhere[new("su_1", "F-3")] = new("AL-2", FileNames.Of("order", 3));
        Assert.Equal(
            "AL-2",
            Assert.IsType<OrderRefusal.InvoiceTwice>(fixture.Refuse(Committee, Orders.Place("F-3", 1))).Alliance
        );
        Assert.IsType<OrderRefusal.NoTrust>(
            new SpendingFixture(Channel.OrganizationAccount).Refuse(Committee, Orders.Place("F-1", 10))
        );
    }

    [Fact]
    public void What_paid_orders_kept_back_is_paid_out_once_by_who_neither_ordered_nor_approved()
    {
        var fixture = new SpendingFixture(Channel.Trust);
        Orders.Paid(fixture, 1, "F-1", 40_000, withholding: 1_000, retention: 4_000);
        fixture.Accept(Committee, Orders.Place("F-2", 20_000, withholding: 500, retention: 2_000));
        Assert.Equal(
            Bob(1_000),
            Assert
                .IsType<OrderRefusal.AboveRetained>(fixture.Refuse(Payer, new PayTax(Bob(1_000.01m), Today, "S 2/1")))
                .Due
        );
        Assert.IsType<OrderRefusal.NoBankReference>(fixture.Refuse(Payer, new PayTax(Bob(1_000), Today, " ")));
        Assert.IsType<SegregationRefusal.SamePerson>(fixture.Refuse(Checker, new PayTax(Bob(1_000), Today, "S 2/1")));
        fixture.Accept(Payer, new PayTax(Bob(400), Today, "S 2/1"));
        fixture.Accept(Payer, new PayTax(Bob(600), Today, "S 2/2"));
        Assert.Equal(
            Bob(0),
            Assert.IsType<OrderRefusal.AboveRetained>(fixture.Refuse(Payer, new PayTax(Bob(0.01m), Today, "S 2/3"))).Due
        );
        Assert.Equal(
            Bob(0),
            Assert
                .IsType<OrderRefusal.AboveRetained>(
                    fixture.Refuse(Payer, new ReleaseRetention("su_2", Bob(1), Today, "S 2/4"))
                )
                .Due
        );
        Assert.IsType<InputRefusal.NotAHolder>(
            fixture.Refuse(Payer, new ReleaseRetention("Supplier", Bob(1), Today, "S 2/4"))
        );
        fixture.Accept(Payer, new ReleaseRetention("su_1", Bob(4_000), Today, "S 2/4"));
        Assert.IsType<OrderRefusal.AboveRetained>(
            fixture.Refuse(Payer, new ReleaseRetention("su_1", Bob(1), Today, "S 2/5"))
        );
        Assert.Equal(
            (-500, -2_000, 60_000),
            (fixture.Balance("AL-1", "2120"), fixture.Balance("AL-1", "2130", "su_1"), fixture.Balance("AL-1", "1110"))
        );
        Assert.IsType<OrderRefusal.NoTrust>(
            new SpendingFixture(Channel.OrganizationAccount).Refuse(Payer, new PayTax(Bob(1), Today, "S 2/1"))
        );
    }

    [Fact]
    public void Keeps_its_line_in_the_budget()
    {
        var fixture = new SpendingFixture(Channel.Trust);
        BudgetPart tools = new("TOOLS", "Tools", Bob(2_000_000), Signed, Today);
        fixture.Accept(Committee, Orders.Place("F-1", 40_000));
        Assert.Equal(
            ("SEEDS", Bob(40_000)),
            Assert.IsType<AllianceRefusal.LineInUse>(fixture.Refuse(Office, new SetBudget([tools], Today, "")))
                is var used
                ? (used.Line, used.Used)
                : default
        );
        Assert.IsType<AllianceRefusal.LineInUse>(
            fixture.Refuse(Office, new ChangeAlliance(null, Bob(2_000_000), null, [tools], Today, "", "Dearer"))
        );
        fixture.Accept(Maker, new RejectOrder(1, Today, "Outside the plan"));
        fixture.Accept(Office, new SetBudget([tools], Today, ""));
        Assert.Equal(["TOOLS"], fixture.Dossier.Budget.Select(line => line.Code));
    }
}

internal static class Orders
{
    public static PlaceOrder Place(
        string invoice,
        decimal gross,
        decimal withholding = 0,
        decimal retention = 0,
        string line = "SEEDS",
        LocalDate? on = null
    ) =>
        new(
            "su_1",
            invoice,
            on ?? new(2022, 6, 1),
            line,
            Bob(gross),
            Bob(withholding),
            Bob(retention),
            Today,
            "Committee act 3"
        );

    public static void Paid(
        SpendingFixture fixture,
        int number,
        string invoice,
        decimal gross,
        decimal withholding = 0,
        decimal retention = 0
    )
    {
        fixture.Accept(Committee, Place(invoice, gross, withholding, retention));
        fixture.Accept(Maker, new ReviewOrder(number, 1, Today));
        fixture.Accept(Checker, new ApproveOrder(number, 1, Today));
        fixture.Accept(Payer, new InstructOrder(number, Today, $"Instruction {number}"));
        fixture.Accept(Controller, new ConfirmOrder(number, Today, $"S 1/{number}"));
    }
}
