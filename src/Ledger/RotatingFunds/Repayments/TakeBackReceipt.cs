using Ledger.Foundations;
using Ledger.RotatingFunds.Loans;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.RotatingFunds.Repayments;

/// <summary>
/// A receipt on a loan was wrong: its entry is reversed and the loan owes what it owed, as if the receipt had not been
/// written; also a loan that it closed.
/// </summary>
/// <remarks>
/// Overdue days since are counted again; interest that was earned more follows with the next day that is counted.
/// Somebody else than who wrote the receipt takes it back.
/// </remarks>
/// <param name="Receipt">The reference of the receipt, as it was written.</param>
public sealed record TakeBackLoanReceipt(int Number, string Receipt, LocalDate On, string Reason)
    : LoanCommand(Number, On)
{
    public override string NamedReceipt => Receipt;

    protected override LoanTrigger Trigger => LoanTrigger.TakeBack;

    protected override LoanTrigger TriggerOn(FundAggregate book, Loan loan, FundContext context) =>
        loan.State != LoanState.Closed ? Trigger
        : book.Receipts.Exists(one => one.Id == loan.LastReceipt && one.WasRestructured)
            ? LoanTrigger.ReopenRestructured
        : LoanTrigger.Reopen;

    protected override Result<FundOutcome> Do(
        FundAggregate book,
        Loan loan,
        Transition<LoanState> move,
        FundContext context
    )
    {
        var found = Receipts.ToTakeBack(
            book,
            context,
            loan.NameIn(book),
            loan.Member,
            loan.LastReceipt,
            Receipt,
            Reason
        );
        if (!found.IsAccepted(out var receipt))
            return found.Refusal!;
        var without = book.Without(receipt);
        var moved = Moved(loan, move) with { LastReceipt = receipt.Before };
        var next =
            loan.State == LoanState.WrittenOff
                ? moved with
                {
                    Recovered = loan.Recovered - receipt.Amount,
                    ArrearsAccruedThrough = On,
                }
                : Restored(book, without, moved, receipt, context);
        var unbooked = loan.Earned - receipt.Recognised - next.Earned;
        return FundOutcome
            .Of(
                without.With(next),
                book.Step(
                    move,
                    next,
                    On,
                    -receipt.Amount,
                    -receipt.Principal,
                    -receipt.Interest,
                    -(receipt.Penalties + receipt.Fees + receipt.Arrears),
                    receipt.Reference,
                    Reason
                )
            )
            .Posting([new ReverseEntry(receipt.Entry, On, On, Reason)])
            .Posting(
                unbooked.IsZero
                    ? []
                    : [new PostEntry(FundEntries.Unrecognised(book.Fund, loan, unbooked, On, receipt.Reference))]
            );
    }

    /// <summary>
    /// What the loan owes now that this was not paid; the overdue days since are those of the larger debt.
    /// </summary>
    private Loan Restored(
        FundAggregate book,
        FundAggregate without,
        Loan loan,
        WrittenReceipt receipt,
        FundContext context
    )
    {
        var then = loan with
        {
            Balance = loan.Balance + receipt.Principal,
            InterestPaid = loan.InterestPaid - receipt.Interest,
            Earned = loan.Earned - receipt.Recognised,
            InterestInSuspense = loan.InterestInSuspense + receipt.InterestInSuspense,
            ArrearsPaid = loan.ArrearsPaid - receipt.Arrears,
            PenaltiesDue = loan.PenaltiesDue + receipt.Penalties,
            FeesDue = loan.FeesDue + receipt.Fees,
            Provision = loan.Provision + receipt.Provision,
            ArrearsDays = loan.ArrearsDays - book.OverdueDays(loan, receipt.On, loan.ArrearsAccruedThrough),
            ArrearsAccruedThrough = receipt.On,
        };
        // Of a loan that was late for too long beside this receipt, the days that were counted since booked interest
        // that stays out of the books.
        var (regulation, booked) = (context.RegulationOf(loan), then.Earned);
        var may = without.RecognisedThrough(then with { Earned = then.InterestPaid }, regulation, On);
        return without.CountedThrough(then, On) with
        {
            Earned = may.MinorUnits < booked.MinorUnits ? may : booked,
            IsSuspended = LoanDues.IsSuspended(regulation, without.DaysLate(loan.Id.Value, On)),
        };
    }
}

/// <summary>
/// A receipt on a commitment was wrong: its entry is reversed, what it repaid is owed again and is no capital of the
/// fund any more.
/// </summary>
/// <param name="Receipt">The reference of the receipt, as it was written.</param>
public sealed record TakeBackRepayment(int Number, string Receipt, LocalDate On, string Reason)
    : CommitmentCommand(Number, On)
{
    public override string NamedReceipt => Receipt;
    public override bool NeedsBalances => true;
    protected override CommitmentTrigger Trigger => CommitmentTrigger.TakeBack;

    protected override Result<FundOutcome> Do(
        FundAggregate book,
        RepaymentCommitment commitment,
        Transition<CommitmentState> move,
        FundContext context
    )
    {
        var found = Receipts.ToTakeBack(
            book,
            context,
            commitment.NameIn(book),
            commitment.Member,
            commitment.LastReceipt,
            Receipt,
            Reason
        );
        if (!found.IsAccepted(out var receipt))
            return found.Refusal!;
        // What the ally has paid for cannot be as if it had not been delivered.
        if (
            receipt.Ally.Length > 0
            && context.Balances.OwedBy(receipt.Ally, book.Nothing) is var owed
            && receipt.Amount.MinorUnits > owed.MinorUnits
        )
            return new FundRefusal.AboveOwed(receipt.Ally, receipt.Amount, owed);
        var next = commitment with { Repaid = commitment.Repaid - receipt.Amount };
        return Moved(book.Without(receipt), next, move, -receipt.Amount, receipt.Reference, Reason, receipt.Before)
            .Posting([new ReverseEntry(receipt.Entry, On, On, Reason)]);
    }
}
