using Ledger.Application.Authorization;
using Ledger.Foundations;
using Ledger.Storage.Access;

namespace Ledger.Application.Imports.Par2;

/// <summary>What loading the published table did.</summary>
/// <param name="Done">Commands done now.</param>
/// <param name="Replayed">Commands that were done before.</param>
public sealed record PortfolioLoaded(string Programme, int Units, int Agreements, int Done, int Replayed);

/// <summary>Makes a portfolio of the published table of PAR II and drives it through the engine.</summary>
/// <param name="Table">One row per operational unit.</param>
/// <param name="Published">The published totals and facts.</param>
/// <param name="Instrument">The rules that the agreements follow, by the code that the facts name.</param>
/// <param name="Progress">Is told each unit that is there.</param>
public sealed record LoadPortfolio(
    InputFile Table,
    InputFile Published,
    Func<string, InputFile> Instrument,
    IProgress<UnitLoaded>? Progress = null
) : Request<PortfolioLoaded>
{
    private const int MaxInstrumentBytes = 1 << 20;

    internal override IReadOnlyList<SubjectName> Subjects => [];

    internal override async Task<Result<PortfolioLoaded>> Answer(Call call, CancellationToken cancel)
    {
        try
        {
            var facts = PublishedFacts.Read(Published);
            var units = UnitRow.ReadAll(Table, facts);
            var rules = string.Join('\n', Instrument(facts.InstrumentCode).Lines(MaxInstrumentBytes));
            var instrument = RefusedException.Or(
                await call.Database.Rules.Load(rules, call.By, isDryRun: false, cancel)
            );
            var building = new PortfolioBuilding(call.Database, facts, units, instrument);
            await foreach (var unit in building.Build(call.By))
                Progress?.Report(unit);
            var (done, before) = building.Counts;
            return new PortfolioLoaded(facts.Programme, units.Count, units.Sum(unit => unit.Agreements), done, before);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }
}
