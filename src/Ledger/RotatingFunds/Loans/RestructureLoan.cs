using System.Collections.Immutable;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.RotatingFunds.Repayments;
using NodaTime;

namespace Ledger.RotatingFunds.Loans;

/// <summary>
/// Something is charged on a loan beside interest: a fee (4140 when paid) or a penalty (4150 when paid), as the
/// regulation lets the fund do.
/// </summary>
public sealed record ChargeLoan(int Number, Money Amount, bool IsPenalty, LocalDate On, string Reason)
    : LoanCommand(Number, On)
{
    protected override LoanTrigger Trigger => LoanTrigger.Charge;

    protected override Result<FundOutcome> Do(
        FundAggregate book,
        Loan loan,
        Transition<LoanState> move,
        FundContext context
    )
    {
        if (FundChecks.CheckPositive(book, Amount) is { } wrong)
            return wrong;
        if (string.IsNullOrWhiteSpace(Reason))
            return new TextRefusal.Missing("reason");
        var counted = book.CountedThrough(Moved(loan, move), On);
        var next = IsPenalty
            ? counted with
            {
                PenaltiesDue = counted.PenaltiesDue + Amount,
            }
            : counted with
            {
                FeesDue = counted.FeesDue + Amount,
            };
        return FundOutcome.Of(book.With(next), book.Step(move, next, On, Amount, charges: Amount, reason: Reason));
    }
}

/// <summary>
/// The committee agreed on other dates for what is left. Interest that was earned and not paid is asked for with the
/// first new instalment; it bears no interest itself.
/// </summary>
/// <remarks>
/// Other dates make nobody pay: what the books did not recognise because the loan was late for too long stays out of
/// them until it is paid (<see cref="Loan.InterestInSuspense"/>).
/// </remarks>
public sealed record RestructureLoan(
    int Number,
    int Instalments,
    LocalDate FirstDue,
    LocalDate On,
    CommitteeDecision Decision,
    string Reason
) : LoanCommand(Number, On)
{
    protected override LoanTrigger Trigger => LoanTrigger.Restructure;

    protected override Result<FundOutcome> Do(
        FundAggregate book,
        Loan loan,
        Transition<LoanState> move,
        FundContext context
    )
    {
        if (
            Committee.Validate(
                book,
                context,
                Decision,
                On,
                book.FindMember(loan.Member),
                new("matter.restructuring")
            ) is
            { } refusal
        )
            return refusal;
        if (string.IsNullOrWhiteSpace(Reason))
            return new TextRefusal.Missing("reason");
        var product = context.RegulationOf(loan).Find(loan.Product)!;
        if (loan.Balance.IsZero)
            return new LendingRefusal.PrincipalNotPositive(loan.Balance);
        if (LegalMaximum.WhyAbove(product.Rate, On, context.LegalMaxima, book.Fund.Country) is { } above)
            return above;
        // Whoever could not pay gets other dates, not another grace.
        var agreed = LoanSchedule.Terms(
            product with
            {
                GraceOnPrincipal = 0,
                GraceOnInterest = 0,
            },
            loan.Balance,
            On,
            Instalments,
            FirstDue
        );
        var laid = agreed.Then(Schedule.Of);
        if (!agreed.IsAccepted(out var terms) || !laid.IsAccepted(out var schedule))
            return laid.Refusal!;
        if (
            UsuryCheck.Validate(
                product,
                context.RegulationOf(loan),
                terms,
                book.Nothing,
                schedule,
                context.LegalMaxima,
                book.Fund.Country
            ) is
            { } tooDear
        )
            return tooDear;

        var counted = book.CountedThrough(loan, On);
        var before = book.InstalmentsOf(loan.Id.Value);
        var earned = book.EarnedThrough(counted, On, product.DayCount);
        var carried = earned - counted.InterestPaid;
        var anew = schedule
            .Select(one =>
                RotatingFunds.Instalments.New(
                    book.Fund,
                    loan.Id.Value,
                    one,
                    before.Max(last => last.Number),
                    context.NewId<FundInstalment>()
                )
            )
            .ToImmutableList();
        anew = anew.SetItem(0, anew[0] with { Interest = anew[0].Interest + carried, Carried = carried });
        var kept = RotatingFunds.Instalments.OnlyPaid(before);
        var next = Moved(counted, move) with
        {
            Instalments = Instalments,
            FirstDue = FirstDue,
            IsSuspended = false,
            InterestInSuspense = LoanDues.IsSuspended(context.RegulationOf(loan), book.DaysLate(loan.Id.Value, On))
                ? earned - book.RecognisedThrough(counted, context.RegulationOf(loan), On)
                : loan.InterestInSuspense,
        };
        return FundOutcome.Of(
            book.With(next).With(loan.Id.Value, kept.AddRange(anew)),
            book.Step(move, next, On, next.Balance, document: Decision.Document(), reason: Reason)
        );
    }
}

