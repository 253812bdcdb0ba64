using Ledger.Programmes;
using NodaTime;
using Xunit;

namespace Ledger.Tests.Programmes;

public class Business_days
{
    private static BusinessCalendar Of(string country) =>
        BusinessCalendar
            .Of(country)
            .Match(calendar => calendar, refusal => throw new InvalidOperationException(refusal.ToString()));

    private static int Days(string country, LocalDate since, LocalDate day) =>
        Of(country)
            .Between(since, day)
            .Match(days => days, refusal => throw new InvalidOperationException(refusal.ToString()));

    [Fact]
    public void Leave_out_weekends_and_the_day_on_which_a_file_arrives() =>
        Assert.Equal(
            (0, 1, 5),
            (
                Days("CO", new(2026, 2, 6), new(2026, 2, 8)),
                Days("CO", new(2026, 2, 6), new(2026, 2, 9)),
                Days("CO", new(2026, 2, 6), new(2026, 2, 13))
            )
        );

    [Fact]
    public void Leave_out_the_holidays_of_the_country_and_of_no_other()
    {
        // 12 January 2026 is Reyes Magos in Colombia and a Monday like any other in Bolivia.
        Assert.Equal(
            (0, 1),
            (Days("CO", new(2026, 1, 9), new(2026, 1, 12)), Days("BO", new(2026, 1, 9), new(2026, 1, 12)))
        );
        // Carnival is Bolivia's.
        Assert.Equal(
            (3, 1),
            (Days("CO", new(2026, 2, 13), new(2026, 2, 18)), Days("BO", new(2026, 2, 13), new(2026, 2, 18)))
        );
    }

    [Fact]
    public void Are_never_less_than_none() => Assert.Equal(0, Days("BO", new(2026, 3, 10), new(2026, 3, 2)));

    [Theory]
    [InlineData("BO"), InlineData("CO")]
    public void Are_the_same_by_subtraction_as_by_counting_each_day(string country)
    {
        var calendar = Of(country);
        for (var since = new LocalDate(2019, 12, 1); since < new LocalDate(2020, 3, 1); since = since.PlusDays(1))
        {
            var count = 0;
            for (var day = since.PlusDays(1); day < since.PlusDays(400); day = day.PlusDays(1))
            {
                if (calendar.IsBusinessDay(day).Match(yes => yes, _ => throw new InvalidOperationException()))
                    count++;
                Assert.Equal(count, Days(country, since, day));
            }
        }
    }

    [Fact]
    public void Are_refused_where_the_holidays_are_not_known()
    {
        Assert.IsType<CalendarRefusal.OutsideYears>(Of("BO").Between(new(2010, 12, 31), new(2011, 1, 3)).Refusal);
        Assert.IsType<CalendarRefusal.OutsideYears>(Of("BO").Between(new(2030, 12, 30), new(2031, 1, 1)).Refusal);
        Assert.IsType<CalendarRefusal.UnknownCountry>(BusinessCalendar.Of("PE").Refusal);
        Assert.Null(Of("BO").Between(Of("BO").FirstDay, BusinessCalendar.LastDay).Refusal);
    }

    [Fact]
    public void Know_every_holiday_that_Colombian_law_names()
    {
        var expected = ColombianYears.SelectMany(Colombian).Distinct().Order();
        Assert.Equal(expected, Of("CO").Holidays.Keys.Order());
    }

    [Fact]
    public void Know_every_holiday_that_Bolivian_law_names()
    {
        // DS 5521 moved one day of 2026 and added two.
        LocalDate[] moved = [new(2026, 1, 22)],
            added = [new(2026, 1, 23), new(2026, 6, 5), new(2026, 8, 7)];
        Assert.Equal(
            Years.SelectMany(Bolivian).Except(moved).Concat(added).Distinct().Order(),
            Of("BO").Holidays.Keys.Order()
        );
    }

    private static IEnumerable<int> Years => Enumerable.Range(2011, 20);

    private static IEnumerable<int> ColombianYears => Enumerable.Range(2002, 29);

    private static IEnumerable<LocalDate> Colombian(int year)
    {
        foreach (var (month, day) in ((int, int)[])[(1, 1), (5, 1), (7, 20), (8, 7), (12, 8), (12, 25)])
            yield return new(year, month, day);
        foreach (var (month, day) in ((int, int)[])[(1, 6), (3, 19), (6, 29), (8, 15), (10, 12), (11, 1), (11, 11)])
            yield return new LocalDate(year, month, day).PlusDays(-1).Next(IsoDayOfWeek.Monday);
        foreach (var days in (int[])[-3, -2, 43, 64, 71])
            yield return Easter(year).PlusDays(days);
    }

    private static IEnumerable<LocalDate> Bolivian(int year)
    {
        foreach (var (month, day) in ((int, int)[])[(1, 1), (1, 22), (5, 1), (6, 21), (8, 6), (11, 2), (12, 25)])
        {
            var holiday = new LocalDate(year, month, day);
            yield return holiday;
            if (holiday.DayOfWeek == IsoDayOfWeek.Sunday && holiday >= new LocalDate(2016, 5, 1))
                yield return holiday.PlusDays(1);
        }
        foreach (var days in (int[])[-48, -47, -2, 60])
            yield return Easter(year).PlusDays(days);
    }

    /// <summary>By Gauss's rule as Lichtenberg corrected it: another than the one the data were made with.</summary>
    private static LocalDate Easter(int year)
    {
        var k = year / 100;
        var m = 15 + (3 * k + 3) / 4 - (8 * k + 13) / 25;
        var s = 2 - (3 * k + 3) / 4;
        var a = year % 19;
        var d = (19 * a + m) % 30;
        var r = (d + a / 11) / 29;
        var og = 21 + d - r;
        var sz = 7 - (year + year / 4 + s) % 7;
        var oe = 7 - (og - sz) % 7;
        return new LocalDate(year, 3, 1).PlusDays(og + oe - 1);
    }

    [Fact]
    public void Rest_on_an_Easter_that_is_right() =>
        Assert.Equal(
            [
                new(2011, 4, 24),
                new(2014, 4, 20),
                new(2018, 4, 1),
                new LocalDate(2019, 4, 21),
                new(2025, 4, 20),
                new(2026, 4, 5),
                new(2030, 4, 21),
            ],
            ((int[])[2011, 2014, 2018, 2019, 2025, 2026, 2030]).Select(Easter)
        );
}
