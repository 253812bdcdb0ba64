using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.Workflow;
using NodaTime;
using Xunit;
using static Ledger.Tests.RotatingFunds.FundField;

namespace Ledger.Tests.RotatingFunds;

/// <summary>The acceptance cases of rotating funds (R8 to R13), and what is refused.</summary>
public class A_rotating_fund
{
    private static readonly LocalDate Month1 = new(2026, 2, 1);

    [Fact]
    public void R8_calls_the_incentive_in_equal_parts_without_interest_and_the_last_takes_the_residue()
    {
        var field = new FundField();
        field.Accept(
            Manager,
            new SignRepayment("M1", "", Cop(4_000_000), 24, Month1, 1, "After the harvest", Start, "Commitment 17")
        );
        var called = field.Book.InstalmentsOf(field.Book.FindCommitment(1)!.Id.Value);
        Assert.Equal([.. Enumerable.Repeat(Cop(166_667), 23), Cop(166_659)], called.Select(one => one.Principal));
        Assert.All(called, one => Assert.True(one.Interest.IsZero));
        Assert.Equal(Cop(4_000_000).MinorUnits, field.Posted("8310"));
    }

    [Fact]
    public void R9_pays_penalty_fee_interest_and_principal_in_the_regulations_order()
    {
        Assert.Equal(
            (10, 20, 58, 12),
            Paid([DueKind.Penalty, DueKind.Fee, DueKind.ArrearsInterest, DueKind.Interest, DueKind.Principal])
        );
        Assert.Equal(
            (0, 0, 0, 100),
            Paid([DueKind.Principal, DueKind.Interest, DueKind.ArrearsInterest, DueKind.Fee, DueKind.Penalty])
        );

        static (long, long, long, long) Paid(System.Collections.Immutable.ImmutableArray<DueKind> order)
        {
            // 58 of interest and 1,643 of principal are due on the first day: two instalments at 3.53% a month.
            var field = new FundField(
                Rules(
                    product =>
                        product with
                        {
                            Form = RepaymentForm.EqualPrincipal,
                            Rate = new Rate(1.765m, RatePer.Month),
                        },
                    rules => rules with { AllocationOrder = order }
                )
            );
            field.WithCash(10_000);
            var loan = field.Lent("M1", 3_286, 2, Month1);
            field.On(Month1).Accept(Manager, new ChargeLoan(loan, Cop(10), true, Month1, "Cheque"));
            field.Accept(Manager, new ChargeLoan(loan, Cop(20), false, Month1, "Copies"));
            Assert.Equal(
                (Cop(58), Cop(1_643)),
                (field.ScheduleOf(loan)[0].Interest, field.ScheduleOf(loan)[0].Principal)
            );
            field.Accept(Manager, new RepayLoan(loan, Cop(100), Means.Cash, Month1, "R"));
            return (
                -field.Posted("4150") / 100,
                -field.Posted("4140") / 100,
                field.LoanOf(loan).InterestPaid.MinorUnits / 100,
                (Cop(3_286) - field.LoanOf(loan).Balance).MinorUnits / 100
            );
        }
    }

    [Fact]
    public void R10_takes_a_repayment_into_its_own_capital()
    {
        var field = new FundField();
        field.Accept(Manager, new SignRepayment("M1", "", Cop(4_000_000), 24, Month1, 1, "", Start, "Commitment 17"));
        field.Accept(Manager, new DeliverInputs(1, Start, "Delivery 1"));
        Assert.Equal(
            (Cop(4_000_000).MinorUnits, 0L, -Cop(4_000_000).MinorUnits),
            (field.Posted("1410", "me_M1"), field.Posted("8310"), field.Posted("3190"))
        );
        field.On(Month1).Accept(Manager, new ReceiveRepayment(1, Cop(166_667), Means.Cash, "", Month1, "R 1"));
        Assert.Equal(
            (Cop(166_667).MinorUnits, -Cop(166_667).MinorUnits, Cop(3_833_333).MinorUnits),
            (field.Posted("1110"), field.Posted("3110"), field.Posted("1410"))
        );
        Assert.Equal([FundField.Code], field.Books.Estates.Keys);
    }

