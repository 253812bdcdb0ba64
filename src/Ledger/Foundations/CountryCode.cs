namespace Ledger.Foundations;

/// <summary>The code of a country (ISO 3166): CO, BO.</summary>
public static class CountryCode
{
    /// <summary>Whether a text is two capital letters.</summary>
    public static bool IsValid(string text) => text is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'];
}
