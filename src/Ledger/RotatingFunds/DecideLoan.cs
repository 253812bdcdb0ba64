using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Tranches;
using NodaTime;

namespace Ledger.RotatingFunds;

/// <summary>An act on one loan.</summary>
public abstract record LoanAct(int Number, LocalDate On) : FundAct
{
    public override int NamedLoan => Number;

    protected abstract LoanTrigger Trigger { get; }

    /// <summary>
    /// What it does to this loan, where that is not the same for every loan; asked for a day that can be.
    /// </summary>
    protected virtual LoanTrigger TriggerOn(FundBook book, Loan loan, FundOccasion occasion) => Trigger;

    /// <param name="move">The step of the loan's life, which its state allows.</param>
    protected abstract Result<FundOutcome> Do(
        FundBook book,
        Loan loan,
        Transition<LoanState> move,
        FundOccasion occasion
    );

    public sealed override Result<FundOutcome> Do(FundBook book, FundOccasion occasion)
    {
        if (book.FindLoan(Number) is not { } loan)
            return new FundRefusal.UnknownLoan(book.Fund.Code, Number);
        var wrongDay =
            FundJudging.NotADay(book, occasion, On) ?? FundJudging.BeforeLast(loan.NameIn(book), On, loan.TouchedOn);
        var trigger = wrongDay is null ? TriggerOn(book, loan, occasion) : Trigger;
        var moved = Loan.Lifecycle.Next(loan.State, trigger, loan.NameIn(book));
        if (!moved.IsAccepted(out var move))
            return moved.Refusal!;
        return wrongDay ?? Do(book, loan, move, occasion);
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
    : LoanAct(Number, On)
{
    public override bool NeedsBooks => true;
    protected override LoanTrigger Trigger => LoanTrigger.Approve;

    protected override Result<FundOutcome> Do(
        FundBook book,
        Loan loan,
        Transition<LoanState> move,
        FundOccasion occasion
    )
    {
        if (
            Segregation.WhyNot(loan.NameIn(book), occasion.By, Duty.Approve, [(Duty.Prepare, loan.AppliedBy)]) is
            { } same
        )
            return same;
        if (Committee.WhyNot(book, occasion, Decision, On, book.FindMember(loan.Member), "A loan") is { } refusal)
            return refusal;
        var approved = loan with { Amount = Amount ?? loan.Amount, DecidedBy = occasion.By.Id };
        if (FundJudging.NotPositive(book, approved.Amount) is { } wrong)
            return wrong;
        if (approved.Amount.MinorUnits > loan.Amount.MinorUnits)
            return new FundRefusal.BelowEarlier(
                "amount",
                approved.Amount.ToString(),
                $"the {loan.Amount} that were asked for"
            );
        var product = occasion.RegulationOf(loan).Find(loan.Product)!;
        if (
            (product.WhyNot(approved.Amount, loan.Instalments) ?? Exposure.WhyNot(book, approved, occasion)) is
            { } above
        )
            return above;
        var next = Moved(approved, move) with { TouchedOn = On };
        return FundOutcome.Of(book.With(next), book.Step(move, next, On, next.Amount, document: Decision.Document()));
    }
}

/// <summary>The committee does not lend, and says why.</summary>
public sealed record RejectLoan(int Number, LocalDate On, CommitteeDecision Decision, string Reason)
    : LoanAct(Number, On)
{
    protected override LoanTrigger Trigger => LoanTrigger.Reject;

    protected override Result<FundOutcome> Do(
        FundBook book,
        Loan loan,
        Transition<LoanState> move,
        FundOccasion occasion
    )
    {
        if (Committee.WhyNot(book, occasion, Decision, On, book.FindMember(loan.Member), "A decision") is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(Reason))
            return new TextRefusal.Missing("reason");
        var next = Moved(loan, move) with { DecidedBy = occasion.By.Id, TouchedOn = On };
        return FundOutcome.Of(
            book.With(next),
            book.Step(move, next, On, document: Decision.Document(), reason: Reason)
        );
    }
}

/// <summary>The member takes the application back.</summary>
public sealed record WithdrawLoan(int Number, LocalDate On, string Reason) : LoanAct(Number, On)
{
    protected override LoanTrigger Trigger => LoanTrigger.Withdraw;

    protected override Result<FundOutcome> Do(
        FundBook book,
        Loan loan,
        Transition<LoanState> move,
        FundOccasion occasion
    )
    {
        if (string.IsNullOrWhiteSpace(Reason))
            return new TextRefusal.Missing("reason");
        var next = Moved(loan, move) with { TouchedOn = On };
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
    public static Refusal? WhyNot(FundBook book, Loan loan, FundOccasion occasion)
    {
        var limits = occasion.RegulationOf(loan).Limits;
        var together = book.OwedBy(loan.Member) + loan.Amount;
        if (limits.PerMember is { } most && together.MinorUnits > most.MinorUnits)
            return new FundRefusal.AboveMemberLimit(loan.Member, together, most);
        if (limits.ShareOfCapital is not { } share)
            return null;
        var capital = book.Nothing with { MinorUnits = Math.Max(0, -occasion.Books.Posted("3110")) };
        return together.MinorUnits > share.Of(capital).MinorUnits
            ? new FundRefusal.AboveMemberLimit(loan.Member, together, share.Of(capital))
            : null;
    }
}
