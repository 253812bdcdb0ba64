using System.Text.Json.Nodes;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Lending;
using Xunit;

namespace Ledger.Tests.Lending;

/// <summary>
/// Regulations as documents: the shipped one can be loaded, and what is wrong in one is refused by the name of its
/// field.
/// </summary>
public class A_regulation
{
    public static TheoryData<string> Products => [.. Shipped.Products.Select(product => product.Code)];

    private static string Document => File.ReadAllText(Repository.PathOf("data/regulations/fondo-rotatorio-1.json"));

    private static Regulation Shipped => JournalFixture.Ok(RegulationDocument.Read(Document));

    [Fact]
    public void That_is_shipped_has_the_figures_of_its_document_and_names_its_source()
    {
        var regulation = Shipped;
        Assert.Equal(
            ("fondo-rotatorio 1", Currency.COP, 3, 60),
            (regulation.ToString(), regulation.Currency, regulation.Quorum, regulation.SuspendAccrualAfterDays)
        );
        Assert.Contains("parameter", regulation.Source, StringComparison.Ordinal);
        Assert.Equal(Enum.GetValues<DueKind>(), regulation.AllocationOrder);
        Assert.Equal(new LendingLimits(AnyLoan.Cop(8_000_000_00), Share.Percent(10)), regulation.Limits);
        Assert.Equal(new Rate(2, RatePer.Month), regulation.ArrearsRate);
        Assert.Equal(
            [(0, 0), (1, 30), (31, 60), (61, 90), (91, null)],
            regulation.Buckets.Select(bucket => (bucket.FromDays, bucket.ThroughDays))
        );
        Assert.Equal(new ProvisionBand(91, Share.All), regulation.Provisions[^1]);
        Assert.Equal(
            Enum.GetValues<RepaymentForm>(),
            regulation.Products.Select(product => product.Form).Distinct().Order()
        );
        Assert.Null(regulation.Find("usura"));
    }

    [Theory, MemberData(nameof(Products))]
    public void Has_products_with_a_schedule(string code)
    {
        var product = Shipped.Find(code)!;
        var terms = product.TermsFor(
            product.MinAmount,
            new(2024, 1, 1),
            DueDates.EveryMonths(new(2024, 2, 1), product.MaxInstalments, product.EveryMonths)
        );
        Assert.Equal(
            product.MinAmount.MinorUnits,
            JournalFixture.Ok(Schedule.Of(terms)).Sum(instalment => instalment.Principal.MinorUnits)
        );
    }

    [Fact]
    public void R8_repays_the_incentive_without_interest()
    {
        var terms = Shipped
            .Find("reintegro")!
            .TermsFor(AnyLoan.Cop(4_000_000_00), new(2024, 1, 1), DueDates.EveryMonths(new(2024, 2, 1), 24));
        Assert.Equal(
            [.. Enumerable.Repeat(166_667_00L, 23), 166_659_00],
            JournalFixture.Ok(Schedule.Of(terms)).Select(instalment => instalment.Total.MinorUnits)
        );
    }

    [Fact]
    public void Says_what_a_product_does_not_lend_and_what_it_costs()
    {
        var product = Shipped.Find("cuota-fija")!;
        Assert.Null(product.Validate(product.MaxAmount, product.MaxInstalments));
        Assert.Equal("lending.outside_product", product.Validate(product.MaxAmount + AnyLoan.Cop(1), 1)?.Code);
        Assert.Equal("lending.outside_product", product.Validate(product.MinAmount - AnyLoan.Cop(1), 1)?.Code);
        Assert.Equal("lending.too_many_for_product", product.Validate(product.MaxAmount, 37)?.Code);
        Assert.Equal(AnyLoan.Cop(80_000_00), product.FeeOn(product.MaxAmount));
        Assert.Equal(AnyLoan.Cop(0), Shipped.Find("reintegro")!.FeeOn(product.MaxAmount));
    }

