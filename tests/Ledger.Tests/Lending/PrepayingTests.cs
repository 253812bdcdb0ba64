using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.Testing;
using NodaTime;
using Xunit;

namespace Ledger.Tests.Lending;

/// <summary>What is left after principal was paid before it was due.</summary>
public class A_prepayment
{
    private static readonly LoanTerms Terms = new()
    {
        Principal = new(1_200_00, Currency.USD),
        Rate = new(1, RatePer.Month),
        Method = InterestMethod.Declining,
        Form = RepaymentForm.EqualPrincipal,
        DayCount = DayCount.Thirty360,
        DisbursedOn = new(2024, 1, 1),
        DueDates = DueDates.EveryMonths(new(2024, 2, 1), 4),
        InterestRounding = Rounding.ToMinorUnit,
        InstalmentRounding = Rounding.ToMinorUnit,
    };

    [Theory]
    [InlineData(Prepayment.Next, new long[] { 0, 0, 300_00, 300_00 }, new long[] { 9_00, 6_00, 6_00, 3_00 })]
    [InlineData(Prepayment.Last, new long[] { 300_00, 300_00 }, new long[] { 9_00, 3_00 })]
    [InlineData(
        Prepayment.Reamortise,
        new long[] { 150_00, 150_00, 150_00, 150_00 },
        new long[] { 9_00, 4_50, 3_00, 1_50 }
    )]
    public void In_the_middle_of_a_period_lowers_its_interest_from_that_day_on(
        Prepayment option,
        long[] principal,
        long[] interest
    )
    {
        var recast = Prepaying.Recast(
            Terms,
            JournalFixture.Ok(Schedule.Of(Terms)),
            new(600_00, Currency.USD),
            new(2024, 1, 16),
            option
        );
        Assert.Equal(principal, recast.Select(instalment => instalment.Principal.MinorUnits));
        Assert.Equal(interest, recast.Select(instalment => instalment.Interest.MinorUnits));
    }

    [Fact]
    public void Of_everything_leaves_the_interest_that_was_earned()
    {
        var recast = Prepaying.Recast(
            Terms,
            JournalFixture.Ok(Schedule.Of(Terms)),
            Terms.Principal,
            new(2024, 1, 16),
            Prepayment.Last
        );
        Assert.Equal((1, 0, 6_00), (recast.Length, recast[0].Principal.MinorUnits, recast[0].Interest.MinorUnits));
        Assert.Empty(
            Prepaying.Recast(
                Terms,
                JournalFixture.Ok(Schedule.Of(Terms)),
                Terms.Principal,
                new(2024, 1, 1),
                Prepayment.Last
            )
        );
    }

    [Fact]
    public void Leaves_flat_interest_as_it_was_agreed()
    {
        var terms = Terms with { Method = InterestMethod.Flat };
        foreach (var option in Enum.GetValues<Prepayment>())
            Assert.Equal(
                48_00,
                Prepaying
                    .Recast(
                        terms,
                        JournalFixture.Ok(Schedule.Of(terms)),
                        new(600_00, Currency.USD),
                        new(2024, 1, 16),
                        option
                    )
                    .Sum(instalment => instalment.Interest.MinorUnits)
            );
    }

    [Fact]
    public void Lowers_the_interest_that_a_grace_carries_to_a_later_instalment()
    {
        var terms = Terms with { GraceOnInterest = 2 };
        var recast = Prepaying.Recast(
            terms,
            JournalFixture.Ok(Schedule.Of(terms)),
            new(600_00, Currency.USD),
            new(2024, 1, 16),
            Prepayment.Last
        );
        // The two that are left lie in the grace; what they earned is due where it was to be due.
        Assert.Equal(
            [(300_00, 0), (300_00, 0), (0, 12_00)],
            recast.Select(instalment => (instalment.Principal.MinorUnits, instalment.Interest.MinorUnits))
        );
    }

