using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.RotatingFunds.Loans;

/// <summary>A command on one loan.</summary>
public abstract record LoanCommand(int Number, LocalDate On) : FundCommand
{
    public override int NamedLoan => Number;

    protected abstract LoanTrigger Trigger { get; }

    /// <summary>
    /// What it does to this loan, where that is not the same for every loan; asked for a day that can be.
    /// </summary>
    protected virtual LoanTrigger TriggerOn(FundAggregate book, Loan loan, FundContext context) => Trigger;

    /// <param name="move">The step of the loan's life, which its state allows.</param>
    protected abstract Result<FundOutcome> Do(
        FundAggregate book,
        Loan loan,
        Transition<LoanState> move,
        FundContext context
    );

    public sealed override Result<FundOutcome> Do(FundAggregate book, FundContext context)
    {
        if (book.FindLoan(Number) is not { } loan)
            return new FundRefusal.UnknownLoan(book.Fund.Code, Number);
        var wrongDay =
            FundChecks.CheckDay(book, context, On)
            ?? FundChecks.CheckNotBeforeLast(loan.NameIn(book), On, loan.ArrearsAccruedThrough);
        var trigger = wrongDay is null ? TriggerOn(book, loan, context) : Trigger;
        var moved = Loan.Lifecycle.Next(loan.State, trigger, loan.NameIn(book));
        if (!moved.IsAccepted(out var move))
            return moved.Refusal!;
        return wrongDay ?? Do(book, loan, move, context);
    }

    /// <summary>The loan after this; no receipt is the last thing that was done with it any more.</summary>
    protected static Loan Moved(Loan loan, Transition<LoanState> move) => loan.At(move) with { LastReceipt = default };
}

/// <summary>
/// The committee lends, all that was asked for or less. Whoever wrote the application down does not write the decision
/// down.
/// </summary>
/// <param name="Amount">Null: what was asked for.</param>
public sealed record ApproveLoan(int Number, Money? Amount, LocalDate On, CommitteeDecision Decision)
    : LoanCommand(Number, On)
{
    public override bool NeedsBalances => true;
    protected override LoanTrigger Trigger => LoanTrigger.Approve;

    protected override Result<FundOutcome> Do(
        FundAggregate book,
        Loan loan,
        Transition<LoanState> move,
        FundContext context
    )
    {
        if (
            Segregation.Validate(loan.NameIn(book), context.By, Duty.Approve, [(Duty.Prepare, loan.AppliedBy)]) is
            { } same
        )
            return same;
        if (
            Committee.Validate(book, context, Decision, On, book.FindMember(loan.Member), new("matter.loan")) is
            { } refusal
        )
            return refusal;
        var approved = loan with { Amount = Amount ?? loan.Amount, DecidedBy = context.By.Id };
        if (FundChecks.CheckPositive(book, approved.Amount) is { } wrong)
            return wrong;
        if (approved.Amount.MinorUnits > loan.Amount.MinorUnits)
            return new FundRefusal.InconsistentFigure(
                "amount",
                approved.Amount,
                new("expected.asked_for", ("Amount", loan.Amount))
            );
        var product = context.RegulationOf(loan).Find(loan.Product)!;
        if (
            (product.Validate(approved.Amount, loan.Instalments) ?? Exposure.Validate(book, approved, context)) is
            { } above
        )
            return above;
        var next = Moved(approved, move) with { ArrearsAccruedThrough = On };
        return FundOutcome.Of(book.With(next), book.Step(move, next, On, next.Amount, document: Decision.Document()));
    }
}

/// <summary>The committee does not lend, and says why.</summary>
public sealed record RejectLoan(int Number, LocalDate On, CommitteeDecision Decision, string Reason)
    : LoanCommand(Number, On)
{
    protected override LoanTrigger Trigger => LoanTrigger.Reject;

    protected override Result<FundOutcome> Do(
        FundAggregate book,
        Loan loan,
        Transition<LoanState> move,
        FundContext context
    )
    {
        if (
            Committee.Validate(book, context, Decision, On, book.FindMember(loan.Member), new("matter.decision")) is
            { } refusal
        )
            return refusal;
        if (string.IsNullOrWhiteSpace(Reason))
            return new TextRefusal.Missing("reason");
        var next = Moved(loan, move) with { DecidedBy = context.By.Id, ArrearsAccruedThrough = On };
        return FundOutcome.Of(
            book.With(next),
            book.Step(move, next, On, document: Decision.Document(), reason: Reason)
        );
    }
}

/// <summary>The member takes the application back.</summary>
public sealed record WithdrawLoan(int Number, LocalDate On, string Reason) : LoanCommand(Number, On)
{
    protected override LoanTrigger Trigger => LoanTrigger.Withdraw;

    protected override Result<FundOutcome> Do(
        FundAggregate book,
        Loan loan,
        Transition<LoanState> move,
        FundContext context
    )
    {
        if (string.IsNullOrWhiteSpace(Reason))
            return new TextRefusal.Missing("reason");
        var next = Moved(loan, move) with { ArrearsAccruedThrough = On };
        return FundOutcome.Of(book.With(next), book.Step(move, next, On, reason: Reason));
    }
}

/// <summary>How much one member may owe.</summary>
internal static class Exposure
{
    /// <summary>
    /// Why the member may not owe this loan beside the others: the regulation's amount, or its share of the fund's
    /// capital paid in (3110).
    /// </summary>
    public static Refusal? Validate(FundAggregate book, Loan loan, FundContext context)
    {
        var limits = context.RegulationOf(loan).Limits;
        var together = book.OwedBy(loan.Member) + loan.Amount;
        if (limits.PerMember is { } max && together.MinorUnits > max.MinorUnits)
            return new FundRefusal.AboveMemberLimit(loan.Member, together, max);
        if (limits.ShareOfCapital is not { } share)
            return null;
        var capital = book.Nothing with { MinorUnits = Math.Max(0, -context.Balances.Posted("3110")) };
        return together.MinorUnits > share.Of(capital).MinorUnits
            ? new FundRefusal.AboveMemberLimit(loan.Member, together, share.Of(capital))
            : null;
    }
}
