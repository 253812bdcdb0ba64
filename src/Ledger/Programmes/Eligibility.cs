using System.Globalization;
using Ledger.Foundations;

namespace Ledger.Programmes;

/// <summary>Who may be a producer of the alliance (CONPES, second phase). A limit that is null is not asked.</summary>
/// <param name="Adult">Whether producers must be of age.</param>
/// <param name="MaxUaf">Most land, in family agricultural units (UAF).</param>
/// <param name="MaxAssetsSmmlv">Most assets, in monthly minimum wages (SMMLV).</param>
/// <param name="MaxNetIncomeSmmlv">Most net income a month, in monthly minimum wages.</param>
/// <param name="MinAgriculturalIncome">Least share of the income that comes from agriculture.</param>
public sealed record EligibilityRules(
    bool Adult,
    decimal? MaxUaf,
    int? MaxAssetsSmmlv,
    int? MaxNetIncomeSmmlv,
    Share? MinAgriculturalIncome
)
{
    /// <summary>
    /// Every criterion that a producer does not meet, with figure and limit; what is not known is not met. Empty for
    /// who is eligible.
    /// </summary>
    public IReadOnlyList<CodedText> UnmetBy(Producer producer) =>
        [
            .. Adult && !producer.IsAdult ? [new CodedText("criterion.adult")] : (CodedText[])[],
            .. Above("criterion.uaf", producer.Uaf, MaxUaf),
            .. Above("criterion.assets", producer.AssetsSmmlv, MaxAssetsSmmlv),
            .. Above("criterion.income", producer.NetIncomeSmmlv, MaxNetIncomeSmmlv),
            .. MinAgriculturalIncome is { } least && !(producer.AgriculturalIncome >= least)
                ?
                [
                    new CodedText(
                        "criterion.agricultural",
                        ("Figure", producer.AgriculturalIncome is { } share ? share : new CodedText("unknown")),
                        ("Least", least)
                    ),
                ]
                : (CodedText[])[],
        ];

    private static CodedText[] Above(string criterion, decimal? figure, decimal? limit) =>
        limit is not { } max || figure <= max
            ? []
            : [new(criterion, ("Figure", figure is { } known ? known : new CodedText("unknown")), ("Most", max))];
}

/// <summary>What a producer declared, by which eligibility is judged; null is not known.</summary>
/// <param name="Uaf">Land owned or held, in family agricultural units.</param>
/// <param name="AssetsSmmlv">In monthly minimum wages.</param>
/// <param name="NetIncomeSmmlv">A month, in monthly minimum wages.</param>
/// <param name="AgriculturalIncome">Share of the income that comes from agriculture.</param>
public sealed record Producer(
    bool IsAdult,
    decimal? Uaf,
    decimal? AssetsSmmlv,
    decimal? NetIncomeSmmlv,
    Share? AgriculturalIncome
);
