using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.RotatingFunds.Reports;
using NodaTime;
using Xunit;
using static Ledger.Tests.RotatingFunds.FundField;

namespace Ledger.Tests.RotatingFunds;

/// <summary>
/// What people read of a fund: its figures, its statement, the auditor's book, what a loan would cost.
/// </summary>
public class A_view_of_a_fund
{
    private static readonly LocalDate Month1 = new(2026, 2, 1);

    [Fact]
    public void R11_has_at_risk_the_whole_balance_of_loans_more_than_thirty_days_late()
    {
        var field = new FundField().WithCash(20_000_000);
        field.Lent("M1", 1_200_000, 1, new(2026, 2, 28));
        field.Lent("M2", 800_000, 1, new(2026, 2, 14));
        field.Lent("M3", 5_000_000, 1, new(2026, 3, 1));
        field.Lent("C3", 3_000_000, 1, new(2026, 4, 15));
        var figures = FundFigures.Of(field.Book, Rules(), Books(field), new(2026, 3, 31));
        Assert.Equal(
            ("20%", "0%", 4),
            (figures.AtRisk[0].Late.Share.ToString(), figures.AtRisk[1].Late.Share.ToString(), figures.Loans)
        );
        Assert.Equal((Cop(10_000_000), Cop(10_000_000), 0.5m), (figures.Cash, figures.Disbursed, figures.Turnover));
    }

    [Fact]
    public void Asks_for_a_fee_with_the_instalment_so_that_whoever_pays_what_it_says_is_not_late()
    {
        var rules = Rules(product => product with { Fee = Share.Percent(1) });
        var field = new FundField(rules).WithCash(20_000_000);
        field.Lent("M1", 1_000_000, 6, Month1);
        var standing = DebtStanding.Of(field.Book, field.Book.Loans[0], rules, field.Today);
        Assert.Equal(
            (Month1, Cop(10_000)),
            (
                standing.NextDue,
                standing.NextAmount - field.Book.Instalments[0].Principal - field.Book.Instalments[0].Interest
            )
        );
        field.On(Month1).Accept(Manager, new RepayLoan(1, standing.NextAmount, Means.Cash, Month1, "R"));
        var after = DebtStanding.Of(field.Book, field.Book.Loans[0], rules, Month1.PlusDays(1));
        Assert.Equal((Cop(0), 0), (after.Overdue, after.DaysLate));
    }

    [Fact]
    public void Counts_repayments_that_were_late_when_the_fund_was_brought_in()
    {
        var field = new FundField();
        field.Accept(Manager, new BringForwardRepayment("M1", Cop(300), 3, Start.PlusMonths(-2), 1, Start, "Card 1"));
        Assert.Equal(
            NodaTime.Period.DaysBetween(Start.PlusMonths(-2), Start),
            field.Book.DaysLate(field.Book.Commitments[0].Id.Value, Start)
        );
    }

    [Fact]
    public void Counts_what_was_due_and_came_and_all_of_what_was_given_up()
    {
        var field = new FundField();
        foreach (var member in (string[])["M1", "M2"])
        {
            field.Accept(Manager, new SignRepayment(member, "", Cop(1_200), 12, Month1, 1, "", Start, "Commitment"));
            field.Accept(Manager, new DeliverInputs(field.Book.LastCommitment, Start, "Delivery"));
        }
        field.On(new(2026, 3, 1)).Accept(Manager, new ReceiveRepayment(1, Cop(250), Means.Cash, "", field.Today, "R"));
        var figures = FundFigures.Of(field.Book, Rules(), Books(field), field.Today);
        Assert.Equal(
            (Cop(400), Cop(200), Cop(250), 50m),
            (figures.Due, figures.RepaidOfDue, figures.Repaid, figures.RecoveryPercent)
        );
        field.Accept(Secretary, new GiveUpRepayment(2, field.Today, FundField.Act, "Left"));
        Assert.Equal(Cop(1_400), FundFigures.Of(field.Book, Rules(), Books(field), field.Today).Due);
    }

