using Ledger.Journal;

namespace Ledger.Programmes;

/// <summary>
/// Where the programme's money comes from: source, loan category and component, in a year's appropriation.
/// </summary>
/// <remarks>
/// An appropriation is the holder of an account 8110; commitments draw on it, and law 4 keeps them within it, also
/// under a race.
/// </remarks>
public sealed record Funding(string Source, string Category, string Component, int Year)
{
    /// <summary>The holder of the appropriation's account, as in fu_2022-LOAN-2a-2 for category 2(a).</summary>
    /// <exception cref="InvalidOperationException">A code is not letters, digits and hyphens, or they are too long:
    /// judged where funding enters.</exception>
    public Holder Appropriation =>
        Holder.Parse(HolderText) ?? throw new InvalidOperationException($"'{HolderText}' is no holder.");

    public bool IsValid =>
        Year is >= 1900 and <= 2199
        && Source.Length > 0
        && Component.Length > 0
        && Holder.Parse(HolderText) is not null;

    public override string ToString() => $"{Source}/{Category}/{Component}/{Year}";

    /// <summary>What every posting of this money carries, so that it can be told apart to the last payment.</summary>
    public Labels Dimensions =>
        Labels
            .Of("dimensions", Pairs)
            .Match(labels => labels, refusal => throw new InvalidOperationException(refusal.ToString()));

    /// <summary>Documents write categories as 2(a); an account's holder has letters and digits only.</summary>
    private string HolderText =>
        $"fu_{Year}-{Source}{(Category.Length == 0 ? "" : $"-{Category.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal)}")}-{Component}";

    private IEnumerable<KeyValuePair<string, string>> Pairs
    {
        get
        {
            yield return new("source", Source);
            if (Category.Length > 0)
                yield return new("loan-category", Category);
            yield return new("component", Component);
        }
    }
}
