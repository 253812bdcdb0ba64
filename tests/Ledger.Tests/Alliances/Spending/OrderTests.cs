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
using static Ledger.Tests.Spending.SpendingDesk;

namespace Ledger.Tests.Spending;

public class A_payment_order
{
    [Fact]
    public void Books_the_invoice_holds_its_net_amount_and_pays_it_out_of_the_hold()
    {
        var desk = new SpendingDesk(Channel.Trust);
        desk.Accept(Committee, Orders.Place("F-1", 40_000, withholding: 1_000, retention: 4_000));
        Assert.Equal(
            (40_000, -35_000, -1_000, -4_000),
            (
                desk.Of("AL-1", "5110", "budget-line", "SEEDS"),
                desk.Balance("AL-1", "2110", "su_1"),
                desk.Balance("AL-1", "2120"),
                desk.Balance("AL-1", "2130", "su_1")
            )
        );
        desk.Accept(Maker, new ReviewOrder(1, 1, Today));
        desk.Accept(Checker, new ApproveOrder(1, 1, Today));
        Assert.Equal((100_000, 35_000), (desk.Balance("AL-1", "1110"), desk.Held("AL-1", "1110")));
        desk.Accept(Payer, new InstructOrder(1, Today, "Instruction 1"));
        Assert.IsType<OrderRefusal.NoBankReference>(desk.Refuse(Controller, new ConfirmOrder(1, Today, "")));
        desk.Accept(Controller, new ConfirmOrder(1, Today, "S 1/1"));
        Assert.Equal(
            (65_000, 0, 0),
            (desk.Balance("AL-1", "1110"), desk.Held("AL-1", "1110"), desk.Balance("AL-1", "2110", "su_1"))
        );
        Assert.Equal((OrderState.Paid, true), (desk.Dossier.Orders[0].State, desk.Dossier.Orders[0].Hold.IsEmpty));
    }

    [Fact]
    public void That_is_not_so_far_says_only_what_somebody_can_ask_for()
    {
        var desk = new SpendingDesk(Channel.Trust);
        desk.Accept(Committee, Orders.Place("F-1", 40_000));
        desk.Accept(Maker, new ReviewOrder(1, 1, Today));
        Assert.Equal(
            "order amend, order approve, order reject, order cancel",
            Assert.IsType<CommandRefusal.WrongState>(desk.Refuse(Payer, new InstructOrder(1, Today, ""))).Allowed
        );
    }

    [Fact]
    public void T19_above_the_trusts_available_money_is_refused_with_both_figures()
    {
        var desk = new SpendingDesk(Channel.Trust);
        var refusal = Assert.IsType<OrderRefusal.AboveAvailable>(
            desk.Refuse(Committee, Orders.Place("F-1", 100_000.01m))
        );
        Assert.Equal((Bob(100_000.01m), Bob(100_000)), (refusal.Gross, refusal.Available));
        desk.Accept(Committee, Orders.Place("F-1", 60_000, withholding: 500, retention: 500));
        // What is withheld and retained is promised too, and what an order holds counts once.
        Assert.Equal(Bob(40_000), Left());
        desk.Accept(Maker, new ReviewOrder(1, 1, Today));
        desk.Accept(Checker, new ApproveOrder(1, 1, Today));
        Assert.Equal(Bob(40_000), Left());
        desk.Accept(Payer, new InstructOrder(1, Today, ""));
        desk.Accept(Controller, new ConfirmOrder(1, Today, "S 1/1"));
        Assert.Equal(Bob(40_000), Left());
        desk.Accept(Controller, new ReturnOrder(1, Today, "S 1/2"));
        Assert.Equal(Bob(40_000), Left());
        desk.Accept(Committee, new CancelOrder(1, Today, "Not delivered"));
        Assert.Equal(Bob(100_000), Left());

        Money Left() =>
            Assert.IsType<OrderRefusal.AboveAvailable>(desk.Refuse(Committee, Orders.Place("F-9", 400_000))).Available;
    }

