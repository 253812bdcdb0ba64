using Ledger.Access;
using Ledger.Application.Localization;
using Ledger.Application.Queries.Funds;
using Ledger.Foundations;
using NodaTime;
using Xunit;

namespace Ledger.Tests;

public class What_people_type
{
    [Theory]
    [InlineData("es-CO", "100.000,00", 100_000_00)]
    [InlineData("es-CO", "1.234.567", 1_234_567_00)]
    [InlineData("es-BO", "1.234,5", 1_234_50)]
    [InlineData("es-MX", "1234,50", 1_234_50)]
    [InlineData("es-CO", "1234.50", 1_234_50)]
    [InlineData("es-CO", "-0,01", -1)]
    [InlineData("en", "100,000.00", 100_000_00)]
    [InlineData("en", "1,234", 1_234_00)]
    [InlineData("en", "1234.50", 1_234_50)]
    public void Is_an_amount_as_the_culture_writes_it(string culture, string text, long minorUnits) =>
        Assert.Equal(
            new Money(minorUnits, Currency.COP),
            Of(culture)
                .ParseMoney(text, Currency.COP)
                .Match(money => money, no => throw new InvalidOperationException(no.ToString()))
        );

    [Theory]
    [InlineData("es-CO", "1.234", "money.ambiguous")]
    [InlineData("es-CO", "100.000", "money.ambiguous")]
    [InlineData("es-CO", "1,234.50", "money.not_a_number")]
    [InlineData("es-CO", "1.23.4", "money.not_a_number")]
    [InlineData("es-CO", "1,234", "money.too_many_decimals")]
    [InlineData("en", "1.234", "money.too_many_decimals")]
    [InlineData("en", "1.234,50", "money.not_a_number")]
    [InlineData("en", "1,23", "money.not_a_number")]
    [InlineData("en", "12,34,567.00", "money.not_a_number")]
    public void Is_refused_where_it_is_none_or_two(string culture, string text, string code)
    {
        var refusal = Of(culture).ParseMoney(text, Currency.COP).Refusal!;
        Assert.Equal((code, text), (refusal.Code, $"{CodedText.Of(refusal)["Text"]}"));
    }

    [Fact]
    public void Is_answered_with_the_right_spelling() =>
        Assert.Contains(
            "Escriba 1.234,00 si son miles",
            Of("es-BO").Message(Of("es-BO").ParseMoney("1.234", Currency.BOB).Refusal!),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("es-CO", "30/11/2026", "2026-11-30")]
    [InlineData("es-CO", "3/4/2026", "2026-04-03")]
    [InlineData("es-CO", "2026-11-30", "2026-11-30")]
    [InlineData("en", "2026-11-30", "2026-11-30")]
    [InlineData("es-CO", "11/30/2026", "text.not_a_date")]
    [InlineData("en", "30/11/2026", "text.not_a_date")]
    [InlineData("en", "03/04/2026", "text.ambiguous_date")]
    [InlineData("es-CO", "30/11/26", "text.not_a_date")]
    public void Is_a_date_as_the_culture_writes_it(string culture, string text, string read) =>
        Assert.Equal(
            read,
            Of(culture).ParseDate("--date", text).Match(day => $"{day:uuuu-MM-dd}", refusal => refusal.Code)
        );

    private static Localizer Of(string culture) => Localizer.Find(culture)!;
}

public class A_localizer
{
    [Theory]
    [InlineData("es", true)]
    [InlineData("es-AR", true)]
    [InlineData("es_BO.UTF-8", true)]
    [InlineData("en", false)]
    public void Is_Spanish_for_every_Spanish(string culture, bool isSpanish) =>
        Assert.Equal(isSpanish, Localizer.Find(culture)!.IsSpanish);

    [Fact]
    public void Writes_amounts_as_each_country_does() =>
        Assert.Equal(
            ("$ 1.234.567", "$ 1.234,50", "Bs 1.234,50", "1.234,50 USD", "1,234.50 COP"),
            (
                Localizer.Find("es-CO")!.WithSymbol(new Money(1_234_567_00, Currency.COP)),
                Localizer.Find("es-CO")!.WithSymbol(new Money(1_234_50, Currency.COP)),
                Localizer.Find("es-BO")!.WithSymbol(new Money(1_234_50, Currency.BOB)),
                Localizer.Find("es-BO")!.WithSymbol(new Money(1_234_50, Currency.USD)),
                Localizer.English.WithSymbol(new Money(1_234_50, Currency.COP))
            )
        );

    [Fact]
    public void Has_words_of_each_country_and_plain_ones_for_producers()
    {
        var (colombia, bolivia) = (Localizer.Find("es-CO")!, Localizer.Find("es-BO")!);
        Assert.Equal(
            ("legalización", "descargo", "cédula", "CI"),
            (colombia.ExpenseReport, bolivia.ExpenseReport, colombia.IdentityNumber, bolivia.IdentityNumber)
        );
        Assert.Equal(
            ("En mora", "Lo que está atrasado", "Lo que está atrasado"),
            (Overdue(bolivia), Overdue(bolivia.For(Audience.Producer)), Overdue(colombia.For(Audience.Producer)))
        );

        static string Overdue(Localizer localizer) => localizer.Label(typeof(LoanCard), "overdue_amount");
    }
}

public class A_text_that_the_product_composes
{
    private static readonly CodedText Text = new(
        "reason.outside_dates",
        ("Day", new LocalDate(2022, 2, 15)),
        ("From", new LocalDate(2022, 3, 1)),
        ("Through", new LocalDate(2022, 12, 31))
    );

    [Fact]
    public void Is_kept_without_its_sentence_and_read_back()
    {
        var all = new CodedText(
            "x",
            ("N", 7L),
            ("M", new Money(1_50, Currency.BOB)),
            ("P", Share.Percent(20)),
            ("D", new LocalDate(2026, 3, 31)),
            ("I", Instant.FromUtc(2026, 3, 31, 16, 0)),
            ("S", @"a|b\c=d"),
            ("E", new EnumWord("Permission.Approve")),
            ("C", Text)
        );
        Assert.Equal(all.Arguments.AsEnumerable(), CodedText.Parse(all.ToString())!.Arguments);
        Assert.DoesNotContain("eligible", Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cannot_be_typed()
    {
        Assert.Null(CodedText.Parse("reason.outside_dates|Day=d:2022-02-15"));
        Assert.IsType<TextRefusal.NotPrintable>(Foundations.Text.Clean("reason", Text.ToString(), 500).Refusal);
    }

    [Fact]
    public void May_be_cut_anywhere() =>
        Assert.All(
            Enumerable.Range(1, Text.ToString().Length),
            length => Assert.NotNull(Localizer.English.Reason(Text.ToString()[..length]))
        );

    [Fact]
    public void Keeps_as_many_of_a_list_as_fit()
    {
        var list = CodedText.List(200, [.. Enumerable.Repeat(Text, 9)]);
        Assert.True(list.ToString().Length <= 200);
        Assert.EndsWith("; +7", Localizer.English.Say(list), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_a_refused_attempt_in_the_language_of_the_reader() =>
        Assert.Equal(
            "maria no tiene el permiso de aprobar. Lo tienen estos roles: Operador, Tesorero.",
            Localizer
                .Find("es-CO")!
                .Message(
                    CodedText.Parse(
                        CodedText.Of(new AccessRefusal.NotPermitted("maria", Permission.Approve)).ToString()
                    )!
                )
        );
}
