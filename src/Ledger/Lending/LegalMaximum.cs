using System.Globalization;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Lending;

/// <summary>
/// The most interest that a country's law allowed from a day on (Colombia: the usury rate, certified by the
/// Superintendencia Financiera).
/// </summary>
/// <param name="Country">ISO 3166, two letters.</param>
/// <param name="EffectiveYear">Null: from that day on the country has no maximum.</param>
/// <param name="Source">The act that says so.</param>
public sealed record LegalMaximum(string Country, LocalDate From, Rate? EffectiveYear, string Source)
{
    /// <summary>
    /// Why a rate may not be agreed on that day; null when it may. The newest maximum that began on that day or before
    /// applies.
    /// </summary>
    /// <remarks>
    /// Both rates are compared as effective ones of a year. All maxima are of one country: the caller chooses whose.
    /// </remarks>
    public static Refusal? WhyAbove(Rate rate, LocalDate on, IReadOnlyList<LegalMaximum> known, string country = "") =>
        WhyAbove(rate.Said(), rate.EffectiveYearPercent, on, known, country);

    /// <param name="rate">In words.</param>
    /// <param name="effectiveYearPercent">What it costs.</param>
    public static Refusal? WhyAbove(
        CodedText rate,
        decimal effectiveYearPercent,
        LocalDate on,
        IReadOnlyList<LegalMaximum> known,
        string country
    )
    {
        LegalMaximum? newest = null;
        foreach (var maximum in known)
            if (
                maximum.From <= on
                && (country.Length == 0 || maximum.Country == country)
                && (newest is null || maximum.From > newest.From)
            )
                newest = maximum;
        if (newest is null)
            return new LendingRefusal.NoLegalMaximum(
                country.Length > 0 ? CodedText.Words(country)
                    : known.Count > 0 ? CodedText.Words(known[0].Country)
                    : new("the_country"),
                on
            );
        if (newest.EffectiveYear is not { } max || effectiveYearPercent <= max.EffectiveYearPercent)
            return null;
        return new LendingRefusal.AboveLegalMaximum(
            rate,
            Shown(effectiveYearPercent),
            Shown(max.EffectiveYearPercent),
            on,
            newest.Source
        );
    }

    /// <summary>With up to eight decimals, the rest cut off.</summary>
    private static CodedText Shown(decimal percent) =>
        new("percent", ("Number", decimal.Truncate(percent * 100_000_000) / 100_000_000));
}
