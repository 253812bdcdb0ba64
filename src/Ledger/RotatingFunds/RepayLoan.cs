using System.Collections.Immutable;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Lending;
using NodaTime;

namespace Ledger.RotatingFunds;

/// <summary>A member pays on a loan: what is due in the regulation's order, and what is more is a prepayment of principal.</summary>
/// <param name="Prepaying">What a prepayment shortens; null: as the product says.</param>
public sealed record RepayLoan(int Number, Money Amount, Means Means, LocalDate On, string Reference, Prepayment? Prepaying = null) : LoanAct(Number, On)
{
    public override Permission Permission => Permission.RunFund;
    protected override LoanTrigger Trigger => LoanTrigger.Repay;

    protected override Result<FundOutcome> Do(FundBook book, Loan loan, FundOccasion occasion)
    {
        if (FundJudging.NotPositive(book, Amount) is { } wrong) return wrong;
        if (string.IsNullOrWhiteSpace(Reference)) return new TextRefusal.Missing("reference");
        var regulation = occasion.RegulationOf(loan);
        var payoff = book.PayoffOn(loan, regulation, On);
        if (Amount.MinorUnits > payoff.MinorUnits) return new FundRefusal.PaymentAboveDebt(loan.NameIn(book), Amount, payoff, On);
        var paid = new LoanPayment(book, book.CountedThrough(loan, On), regulation, On).Pay(Amount, payoff, Prepaying);
        var trigger = Amount == payoff ? LoanTrigger.Settle : Trigger;
        var next = Moved(paid.Loan, trigger);
        var after = book.With(next).With(loan.Id.Value, paid.Instalments);
        return FundOutcome.Of(after, book.Step(loan, trigger, next, On, Amount, paid.Principal, paid.Interest, paid.Penalties + paid.Fees + paid.Arrears, Reference, Means.ToString().ToLowerInvariant()))
            .Posting(FundEntries.LoanPaid(book.Fund, loan, paid, On, Reference));
    }
}

/// <summary>What a payment did to a loan, by kind.</summary>
/// <param name="Recognised">Interest that the books had not recognised before it was paid.</param>
internal sealed record PaidParts(Loan Loan, ImmutableList<FundInstalment> Instalments, Money Penalties, Money Fees, Money Arrears, Money Interest, Money Principal, Money Recognised)
{
    public Money Total => Penalties + Fees + Arrears + Interest + Principal;
}

/// <summary>One payment on a loan that is counted through its day.</summary>
internal sealed class LoanPayment(FundBook book, Loan loan, Regulation regulation, LocalDate on)
{
    private readonly Product _product = regulation.Find(loan.Product)!;
    private ImmutableList<FundInstalment> _instalments = book.InstalmentsOf(loan.Id.Value);

    /// <param name="payoff">What closes the loan: when this is paid, it is over.</param>
    public PaidParts Pay(Money amount, Money payoff, Prepayment? option)
    {
        var due = book.DueOn(loan, regulation, on);
        var parts = Allocation.Of(amount, [.. due.Select(one => (one.Kind, one.Amount))], regulation.AllocationOrder);
        foreach (var (one, part) in due.Zip(parts))
            if (one.Instalment is { } of && !part.IsZero) Pay(of.Number, one.Kind == DueKind.Principal ? part : book.Nothing, one.Kind == DueKind.Interest ? part : book.Nothing);
        var (interest, principal) = (Of(DueKind.Interest), Of(DueKind.Principal));
        var rest = amount - book.Sum(parts);
        if (amount == payoff) (interest, principal) = Settle(interest, principal);
        else if (rest.MinorUnits > 0) (interest, principal) = Prepay(rest, option ?? _product.Prepayment, interest, principal);

        var interestPaid = loan.InterestPaid + interest;
        var recognised = interestPaid.MinorUnits > loan.Earned.MinorUnits ? interestPaid - loan.Earned : book.Nothing;
        var next = loan with
        {
            Balance = loan.Balance - principal, InterestPaid = interestPaid, Earned = loan.Earned + recognised, ArrearsPaid = loan.ArrearsPaid + Of(DueKind.ArrearsInterest),
            PenaltiesDue = loan.PenaltiesDue - Of(DueKind.Penalty), FeesDue = loan.FeesDue - Of(DueKind.Fee),
        };
        return new PaidParts(next, _instalments, Of(DueKind.Penalty), Of(DueKind.Fee), Of(DueKind.ArrearsInterest), interest, principal, recognised);

        Money Of(DueKind kind) => book.Sum(due.Zip(parts).Where(pair => pair.First.Kind == kind).Select(pair => pair.Second));
    }

