using System.Globalization;
using Ledger.Foundations;

namespace Ledger.Lending;

/// <summary>Which neighbour an amount between two multiples becomes; halves go up, or to the even multiple.</summary>
public enum RoundingMode
{
    HalfUp,
    HalfEven,
    Up,
    Down,
}

/// <summary>
/// The named rounding of an amount to multiples of <paramref name="Unit"/> minor units: 1 cent, 100 (whole pesos),
/// 5,000 …
/// </summary>
/// <remarks>
/// Amounts of lending are never below zero, and neither is what is rounded here; trying is a bug and throws.
/// </remarks>
public readonly record struct Rounding(long Unit, RoundingMode Mode)
{
    /// <summary>To the minor unit, halves up: what banks of most countries do with interest.</summary>
    public static Rounding ToMinorUnit => new(1, RoundingMode.HalfUp);

    /// <summary>In minor units, more than zero.</summary>
    public long Unit { get; } = Unit > 0 ? Unit : throw new ArgumentOutOfRangeException(nameof(Unit));

    /// <summary>The multiple of the unit, in minor units, that an amount in minor units becomes.</summary>
    public long Of(decimal minorUnits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minorUnits);
        var whole = (long)(Unit == 1 ? minorUnits : minorUnits / Unit);
        var rest = Unit == 1 ? minorUnits - whole : minorUnits - (decimal)whole * Unit;
        if (rest == 0)
            return whole * Unit;
        var isUp = Mode switch
        {
            RoundingMode.HalfUp => rest + rest >= Unit,
            RoundingMode.HalfEven => rest + rest > Unit || (rest + rest == Unit && whole % 2 == 1),
            RoundingMode.Up => true,
            RoundingMode.Down => false,
        };
        return (isUp ? whole + 1 : whole) * Unit;
    }

    /// <summary>The same of an exact fraction of minor units.</summary>
    public long Of(Int128 numerator, Int128 denominator)
    {
        if (numerator < 0 || denominator <= 0)
            throw new ArgumentOutOfRangeException(nameof(numerator));
        var multiple = denominator * Unit;
        if (numerator <= long.MaxValue && multiple <= long.MaxValue)
            return Of((long)numerator, (long)multiple);
        var (whole, rest) = Int128.DivRem(numerator, multiple);
        var isUp = Mode switch
        {
            RoundingMode.HalfUp => rest >= multiple - rest,
            RoundingMode.HalfEven => rest > multiple - rest || (rest == multiple - rest && Int128.IsOddInteger(whole)),
            RoundingMode.Up => rest > 0,
            RoundingMode.Down => false,
        };
        return (long)(isUp ? whole + 1 : whole) * Unit;
    }

    /// <summary>The same again, in numbers that a processor divides by itself: nearly all are such.</summary>
    private long Of(long numerator, long multiple)
    {
        var whole = numerator / multiple;
        var rest = numerator - whole * multiple;
        var isUp = Mode switch
        {
            RoundingMode.HalfUp => rest >= multiple - rest,
            RoundingMode.HalfEven => rest > multiple - rest || (rest == multiple - rest && long.IsOddInteger(whole)),
            RoundingMode.Up => rest > 0,
            RoundingMode.Down => false,
        };
        return (isUp ? whole + 1 : whole) * Unit;
    }

    /// <summary>
    /// Reads the unit as an amount of the currency, and the mode: "1 half-up" is 100 minor units of COP.
    /// </summary>
    public static Result<Rounding> Parse(string field, string text, Currency currency)
    {
        if (text.Split(' ') is not [var amount, var mode] || ModeOf(mode) is not { } known)
            return new LendingRefusal.NotARounding(field, text);
        return Money
            .Parse(amount, currency)
            .Match<Result<Rounding>>(
                unit =>
                    unit.MinorUnits > 0
                        ? new Rounding(unit.MinorUnits, known)
                        : new LendingRefusal.NotARounding(field, text),
                _ => new LendingRefusal.NotARounding(field, text)
            );
    }

    /// <summary>What <see cref="Parse"/> takes back.</summary>
    public string ToText(Currency currency) =>
        $"{(Unit % currency.MinorUnitsPerUnit == 0 ? (Unit / currency.MinorUnitsPerUnit).ToString(CultureInfo.InvariantCulture) : new Money(Unit, currency).ToAmount())} {TextOf(Mode)}";

    /// <summary>In minor units, whatever the currency.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Unit} {TextOf(Mode)}");

    private static RoundingMode? ModeOf(string text) =>
        text switch
        {
            "half-up" => RoundingMode.HalfUp,
            "half-even" => RoundingMode.HalfEven,
            "up" => RoundingMode.Up,
            "down" => RoundingMode.Down,
            _ => null,
        };

    private static string TextOf(RoundingMode mode) =>
        mode switch
        {
            RoundingMode.HalfUp => "half-up",
            RoundingMode.HalfEven => "half-even",
            RoundingMode.Up => "up",
            RoundingMode.Down => "down",
        };
}
