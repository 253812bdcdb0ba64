namespace Ledger.Lending;

/// <summary>How a form lays principal over instalments. All amounts are minor units.</summary>
/// <param name="terms">Form, method and rounding.</param>
/// <param name="count">How many instalments there are.</param>
/// <param name="grace">How many of the first of them carry no principal.</param>
/// <param name="level">What is equal in each, rounded: principal and interest together, or principal alone.</param>
/// <param name="parts">The principal of each, where it was given.</param>
internal readonly ref struct AmortizationPlan(
    LoanTerms terms,
    int count,
    int grace,
    long level,
    ReadOnlySpan<long> parts
)
{
    private readonly ReadOnlySpan<long> _parts = parts;

    /// <summary>
    /// The principal of an instalment: never below zero, never more than is left; the last takes what is left.
    /// </summary>
    public long Part(int index, long left, long interest)
    {
        if (index == count - 1)
            return left;
        if (!_parts.IsEmpty)
            return Math.Min(_parts[index], left);
        if (index < grace || terms.Form == RepaymentForm.InterestOnly)
            return 0;
        return Math.Clamp(terms.Form == RepaymentForm.EqualInstalments ? level - interest : level, 0, left);
    }

    /// <summary>
    /// The equal instalment of a declining loan, rounded: P ÷ Σ_{k=1..n} Π_{j=1..k} 1 ÷ (1 + r_j), what n equal
    /// payments are worth today.
    /// </summary>
    /// <remarks>
    /// The sum is taken in 2^63rds, cut off: the k-th product is less than 3·k + 2 of them from the right one, so the
    /// sum less than 2·(n + 1)². Where both ends of that
    /// stretch round to the same amount, so does what lies between. Where they do not, at a boundary of the rounding,
    /// decimals tell.
    /// </remarks>
    public static long Annuity(long principal, ReadOnlySpan<PeriodRate> rates, Rounding rounding)
    {
        var (product, sum) = (PeriodRate.One, (Int128)0);
        foreach (ref readonly var rate in rates)
        {
            product = (long)(Math.BigMul((ulong)product, (ulong)rate.Discount, out var low) << 1 | low >> 63);
            sum += product;
        }
        var (worth, off) = ((Int128)principal << 63, (Int128)2 * (rates.Length + 1) * (rates.Length + 1));
        if (sum > off && rounding.Of(worth, sum + off) is var least && least == rounding.Of(worth, sum - off))
            return least;
        return rounding.Of(Annuity(principal + rates[0].On(principal), rates[1..]));
    }

    /// <summary>
    /// The equal instalment in decimals: for declining interest P·(1 + r_1)·Π(1 + r_k) ÷ (1 + Σ_{k=2..n} Π_{j=k..n}(1 +
    /// r_j)), k from 2 to n.
    /// </summary>
    /// <remarks>
    /// The annuity for periods of unequal days, as Apache Fineract's progressive loans use it; with equal rates it is
    /// P·r ÷ (1 − (1 + r)^−n).
    /// Both products are scaled down together before they leave a decimal's range, which leaves their quotient as it
    /// was.
    /// </remarks>
    /// <param name="atFirst">What is owed at the first instalment, its interest included: P·(1 + r_1).</param>
    /// <param name="later">The rates of the periods after the first.</param>
    public static decimal Annuity(decimal atFirst, ReadOnlySpan<PeriodRate> later)
    {
        var (product, sum, one) = (1m, 1m, 1m);
        foreach (ref readonly var rate in later)
        {
            var factor = 1 + rate.Value;
            product *= factor;
            sum = sum * factor + one;
            if (product < 10_000_000_000m)
                continue;
            (product, sum, one) = (product / 10_000_000_000m, sum / 10_000_000_000m, one / 10_000_000_000m);
        }
        return atFirst * product / sum;
    }
}