    [Fact]
    public void Tells_where_every_peso_of_cash_came_from_and_what_it_went_for()
    {
        var field = new FundField();
        Do(new PayInCapital(Cop(10_000), Start, "R"));
        Do(new PayRunningCost(Cop(100), "Stamps", Start, "R"));
        Do(new SignRepayment("M1", "", Cop(600), 6, Month1, 1, "", Start, "D"));
        Do(new DeliverInputs(1, Start, "D"));
        Do(new OpenCreditLine("bk_agrario", Cop(5_000), Start, "Contract"));
        Lend("M2", 4_000, Share.None);
        Lend("M3", 3_000, Share.All);
        field.On(Month1);
        Do(new ReceiveRepayment(1, Cop(100), Means.Cash, "", Month1, "R"));
        Do(new ReceiveRepayment(1, Cop(100), Means.Produce, "al_cocoa", Month1, "W"));
        Do(new SettleProduce("al_cocoa", Cop(60), Month1, "R"));
        Do(new RepayLoan(1, Cop(500), Means.Cash, Month1, "R"));
        Do(new PayBank(1, Cop(1_000), Cop(10), Month1, "R"));

        var flows = FundFlows.Of(FundWindows.Moved(field, Start, field.Today), Currency.COP);
        Assert.Equal(field.Posted("1110"), flows.Sources.MinorUnits - flows.Uses.MinorUnits);
        Assert.Equal(
            (Cop(10_000), Cop(100), Cop(60), Cop(3_000)),
            (
                flows[FlowKind.CapitalPaidIn],
                flows[FlowKind.Repayments],
                flows[FlowKind.Produce],
                flows[FlowKind.BankDrawn]
            )
        );
        Assert.Equal(
            (Cop(60), Cop(440), Cop(7_000), Cop(1_010), Cop(100)),
            (
                flows[FlowKind.Interest],
                flows[FlowKind.Principal],
                flows[FlowKind.LoansOut],
                flows[FlowKind.BankPaid],
                flows[FlowKind.RunningCosts]
            )
        );

        void Lend(string member, long units, Share bank)
        {
            Do(new ApplyForLoan(member, "P", Cop(units), 10, Month1, [], "", Start));
            field.Accept(Secretary, new ApproveLoan(field.Book.LastLoan, null, Start, FundField.Act));
            Do(
                new DisburseLoan(
                    field.Book.LastLoan,
                    Means.Cash,
                    Month1,
                    [],
                    bank == Share.None ? 0 : 1,
                    bank,
                    Start,
                    "R"
                )
            );
        }

        void Do(FundCommand command) => field.Accept(Manager, command);
    }

    [Fact]
    public void Says_so_when_it_does_not_tie()
    {
        var field = new FundField().WithCash(1_000);
        var (before, after) = (EstateBalances.None, Books(field));
        var statement = FundStatement.Of(field.Book, Start, Start, before, after, [], null);
        Assert.Equal((Cop(1_000), false), (statement.Unexplained, statement.Ties));
        Assert.True(
            FundStatement
                .Of(
                    field.Book,
                    Start,
                    Start,
                    before,
                    after,
                    [new("3110", Cop(0), Cop(1_000)), new("1110", Cop(1_000), Cop(0))],
                    null
                )
                .Ties
        );
        var strange = after with
        {
            Accounts = [.. after.Accounts, new("1420", Holder.Parse("me_nobody") ?? default, 7, 0)],
        };
        Assert.Equal(
            7,
            FundStatement
                .Of(field.Book, Start, Start, before, strange, [new("3110", Cop(0), Cop(1_000))], null)
                .OwedByNobody.MinorUnits
        );
    }

    [Theory]
    [InlineData("2026-04-01", "2026-06-30", "2026-01-01", "2026-03-31")]
    [InlineData("2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28")]
    [InlineData("2026-03-10", "2026-03-19", "2026-02-28", "2026-03-09")]
    public void Compares_whole_months_with_whole_months_and_days_with_as_many_days(
        string from,
        string through,
        string fromBefore,
        string throughBefore
    ) => Assert.Equal((Day(fromBefore), Day(throughBefore)), FundStatement.Before(Day(from), Day(through)));

    [Fact]
    public void Finds_what_somebody_posted_past_the_files()
    {
        var field = new FundField().WithCash(10_000);
        field.Lent("M1", 4_000, 10, Month1);
        Assert.DoesNotContain(FundAudit.Now(field.Book, Books(field)), line => !line.Difference.IsZero);
        var books = Books(field);
        var changed = books with
        {
            Accounts =
            [
                .. books.Accounts.Select(account =>
                    account is { Code: "1420", Holder.Value: "me_M1" }
                        ? account with
                        {
                            Posted = account.Posted + 5,
                        }
                        : account
                ),
                new("1410", Holder.Parse("me_nobody") ?? default, 3, 0),
            ],
        };
        Assert.Equal(
            [("1410", "me_nobody", 3L), ("1420", "M1", 5L)],
            FundAudit
                .Now(field.Book, changed)
                .Where(line => !line.Difference.IsZero)
                .Select(line => (line.Account, line.Who, line.Difference.MinorUnits))
        );
    }

    /// <summary>
    /// By hand: 500,000 are 171,667 + 171,667 + 171,666 after 31, 61 and 92 days at 19.28% a year; twelve months of
    /// 1.5% with 1% beside at 21.93%.
    /// </summary>
    [Fact]
    public void Says_what_a_loan_costs_and_not_only_what_its_rate_is_called()
    {
        var offered = Rules().Products[0];
        Assert.Equal(
            19.28m,
            Quote(
                offered with
                {
                    Method = InterestMethod.Flat,
                    Rate = new Rate(1, RatePer.Month),
                },
                500_000,
                3,
                new(2026, 4, 2),
                new(2026, 3, 2)
            )
        );
        Assert.Equal(
            21.93m,
            Quote(offered with { Fee = Share.Percent(1) }, 4_000_000, 12, new(2026, 2, 28), new(2026, 1, 28))
        );
        Assert.Equal(0m, Quote(offered with { Rate = Rate.Zero }, 4_000_000, 12, new(2026, 2, 28), new(2026, 1, 28)));

        static decimal Quote(Product product, long units, int instalments, LocalDate first, LocalDate on) =>
            LoanQuote
                .Of(
                    Rules(),
                    product,
                    Cop(units),
                    instalments,
                    first,
                    on,
                    [new("CO", new(2020, 1, 1), null, "None")],
                    "CO"
                )
                .Match(quote => quote.CostPercent, refusal => throw new Xunit.Sdk.XunitException(refusal.ToString()));
    }

