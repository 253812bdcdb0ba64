using FsCheck;
using FsCheck.Fluent;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.Testing;
using NodaTime;
using Xunit;

namespace Ledger.Tests.Lending;

/// <summary>How a payment is divided among what is due.</summary>
public class An_allocation
{
    private static readonly IReadOnlyList<(DueKind, Money)> Due =
    [
        (DueKind.Penalty, Usd(10)),
        (DueKind.Fee, Usd(20)),
        (DueKind.Interest, Usd(58)),
        (DueKind.Principal, Usd(1_643)),
    ];

    [Fact]
    public void R9_pays_penalty_fee_and_interest_before_principal_or_principal_first()
    {
        Assert.Equal(
            [Usd(10), Usd(20), Usd(58), Usd(12)],
            Allocation.Of(Usd(100), Due, Enum.GetValues<DueKind>()).AsEnumerable()
        );
        Assert.Equal(
            [Usd(0), Usd(0), Usd(0), Usd(100)],
            Allocation
                .Of(
                    Usd(100),
                    Due,
                    [DueKind.Principal, DueKind.Penalty, DueKind.Fee, DueKind.ArrearsInterest, DueKind.Interest]
                )
                .AsEnumerable()
        );
    }

    [Fact]
    public void Pays_items_of_a_kind_in_their_order() =>
        Assert.Equal(
            [Usd(0), Usd(5), Usd(2)],
            Allocation
                .Of(
                    Usd(7),
                    [(DueKind.Principal, Usd(9)), (DueKind.Interest, Usd(5)), (DueKind.Interest, Usd(5))],
                    [DueKind.Interest, DueKind.Principal]
                )
                .AsEnumerable()
        );

    [Fact]
    public void Of_less_than_nothing_is_a_bug()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Allocation.Of(Usd(-1), Due, [DueKind.Fee]));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Allocation.Of(Usd(1), [(DueKind.Fee, Usd(-1))], [DueKind.Fee])
        );
    }

    [Law(MaxTest = 1_000)]
    public Property Gives_out_the_payment_or_all_that_is_due_and_nobody_more_than_theirs() =>
        Prop.ForAll(
            Arb.From(
                from payment in Gen.Choose(0, 2_000)
                from due in (
                    from kind in Gen.Elements(Enum.GetValues<DueKind>())
                    from amount in Gen.Choose(0, 300)
                    select (Kind: kind, Due: Usd(amount))
                ).ListOf()
                from order in Gen.Shuffle(Enum.GetValues<DueKind>())
                select (payment, due: due.ToList(), order)
            ),
            paid =>
            {
                var parts = Allocation.Of(Usd(paid.payment), paid.due, paid.order);
                var before = paid.due.Zip(parts).OrderBy(pair => Array.IndexOf(paid.order, pair.First.Kind)).ToList();
                return parts.Sum(part => part.MinorUnits)
                        == Math.Min(Usd(paid.payment).MinorUnits, paid.due.Sum(item => item.Due.MinorUnits))
                    && paid.due.Zip(parts)
                        .All(pair => pair.Second.MinorUnits >= 0 && pair.Second.MinorUnits <= pair.First.Due.MinorUnits)
                    // Whoever gets less than theirs is the last who gets anything.
                    && before.SkipWhile(pair => pair.Second == pair.First.Due).Skip(1).All(pair => pair.Second.IsZero);
            }
        );

    private static Money Usd(long units) => new(units * 100, Currency.USD);
}

/// <summary>Interest as it is earned.</summary>
public class Accrued_interest
{
    [Fact]
    public void Is_that_of_the_days_that_passed()
    {
        var instalment = new Instalment(1, new(2024, 1, 1), new(2024, 2, 1), AnyLoan.Cop(0), AnyLoan.Cop(31_00));
        Assert.Equal(
            [0, 0, 1_00, 30_00, 31_00, 31_00],
            new LocalDate[]
            {
                new(2023, 12, 31),
                new(2024, 1, 1),
                new(2024, 1, 2),
                new(2024, 1, 31),
                new(2024, 2, 1),
                new(2024, 3, 1),
            }.Select(day => Accrual.Through(instalment, day, DayCount.Actual365).MinorUnits)
        );
        Assert.Equal(15_50, Accrual.Through(instalment, new(2024, 1, 16), DayCount.Thirty360).MinorUnits);
    }

