using System.Collections.Immutable;
using System.Globalization;
using Ledger.Foundations;
using NodaTime;
using static Ledger.Foundations.VersionedDocument;

namespace Ledger.Lending;

/// <summary>
/// A regulation as it is written down (JSON): what an assembly adopts, versions and loads. Reading it judges every
/// figure.
/// </summary>
/// <remarks>
/// Unknown properties and missing ones are refused: a rule that was misspelt must not be a rule that is not there.
/// </remarks>
public sealed record RegulationDocument
{
    public const int MaxBytes = VersionedDocument.MaxBytes;

    /// <summary>What is beyond is a slip of the pen: ten years late, a committee of a hundred.</summary>
    private const int MaxDays = 3_650,
        MaxPeople = 100,
        MaxVersion = 9_999;

    public required string Code { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }
    public required string Source { get; init; }
    public required string ValidFrom { get; init; }
    public required string Currency { get; init; }
    public required int Quorum { get; init; }
    public required LimitsPart Limits { get; init; }
    public required IReadOnlyList<string> AllocationOrder { get; init; }
    public required string ArrearsRate { get; init; }
    public required int SuspendAccrualAfterDays { get; init; }
    public required IReadOnlyList<ProvisionPart> Provisions { get; init; }
    public required IReadOnlyList<BucketPart> Buckets { get; init; }
    public required IReadOnlyList<ProductPart> Products { get; init; }

    public sealed record LimitsPart(string? PerMember, string? ShareOfCapital);

    public sealed record ProvisionPart(int FromDays, string Share);

    public sealed record BucketPart(int FromDays, string Name);

    public sealed record ProductPart(
        string Code,
        string Name,
        string Rate,
        string Method,
        string Form,
        string DayCount,
        int EveryMonths,
        int MaxInstalments,
        int GraceOnPrincipal,
        int GraceOnInterest,
        string InterestRounding,
        string InstalmentRounding,
        string Prepayment,
        string MinAmount,
        string MaxAmount,
        int Guarantors,
        string? Fee
    );

    /// <summary>The regulation that a text describes, or the first thing in it that cannot be.</summary>
    public static Result<Regulation> Read(string text) =>
        VersionedDocument.Read<RegulationDocument, Regulation>(text, document => document.Judge());

    /// <inheritdoc cref="VersionedDocument.AreSame"/>
    public static bool AreSame(string one, string other) => VersionedDocument.AreSame(one, other);

    private Regulation Judge()
    {
        var currency = Must(Foundations.Currency.Parse(Currency));
        return new Regulation
        {
            Code = Words("code", Code, 60),
            Version = Within("version", Version, 1, MaxVersion),
            Name = Words("name", Name, 200),
            Source = Words("source", Source, 200),
            ValidFrom = Day("valid_from", ValidFrom),
            Currency = currency,
            Quorum = Within("quorum", Quorum, 1, MaxPeople),
            Limits = new(
                Limits.PerMember is { } maxAmount ? Amount("limits.per_member", maxAmount, currency) : null,
                Limits.ShareOfCapital is { } share ? Must(Share.Parse("limits.share_of_capital", share)) : null
            ),
            AllocationOrder = OrderOf(AllocationOrder),
            ArrearsRate = Must(Rate.Parse("arrears_rate", ArrearsRate)),
            SuspendAccrualAfterDays = Within("suspend_accrual_after_days", SuspendAccrualAfterDays, 0, MaxDays),
            Provisions = Ascending(
                "provisions.from_days",
                [
                    .. Provisions.Select(band => new ProvisionBand(
                        Within("provisions.from_days", band.FromDays, 0, MaxDays),
                        Must(Share.Parse("provisions.share", band.Share))
                    )),
                ],
                band => band.FromDays
            ),
            Buckets = BucketsOf(Buckets),
            Products = ProductsOf(currency),
        };
    }

    private static ImmutableArray<DueKind> OrderOf(IReadOnlyList<string> texts)
    {
        ImmutableArray<DueKind> order = [.. texts.Select(text => OneOf<DueKind>("allocation_order", text))];
        return order.Distinct().Count() == order.Length && order.Length == Enum.GetValues<DueKind>().Length
            ? order
            : throw Bad(
                "allocation_order",
                new CodedText("found.list_of", ("Count", order.Length)),
                new("expected.each_once", ("All", NameCase.AllKebab<DueKind>()))
            );
    }

    private static ImmutableArray<Bucket> BucketsOf(IReadOnlyList<BucketPart> parts)
    {
        if (parts.Count == 0 || parts[0].FromDays != 0)
            throw Bad("buckets", new CodedText("found.no_first_bucket"), new("expected.first_from_zero_days"));
        return Ascending(
            "buckets.from_days",
            [
                .. parts.Select(
                    (part, i) =>
                        new Bucket(
                            Words("buckets.name", part.Name, 40),
                            Within("buckets.from_days", part.FromDays, 0, MaxDays),
                            i + 1 < parts.Count ? parts[i + 1].FromDays - 1 : null
                        )
                ),
            ],
            bucket => bucket.FromDays
        );
    }