    [Fact]
    public void Of_more_than_is_left_is_a_bug()
    {
        var schedule = JournalFixture.Ok(Schedule.Of(Terms));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Prepaying.Recast(Terms, schedule, new(1_200_01, Currency.USD), Terms.DisbursedOn, Prepayment.Next)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Prepaying.Recast(Terms, schedule, new(-1, Currency.USD), Terms.DisbursedOn, Prepayment.Next)
        );
        Assert.Throws<ArgumentException>(() =>
            Prepaying.Recast(Terms, schedule, new(1, Currency.USD), schedule[0].DueOn, Prepayment.Next)
        );
    }

    [Law(MaxTest = 3_000)]
    public Property Leaves_the_principal_less_what_was_prepaid() =>
        ForAny(
            (loan, remaining, prepaid, recast) =>
                Sum(recast, instalment => instalment.Principal)
                    == Sum(remaining, instalment => instalment.Principal) - prepaid
                && recast.All(instalment => instalment.Principal.MinorUnits >= 0 && instalment.Interest.MinorUnits >= 0)
        );

    [Law(MaxTest = 3_000)]
    public Property Never_makes_a_loan_cost_more() =>
        ForAny(
            (loan, remaining, prepaid, recast) =>
                Sum(recast, instalment => instalment.Interest) <= Sum(remaining, instalment => instalment.Interest)
                && (
                    loan.Terms.Method == InterestMethod.Declining
                    || Sum(recast, instalment => instalment.Interest)
                        == Sum(remaining, instalment => instalment.Interest)
                )
        );

    [Law(MaxTest = 3_000)]
    public Property Keeps_what_was_earned_and_the_dates_and_never_a_higher_balance() =>
        ForAny(
            (loan, remaining, prepaid, recast) =>
            {
                var (first, byNumber) = (remaining[0], recast.ToDictionary(instalment => instalment.Number));
                var earned = Accrual.Through(first, loan.On, loan.Terms.DayCount).MinorUnits;
                var keeps =
                    earned == 0
                    || loan.Terms.GraceOnInterest > 0
                    || byNumber[first.Number].Interest.MinorUnits >= earned;
                var (before, after) = (
                    Sum(remaining, instalment => instalment.Principal),
                    Sum(recast, instalment => instalment.Principal)
                );
                return keeps
                    && remaining.All(instalment =>
                    {
                        before -= instalment.Principal.MinorUnits;
                        if (byNumber.TryGetValue(instalment.Number, out var left))
                            after -= left.Principal.MinorUnits;
                        return after <= before
                            && (left == default || (left.From, left.DueOn) == (instalment.From, instalment.DueOn));
                    });
            }
        );

    [Law(MaxTest = 3_000)]
    public Property Can_be_followed_by_another()
    {
        return ForAny(
            (loan, remaining, prepaid, recast) =>
            {
                var left = Sum(recast, instalment => instalment.Principal);
                var later = recast.Where(instalment => instalment.DueOn > loan.On.PlusDays(20)).ToImmutableArray();
                if (later.Length == 0)
                    return true;
                var half = Sum(later, instalment => instalment.Principal) / 2;
                var again = Prepaying.Recast(
                    loan.Terms,
                    later,
                    loan.Terms.Principal with
                    {
                        MinorUnits = half,
                    },
                    loan.On.PlusDays(20),
                    loan.Option
                );
                return Sum(again, instalment => instalment.Principal)
                        == Sum(later, instalment => instalment.Principal) - half
                    && Sum(again, instalment => instalment.Interest) <= Sum(later, instalment => instalment.Interest);
            }
        );
    }

    private static Property ForAny(
        Func<
            (LoanTerms Terms, LocalDate On, int Thousandths, Prepayment Option),
            ImmutableArray<Instalment>,
            long,
            ImmutableArray<Instalment>,
            bool
        > holds
    ) =>
        Prop.ForAll(
            Arb.From(AnyLoan.Prepaid),
            loan =>
            {
                var remaining = JournalFixture
                    .Ok(Schedule.Of(loan.Terms))
                    .Where(instalment => instalment.DueOn > loan.On)
                    .ToImmutableArray();
                if (remaining.Length == 0)
                    return true;
                var prepaid = (long)(
                    (Int128)Sum(remaining, instalment => instalment.Principal) * loan.Thousandths / 1_000
                );
                return holds(
                    loan,
                    remaining,
                    prepaid,
                    Prepaying.Recast(
                        loan.Terms,
                        remaining,
                        loan.Terms.Principal with
                        {
                            MinorUnits = prepaid,
                        },
                        loan.On,
                        loan.Option
                    )
                );
            }
        );

    private static long Sum(IEnumerable<Instalment> instalments, Func<Instalment, Money> amount) =>
        instalments.Sum(instalment => amount(instalment).MinorUnits);
}