    [Fact]
    public void T19_yields_owed_and_fees_are_not_available_and_the_collective_fund_is()
    {
        var desk = new SpendingDesk(Channel.Trust);
        desk.Deposit(10_000, "2140", "");
        desk.Deposit(5_000, "2150", "");
        Assert.Equal(
            Bob(100_000),
            Assert.IsType<OrderRefusal.AboveAvailable>(desk.Refuse(Committee, Orders.Place("F-9", 400_000))).Available
        );
    }

    [Fact]
    public void T21_returned_by_the_bank_is_unpaid_again_the_money_is_back_and_the_expense_stays()
    {
        var desk = new SpendingDesk(Channel.Trust);
        Orders.Paid(desk, 1, "F-1", 40_000);
        desk.Accept(Controller, new ReturnOrder(1, Today, "S 2/1"));
        Assert.Equal(
            (100_000, -40_000, 40_000),
            (
                desk.Balance("AL-1", "1110"),
                desk.Balance("AL-1", "2110", "su_1"),
                desk.Of("AL-1", "5110", "budget-line", "SEEDS")
            )
        );
        Assert.DoesNotContain(desk.Postings, line => line.Estate == "AL-1" && line.Posting.Code.StartsWith('4'));
        desk.Accept(Payer, new RetryOrder(1, Today, "Account corrected"));
        Assert.Equal(40_000, desk.Held("AL-1", "1110"));
        desk.Accept(Payer, new InstructOrder(1, Today, "Instruction 2"));
        desk.Accept(Controller, new ReturnOrder(1, Today, "Not taken"));
        Assert.Equal((100_000, 0), (desk.Balance("AL-1", "1110"), desk.Held("AL-1", "1110")));
    }

    [Fact]
    public void Is_ended_with_the_entries_the_other_way()
    {
        var desk = new SpendingDesk(Channel.Trust);
        desk.Accept(Committee, Orders.Place("F-1", 40_000, withholding: 1_000));
        desk.Accept(Maker, new ReviewOrder(1, 1, Today));
        desk.Accept(Checker, new ApproveOrder(1, 1, Today));
        Assert.IsType<TextRefusal.Missing>(desk.Refuse(Committee, new CancelOrder(1, Today, "")));
        desk.Accept(Committee, new CancelOrder(1, Today, "Bought elsewhere"));
        Assert.Equal(
            (0, 0, 0, 0),
            (
                desk.Balance("AL-1", "5110"),
                desk.Balance("AL-1", "2110", "su_1"),
                desk.Balance("AL-1", "2120"),
                desk.Held("AL-1", "1110")
            )
        );
        desk.Accept(Committee, Orders.Place("F-1", 40_000));
        desk.Accept(Maker, new RejectOrder(2, Today, "No quotation"));
        Assert.Equal(0, desk.Balance("AL-1", "2110", "su_1"));
    }

