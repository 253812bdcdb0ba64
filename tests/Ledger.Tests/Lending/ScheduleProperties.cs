using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Ledger.Lending;
using Ledger.Testing;
using Xunit;

namespace Ledger.Tests.Lending;

/// <summary>What holds of the schedule of any terms.</summary>
public class Any_schedule
{
    [Law(MaxTest = 2_000)]
    public Property Adds_up_to_the_principal_and_has_no_negative_part() =>
        ForAny(
            (terms, schedule) =>
                schedule.Sum(instalment => instalment.Principal.MinorUnits) == terms.Principal.MinorUnits
                && schedule.All(instalment =>
                    instalment.Principal.MinorUnits >= 0 && instalment.Interest.MinorUnits >= 0
                )
        );

    [Law(MaxTest = 2_000)]
    public Property Has_a_balance_that_never_rises_and_ends_at_nothing()
    {
        return ForAny(
            (terms, schedule) =>
            {
                var balance = terms.Principal.MinorUnits;
                return schedule.All(instalment => (balance -= instalment.Principal.MinorUnits) >= 0) && balance == 0;
            }
        );
    }

    [Law(MaxTest = 2_000)]
    public Property Follows_the_dates_agreed_one_period_after_the_other() =>
        ForAny(
            (terms, schedule) =>
                schedule.Length > 0
                && schedule[0].From == terms.DisbursedOn
                && schedule
                    .Index()
                    .All(at =>
                        at.Item.Number == at.Index + 1
                        && at.Item.DueOn == terms.DueDates[at.Index]
                        && (at.Index == 0 || at.Item.From == schedule[at.Index - 1].DueOn)
                    )
        );

    [Law(MaxTest = 2_000)]
    public Property Has_its_graces() =>
        ForAny(
            (terms, schedule) =>
                schedule.All(instalment => instalment.Number > terms.GraceOnInterest || instalment.Interest.IsZero)
                && (
                    terms.Parts.Length > 0
                    || schedule.All(instalment =>
                        instalment.Number > terms.GraceOnPrincipal || instalment.Principal.IsZero
                    )
                )
        );

    [Law(MaxTest = 2_000)]
    public Property Is_worth_its_principal_at_its_rate() =>
        ForAny(
            (terms, schedule) =>
            {
                // Whatever is paid when: what declining interest charges is the rate of the loan, but for the rounding
                // of each period's.
                if (terms.Method == InterestMethod.Flat || terms.GraceOnInterest > 0)
                    return true;
                var (worth, discount) = (0m, 1m);
                foreach (var instalment in schedule)
                {
                    discount /= 1 + terms.Rate.ForPeriod(terms.DayCount, instalment.From, instalment.DueOn);
                    worth += instalment.Total.MinorUnits * discount;
                }
                return Math.Abs(worth - terms.Principal.MinorUnits) <= schedule.Length * terms.InterestRounding.Unit;
            }
        );

    [Law(MaxTest = 2_000)]
    public Property Charges_flat_interest_on_what_was_lent_in_every_period() =>
        ForAny(
            (terms, schedule) =>
            {
                if (terms.Method == InterestMethod.Declining)
                    return true;
                var exact = schedule.Sum(instalment =>
                    terms.Principal.MinorUnits * terms.Rate.ForPeriod(terms.DayCount, instalment.From, instalment.DueOn)
                );
                return Math.Abs(schedule.Sum(instalment => instalment.Interest.MinorUnits) - exact)
                    <= (decimal)schedule.Length * terms.InterestRounding.Unit;
            }
        );

