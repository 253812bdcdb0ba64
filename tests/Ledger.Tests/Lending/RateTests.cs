using FsCheck;
using FsCheck.Fluent;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.Testing;
using NodaTime;
using Xunit;

namespace Ledger.Tests.Lending;

/// <summary>Rates as they are written, and what they make of a period.</summary>
public class A_rate
{
    private static readonly LocalDate NewYear = new(2023, 1, 1);

    [Theory]
    [InlineData("1.5%/month")]
    [InlineData("9.4822%/year")]
    [InlineData("24%/year-effective")]
    [InlineData("0%/month")]
    [InlineData("0.00000001%/year")]
    [InlineData("1000%/year-effective")]
    public void Is_written_as_it_is_read(string text) =>
        Assert.Equal(text, JournalFixture.Ok(Rate.Parse("rate", text)).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("1.5")]
    [InlineData("1.5%")]
    [InlineData("1.5%/week")]
    [InlineData("%/month")]
    [InlineData("-1%/month")]
    [InlineData("+1%/month")]
    [InlineData("1,5%/month")]
    [InlineData(" 1%/month")]
    [InlineData("1%/month%/month")]
    [InlineData("0.000000001%/month")]
    [InlineData("100.1%/month")]
    [InlineData("1000.1%/year")]
    public void Is_refused_when_it_is_none(string text) =>
        Assert.Equal(new LendingRefusal.NotARate("rate", text), Rate.Parse("rate", text).Refusal);

    [Theory]
    [InlineData("24%/year-effective", DayCount.Thirty360, "2023-02-01", "0.01808758248351067453")]
    [InlineData("24%/year-effective", DayCount.Thirty360, "2023-02-16", "0.02725369160489686569")]
    [InlineData("25.52%/year-effective", DayCount.Actual365, "2023-01-18", "0.01064257239898069913")]
    [InlineData("24%/year-effective", DayCount.Actual365, "2025-12-31", "0.90662400000000000000")]
    [InlineData("1.5%/month", DayCount.Thirty360, "2023-03-16", "0.03750000000000000000")]
    [InlineData("1.5%/month", DayCount.Actual365, "2023-01-31", "0.01479452054794520547")]
    [InlineData("18%/year", DayCount.Thirty360, "2023-02-01", "0.01500000000000000000")]
    [InlineData("18%/year", DayCount.Actual365, "2023-01-31", "0.01479452054794520547")]
    public void Of_a_period_is_right_to_twenty_decimals(string rate, DayCount dayCount, string to, string expected) =>
        Assert.Equal(
            decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            decimal.Truncate(
                Read(rate).ForPeriod(dayCount, NewYear, NodaTime.Text.LocalDatePattern.Iso.Parse(to).Value)
                    * 1_0000000000_0000000000m
            ) / 1_0000000000_0000000000m
        );

    [Fact]
    public void Of_a_year_has_interest_on_interest()
    {
        Assert.Equal(
            19.561817146153525156129m,
            decimal.Truncate(Read("1.5%/month").EffectiveYearPercent * 1_000000000_000000000_000m)
                / 1_000000000_000000000_000m
        );
        Assert.Equal(
            9.90534705798579m,
            decimal.Truncate(Read("9.4822%/year").EffectiveYearPercent * 1_0000000_0000000m) / 1_0000000_0000000m
        );
        Assert.Equal(24, Read("24%/year-effective").EffectiveYearPercent);
        Assert.Equal(
            21.51747796131572m,
            decimal.Truncate(Read("24%/year-effective").NominalYearPercent * 1_0000000_0000000m) / 1_0000000_0000000m
        );
    }

    [Law(MaxTest = 1_000)]
    public Property Of_twelve_months_grows_to_that_of_the_year() =>
        Prop.ForAll(
            Arb.From(from fine in Gen.Choose(0, 1_000_0000) select new Rate(fine / 10_000m, RatePer.YearEffective)),
            rate =>
            {
                var (month, growth) = (1 + rate.ForPeriod(DayCount.Thirty360, NewYear, NewYear.PlusMonths(1)), 1m);
                for (var i = 0; i < 12; i++)
                    growth *= month;
                return Math.Abs(growth - (1 + rate.Percent / 100)) < 0.000_000_000_000_000_000_01m;
            }
        );

    private static Rate Read(string text) => JournalFixture.Ok(Rate.Parse("rate", text));
}

public class A_rounding
{
    [Theory]
    [InlineData(RoundingMode.HalfUp, "2.5", 3)]
    [InlineData(RoundingMode.HalfUp, "2.4999999999999999999999", 2)]
    [InlineData(RoundingMode.HalfEven, "2.5", 2)]
    [InlineData(RoundingMode.HalfEven, "3.5", 4)]
    [InlineData(RoundingMode.Up, "2.0000000001", 3)]
    [InlineData(RoundingMode.Up, "2", 2)]
    [InlineData(RoundingMode.Down, "2.9999", 2)]
    public void Goes_where_its_name_says(RoundingMode mode, string amount, long expected) =>
        Assert.Equal(
            expected,
            new Rounding(1, mode).Of(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture))
        );

    [Law(MaxTest = 2_000)]
    public Property Of_a_fraction_and_of_its_decimal_agree_and_are_within_a_unit() =>
        Prop.ForAll(
            Arb.From(
                from rounding in AnyLoan.Roundings
                from digits in Gen.Choose(0, int.MaxValue)
                from parts in Gen.Elements(1, 2, 4, 5, 8, 10, 16, 1_000)
                from isLarge in Gen.Elements(false, true)
                // Beyond what a processor divides by itself, and still an amount.
                let numerator = digits * (isLarge ? 5_000_000_000 : (Int128)1)
                let denominator = parts * (isLarge ? 8L : 1)
                select (rounding, numerator, denominator)
            ),
            pair =>
            {
                var rounded = pair.rounding.Of(pair.numerator, pair.denominator);
                return rounded == pair.rounding.Of((decimal)pair.numerator / pair.denominator)
                    && rounded % pair.rounding.Unit == 0
                    && Math.Abs(rounded - (decimal)pair.numerator / pair.denominator) < pair.rounding.Unit;
            }
        );

    [Theory]
    [InlineData("1 half-up", 100)]
    [InlineData("0.01 half-even", 1)]
    [InlineData("50 up", 50_00)]
    [InlineData("0.50 down", 50)]
    public void Is_written_in_amounts_of_the_currency(string text, long unit)
    {
        var rounding = JournalFixture.Ok(Rounding.Parse("rounding", text, Currency.COP));
        Assert.Equal((unit, text), (rounding.Unit, rounding.ToText(Currency.COP)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("half-up")]
    [InlineData("0 half-up")]
    [InlineData("-1 half-up")]
    [InlineData("0.001 half-up")]
    [InlineData("1 half-down")]
    [InlineData("1  up")]
    public void Is_refused_when_it_is_none(string text) =>
        Assert.Equal(
            new LendingRefusal.NotARounding("rounding", text),
            Rounding.Parse("rounding", text, Currency.COP).Refusal
        );

    [Fact]
    public void Of_less_than_nothing_or_to_no_unit_is_a_bug()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.ToMinorUnit.Of(-0.1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rounding(0, RoundingMode.Up));
    }
}
