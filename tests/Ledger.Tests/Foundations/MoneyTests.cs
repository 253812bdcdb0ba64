using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Ledger.Foundations;
using Ledger.Testing;
using Xunit;

namespace Ledger.Tests;

public class Money_
{
    private static readonly Currency Jpy = Currency.Find("JPY")!.Value,
        Tnd = Currency.Find("TND")!.Value,
        Clf = Currency.Find("CLF")!.Value;

    [Theory]
    [InlineData("1234.5", 1234_50)]
    [InlineData("-3", -3_00)]
    [InlineData("+0.01", 1)]
    [InlineData("007", 7_00)]
    [InlineData("10000000000000.00", Money.MaxMinorUnits)]
    [InlineData("-10000000000000", -Money.MaxMinorUnits)]
    public void Is_read_as_written(string text, long minorUnits) =>
        Assert.Equal(new Money(minorUnits, Currency.USD), Read(text, Currency.USD));

    [Fact]
    public void J1_ten_with_one_and_with_two_decimals_is_the_same_amount() =>
        Assert.Equal(Read("10.0", Currency.BOB), Read("10.00", Currency.BOB));

    [Theory]
    [InlineData("JPY", "5", 5)]
    [InlineData("TND", "5.001", 5_001)]
    [InlineData("CLF", "5.0001", 5_0001)]
    [InlineData("COP", "5.5", 5_50)]
    public void Has_the_decimals_of_its_currency(string code, string text, long minorUnits) =>
        Assert.Equal(minorUnits, Read(text, Currency.Find(code)!.Value).MinorUnits);

