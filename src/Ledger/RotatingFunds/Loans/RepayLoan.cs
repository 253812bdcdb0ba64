using System.Collections.Immutable;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.RotatingFunds.Repayments;
using NodaTime;

namespace Ledger.RotatingFunds.Loans;

/// <summary>
/// A member pays on a loan: what is due in the regulation's order, and what is more is a prepayment of principal.
/// </summary>
/// <param name="Prepaying">What a prepayment shortens; null: as the product says.</param>
public sealed record RepayLoan(
    int Number,
    Money Amount,
    Means Means,
    LocalDate On,
    string Reference,
    Prepayment? Prepaying = null
) : LoanCommand(Number, On)
{
    public override string NamedReceipt => Reference;
    protected override LoanTrigger Trigger => LoanTrigger.Repay;

    protected override LoanTrigger TriggerOn(FundAggregate book, Loan loan, FundContext context) =>
        loan.IsOut && Amount == book.PayoffOn(loan, context.RegulationOf(loan), On) ? LoanTrigger.Settle : Trigger;

    protected override Result<FundOutcome> Do(
        FundAggregate book,
        Loan loan,
        Transition<LoanState> move,
        FundContext context
    )
    {
        if (
            (FundChecks.CheckPositive(book, Amount) ?? FundChecks.CheckReceiver(book, context, loan, Means)) is
            { } wrong
        )
            return wrong;
        if (Receipts.Validate(book, loan.NameIn(book), loan.Id.Value, Reference, On) is { } twice)
            return twice;
        var regulation = context.RegulationOf(loan);
        var payoff = book.PayoffOn(loan, regulation, On);
        if (Amount.MinorUnits > payoff.MinorUnits)
            return new FundRefusal.PaymentAboveDebt(loan.NameIn(book), Amount, payoff, On);
        var paid = new LoanPayment(book, book.CountedThrough(loan, On), regulation, On).Pay(Amount, payoff, Prepaying);
        // A loan that is repaid needs no provision any more.
        var (isOver, moved) = (move.To == LoanState.Closed, Moved(paid.Loan, move));
        var receipt = Receipts.New(
            book,
            context,
            loan.Id.Value,
            loan.LastReceipt,
            Reference,
            On,
            Amount,
            paid.Principal
        ) with
        {
            Interest = paid.Interest,
            Penalties = paid.Penalties,
            Fees = paid.Fees,
            Arrears = paid.Arrears,
            Recognised = paid.Recognised,
            InterestInSuspense = loan.InterestInSuspense - paid.Loan.InterestInSuspense,
            Provision = isOver ? loan.Provision : book.Nothing,
            WasRestructured = loan.IsRestructured,
        };
        var next = (isOver ? moved with { Provision = book.Nothing, IsSuspended = false } : moved) with
        {
            LastReceipt = receipt.Id,
        };
        return FundOutcome
            .Of(
                book.With(next).With(receipt, paid.Instalments, context),
                book.Step(
                    move,
                    next,
                    On,
                    Amount,
                    paid.Principal,
                    paid.Interest,
                    paid.Penalties + paid.Fees + paid.Arrears,
                    Reference,
                    Means.ToString().ToLowerInvariant()
                )
            )
            .Posting(FundEntries.LoanPaid(book.Fund, loan, paid, On, Reference))
            .Posting(isOver ? FundEntries.Provisioned(book.Fund, -loan.Provision, On) : []);
    }
}

/// <summary>What a payment did to a loan, by kind.</summary>
/// <param name="Recognised">Interest that the books had not recognised before it was paid.</param>
internal sealed record PaidParts(
    Loan Loan,
    ImmutableList<FundInstalment> Instalments,
    Money Penalties,
    Money Fees,
    Money Arrears,
    Money Interest,
    Money Principal,
    Money Recognised
)
{
    public Money Total => Penalties + Fees + Arrears + Interest + Principal;
}

/// <summary>One payment on a loan that is counted through its day.</summary>
internal sealed class LoanPayment(FundAggregate book, Loan loan, Regulation regulation, LocalDate on)
{
    private readonly Product _product = regulation.Find(loan.Product)!;
    private ImmutableList<FundInstalment> _instalments = book.InstalmentsOf(loan.Id.Value);

    /// <param name="payoff">What closes the loan: when this is paid, it is over.</param>
    public PaidParts Pay(Money amount, Money payoff, Prepayment? option)
    {
        var due = book.DueOn(loan, regulation, on);
        var parts = Allocation.Of(amount, [.. due.Select(one => (one.Kind, one.Amount))], regulation.AllocationOrder);
        foreach (var (one, part) in due.Zip(parts))
            if (one.Instalment is { } of && !part.IsZero)
                Pay(
                    of.Number,
                    one.Kind == DueKind.Principal ? part : book.Nothing,
                    one.Kind == DueKind.Interest ? part : book.Nothing
                );
        var (interest, principal) = (Of(DueKind.Interest), Of(DueKind.Principal));
        var rest = amount - book.Sum(parts);
        if (amount == payoff)
            (interest, principal) = Settle(interest, principal);
        else if (rest.MinorUnits > 0)
            (interest, principal) = Prepay(rest, option ?? _product.Prepayment, interest, principal);

        var interestPaid = loan.InterestPaid + interest;
        var recognised = interestPaid.MinorUnits > loan.Earned.MinorUnits ? interestPaid - loan.Earned : book.Nothing;
        var next = loan with
        {
            Balance = loan.Balance - principal,
            InterestPaid = interestPaid,
            Earned = loan.Earned + recognised,
            InterestInSuspense = InSuspense(loan.Earned + recognised),
            ArrearsPaid = loan.ArrearsPaid + Of(DueKind.ArrearsInterest),
            PenaltiesDue = loan.PenaltiesDue - Of(DueKind.Penalty),
            FeesDue = loan.FeesDue - Of(DueKind.Fee),
        };
        return new PaidParts(
            next,
            _instalments,
            Of(DueKind.Penalty),
            Of(DueKind.Fee),
            Of(DueKind.ArrearsInterest),
            interest,
            principal,
            recognised
        );

        Money Of(DueKind kind) =>
            book.Sum(due.Zip(parts).Where(pair => pair.First.Kind == kind).Select(pair => pair.Second));
    }

