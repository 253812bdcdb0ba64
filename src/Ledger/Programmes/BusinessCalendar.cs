using System.Collections.Concurrent;
using Ledger.Foundations;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Programmes;

/// <summary>
/// The business days of a country: Monday to Friday without its public holidays, in the years for which those are
/// known.
/// </summary>
/// <remarks>
/// The holidays are data (holidays.csv beside this file, whose heading names laws and gaps). Counting is one
/// subtraction, whatever the distance: the days are added up once.
/// </remarks>
public sealed class BusinessCalendar
{
    /// <summary>The last day of the data.</summary>
    public static readonly LocalDate LastDay = new(2030, 12, 31);

    private static readonly Lazy<ILookup<string, Holiday>> Known = new(Read);
    private static readonly ConcurrentDictionary<string, BusinessCalendar> Calendars = new(StringComparer.Ordinal);

    private readonly Dictionary<LocalDate, string> _holidays;

    /// <summary>How many business days there are from the first day through the n-th.</summary>
    private readonly int[] _through;

    private BusinessCalendar(string country, IEnumerable<Holiday> holidays)
    {
        Country = country;
        _holidays = holidays.ToDictionary(holiday => holiday.Day, holiday => holiday.Name);
        FirstDay = new LocalDate(_holidays.Keys.Min().Year, 1, 1);
        _through = new int[NodaTime.Period.DaysBetween(FirstDay, LastDay) + 1];
        var (day, count) = (FirstDay, 0);
        for (var i = 0; i < _through.Length; i++, day = day.PlusDays(1))
            _through[i] = count +=
                day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || _holidays.ContainsKey(day) ? 0 : 1;
    }

    /// <summary>ISO 3166 code.</summary>
    public string Country { get; }

    /// <summary>
    /// The first day of the country's data. A day outside is refused: not knowing its holidays is not the same as there
    /// being none.
    /// </summary>
    public LocalDate FirstDay { get; }

    /// <summary>The countries whose holidays are known, in words.</summary>
    public static string Countries =>
        string.Join(", ", Known.Value.Select(country => country.Key).Order(StringComparer.Ordinal));

    /// <summary>The calendar of a country; refused when its holidays are not known.</summary>
    public static Result<BusinessCalendar> Of(string country) =>
        Known.Value.Contains(country)
            ? Calendars.GetOrAdd(country, code => new BusinessCalendar(code, Known.Value[code]))
            : new CalendarRefusal.UnknownCountry(country, Countries);

    /// <summary>The public holidays, by day.</summary>
    public IReadOnlyDictionary<LocalDate, string> Holidays => _holidays;

    /// <summary>
    /// Business days after <paramref name="since"/> through <paramref name="day"/>: what arrives on a Friday and is
    /// looked at on the Monday after has waited one. Never less than zero.
    /// </summary>
    public Result<int> Between(LocalDate since, LocalDate day) =>
        Validate(since) is { } early ? early
        : Validate(day) is { } late ? late
        : Math.Max(0, Through(day) - Through(since));

    /// <summary>Whether people work on the day.</summary>
    public Result<bool> IsBusinessDay(LocalDate day) =>
        Validate(day) is { } outside ? outside : Through(day) > (day == FirstDay ? 0 : Through(day.PlusDays(-1)));

    private int Through(LocalDate day) => _through[NodaTime.Period.DaysBetween(FirstDay, day)];

    private CalendarRefusal? Validate(LocalDate day) =>
        day < FirstDay || day > LastDay ? new CalendarRefusal.OutsideYears(Country, day, FirstDay, LastDay) : null;

    private static ILookup<string, Holiday> Read() =>
        DataFile
            .Rows("holidays.csv", columns: 3)
            .Select(row => new Holiday(row[0], LocalDatePattern.Iso.Parse(row[1]).Value, row[2]))
            .ToLookup(holiday => holiday.Country);

    private sealed record Holiday(string Country, LocalDate Day, string Name);
}

/// <summary>Why business days cannot be counted, in order of precedence.</summary>
public abstract record CalendarRefusal : Refusal
{
    private CalendarRefusal(string code)
        : base(code) { }

    public sealed record UnknownCountry(string Country, string Known) : CalendarRefusal("calendar.unknown_country");

    public sealed record OutsideYears(string Country, LocalDate Day, LocalDate First, LocalDate Last)
        : CalendarRefusal("calendar.outside_years");
}
