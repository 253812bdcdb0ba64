using System.Collections.Immutable;
using Ledger.Foundations;

namespace Ledger.Lending;

/// <summary>What is owed on a loan, by kind.</summary>
public enum DueKind
{
    Penalty,
    Fee,
    ArrearsInterest,
    Interest,
    Principal,
}

/// <summary>How a payment is divided among what is due.</summary>
public static class Allocation
{
    /// <summary>
    /// What each item gets, in the list's order: kinds are paid in the order given, items of a kind in theirs (the
    /// oldest first, as the caller lists them).
    /// </summary>
    /// <remarks>
    /// The sum is the payment or all that is due, whichever is less. A kind that is not in the order gets nothing.
    /// </remarks>
    public static ImmutableArray<Money> Of(
        Money payment,
        IReadOnlyList<(DueKind Kind, Money Due)> due,
        IReadOnlyList<DueKind> order
    )
    {
        var left = payment.MinorUnits >= 0 ? payment : throw new ArgumentOutOfRangeException(nameof(payment));
        var parts = new Money[due.Count];
        Array.Fill(parts, Money.Zero(payment.Currency));
        foreach (var kind in order.Distinct())
            for (var i = 0; i < parts.Length; i++)
            {
                if (due[i].Kind != kind)
                    continue;
                var owed = due[i].Due;
                if (owed.MinorUnits < 0)
                    throw new ArgumentOutOfRangeException(nameof(due));
                parts[i] = left.MinorUnits < owed.MinorUnits ? left : owed;
                left -= parts[i];
            }
        return [.. parts];
    }
}
