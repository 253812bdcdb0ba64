using Ledger.Foundations;
using Ledger.Lending;
using Ledger.RotatingFunds.Repayments;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.RotatingFunds.Loans;

/// <summary>
/// The money of a decided loan goes out (1420/1110), its schedule begins. A bank's credit line may pay a share of it
/// (1110/2210). Whoever wrote the decision down does not pay.
/// </summary>
/// <param name="FirstDue">Null: as it was asked for.</param>
/// <param name="Parts">Harvest only: principal at each date; empty otherwise.</param>
/// <param name="CreditLine">0: all of it is the fund's own money.</param>
public sealed record DisburseLoan(
    int Number,
    Means Means,
    LocalDate? FirstDue,
    IReadOnlyList<Money> Parts,
    int CreditLine,
    Share BankShare,
    LocalDate On,
    string Reference
) : LoanCommand(Number, On)
{
    public override bool NeedsBalances => true;
    protected override LoanTrigger Trigger => LoanTrigger.Disburse;

    protected override Result<FundOutcome> Do(
        FundAggregate book,
        Loan loan,
        Transition<LoanState> move,
        FundContext context
    )
    {
        if (string.IsNullOrWhiteSpace(Reference))
            return new TextRefusal.Missing("reference");
        if (
            Segregation.Validate(loan.NameIn(book), context.By, Duty.Release, [(Duty.Approve, loan.DecidedBy)]) is
            { } same
        )
            return same;
        if (FundChecks.CheckReceiver(book, context, loan, Means) is { } notSo)
            return notSo;
        // Later than was asked for only by as long as the money came later: other dates are another decision.
        var latest = loan.FirstDue.PlusDays(Math.Max(0, Period.DaysBetween(loan.AppliedOn, On)));
        var firstDue = FirstDue ?? loan.FirstDue;
        if (firstDue > latest)
            return new FundRefusal.InconsistentFigure(
                "first-due",
                firstDue,
                new("expected.first_due", ("Day", latest))
            );
        var product = context.RegulationOf(loan).Find(loan.Product)!;
        if (
            (
                LegalMaximum.WhyAbove(product.Rate, On, context.LegalMaxima, book.Fund.Country)
                ?? Exposure.Validate(book, loan, context)
            ) is
            { } above
        )
            return above;
        var agreed = LoanSchedule
            .Terms(product, loan.Amount, On, loan.Instalments, firstDue)
            .Then<LoanTerms>(terms => terms with { Parts = [.. Parts] });
        var laid = agreed.Then(Schedule.Of);
        if (!agreed.IsAccepted(out var terms) || !laid.IsAccepted(out var schedule))
            return laid.Refusal!;
        if (
            (
                UsuryCheck.Validate(
                    product,
                    context.RegulationOf(loan),
                    terms,
                    product.FeeOn(loan.Amount),
                    schedule,
                    context.LegalMaxima,
                    book.Fund.Country
                ) ?? CheckBank(book, loan)
            ) is
            { } not
        )
            return not;
        var bank = BankShare.Of(loan.Amount);
        var (own, cash) = (
            loan.Amount - bank,
            book.Nothing with
            {
                MinorUnits = context.Balances.Posted("1110") - context.Balances.Held("1110"),
            }
        );
        if (own.MinorUnits > cash.MinorUnits)
            return new FundRefusal.NotEnoughCash(book.Fund.Code, own, cash);

        var next = Moved(loan, move) with
        {
            Balance = loan.Amount,
            DisbursedOn = On,
            ArrearsAccruedThrough = On,
            FirstDue = firstDue,
            FeesDue = product.FeeOn(loan.Amount),
            CreditLine = CreditLine,
            BankShare = BankShare,
        };
        var after = book.With(next)
            .With(
                loan.Id.Value,
                schedule.Select(one =>
                    RotatingFunds.Instalments.New(
                        book.Fund,
                        loan.Id.Value,
                        one,
                        0,
                        context.NewId<FundInstalment>(),
                        terms
                    )
                )
            );
        var line = book.FindLine(CreditLine);
        if (line is not null)
            after = after.With(line with { Owed = line.Owed + bank });
        return FundOutcome
            .Of(
                after,
                book.Step(
                    move,
                    next,
                    On,
                    loan.Amount,
                    loan.Amount,
                    document: Reference,
                    reason: new CodedText("reason.means", ("Means", Means)).ToString()
                )
            )
            .Posting(FundEntries.Disbursed(book.Fund, loan, line, bank, On, Reference));
    }

    private Refusal? CheckBank(FundAggregate book, Loan loan)
    {
        if (CreditLine == 0)
            return BankShare == Share.None ? null : new FundRefusal.UnknownLine(book.Fund.Code, 0);
        if (book.FindLine(CreditLine) is not { } line)
            return new FundRefusal.UnknownLine(book.Fund.Code, CreditLine);
        var bank = BankShare.Of(loan.Amount);
        return bank.MinorUnits > line.Free.MinorUnits ? new FundRefusal.AboveLine(CreditLine, bank, line.Free) : null;
    }
}