    [Fact]
    public void Takes_produce_that_the_ally_pays_later()
    {
        var field = new FundField();
        field.Accept(Manager, new SignRepayment("M1", "", Cop(1_000), 2, Month1, 1, "", Start, "C"));
        field.Accept(Manager, new DeliverInputs(1, Start, "D"));
        field.Accept(Manager, new ReceiveRepayment(1, Cop(600), Means.Produce, "al_cocoa", Start, "Weighing 3"));
        Assert.Equal((Cop(600).MinorUnits, 0), (field.Posted("1440", "al_cocoa"), field.Posted("1110")));
        Assert.Equal(
            Cop(600),
            field.Refuse<FundRefusal.AboveOwed>(Manager, new SettleProduce("al_cocoa", Cop(601), Start, "S")).Owed
        );
        field.Accept(Manager, new SettleProduce("al_cocoa", Cop(600), Start, "S"));
        Assert.Equal((0, Cop(600).MinorUnits), (field.Posted("1440", "al_cocoa"), field.Posted("1110")));
        field.Accept(Manager, new ReceiveRepayment(1, Cop(400), Means.Bank, "", Start, "S 2"));
        Assert.Equal(CommitmentState.Repaid, field.Book.FindCommitment(1)!.State);
    }

    [Fact]
    public void R11_counts_the_whole_balance_of_each_loan_that_is_late_for_more_than_thirty_days()
    {
        var field = new FundField(
            Rules(product => product with { Form = RepaymentForm.InterestOnly, Rate = Rate.Zero })
        ).WithCash(10_000_000);
        var day = new LocalDate(2026, 6, 1);
        field.Lent("M1", 1_200_000, 1, day.PlusDays(-31));
        field.Lent("M2", 800_000, 1, day.PlusDays(-45));
        field.Lent("M3", 5_000_000, 1, day.PlusDays(-30));
        field.Lent("C3", 3_000_000, 1, day.PlusDays(60));
        field.On(day);
        var positions = field.Book.Loans.Select(loan => field.Book.PositionOf(loan, day)).ToList();
        Assert.Equal("20%", Ageing.PortfolioAtRisk(positions, 30, countRestructured: false).ToString());
        var figures = field.Accept(Manager, new EndDay(day)).After.Days[0];
        Assert.Equal((Cop(2_000_000), Cop(10_000_000), 4), (figures.Over30, figures.Balance, figures.Loans));
    }

    [Fact]
    public void R12_does_not_lend_what_it_has_not()
    {
        var field = new FundField().WithCash(1_000_000);
        field.Accept(Manager, new ApplyForLoan("M1", "P", Cop(1_000_001), 6, Month1, [], "", Start));
        field.Accept(Secretary, new ApproveLoan(1, null, Start, Act));
        var refusal = field.Refuse<FundRefusal.NotEnoughCash>(
            Manager,
            new DisburseLoan(1, Means.Cash, Month1, [], 0, Share.None, Start, "R")
        );
        Assert.Equal((Cop(1_000_001), Cop(1_000_000)), (refusal.Needed, refusal.Available));
        // A bank pays half of it.
        field.Accept(Manager, new OpenCreditLine("bk_agrario", Cop(600_000), Start, "Contract"));
        field.Accept(Manager, new DisburseLoan(1, Means.Bank, Month1, [], 1, Share.Percent(50), Start, "R"));
        Assert.Equal((50_000_050, -50_000_050), (field.Book.Lines[0].Owed.MinorUnits, field.Posted("2210")));
        Assert.Equal(Cop(1_000_001).MinorUnits, field.Posted("1420", "me_M1"));
    }

