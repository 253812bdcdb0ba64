using Ledger.Alliances;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using Xunit;
using static Ledger.Tests.Spending.SpendingDesk;

namespace Ledger.Tests.Spending;

public class Expense_report_of_a_release
{
    private static readonly LocalDate Spring = new(2022, 4, 1);

    private static ClaimedInvoice Invoice(
        string number,
        decimal amount,
        decimal? claimed = null,
        LocalDate? on = null,
        string line = "SEEDS",
        string supplier = "su_1"
    ) => new(supplier, number, on ?? Spring, line, Bob(amount), Bob(claimed ?? amount));

    private static RenderExpenseReport Render(params ClaimedInvoice[] invoices) => new(1, Today, "Descargo", invoices);

    private static AcceptExpenseReport Accept(int number, params InvoiceFinding[] findings) =>
        new(number, Today, "Report 9", findings);

    [Fact]
    public void Moves_the_programmes_advance_to_expenditure_source_by_source_when_somebody_else_accepts_it()
    {
        var desk = new SpendingDesk(Channel.OrganizationAccount);
        desk.Deposit(50_000, "3110", "co_org");
        desk.Accept(Manager, Render(Invoice("F-1", 60_000, 40_000), Invoice("F-2", 10_000)));
        Assert.Equal(100_000, desk.Balance("PAR", "1310", "al_AL-1"));
        desk.Accept(Maker, Accept(1));
        Assert.Equal(
            (50_000, 50_000),
            (desk.Balance("PAR", "5110", "al_AL-1"), desk.Balance("PAR", "1310", "al_AL-1"))
        );
        Assert.Equal(
            (35_000, 15_000),
            (desk.Of("PAR", "5110", "source", "LOAN"), desk.Of("PAR", "5110", "source", "NATION"))
        );
        Assert.Equal(35_000, desk.Of("PAR", "5110", "loan-category", "2a"));
        Assert.Equal((80_000, 70_000), (desk.Balance("AL-1", "1110"), desk.Of("AL-1", "5110", "budget-line", "SEEDS")));
        Assert.Equal((-50_000, -50_000), (desk.Balance("AL-1", "2310"), desk.Balance("AL-1", "4110")));
        Assert.Equal(
            (ExpenseReportState.Accepted, Bob(50_000)),
            (desk.Dossier.ExpenseReports[0].State, desk.Dossier.Releases[0].Accounted)
        );
    }

    [Fact]
    public void Is_not_accepted_by_whoever_rendered_it()
    {
        var desk = new SpendingDesk(Channel.OrganizationAccount);
        var both = Manager with { Roles = [Ledger.Access.Role.Manager, Ledger.Access.Role.Operator] };
        desk.Accept(both, Render(Invoice("F-1", 10)));
        Assert.IsType<SegregationRefusal.SamePerson>(desk.Refuse(both, Accept(1)));
        Assert.IsType<SegregationRefusal.SamePerson>(desk.Refuse(both, new RejectExpenseReport(1, Today, "No")));
    }

    [Fact]
    public void T12_at_75_percent_the_next_tranche_is_blocked_and_at_80_percent_it_is_not()
    {
        var desk = new SpendingDesk(Channel.OrganizationAccount, paid: 100_000);
        desk.Accept(Manager, new RequestRelease(Bob(1_000), Today, "Second"));
        Account(1, "F-1", 75_000);
        var condition = Gate();
        Assert.Equal((false, Bob(5_000)), (condition.IsMet, condition.Short));
        Assert.IsType<TrancheRefusal.ConditionsNotMet>(desk.Refuse(Maker, new ReviewRelease(2, 1, Today)));
        Account(2, "F-2", 5_000);
        Assert.True(Gate().IsMet);
        desk.Accept(Maker, new ReviewRelease(2, 1, Today));

        Condition Gate() =>
            Conditions
                .Of(desk.Dossier, desk.Dossier.Releases[1], desk.Instrument)
                .Single(other => other.Code == "accounted-for");
        void Account(int number, string invoice, decimal amount)
        {
            desk.Accept(Manager, Render(Invoice(invoice, amount)));
            desk.Accept(Maker, Accept(number));
        }
    }