    [Law(MaxTest = 2_000)]
    public Property Has_equal_instalments_where_they_are_to_be_equal_and_a_last_one_near_them() =>
        ForAny(
            (terms, schedule) =>
            {
                if (
                    terms.Form != RepaymentForm.EqualInstalments
                    || terms.GraceOnInterest > 0
                    || schedule.Length < terms.DueDates.Length
                )
                    return true;
                var paying = schedule
                    .Skip(terms.GraceOnPrincipal)
                    .Select(instalment => instalment.Total.MinorUnits)
                    .ToList();
                var isFree = schedule
                    .Skip(terms.GraceOnPrincipal)
                    .All(instalment => instalment.Principal.MinorUnits > 0);
                // The rounding of each instalment and of each interest grows with the interest on it until the last
                // one.
                var growth =
                    paying.Count > 1
                        ? schedule
                            .Skip(terms.GraceOnPrincipal)
                            .Aggregate(
                                1m,
                                (all, instalment) =>
                                    all * (1 + terms.Rate.ForPeriod(terms.DayCount, instalment.From, instalment.DueOn))
                            )
                        : 1;
                var tolerance = growth * paying.Count * (terms.InterestRounding.Unit + terms.InstalmentRounding.Unit);
                return !isFree
                    || (paying.SkipLast(1).Distinct().Count() <= 1 && Math.Abs(paying[^1] - paying[0]) <= tolerance);
            }
        );

    /// <summary>
    /// Whole numbers and decimals agree: the annuity and each interest are worked out again in the test's own decimals.
    /// </summary>
    [Law(MaxTest = 2_000)]
    public Property Has_the_amounts_that_decimals_give() =>
        ForAny(
            (terms, schedule) =>
            {
                if (
                    terms.Form != RepaymentForm.EqualInstalments
                    || terms.Method == InterestMethod.Flat
                    || terms.GraceOnInterest > 0
                )
                    return true;
                var (balance, worth, discount) = (terms.Principal.MinorUnits, 0m, 1m);
                for (var k = terms.GraceOnPrincipal; k < terms.DueDates.Length; k++)
                    worth += discount /=
                        1
                        + terms.Rate.ForPeriod(
                            terms.DayCount,
                            k == 0 ? terms.DisbursedOn : terms.DueDates[k - 1],
                            terms.DueDates[k]
                        );
                var level = balance / worth;
                foreach (var instalment in schedule)
                {
                    var interest = balance * terms.Rate.ForPeriod(terms.DayCount, instalment.From, instalment.DueOn);
                    // Where a division that has an end in fact has none in decimals, the test's own figure is beside
                    // the boundary.
                    if (!Near(terms.InterestRounding, interest, instalment.Interest.MinorUnits))
                        return false;
                    balance -= instalment.Principal.MinorUnits;
                    if (
                        instalment.Number > terms.GraceOnPrincipal
                        && balance > 0
                        && instalment.Principal.MinorUnits > 0
                        && !Near(terms.InstalmentRounding, level, instalment.Total.MinorUnits)
                    )
                        return false;
                }
                return true;

                static bool Near(Rounding rounding, decimal amount, long rounded) =>
                    rounding.Of(amount) == rounded
                    || rounding.Of(amount + 0.0000000001m) == rounded
                    || rounding.Of(Math.Max(0, amount - 0.0000000001m)) == rounded;
            }
        );

    [Law(MaxTest = 1_000)]
    public Property Counts_days_that_add_up_wherever_a_stretch_is_cut() =>
        Prop.ForAll(
            Arb.From(
                from days in Gen.Two(Gen.Choose(0, 3_000))
                from start in Gen.Choose(0, 3_000)
                from dayCount in Gen.Elements(Enum.GetValues<DayCount>())
                select (days, start, dayCount)
            ),
            cut =>
            {
                var from = new NodaTime.LocalDate(2019, 12, 31).PlusDays(cut.start);
                var (middle, to) = (from.PlusDays(cut.days.Item1), from.PlusDays(cut.days.Item1 + cut.days.Item2));
                return cut.dayCount.Days(from, middle) + cut.dayCount.Days(middle, to) == cut.dayCount.Days(from, to)
                    && cut.dayCount.Days(from, middle) >= 0;
            }
        );

    private static Property ForAny(Func<LoanTerms, ImmutableArray<Instalment>, bool> holds) =>
        Prop.ForAll(Arb.From(AnyLoan.Terms), terms => holds(terms, JournalFixture.Ok(Schedule.Of(terms))));
}