    [Fact]
    public void R13_writes_off_by_the_committees_act_only_and_what_comes_later_is_a_recovery()
    {
        var field = new FundField().WithCash(1_000_000);
        var loan = field.Lent("M1", 1_000_000, 6, Month1);
        var day = new LocalDate(2026, 7, 1);
        field.On(day).Accept(Manager, new EndDay(day));
        field.Refuse<FundRefusal.NoCommitteeMinutes>(
            Secretary,
            new WriteOffLoan(loan, day, new("", ["C1", "C2"]), "Gone")
        );
        field.Refuse<FundRefusal.NoQuorum>(Secretary, new WriteOffLoan(loan, day, new("Act 9", ["C1"]), "Gone"));
        Assert.Equal(-Cop(1_000_000).MinorUnits, field.Posted("1490"));
        var interest = field.Posted("1430");
        field.Accept(Secretary, new WriteOffLoan(loan, day, Act, "Gone"));
        Assert.Equal(
            (0L, 0L, 0L, interest),
            (field.Posted("1420"), field.Posted("1430"), field.Posted("1490"), field.Posted("5120"))
        );
        Assert.Equal(
            (LoanState.WrittenOff, Cop(1_000_000).MinorUnits + interest),
            (field.LoanOf(loan).State, field.LoanOf(loan).WrittenOff.MinorUnits)
        );
        field.Refuse<CommandRefusal.WrongState>(Manager, new RepayLoan(loan, Cop(1), Means.Cash, day, "R"));
        field.Accept(Manager, new RecoverLoan(loan, Cop(300_000), Means.Cash, day, "R 9"));
        Assert.Equal((-Cop(300_000).MinorUnits, Cop(300_000).MinorUnits), (field.Posted("4130"), field.Posted("1110")));
        field.Refuse<FundRefusal.PaymentAboveDebt>(
            Manager,
            new RecoverLoan(loan, Cop(1_000_000), Means.Cash, day, "R 10")
        );
    }

    [Fact]
    public void Refuses_what_cannot_be_and_says_what_to_do()
    {
        var field = new FundField().WithCash(10_000_000);
        field.Maxima =
        [
            new("CO", new(2020, 1, 1), new Rate(19.5m, RatePer.YearEffective), "Resolution 1"),
            new("CO", new(2027, 1, 1), new Rate(25m, RatePer.YearEffective), "Resolution 2"),
        ];
        Assert.Contains(
            "19.5%",
            Localizer.English.Message(
                field.Refuse<LendingRefusal.AboveLegalMaximum>(
                    Manager,
                    new ApplyForLoan("M1", "P", Cop(1_000), 6, Month1, [], "", Start)
                )
            ),
            StringComparison.Ordinal
        );
        field.Maxima = [new("CO", new(2020, 1, 1), null, "None")];
        field.Refuse<LendingRefusal.NoInstalments>(
            Manager,
            new ApplyForLoan("M1", "P", Cop(1_000), 0, Month1, [], "", Start)
        );
        field.Refuse<LendingRefusal.DueDateNotAfter>(
            Manager,
            new ApplyForLoan("M1", "P", Cop(1_000), 6, Start, [], "", Start)
        );
        field.Refuse<FundRefusal.UnknownMember>(
            Manager,
            new ApplyForLoan("X9", "P", Cop(1_000), 6, Month1, [], "", Start)
        );
        field.Refuse<FundRefusal.OwnGuarantor>(
            Manager,
            new ApplyForLoan("M1", "P", Cop(1_000), 6, Month1, ["M1"], "", Start)
        );
        var loan = field.Lent("M1", 1_000, 6, Month1);
        field.On(new(2026, 1, 20)).Accept(Manager, new EndDay(new(2026, 1, 20)));
        Assert.Contains(
            "2026-01-20",
            Localizer.English.Message(
                field.Refuse<FundRefusal.BeforeAccrual>(
                    Manager,
                    new RepayLoan(loan, Cop(100), Means.Cash, new(2026, 1, 19), "R")
                )
            ),
            StringComparison.Ordinal
        );
        var above = field.Refuse<FundRefusal.PaymentAboveDebt>(
            Manager,
            new RepayLoan(loan, Cop(1_010), Means.Cash, new(2026, 1, 20), "R")
        );
        Assert.Equal(field.Payoff(loan), above.Owed);
        field.Refuse<FundRefusal.NotADayToCount>(Manager, new EndDay(new(2026, 1, 20)));
        field.Refuse<FundRefusal.BeforeAccrual>(Manager, new PayInCapital(Cop(1), new(2026, 1, 19), "R"));
    }

