using Ledger.Access;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Storage;
using static Ledger.Journal.Instruction;

namespace Ledger.Application.Imports.Par2;

/// <summary>
/// Builds the portfolio in a ledger: people, rules, the programme's money, then every agreement's commands, unit by
/// unit.
/// </summary>
internal sealed class PortfolioBuilding(
    LedgerDatabase database,
    PublishedFacts facts,
    IReadOnlyList<UnitRow> units,
    Instrument instrument
)
{
    private const int AtATime = 2;

    private readonly Portfolio _portfolio = new(facts, units, instrument);

    /// <summary>Commands done now and commands that were done before.</summary>
    public (int Done, int Before) Counts { get; private set; }

    /// <summary>Builds it, and answers each unit when it is there.</summary>
    public async IAsyncEnumerable<UnitLoaded> Build(Person by)
    {
        foreach (var unit in units)
            _portfolio.Cast.AddManagers(_portfolio.Agreements(unit));
        _portfolio.Cast.Take(RefusedException.Or(await database.People.Register(_portfolio.Cast.People)));
        RefusedException.Or(await database.Rules.Register(_portfolio.Programme));
        RefusedException.Or(
            await database.Journal.Post(
                new JournalRequest(RequestIds.FromReference(Portfolio.Source, "programme"), by, Fund())
            )
        );
        // Two at a time: one unit's acts are judged while the database stores the other's.
        var (next, under) = (0, new Queue<Task<(UnitLoaded Unit, int Before)>>());
        while (next < units.Count || under.Count > 0)
        {
            while (next < units.Count && under.Count < AtATime)
            {
                var row = units[next++];
                under.Enqueue(Task.Run(() => Build(row)));
            }
            var (unit, before) = await under.Dequeue();
            Counts = (Counts.Done + unit.Commands - before, Counts.Before + before);
            yield return unit;
        }
    }

    /// <returns>The unit, and how many of its commands were done before.</returns>
    private async Task<(UnitLoaded Unit, int Before)> Build(UnitRow unit)
    {
        var commands = _portfolio.Acts(unit);
        var answers = await database.Alliances.Do(commands);
        foreach (var (command, answer) in commands.Zip(answers))
            if (answer.Refusal is { } refusal)
                throw new RefusedException(
                    new RefusedAt($"{command.Alliance}, {command.Command.GetType().Name}", refusal)
                );
        var before = answers.Count(answer => answer.IsAccepted(out var receipt) && receipt.IsReplay);
        return (new UnitLoaded(unit.Name, unit.Agreements, commands.Count), before);
    }

    /// <summary>The programme's books, what was appropriated, and the loan's money for the transfers.</summary>
    private List<Instruction> Fund()
    {
        var transferred = units.Aggregate(Money.Zero(facts.Currency), (sum, unit) => sum + unit.Transferred);
        List<Instruction> instructions =
        [
            new OpenEstate(
                new Estate(
                    new(RequestIds.FromReference(Portfolio.Source, "programme").Value),
                    facts.ProgrammeEstate,
                    EstateKind.Programme,
                    facts.Programme,
                    facts.Zone,
                    facts.Currency,
                    facts.OpenedOn
                )
            ),
        ];
        foreach (
            var (funding, amount) in _portfolio.Appropriations.OrderBy(
                pair => pair.Key.Appropriation.Value,
                StringComparer.Ordinal
            )
        )
        {
            instructions.Add(
                new OpenAccount(
                    facts.ProgrammeEstate,
                    new AccountKey("8110", funding.Appropriation, facts.Currency),
                    facts.OpenedOn
                )
            );
            instructions.Add(
                new PostEntry(
                    Entry(
                        new CodedText("entry.appropriation_of", ("Year", $"{funding.Year}")),
                        Posting.Debit("8110", amount, funding.Appropriation, funding.Dimensions),
                        Posting.Credit("8190", amount, default, funding.Dimensions)
                    )
                )
            );
        }
        instructions.Add(
            new PostEntry(
                Entry(
                    new CodedText("entry.received_for_transfers"),
                    Posting.Debit("1110", transferred),
                    Posting.Credit("3110", transferred)
                )
            )
        );
        return instructions;
    }

    private JournalEntry Entry(CodedText narrative, params Posting[] postings) =>
        RefusedException.Or(
            JournalEntry.Draft(
                facts.ProgrammeEstate,
                facts.OpenedOn,
                facts.OpenedOn,
                narrative,
                postings,
                facts.SourceDocument
            )
        );
}

/// <summary>One unit's agreements, which are in the ledger now.</summary>
public sealed record UnitLoaded(string Unit, int Agreements, int Commands);
