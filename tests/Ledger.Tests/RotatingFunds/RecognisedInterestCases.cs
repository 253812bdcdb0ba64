using Ledger.Foundations;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using NodaTime;
using Xunit;
using static Ledger.Tests.RotatingFunds.FundField;

namespace Ledger.Tests.RotatingFunds;

/// <summary>
/// What of a loan's interest the books have, and when: the same whichever days are counted, and none of days on which
/// it was late for too long.
/// </summary>
public class Interest_of_a_fund
{
    private static readonly LocalDate Month1 = new(2026, 2, 1);

    [Fact]
    public void Recognises_no_interest_of_a_loan_that_is_late_for_longer_than_the_regulation_says_until_it_is_paid()
    {
        var field = new FundField(Rules(rules: rules => rules with { SuspendAccrualAfterDays = 60 })).WithCash(
            1_200_000
        );
        var loan = field.Lent("M1", 1_200_000, 12, Month1);
        var day = Month1.PlusDays(60);
        field.On(day).Accept(Manager, new EndDay(day));
        var (earned, until) = (field.Posted("1430"), new LocalDate(2026, 8, 1));
        Assert.False(field.LoanOf(loan).IsSuspended);
        field.On(until).Accept(Manager, new EndDay(until));
        Assert.True(field.LoanOf(loan).IsSuspended);
        Assert.Equal(earned, field.Posted("1430"));
        field.Accept(Manager, new RepayLoan(loan, field.Payoff(loan), Means.Cash, until, "R"));
        Assert.Equal((LoanState.Closed, 0L), (field.LoanOf(loan).State, field.Posted("1430")));
        Assert.True(-field.Posted("4110") > earned);
    }

    [Fact]
    public void Recognises_what_it_kept_back_when_it_is_paid_and_not_because_other_dates_were_agreed()
    {
        // Day 181 of a loan at 1.5% a month of which nothing was paid: 60 days late on 2 April, so the books have three
        // months and two days of interest, and the schedule six months.
        var field = new FundField().WithCash(1_200_000);
        var loan = field.Lent("M1", 1_200_000, 12, Month1);
        field.On(new(2026, 4, 2)).Accept(Manager, new EndDay(field.Today));
        var booked = field.Posted("1430");
        field.On(new(2026, 7, 1)).Accept(Manager, new EndDay(field.Today));
        Assert.Equal(booked, field.Posted("1430"));
        var owed = field.ScheduleOf(loan).Take(6).Sum(one => one.Interest.MinorUnits);
        field.Accept(Secretary, new RestructureLoan(loan, 12, new(2026, 8, 1), field.Today, Act, "Frost"));
        Assert.Equal(owed - booked, field.LoanOf(loan).InterestInSuspense.MinorUnits);
        // A month of the new dates is earned and booked: 1.5% of 1,200,000. What was kept back is not.
        field.On(new(2026, 8, 1)).Accept(Manager, new EndDay(field.Today));
        Assert.Equal(booked + Cop(18_000).MinorUnits, field.Posted("1430"));
        var income = -field.Posted("4110");
        // Arrears interest is paid first, then interest: all but one peso of what is kept back.
        field.Accept(
            Manager,
            new RepayLoan(
                loan,
                LoanDues.ArrearsDue(field.LoanOf(loan), Rules()) + new Money(owed, Currency.COP) + Cop(18_000 - 1),
                Means.Cash,
                field.Today,
                "R"
            )
        );
        Assert.Equal(
            (0L, Cop(1).MinorUnits, income + owed - booked - Cop(1).MinorUnits),
            (field.Posted("1430"), field.LoanOf(loan).InterestInSuspense.MinorUnits, -field.Posted("4110"))
        );
        field.Accept(Manager, new RepayLoan(loan, field.Payoff(loan), Means.Cash, field.Today, "R 2"));
        Assert.Equal(
            (LoanState.Closed, 0L, income + owed - booked),
            (field.LoanOf(loan).State, field.LoanOf(loan).InterestInSuspense.MinorUnits, -field.Posted("4110"))
        );
    }

    /// <summary>
    /// Interest is earned by the day, whenever it is counted: also of a loan that came to be late for too long while
    /// nobody counted.
    /// </summary>
    [Fact]
    public void Books_the_same_interest_whichever_days_are_counted()
    {
        var (daily, once) = (Late(), Late());
        var last = Month1.PlusDays(120);
        for (var day = Start.PlusDays(1); day < last; day = day.PlusDays(1))
            daily.On(day).Accept(Manager, new EndDay(day));
        foreach (var field in (FundField[])[daily, once])
            field.On(last).Accept(Manager, new EndDay(last));
        Assert.Equal(daily.Posted("1430"), once.Posted("1430"));
        // January, and sixty days from the first date: February, March and a day or two.
        Assert.InRange(
            once.Posted("1430"),
            once.ScheduleOf(1).Take(3).Sum(one => one.Interest.MinorUnits),
            once.ScheduleOf(1).Take(4).Sum(one => one.Interest.MinorUnits) - 1
        );

        static FundField Late()
        {
            var field = new FundField().WithCash(1_200_000);
            field.Lent("M1", 1_200_000, 12, Month1);
            return field;
        }
    }
}