    private ImmutableArray<Product> ProductsOf(Currency currency)
    {
        if (Products.Count == 0)
            throw Bad("products", new CodedText("found.empty"), new("expected.one_product"));
        ImmutableArray<Product> products =
        [
            .. Products.Select((part, i) => ProductOf($"products[{i}]", part, currency)),
        ];
        return products.DistinctBy(product => product.Code).Count() == products.Length
            ? products
            : throw Bad("products.code", new CodedText("found.twice"), new("expected.each_code_once"));
    }

    private static Product ProductOf(string at, ProductPart part, Currency currency)
    {
        var product = new Product
        {
            Code = Words($"{at}.code", part.Code, 60),
            Name = Words($"{at}.name", part.Name, 200),
            Rate = Must(Rate.Parse($"{at}.rate", part.Rate)),
            Method = OneOf<InterestMethod>($"{at}.method", part.Method),
            Form = OneOf<RepaymentForm>($"{at}.form", part.Form),
            DayCount = Must(DayCounts.Parse($"{at}.day_count", part.DayCount)),
            EveryMonths = Within($"{at}.every_months", part.EveryMonths, 1, 60),
            MaxInstalments = Within($"{at}.max_instalments", part.MaxInstalments, 1, Schedule.MaxInstalments),
            GraceOnPrincipal = Within($"{at}.grace_on_principal", part.GraceOnPrincipal, 0, Schedule.MaxInstalments),
            GraceOnInterest = Within($"{at}.grace_on_interest", part.GraceOnInterest, 0, Schedule.MaxInstalments),
            InterestRounding = Must(Rounding.Parse($"{at}.interest_rounding", part.InterestRounding, currency)),
            InstalmentRounding = Must(Rounding.Parse($"{at}.instalment_rounding", part.InstalmentRounding, currency)),
            Prepayment = OneOf<Prepayment>($"{at}.prepayment", part.Prepayment),
            MinAmount = Amount($"{at}.min_amount", part.MinAmount, currency),
            MaxAmount = Amount($"{at}.max_amount", part.MaxAmount, currency),
            Guarantors = Within($"{at}.guarantors", part.Guarantors, 0, Product.MaxGuarantors),
            Fee = part.Fee is { } fee ? Must(Share.Parse($"{at}.fee", fee)) : null,
        };
        if (product.GraceOnPrincipal >= product.MaxInstalments)
            throw Bad(
                $"{at}.grace_on_principal",
                Shown(product.GraceOnPrincipal),
                new("expected.below_max_instalments")
            );
        if (product.GraceOnInterest >= product.MaxInstalments)
            throw Bad($"{at}.grace_on_interest", Shown(product.GraceOnInterest), new("expected.below_max_instalments"));
        if (product.MinAmount.MinorUnits > product.MaxAmount.MinorUnits)
            throw Bad($"{at}.min_amount", product.MinAmount.ToAmount(), new("expected.at_most_the_most"));
        foreach (
            var (name, rounding) in ((string, Rounding)[])
                [("interest_rounding", product.InterestRounding), ("instalment_rounding", product.InstalmentRounding)]
        )
            if (rounding.Unit > product.MinAmount.MinorUnits)
                throw Bad(
                    $"{at}.{name}",
                    rounding.ToText(currency),
                    new("expected.rounding_unit", ("Most", product.MinAmount.ToAmount()))
                );
        return product;
    }

    private static ImmutableArray<T> Ascending<T>(string field, ImmutableArray<T> items, Func<T, int> days)
    {
        for (var i = 1; i < items.Length; i++)
            if (days(items[i]) <= days(items[i - 1]))
                throw Bad(field, Shown(days(items[i])), new("expected.ascending"));
        return items;
    }

    private static Money Amount(string field, string text, Currency currency) =>
        Must(Money.Parse(text, currency)) is { MinorUnits: > 0 } amount
            ? amount
            : throw Bad(field, text, new("expected.amount_above_zero"));

    private static int Within(string field, int count, int least, int max) =>
        count >= least && count <= max
            ? count
            : throw Bad(field, Shown(count), new("expected.range", ("Least", least), ("Most", max)));

    private static string Shown(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static DocumentFault Bad(string field, object value, CodedText expected) =>
        new(new RegulationRefusal.NotARule(field, value, expected));
}

/// <summary>Why a document is no regulation, in order of precedence.</summary>
public abstract record RegulationRefusal : Refusal
{
    private RegulationRefusal(string code)
        : base(code) { }

    public sealed record NotARule(string Field, object Value, CodedText Expected)
        : RegulationRefusal("regulation.not_a_rule");

    public sealed record VersionTaken(string Regulation) : RegulationRefusal("regulation.version_taken");

    public sealed record OtherOwner(string Handle, string Regulation, string Owner)
        : RegulationRefusal("regulation.other_owner"),
            IForbidden;
}