/// <summary>
/// The committee wrote off what cannot be collected: what was provisioned from the provision (1490), the rest as a loss
/// (5120). The debt is not forgiven: what comes of it later is a recovery.
/// </summary>
public sealed record WriteOffLoan(int Number, LocalDate On, CommitteeDecision Decision, string Reason)
    : LoanCommand(Number, On)
{
    protected override LoanTrigger Trigger => LoanTrigger.WriteOff;

    protected override Result<FundOutcome> Do(
        FundAggregate book,
        Loan loan,
        Transition<LoanState> move,
        FundContext context
    )
    {
        if (
            Committee.Validate(book, context, Decision, On, book.FindMember(loan.Member), new("matter.write_off")) is
            { } refusal
        )
            return refusal;
        if (string.IsNullOrWhiteSpace(Reason))
            return new TextRefusal.Missing("reason");
        var (principal, interest, debt) = (
            loan.Balance,
            loan.Receivable,
            book.PayoffOn(loan, context.RegulationOf(loan), On)
        );
        if ((principal + interest).MinorUnits > Money.MaxMinorUnits)
            return new FundRefusal.SumTooLarge(
                new("sum.principal_and_interest", ("File", loan.NameIn(book))),
                principal + interest,
                book.Nothing with
                {
                    MinorUnits = Money.MaxMinorUnits,
                }
            );
        var next = Moved(book.CountedThrough(loan, On), move) with
        {
            InterestInSuspense = debt - principal - interest,
            Balance = book.Nothing,
            Earned = loan.InterestPaid,
            Provision = book.Nothing,
            WrittenOff = principal + interest,
            PenaltiesDue = book.Nothing,
            FeesDue = book.Nothing,
        };
        return FundOutcome
            .Of(
                book.With(next)
                    .With(loan.Id.Value, RotatingFunds.Instalments.OnlyPaid(book.InstalmentsOf(loan.Id.Value))),
                book.Step(
                    move,
                    next,
                    On,
                    principal + interest,
                    principal,
                    interest,
                    document: Decision.Document(),
                    reason: Reason
                )
            )
            .Posting(FundEntries.WrittenOff(book.Fund, loan, On, Decision.CommitteeMinutes));
    }
}

/// <summary>
/// Money came of a loan that was written off (1110/4130): up to all that was owed on that day, with interest and
/// charges that were never in the books.
/// </summary>
public sealed record RecoverLoan(int Number, Money Amount, Means Means, LocalDate On, string Reference)
    : LoanCommand(Number, On)
{
    public override string NamedReceipt => Reference;
    protected override LoanTrigger Trigger => LoanTrigger.Recover;

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
        var left = loan.WrittenOff + loan.InterestInSuspense - loan.Recovered;
        if (Amount.MinorUnits > left.MinorUnits)
            return new FundRefusal.PaymentAboveDebt(loan.NameIn(book), Amount, left, On);
        var receipt = Receipts.New(book, context, loan.Id.Value, loan.LastReceipt, Reference, On, Amount, book.Nothing);
        var next = Moved(loan, move) with
        {
            Recovered = loan.Recovered + Amount,
            ArrearsAccruedThrough = On,
            LastReceipt = receipt.Id,
        };
        return FundOutcome
            .Of(
                book.With(next).With(receipt, book.InstalmentsOf(loan.Id.Value), context),
                book.Step(
                    move,
                    next,
                    On,
                    Amount,
                    document: Reference,
                    reason: new CodedText("reason.means", ("Means", Means)).ToString()
                )
            )
            .Posting(FundEntries.Recovered(book.Fund, loan, Amount, On, Reference));
    }
}