    /// <summary>All other principal, with the interest earned by now: no interest of days to come is asked for.</summary>
    private (Money Interest, Money Principal) Settle(Money interest, Money principal)
    {
        foreach (var one in _instalments.Where(one => !one.IsDue(on)))
        {
            var early = Owing.EarlyInterest(one, on, _product.DayCount);
            (interest, principal) = (interest + early, principal + one.PrincipalLeft);
            var all = one.InterestPaid + early;
            _instalments = _instalments.Replace(one, one with { Interest = all, InterestPaid = all, PrincipalPaid = one.Principal, Carried = book.Nothing });
        }
        return (interest, principal);
    }

    /// <summary>More than is due: principal falls today, and the schedule of what is left is laid anew. What is more than all principal pays the interest earned so far.</summary>
    private (Money Interest, Money Principal) Prepay(Money rest, Prepayment option, Money interest, Money principal)
    {
        var remaining = _instalments.FindAll(one => !one.IsDue(on) && !one.IsPaid);
        var open = book.Sum(remaining.Select(one => one.PrincipalLeft));
        var prepaid = rest.MinorUnits < open.MinorUnits ? rest : open;
        var carried = remaining[0].Earned(on, _product.DayCount);
        var terms = _product.TermsFor(loan.Amount, loan.DisbursedOn, [.. remaining.Select(one => one.DueOn)]);
        var laid = Lending.Prepaying.Recast(terms, [.. remaining.Select(one => one.AsLaid)], prepaid, on, option);
        var anew = laid.Select((one, i) => Anew(remaining, one, i == 0 && one.Number == remaining[0].Number ? carried : null)).ToImmutableList();
        // Interest that was earned stays owed, also where the schedule has nothing more to ask on that day.
        if (!carried.IsZero && anew.Find(one => one.Number == remaining[0].Number) is null)
            anew = anew.Insert(0, remaining[0] with { Principal = remaining[0].PrincipalPaid, Interest = carried, Carried = carried, From = on > remaining[0].From ? on : remaining[0].From });
        _instalments = _instalments.RemoveAll(one => !one.IsDue(on) && !one.IsPaid).AddRange(anew);
        if (rest == prepaid) return (interest, principal + prepaid);
        Pay(anew[0].Number, book.Nothing, rest - prepaid);
        return (interest + (rest - prepaid), principal + prepaid);
    }

    private FundInstalment Anew(ImmutableList<FundInstalment> remaining, Instalment laid, Money? carried)
    {
        var before = remaining.Find(one => one.Number == laid.Number)!;
        return carried is not { } earned ? before with { Principal = laid.Principal, Interest = laid.Interest }
            : before with { Principal = before.PrincipalPaid + laid.Principal, Interest = before.Carried + laid.Interest, Carried = earned, From = on > before.From ? on : before.From };
    }

    private void Pay(int number, Money principal, Money interest)
    {
        var at = _instalments.FindIndex(one => one.Number == number);
        _instalments = _instalments.SetItem(at, _instalments[at] with { PrincipalPaid = _instalments[at].PrincipalPaid + principal, InterestPaid = _instalments[at].InterestPaid + interest });
    }
}
