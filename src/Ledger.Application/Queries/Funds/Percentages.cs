using Ledger.Foundations;
using Ledger.Lending;

namespace Ledger.Application.Queries.Funds;

/// <summary>Shares as reports of funds have them: with two decimals of a percent, halves up.</summary>
internal static class Percentages
{
    private const int MillionthsOfAHundredth = 100;

    /// <summary>Null where there is nothing to divide by.</summary>
    public static Share? Of(decimal? percent) =>
        percent is not { } known
            ? null
            : Share.OfMillionths((int)Math.Clamp(MillionthsOfAHundredth * Hundredths(known), 0m, Share.Whole));

    public static Share? Of(AtRisk risk) => Of(risk.Outstanding.IsZero ? null : risk.Share.Millionths / 10_000m);

    /// <summary>A number with two decimals, halves up.</summary>
    public static decimal? TwoDecimals(decimal? number) =>
        number is { } known ? decimal.Round(known, 2, MidpointRounding.AwayFromZero) : null;

    private static decimal Hundredths(decimal percent) => decimal.Round(100 * percent, MidpointRounding.AwayFromZero);
}