    [Theory]
    [InlineData("code", null, "json.missing", "code")]
    [InlineData("limits.per_family", "\"1\"", "json.unknown_property", "limits.per_family")]
    [InlineData("version", "0", "regulation.not_a_rule", "version")]
    [InlineData("quorum", "0", "regulation.not_a_rule", "quorum")]
    [InlineData("valid_from", "\"2024-02-30\"", "text.not_a_date", "valid_from")]
    [InlineData("currency", "\"pesos\"", "money.unknown_currency", "pesos")]
    [InlineData("limits.share_of_capital", "\"130%\"", "share.not_a_share", "limits.share_of_capital")]
    [InlineData("limits.per_member", "\"0\"", "regulation.not_a_rule", "limits.per_member")]
    [InlineData(
        "allocation_order",
        "[\"penalty\",\"fee\",\"interest\",\"principal\"]",
        "regulation.not_a_rule",
        "allocation_order"
    )]
    [InlineData(
        "allocation_order",
        "[\"penalty\",\"fee\",\"interest\",\"interest\",\"principal\"]",
        "regulation.not_a_rule",
        "allocation_order"
    )]
    [InlineData("allocation_order", "[\"gift\"]", "text.not_one_of", "allocation_order")]
    [InlineData("arrears_rate", "\"2%\"", "lending.not_a_rate", "arrears_rate")]
    [InlineData("suspend_accrual_after_days", "-1", "regulation.not_a_rule", "suspend_accrual_after_days")]
    [InlineData(
        "provisions",
        "[{\"from_days\":5,\"share\":\"1%\"},{\"from_days\":5,\"share\":\"2%\"}]",
        "regulation.not_a_rule",
        "provisions.from_days"
    )]
    [InlineData("buckets", "[{\"from_days\":1,\"name\":\"late\"}]", "regulation.not_a_rule", "buckets")]
    [InlineData("buckets", "[]", "regulation.not_a_rule", "buckets")]
    [InlineData(
        "buckets",
        "[{\"from_days\":0,\"name\":\"a\"},{\"from_days\":0,\"name\":\"b\"}]",
        "regulation.not_a_rule",
        "buckets.from_days"
    )]
    [InlineData("quorum", "101", "regulation.not_a_rule", "quorum")]
    [InlineData("version", "10000", "regulation.not_a_rule", "version")]
    [InlineData("suspend_accrual_after_days", "3651", "regulation.not_a_rule", "suspend_accrual_after_days")]
    [InlineData(
        "provisions",
        "[{\"from_days\":3651,\"share\":\"1%\"}]",
        "regulation.not_a_rule",
        "provisions.from_days"
    )]
    [InlineData(
        "buckets",
        "[{\"from_days\":0,\"name\":\"a\"},{\"from_days\":3651,\"name\":\"b\"}]",
        "regulation.not_a_rule",
        "buckets.from_days"
    )]
    [InlineData("products", "[]", "regulation.not_a_rule", "products")]
    [InlineData("products", "[null]", "json.wrong_type", "products[0]")]
    public void Is_refused_by_the_name_of_the_field(string field, string? value, string code, string named)
    {
        var document = JsonNode.Parse(Document)!.AsObject();
        var path = field.Split('.');
        Set(path.Length == 1 ? document : document[path[0]]!.AsObject(), path[^1], value);
        Refused(document, code, named);
    }

    [Theory]
    [InlineData("rate", "\"1.5\"", "lending.not_a_rate")]
    [InlineData("method", "\"compound\"", "text.not_one_of")]
    [InlineData("form", "\"french\"", "text.not_one_of")]
    [InlineData("day_count", "\"30/365\"", "text.not_one_of")]
    [InlineData("every_months", "0", "regulation.not_a_rule")]
    [InlineData("max_instalments", "601", "regulation.not_a_rule")]
    [InlineData("max_instalments", "0", "regulation.not_a_rule")]
    [InlineData("grace_on_principal", "36", "regulation.not_a_rule")]
    [InlineData("grace_on_interest", "36", "regulation.not_a_rule")]
    [InlineData("interest_rounding", "\"0.001 half-up\"", "lending.not_a_rounding")]
    [InlineData("instalment_rounding", "\"1 nearest\"", "lending.not_a_rounding")]
    [InlineData("interest_rounding", "\"200001 half-up\"", "regulation.not_a_rule")]
    [InlineData("instalment_rounding", "\"200001 half-up\"", "regulation.not_a_rule")]
    [InlineData("every_months", "61", "regulation.not_a_rule")]
    [InlineData("grace_on_interest", "601", "regulation.not_a_rule")]
    [InlineData("guarantors", "11", "regulation.not_a_rule")]
    [InlineData("prepayment", "\"never\"", "text.not_one_of")]
    [InlineData("min_amount", "\"9000000\"", "regulation.not_a_rule")]
    [InlineData("guarantors", "-1", "regulation.not_a_rule")]
    [InlineData("fee", "\"a lot\"", "share.not_a_share")]
    [InlineData("fee", null, "json.missing")]
    public void Is_refused_by_the_name_of_a_products_field(string field, string? value, string code)
    {
        var document = JsonNode.Parse(Document)!.AsObject();
        Set(document["products"]![0]!.AsObject(), field, value);
        Refused(document, code, $"products[0].{field}");
    }

    [Fact]
    public void Names_each_product_once()
    {
        var document = JsonNode.Parse(Document)!.AsObject();
        Set(document["products"]![1]!.AsObject(), "code", "\"cuota-fija\"");
        Refused(document, "regulation.not_a_rule", "products.code");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"code\":\"a\",\"code\":\"b\"}")]
    public void Is_refused_whatever_else_a_file_may_be(string text) =>
        Assert.StartsWith("json.", RegulationDocument.Read(text).Refusal!.Code, StringComparison.Ordinal);

    private static void Set(JsonObject parent, string name, string? value)
    {
        if (value is null)
            parent.Remove(name);
        else
            parent[name] = JsonNode.Parse(value);
    }

    private static void Refused(JsonObject document, string code, string named)
    {
        var refusal = RegulationDocument.Read(document.ToJsonString()).Refusal!;
        Assert.Equal(code, refusal.Code);
        Assert.Contains(named, Localizer.English.Message(refusal), StringComparison.Ordinal);
    }
}
