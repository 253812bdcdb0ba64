using Ledger.Foundations;

namespace Ledger.Journal;

/// <summary>The side on which an account normally stands.</summary>
public enum Side
{
    Debit,
    Credit,
}

/// <summary>The side on which an account must never have less than zero available (law 4), or none.</summary>
public enum Constraint
{
    None,
    Debit,
    Credit,
}

/// <summary>
/// Whose share of an account: a member, an alliance, a contributor; or nobody's. An opaque id, never a name.
/// </summary>
public readonly record struct Holder
{
    public const int MaxLength = 40;

    private readonly string? _value;

    private Holder(string value) => _value = value;

    public string Value => _value ?? "";

    public bool IsNone => _value is null;

    /// <summary>
    /// Reads an opaque id: a prefix of two or three letters, an underscore, and letters, digits or hyphens; empty is
    /// nobody.
    /// </summary>
    public static Holder? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return default(Holder);
        var underscore = text.IndexOf('_', StringComparison.Ordinal);
        return
            text.Length <= MaxLength
            && underscore is 2 or 3
            && underscore < text.Length - 1
            && text.AsSpan(0, underscore).IndexOfAnyExceptInRange('a', 'z') < 0
            && IsName(text.AsSpan(underscore + 1))
            ? new Holder(text)
            : null;
    }

    /// <summary>
    /// Whether a text can follow a prefix: letters, digits and hyphens, at least one. Codes of members are such names.
    /// </summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not '-')
                return false;
        return text.Length > 0;
    }

    public override string ToString() => Value;
}

/// <summary>The code of an account as charts write it.</summary>
public static class AccountCode
{
    public const int MaxLength = 12;

    public static bool IsValid(string? text) => text is { Length: > 0 and <= MaxLength } && text.All(char.IsAsciiDigit);
}

/// <summary>
/// What makes an account itself within its estate: code of the chart, holder, currency. Written 1310:al_beni/BOB.
/// </summary>
public readonly record struct AccountKey(string Code, Holder Holder, Currency Currency)
{
    public bool Equals(AccountKey other) =>
        string.Equals(Code, other.Code, StringComparison.Ordinal)
        && Currency == other.Currency
        && string.Equals(Holder.Value, other.Holder.Value, StringComparison.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Code, Holder.Value, Currency.Code);

    /// <summary>
    /// An account as people write it: code, holder after a colon, currency after a slash, as in 1110, 3110:co_ana or
    /// 1110/USD.
    /// </summary>
    /// <param name="byDefault">Of an account that names no currency.</param>
    public static Result<AccountKey> Parse(string field, string text, Currency byDefault)
    {
        var (own, currency) = text.Split('/', 2) is [var before, var named] ? (before, named) : (text, null);
        var unit = currency is null ? byDefault : Currency.Parse(currency);
        if (!unit.IsAccepted(out var of))
            return unit.Refusal!;
        var (code, holder) = own.Split(':', 2) is [var first, var second] ? (first, second) : (own, null);
        if (!AccountCode.IsValid(code))
            return new InputRefusal.NotAnAccount(field, text);
        if (holder is "")
            return new InputRefusal.NotAHolder(field, text);
        return Holder.Parse(holder ?? "") is { } who
            ? new AccountKey(code, who, of)
            : new InputRefusal.NotAHolder(field, holder!);
    }

    public override string ToString() => Holder.IsNone ? $"{Code}/{Currency}" : $"{Code}:{Holder}/{Currency}";
}
