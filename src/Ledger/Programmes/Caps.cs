using Ledger.Foundations;

namespace Ledger.Programmes;

/// <summary>How much of an investment the programme may finance. A part that is null does not limit.</summary>
/// <param name="OfInvestment">Largest share of the investment's cost.</param>
/// <param name="PerFamily">Largest amount per family.</param>
/// <param name="WithCreditPerFamily">With bank credit the cap rises by as much as the credit, up to this amount per
/// family (CONPES, second phase).</param>
public sealed record Caps(Share? OfInvestment, Money? PerFamily, CapsCombine Combine, Money? WithCreditPerFamily)
{
    public static readonly Caps None = new(null, null, CapsCombine.Lesser, null);

    /// <summary>
    /// The most that may be financed of a cost, for so many families and with so much bank credit. Never more than the
    /// cost.
    /// </summary>
    /// <remarks>Shares are rounded down to the minor unit.</remarks>
    public Money Limit(Money cost, int families, Money credit)
    {
        var limit = WithoutCredit(cost, families);
        if (WithCreditPerFamily is { } max && credit.MinorUnits > 0)
            limit = Larger(limit, Smaller(limit + credit, Times(max, families)));
        return Smaller(limit, cost);
    }

    private Money WithoutCredit(Money cost, int families) =>
        (OfInvestment?.Of(cost), PerFamily is { } each ? Times(each, families) : (Money?)null) switch
        {
            ({ } share, { } family) => Combine switch
            {
                CapsCombine.Lesser => Smaller(share, family),
                CapsCombine.Greater => Larger(share, family),
            },
            ({ } share, null) => share,
            (null, { } family) => family,
            (null, null) => cost,
        };

    private static Money Times(Money each, int families) => each with { MinorUnits = each.MinorUnits * families };

    private static Money Smaller(Money a, Money b) => a.MinorUnits <= b.MinorUnits ? a : b;

    private static Money Larger(Money a, Money b) => a.MinorUnits >= b.MinorUnits ? a : b;
}