    [Fact]
    public void Holds_interest_on_the_amount_lent_against_the_law_by_what_it_costs()
    {
        var flat = new FundField(Rules(product => product with { Method = InterestMethod.Flat }))
        {
            Maxima = [new("CO", new(2020, 1, 1), new Rate(28m, RatePer.YearEffective), "Resolution 1")],
        };
        var refusal = flat.Refuse<LendingRefusal.AboveLegalMaximum>(
            Manager,
            new ApplyForLoan("M1", "P", Cop(1_000_000), 12, Month1, [], "", Start)
        );
        Assert.StartsWith(
            "1.5%/month on the amount lent is 3",
            Localizer.English.Of(refusal).What,
            StringComparison.Ordinal
        );
        new FundField { Maxima = flat.Maxima }.Accept(
            Manager,
            new ApplyForLoan("M1", "P", Cop(1_000_000), 12, Month1, [], "", Start)
        );
    }

    [Fact]
    public void Holds_the_rate_for_paying_late_and_the_fee_against_the_law_with_the_figures_and_the_act()
    {
        // 2% a month on what is late are 26.82% a year; 1.5% with 1% beside it costs 21.93% in a year, and 19.56%
        // without.
        IReadOnlyList<LegalMaximum> max26 =
            [new("CO", new(2020, 1, 1), new Rate(26.5m, RatePer.YearEffective), "Resolution 1")],
            max20 = [new("CO", new(2020, 1, 1), new Rate(20m, RatePer.YearEffective), "Resolution 2")];
        var field = new FundField { Maxima = max26 };
        var late = field.Refuse<LendingRefusal.AboveLegalMaximum>(
            Manager,
            new ApplyForLoan("M1", "P", Cop(1_000_000), 12, Month1, [], "", Start)
        );
        Assert.Equal(
            ("2%/month on what is late", "26.82417945%", "26.5%", "Resolution 1"),
            (
                Localizer.English.Say(late.Rate),
                Localizer.English.Say(late.EffectiveYear),
                Localizer.English.Say(late.Maximum),
                late.Source
            )
        );
        var rules = Rules(
            product => product with { Fee = Share.Percent(1) },
            rules => rules with { ArrearsRate = new Rate(1.5m, RatePer.Month) }
        );
        var dear = new FundField(rules) { Maxima = max20 };
        var fee = dear.Refuse<LendingRefusal.AboveLegalMaximum>(
            Manager,
            new ApplyForLoan("M1", "P", Cop(4_000_000), 12, new(2026, 2, 1), [], "", Start)
        );
        Assert.StartsWith(
            "1.5%/month with a fee of 40000.00 COP is 21.",
            Localizer.English.Of(fee).What,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "lending.above_legal_maximum",
            LoanQuote
                .Of(rules, rules.Products[0], Cop(4_000_000), 12, new(2026, 2, 28), new(2026, 1, 28), max20, "CO")
                .Refusal?.Code
        );
        Assert.Equal(
            "lending.above_legal_maximum",
            LoanQuote
                .Of(Rules(), Rules().Products[0], Cop(4_000_000), 12, new(2026, 2, 28), new(2026, 1, 28), max26, "CO")
                .Refusal?.Code
        );
        Assert.Equal(
            "lending.no_legal_maximum",
            LoanQuote
                .Of(rules, rules.Products[0], Cop(4_000_000), 12, new(2026, 2, 28), new(2026, 1, 28), max20, "BO")
                .Refusal?.Code
        );
        // What was decided under one law is paid out under that of its day: the fee counts there too.
        dear.Maxima = [new("CO", new(2020, 1, 1), null, "None")];
        dear.WithCash(5_000_000)
            .Accept(Manager, new ApplyForLoan("M1", "P", Cop(4_000_000), 12, Month1, [], "", Start));
        dear.Accept(Secretary, new ApproveLoan(1, null, Start, FundField.Act));
        dear.Maxima = max20;
        dear.Refuse<LendingRefusal.AboveLegalMaximum>(
            Manager,
            new DisburseLoan(1, Means.Cash, Month1, [], 0, Share.None, Start, "R")
        );
    }

    private static EstateBalances Books(FundField field) =>
        new(
            0,
            [
                .. field
                    .Books.Estates[Code]
                    .Accounts.Values.Select(account => new AccountBalances(
                        account.Key.Code,
                        account.Key.Holder,
                        account.Posted,
                        account.Held
                    )),
            ]
        );

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
