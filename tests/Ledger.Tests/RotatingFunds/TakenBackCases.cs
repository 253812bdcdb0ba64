using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.Workflow;
using NodaTime;
using Xunit;
using static Ledger.Tests.RotatingFunds.FundField;

namespace Ledger.Tests.RotatingFunds;

/// <summary>A receipt that was wrong: who takes it back, when, and what the debt owes then.</summary>
public class A_wrong_receipt
{
    private static readonly LocalDate Month1 = new(2026, 2, 1);

    /// <summary>
    /// Two funds with the same story, but in one of them a receipt is written and taken back days later: with the next
    /// day that is counted, everything is the same.
    /// </summary>
    [Theory]
    [InlineData(100, false), InlineData(40_000, false), InlineData(0, true), InlineData(93_000, false)]
    public void Owes_after_a_receipt_was_taken_back_what_it_would_owe_without_it(long paid, bool isPayoff)
    {
        var (field, plain) = (Story(), Story());
        var loan = field.LoanOf(1);
        var last = Month1.PlusDays(9);
        field.Accept(
            Manager,
            new RepayLoan(1, isPayoff ? field.Payoff(1) : Cop(paid), Means.Cash, field.Today, "R 31")
        );
        for (var day = Month1.PlusDays(6); day <= last; day = day.PlusDays(1))
            Both(one => one.On(day.PlusDays(1)).Accept(Manager, new EndDay(day)));
        Assert.NotEqual(plain.LoanOf(1).Balance + plain.Payoff(1), field.LoanOf(1).Balance + field.Payoff(1));
        field.Accept(Treasurer, new TakeBackLoanReceipt(1, "R 31", field.Today, "A digit too many"));
        Assert.Equal(plain.Payoff(1), field.Payoff(1));
        Both(one => one.On(last.PlusDays(2)).Accept(Manager, new EndDay(last.PlusDays(1))));

        Assert.Equal(plain.LoanOf(1), field.LoanOf(1) with { Id = plain.LoanOf(1).Id, Fund = plain.Book.Fund.Id });
        Assert.Equal(loan.State, field.LoanOf(1).State);
        Assert.Equal(plain.ScheduleOf(1).Select(Plain), field.ScheduleOf(1).Select(Plain));
        foreach (var account in plain.Books.Estates[Code].Accounts.Values)
            Assert.Equal(
                (account.Key, account.Posted),
                (account.Key, field.Posted(account.Key.Code, account.Key.Holder.Value))
            );

        static FundField Story()
        {
            var field = new FundField(Rules(product => product with { Fee = Share.Percent(1) })).WithCash(200_000);
            field.Lent("M1", 100_000, 6, Month1);
            for (var day = Start.PlusDays(1); day < Month1.PlusDays(6); day = day.PlusDays(1))
                field.On(day.PlusDays(1)).Accept(Manager, new EndDay(day));
            return field;
        }

        static (int, LocalDate, Money, Money, Money, Money) Plain(FundInstalment one) =>
            (one.Number, one.DueOn, one.PrincipalLeft, one.InterestLeft, one.Carried, one.Interest);

        void Both(Action<FundField> command)
        {
            command(field);
            command(plain);
        }
    }

    [Fact]
    public void Takes_back_the_last_receipt_only_and_by_another_hand()
    {
        var field = new FundField().WithCash(200_000);
        var loan = field.Lent("M1", 100_000, 6, Month1);
        field.On(Month1).Accept(Manager, new RepayLoan(loan, Cop(5_000), Means.Cash, Month1, "R 1"));
        field.Refuse<FundRefusal.ReceiptExists>(Manager, new RepayLoan(loan, Cop(4_000), Means.Bank, Month1, "R 1"));
        field.Accept(Manager, new RepayLoan(loan, Cop(6_000), Means.Cash, Month1, "R 2"));
        field.Refuse<FundRefusal.NotTheLastReceipt>(Treasurer, TakeBack("R 1"));
        field.Refuse<SegregationRefusal.SamePerson>(Manager, TakeBack("R 2"));
        field.Refuse<TextRefusal.Missing>(Treasurer, TakeBack("R 2") with { Reason = " " });
        field.Accept(Treasurer, TakeBack("R 2"));
        field.Refuse<FundRefusal.NotTheLastReceipt>(Treasurer, TakeBack("R 2"));
        field.Accept(Treasurer, TakeBack("R 1"));
        Assert.Equal((Cop(100_000), field.Posted("1420")), (field.LoanOf(loan).Balance, Cop(100_000).MinorUnits));
        // The number is free again; after another act on the loan the receipt stands.
        field.Accept(Manager, new RepayLoan(loan, Cop(5_500), Means.Cash, Month1, "R 1"));
        field.Accept(Manager, new ChargeLoan(loan, Cop(10), true, Month1, "Cheque"));
        field.Refuse<FundRefusal.NotTheLastReceipt>(Treasurer, TakeBack("R 1"));

        TakeBackLoanReceipt TakeBack(string receipt) => new(loan, receipt, Month1, "A slip");
    }

    [Fact]
    public void Takes_no_produce_back_that_the_ally_has_paid_and_no_money_that_is_lent_again()
    {
        var field = new FundField();
        field.Accept(Manager, new SignRepayment("M1", "", Cop(1_000), 2, Month1, 1, "", Start, "C"));
        field.Accept(Manager, new DeliverInputs(1, Start, "D"));
        field.Accept(Manager, new ReceiveRepayment(1, Cop(600), Means.Produce, "al_cocoa", Start, "W 1"));
        field.Accept(Manager, new SettleProduce("al_cocoa", Cop(500), Start, "T 1"));
        var refused = field.Refuse<FundRefusal.AboveOwed>(
            Treasurer,
            new TakeBackRepayment(1, "W 1", Start, "Another member's")
        );
        Assert.Equal((Cop(600), Cop(100)), (refused.Amount, refused.Owed));
        field.Accept(Manager, new ReceiveRepayment(1, Cop(400), Means.Cash, "", Start, "R 2"));
        Assert.Equal(CommitmentState.Repaid, field.Book.FindCommitment(1)!.State);
        field.Lent("M2", 700, 2, Month1);
        field.Refuse<ReversalRefusal.Shortfall>(Treasurer, new TakeBackRepayment(1, "R 2", Start, "A slip"));
        field.WithCash(200).Accept(Treasurer, new TakeBackRepayment(1, "R 2", Start, "A slip"));
        Assert.Equal(
            (CommitmentState.Delivered, Cop(400), -Cop(800).MinorUnits),
            (field.Book.FindCommitment(1)!.State, field.Book.FindCommitment(1)!.Left, field.Posted("3110"))
        );
    }
}
