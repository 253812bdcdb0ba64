using System.Collections.Immutable;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Lending;

/// <summary>A kind of loan that a fund's regulation offers.</summary>
public sealed record Product
{
    public const int MaxGuarantors = 10;

    public required string Code { get; init; }
    public required string Name { get; init; }
    public required Rate Rate { get; init; }
    public required InterestMethod Method { get; init; }
    public required RepaymentForm Form { get; init; }
    public required DayCount DayCount { get; init; }

    /// <summary>Months between due dates, where nobody gives other dates.</summary>
    public required int EveryMonths { get; init; }

    public required int MaxInstalments { get; init; }
    public required int GraceOnPrincipal { get; init; }
    public required int GraceOnInterest { get; init; }
    public required Rounding InterestRounding { get; init; }
    public required Rounding InstalmentRounding { get; init; }
    public required Prepayment Prepayment { get; init; }
    public required Money MinAmount { get; init; }
    public required Money MaxAmount { get; init; }

    /// <summary>How many members must stand for the borrower.</summary>
    public required int Guarantors { get; init; }

    /// <summary>Of the principal, charged at disbursement and due with the first instalment; null: none.</summary>
    public required Share? Fee { get; init; }

    public LoanTerms TermsFor(
        Money principal,
        LocalDate disbursedOn,
        ImmutableArray<LocalDate> dueDates,
        ImmutableArray<Money> parts = default
    ) =>
        new()
        {
            Principal = principal,
            Rate = Rate,
            Method = Method,
            Form = Form,
            DayCount = DayCount,
            DisbursedOn = disbursedOn,
            DueDates = dueDates,
            Parts = parts.IsDefault ? [] : parts,
            GraceOnPrincipal = GraceOnPrincipal,
            GraceOnInterest = GraceOnInterest,
            InterestRounding = InterestRounding,
            InstalmentRounding = InstalmentRounding,
        };

    /// <summary>Why this product does not lend so much, or for so long; null when it does.</summary>
    public Refusal? Validate(Money principal, int instalments) =>
        principal.MinorUnits < MinAmount.MinorUnits || principal.MinorUnits > MaxAmount.MinorUnits
            ? new LendingRefusal.OutsideProduct(Code, principal, MinAmount, MaxAmount)
        : instalments > MaxInstalments ? new LendingRefusal.TooManyForProduct(Code, instalments, MaxInstalments)
        : null;

    /// <summary>The fee on a loan, rounded down to the minor unit; zero where there is none.</summary>
    public Money FeeOn(Money principal) => (Fee ?? Share.None).Of(principal);
}
