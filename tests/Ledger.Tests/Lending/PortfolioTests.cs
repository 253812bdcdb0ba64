using Ledger.Foundations;
using Ledger.Lending;
using NodaTime;
using Xunit;

namespace Ledger.Tests.Lending;

public class A_portfolio
{
    private static readonly IReadOnlyList<Position> Loans =
    [
        new(Cop(1_200_000), 31, false),
        new(Cop(800_000), 45, false),
        new(Cop(5_000_000), 30, false),
        new(Cop(3_000_000), 0, true),
    ];

    private static readonly IReadOnlyList<ProvisionBand> Bands =
    [
        new(0, Share.Percent(1)),
        new(31, Share.Percent(20)),
        new(61, Share.Percent(50)),
    ];

    [Fact]
    public void R11_is_at_risk_with_the_whole_balance_of_loans_late_by_strictly_more_days()
    {
        Assert.Equal(Share.Percent(20), Ageing.PortfolioAtRisk(Loans, 30, countRestructured: false));
        Assert.Equal(
            (Cop(2_000_000), Cop(10_000_000)),
            (Ageing.Amounts(Loans, 30, false, default).Late, Ageing.Amounts(Loans, 30, false, default).Outstanding)
        );
        Assert.Equal(Share.Percent(70), Ageing.PortfolioAtRisk(Loans, 29, countRestructured: false));
    }

    [Fact]
    public void Counts_what_was_restructured_as_at_risk_where_the_rule_says_so() =>
        Assert.Equal(Share.Percent(50), Ageing.PortfolioAtRisk(Loans, 30, countRestructured: true));

    [Fact]
    public void Without_loans_has_nothing_at_risk()
    {
        Assert.Equal(Share.None, Ageing.PortfolioAtRisk([], 30, true));
        Assert.Equal(
            (Share.None, Cop(0)),
            (Ageing.Amounts([], 30, true, Currency.COP).Share, Ageing.Provision([], Bands, Currency.COP))
        );
    }

    [Fact]
    public void Is_provided_for_loan_by_loan_in_the_band_of_its_days_and_never_below_the_share()
    {
        Assert.Equal(Cop(240_000 + 160_000 + 50_000 + 30_000), Ageing.Provision(Loans, Bands));
        Assert.Equal(2, Ageing.Provision(new Position(new(101, Currency.COP), 0, false), Bands).MinorUnits);
        Assert.Equal(0, Ageing.Provision(new Position(Cop(5), 4, false), [new(5, Share.All)]).MinorUnits);
    }

    [Fact]
    public void Falls_into_buckets_by_days()
    {
        var buckets = Ageing.ByBucket(
            Loans,
            [new("current", 0, 0), new("to 30", 1, 30), new("beyond", 31, null)],
            Currency.COP
        );
        Assert.Equal(
            [(1, Cop(3_000_000)), (1, Cop(5_000_000)), (2, Cop(2_000_000))],
            buckets.Select(bucket => (bucket.Count, bucket.Outstanding))
        );
    }

    private static Money Cop(long units) => new(units * 100, Currency.COP);
}

public class A_legal_maximum
{
    private static readonly LocalDate May = new(2024, 5, 1);
    private static readonly IReadOnlyList<LegalMaximum> Known =
    [
        new("CO", new(2024, 5, 1), new(31.53m, RatePer.YearEffective), "Resolution of May"),
        new("CO", new(2024, 4, 1), new(33.09m, RatePer.YearEffective), "Resolution of April"),
    ];

    [Fact]
    public void Is_the_newest_that_began_on_the_day_or_before()
    {
        var monthly = new Rate(2.4m, RatePer.Month); // 32.923…% effective.
        Assert.Null(LegalMaximum.WhyAbove(monthly, May.PlusDays(-1), Known));
        var refusal = Assert.IsType<LendingRefusal.AboveLegalMaximum>(LegalMaximum.WhyAbove(monthly, May, Known));
        Assert.Equal(
            (monthly.Said(), Percent(31.53m), May, "Resolution of May"),
            (refusal.Rate, refusal.Maximum, refusal.On, refusal.Source)
        );
        Assert.Equal(32.92m, decimal.Round((decimal)refusal.EffectiveYear["Number"]!, 2));
    }

    private static CodedText Percent(decimal number) => new("percent", ("Number", number));

    [Fact]
    public void Itself_may_be_agreed() =>
        Assert.Null(LegalMaximum.WhyAbove(new(31.53m, RatePer.YearEffective), May, Known));

    [Fact]
    public void That_is_not_known_is_asked_for() =>
        Assert.Equal(
            new LendingRefusal.NoLegalMaximum(CodedText.Words("CO"), new(2024, 3, 31)),
            LegalMaximum.WhyAbove(Rate.Zero, new(2024, 3, 31), Known)
        );

    [Fact]
    public void Of_another_country_does_not_count() =>
        Assert.Equal(
            new LendingRefusal.NoLegalMaximum(CodedText.Words("BO"), May),
            LegalMaximum.WhyAbove(Rate.Zero, May, Known, "BO")
        );

    [Fact]
    public void May_be_none_if_a_source_says_so()
    {
        IReadOnlyList<LegalMaximum> repealed = [.. Known, new("CO", May.PlusDays(1), null, "Repealed")];
        Assert.Equal(
            "lending.above_legal_maximum",
            LegalMaximum.WhyAbove(new(100, RatePer.Month), May, repealed)?.Code
        );
        Assert.Null(LegalMaximum.WhyAbove(new(100, RatePer.Month), May.PlusDays(1), repealed));
    }
}