    [Law(MaxTest = 500)]
    public Property Begins_at_nothing_never_falls_and_ends_complete() =>
        Prop.ForAll(
            Arb.From(
                from start in Gen.Choose(0, 1_500)
                from days in Gen.Choose(1, 400)
                from interest in Gen.Choose(0, int.MaxValue)
                from dayCount in Gen.Elements(Enum.GetValues<DayCount>())
                select (start, days, interest, dayCount)
            ),
            period =>
            {
                var from = new LocalDate(2022, 1, 1).PlusDays(period.start);
                var instalment = new Instalment(
                    1,
                    from,
                    from.PlusDays(period.days),
                    AnyLoan.Cop(0),
                    AnyLoan.Cop(period.interest)
                );
                var accrued = Enumerable
                    .Range(-2, period.days + 4)
                    .Select(day => Accrual.Through(instalment, from.PlusDays(day), period.dayCount).MinorUnits)
                    .ToList();
                return accrued.Take(3).All(amount => amount == 0)
                    && accrued.Zip(accrued.Skip(1)).All(pair => pair.First <= pair.Second)
                    && accrued.TakeLast(2).All(amount => amount == period.interest);
            }
        );
}

/// <summary>Interest for paying late.</summary>
public class Arrears_interest
{
    [Theory]
    [InlineData("24%/year", 100_000_00, 365, 24_000_00)]
    [InlineData("2%/month", 100_000_00, 365, 24_000_00)]
    [InlineData("24%/year-effective", 100_000_00, 365, 21_517_47)]
    [InlineData("24%/year", 100_00, 1, 6)]
    [InlineData("0%/year", 100_00, 100, 0)]
    public void Is_simple_interest_by_days(string rate, long overdue, int days, long expected) =>
        Assert.Equal(
            AnyLoan.Cop(expected),
            Arrears.Interest((Int128)overdue * days, JournalFixture.Ok(Rate.Parse("rate", rate)), Currency.COP)
        );

    [Fact]
    public void Of_the_most_that_can_be_overdue_for_a_lifetime_is_counted() =>
        Assert.Equal(
            Money.MaxMinorUnits * 100,
            Arrears
                .Interest((Int128)Money.MaxMinorUnits * 36_500, new(100, RatePer.YearNominal), Currency.COP)
                .MinorUnits
        );

    [Law(MaxTest = 1_000)]
    public Property Is_the_same_however_often_it_was_asked() =>
        Prop.ForAll(
            Arb.From(
                from overdue in Gen.Choose(1, int.MaxValue)
                from stretches in Gen.Choose(1, 60).NonEmptyListOf()
                from rate in AnyLoan.Rates
                select (overdue, stretches: stretches.ToList(), rate)
            ),
            late =>
            {
                // Asked at the end of every stretch, the amount booked each time is what is owed less what was
                // booked before.
                var (minorDays, booked) = (Int128.Zero, 0L);
                foreach (var days in late.stretches)
                {
                    minorDays += (Int128)late.overdue * days;
                    var owed = Arrears.Interest(minorDays, late.rate, Currency.COP).MinorUnits;
                    if (owed < booked)
                        return false;
                    booked = owed;
                }
                // At once, in exact fractions of the rate's eight decimals, cut once.
                var nominal = (Int128)(late.rate.NominalYearPercent * 100_000_000m);
                return booked == (long)((Int128)late.overdue * late.stretches.Sum() * nominal / 3_650_000_000_000);
            }
        );
}