    [Theory]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1,000.00")]
    [InlineData("1.000,00")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("1-")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1e3")]
    [InlineData("ten")]
    [InlineData("10\0")]
    [InlineData("١٢")]
    public void Is_not_read_from_what_is_no_number(string text) =>
        Assert.Equal(new MoneyRefusal.NotANumber(text), Money.Parse(text, Currency.USD).Refusal);

    [Theory]
    [InlineData("1.005", "USD")]
    [InlineData("1.5", "JPY")]
    [InlineData("1.0000000000000000000000000000000000000001", "USD")]
    [InlineData("0.00000000000000000000000000000000000000001", "USD")]
    public void Is_never_rounded(string text, string code)
    {
        var currency = Currency.Find(code)!.Value;
        Assert.Equal(
            new MoneyRefusal.TooManyDecimals(text, currency, currency.Decimals),
            Money.Parse(text, currency).Refusal
        );
    }

    [Theory]
    [InlineData("10000000000000.01")]
    [InlineData("-10000000000000.01")]
    [InlineData("99999999999999999999999999999999999999999999")]
    public void Above_the_limit_is_refused(string text) =>
        Assert.Equal(new MoneyRefusal.TooLarge(text, Currency.USD), Money.Parse(text, Currency.USD).Refusal);

    [Law]
    public Property Written_out_and_read_again_is_the_same() =>
        Prop.ForAll(
            Arb.From(
                from minor in Gen.Choose(int.MinValue + 1, int.MaxValue)
                from times in Gen.Elements(1L, 1_000L, 400_000L)
                from currency in Gen.Elements(Currency.USD, Jpy, Tnd, Clf)
                select new Money(minor * times, currency)
            ),
            money => Read(money.ToAmount(), money.Currency) == money
        );

    [Fact]
    public void J4_two_fifty_in_fifty_percent_forty_five_percent_and_the_rest_adds_up()
    {
        var parts = Usd(2_50).Allocate(50, 45, 5);
        Assert.Equal([1_25, 1_12, 13], parts.Select(part => part.MinorUnits));
        Assert.Equal(Usd(2_50), parts.Aggregate((a, b) => a + b));
    }

    [Law]
    public Property Parts_add_up_and_are_fair_to_a_cent() =>
        Prop.ForAll(
            Arb.From(
                from minor in Gen.Choose(-1_000_000, 1_000_000)
                from weights in Gen.Choose(0, 1_000)
                    .NonEmptyListOf()
                    .Where(weights => weights.Any(weight => weight > 0))
                select (Money: Usd(minor), Weights: weights.ToArray())
            ),
            split =>
            {
                var parts = split.Money.Allocate([.. split.Weights]);
                var total = split.Weights.Sum(weight => (long)weight);
                return parts.Sum(part => part.MinorUnits) == split.Money.MinorUnits
                    && parts
                        .Zip(split.Weights)
                        .All(pair =>
                            Math.Abs(pair.First.MinorUnits * total - split.Money.MinorUnits * pair.Second) <= total
                        )
                    && parts.Zip(split.Weights).All(pair => pair.Second != 0 || pair.First.IsZero);
            }
        );

    [Fact]
    public void The_largest_amount_can_be_split() =>
        Assert.Equal(
            long.MaxValue,
            Usd(long.MaxValue).Allocate(int.MaxValue, int.MaxValue, 1).Sum(part => part.MinorUnits)
        );

    [Fact]
    public void A_split_without_weights_is_a_bug()
    {
        Assert.Throws<ArgumentException>(() => Usd(1).Allocate());
        Assert.Throws<ArgumentException>(() => Usd(1).Allocate(0, 0));
        Assert.Throws<ArgumentException>(() => Usd(1).Allocate(2, -1));
    }

    [Fact]
    public void Overflow_is_loud()
    {
        Assert.Throws<OverflowException>(() => Usd(long.MaxValue) + Usd(1));
        Assert.Throws<OverflowException>(() => Usd(long.MinValue) - Usd(1));
        Assert.Throws<OverflowException>(() => Usd(long.MinValue).Abs());
    }

    [Fact]
    public void Two_currencies_never_meet() =>
        Assert.Throws<InvalidOperationException>(() => Usd(1) + new Money(1, Currency.BOB));

    [Fact]
    public void Prints_for_machines_and_for_readers()
    {
        Assert.Equal("-1234567.05 USD", Usd(-1234567_05).ToString());
        Assert.Equal("5", new Money(5, Jpy).ToAmount());
        Assert.Equal("0.001", new Money(1, Tnd).ToAmount());
        Assert.Equal("-1.234.567,05", Usd(-1234567_05).ToReaders(CultureInfo.GetCultureInfo("es-BO")));
        Assert.Equal("0 XXX", default(Money).ToString());
    }

    private static Money Usd(long minorUnits) => new(minorUnits, Currency.USD);

    private static Money Read(string text, Currency currency) =>
        Money
            .Parse(text, currency)
            .Match(money => money, refusal => throw new Xunit.Sdk.XunitException(refusal.ToString()));
}

public class Currencies
{
    [Theory]
    [InlineData("COP", 2)]
    [InlineData("BOB", 2)]
    [InlineData("USD", 2)]
    [InlineData("JPY", 0)]
    [InlineData("CLP", 0)]
    [InlineData("TND", 3)]
    [InlineData("BHD", 3)]
    [InlineData("CLF", 4)]
    [InlineData("UYW", 4)]
    public void Have_the_exponents_of_iso_4217(string code, int decimals) =>
        Assert.Equal(decimals, Currency.Find(code)!.Value.Decimals);

    [Theory]
    [InlineData("")]
    [InlineData("usd")]
    [InlineData("XXX")]
    [InlineData("XAU")]
    [InlineData("BTC")]
    [InlineData(" USD")]
    public void Others_are_refused(string code) =>
        Assert.Equal(new MoneyRefusal.UnknownCurrency(code), Currency.Parse(code).Refusal);

    [Fact]
    public void None_is_no_currency()
    {
        Assert.True(default(Currency).IsNone);
        Assert.Equal("XXX", default(Currency).Code);
        Assert.NotEqual(default, Currency.USD);
        Assert.Equal(Currency.USD, Currency.Find("USD"));
    }
}
