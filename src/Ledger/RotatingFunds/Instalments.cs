using System.Collections.Immutable;
using Ledger.Foundations;
using Ledger.Lending;
using NodaTime;

namespace Ledger.RotatingFunds;

/// <summary>Schedules as the fund keeps them.</summary>
internal static class Instalments
{
    /// <param name="after">Number of the debt's last instalment before: a schedule that is laid anew goes on
    /// counting.</param>
    /// <param name="terms">Of a loan: the first instalment after a grace on interest earns from the loan's first
    /// day.</param>
    public static FundInstalment New(
        Fund fund,
        Guid debt,
        Instalment laid,
        int after,
        Id<FundInstalment> id,
        LoanTerms? terms = null
    ) =>
        new()
        {
            Id = id,
            Fund = fund.Id,
            Debt = debt,
            Number = after + laid.Number,
            From = laid.From,
            EarnsFrom =
                terms is { GraceOnInterest: > 0 and var grace } && laid.Number == grace + 1
                    ? terms.DisbursedOn
                    : laid.From,
            DueOn = laid.DueOn,
            Principal = laid.Principal,
            Interest = laid.Interest,
            Carried = fund.Nothing,
            PrincipalPaid = fund.Nothing,
            InterestPaid = fund.Nothing,
        };

    /// <summary>What a debt without interest has left after a payment: the oldest instalments first.</summary>
    public static ImmutableList<FundInstalment> Paid(ImmutableList<FundInstalment> instalments, Money amount)
    {
        var after = instalments.ToBuilder();
        for (var i = 0; i < after.Count && amount.MinorUnits > 0; i++)
        {
            var part = amount.MinorUnits < after[i].PrincipalLeft.MinorUnits ? amount : after[i].PrincipalLeft;
            after[i] = after[i] with { PrincipalPaid = after[i].PrincipalPaid + part };
            amount -= part;
        }
        return after.ToImmutable();
    }

    /// <summary>What was paid of a schedule that ends: instalments that were paid in part end with that part.</summary>
    public static ImmutableList<FundInstalment> OnlyPaid(ImmutableList<FundInstalment> instalments) =>
        [
            .. instalments
                .Where(one => !(one.PrincipalPaid.IsZero && one.InterestPaid.IsZero))
                .Select(one =>
                    one.IsPaid
                        ? one
                        : one with
                        {
                            Principal = one.PrincipalPaid,
                            Interest = one.InterestPaid,
                            Carried = one.InterestPaid with { MinorUnits = 0 },
                        }
                ),
        ];

    /// <summary>The principal whose day has passed.</summary>
    public static long Overdue(this ImmutableList<FundInstalment> instalments, LocalDate day) =>
        instalments.Where(one => one.DueOn < day).Sum(one => one.PrincipalLeft.MinorUnits);
}