    [Fact]
    public void T12_money_that_was_paid_back_needs_no_accounting()
    {
        var desk = new SpendingDesk(Channel.OrganizationAccount);
        desk.Accept(Manager, new RequestRelease(Bob(1_000), Today, "Second"));
        desk.Accept(Manager, Render(Invoice("F-1", 64_000), Invoice("F-2", 20_000, on: new(2021, 1, 1))));
        desk.Accept(Maker, Accept(1));
        Assert.False(Gate());
        desk.Accept(Controller, new RecordRefund(1, Bob(20_000), Today, "S 1/1"));
        Assert.True(Gate()); // 64,000 of 80,000.

        bool Gate() =>
            Conditions
                .Of(desk.Dossier, desk.Dossier.Releases[1], desk.Instrument)
                .Single(other => other.Code == "accounted-for")
                .IsMet;
    }

    [Theory]
    [InlineData("su_1", "F-1")]
    [InlineData("SU_1", " f - 1 ")]
    public void T13_the_same_invoice_in_two_expense_reports_is_refused_however_it_is_typed(
        string supplier,
        string number
    )
    {
        var desk = new SpendingDesk(Channel.OrganizationAccount);
        desk.Accept(Manager, Render(Invoice("F-1", 10)));
        var refusal = Assert.IsType<ExpenseReportRefusal.InvoiceTwice>(
            desk.Refuse(Manager, Render(Invoice(number, 20, supplier: supplier)))
        );
        Assert.Equal(("su_1 F-1", "AL-1", "expense report 1"), (refusal.Invoice, refusal.Alliance, refusal.Where));
        desk.Accept(Manager, Render(Invoice("F-1", 20, supplier: "su_2")));
    }

    [Fact]
    public void T13_the_same_invoice_elsewhere_in_the_programme_or_twice_in_one_is_refused()
    {
        var desk = new SpendingDesk(Channel.OrganizationAccount);
        desk.Elsewhere[new("su_1", "F-1")] = new("AL-2", "expense report 4");
        Assert.Equal(
            "AL-2",
            Assert.IsType<ExpenseReportRefusal.InvoiceTwice>(desk.Refuse(Manager, Render(Invoice("F-1", 10)))).Alliance
        );
        Assert.IsType<ExpenseReportRefusal.InvoiceTwice>(
            desk.Refuse(Manager, Render(Invoice("F-2", 10), Invoice("F-2", 20)))
        );
    }

    [Fact]
    public void T13_a_rejected_expense_report_gives_its_invoices_back()
    {
        var desk = new SpendingDesk(Channel.OrganizationAccount);
        desk.Accept(Manager, Render(Invoice("F-1", 10)));
        Assert.IsType<TextRefusal.Missing>(desk.Refuse(Maker, new RejectExpenseReport(1, Today, "")));
        Assert.Empty(desk.Accept(Maker, new RejectExpenseReport(1, Today, "Cannot be read")).Instructions);
        desk.Accept(Manager, Render(Invoice("F-1", 10)));
        Assert.Equal(
            [InvoiceState.Rejected, InvoiceState.Claimed],
            desk.Dossier.Invoices.Select(invoice => invoice.State)
        );
    }

    // 10 days before the agreement of 2022-03-01; SEEDS is open 2022-03-01 to 12-31, TOOLS 2022-05-01 to 06-30.
    [Theory]
    [InlineData("SEEDS", "2022-02-28", false)]
    [InlineData("SEEDS", "2022-03-01", true)]
    [InlineData("TOOLS", "2022-04-30", false)]
    [InlineData("TOOLS", "2022-05-01", true)]
    [InlineData("TOOLS", "2022-06-30", true)]
    [InlineData("TOOLS", "2022-07-01", false)]
    public void T14_an_invoice_dated_outside_its_window_is_ineligible(string line, string day, bool isEligible)
    {
        var desk = new SpendingDesk(Channel.OrganizationAccount);
        desk.Accept(
            Manager,
            Render(Invoice("F-1", 10, on: NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value, line: line))
        );
        desk.Accept(Maker, Accept(1));
        Assert.Equal(isEligible ? InvoiceState.Accepted : InvoiceState.Ineligible, desk.Dossier.Invoices[0].State);
    }

