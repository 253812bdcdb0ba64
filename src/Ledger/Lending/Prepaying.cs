using System.Collections.Immutable;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Lending;

/// <summary>
/// What a prepayment of principal shortens: the next instalments, the last ones (the term), or each of them a little.
/// </summary>
public enum Prepayment
{
    Next,
    Last,
    Reamortise,
}

/// <summary>What is left of a schedule after principal was paid before it was due.</summary>
/// <remarks>
/// A prepaid loan never costs more: no instalment's balance is above what it was, and no period's interest is.
/// Declining interest falls with the balance from that day on. Flat interest stays as it was agreed, whatever the
/// option; who repays everything settles that with the lender.
/// </remarks>
public static class Prepaying
{
    /// <summary>
    /// The instalments that are left; those that carry neither principal nor interest any more fall away, and the
    /// others keep their numbers.
    /// </summary>
    /// <param name="remaining">The instalments due after <paramref name="on"/> and not paid, in order; the first one's
    /// period contains that day or begins on it.</param>
    /// <param name="prepaid">From nothing to all of their principal.</param>
    /// <exception cref="ArgumentException">More is prepaid than is left, or an instalment is not due after that day: a
    /// bug in the caller.</exception>
    public static ImmutableArray<Instalment> Recast(
        LoanTerms terms,
        ImmutableArray<Instalment> remaining,
        Money prepaid,
        LocalDate on,
        Prepayment option
    )
    {
        var total = remaining.Sum(instalment => instalment.Principal.MinorUnits);
        if (prepaid.MinorUnits < 0 || prepaid.MinorUnits > total)
            throw new ArgumentOutOfRangeException(
                nameof(prepaid),
                $"{prepaid} of {new Money(total, prepaid.Currency)}."
            );
        if (remaining.Length == 0)
            return remaining;
        if (remaining[0].DueOn <= on)
            throw new ArgumentException(
                $"Instalment {remaining[0].Number} is due on {remaining[0].DueOn}, not after {on}.",
                nameof(remaining)
            );

        var recast = new Recasting(terms, remaining, on);
        var principal = option switch
        {
            Prepayment.Next => recast.Shortened(prepaid.MinorUnits, fromTheLast: false),
            Prepayment.Last => recast.Shortened(prepaid.MinorUnits, fromTheLast: true),
            Prepayment.Reamortise => recast.LaidAnew(total - prepaid.MinorUnits),
        };
        return recast.With(principal);
    }
}
