using Ledger.Foundations;
using NodaTime;

namespace Ledger.Lending;

/// <summary>How the days between two dates are counted, and what counts as a year.</summary>
/// <remarks>
/// Thirty360 is ISDA 2006, section 4.16(g), "30E/360": every month has 30 days and the 31st counts as the 30th. Of the
/// 30/360 family it is the one in
/// which the days of two stretches always add up to those of the whole, so that interest does not depend on where a
/// period is cut.
/// Actual365 is section 4.16(d), "Actual/365 (Fixed)": the days of the calendar, over 365 in leap years too.
/// </remarks>
public enum DayCount
{
    Thirty360,
    Actual365,
}

/// <summary>A part of a year as it is counted, exact: days over the basis.</summary>
public readonly record struct YearFraction(int Days, int Basis);

/// <summary>How days are counted between two dates, by each convention.</summary>
public static class DayCounts
{
    /// <summary>Days from one date to another; additive: from a to c is from a to b and from b to c.</summary>
    public static int Days(this DayCount dayCount, LocalDate from, LocalDate to) =>
        dayCount switch
        {
            DayCount.Thirty360 => 360 * (to.Year - from.Year)
                + 30 * (to.Month - from.Month)
                + Math.Min(to.Day, 30)
                - Math.Min(from.Day, 30),
            DayCount.Actual365 => Period.DaysBetween(from, to),
        };

    /// <summary>Days of a year: 360 or 365.</summary>
    public static int Basis(this DayCount dayCount) => dayCount == DayCount.Thirty360 ? 360 : 365;

    public static YearFraction Years(this DayCount dayCount, LocalDate from, LocalDate to) =>
        new(dayCount.Days(from, to), dayCount.Basis());

    /// <summary>As it is written in documents: "30/360" or "actual/365".</summary>
    public static string ToText(this DayCount dayCount) => dayCount == DayCount.Thirty360 ? "30/360" : "actual/365";

    public static Result<DayCount> Parse(string field, string text) =>
        text switch
        {
            "30/360" => DayCount.Thirty360,
            "actual/365" => DayCount.Actual365,
            _ => new TextRefusal.NotOneOf(field, text, "30/360, actual/365"),
        };
}
