using Ledger.Access;
using Ledger.Alliances;
using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Programmes;
using NodaTime;

namespace Ledger.Application.Queries.Rules;

/// <summary>The rules under which a programme finances, in one version.</summary>
/// <param name="Recipient">For whom it is.</param>
public sealed record InstrumentLine(
    string Instrument,
    int Version,
    LocalDate ValidFrom,
    LocalDate? ValidThrough,
    Channel Channel,
    WordKey Recipient,
    string Source,
    [property: ForPrograms] string Name,
    [property: ForPrograms] Currency Currency
);

/// <summary>The instruments that are loaded.</summary>
public sealed record ListInstruments(int? Page) : Question<Listing<InstrumentLine>>
{
    internal override async Task<Result<Listing<InstrumentLine>>> Answer(Call call, CancellationToken cancel) =>
        Values.Page.Of(
            [
                .. (await call.Database.Rules.Instruments(cancel)).Select(rules => new InstrumentLine(
                    rules.Code,
                    rules.Version,
                    rules.ValidFrom,
                    rules.ValidThrough,
                    rules.Channel,
                    WordKey.Of("Recipient", rules.Recipient),
                    rules.Source,
                    rules.Name,
                    rules.Currency
                )),
            ],
            Page
        );
}

/// <summary>A condition of each release.</summary>
/// <param name="AtLeast">The least share; of certified progress what is certified beyond it.</param>
public sealed record GateLine(WordKey Condition, Share AtLeast);

/// <summary>Who approves amounts from this one on.</summary>
public sealed record ApprovalLine(Money From, [property: ForPrograms] Currency Currency, Sentence Approvers);

/// <summary>How long a file may stay in a state.</summary>
public sealed record ServiceLevelLine(WordKey Life, WordKey State, int BusinessDays);

/// <summary>What the programme pays of a manager in a year of the alliance.</summary>
public sealed record ManagerYearLine(int Year, Share PaidByProgramme);

/// <summary>A document that the exit record must have.</summary>
public sealed record ExitDocumentLine(string Document);

/// <summary>Who may be a member.</summary>
/// <param name="MaxUaf">The most land, in family farming units.</param>
/// <param name="MaxAssetsSmmlv">The most assets, in minimum wages; the same of the net income.</param>
public sealed record EligibilityView(
    bool Adult,
    decimal? MaxUaf,
    int? MaxAssetsSmmlv,
    int? MaxNetIncomeSmmlv,
    Share? MinAgriculturalIncome
);

/// <summary>What an instrument says.</summary>
/// <param name="CapOfInvestment">The most that the programme pays, as a share of the investment.</param>
/// <param name="CapsCombine">Which of the caps counts.</param>
/// <param name="RepaidIntoFund">Whether members repay into the organization's rotating fund.</param>
/// <param name="AdvanceAmortization">Of each works certificate; so is <paramref name="Retention"/>.</param>
public sealed record InstrumentView(
    string Instrument,
    int Version,
    string Name,
    string Source,
    LocalDate ValidFrom,
    LocalDate? ValidThrough,
    Channel Channel,
    Currency Currency,
    WordKey Recipient,
    string Models,
    string LoanCategories,
    Share? CapOfInvestment,
    Money? CapPerFamily,
    CapsCombine? CapsCombine,
    Money? CapWithCreditPerFamily,
    bool RepaidIntoFund,
    int? AccompanimentYears,
    Share? AdvanceAmortization,
    Share? Retention,
    EligibilityView? Eligible,
    Listing<GateLine> Gates,
    Listing<ApprovalLine> Approvals,
    Listing<ServiceLevelLine> ServiceLevels,
    Listing<ManagerYearLine> ManagerYears,
    Listing<ExitDocumentLine> ExitRecord
);

/// <summary>One instrument.</summary>
public sealed record ShowInstrument(string Code, int Version) : Question<InstrumentView>
{
    internal override async Task<Result<InstrumentView>> Answer(Call call, CancellationToken cancel) =>
        await call.Database.Rules.Find(Code, Version, cancel) is { } rules
            ? Of(rules)
            : new AllianceRefusal.UnknownInstrument($"{Code} {Version}");

    private static InstrumentView Of(Instrument rules)
    {
        var (caps, years, works) = (rules.Caps, rules.Accompaniment, rules.Works);
        var hasWorks = works != new WorksTerms(default, default);
        return new InstrumentView(
            rules.Code,
            rules.Version,
            rules.Name,
            rules.Source,
            rules.ValidFrom,
            rules.ValidThrough,
            rules.Channel,
            rules.Currency,
            WordKey.Of("Recipient", rules.Recipient),
            string.Join(", ", rules.Models),
            string.Join(", ", rules.LoanCategories),
            caps.OfInvestment,
            caps.PerFamily,
            caps.PerFamily is null ? null : caps.Combine,
            caps.WithCreditPerFamily,
            rules.RepaidIntoFund,
            years.Years > 0 ? years.Years : null,
            hasWorks ? works.AdvanceAmortization : null,
            hasWorks ? works.Retention : null,
            rules.Eligibility is { } eligible
                ? new EligibilityView(
                    eligible.Adult,
                    eligible.MaxUaf,
                    eligible.MaxAssetsSmmlv,
                    eligible.MaxNetIncomeSmmlv,
                    eligible.MinAgriculturalIncome
                )
                : null,
            new Listing<GateLine>([.. rules.Gates.Select(Of)]),
            new Listing<ApprovalLine>([
                .. rules.Approvals.Select(rule => new ApprovalLine(
                    rule.From,
                    rule.From.Currency,
                    CodedText.List(
                        int.MaxValue,
                        [.. rule.Approvers.Select(role => new CodedText("people.role", ("Role", role)))]
                    )
                )),
            ]),
            new Listing<ServiceLevelLine>([
                .. rules.ServiceLevels.Select(level => new ServiceLevelLine(
                    WordKey.Of(nameof(CaseKind), level.Life),
                    WordKey.Of($"{level.Life}State", level.State),
                    level.Days
                )),
            ]),
            new Listing<ManagerYearLine>([
                .. Enumerable
                    .Range(1, years.ManagerYears)
                    .Select(year => new ManagerYearLine(year, years.ProgrammeShare(year))),
            ]),
            new Listing<ExitDocumentLine>([.. rules.ExitRecord.Select(document => new ExitDocumentLine(document))])
        );
    }

    private static GateLine Of(Gate gate) =>
        gate switch
        {
            Gate.CertifiedProgress certified => new(Condition("certified-progress"), certified.Advance),
            Gate.VerifiedCounterpart counterpart => new(Condition("verified-counterpart"), counterpart.Minimum),
            Gate.AccountedFor accounted => new(Condition("accounted-for"), accounted.Minimum),
            Gate.RepaymentCommitments commitments => new(Condition("repayment-commitments"), commitments.Minimum),
            _ => throw new InvalidOperationException($"{gate} has no words."),
        };

    private static WordKey Condition(string code) => WordKey.Of(nameof(Condition), code);
}
