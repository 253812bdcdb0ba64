using Ledger.Foundations;
using NodaTime;

namespace Ledger.Alliances.Counterparts;

/// <summary>
/// What a contributor promised by a day that is over, by how many days it is late: 1-30, 31-60, 61-90, more.
/// </summary>
/// <param name="Pledges">How many.</param>
public sealed record LatePledges(
    string Contributor,
    int Pledges,
    Money Month,
    Money TwoMonths,
    Money ThreeMonths,
    Money Longer
)
{
    public Money Total => Month + TwoMonths + ThreeMonths + Longer;

    /// <summary>
    /// One line per contributor and currency, the largest debt first. A pledge is late from the day after it was due;
    /// only what is missing of it counts.
    /// </summary>
    public static IReadOnlyList<LatePledges> Of(IEnumerable<Pledge> pledges, LocalDate today) =>
        [
            .. from pledge in pledges
            where pledge.IsLate(today) && pledge.Missing.MinorUnits > 0
            group pledge by (pledge.Contributor, pledge.Amount.Currency) into owed
            let late = Of(owed.Key.Contributor, owed.Key.Currency, [.. owed], today)
            orderby late.Total.MinorUnits descending, late.Contributor
            select late,
        ];

    /// <summary>Calendar days since the day on which it was due; 0 when it is not late.</summary>
    public static int DaysLate(Pledge pledge, LocalDate today) =>
        pledge.IsLate(today) ? Period.DaysBetween(pledge.DueOn, today) : 0;

    private static LatePledges Of(string contributor, Currency currency, Pledge[] owed, LocalDate today)
    {
        return new(
            contributor,
            owed.Length,
            Between(1, 30),
            Between(31, 60),
            Between(61, 90),
            Between(91, int.MaxValue)
        );

        Money Between(int from, int through) =>
            owed.Where(pledge => DaysLate(pledge, today) is var days && days >= from && days <= through)
                .Aggregate(Money.Zero(currency), (sum, pledge) => sum + pledge.Missing);
    }
}
