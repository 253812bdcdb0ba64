using System.Globalization;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Lending;

/// <summary>
/// For how long a rate is stated, and how: of a month; of a year as twelve times a month's (nominal); of a year with
/// interest on interest (effective).
/// </summary>
public enum RatePer
{
    Month,
    YearNominal,
    YearEffective,
}

/// <summary>
/// An interest rate as it was agreed, in percent: "1.5%/month", "9.4822%/year" (nominal), "24%/year-effective".
/// </summary>
public readonly record struct Rate(decimal Percent, RatePer Per)
{
    public const int MaxDecimals = 8;

    /// <summary>More than this is a slip of the pen.</summary>
    public const int MaxPercentOfMonth = 100,
        MaxPercentOfYear = 1_000;

    public static Rate Zero => default;

    /// <summary>
    /// Reads what <see cref="ToString"/> writes. Refuses signs, more than eight decimals and what is beyond the limits.
    /// </summary>
    public static Result<Rate> Parse(string field, string text)
    {
        var (number, per) = text.Split("%/") is [var percent, var unit] ? (percent, PerOf(unit)) : ("", null);
        if (
            per is not { } known
            || number.Length == 0
            || DecimalsOf(number) > MaxDecimals
            || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || value > (known == RatePer.Month ? MaxPercentOfMonth : MaxPercentOfYear)
        )
            return new LendingRefusal.NotARate(field, text);
        return new Rate(value, known);
    }

    /// <summary>
    /// What a hundred grow by in a year, in percent: (1 + m)^12 − 1, where m is a month's rate or the twelfth part of a
    /// nominal year's.
    /// </summary>
    public decimal EffectiveYearPercent =>
        Per switch
        {
            RatePer.YearEffective => Percent,
            RatePer.Month => 100 * (DecimalPower.Whole(1 + Percent / 100, 12) - 1),
            RatePer.YearNominal => 100 * (DecimalPower.Whole(1 + Percent / 1200, 12) - 1),
        };

    /// <summary>
    /// The nominal rate of a year in percent: twelve months' rate, or, of an effective one, 365·((1 + i)^(1/365) − 1),
    /// the simple daily rate that grows to it.
    /// </summary>
    public decimal NominalYearPercent =>
        Per switch
        {
            RatePer.Month => 12 * Percent,
            RatePer.YearNominal => Percent,
            RatePer.YearEffective => 36_500 * (DecimalPower.Of(1 + Percent / 100, 1, 365) - 1),
        };

    /// <summary>The interest of a period on one unit of money; see <see cref="PeriodRate"/>.</summary>
    public decimal ForPeriod(DayCount dayCount, LocalDate from, LocalDate to) =>
        PeriodRate.Of(this, dayCount, dayCount.Days(from, to)).Value;

    /// <summary>As a refusal says it.</summary>
    public CodedText Said() => new($"rate.{NameCase.Snake(Per.ToString())}", ("Percent", Percent));

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Percent:0.############################}%/{Per switch
    {
        RatePer.Month => "month",
        RatePer.YearNominal => "year",
        RatePer.YearEffective => "year-effective",
    }}"
        );

    private static RatePer? PerOf(string unit) =>
        unit switch
        {
            "month" => RatePer.Month,
            "year" => RatePer.YearNominal,
            "year-effective" => RatePer.YearEffective,
            _ => null,
        };

    private static int DecimalsOf(string number) =>
        number.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? number.Length - point - 1 : 0;
}
