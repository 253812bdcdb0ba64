using Ledger.Foundations;

namespace Ledger.Lending;

/// <summary>A loan as ageing sees it.</summary>
/// <param name="Outstanding">All principal that is not repaid, due or not.</param>
/// <param name="DaysOverdue">Days since the oldest unpaid due date; 0 when nothing is overdue.</param>
/// <param name="Restructured">Its dates or amounts were agreed anew because it could not be paid.</param>
public readonly record struct Position(Money Outstanding, int DaysOverdue, bool Restructured);

/// <summary>Delinquency from so many days overdue through so many; null: without end.</summary>
public sealed record Bucket(string Name, int FromDays, int? ThroughDays)
{
    public bool Holds(int daysOverdue) =>
        daysOverdue >= FromDays && (ThroughDays is not { } last || daysOverdue <= last);
}

/// <summary>How much of a late debt is provided for, from so many days on.</summary>
/// <param name="FromDays">The band begins at this many days overdue and ends where the next begins.</param>
/// <param name="Share">Of the outstanding balance, kept back for loss.</param>
public sealed record ProvisionBand(int FromDays, Share Share);

/// <summary>Of a portfolio: what is at risk, and of how much.</summary>
public readonly record struct AtRisk(Money Late, Money Outstanding)
{
    /// <summary>Rounded down to a millionth; nothing when nothing is lent.</summary>
    public Share Share => Outstanding.IsZero ? Share.None : Share.Between(Late, Outstanding);
}

/// <summary>
/// How late a portfolio is. Portfolio at risk is CGAP's and MIX's measure: strictly more than so many days, the whole
/// outstanding balance of each late loan.
/// </summary>
public static class Ageing
{
    public static Share PortfolioAtRisk(IEnumerable<Position> positions, int moreThanDays, bool countRestructured) =>
        Amounts(positions, moreThanDays, countRestructured, default) is { Outstanding.IsZero: false } amounts
            ? amounts.Share
            : Share.None;

    /// <summary>
    /// The amounts behind the share. A restructured loan counts as at risk from its first day when
    /// <paramref name="countRestructured"/>.
    /// </summary>
    /// <param name="currency">Of all positions; what nothing is written in.</param>
    public static AtRisk Amounts(
        IEnumerable<Position> positions,
        int moreThanDays,
        bool countRestructured,
        Currency currency
    )
    {
        var (late, outstanding) = (0L, 0L);
        foreach (var position in positions)
        {
            currency = Shared(position, currency);
            outstanding += position.Outstanding.MinorUnits;
            if (position.DaysOverdue > moreThanDays || (countRestructured && position.Restructured))
                late += position.Outstanding.MinorUnits;
        }
        return new(new Money(late, currency), new Money(outstanding, currency));
    }

    /// <summary>The outstanding balances of each bucket, in their order; a position in none is left out.</summary>
    public static IReadOnlyList<(Bucket Bucket, int Count, Money Outstanding)> ByBucket(
        IEnumerable<Position> positions,
        IReadOnlyList<Bucket> buckets,
        Currency currency
    )
    {
        var (counts, sums) = (new int[buckets.Count], new long[buckets.Count]);
        foreach (var position in positions)
        {
            Shared(position, currency);
            if (
                Enumerable
                    .Range(0, buckets.Count)
                    .Where(i => buckets[i].Holds(position.DaysOverdue))
                    .Cast<int?>()
                    .FirstOrDefault()
                is not { } at
            )
                continue;
            counts[at]++;
            sums[at] += position.Outstanding.MinorUnits;
        }
        return [.. buckets.Select((bucket, i) => (bucket, counts[i], new Money(sums[i], currency)))];
    }

    /// <summary>
    /// What to keep back for loss, loan by loan: the share of its band, rounded up, so that a provision is never less
    /// than the rule's share.
    /// </summary>
    /// <remarks>
    /// A portfolio without loans gives zero of no currency;
    /// <see cref="Provision(IEnumerable{Position}, IReadOnlyList{ProvisionBand}, Currency)"/> says of which.
    /// </remarks>
    public static Money Provision(IEnumerable<Position> positions, IReadOnlyList<ProvisionBand> bands) =>
        Provision(positions, bands, default);

    /// <inheritdoc cref="Provision(IEnumerable{Position}, IReadOnlyList{ProvisionBand})"/>
    public static Money Provision(
        IEnumerable<Position> positions,
        IReadOnlyList<ProvisionBand> bands,
        Currency currency
    )
    {
        var sum = 0L;
        foreach (var position in positions)
        {
            currency = Shared(position, currency);
            sum += Provision(position, bands).MinorUnits;
        }
        return new Money(sum, currency);
    }

    /// <summary>Of one loan: the last band whose days are reached applies; before the first, nothing.</summary>
    public static Money Provision(Position position, IReadOnlyList<ProvisionBand> bands)
    {
        var share = Share.None;
        foreach (var band in bands)
            if (position.DaysOverdue >= band.FromDays)
                share = band.Share;
        return share.AtLeastOf(position.Outstanding);
    }

    private static Currency Shared(Position position, Currency currency) =>
        currency.IsNone || currency == position.Outstanding.Currency
            ? position.Outstanding.Currency
            : throw new InvalidOperationException($"Cannot combine {position.Outstanding} with {currency}.");
}
