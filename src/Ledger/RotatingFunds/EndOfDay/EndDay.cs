using System.Collections.Immutable;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using Ledger.RotatingFunds.Loans;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.RotatingFunds.EndOfDay;

/// <summary>
/// A day ends: interest that was earned is recognised (1430/4110), what is overdue is counted, the provision follows
/// the ageing (5110/1490), and the fund's figures of the day are kept.
/// </summary>
/// <remarks>
/// Interest of a loan that is late for longer than the regulation says is not recognised until it is paid, also when
/// the loan is restructured before. A day that was counted is refused: doing it twice is doing it once.
/// </remarks>
public sealed record EndDay(LocalDate Day) : FundCommand
{
    /// <summary>Postings of one entry at most, the income's among them.</summary>
    private const int MaxMembers = 500;

    public override Result<FundOutcome> Do(FundAggregate book, FundContext context)
    {
        if (Checks.CheckFutureDate("day", Day, context.Today) is { } wrongDay)
            return wrongDay;
        if (Day <= book.Fund.AccruedThrough)
            return new FundRefusal.NotADayToCount(Day, book.Fund.AccruedThrough);
        if (book.Loans.Find(loan => loan.IsOut && loan.ArrearsAccruedThrough > Day) is { } moved)
            return new FundRefusal.LaterMovement(moved.Name, Day, moved.ArrearsAccruedThrough);
        if (book.Commitments.Find(commitment => commitment.IsOwed && commitment.LastMovedOn > Day) is { } repaid)
            return new FundRefusal.LaterMovement(repaid.Name, Day, repaid.LastMovedOn);
        var loans = book.Loans.ConvertAll(loan => loan.IsOut ? After(book, loan, context.RegulationOf(loan)) : loan);
        if (WhyBeyond(book, loans) is { } beyond)
            return beyond;
        var earned = loans
            .Zip(book.Loans, (after, before) => (after.Member, Interest: after.Earned - before.Earned))
            .Where(of => !of.Interest.IsZero)
            .GroupBy(of => of.Member, of => of.Interest)
            .Select(of => (of.Key, book.Sum(of)))
            .OrderBy(of => of.Key, StringComparer.Ordinal);
        var provision =
            book.Sum(loans.Select(loan => loan.Provision)) - book.Sum(book.Loans.Select(loan => loan.Provision));
        var after = book with { Fund = book.Fund with { AccruedThrough = Day }, Loans = loans };
        after = after with { Days = [FundDay.Of(after, Day, context.NewId<FundDay>())] };
        return FundOutcome
            .Of(after)
            .Posting([
                .. earned
                    .Chunk(MaxMembers)
                    .Select(part => new Instruction.PostEntry(FundEntries.Earned(book.Fund, part, Day))),
                .. FundEntries.Provisioned(book.Fund, provision, Day),
            ]);
    }

    /// <summary>
    /// Why the books cannot carry this day. Sums are taken where nothing overflows: one fund out of all proportion must
    /// not keep the others of its set from their day.
    /// </summary>
    private Refusal? WhyBeyond(FundAggregate book, ImmutableList<Loan> after)
    {
        Int128 earned = 0,
            provision = 0,
            owed = 0,
            arrearsDays = 0;
        foreach (var (loan, next) in book.Loans.Zip(after))
        {
            earned += next.Earned.MinorUnits - loan.Earned.MinorUnits;
            provision += next.Provision.MinorUnits - loan.Provision.MinorUnits;
            owed += next.Balance.MinorUnits;
            arrearsDays = Int128.Max(arrearsDays, (Int128)(next.ArrearsDays - loan.ArrearsDays));
        }
        foreach (var commitment in book.Commitments)
            owed += commitment.Left.MinorUnits;
        return Beyond("interest_earned", earned, Money.MaxMinorUnits)
            ?? Beyond("provisions", Int128.Abs(provision), Money.MaxMinorUnits)
            ?? Beyond("debts", owed, Money.MaxBalance)
            ?? Beyond("overdue_days", arrearsDays, long.MaxValue);

        Refusal? Beyond(string what, Int128 sum, long max) =>
            sum <= max
                ? null
                : new FundRefusal.SumTooLarge(
                    new($"sum.{what}", ("Fund", book.Fund.Code), ("Day", Day)),
                    book.Nothing with
                    {
                        MinorUnits = (long)Int128.Min(sum, long.MaxValue),
                    },
                    book.Nothing with
                    {
                        MinorUnits = max,
                    }
                );
    }

    private Loan After(FundAggregate book, Loan loan, Regulation regulation)
    {
        var late = book.DaysLate(loan.Id.Value, Day);
        return book.CountedThrough(loan, Day) with
        {
            IsSuspended = LoanDues.IsSuspended(regulation, late),
            Earned = book.RecognisedThrough(loan, regulation, Day),
            Provision = Ageing.Provision(new Position(loan.Balance, late, loan.IsRestructured), regulation.Provisions),
        };
    }
}
