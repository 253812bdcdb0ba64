using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Storage.Access;
using Ledger.Storage.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Programmes;

/// <summary>Programmes, instruments and delegations. What was loaded never changes, so it may be remembered.</summary>
public sealed class RulesRegistry
{
    private readonly Func<LedgerDb> _contexts;
    private readonly WriteOnce _once;
    private readonly VersionedDocuments<InstrumentRow, Instrument> _instruments;

    internal RulesRegistry(Func<LedgerDb> contexts, Dialect dialect, IClock? clock)
    {
        (_contexts, _once) = (contexts, new WriteOnce(contexts, dialect));
        _instruments = new(
            contexts,
            dialect,
            clock,
            InstrumentDocument.Read,
            instrument => (instrument.Code, instrument.Version),
            instrument => new InstrumentRefusal.VersionTaken(instrument.ToString())
        );
    }

    /// <summary>
    /// Loads an instrument's document. The same again changes nothing; other content under the same code and version is
    /// refused.
    /// </summary>
    public Task<Result<Instrument>> Load(
        string document,
        Person by,
        bool isDryRun = false,
        CancellationToken cancel = default
    ) => _instruments.Load(document, by, (_, _) => Task.FromResult<Refusal?>(null), isDryRun, cancel);

    public Task<Instrument?> Find(string code, int version, CancellationToken cancel = default) =>
        _instruments.Find(code, version, cancel);

    public Task<IReadOnlyList<Instrument>> Instruments(CancellationToken cancel = default) => _instruments.All(cancel);

    /// <summary>
    /// Registers a programme; its estate is opened in the journal beside. The same again changes nothing.
    /// </summary>
    public Task<Result<Programme>> Register(Programme programme, CancellationToken cancel = default)
    {
        return _once.Add(programme, Known, Add, isDryRun: false, cancel);

        async Task<Result<Programme>?> Known() =>
            await Programme(programme.Estate, cancel) is not { } known ? null
            : known == programme ? known
            : new ProgrammeRefusal.OtherContent(programme.Estate);

        Task<Refusal?> Add(LedgerDb db)
        {
            db.Add(RowOf(programme));
            return Task.FromResult<Refusal?>(null);
        }
    }

    public async Task<Programme?> Programme(string estate, CancellationToken cancel = default)
    {
        await using var db = _contexts();
        return
            await db.Set<ProgrammeRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Estate == estate, cancel)
                is { } row
            ? ProgrammeOf(row)
            : null;
    }

    public async Task<IReadOnlyList<Programme>> Programmes(CancellationToken cancel = default)
    {
        await using var db = _contexts();
        return (await db.Set<ProgrammeRow>().AsNoTracking().OrderBy(row => row.Estate).ToListAsync(cancel)).ConvertAll(
            ProgrammeOf
        );
    }

    /// <summary>Adds the selects of what stands and was given to these people.</summary>
    /// <returns>
    /// When the batch has been executed: each with the scopes for which its giver holds the role on a day.
    /// </returns>
    internal static Func<LocalDate, IReadOnlyList<Delegation>> AskDelegations(
        SelectBatch batch,
        IEnumerable<Guid> takers
    )
    {
        const string Given = "{keys} JOIN delegation t ON t.taker = k.id AND t.withdrawn_at IS NULL";
        var ids = new IdColumns(takers).Set;
        var (given, held) = (
            batch.Select(RuleTables.Delegations, Given, ids),
            new Dictionary<Id<RoleAssignment>, RoleAssignment>()
        );
        batch.Select(
            RoleAssignmentRow.OfGivers,
            ids,
            row =>
            {
                var assignment = RoleAssignmentRow.Read(row);
                held[assignment.Id] = assignment;
            }
        );
        return day =>
            given.ConvertAll(row =>
            {
                var delegation = DelegationRegistry.Of(row);
                return delegation with
                {
                    Scopes =
                    [
                        .. held
                            .Values.Where(assignment =>
                                assignment.Person == delegation.Giver
                                && assignment.Role == delegation.Role
                                && assignment.IsInEffect(day)
                            )
                            .Select(assignment => assignment.Scope),
                    ],
                };
            });
    }

    /// <summary>
    /// Adds the select of the instruments of some alliances, unless some are remembered already: then another one is
    /// looked for by itself.
    /// </summary>
    internal void AskInstruments(SelectBatch batch, RowSet alliances) =>
        _instruments.Ask(
            batch,
            RuleTables.Instruments,
            "instrument t WHERE EXISTS (SELECT 1 FROM {keys} JOIN alliance a ON a.code = k.code "
                + "WHERE a.instrument = t.code AND a.instrument_version = t.version)",
            alliances
        );

    internal static ProgrammeRow RowOf(Programme programme) =>
        new()
        {
            Estate = programme.Estate,
            Name = programme.Name,
            Country = programme.Country,
            Currency = programme.Currency.Code,
            Zone = programme.Zone,
            PerDollar = programme.PerDollar,
        };

    internal static Programme ProgrammeOf(ProgrammeRow row) =>
        new()
        {
            Estate = row.Estate,
            Name = row.Name,
            Country = row.Country,
            Currency =
                Currency.Find(row.Currency)
                ?? throw new InvalidDataException($"Programme {row.Estate} has no currency."),
            Zone = row.Zone,
            PerDollar = row.PerDollar,
        };
}