    [Fact]
    public void Needs_the_approvals_of_its_amount_from_different_people_who_saw_this_revision()
    {
        var desk = new SpendingDesk(
            Channel.Trust,
            100_000,
            "80%",
            ("0", [Role.Operator]),
            ("30000", [Role.Operator, Role.Treasurer])
        );
        desk.Accept(Committee, Orders.Place("F-1", 40_000));
        desk.Accept(Maker, new ReviewOrder(1, 1, Today));
        Assert.IsType<SegregationRefusal.SamePerson>(desk.Refuse(Maker, new ApproveOrder(1, 1, Today)));
        desk.Accept(Checker, new ApproveOrder(1, 1, Today));
        Assert.Equal((OrderState.Reviewed, 0), (desk.Dossier.Orders[0].State, desk.Held("AL-1", "1110")));
        Assert.IsType<SegregationRefusal.ApprovedAlready>(desk.Refuse(Checker, new ApproveOrder(1, 1, Today)));
        Assert.IsType<TrancheRefusal.NotAnApprover>(desk.Refuse(Payer, new ApproveOrder(1, 1, Today)));
        desk.Accept(Committee, new AmendOrder(1, Bob(35_000), Bob(0), Bob(0), Today, "A credit note"));
        Assert.Equal(
            (35_000, -35_000, OrderState.Ordered),
            (desk.Balance("AL-1", "5110"), desk.Balance("AL-1", "2110", "su_1"), desk.Dossier.Orders[0].State)
        );
        desk.Accept(Maker, new ReviewOrder(1, 2, Today));
        Assert.IsType<TrancheRefusal.ChangedSince>(desk.Refuse(Treasurer, new ApproveOrder(1, 1, Today)));
        desk.Accept(Treasurer, new ApproveOrder(1, 2, Today));
        desk.Accept(Checker, new ApproveOrder(1, 2, Today));
        Assert.Equal(35_000, desk.Held("AL-1", "1110"));
        Assert.IsType<SegregationRefusal.SamePerson>(desk.Refuse(Checker, new InstructOrder(1, Today, "")));
        Assert.IsType<SegregationRefusal.SamePerson>(desk.Refuse(Treasurer, new InstructOrder(1, Today, "")));
    }

    [Fact]
    public void An_amendment_is_judged_by_what_is_available_without_the_order_itself()
    {
        var desk = new SpendingDesk(Channel.Trust);
        desk.Accept(Committee, Orders.Place("F-1", 90_000));
        Assert.IsType<OrderRefusal.AboveAvailable>(
            desk.Refuse(Committee, new AmendOrder(1, Bob(100_001), Bob(0), Bob(0), Today, "More"))
        );
        desk.Accept(Committee, new AmendOrder(1, Bob(100_000), Bob(0), Bob(500), Today, "More"));
    }

    [Fact]
    public void Is_placed_against_an_open_budget_line_and_an_eligible_invoice_only()
    {
        var desk = new SpendingDesk(Channel.Trust, paid: 900_000);
        // Closed since June.
        Assert.IsType<OrderRefusal.OutsideWindow>(desk.Refuse(Committee, Orders.Place("F-1", 10, line: "TOOLS")));
        Assert.IsType<OrderRefusal.OutsideWindow>(
            desk.Refuse(Committee, Orders.Place("F-1", 10, on: new(2021, 12, 31)))
        );
        Assert.IsType<AllianceRefusal.UnknownLine>(desk.Refuse(Committee, Orders.Place("F-1", 10, line: "CARS")));
        Assert.IsType<OrderRefusal.NothingToPay>(
            desk.Refuse(Committee, Orders.Place("F-1", 10, withholding: 4, retention: 6))
        );
        Assert.IsType<OrderRefusal.NothingToPay>(desk.Refuse(Committee, Orders.Place("F-1", 10, withholding: -1)));
        desk.Accept(Committee, Orders.Place("F-1", 499_999));
        Assert.Equal(
            Bob(1),
            Assert.IsType<OrderRefusal.AboveLine>(desk.Refuse(Committee, Orders.Place("F-2", 2))).Left
        );
        Assert.IsType<OrderRefusal.InvoiceTwice>(desk.Refuse(Committee, Orders.Place("f-1", 1)));
        desk.Elsewhere[new("su_1", "F-3")] = new("AL-2", "order 3");
        Assert.Equal(
            "AL-2",
            Assert.IsType<OrderRefusal.InvoiceTwice>(desk.Refuse(Committee, Orders.Place("F-3", 1))).Alliance
        );
        Assert.IsType<OrderRefusal.NoTrust>(
            new SpendingDesk(Channel.OrganizationAccount).Refuse(Committee, Orders.Place("F-1", 10))
        );
    }

