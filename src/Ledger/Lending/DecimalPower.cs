namespace Ledger.Lending;

/// <summary>Powers of growth factors in decimal arithmetic.</summary>
/// <remarks>
/// Whole exponents are multiplied out. Others are exp(x·ln b): ln b = k·ln 2 + 2·artanh((m − 1)/(m + 1)) for b = 2^k·m,
/// exp by Taylor's series after taking
/// out whole multiples of ln 2; both run until a term no longer changes the sum. The result is right to 26 significant
/// digits, so that a
/// period's rate, which is one less, keeps more than 20. What would pass <see cref="Max"/> stays there: no loan
/// reaches it.
/// </remarks>
internal static class DecimalPower
{
    public const decimal Max = 10_000_000_000_000m;

    private const decimal Ln2 = 0.6931471805599453094172321215m;

    /// <summary>factor^(numerator ÷ denominator), for a factor of at least 1.</summary>
    public static decimal Of(decimal factor, int numerator, int denominator)
    {
        if (factor == 1 || numerator == 0)
            return 1;
        if (numerator % denominator == 0)
            return Whole(factor, numerator / denominator);
        var exponent = Ln(factor) * numerator / denominator;
        return exponent > 29 ? Max : Exp(exponent);
    }

    /// <summary>factor^exponent by squaring; a factor below 1 shrinks.</summary>
    public static decimal Whole(decimal factor, int exponent)
    {
        var (result, power) = (1m, factor);
        for (var left = exponent; left > 0; left >>= 1)
        {
            if ((left & 1) == 1)
                result = Math.Min(result * power, Max);
            if (left > 1)
                power = Math.Min(power * power, Max);
        }
        return result;
    }

    /// <summary>The natural logarithm of a number of at least 1.</summary>
    public static decimal Ln(decimal number)
    {
        var halvings = 0;
        for (; number > 1.5m; halvings++)
            number /= 2;
        var ratio = (number - 1) / (number + 1);
        var (sum, power, square) = (ratio, ratio, ratio * ratio);
        for (var odd = 3; ; odd += 2)
        {
            power *= square;
            var next = sum + power / odd;
            if (next == sum)
                return halvings * Ln2 + 2 * sum;
            sum = next;
        }
    }

    /// <summary>e^exponent for an exponent from 0 to 29.</summary>
    public static decimal Exp(decimal exponent)
    {
        var doublings = (int)(exponent / Ln2);
        var rest = exponent - doublings * Ln2;
        var (sum, term) = (1m, 1m);
        for (var n = 1; ; n++)
        {
            term = term * rest / n;
            var next = sum + term;
            if (next == sum)
                return sum * (1L << doublings);
            sum = next;
        }
    }
}
