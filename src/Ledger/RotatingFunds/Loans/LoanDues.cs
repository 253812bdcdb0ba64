using System.Collections.Immutable;
using Ledger.Foundations;
using Ledger.Lending;
using NodaTime;

namespace Ledger.RotatingFunds.Loans;

/// <summary>One thing that a loan owes on a day.</summary>
/// <param name="Instalment">Whose interest or principal it is; null for what is owed on the loan as a whole.</param>
public sealed record Due(DueKind Kind, Money Amount, FundInstalment? Instalment = null);

/// <summary>What a loan owes on a day: pure arithmetic over its instalments.</summary>
public static class LoanDues
{
    /// <summary>
    /// The loan with its overdue days counted through a day: principal that is overdue, times days. Exact, so it does
    /// not matter how often it is counted.
    /// </summary>
    public static Loan CountedThrough(this FundAggregate book, Loan loan, LocalDate day) =>
        day <= loan.ArrearsAccruedThrough
            ? loan
            : loan with
            {
                ArrearsDays = loan.ArrearsDays + book.OverdueDays(loan, loan.ArrearsAccruedThrough, day),
                ArrearsAccruedThrough = day,
            };

    /// <summary>
    /// Principal that is overdue, in minor units, times the days of it after one day and through another.
    /// </summary>
    internal static decimal OverdueDays(this FundAggregate book, Loan loan, LocalDate after, LocalDate through)
    {
        var days = 0m;
        foreach (var one in book.InstalmentsOf(loan.Id.Value))
            if (one.DueOn < through && !one.PrincipalLeft.IsZero)
                days +=
                    one.PrincipalLeft.MinorUnits
                    * (decimal)Period.DaysBetween(LocalDate.Max(one.DueOn, after), through);
        return days;
    }

    /// <summary>Interest on what is overdue, as far as it was counted and not paid.</summary>
    public static Money ArrearsDue(Loan loan, Regulation regulation) =>
        Arrears.Interest((Int128)loan.ArrearsDays, regulation.ArrearsRate, loan.Amount.Currency) - loan.ArrearsPaid;

    /// <summary>Interest that the schedule has earned by the end of a day, since the loan began.</summary>
    /// <remarks>Of instalments that are paid, and perhaps not read, all of it: what was paid.</remarks>
    public static Money EarnedThrough(this FundAggregate book, Loan loan, LocalDate day, DayCount dayCount)
    {
        var earned = loan.InterestPaid;
        foreach (var one in book.InstalmentsOf(loan.Id.Value))
            earned += one.Earned(day, dayCount) - one.InterestPaid;
        return earned;
    }

    /// <summary>
    /// Whether a loan that is late for so many days bears interest that the books do not recognise before it is paid.
    /// </summary>
    public static bool IsSuspended(Regulation regulation, int daysLate) =>
        daysLate > regulation.SuspendAccrualAfterDays;

    /// <summary>
    /// Interest that the books have by the end of a day: all that was earned beside what is kept out of them; of a loan
    /// that is late for too long, what was earned through the last day before. What they have they keep.
    /// </summary>
    /// <remarks>
    /// The same on whichever days it is counted: a day that was left out is made up for by the next one.
    /// </remarks>
    public static Money RecognisedThrough(this FundAggregate book, Loan loan, Regulation regulation, LocalDate day)
    {
        var late = book.DaysLate(loan.Id.Value, day);
        var through = IsSuspended(regulation, late) ? day.PlusDays(regulation.SuspendAccrualAfterDays - late) : day;
        var earned =
            book.EarnedThrough(loan, through, regulation.Find(loan.Product)!.DayCount) - loan.InterestInSuspense;
        return earned.MinorUnits > loan.Earned.MinorUnits ? earned : loan.Earned;
    }

    /// <summary>
    /// Everything that is due by the end of a day, the oldest first within its kind. The loan is counted through that
    /// day.
    /// </summary>
    public static ImmutableArray<Due> DueOn(this FundAggregate book, Loan loan, Regulation regulation, LocalDate day)
    {
        var due = book.InstalmentsOf(loan.Id.Value).FindAll(one => one.IsDue(day));
        return
        [
            new(DueKind.Penalty, loan.PenaltiesDue),
            new(DueKind.Fee, loan.FeesDue),
            new(DueKind.ArrearsInterest, ArrearsDue(loan, regulation)),
            .. due.Select(one => new Due(DueKind.Interest, one.InterestLeft, one)),
            .. due.Select(one => new Due(DueKind.Principal, one.PrincipalLeft, one)),
        ];
    }

    /// <summary>What is due by the end of a day, by kind, in the order in which a payment is divided.</summary>
    public static ImmutableArray<(DueKind Kind, Money Amount)> DueByKind(
        this FundAggregate book,
        Loan loan,
        Regulation regulation,
        LocalDate day
    )
    {
        var due = book.DueOn(book.CountedThrough(loan, day), regulation, day);
        return
        [
            .. regulation.AllocationOrder.Select(kind =>
                (kind, book.Sum(due.Where(one => one.Kind == kind).Select(one => one.Amount)))
            ),
        ];
    }

    /// <summary>
    /// What closes the loan on a day: all that is due, all other principal, and the interest earned by then.
    /// </summary>
    public static Money PayoffOn(this FundAggregate book, Loan loan, Regulation regulation, LocalDate day)
    {
        var counted = book.CountedThrough(loan, day);
        var payoff = book.Sum(book.DueOn(counted, regulation, day).Select(due => due.Amount));
        var dayCount = regulation.Find(loan.Product)!.DayCount;
        foreach (var one in book.InstalmentsOf(loan.Id.Value))
            if (!one.IsDue(day))
                payoff += one.PrincipalLeft + EarlyInterest(one, day, dayCount);
        return payoff;
    }

    /// <summary>Of an instalment that is not due yet, the interest that was earned and not paid.</summary>
    internal static Money EarlyInterest(FundInstalment one, LocalDate day, DayCount dayCount)
    {
        var early = one.Earned(day, dayCount) - one.InterestPaid;
        return early.MinorUnits > 0 ? early : early with { MinorUnits = 0 };
    }
}
