using System.Collections.Immutable;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Lending;

/// <summary>What was agreed on a loan: everything that its schedule follows from.</summary>
public sealed record LoanTerms
{
    public required Money Principal { get; init; }
    public required Rate Rate { get; init; }
    public required InterestMethod Method { get; init; }
    public required RepaymentForm Form { get; init; }
    public required DayCount DayCount { get; init; }

    /// <summary>Interest runs from this day on.</summary>
    public required LocalDate DisbursedOn { get; init; }

    /// <summary>When each instalment is due: ascending, all after the disbursement.</summary>
    public required ImmutableArray<LocalDate> DueDates { get; init; }

    /// <summary>
    /// Harvest only: the principal at each date. Empty: equal parts, all of it when there is one date.
    /// </summary>
    public ImmutableArray<Money> Parts { get; init; } = [];

    /// <summary>
    /// How many of the first instalments carry no principal. It does not concern what has its principal at given dates:
    /// InterestOnly, and Harvest in parts.
    /// </summary>
    public int GraceOnPrincipal { get; init; }

    /// <summary>
    /// How many of the first instalments carry no interest: it is owed, bears no interest itself, and is added to the
    /// next instalment that carries interest.
    /// </summary>
    public int GraceOnInterest { get; init; }

    /// <summary>Of each period's interest.</summary>
    public required Rounding InterestRounding { get; init; }

    /// <summary>
    /// Of what is equal in each instalment: principal and interest together of equal instalments, principal of equal
    /// principal.
    /// </summary>
    public required Rounding InstalmentRounding { get; init; }

    internal bool HasParts => Form == RepaymentForm.Harvest && !Parts.IsDefaultOrEmpty;
}
