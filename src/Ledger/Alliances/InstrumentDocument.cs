using Ledger.Access;
using Ledger.Foundations;
using Ledger.Programmes;
using NodaTime;
using static Ledger.Foundations.VersionedDocument;

namespace Ledger.Alliances;

/// <summary>
/// An instrument as it is written down (JSON): what people draft, version and load. Reading it judges every figure.
/// </summary>
/// <remarks>
/// Unknown properties and missing ones are refused: a rule that was misspelt must not be a rule that is not there.
/// </remarks>
public sealed record InstrumentDocument
{
    public const int MaxBytes = VersionedDocument.MaxBytes;

    public required string Code { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }
    public required string Source { get; init; }
    public required string ValidFrom { get; init; }
    public required string? ValidThrough { get; init; }
    public required string Currency { get; init; }
    public required string Channel { get; init; }
    public required string Recipient { get; init; }
    public required IReadOnlyList<string> Models { get; init; }
    public required IReadOnlyList<string> LoanCategories { get; init; }
    public required CapsPart? Caps { get; init; }
    public required IReadOnlyList<GatePart> Gates { get; init; }
    public required IReadOnlyList<ApprovalPart> Approvals { get; init; }
    public required IReadOnlyList<ServiceLevelPart> ServiceLevels { get; init; }
    public required WorksPart? Works { get; init; }
    public required EligibilityPart? Eligibility { get; init; }
    public required int InvoiceDaysBeforeAgreement { get; init; }
    public required bool RepaidIntoFund { get; init; }
    public required AccompanimentPart? Accompaniment { get; init; }
    public required IReadOnlyList<string> ExitRecord { get; init; }

    public sealed record CapsPart(string? OfInvestment, string? PerFamily, string Combine, string? WithCreditPerFamily);

    /// <param name="Share">The gate's figure: the advance, or the least share.</param>
    public sealed record GatePart(string Gate, string Share);

    public sealed record ApprovalPart(string From, IReadOnlyList<string> Approvers);

    public sealed record ServiceLevelPart(string Life, string State, int Days);

    public sealed record WorksPart(string AdvanceAmortization, string Retention);

    public sealed record AccompanimentPart(int Years, int ManagerYears, int ManagerSharedFromYear, string ManagerShare);

    public sealed record EligibilityPart(
        bool Adult,
        decimal? MaxUaf,
        int? MaxAssetsSmmlv,
        int? MaxNetIncomeSmmlv,
        string? MinAgriculturalIncome
    );

    /// <summary>The instrument that a text describes, or the first thing in it that cannot be.</summary>
    public static Result<Instrument> Read(string text) =>
        VersionedDocument.Read<InstrumentDocument, Instrument>(text, document => document.Judge());

    /// <inheritdoc cref="VersionedDocument.AreSame"/>
    public static bool AreSame(string one, string other) => VersionedDocument.AreSame(one, other);

    private Instrument Judge()
    {
        var currency = Must(Foundations.Currency.Parse(Currency));
        var instrument = new Instrument
        {
            Code = Words("code", Code, 60),
            Version =
                Version > 0
                    ? Version
                    : throw Bad(
                        "version",
                        Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        new("expected.from_one")
                    ),
            Name = Words("name", Name, 200),
            Source = Words("source", Source, 200),
            ValidFrom = Day("valid_from", ValidFrom),
            ValidThrough = ValidThrough is null ? null : Day("valid_through", ValidThrough),
            Currency = currency,
            Channel = OneOf<Channel>("channel", Channel),
            Recipient = Words("recipient", Recipient, 60),
            Models = [.. Models.Select(model => Words("models", model, Alliances.Alliance.MaxUnitLength))],
            LoanCategories = [.. LoanCategories.Select(category => Words("loan_categories", category, 10))],
            Caps = CapsOf(currency),
            Gates = [.. Gates.Select(GateOf)],
            Approvals =
            [
                .. Approvals.Select(rule => new ApprovalRule(
                    Amount("approvals.from", rule.From, currency),
                    [.. rule.Approvers.Select(role => OneOf<Role>("approvers", role))]
                )),
            ],
            ServiceLevels =
            [
                .. ServiceLevels.Select(level => new ServiceLevel(
                    OneOf<Alliances.CaseKind>("service_levels.life", level.Life).ToString(),
                    Words("service_levels.state", level.State, 40),
                    Count("service_levels.days", level.Days)
                )),
            ],
            Works = Works is null
                ? new WorksTerms(default, default)
                : new WorksTerms(
                    ShareOf("works.advance_amortization", Works.AdvanceAmortization),
                    ShareOf("works.retention", Works.Retention)
                ),
            Eligibility = Eligibility is null ? null : EligibilityOf(Eligibility),
            InvoiceDaysBeforeAgreement = Count("invoice_days_before_agreement", InvoiceDaysBeforeAgreement),
            RepaidIntoFund = RepaidIntoFund,
            Accompaniment = Accompaniment is null
                ? new(0, 0, 0, default)
                : new(
                    Count("accompaniment.years", Accompaniment.Years),
                    Count("accompaniment.manager_years", Accompaniment.ManagerYears),
                    Count("accompaniment.manager_shared_from_year", Accompaniment.ManagerSharedFromYear),
                    ShareOf("accompaniment.manager_share", Accompaniment.ManagerShare)
                ),
            ExitRecord = [.. ExitRecord.Select(document => Words("exit_record", document, 100))],
        };
        HangsTogether(instrument);
        return instrument;
    }