    [Fact]
    public void What_paid_orders_kept_back_is_paid_out_once_by_who_neither_ordered_nor_approved()
    {
        var desk = new SpendingDesk(Channel.Trust);
        Orders.Paid(desk, 1, "F-1", 40_000, withholding: 1_000, retention: 4_000);
        desk.Accept(Committee, Orders.Place("F-2", 20_000, withholding: 500, retention: 2_000));
        Assert.Equal(
            Bob(1_000),
            Assert.IsType<OrderRefusal.AboveKept>(desk.Refuse(Payer, new PayTax(Bob(1_000.01m), Today, "S 2/1"))).Due
        );
        Assert.IsType<OrderRefusal.NoBankReference>(desk.Refuse(Payer, new PayTax(Bob(1_000), Today, " ")));
        Assert.IsType<SegregationRefusal.SamePerson>(desk.Refuse(Checker, new PayTax(Bob(1_000), Today, "S 2/1")));
        desk.Accept(Payer, new PayTax(Bob(400), Today, "S 2/1"));
        desk.Accept(Payer, new PayTax(Bob(600), Today, "S 2/2"));
        Assert.Equal(
            Bob(0),
            Assert.IsType<OrderRefusal.AboveKept>(desk.Refuse(Payer, new PayTax(Bob(0.01m), Today, "S 2/3"))).Due
        );
        Assert.Equal(
            Bob(0),
            Assert
                .IsType<OrderRefusal.AboveKept>(
                    desk.Refuse(Payer, new ReleaseRetention("su_2", Bob(1), Today, "S 2/4"))
                )
                .Due
        );
        Assert.IsType<InputRefusal.NotAHolder>(
            desk.Refuse(Payer, new ReleaseRetention("Supplier", Bob(1), Today, "S 2/4"))
        );
        desk.Accept(Payer, new ReleaseRetention("su_1", Bob(4_000), Today, "S 2/4"));
        Assert.IsType<OrderRefusal.AboveKept>(desk.Refuse(Payer, new ReleaseRetention("su_1", Bob(1), Today, "S 2/5")));
        Assert.Equal(
            (-500, -2_000, 60_000),
            (desk.Balance("AL-1", "2120"), desk.Balance("AL-1", "2130", "su_1"), desk.Balance("AL-1", "1110"))
        );
        Assert.IsType<OrderRefusal.NoTrust>(
            new SpendingDesk(Channel.OrganizationAccount).Refuse(Payer, new PayTax(Bob(1), Today, "S 2/1"))
        );
    }

    [Fact]
    public void Keeps_its_line_in_the_budget()
    {
        var desk = new SpendingDesk(Channel.Trust);
        BudgetPart tools = new("TOOLS", "Tools", Bob(2_000_000), Signed, Today);
        desk.Accept(Committee, Orders.Place("F-1", 40_000));
        Assert.Equal(
            ("SEEDS", Bob(40_000)),
            Assert.IsType<AllianceRefusal.LineInUse>(desk.Refuse(Office, new SetBudget([tools], Today, ""))) is var used
                ? (used.Line, used.Used)
                : default
        );
        Assert.IsType<AllianceRefusal.LineInUse>(
            desk.Refuse(Office, new ChangeAlliance(null, Bob(2_000_000), null, [tools], Today, "", "Dearer"))
        );
        desk.Accept(Maker, new RejectOrder(1, Today, "Outside the plan"));
        desk.Accept(Office, new SetBudget([tools], Today, ""));
        Assert.Equal(["TOOLS"], desk.Dossier.Budget.Select(line => line.Code));
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
        SpendingDesk desk,
        int number,
        string invoice,
        decimal gross,
        decimal withholding = 0,
        decimal retention = 0
    )
    {
        desk.Accept(Committee, Place(invoice, gross, withholding, retention));
        desk.Accept(Maker, new ReviewOrder(number, 1, Today));
        desk.Accept(Checker, new ApproveOrder(number, 1, Today));
        desk.Accept(Payer, new InstructOrder(number, Today, $"Instruction {number}"));
        desk.Accept(Controller, new ConfirmOrder(number, Today, $"S 1/{number}"));
    }
}
