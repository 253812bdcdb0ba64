using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Ledger.Foundations;
using Ledger.Lending;
using NodaTime;

namespace Ledger.Tests.Lending;

/// <summary>
/// Terms of any kind: every form, method, count of days, rounding and grace, regular dates and wild ones.
/// </summary>
internal static class AnyLoan
{
    public static Gen<LoanTerms> Terms =>
        from principal in Gen.OneOf(Gen.Choose(1, 200), Gen.Choose(1, 2_000_000_000))
        from thousands in Gen.Elements(1L, 1L, 1_000L)
        from rate in Rates
        from method in Gen.Elements(InterestMethod.Declining, InterestMethod.Declining, InterestMethod.Flat)
        from form in Gen.Elements(Enum.GetValues<RepaymentForm>())
        from dayCount in Gen.Elements(Enum.GetValues<DayCount>())
        from day in Gen.Choose(0, 3_000)
        from dates in Dates(new LocalDate(2020, 1, 1).PlusDays(day))
        from weights in Gen.Choose(0, 9).ArrayOf(dates.Length)
        from hasParts in Gen.Elements(true, false)
        from grace in Gen.Two(Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(0, dates.Length - 1))))
        from roundings in Gen.Two(Roundings)
        let lent = Cop(principal * thousands)
        select new LoanTerms
        {
            Principal = lent,
            Rate = rate,
            Method = method,
            Form = form,
            DayCount = dayCount,
            DisbursedOn = new LocalDate(2020, 1, 1).PlusDays(day),
            DueDates = dates,
            Parts =
                form == RepaymentForm.Harvest && hasParts && weights.Sum() > 0
                    ? [.. lent.Allocate([.. weights.Select(weight => (long)weight)])]
                    : [],
            GraceOnPrincipal = grace.Item1,
            GraceOnInterest = grace.Item2,
            InterestRounding = roundings.Item1,
            InstalmentRounding = roundings.Item2,
        };

    /// <summary>
    /// A loan, the day of a prepayment on which something is not due yet, and its thousandths of what is left.
    /// </summary>
    public static Gen<(LoanTerms Terms, LocalDate On, int Thousandths, Prepayment Option)> Prepaid =>
        from terms in Terms
        from day in Gen.Choose(0, 1_000)
        from thousandths in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Constant(1_000)), (6, Gen.Choose(0, 1_000)))
        from option in Gen.Elements(Enum.GetValues<Prepayment>())
        select (
            terms,
            terms.DisbursedOn.PlusDays(
                (int)((long)(Period.DaysBetween(terms.DisbursedOn, terms.DueDates[^1]) - 1) * day / 1_000)
            ),
            thousandths,
            option
        );

    public static Gen<Rate> Rates =>
        Gen.OneOf(
            from hundredths in Gen.Choose(0, 1_000)
            select new Rate(hundredths / 100m, RatePer.Month),
            from fine in Gen.Choose(0, 60_0000)
            select new Rate(fine / 10_000m, RatePer.YearNominal),
            from hundredths in Gen.Choose(0, 8_000)
            select new Rate(hundredths / 100m, RatePer.YearEffective),
            Gen.Constant(Rate.Zero)
        );

    public static Gen<Rounding> Roundings =>
        from unit in Gen.Elements(1L, 1L, 100L, 7L, 5_000L)
        from mode in Gen.Elements(Enum.GetValues<RoundingMode>())
        select new Rounding(unit, mode);

    public static Money Cop(long minorUnits) => new(minorUnits, Currency.COP);

    private static Gen<ImmutableArray<LocalDate>> Dates(LocalDate start) =>
        Gen.OneOf(
            from count in Gen.Choose(1, 40)
            from months in Gen.Choose(1, 6)
            select DueDates.EveryMonths(start.PlusMonths(months), count, months),
            from steps in Gen.Choose(1, 250).NonEmptyListOf()
            select Stepped(start, steps)
        );

    private static ImmutableArray<LocalDate> Stepped(LocalDate from, IEnumerable<int> steps)
    {
        var dates = ImmutableArray.CreateBuilder<LocalDate>();
        foreach (var days in steps)
            dates.Add(from = from.PlusDays(days));
        return dates.ToImmutable();
    }
}
