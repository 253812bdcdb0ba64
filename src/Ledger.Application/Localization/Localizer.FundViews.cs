using Ledger.Foundations;
using Ledger.Lending;

namespace Ledger.Application.Localization;

/// <summary>The words of a fund's statement, its cards and its lists.</summary>
public sealed partial class Localizer
{
    /// <summary>With two decimals; a dash where there is nothing to divide by.</summary>
    public string Percent(decimal? percent) => percent is { } known ? $"{Number(known, 2)}%" : "–";

    public string Share(Share share) => share.ToString("R", Culture);

    /// <summary>As it is typed in English: 1.5%/month; as it is said in Spanish: 1,5% mensual.</summary>
    public string Rate(Rate rate) => IsSpanish ? SpanishPhrases.Say(rate.ToString(), "", this) : rate.ToString();
}
