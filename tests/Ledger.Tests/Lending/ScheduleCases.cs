using System.Collections.Immutable;
using Ledger.Foundations;
using Ledger.Lending;
using NodaTime;
using Xunit;

namespace Ledger.Tests.Lending;

/// <summary>Schedules with figures that others published or that can be worked out by hand.</summary>
public class A_schedule
{
    private static readonly LocalDate NewYear = new(2024, 1, 1);
    private static readonly Rounding WholePesos = new(100, RoundingMode.HalfUp);

    [Fact]
    public void R1_of_six_equal_instalments_at_nine_and_a_half_percent_by_months_of_thirty_days()
    {
        var schedule = Of(Dollars("9.4822%/year", 6, DayCount.Thirty360));
        Assert.Equal([17_13, 17_13, 17_13, 17_13, 17_13, 17_13], Totals(schedule));
        Assert.Equal([79, 66, 53, 40, 27, 13], Interest(schedule));
    }

    [Fact]
    public void R2_of_six_equal_instalments_by_the_days_of_the_calendar()
    {
        var schedule = Of(Dollars("15.678%/year", 6, DayCount.Actual365));
        Assert.Equal([17_43, 17_43, 17_43, 17_43, 17_43, 17_47], Totals(schedule));
        Assert.Equal([1_33, 1_05, 90, 66, 46, 22], Interest(schedule));
    }

    [Fact]
    public void R3_of_six_equal_instalments_at_seven_percent()
    {
        var schedule = Of(Dollars("7%/year", 6, DayCount.Thirty360));
        Assert.Equal([17_01, 17_01, 17_01, 17_01, 17_01, 17_00], Totals(schedule));
        Assert.Equal(2_05, Interest(schedule).Sum());
    }

    [Fact]
    public void R4_of_four_million_pesos_in_twelve_equal_instalments_without_decimals()
    {
        var schedule = Of(Pesos("1.5%/month", 12));
        Assert.Equal([.. Enumerable.Repeat(366_720_00L, 11), 366_718_00], Totals(schedule));
        Assert.Equal(400_638_00, Interest(schedule).Sum());
    }

    [Fact]
    public void R5_of_the_same_with_flat_interest()
    {
        var schedule = Of(Pesos("1.5%/month", 12) with { Method = InterestMethod.Flat });
        Assert.All(Interest(schedule), interest => Assert.Equal(60_000_00, interest));
        Assert.Equal([.. Enumerable.Repeat(333_333_00L, 11), 333_337_00], Principal(schedule));
    }

    [Fact]
    public void R6_of_the_same_in_equal_parts_of_principal()
    {
        var schedule = Of(Pesos("1.5%/month", 12) with { Form = RepaymentForm.EqualPrincipal });
        Assert.Equal(393_333_00, schedule[0].Total.MinorUnits);
        Assert.Equal(338_337_00, schedule[^1].Total.MinorUnits);
        Assert.Equal(390_000_00, Interest(schedule).Sum());
    }

    [Fact]
    public void R7_of_a_thousand_without_interest_in_whole_units_rounded_up() =>
        Assert.Equal(
            [167_00, 167_00, 167_00, 167_00, 167_00, 165_00],
            Totals(
                Of(
                    Dollars("0%/year", 6, DayCount.Thirty360) with
                    {
                        Principal = new(1_000_00, Currency.USD),
                        InstalmentRounding = new(100, RoundingMode.Up),
                    }
                )
            )
        );

    [Fact]
    public void R8_of_an_incentive_repaid_without_interest_in_two_years() =>
        Assert.Equal([.. Enumerable.Repeat(166_667_00L, 23), 166_659_00], Totals(Of(Pesos("0%/month", 24))));

    [Fact]
    public void Pays_interest_at_each_date_and_principal_with_the_last()
    {
        var schedule = Of(Pesos("1.5%/month", 3) with { Form = RepaymentForm.InterestOnly });
        Assert.Equal([60_000_00, 60_000_00, 60_000_00], Interest(schedule));
        Assert.Equal([0, 0, 4_000_000_00], Principal(schedule));
    }

