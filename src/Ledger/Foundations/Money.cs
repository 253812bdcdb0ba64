using System.Globalization;

namespace Ledger.Foundations;

/// <summary>
/// A signed whole number of minor units (cents, centavos) in one currency. There is no other money type.
/// </summary>
/// <remarks>
/// Arithmetic is checked: it overflows loudly or not at all. Two currencies never meet in one sum; trying is a bug in
/// the
/// caller, so it throws. Text from outside becomes money only by <see cref="Parse"/>, which refuses what it would have
/// to round.
/// </remarks>
public readonly record struct Money(long MinorUnits, Currency Currency) : IFormattable
{
    /// <summary>
    /// Largest amount, in minor units, that one posting may carry. A thousand of them still fit in a long.
    /// </summary>
    public const long MaxMinorUnits = 1_000_000_000_000_000;

    /// <summary>Largest balance, in minor units, that one account may reach on either side.</summary>
    public const long MaxBalance = 1_000_000_000_000_000_000;

    /// <summary>
    /// Largest sum of debits, or of credits, in minor units, that one account may turn over in its life: totals of any
    /// days fit in a long.
    /// </summary>
    public const long MaxTurnover = 4 * MaxBalance;

    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>The sum of amounts of one currency; zero of none.</summary>
    public static Money Sum(IEnumerable<Money> amounts, Currency currency) =>
        amounts.Aggregate(Zero(currency), (sum, amount) => sum + amount);

    public bool IsZero => MinorUnits == 0;

    public Money Abs() => MinorUnits < 0 ? -this : this;

    public static Money operator +(Money a, Money b) => new(a.MinorUnits + b.MinorUnits, Shared(a, b));

    public static Money operator -(Money a, Money b) => new(a.MinorUnits - b.MinorUnits, Shared(a, b));

    public static Money operator -(Money a) => new(-a.MinorUnits, a.Currency);

    /// <summary>
    /// Splits the amount by weight. The parts always add up to the whole, and a weight of zero receives nothing.
    /// </summary>
    /// <remarks>Each part is the difference of two running shares, so no remainder is ever left to hand out.</remarks>
    /// <exception cref="ArgumentException">A weight is negative or all are zero: a bug in the caller.</exception>
    public IReadOnlyList<Money> Allocate(params ReadOnlySpan<long> weights)
    {
        Int128 total = 0,
            seen = 0;
        foreach (var weight in weights)
            total += weight >= 0 ? weight : throw new ArgumentException("A weight is negative.", nameof(weights));
        if (total == 0)
            throw new ArgumentException("At least one weight must be positive.", nameof(weights));

        var parts = new Money[weights.Length];
        var allocated = 0L;
        for (var i = 0; i < parts.Length; i++)
        {
            seen += weights[i];
            var running = (long)(MinorUnits * seen / total);
            parts[i] = this with { MinorUnits = running - allocated };
            allocated = running;
        }
        return parts;
    }

    /// <summary>Reads an amount written with a point and without grouping ("1234.5", "-3", "10.00").</summary>
    /// <remarks>
    /// Refuses: text that is no number, more decimals than the currency has, more than <see cref="MaxMinorUnits"/>.
    /// </remarks>
    public static Result<Money> Parse(string text, Currency currency)
    {
        if (!IsPlainNumber(text))
            return new MoneyRefusal.NotANumber(text);
        if (
            !decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var amount
            )
            || Math.Abs(amount) > (decimal)MaxMinorUnits / currency.MinorUnitsPerUnit
        )
            return new MoneyRefusal.TooLarge(text, currency);
        // Counted in the text, zeros too: a decimal rounds what comes after its 28th digit, and 1.200 is twelve hundred
        // to half of our readers.
        return DecimalsOf(text) <= currency.Decimals
            ? new Money((long)(amount * currency.MinorUnitsPerUnit), currency)
            : new MoneyRefusal.TooManyDecimals(text, currency, currency.Decimals);
    }

    /// <summary>
    /// The plain number, with the currency's decimals and a point: what machines read and <see cref="Parse"/> takes
    /// back.
    /// </summary>
    public string ToAmount() => ToDecimal().ToString($"F{Currency.Decimals}", CultureInfo.InvariantCulture);

    /// <summary>The number as this reader's culture writes it, grouped.</summary>
    public string ToReaders(CultureInfo culture) => ToDecimal().ToString($"N{Currency.Decimals}", culture);

    public decimal ToDecimal() => (decimal)MinorUnits / Currency.MinorUnitsPerUnit;

    /// <summary>"R" is for readers, as their culture groups and marks decimals; anything else the plain form.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        format == "R" ? $"{ToDecimal().ToString($"N{Currency.Decimals}", formatProvider)} {Currency}" : ToString();

    public override string ToString() => $"{ToAmount()} {Currency}";

    /// <summary>A sign or none, and digits with at most one point among them.</summary>
    private static bool IsPlainNumber(string text)
    {
        var number = text.AsSpan(text.StartsWith('-') || text.StartsWith('+') ? 1 : 0);
        return number.IndexOfAnyInRange('0', '9') >= 0
            && number.IndexOf('.') == number.LastIndexOf('.')
            && number.TrimStart("0123456789.").IsEmpty;
    }

    private static int DecimalsOf(string text) =>
        text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? text.Length - point - 1 : 0;

    private static Currency Shared(Money a, Money b) =>
        a.Currency == b.Currency ? a.Currency : throw new InvalidOperationException($"Cannot combine {a} with {b}.");
}

/// <summary>Why a text is not an amount of money.</summary>
public abstract record MoneyRefusal : Refusal
{
    private MoneyRefusal(string code)
        : base(code) { }

    public sealed record NotANumber(string Text) : MoneyRefusal("money.not_a_number");

    /// <summary>A text that a culture reads in two ways, as 1.234 in Spanish.</summary>
    /// <param name="Spelling">How that culture writes the larger of the two.</param>
    public sealed record Ambiguous(string Text, string Spelling) : MoneyRefusal("money.ambiguous");

    public sealed record TooLarge(string Text, Currency Currency) : MoneyRefusal("money.too_large");

    public sealed record TooManyDecimals(string Text, Currency Currency, int Decimals)
        : MoneyRefusal("money.too_many_decimals");

    public sealed record UnknownCurrency(string Text) : MoneyRefusal("money.unknown_currency");
}
