using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.Storage.Access;
using NodaTime;

namespace Ledger.Application.Commands.Rules;

/// <summary>A versioned document of rules as loaded.</summary>
/// <param name="Replay">Whether it was loaded before: nothing is new.</param>
public sealed record RulesLoaded(
    [property: ForPrograms] string Code,
    [property: ForPrograms] int Version,
    [property: ForPrograms] string Name,
    [property: ForPrograms] string Source,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] bool Replay,
    [property: ForPrograms] bool DryRun,
    IReadOnlyList<Sentence> Notes
)
{
    internal static IReadOnlyList<Sentence> Told(Call call, bool isKnown, string what, string name, string source) =>
        [
            new CodedText(
                isKnown ? "rules.known"
                    : call.Sending.IsDryRun ? "rules.would_be_loaded"
                    : "rules.loaded",
                ("What", what),
                ("Name", name),
                ("Source", source)
            ),
        ];
}

/// <summary>
/// Loads the rules under which a programme finances. The same again changes nothing; other content under the same code
/// and version is refused.
/// </summary>
/// <param name="Document">The instrument's document: the text of its JSON, which is kept as it is.</param>
public sealed record LoadInstrument(string Document) : Request<RulesLoaded>, INeedsNoId
{
    internal override IReadOnlyList<SubjectName> Subjects => [];

    internal override async Task<Result<RulesLoaded>> Answer(Call call, CancellationToken cancel)
    {
        var before = await call.Database.Rules.Instruments(cancel);
        var loaded = await call.Database.Rules.Load(Document, call.By, call.Sending.IsDryRun, cancel);
        if (!loaded.IsAccepted(out var rules))
            return loaded.Refusal!;
        var isKnown = before.Any(other => (other.Code, other.Version) == (rules.Code, rules.Version));
        return new RulesLoaded(
            rules.Code,
            rules.Version,
            rules.Name,
            rules.Source,
            rules.Currency,
            isKnown,
            call.Sending.IsDryRun,
            RulesLoaded.Told(call, isKnown, rules.ToString(), rules.Name, rules.Source)
        );
    }
}

/// <summary>
/// Loads the rules under which rotating funds lend. A code belongs to the organization of who loads its first version,
/// or to the programme office.
/// </summary>
/// <param name="Document">The regulation's document: the text of its JSON, which is kept as it is.</param>
public sealed record LoadRegulation(string Document) : Request<RulesLoaded>, INeedsNoId
{
    internal override IReadOnlyList<SubjectName> Subjects => [];

    internal override async Task<Result<RulesLoaded>> Answer(Call call, CancellationToken cancel)
    {
        var before = await call.Database.Lending.Regulations(cancel);
        var loaded = await call.Database.Lending.Load(Document, call.By, call.Sending.IsDryRun, cancel);
        if (!loaded.IsAccepted(out var rules))
            return loaded.Refusal!;
        var isKnown = before.Any(other => (other.Code, other.Version) == (rules.Code, rules.Version));
        return new RulesLoaded(
            rules.Code,
            rules.Version,
            rules.Name,
            rules.Source,
            rules.Currency,
            isKnown,
            call.Sending.IsDryRun,
            RulesLoaded.Told(call, isKnown, rules.ToString(), rules.Name, rules.Source)
        );
    }
}

/// <summary>The most that the law of a country lets a fund ask, from a day on.</summary>
/// <param name="Rate">As an effective rate a year; null: nothing is the most.</param>
public sealed record MaximumSet(
    [property: ForPrograms] string Country,
    [property: ForPrograms] LocalDate From,
    [property: ForPrograms] string? Rate,
    [property: ForPrograms] string Source,
    IReadOnlyList<Sentence> Notes
);

/// <summary>Adds a legal maximum. The same again changes nothing; another one for the same day is refused.</summary>
/// <param name="Country">ISO 3166 code.</param>
/// <param name="Rate">As in 26.5%/year-effective; <c>none</c>: nothing is the most.</param>
/// <param name="Source">The act that says so.</param>
public sealed record SetMaximum(string Country, LocalDate From, string Rate, string Source)
    : Request<MaximumSet>,
        INeedsNoId
{
    private const string None = "none";

    internal override IReadOnlyList<SubjectName> Subjects => [];

    internal override async Task<Result<MaximumSet>> Answer(Call call, CancellationToken cancel)
    {
        Rate? most = null;
        if (Rate != None)
        {
            var read = Lending.Rate.Parse("rate", Rate);
            if (!read.IsAccepted(out var rate))
                return read.Refusal!;
            most = rate;
        }
        var asked = new LegalMaximum(Country, From, most, Source);
        return (await call.Database.Lending.Set(asked, call.By, call.Sending.IsDryRun, cancel)).Then<MaximumSet>(
            set => new MaximumSet(
                set.Country,
                set.From,
                set.EffectiveYear?.ToString(),
                set.Source,
                [
                    set.EffectiveYear is { } rate
                        ? new CodedText(
                            "maximum.set",
                            ("Country", set.Country),
                            ("From", set.From),
                            ("Rate", rate.ToString()),
                            ("Source", set.Source)
                        )
                        : new CodedText(
                            "maximum.none",
                            ("Country", set.Country),
                            ("From", set.From),
                            ("Source", set.Source)
                        ),
                ]
            )
        );
    }
}