    [Fact]
    public void Lets_nobody_decide_about_their_own_loan_or_a_relatives()
    {
        var field = new FundField().WithCash(10_000);
        field.Accept(Manager, new ApplyForLoan("M3", "P", Cop(1_000), 6, Month1, [], "", Start));
        Assert.Equal(
            ("C3", "M3"),
            field.Refuse<FundRefusal.ConflictOfInterest>(
                Secretary,
                new ApproveLoan(1, null, Start, new("Act 2", ["C1", "C3"]))
            )
                is var own
                ? (own.Decider, own.Member)
                : default
        );
        field.Refuse<FundRefusal.NotOnCommittee>(
            Secretary,
            new ApproveLoan(1, null, Start, new("Act 2", ["C1", "M1"]))
        );
        field.Accept(Manager, new ApplyForLoan("C1", "P", Cop(1_000), 6, Month1, [], "", Start));
        field.Refuse<FundRefusal.ConflictOfInterest>(Secretary, new ApproveLoan(2, null, Start, Act));
        // Nor write the decision down: M2 commands here as beto.
        field.Accept(Manager, new ApplyForLoan("M2", "P", Cop(1_000), 6, Month1, [], "", Start));
        field.Refuse<FundRefusal.ConflictOfInterest>(Borrower, new ApproveLoan(3, null, Start, Act));
        // Whoever wrote the application down does not write the decision down, nor pays what they decided.
        field.Accept(Borrower, new ApplyForLoan("M1", "P", Cop(1_000), 6, Month1, [], "", Start));
        field.Refuse<SegregationRefusal.SamePerson>(Borrower, new ApproveLoan(4, null, Start, Act));
        field.Accept(Borrower, new ApproveLoan(1, null, Start, Act));
        field.Refuse<SegregationRefusal.SamePerson>(
            Borrower,
            new DisburseLoan(1, Means.Cash, Month1, [], 0, Share.None, Start, "R")
        );
    }

    [Fact]
    public void Holds_one_member_to_the_regulations_limits()
    {
        var field = new FundField(
            Rules(rules: rules => rules with { Limits = new LendingLimits(Cop(5_000), Share.Percent(10)) })
        ).WithCash(30_000);
        field.Accept(Manager, new ApplyForLoan("M1", "P", Cop(3_001), 6, Month1, [], "", Start));
        Assert.Equal(
            Cop(3_000),
            field.Refuse<FundRefusal.AboveMemberLimit>(Secretary, new ApproveLoan(1, null, Start, Act)).Max
        );
        field.WithCash(100_000);
        field.Accept(Secretary, new ApproveLoan(1, null, Start, Act));
        field.Accept(Manager, new DisburseLoan(1, Means.Cash, Month1, [], 0, Share.None, Start, "R"));
        field.Accept(Manager, new ApplyForLoan("M1", "P", Cop(2_000), 6, Month1, [], "", Start));
        Assert.Equal(
            Cop(5_001),
            field.Refuse<FundRefusal.AboveMemberLimit>(Secretary, new ApproveLoan(2, null, Start, Act)).Together
        );
    }

    [Fact]
    public void Builds_on_what_was_signed_in_the_alliance()
    {
        var field = new FundField();
        field.Refuse<FundRefusal.NotSigned>(
            Manager,
            new SignRepayment("M1", "AL-1", Cop(1_000), 2, Month1, 1, "", Start, "C")
        );
        field.Signed = new SignedCommitment("ORG-2", Cop(1_000), Start);
        field.Refuse<FundRefusal.NotSigned>(
            Manager,
            new SignRepayment("M1", "AL-1", Cop(1_000), 2, Month1, 1, "", Start, "C")
        );
        field.Signed = new SignedCommitment("ORG-1", Cop(900), Start);
        Assert.Equal(
            Cop(900),
            field
                .Refuse<FundRefusal.SignedAmountDiffers>(
                    Manager,
                    new SignRepayment("M1", "AL-1", Cop(1_000), 2, Month1, 1, "", Start, "C")
                )
                .Signed
        );
        field.Accept(Manager, new SignRepayment("M1", "AL-1", Cop(900), 2, Month1, 1, "", Start, "C"));
        field.Refuse<FundRefusal.SignedAlready>(
            Manager,
            new SignRepayment("M1", "AL-1", Cop(900), 2, Month1, 1, "", Start, "C")
        );
    }