    [Fact]
    public void Follows_the_harvest_in_one_payment_in_equal_parts_or_in_those_given()
    {
        var terms = Pesos("1.5%/month", 1) with { Form = RepaymentForm.Harvest, DueDates = [new(2024, 9, 1)] };
        Assert.Equal((4_000_000_00, 480_000_00), (Of(terms)[0].Principal.MinorUnits, Of(terms)[0].Interest.MinorUnits));

        var twice = terms with { DueDates = [new(2024, 7, 1), new(2025, 1, 1)] };
        Assert.Equal([2_000_000_00, 2_000_000_00], Principal(Of(twice)));
        Assert.Equal([360_000_00, 180_000_00], Interest(Of(twice)));
        Assert.Equal(
            [3_000_000_00, 1_000_000_00],
            Principal(Of(twice with { Parts = [AnyLoan.Cop(3_000_000_00), AnyLoan.Cop(1_000_000_00)] }))
        );
    }

    [Fact]
    public void Has_a_grace_on_principal_in_which_only_interest_is_paid()
    {
        var schedule = Of(Pesos("1.5%/month", 5) with { GraceOnPrincipal = 2 });
        Assert.Equal([60_000_00, 60_000_00], Totals(schedule).Take(2));
        Assert.Equal(Totals(Of(Pesos("1.5%/month", 3))), Totals(schedule).Skip(2));
    }

    [Fact]
    public void Has_a_grace_on_interest_that_is_added_to_the_next_and_bears_none_itself()
    {
        var (plain, schedule) = (Of(Pesos("1.5%/month", 5)), Of(Pesos("1.5%/month", 5) with { GraceOnInterest = 2 }));
        Assert.Equal(Principal(plain), Principal(schedule));
        Assert.Equal([0, 0, Interest(plain).Take(3).Sum(), .. Interest(plain).Skip(3)], Interest(schedule));
    }

    [Fact]
    public void Leaves_out_the_dates_after_an_instalment_rounded_up_has_repaid_everything()
    {
        var schedule = Of(
            Pesos("0%/month", 6) with
            {
                Principal = AnyLoan.Cop(7_000_00),
                InstalmentRounding = new(5_000_00, RoundingMode.Up),
            }
        );
        Assert.Equal([5_000_00, 2_000_00], Totals(schedule));
    }

    [Fact]
    public void Loses_nothing_where_the_rate_has_no_end_and_the_interest_has_one() =>
        // 118 days of thirty at 100% a month: 3.9333… times thirty are 118, not 117.99…, also when rounded down.
        Assert.Equal(
            [118],
            Interest(
                Of(
                    new LoanTerms
                    {
                        Principal = new(30, Currency.COP),
                        Rate = new(100, RatePer.Month),
                        Method = InterestMethod.Declining,
                        Form = RepaymentForm.InterestOnly,
                        DayCount = DayCount.Thirty360,
                        DisbursedOn = NewYear,
                        DueDates = [new(2024, 4, 29)],
                        InterestRounding = new(1, RoundingMode.Down),
                        InstalmentRounding = WholePesos,
                    }
                )
            )
        );

    [Fact]
    public void Sees_an_instalment_that_is_exact()
    {
        // 12.00 at nothing in twelve: 1.00, also rounded down. 5.00 at 50% a month in two: 7.50 × 1.5 ÷ 2.5 are 4.50,
        // half of a whole unit.
        Assert.Equal(
            Enumerable.Repeat(1_00L, 12),
            Totals(
                Of(
                    Dollars("0%/month", 12, DayCount.Thirty360) with
                    {
                        Principal = new(12_00, Currency.USD),
                        InstalmentRounding = new(1, RoundingMode.Down),
                    }
                )
            )
        );
        Assert.Equal(
            5_00,
            Totals(
                    Of(
                        Dollars("50%/month", 2, DayCount.Thirty360) with
                        {
                            Principal = new(5_00, Currency.USD),
                            InstalmentRounding = WholePesos,
                        }
                    )
                )
                .First()
        );
    }

    [Fact]
    public void Sees_an_exact_half_where_the_rate_has_no_end() =>
        Assert.Equal(
            [1],
            Interest(Of(Dollars("10%/year", 1, DayCount.Thirty360) with { Principal = new(60, Currency.USD) }))
        );

    [Fact]
    public void Of_six_hundred_instalments_at_the_highest_rate_still_adds_up()
    {
        var terms = Dollars("100%/month", 600, DayCount.Thirty360) with { Form = RepaymentForm.EqualInstalments };
        Assert.Equal(100_00, Principal(Of(terms)).Sum());
        Assert.Equal(
            100_00,
            Principal(Of(terms with { Rate = new(1_000, RatePer.YearEffective), DayCount = DayCount.Actual365 })).Sum()
        );
    }