    /// <summary>
    /// What is kept out of the books is paid after everything that was earned beside it, in the books or to be with the
    /// next day that is counted: it does not matter whether days were.
    /// </summary>
    private Money InSuspense(Money recognised)
    {
        var unbooked = book.EarnedThrough(loan, on, _product.DayCount) - recognised;
        return loan.InterestInSuspense.MinorUnits <= unbooked.MinorUnits ? loan.InterestInSuspense
            : unbooked.MinorUnits > 0 ? unbooked
            : book.Nothing;
    }

    /// <summary>
    /// All other principal, with the interest earned by now: no interest of days to come is asked for.
    /// </summary>
    private (Money Interest, Money Principal) Settle(Money interest, Money principal)
    {
        foreach (var one in _instalments.Where(one => !one.IsDue(on)))
        {
            var early = LoanDues.EarlyInterest(one, on, _product.DayCount);
            (interest, principal) = (interest + early, principal + one.PrincipalLeft);
            var all = one.InterestPaid + early;
            _instalments = _instalments.Replace(
                one,
                one with
                {
                    Interest = all,
                    InterestPaid = all,
                    PrincipalPaid = one.Principal,
                    Carried = all,
                }
            );
        }
        return (interest, principal);
    }

    /// <summary>
    /// More than is due: principal falls today, and the schedule of what is left is laid anew. What is more than all
    /// principal pays the interest earned so far.
    /// </summary>
    private (Money Interest, Money Principal) Prepay(Money rest, Prepayment option, Money interest, Money principal)
    {
        var remaining = _instalments.FindAll(IsToCome);
        var open = book.Sum(remaining.Select(one => one.PrincipalLeft));
        var prepaid = rest.MinorUnits < open.MinorUnits ? rest : open;
        // Grace is of the schedule that was decided with it: not of one that was brought forward or laid anew.
        var hasGrace = !loan.IsRestructured && !loan.DecidedBy.IsEmpty;
        var terms = (hasGrace ? _product : _product with { GraceOnPrincipal = 0, GraceOnInterest = 0 }).TermsFor(
            loan.Amount,
            loan.DisbursedOn,
            [.. remaining.Select(one => one.DueOn)]
        );
        var laid = Lending
            .Prepaying.Recast(terms, [.. remaining.Select(one => one.AsLaid)], prepaid, on, option)
            .ToDictionary(one => one.Number);
        var anew = remaining
            .ConvertAll(one => Anew(one, laid.TryGetValue(one.Number, out var at) ? at : null))
            .RemoveAll(one => !laid.ContainsKey(one.Number) && one.Interest.IsZero && one.Principal.IsZero);
        _instalments = _instalments.RemoveAll(IsToCome).AddRange(anew);
        if (rest == prepaid)
            return (interest, principal + prepaid);
        var earliest = anew.Find(one => !one.InterestLeft.IsZero)!;
        Pay(earliest.Number, book.Nothing, rest - prepaid);
        return (interest + (rest - prepaid), principal + prepaid);
    }

    /// <summary>Not due yet; also without an amount, while a grace lasts.</summary>
    private bool IsToCome(FundInstalment one) =>
        !one.IsDue(on) && (!one.IsPaid || (one.Principal.IsZero && one.Interest.IsZero));

    /// <summary>
    /// An instalment as it is after a prepayment; null where the schedule has nothing more to ask on that day. Interest
    /// that was earned stays owed.
    /// </summary>
    private FundInstalment Anew(FundInstalment before, Instalment? laid)
    {
        var earned = before.Earned(on, _product.DayCount);
        var interest = before.Carried + (laid?.Interest ?? book.Nothing);
        if (laid is null || interest.MinorUnits < earned.MinorUnits)
            interest = earned;
        var next = before with
        {
            Principal = before.PrincipalPaid + (laid?.Principal ?? book.Nothing),
            Interest = interest,
        };
        return earned.IsZero
            ? next
            : next with
            {
                Carried = earned,
                EarnsFrom = on,
                From = on > before.From ? on : before.From,
            };
    }

    private void Pay(int number, Money principal, Money interest)
    {
        var at = _instalments.FindIndex(one => one.Number == number);
        _instalments = _instalments.SetItem(
            at,
            _instalments[at] with
            {
                PrincipalPaid = _instalments[at].PrincipalPaid + principal,
                InterestPaid = _instalments[at].InterestPaid + interest,
            }
        );
    }
}