    [Fact]
    public void Asks_for_the_interest_of_a_grace_also_when_it_is_paid_off_in_it()
    {
        var field = new FundField(
            Rules(product =>
                product with
                {
                    GraceOnInterest = 3,
                    GraceOnPrincipal = 3,
                    InterestRounding = new Rounding(1, RoundingMode.HalfUp),
                }
            )
        ).WithCash(1_000_000);
        var loan = field.Lent("M1", 1_000_000, 6, Month1);
        field.On(new(2026, 3, 1));
        Assert.Equal(Cop(1_030_000), field.Payoff(loan));
        field.Accept(Manager, new RepayLoan(loan, Cop(1_030_000), Means.Cash, field.Today, "R"));
        Assert.Equal((LoanState.Closed, -Cop(30_000).MinorUnits), (field.LoanOf(loan).State, field.Posted("4110")));
    }

    [Fact]
    public void Recovers_all_that_was_owed_also_what_the_books_never_had()
    {
        var field = new FundField().WithCash(1_200_000);
        var loan = field.Lent("M1", 1_200_000, 12, Month1);
        field.On(new(2026, 4, 2)).Accept(Manager, new EndDay(field.Today));
        field
            .On(new(2026, 7, 1))
            .Accept(Manager, new ChargeLoan(loan, Cop(7_000), IsPenalty: true, field.Today, "Lawyer"));
        var (debt, booked) = (field.Payoff(loan), Cop(1_200_000) + new Money(field.Posted("1430"), Currency.COP));
        field.Accept(Secretary, new WriteOffLoan(loan, field.Today, Act, "Gone"));
        Assert.Equal((booked, debt - booked), (field.LoanOf(loan).WrittenOff, field.LoanOf(loan).InterestInSuspense));
        Assert.Equal(
            debt,
            field
                .Refuse<FundRefusal.PaymentAboveDebt>(
                    Manager,
                    new RecoverLoan(loan, debt + Cop(1), Means.Cash, field.Today, "R")
                )
                .Owed
        );
        field.Accept(Manager, new RecoverLoan(loan, debt, Means.Cash, field.Today, "R"));
        Assert.Equal(-debt.MinorUnits, field.Posted("4130"));
    }

    [Fact]
    public void Refuses_a_day_that_its_books_cannot_carry_and_names_what_is_too_much()
    {
        // Twice 9 billion at 100% a month: each loan is within what an amount may be, the month's interest of both is
        // not.
        var field = new FundField(
            Rules(product =>
                product with
                {
                    Rate = new Rate(100, RatePer.Month),
                    Form = RepaymentForm.InterestOnly,
                    MaxAmount = Cop(9_000_000_000_000),
                }
            )
        )
        {
            Maxima = [new("CO", new(2020, 1, 1), null, "None")],
        };
        field.WithCash(9_000_000_000_000).WithCash(9_000_000_000_000);
        field.Lent("M1", 9_000_000_000_000, 1, Month1);
        field.Lent("M3", 9_000_000_000_000, 1, Month1);
        field.On(Month1);
        var refusal = field.Refuse<FundRefusal.SumTooLarge>(Manager, new EndDay(Month1));
        Assert.Equal((Cop(18_000_000_000_000), Cop(10_000_000_000_000)), (refusal.Amount, refusal.Max));
        field.Accept(Manager, new EndDay(new(2026, 1, 10)));
        field.Accept(Manager, new EndDay(new(2026, 1, 20)));
        field.Accept(Manager, new EndDay(Month1));
    }