    [Fact]
    public void Keeps_the_day_of_its_first_date_and_does_not_drift() =>
        Assert.Equal(
            [new(2024, 1, 31), new(2024, 2, 29), new(2024, 3, 31), new(2024, 4, 30)],
            DueDates.EveryMonths(new(2024, 1, 31), 4).AsEnumerable()
        );

    [Fact]
    public void Is_refused_with_the_reason()
    {
        var terms = Pesos("1.5%/month", 3);
        Refused("lending.principal_not_positive", terms with { Principal = AnyLoan.Cop(0) });
        Refused("lending.principal_too_large", terms with { Principal = AnyLoan.Cop(Money.MaxMinorUnits + 1) });
        Refused("lending.rate_below_zero", terms with { Rate = new(-1, RatePer.Month) });
        Refused("lending.no_instalments", terms with { DueDates = [] });
        Refused("lending.no_instalments", terms with { DueDates = default });
        Refused("lending.too_many_instalments", terms with { DueDates = DueDates.EveryMonths(new(2024, 2, 1), 601) });
        Refused("lending.due_date_not_after", terms with { DueDates = [NewYear] });
        Refused("lending.due_date_not_after", terms with { DueDates = [new(2024, 3, 1), new(2024, 3, 1)] });
        Refused("lending.grace_too_long", terms with { GraceOnPrincipal = 3 });
        Refused("lending.grace_too_long", terms with { GraceOnInterest = 3 });
        Refused("lending.grace_too_long", terms with { GraceOnInterest = -1 });
        Refused(
            "lending.interest_too_large",
            terms with
            {
                Principal = AnyLoan.Cop(Money.MaxMinorUnits),
                DueDates = [new(2199, 1, 1)],
            }
        );
        Refused(
            "lending.interest_too_large",
            terms with
            {
                Rate = new(1_000, RatePer.YearEffective),
                DayCount = DayCount.Actual365,
                DueDates = [new(2199, 1, 1)],
            }
        );
        var harvest = terms with
        {
            Form = RepaymentForm.Harvest,
            Parts = [AnyLoan.Cop(4_000_000_00), AnyLoan.Cop(0), AnyLoan.Cop(0)],
        };
        Assert.Null(Schedule.Of(harvest).Refusal);
        Refused(
            "lending.parts_differ",
            harvest with
            {
                Parts = [AnyLoan.Cop(4_000_000_00), AnyLoan.Cop(1), AnyLoan.Cop(0)],
            }
        );
        Refused(
            "lending.part_below_zero",
            harvest with
            {
                Parts = [AnyLoan.Cop(4_000_001_00), AnyLoan.Cop(-1_00), AnyLoan.Cop(0)],
            }
        );
        Refused("lending.part_count_differs", harvest with { Parts = [AnyLoan.Cop(4_000_000_00)] });
    }

    private static void Refused(string code, LoanTerms terms) => Assert.Equal(code, Schedule.Of(terms).Refusal?.Code);

    private static LoanTerms Dollars(string rate, int count, DayCount dayCount) =>
        new()
        {
            Principal = new(100_00, Currency.USD),
            Rate = JournalFixture.Ok(Rate.Parse("rate", rate)),
            Method = InterestMethod.Declining,
            Form = RepaymentForm.EqualInstalments,
            DayCount = dayCount,
            DisbursedOn = NewYear,
            DueDates = DueDates.EveryMonths(new(2024, 2, 1), count),
            InterestRounding = Rounding.ToMinorUnit,
            InstalmentRounding = Rounding.ToMinorUnit,
        };

    private static LoanTerms Pesos(string rate, int count) =>
        Dollars(rate, count, DayCount.Thirty360) with
        {
            Principal = AnyLoan.Cop(4_000_000_00),
            InterestRounding = WholePesos,
            InstalmentRounding = WholePesos,
        };

    private static ImmutableArray<Instalment> Of(LoanTerms terms) => JournalFixture.Ok(Schedule.Of(terms));

    private static IEnumerable<long> Totals(IEnumerable<Instalment> schedule) =>
        schedule.Select(instalment => instalment.Total.MinorUnits);

    private static IEnumerable<long> Interest(IEnumerable<Instalment> schedule) =>
        schedule.Select(instalment => instalment.Interest.MinorUnits);

    private static IEnumerable<long> Principal(IEnumerable<Instalment> schedule) =>
        schedule.Select(instalment => instalment.Principal.MinorUnits);
}
