using System.Globalization;

namespace Ledger.Foundations;

/// <summary>
/// A part of a whole, exact to a millionth: 30% is 300,000 of them. Amounts are compared by products, so nothing is
/// rounded.
/// </summary>
public readonly record struct Share : IComparable<Share>, IFormattable
{
    public const int Whole = 1_000_000;

    private Share(int millionths) => Millionths = millionths;

    /// <summary>From 0 to 1,000,000.</summary>
    public int Millionths { get; }

    public static Share None => default;

    public static readonly Share All = new(Whole);

    /// <exception cref="ArgumentOutOfRangeException">Not between nothing and the whole: a bug in the
    /// caller.</exception>
    public static Share OfMillionths(int millionths) =>
        millionths is >= 0 and <= Whole ? new(millionths) : throw new ArgumentOutOfRangeException(nameof(millionths));

    public static Share Percent(int percent) => OfMillionths(percent * (Whole / 100));

    /// <summary>Reads "40%", "26.3%" or "0.40": at most the whole, at most four decimals of a percent.</summary>
    public static Result<Share> Parse(string field, string text)
    {
        var (number, one) = text.EndsWith('%') ? (text[..^1], Whole / 100) : (text, Whole);
        if (
            !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || value > 100
        )
            return new ShareRefusal.NotAShare(field, text);
        var millionths = value * one;
        return millionths <= Whole && decimal.Truncate(millionths) == millionths
            ? new Share((int)millionths)
            : new ShareRefusal.NotAShare(field, text);
    }

    /// <summary>
    /// The share of an amount, rounded down to the minor unit: a share never gives more than there is.
    /// </summary>
    public Money Of(Money whole) => whole with { MinorUnits = (long)((Int128)whole.MinorUnits * Millionths / Whole) };

    /// <summary>The smallest amount that is at least this share of <paramref name="whole"/>.</summary>
    public Money AtLeastOf(Money whole) =>
        whole with
        {
            MinorUnits = (long)(((Int128)whole.MinorUnits * Millionths + (Whole - 1)) / Whole),
        };

    /// <summary>Whether <paramref name="part"/> is at least this share of <paramref name="whole"/>.</summary>
    public bool IsReachedBy(Money part, Money whole) =>
        (Int128)part.MinorUnits * Whole >= (Int128)whole.MinorUnits * Millionths;

    /// <summary>What share the part is of the whole, rounded down; all of it when there is no whole to share.</summary>
    public static Share Between(Money part, Money whole) =>
        whole.MinorUnits <= 0 || part.MinorUnits >= whole.MinorUnits ? All
        : part.MinorUnits <= 0 ? None
        : new((int)((Int128)part.MinorUnits * Whole / whole.MinorUnits));

    public int CompareTo(Share other) => Millionths.CompareTo(other.Millionths);

    public static bool operator <(Share a, Share b) => a.Millionths < b.Millionths;

    public static bool operator >(Share a, Share b) => a.Millionths > b.Millionths;

    public static bool operator <=(Share a, Share b) => a.Millionths <= b.Millionths;

    public static bool operator >=(Share a, Share b) => a.Millionths >= b.Millionths;

    /// <summary>
    /// As a percentage with up to one decimal, rounded down: "26.3%". Exact figures are in the amounts beside it.
    /// </summary>
    public override string ToString() => InWords(".");

    /// <summary>"R" is for readers, as their culture marks decimals; anything else the plain form.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        InWords(format == "R" ? NumberFormatInfo.GetInstance(formatProvider).NumberDecimalSeparator : ".");

    private string InWords(string mark) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Millionths / 10_000}{(Millionths / 1_000 % 10 is var tenth && tenth > 0 ? $"{mark}{tenth}" : "")}%"
        );
}

/// <summary>Why a text is not a share.</summary>
public abstract record ShareRefusal : Refusal
{
    private ShareRefusal(string code)
        : base(code) { }

    public sealed record NotAShare(string Field, string Text) : ShareRefusal("share.not_a_share");
}