    [Fact]
    public void Remembers_who_sat_on_the_committee_when_somebody_is_seated_anew()
    {
        var field = new FundField().WithCash(10_000).On(new(2026, 3, 1));
        // C1 and C2 sit since the start for five years; the assembly seats C1 for April alone.
        field.Accept(Manager, new SeatOnCommittee("C1", new(2026, 4, 1), new(2026, 4, 30), "Assembly 2"));
        Assert.Equal(
            [(Start, new LocalDate(2026, 3, 31)), (new(2026, 4, 1), new(2026, 4, 30))],
            field.Book.Seats.Where(seat => seat.Member == "C1").Select(seat => (seat.From, seat.Through))
        );
        field.Accept(Manager, new ApplyForLoan("M1", "P", Cop(1_000), 6, new(2026, 6, 1), [], "", field.Today));
        field.Accept(Secretary, new ApproveLoan(1, null, field.Today, Act));
        field.Accept(Manager, new ApplyForLoan("M1", "P", Cop(1_000), 6, new(2026, 6, 1), [], "", field.Today));
        field
            .On(new(2026, 5, 1))
            .Refuse<FundRefusal.NotOnCommittee>(Secretary, new ApproveLoan(2, null, field.Today, Act));
        // What was before all that is entered later, and takes nothing away.
        field.Accept(Manager, new SeatOnCommittee("C1", new(2025, 1, 1), new(2025, 12, 31), "Assembly 0"));
        Assert.True(
            field.Book.SitsOn(field.Book.FindMember("C1")!, new(2026, 4, 30))
                && field.Book.SitsOn(field.Book.FindMember("C1")!, new(2025, 6, 1))
                && !field.Book.SitsOn(field.Book.FindMember("C1")!, new(2026, 5, 1))
        );
    }

    [Fact]
    public void Lets_nobody_decide_about_their_own_loan_who_was_brought_in_without_a_name()
    {
        var field = new FundField().WithCash(10_000);
        field.Accept(Manager, new ApplyForLoan("M1", "P", Cop(1_000), 6, Month1, [], "", Start));
        field.Refuse<TextRefusal.Missing>(Manager, new NamePerson("M1", Secretary, Start, ""));
        field.Refuse<FundRefusal.NoRole>(Manager, new NamePerson("M1", Stranger, Start, "Register"));
        field.Accept(Manager, new NamePerson("M1", Secretary, Start, "Register"));
        field.Refuse<FundRefusal.ConflictOfInterest>(Secretary, new ApproveLoan(1, null, Start, Act));
        // And nobody frees themselves: M2 is beto.
        field.Refuse<FundRefusal.ConflictOfInterest>(Borrower, new NamePerson("M2", Secretary, Start, "Register"));
    }

    [Fact]
    public void Keeps_everybody_who_decided_however_long_their_codes_are()
    {
        var field = new FundField().WithCash(10_000);
        var codes = Enumerable.Range(1, 31).Select(i => $"MEMBER-WITH-A-LONG-CODE-{i:D2}").ToList();
        foreach (var code in codes)
        {
            field.Accept(Manager, new AdmitToFund(code, "", null, Start));
            field.Accept(Manager, new SeatOnCommittee(code, Start, Start.PlusYears(1), "Assembly 1"));
        }
        field.Accept(Manager, new ApplyForLoan("M1", "P", Cop(1_000), 6, Month1, [], "", Start));
        field.Refuse<FundRefusal.InconsistentFigure>(Secretary, new ApproveLoan(1, null, Start, new("Act 2", codes)));
        var step = field.Accept(Secretary, new ApproveLoan(1, null, Start, new("Act 2", codes[..30]))).Steps[^1];
        Assert.Equal($"Act 2 ({string.Join(", ", codes[..30])})", step.Document);
        Assert.InRange(step.Document.Length, 0, CommitteeDecision.MaxDocumentLength);
    }

    [Fact]
    public void Restructures_what_is_left_and_carries_the_interest_that_was_earned()
    {
        var field = new FundField().WithCash(4_000_000);
        var loan = field.Lent("M1", 4_000_000, 12, Month1);
        field.On(new(2026, 4, 1)).Accept(Manager, new EndDay(field.Today));
        var (payoff, balance) = (field.Payoff(loan), field.LoanOf(loan).Balance);
        field.Accept(Secretary, new RestructureLoan(loan, 6, new(2026, 10, 1), field.Today, Act, "Frost"));
        Assert.Equal((LoanState.Restructured, balance), (field.LoanOf(loan).State, field.LoanOf(loan).Balance));
        Assert.Equal(payoff, field.Payoff(loan));
        Assert.Equal(0, field.Book.DaysLate(field.LoanOf(loan).Id.Value, new(2026, 9, 30)));
    }