    [Fact]
    public void T14_a_refund_is_due_and_is_settled_when_the_bank_shows_it()
    {
        var desk = new SpendingDesk(Channel.OrganizationAccount);
        desk.Accept(Manager, Render(Invoice("F-1", 30_000), Invoice("F-2", 10_001, 5_001, on: new(2021, 1, 1))));
        desk.Accept(Maker, Accept(1));
        Assert.Equal(ExpenseReportState.RefundDue, desk.Dossier.ExpenseReports[0].State);
        Assert.Equal(
            (30_000, 5_001, 64_999),
            (
                desk.Balance("PAR", "5110", "al_AL-1"),
                desk.Balance("PAR", "1320", "al_AL-1"),
                desk.Balance("PAR", "1310", "al_AL-1")
            )
        );
        Assert.Equal(
            (-64_999, -5_001, -30_000),
            (desk.Balance("AL-1", "2310"), desk.Balance("AL-1", "2320"), desk.Balance("AL-1", "4110"))
        );
        Assert.Equal(Bob(30_000), desk.Dossier.Releases[0].Accounted);

        Assert.IsType<ExpenseReportRefusal.AboveRefundDue>(
            desk.Refuse(Controller, new RecordRefund(1, Bob(5_002), Today, "S 1/1"))
        );
        Assert.IsType<ExpenseReportRefusal.NoBankReference>(
            desk.Refuse(Controller, new RecordRefund(1, Bob(5_001), Today, " "))
        );
        desk.Accept(Controller, new RecordRefund(1, Bob(2_000), Today, "S 1/1"));
        Assert.Equal(
            (ExpenseReportState.RefundDue, Bob(3_001)),
            (desk.Dossier.ExpenseReports[0].State, desk.Dossier.ExpenseReports[0].RefundDue)
        );
        desk.Accept(Controller, new RecordRefund(1, Bob(3_001), Today, "S 1/2"));
        Assert.Equal(ExpenseReportState.Accepted, desk.Dossier.ExpenseReports[0].State);
        Assert.Equal((0, 0), (desk.Balance("PAR", "1320", "al_AL-1"), desk.Balance("AL-1", "2320")));
        Assert.All(
            desk.Dossier.Parts,
            part => Assert.Equal((Bob(0), true), (part.RefundDue, part.Open.MinorUnits >= 0))
        );
        Assert.Equal(0, desk.Of("PAR", "1320", "source", "LOAN"));
    }

    [Fact]
    public void T14_what_was_accepted_and_is_found_ineligible_afterwards_is_expenditure_no_longer()
    {
        var desk = new SpendingDesk(Channel.OrganizationAccount);
        desk.Accept(Manager, Render(Invoice("F-1", 30_000), Invoice("F-2", 5_000)));
        desk.Accept(Maker, Accept(1));
        Assert.IsType<ExpenseReportRefusal.UnknownInvoice>(
            desk.Refuse(Maker, new DisallowInvoices(1, Today, "", [new("su_1", "F-9", "Not ours")]))
        );
        desk.Accept(Maker, new DisallowInvoices(1, Today, "Audit 4", [new("su_1", "F-2", "Family's car")]));
        Assert.Equal((30_000, 5_000), (desk.Balance("PAR", "5110", "al_AL-1"), desk.Balance("PAR", "1320", "al_AL-1")));
        Assert.Equal((-30_000, -5_000), (desk.Balance("AL-1", "4110"), desk.Balance("AL-1", "2320")));
        Assert.Equal(
            (Bob(30_000), "Family's car"),
            (
                desk.Dossier.Releases[0].Accounted,
                desk.Dossier.Invoices.Single(invoice => invoice.State == InvoiceState.Ineligible).Reason
            )
        );
        Assert.IsType<ExpenseReportRefusal.UnknownInvoice>(
            desk.Refuse(Maker, new DisallowInvoices(1, Today, "", [new("su_1", "F-2", "Again")]))
        );
    }

