using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Ledger.Foundations;

namespace Ledger.Lending;

/// <summary>The repayment schedule that follows from a loan's terms.</summary>
/// <remarks>
/// Declining: a period's interest is the balance × the period's rate, rounded by
/// <see cref="LoanTerms.InterestRounding"/>. Flat: the principal as it was lent × that rate.
/// EqualInstalments: the annuity (<c>AmortizationPlan.Annuity</c>), for flat interest (principal + all interest)
/// ÷ n,
/// rounded by <see cref="LoanTerms.InstalmentRounding"/>; principal is what interest leaves of it.
/// EqualPrincipal and Harvest without parts: principal ÷ n, rounded so. The last instalment takes the residue, so
/// principal always adds up; where an
/// instalment rounded up repays the loan before its last date, the dates after that are left out.
/// With both roundings to the minor unit, halves up, these are the figures of Apache Fineract's progressive loans.
/// </remarks>
public static class Schedule
{
    public const int MaxInstalments = 600;

    private const int OnStack = 60;

    public static Result<ImmutableArray<Instalment>> Of(LoanTerms terms)
    {
        if (TermsRules.Validate(terms) is { } refusal)
            return refusal;
        var count = terms.DueDates.Length;
        var rates = count <= OnStack ? stackalloc PeriodRate[count] : new PeriodRate[count];
        PeriodRate.Fill(rates, terms, terms.DueDates.AsSpan(), terms.DisbursedOn);
        // The principal at the sum of all rates is the most that any form can cost.
        return
            CeilingOf(rates) * terms.Principal.MinorUnits > (Int128)1_000 * Money.MaxMinorUnits
            && SumOf(rates) * terms.Principal.MinorUnits > Money.MaxMinorUnits
            ? new LendingRefusal.InterestTooLarge(
                terms.Rate.Said(),
                terms.DueDates[^1],
                terms.Principal with
                {
                    MinorUnits = Money.MaxMinorUnits,
                }
            )
            : Laid(terms, rates);
    }

    private static ImmutableArray<Instalment> Laid(LoanTerms terms, ReadOnlySpan<PeriodRate> rates)
    {
        var (principal, currency, from) = (terms.Principal.MinorUnits, terms.Principal.Currency, terms.DisbursedOn);
        var plan = new AmortizationPlan(
            terms,
            rates.Length,
            terms.GraceOnPrincipal,
            Level(terms, rates),
            terms.HasParts ? [.. terms.Parts.Select(part => part.MinorUnits)] : default
        );
        var (left, carried, used) = (principal, 0L, 0);
        var instalments = new Instalment[rates.Length];
        for (var k = 0; k < instalments.Length && (left > 0 || carried > 0 || terms.Method == InterestMethod.Flat); k++)
        {
            var interest = rates[k].On(terms.Method == InterestMethod.Flat ? principal : left, terms.InterestRounding);
            var part = plan.Part(k, left, interest);
            left -= part;
            carried += interest;
            var (due, paid) = (terms.DueDates[k], k < terms.GraceOnInterest ? 0 : carried);
            carried -= paid;
            instalments[k] = new Instalment(k + 1, from, due, new Money(part, currency), new Money(paid, currency));
            from = due;
            if (part > 0 || paid > 0 || left > 0)
                used = k + 1;
        }
        return used == instalments.Length
            ? ImmutableCollectionsMarshal.AsImmutableArray(instalments)
            : [.. instalments.AsSpan(0, used)];
    }

    /// <summary>
    /// What is equal in each instalment that carries principal, rounded; forms in which nothing is equal do not look at
    /// it.
    /// </summary>
    private static long Level(LoanTerms terms, ReadOnlySpan<PeriodRate> rates)
    {
        if (terms.Form == RepaymentForm.InterestOnly || terms.HasParts)
            return 0;
        var principal = terms.Principal.MinorUnits;
        var paying = rates[terms.GraceOnPrincipal..];
        return (terms.Form, terms.Method) switch
        {
            (RepaymentForm.EqualInstalments, InterestMethod.Declining) => AmortizationPlan.Annuity(
                principal,
                paying,
                terms.InstalmentRounding
            ),
            (RepaymentForm.EqualInstalments, InterestMethod.Flat) => terms.InstalmentRounding.Of(
                principal * (1 + SumOf(paying)) / paying.Length
            ),
            _ => terms.InstalmentRounding.Of(principal, paying.Length),
        };
    }

    /// <summary>
    /// The sum of all rates in thousandths, or somewhat more: nearly every loan is so far from the most that this
    /// tells.
    /// </summary>
    private static Int128 CeilingOf(ReadOnlySpan<PeriodRate> rates)
    {
        var sum = (Int128)0;
        foreach (ref readonly var rate in rates)
            sum += rate.CeilingThousandths;
        return sum;
    }

    private static decimal SumOf(ReadOnlySpan<PeriodRate> rates)
    {
        var sum = 0m;
        foreach (ref readonly var rate in rates)
            sum += rate.Value;
        return sum;
    }
}