    [Fact]
    public void Asks_no_more_than_the_law_allows_by_rounding_interest_up()
    {
        var field = new FundField(
            Rules(product => product with { InterestRounding = new(100_000_00, RoundingMode.Up) })
        ).WithCash(10_000_000);
        var refused = field.Refuse<LendingRefusal.AboveLegalMaximum>(
            Manager,
            new ApplyForLoan("M1", "P", Cop(1_000_000), 12, Month1, [], "", Start)
        );
        Assert.Contains("rounded as 100000 up", Localizer.English.Message(refused), StringComparison.Ordinal);
        // Whole pesos add nothing to speak of, also at the maximum.
        new FundField(Rules(product => product with { Rate = new Rate(40, RatePer.YearEffective) }))
            .WithCash(10_000_000)
            .Accept(Manager, new ApplyForLoan("M1", "P", Cop(1_000_000), 12, Month1, [], "", Start));
    }

    [Fact]
    public void Lets_nobody_leave_a_family_by_their_own_hand()
    {
        var field = new FundField();
        field.Accept(Manager, new DeclareFamily("M1", "gomez", Start, "D"));
        field.Accept(Manager, new DeclareFamily("M2", "gomez", Start, "D"));
        field.Refuse<FundRefusal.ConflictOfInterest>(Borrower, new DeclareFamily("M2", "otra", Start, "D"));
        field.Refuse<FundRefusal.ConflictOfInterest>(Borrower, new DeclareFamily("M1", "otra", Start, "D"));
    }

    [Fact]
    public void Keeps_the_grace_that_was_decided_however_often_it_is_prepaid()
    {
        var (often, once) = (WithGrace(), WithGrace());
        often
            .On(Start.PlusDays(9))
            .Accept(Manager, new RepayLoan(1, Cop(10_000), Means.Cash, Start.PlusDays(9), "R 1"));
        often
            .On(Start.PlusDays(19))
            .Accept(Manager, new RepayLoan(1, Cop(10_000), Means.Cash, Start.PlusDays(19), "R 2"));
        once.On(Start.PlusDays(19))
            .Accept(Manager, new RepayLoan(1, Cop(20_000), Means.Cash, Start.PlusDays(19), "R 1"));
        Assert.Equal(
            once.ScheduleOf(1).Select(one => one.PrincipalLeft),
            often.ScheduleOf(1).Select(one => one.PrincipalLeft)
        );
        Assert.All(often.ScheduleOf(1).Take(3), one => Assert.True(one.PrincipalLeft.IsZero));

        static FundField WithGrace()
        {
            var field = new FundField(
                Rules(product => product with { GraceOnPrincipal = 3, Prepayment = Prepayment.Reamortise })
            ).WithCash(2_000_000);
            field.Lent("M1", 1_200_000, 9, Month1);
            return field;
        }
    }

    [Fact]
    public void Writes_the_figures_of_a_counted_day_anew_when_something_is_dated_on_it()
    {
        var field = new FundField().WithCash(1_200_000);
        field.Lent("M1", 1_200_000, 1, Month1);
        field.On(Month1).Accept(Manager, new EndDay(Month1));
        var day = Assert.Single(field.Book.Days);
        Assert.Equal(Cop(1_200_000), day.Balance);
        field.On(Month1.PlusDays(1)).Accept(Manager, new RepayLoan(1, Cop(700_000), Means.Cash, Month1, "R 1"));
        Assert.Equal((day.Id, field.Posted("1420")), (field.Book.Days[0].Id, field.Book.Days[0].Balance.MinorUnits));
        field.Accept(Manager, new RepayLoan(1, Cop(100_000), Means.Cash, Month1.PlusDays(1), "R 2"));
        Assert.NotEqual(field.Posted("1420"), field.Book.Days[0].Balance.MinorUnits);
    }
}
