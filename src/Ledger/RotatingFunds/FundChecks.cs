using Ledger.Foundations;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.RotatingFunds;

/// <summary>What several acts on funds judge in the same words.</summary>
internal static class FundChecks
{
    /// <summary>
    /// A day that can be of the books: not in the future, not before the fund was, not before interest was accrued.
    /// </summary>
    public static Refusal? CheckDay(FundAggregate book, FundContext context, LocalDate on) =>
        Checks.CheckFutureDate("date", on, context.Today)
        ?? (
            on < book.Fund.AccruedThrough
                ? new FundRefusal.BeforeAccrual(FileNames.Of("fund", book.Fund.Code), on, book.Fund.AccruedThrough)
                : null
        );

    public static Refusal? CheckPositive(FundAggregate book, Money amount) =>
        Checks.CheckPositive("amount", amount, book.Fund.Currency);

    public static Refusal? CheckNotBeforeLast(CodedText file, LocalDate on, LocalDate last) =>
        on < last ? new FundRefusal.BeforeAccrual(file, on, last) : null;

    /// <summary>Why this person does not write down money of this loan; loans are paid out and paid in money.</summary>
    public static Refusal? CheckReceiver(FundAggregate book, FundContext context, Loan loan, Means means) =>
        means == Means.Produce
            ? new FundRefusal.NotInProduce(loan.NameIn(book))
            : Committee.OwnHand(book, context.By, book.FindMember(loan.Member));

    public static CodedText NameIn(this Loan loan, FundAggregate book) =>
        FileNames.Of("loan", loan.Number, book.Fund.Code);

    public static CodedText NameIn(this RepaymentCommitment commitment, FundAggregate book) =>
        FileNames.Of("commitment", commitment.Number, book.Fund.Code);

    /// <summary>A step of a loan; its money is what the step moved.</summary>
    public static FundStep Step(
        this FundAggregate book,
        Transition<LoanState> move,
        Loan after,
        LocalDate on,
        Money? amount = null,
        Money? principal = null,
        Money? interest = null,
        Money? charges = null,
        string document = "",
        string reason = ""
    ) =>
        new()
        {
            Fund = book.Fund.Id.Value,
            Life = FundCaseKind.Loan,
            File = after.Id.Value,
            Number = after.Number,
            Member = after.Member,
            Trigger = move.Trigger,
            From = $"{move.From}",
            To = $"{move.To}",
            On = on,
            Document = document,
            Reason = reason,
            Amount = amount ?? book.Nothing,
            Principal = principal ?? book.Nothing,
            Interest = interest ?? book.Nothing,
            Charges = charges ?? book.Nothing,
            Balance = after.Balance,
        };

    public static FundStep Step(
        this FundAggregate book,
        Transition<CommitmentState> move,
        RepaymentCommitment after,
        LocalDate on,
        Money? amount = null,
        string document = "",
        string reason = ""
    ) =>
        new()
        {
            Fund = book.Fund.Id.Value,
            Life = FundCaseKind.Commitment,
            File = after.Id.Value,
            Number = after.Number,
            Member = after.Member,
            Trigger = move.Trigger,
            From = $"{move.From}",
            To = $"{move.To}",
            On = on,
            Document = document,
            Reason = reason,
            Amount = amount ?? book.Nothing,
            Principal = amount ?? book.Nothing,
            Interest = book.Nothing,
            Charges = book.Nothing,
            Balance = after.IsOpen ? after.Left : book.Nothing,
        };

    /// <summary>A step that is about the fund, a member or a credit line and moves no state.</summary>
    public static FundStep Noted(
        this FundAggregate book,
        string trigger,
        LocalDate on,
        Money? amount = null,
        string member = "",
        int number = 0,
        string document = "",
        string reason = ""
    ) =>
        new()
        {
            Fund = book.Fund.Id.Value,
            Life = number > 0 ? FundCaseKind.CreditLine : FundCaseKind.Fund,
            File = book.Fund.Id.Value,
            Number = number,
            Member = member,
            Trigger = trigger,
            From = "",
            To = "",
            On = on,
            Document = document,
            Reason = reason,
            Amount = amount ?? book.Nothing,
            Principal = book.Nothing,
            Interest = book.Nothing,
            Charges = book.Nothing,
            Balance = book.Nothing,
        };
}