    /// <summary>
    /// In minor units; times the most families that an alliance has, it stays within what a column keeps.
    /// </summary>
    private const long MaxPerFamily = 1_000_000_000_000;

    private static void HangsTogether(Instrument instrument)
    {
        if (instrument.ValidThrough is { } last && last < instrument.ValidFrom)
            throw Bad("valid_through", last.ToString("uuuu-MM-dd", null), new("expected.day_not_before_valid_from"));
        if (instrument.Approvals.Count == 0 || !instrument.Approvals[0].From.IsZero)
            throw Bad("approvals", new CodedText("found.no_smallest"), new("expected.first_rule_from_zero"));
        if (instrument.Approvals.Any(rule => rule.Approvers.Count == 0))
            throw Bad("approvers", new CodedText("found.nobody"), new("expected.one_role"));
        if (
            instrument
                .Approvals.SelectMany(rule => rule.Approvers)
                .Where(role => !MayApprove(role))
                .Cast<Role?>()
                .FirstOrDefault() is
            { } powerless
        )
            throw Bad(
                "approvers",
                NameCase.Kebab(powerless),
                new(
                    "expected.approving_roles",
                    ("Roles", string.Join(", ", Enum.GetValues<Role>().Where(MayApprove).Select(NameCase.Kebab)))
                )
            );
        if (
            instrument.ServiceLevels.FirstOrDefault(level =>
                !Alliances.Lives.StatesOf(level.Life).Contains(level.State)
            ) is
            { } level
        )
            throw Bad(
                "service_levels.state",
                level.State,
                new("expected.state_of_life", ("States", string.Join(", ", Alliances.Lives.StatesOf(level.Life))))
            );
        if (
            instrument.Caps.PerFamily is { MinorUnits: > MaxPerFamily }
            || instrument.Caps.WithCreditPerFamily is { MinorUnits: > MaxPerFamily }
        )
            throw Bad("caps", new CodedText("found.beyond_reason"), new("expected.family_limit"));
        for (var i = 1; i < instrument.Approvals.Count; i++)
            if (instrument.Approvals[i].From.MinorUnits <= instrument.Approvals[i - 1].From.MinorUnits)
                throw Bad("approvals.from", instrument.Approvals[i].From.ToAmount(), new("expected.ascending_amounts"));
        if (instrument.Gates.OfType<Gate.VerifiedCounterpart>().Any(gate => gate.Minimum == Share.All))
            throw Bad("gates.share", "100%", new("expected.counterpart_below_all"));
        if (instrument.Gates.OfType<Gate.RepaymentCommitments>().Any() && !instrument.RepaidIntoFund)
            throw Bad("gates", new CodedText("found.gate_without_fund"), new("expected.no_gate_or_repaid"));
        if (instrument.Gates.DistinctBy(gate => gate.GetType()).Count() < instrument.Gates.Count)
            throw Bad("gates", new CodedText("found.twice"), new("expected.each_gate_once"));
    }

    private static bool MayApprove(Role role) => Permissions.Of(role).Contains(Permission.Approve);

    private static EligibilityRules EligibilityOf(EligibilityPart part) =>
        new(
            part.Adult,
            part.MaxUaf is { } uaf
                ? uaf > 0
                    ? uaf
                    : throw Bad(
                        "eligibility.max_uaf",
                        uaf.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        new("expected.above_zero")
                    )
                : null,
            part.MaxAssetsSmmlv is { } assets ? Count("eligibility.max_assets_smmlv", assets) : null,
            part.MaxNetIncomeSmmlv is { } income ? Count("eligibility.max_net_income_smmlv", income) : null,
            part.MinAgriculturalIncome is { } least ? ShareOf("eligibility.min_agricultural_income", least) : null
        );

    private Caps CapsOf(Currency currency) =>
        Caps is null
            ? Ledger.Programmes.Caps.None
            : new(
                Caps.OfInvestment is { } share ? ShareOf("caps.of_investment", share) : null,
                Caps.PerFamily is { } family ? Amount("caps.per_family", family, currency) : null,
                OneOf<CapsCombine>("caps.combine", Caps.Combine),
                Caps.WithCreditPerFamily is { } credit ? Amount("caps.with_credit_per_family", credit, currency) : null
            );

    private static Gate GateOf(GatePart part) =>
        part.Gate switch
        {
            "certified-progress" => new Gate.CertifiedProgress(ShareOf("gates.share", part.Share)),
            "verified-counterpart" => new Gate.VerifiedCounterpart(ShareOf("gates.share", part.Share)),
            "accounted-for" => new Gate.AccountedFor(ShareOf("gates.share", part.Share)),
            "repayment-commitments" => new Gate.RepaymentCommitments(ShareOf("gates.share", part.Share)),
            _ => throw Bad("gates.gate", part.Gate, new("expected.gates")),
        };

    private static Money Amount(string field, string text, Currency currency) =>
        Must(Money.Parse(text, currency)) is { MinorUnits: >= 0 } amount
            ? amount
            : throw Bad(field, text, new("expected.amount_from_zero"));

    private static Share ShareOf(string field, string text) => Must(Share.Parse(field, text));

    private static int Count(string field, int count) =>
        count >= 0
            ? count
            : throw Bad(
                field,
                count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                new("expected.from_zero")
            );

    private static DocumentFault Bad(string field, object value, CodedText expected) =>
        new(new InstrumentRefusal.NotARule(field, value, expected));
}
