using System.Globalization;

namespace Ledger.Foundations;

/// <summary>A signed whole number of minor units (cents) in one currency. There is no other money type.</summary>
/// <remarks>
/// Arithmetic is checked: it overflows loudly or not at all. Two currencies never meet in one sum;
/// trying is a bug in the caller, so it throws. Bad user input is refused before it becomes <see cref="Money"/>.
/// </remarks>
public readonly record struct Money(long MinorUnits, Currency Currency)
{
    /// <summary>Largest amount one posting may carry. A thousand of them still fit in a long.</summary>
    public const long MaxMinorUnits = 1_000_000_000_000_000;

    public static Money Zero(Currency currency) => new(0, currency);

    public bool IsZero => MinorUnits == 0;

    public static Money operator +(Money a, Money b) => new(a.MinorUnits + b.MinorUnits, Shared(a, b));
    public static Money operator -(Money a, Money b) => new(a.MinorUnits - b.MinorUnits, Shared(a, b));
    public static Money operator -(Money a) => new(-a.MinorUnits, a.Currency);

    /// <summary>Splits the amount by weight. The parts always add up to the whole, and a weight of zero receives nothing.</summary>
    /// <remarks>Each part is the difference of two running shares, so no remainder is ever left to hand out.</remarks>
    public IReadOnlyList<Money> Allocate(params ReadOnlySpan<int> weights)
    {
        Int128 total = 0, seen = 0;
        foreach (var weight in weights) total += weight;

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

    public override string ToString()
    {
        var decimals = Currency.Decimals;
        var amount = (decimal)MinorUnits / 1m;
        return $"{amount.ToString($"F{decimals}", CultureInfo.InvariantCulture)} {Currency}";
    }

    private static Currency Shared(Money a, Money b) =>
        a.Currency == b.Currency ? a.Currency : throw new InvalidOperationException($"Cannot combine {a} with {b}.");
}