    [Fact]
    public void T14_a_refund_goes_back_to_the_sources_that_paid_for_what_was_ineligible()
    {
        var desk = new SpendingDesk(Channel.OrganizationAccount);
        desk.Accept(Manager, Render([.. Enumerable.Range(1, 5).Select(i => Invoice($"F-{i}", 0.01m))]));
        desk.Accept(Maker, Accept(1));
        for (var i = 1; i <= 5; i++)
            desk.Accept(Maker, new DisallowInvoices(1, Today, "", [new("su_1", $"F-{i}", "No")]));
        var due = desk.Dossier.Parts.Select(part => part.RefundDue).ToList();
        desk.Accept(Controller, new RecordRefund(1, Bob(0.05m), Today, "S 1/1"));
        Assert.Equal(due, desk.Dossier.Parts.Select(part => part.Refunded));
        Assert.All(desk.Dossier.Parts, part => Assert.True(part.RefundDue.IsZero));
    }

    [Fact]
    public void Claims_above_what_was_transferred_are_refused_with_what_is_left_also_while_others_wait()
    {
        var desk = new SpendingDesk(Channel.OrganizationAccount);
        desk.Accept(Manager, Render(Invoice("F-1", 90_000)));
        var refusal = Assert.IsType<ExpenseReportRefusal.AboveTransferred>(
            desk.Refuse(Manager, Render(Invoice("F-2", 10_000.01m)))
        );
        Assert.Equal((Bob(10_000), Bob(100_000)), (refusal.Left, refusal.Transferred));
        desk.Accept(Manager, Render(Invoice("F-2", 10_000.01m, 10_000)));
    }

    [Fact]
    public void Is_refused_by_name_for_lines_that_cannot_be()
    {
        var desk = new SpendingDesk(Channel.OrganizationAccount);
        Assert.IsType<ExpenseReportRefusal.NotSoMany>(desk.Refuse(Manager, Render()));
        Assert.IsType<AllianceRefusal.UnknownLine>(desk.Refuse(Manager, Render(Invoice("F-1", 10, line: "CARS"))));
        Assert.IsType<ExpenseReportRefusal.ClaimAboveInvoice>(desk.Refuse(Manager, Render(Invoice("F-1", 10, 11))));
        Assert.IsType<CommandRefusal.AmountNotPositive>(desk.Refuse(Manager, Render(Invoice("F-1", 10, 0))));
        Assert.IsType<CommandRefusal.DateInFuture>(
            desk.Refuse(Manager, Render(Invoice("F-1", 10, on: Today.PlusDays(1))))
        );
        Assert.IsType<InputRefusal.NotAHolder>(
            desk.Refuse(Manager, Render(Invoice("F-1", 10, supplier: "Juan Pérez")))
        );
        Assert.IsType<ExpenseReportRefusal.ByWorks>(
            new SpendingDesk(Channel.ImplementingFund).Refuse(Manager, Render(Invoice("F-1", 10)))
        );
        Assert.IsType<ExpenseReportRefusal.Unknown>(desk.Refuse(Maker, Accept(1)));
    }

    [Fact]
    public void A_release_that_is_being_accounted_for_is_not_returned()
    {
        var desk = new SpendingDesk(Channel.OrganizationAccount);
        desk.Accept(Manager, Render(Invoice("F-1", 10)));
        Assert.IsType<ExpenseReportRefusal.ReleaseAccounted>(
            desk.Refuse(Controller, new ReturnRelease(1, Today, "S 2/1"))
        );
        desk.Accept(Maker, new RejectExpenseReport(1, Today, "No"));
        desk.Accept(Controller, new ReturnRelease(1, Today, "S 2/1"));
    }

