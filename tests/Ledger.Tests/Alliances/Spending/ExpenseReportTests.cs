using Ledger.Alliances;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using Xunit;
using static Ledger.Tests.Spending.SpendingFixture;

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
        var fixture = new SpendingFixture(Channel.OrganizationAccount);
        fixture.Deposit(50_000, "3110", "co_org");
        fixture.Accept(Manager, Render(Invoice("F-1", 60_000, 40_000), Invoice("F-2", 10_000)));
        Assert.Equal(100_000, fixture.Balance("PAR", "1310", "al_AL-1"));
        fixture.Accept(Maker, Accept(1));
        Assert.Equal(
            (50_000, 50_000),
            (fixture.Balance("PAR", "5110", "al_AL-1"), fixture.Balance("PAR", "1310", "al_AL-1"))
        );
        Assert.Equal(
            (35_000, 15_000),
            (fixture.Of("PAR", "5110", "source", "LOAN"), fixture.Of("PAR", "5110", "source", "NATION"))
        );
        Assert.Equal(35_000, fixture.Of("PAR", "5110", "loan-category", "2a"));
        Assert.Equal(
            (80_000, 70_000),
            (fixture.Balance("AL-1", "1110"), fixture.Of("AL-1", "5110", "budget-line", "SEEDS"))
        );
        Assert.Equal((-50_000, -50_000), (fixture.Balance("AL-1", "2310"), fixture.Balance("AL-1", "4110")));
        Assert.Equal(
            (ExpenseReportState.Accepted, Bob(50_000)),
            (fixture.Dossier.ExpenseReports[0].State, fixture.Dossier.Releases[0].Accounted)
        );
    }

    [Fact]
    public void Is_not_accepted_by_whoever_rendered_it()
    {
        var fixture = new SpendingFixture(Channel.OrganizationAccount);
        var both = Manager with { Roles = [Ledger.Access.Role.Manager, Ledger.Access.Role.Operator] };
        fixture.Accept(both, Render(Invoice("F-1", 10)));
        Assert.IsType<SegregationRefusal.SamePerson>(fixture.Refuse(both, Accept(1)));
        Assert.IsType<SegregationRefusal.SamePerson>(fixture.Refuse(both, new RejectExpenseReport(1, Today, "No")));
    }

    [Fact]
    public void T12_at_75_percent_the_next_tranche_is_blocked_and_at_80_percent_it_is_not()
    {
        var fixture = new SpendingFixture(Channel.OrganizationAccount, paid: 100_000);
        fixture.Accept(Manager, new RequestRelease(Bob(1_000), Today, "Second"));
        Account(1, "F-1", 75_000);
        var condition = Gate();
        Assert.Equal((false, Bob(5_000)), (condition.IsMet, condition.Short));
        Assert.IsType<TrancheRefusal.ConditionsNotMet>(fixture.Refuse(Maker, new ReviewRelease(2, 1, Today)));
        Account(2, "F-2", 5_000);
        Assert.True(Gate().IsMet);
        fixture.Accept(Maker, new ReviewRelease(2, 1, Today));

        Condition Gate() =>
            Conditions
                .Of(fixture.Dossier, fixture.Dossier.Releases[1], fixture.Instrument)
                .Single(other => other.Code == "accounted-for");
        void Account(int number, string invoice, decimal amount)
        {
            fixture.Accept(Manager, Render(Invoice(invoice, amount)));
            fixture.Accept(Maker, Accept(number));
        }
    }

    [Fact]
    public void T12_money_that_was_paid_back_needs_no_accounting()
    {
        var fixture = new SpendingFixture(Channel.OrganizationAccount);
        fixture.Accept(Manager, new RequestRelease(Bob(1_000), Today, "Second"));
        fixture.Accept(Manager, Render(Invoice("F-1", 64_000), Invoice("F-2", 20_000, on: new(2021, 1, 1))));
        fixture.Accept(Maker, Accept(1));
        Assert.False(Gate());
        fixture.Accept(Controller, new RecordRefund(1, Bob(20_000), Today, "S 1/1"));
        Assert.True(Gate()); // 64,000 of 80,000.

        bool Gate() =>
            Conditions
                .Of(fixture.Dossier, fixture.Dossier.Releases[1], fixture.Instrument)
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
        var fixture = new SpendingFixture(Channel.OrganizationAccount);
        fixture.Accept(Manager, Render(Invoice("F-1", 10)));
        var refusal = Assert.IsType<ExpenseReportRefusal.InvoiceTwice>(
            fixture.Refuse(Manager, Render(Invoice(number, 20, supplier: supplier)))
        );
        Assert.Equal(
            ("su_1 F-1", "AL-1", FileNames.Of("expense_report", 1)),
            (refusal.Invoice, refusal.Alliance, refusal.Where)
        );
        fixture.Accept(Manager, Render(Invoice("F-1", 20, supplier: "su_2")));
    }

    [Fact]
    public void T13_the_same_invoice_elsewhere_in_the_programme_or_twice_in_one_is_refused()
    {
        var fixture = new SpendingFixture(Channel.OrganizationAccount);
        fixture.Elsewhere[new("su_1", "F-1")] = new("AL-2", FileNames.Of("expense_report", 4));
        Assert.Equal(
            "AL-2",
            Assert
                .IsType<ExpenseReportRefusal.InvoiceTwice>(fixture.Refuse(Manager, Render(Invoice("F-1", 10))))
                .Alliance
        );
        Assert.IsType<ExpenseReportRefusal.InvoiceTwice>(
            fixture.Refuse(Manager, Render(Invoice("F-2", 10), Invoice("F-2", 20)))
        );
    }

    [Fact]
    public void T13_a_rejected_expense_report_gives_its_invoices_back()
    {
        var fixture = new SpendingFixture(Channel.OrganizationAccount);
        fixture.Accept(Manager, Render(Invoice("F-1", 10)));
        Assert.IsType<TextRefusal.Missing>(fixture.Refuse(Maker, new RejectExpenseReport(1, Today, "")));
        Assert.Empty(fixture.Accept(Maker, new RejectExpenseReport(1, Today, "Cannot be read")).Instructions);
        fixture.Accept(Manager, Render(Invoice("F-1", 10)));
        Assert.Equal(
            [InvoiceState.Rejected, InvoiceState.Claimed],
            fixture.Dossier.Invoices.Select(invoice => invoice.State)
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
        var fixture = new SpendingFixture(Channel.OrganizationAccount);
        fixture.Accept(
            Manager,
            Render(Invoice("F-1", 10, on: NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value, line: line))
        );
        fixture.Accept(Maker, Accept(1));
        Assert.Equal(isEligible ? InvoiceState.Accepted : InvoiceState.Ineligible, fixture.Dossier.Invoices[0].State);
    }

    [Fact]
    public void T14_a_refund_is_due_and_is_settled_when_the_bank_shows_it()
    {
        var fixture = new SpendingFixture(Channel.OrganizationAccount);
        fixture.Accept(Manager, Render(Invoice("F-1", 30_000), Invoice("F-2", 10_001, 5_001, on: new(2021, 1, 1))));
        fixture.Accept(Maker, Accept(1));
        Assert.Equal(ExpenseReportState.RefundDue, fixture.Dossier.ExpenseReports[0].State);
        Assert.Equal(
            (30_000, 5_001, 64_999),
            (
                fixture.Balance("PAR", "5110", "al_AL-1"),
                fixture.Balance("PAR", "1320", "al_AL-1"),
                fixture.Balance("PAR", "1310", "al_AL-1")
            )
        );
        Assert.Equal(
            (-64_999, -5_001, -30_000),
            (fixture.Balance("AL-1", "2310"), fixture.Balance("AL-1", "2320"), fixture.Balance("AL-1", "4110"))
        );
        Assert.Equal(Bob(30_000), fixture.Dossier.Releases[0].Accounted);

        Assert.IsType<ExpenseReportRefusal.AboveRefundDue>(
            fixture.Refuse(Controller, new RecordRefund(1, Bob(5_002), Today, "S 1/1"))
        );
        Assert.IsType<ExpenseReportRefusal.NoBankReference>(
            fixture.Refuse(Controller, new RecordRefund(1, Bob(5_001), Today, " "))
        );
        fixture.Accept(Controller, new RecordRefund(1, Bob(2_000), Today, "S 1/1"));
        Assert.Equal(
            (ExpenseReportState.RefundDue, Bob(3_001)),
            (fixture.Dossier.ExpenseReports[0].State, fixture.Dossier.ExpenseReports[0].RefundDue)
        );
        fixture.Accept(Controller, new RecordRefund(1, Bob(3_001), Today, "S 1/2"));
        Assert.Equal(ExpenseReportState.Accepted, fixture.Dossier.ExpenseReports[0].State);
        Assert.Equal((0, 0), (fixture.Balance("PAR", "1320", "al_AL-1"), fixture.Balance("AL-1", "2320")));
        Assert.All(
            fixture.Dossier.Parts,
            part => Assert.Equal((Bob(0), true), (part.RefundDue, part.Open.MinorUnits >= 0))
        );
        Assert.Equal(0, fixture.Of("PAR", "1320", "source", "LOAN"));
    }

    [Fact]
    public void T14_what_was_accepted_and_is_found_ineligible_afterwards_is_expenditure_no_longer()
    {
        var fixture = new SpendingFixture(Channel.OrganizationAccount);
        fixture.Accept(Manager, Render(Invoice("F-1", 30_000), Invoice("F-2", 5_000)));
        fixture.Accept(Maker, Accept(1));
        Assert.IsType<ExpenseReportRefusal.UnknownInvoice>(
            fixture.Refuse(Maker, new DisallowInvoices(1, Today, "", [new("su_1", "F-9", "Not ours")]))
        );
        fixture.Accept(Maker, new DisallowInvoices(1, Today, "Audit 4", [new("su_1", "F-2", "Family's car")]));
        Assert.Equal(
            (30_000, 5_000),
            (fixture.Balance("PAR", "5110", "al_AL-1"), fixture.Balance("PAR", "1320", "al_AL-1"))
        );
        Assert.Equal((-30_000, -5_000), (fixture.Balance("AL-1", "4110"), fixture.Balance("AL-1", "2320")));
        Assert.Equal(
            (Bob(30_000), "Family's car"),
            (
                fixture.Dossier.Releases[0].Accounted,
                fixture.Dossier.Invoices.Single(invoice => invoice.State == InvoiceState.Ineligible).Reason
            )
        );
        Assert.IsType<ExpenseReportRefusal.UnknownInvoice>(
            fixture.Refuse(Maker, new DisallowInvoices(1, Today, "", [new("su_1", "F-2", "Again")]))
        );
    }

    [Fact]
    public void T14_a_refund_goes_back_to_the_sources_that_paid_for_what_was_ineligible()
    {
        var fixture = new SpendingFixture(Channel.OrganizationAccount);
        fixture.Accept(Manager, Render([.. Enumerable.Range(1, 5).Select(i => Invoice($"F-{i}", 0.01m))]));
        fixture.Accept(Maker, Accept(1));
        for (var i = 1; i <= 5; i++)
            fixture.Accept(Maker, new DisallowInvoices(1, Today, "", [new("su_1", $"F-{i}", "No")]));
        var due = fixture.Dossier.Parts.Select(part => part.RefundDue).ToList();
        fixture.Accept(Controller, new RecordRefund(1, Bob(0.05m), Today, "S 1/1"));
        Assert.Equal(due, fixture.Dossier.Parts.Select(part => part.Refunded));
        Assert.All(fixture.Dossier.Parts, part => Assert.True(part.RefundDue.IsZero));
    }

    [Fact]
    public void Claims_above_what_was_transferred_are_refused_with_what_is_left_also_while_others_wait()
    {
        var fixture = new SpendingFixture(Channel.OrganizationAccount);
        fixture.Accept(Manager, Render(Invoice("F-1", 90_000)));
        var refusal = Assert.IsType<ExpenseReportRefusal.AboveTransferred>(
            fixture.Refuse(Manager, Render(Invoice("F-2", 10_000.01m)))
        );
        Assert.Equal((Bob(10_000), Bob(100_000)), (refusal.Left, refusal.Transferred));
        fixture.Accept(Manager, Render(Invoice("F-2", 10_000.01m, 10_000)));
    }

    [Fact]
    public void Is_refused_by_name_for_lines_that_cannot_be()
    {
        var fixture = new SpendingFixture(Channel.OrganizationAccount);
        Assert.IsType<ExpenseReportRefusal.InvoiceCountOutOfRange>(fixture.Refuse(Manager, Render()));
        Assert.IsType<AllianceRefusal.UnknownLine>(fixture.Refuse(Manager, Render(Invoice("F-1", 10, line: "CARS"))));
        Assert.IsType<ExpenseReportRefusal.ClaimAboveInvoice>(fixture.Refuse(Manager, Render(Invoice("F-1", 10, 11))));
        Assert.IsType<CommandRefusal.AmountNotPositive>(fixture.Refuse(Manager, Render(Invoice("F-1", 10, 0))));
        Assert.IsType<CommandRefusal.DateInFuture>(
            fixture.Refuse(Manager, Render(Invoice("F-1", 10, on: Today.PlusDays(1))))
        );
        Assert.IsType<InputRefusal.NotAHolder>(
            fixture.Refuse(Manager, Render(Invoice("F-1", 10, supplier: "Juan Pérez")))
        );
        Assert.IsType<ExpenseReportRefusal.ByWorks>(
            new SpendingFixture(Channel.ImplementingFund).Refuse(Manager, Render(Invoice("F-1", 10)))
        );
        Assert.IsType<ExpenseReportRefusal.Unknown>(fixture.Refuse(Maker, Accept(1)));
    }

    [Fact]
    public void A_release_that_is_being_accounted_for_is_not_returned()
    {
        var fixture = new SpendingFixture(Channel.OrganizationAccount);
        fixture.Accept(Manager, Render(Invoice("F-1", 10)));
        Assert.IsType<ExpenseReportRefusal.ReleaseAccounted>(
            fixture.Refuse(Controller, new ReturnRelease(1, Today, "S 2/1"))
        );
        fixture.Accept(Maker, new RejectExpenseReport(1, Today, "No"));
        fixture.Accept(Controller, new ReturnRelease(1, Today, "S 2/1"));
    }

    [Fact]
    public void T14_a_trust_accounts_for_what_its_orders_paid_and_gets_the_whole_ineligible_invoice_back()
    {
        var fixture = new SpendingFixture(Channel.Trust);
        fixture.Deposit(100_000, "3110", "co_org");
        Assert.IsType<ExpenseReportRefusal.NotPaidByOrder>(fixture.Refuse(Manager, Render(Invoice("F-1", 40_000))));
        Orders.Paid(fixture, 1, "F-1", 40_000);
        var day = fixture.Dossier.Orders[0].InvoiceOn;
        // What was ordered as one thing is not shown as another: neither by its line nor by its day.
        Assert.IsType<ExpenseReportRefusal.NotPaidByOrder>(
            fixture.Refuse(Manager, Render(Invoice("F-1", 40_000, 20_000, day, line: "TOOLS")))
        );
        Assert.IsType<ExpenseReportRefusal.NotPaidByOrder>(
            fixture.Refuse(Manager, Render(Invoice("F-1", 40_000, 20_000, day.PlusDays(-1))))
        );
        fixture.Accept(Manager, Render(Invoice("F-1", 40_000, 20_000, day)));
        fixture.Accept(Maker, Accept(1, new InvoiceFinding("su_1", "F-1", "Delivered elsewhere")));
        Assert.Equal(
            (20_000, 40_000, 0),
            (
                fixture.Balance("PAR", "1320", "al_AL-1"),
                fixture.Balance("AL-1", "1320"),
                fixture.Of("AL-1", "5110", "budget-line", "SEEDS")
            )
        );
        fixture.Accept(Controller, new RecordRefund(1, Bob(5_000), Today, "S 3/1"));
        Assert.Equal((15_000, 30_000), (fixture.Balance("PAR", "1320", "al_AL-1"), fixture.Balance("AL-1", "1320")));
        fixture.Accept(Controller, new RecordRefund(1, Bob(15_000), Today, "S 3/2"));
        Assert.Equal((0, 0), (fixture.Balance("PAR", "1320", "al_AL-1"), fixture.Balance("AL-1", "1320")));
        Assert.Equal(
            (180_000, -80_000),
            (fixture.Balance("AL-1", "1110"), fixture.Balance("AL-1", "3110", "co_programme"))
        );
    }

    [Fact]
    public void Whatever_is_accepted_refused_and_paid_back_no_source_gives_more_than_it_paid()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var fixture = new SpendingFixture(Channel.OrganizationAccount, paid: 9_973);
            long next = seed;
            for (var number = 1; number <= 6; number++)
            {
                next = next * 1103515245 + 12345 & 0x7fffffff;
                var amount = next % 1_700 + 0.01m * (next % 99) + 1;
                if (
                    fixture
                        .Ask(
                            Manager,
                            Render(Invoice($"F-{number}", amount, on: next % 3 == 0 ? new(2021, 1, 1) : Spring))
                        )
                        .Refusal
                    is not null
                )
                    continue;
                var file = fixture.Dossier.ExpenseReports[^1].Number;
                fixture.Accept(Maker, Accept(file));
                if (next % 5 == 0)
                    fixture.Ask(Maker, new DisallowInvoices(file, Today, "", [new("su_1", $"F-{number}", "No")]));
                if (next % 2 == 0)
                    fixture.Ask(
                        Controller,
                        new RecordRefund(file, Bob(amount) - Bob(0.01m * (next % 7)), Today, "S 1/1")
                    );
            }
            Assert.All(
                fixture.Dossier.Parts,
                part =>
                    Assert.True(
                        part.Open.MinorUnits >= 0 && part.Accounted.MinorUnits >= 0 && part.RefundDue.MinorUnits >= 0
                    )
            );
            Assert.Equal(
                fixture.Dossier.Sum(fixture.Dossier.Parts.Select(part => part.Accounted)),
                fixture.Dossier.Releases[0].Accounted
            );
            foreach (var (source, i) in ((string, int)[])[("LOAN", 0), ("NATION", 1)])
            {
                var part = fixture.Dossier.Parts[i];
                Assert.Equal(
                    (part.Accounted.ToDecimal(), part.RefundDue.ToDecimal(), part.Open.ToDecimal()),
                    (
                        fixture.Of("PAR", "5110", "source", source),
                        fixture.Of("PAR", "1320", "source", source),
                        fixture.Of("PAR", "1310", "source", source)
                    )
                );
            }
        }
    }
}
