using Ledger.Foundations;
using Ledger.Lending;
using NodaTime;

namespace Ledger.RotatingFunds;

/// <summary>
/// One instalment of a loan or of a commitment to repay: what is due on a day, and what of it was paid.
/// </summary>
public sealed record FundInstalment : IIdentified
{
    public static string IdPrefix => "fi";

    public required Id<FundInstalment> Id { get; init; }
    public required Id<Fund> Fund { get; init; }

    /// <summary>The loan or commitment.</summary>
    public required Guid Debt { get; init; }

    public required int Number { get; init; }

    /// <summary>The day on which its period began.</summary>
    public required LocalDate From { get; init; }

    /// <summary>
    /// The day from which its interest is earned: its period's, or the first day of the grace whose interest it
    /// carries.
    /// </summary>
    public required LocalDate EarnsFrom { get; init; }

    public required LocalDate DueOn { get; init; }
    public required Money Principal { get; init; }

    /// <summary>All its interest, with what was earned before <see cref="EarnsFrom"/>.</summary>
    public required Money Interest { get; init; }

    /// <summary>
    /// Of the interest, what was earned before <see cref="EarnsFrom"/>: the debt was laid anew on that day.
    /// </summary>
    public required Money Carried { get; init; }

    public required Money PrincipalPaid { get; init; }
    public required Money InterestPaid { get; init; }

    public Money PrincipalLeft => Principal - PrincipalPaid;

    public Money InterestLeft => Interest - InterestPaid;

    /// <summary>The opposite of <see cref="InstalmentIsUnpaid"/>.</summary>
    public bool IsPaid => !InstalmentIsUnpaid.Question.IsSatisfiedBy(this);

    public bool IsDue(LocalDate day) => DueOn <= day;

    public bool IsOverdue(LocalDate day) => DueOn < day && !IsPaid;

    /// <summary>The interest earned by the end of a day.</summary>
    public Money Earned(LocalDate day, DayCount dayCount) =>
        Carried + Accrual.Through(AsLaid with { From = EarnsFrom }, day, dayCount);

    /// <summary>As the schedule knows it: without what was earned before.</summary>
    internal Instalment AsLaid => new(Number, From, DueOn, PrincipalLeft, Interest - Carried);
}