    [Fact]
    public void T14_a_trust_accounts_for_what_its_orders_paid_and_gets_the_whole_ineligible_invoice_back()
    {
        var desk = new SpendingDesk(Channel.Trust);
        desk.Deposit(100_000, "3110", "co_org");
        Assert.IsType<ExpenseReportRefusal.NotPaidByOrder>(desk.Refuse(Manager, Render(Invoice("F-1", 40_000))));
        Orders.Paid(desk, 1, "F-1", 40_000);
        var day = desk.Dossier.Orders[0].InvoiceOn;
        // What was ordered as one thing is not shown as another: neither by its line nor by its day.
        Assert.IsType<ExpenseReportRefusal.NotPaidByOrder>(
            desk.Refuse(Manager, Render(Invoice("F-1", 40_000, 20_000, day, line: "TOOLS")))
        );
        Assert.IsType<ExpenseReportRefusal.NotPaidByOrder>(
            desk.Refuse(Manager, Render(Invoice("F-1", 40_000, 20_000, day.PlusDays(-1))))
        );
        desk.Accept(Manager, Render(Invoice("F-1", 40_000, 20_000, day)));
        desk.Accept(Maker, Accept(1, new InvoiceFinding("su_1", "F-1", "Delivered elsewhere")));
        Assert.Equal(
            (20_000, 40_000, 0),
            (
                desk.Balance("PAR", "1320", "al_AL-1"),
                desk.Balance("AL-1", "1320"),
                desk.Of("AL-1", "5110", "budget-line", "SEEDS")
            )
        );
        desk.Accept(Controller, new RecordRefund(1, Bob(5_000), Today, "S 3/1"));
        Assert.Equal((15_000, 30_000), (desk.Balance("PAR", "1320", "al_AL-1"), desk.Balance("AL-1", "1320")));
        desk.Accept(Controller, new RecordRefund(1, Bob(15_000), Today, "S 3/2"));
        Assert.Equal((0, 0), (desk.Balance("PAR", "1320", "al_AL-1"), desk.Balance("AL-1", "1320")));
        Assert.Equal((180_000, -80_000), (desk.Balance("AL-1", "1110"), desk.Balance("AL-1", "3110", "co_programme")));
    }

    [Fact]
    public void Whatever_is_accepted_refused_and_paid_back_no_source_gives_more_than_it_paid()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var desk = new SpendingDesk(Channel.OrganizationAccount, paid: 9_973);
            long next = seed;
            for (var number = 1; number <= 6; number++)
            {
                next = next * 1103515245 + 12345 & 0x7fffffff;
                var amount = next % 1_700 + 0.01m * (next % 99) + 1;
                if (
                    desk.Ask(
                        Manager,
                        Render(Invoice($"F-{number}", amount, on: next % 3 == 0 ? new(2021, 1, 1) : Spring))
                    ).Refusal
                    is not null
                )
                    continue;
                var file = desk.Dossier.ExpenseReports[^1].Number;
                desk.Accept(Maker, Accept(file));
                if (next % 5 == 0)
                    desk.Ask(Maker, new DisallowInvoices(file, Today, "", [new("su_1", $"F-{number}", "No")]));
                if (next % 2 == 0)
                    desk.Ask(Controller, new RecordRefund(file, Bob(amount) - Bob(0.01m * (next % 7)), Today, "S 1/1"));
            }
            Assert.All(
                desk.Dossier.Parts,
                part =>
                    Assert.True(
                        part.Open.MinorUnits >= 0 && part.Accounted.MinorUnits >= 0 && part.RefundDue.MinorUnits >= 0
                    )
            );
            Assert.Equal(
                desk.Dossier.Sum(desk.Dossier.Parts.Select(part => part.Accounted)),
                desk.Dossier.Releases[0].Accounted
            );
            foreach (var (source, i) in ((string, int)[])[("LOAN", 0), ("NATION", 1)])
            {
                var part = desk.Dossier.Parts[i];
                Assert.Equal(
                    (part.Accounted.ToDecimal(), part.RefundDue.ToDecimal(), part.Open.ToDecimal()),
                    (
                        desk.Of("PAR", "5110", "source", source),
                        desk.Of("PAR", "1320", "source", source),
                        desk.Of("PAR", "1310", "source", source)
                    )
                );
            }
        }
    }
}
