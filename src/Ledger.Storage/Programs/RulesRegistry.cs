using Ledger.Access;
using Ledger.Foundations;
using Ledger.Programs;
using Ledger.Storage.Access;
using Ledger.Storage.Journal;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Programs;

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
    public Task<Result<Instrument>> Load(string document, Person by, CancellationToken cancel = default) =>
        _instruments.Load(document, by, (_, _) => Task.FromResult<Refusal?>(null), cancel);

    public Task<Instrument?> Find(string code, int version, CancellationToken cancel = default) =>
        _instruments.Find(code, version, cancel);

    public Task<IReadOnlyList<Instrument>> Instruments(CancellationToken cancel = default) => _instruments.All(cancel);

    /// <summary>
    /// Registers a programme; its estate is opened in the journal beside. The same again changes nothing.
    /// </summary>
    public Task<Result<Programme>> Register(Programme programme, CancellationToken cancel = default)
    {
        return _once.Add(programme, Known, Add, cancel);

        async Task<Result<Programme>?> Known() =>
            await Programme(programme.Estate, cancel) is not { } known ? null
            : known == programme ? known
            : new ProgrammeRefusal.RegisteredOtherwise(programme.Estate);

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

    /// <summary>
    /// What stands and was given to these people, each with the scopes for which its giver holds the role on a day.
    /// </summary>
    internal static async Task<IReadOnlyList<Delegation>> DelegationsTo(
        LedgerDb db,
        IReadOnlyCollection<Guid> takers,
        LocalDate day,
        CancellationToken cancel
    )
    {
        var given = (
            await db.Set<DelegationRow>()
                .AsNoTracking()
                .Where(row => takers.Contains(row.Taker) && row.WithdrawnAt == null)
                .ToListAsync(cancel)
        ).ConvertAll(DelegationRegistry.Of);
        if (given.Count == 0)
            return given;
        var givers = given.Select(delegation => delegation.Giver.Value).Distinct().ToList();
        var held = (
            await db.Set<RoleAssignmentRow>()
                .AsNoTracking()
                .Where(row => givers.Contains(row.Person) && row.EndedAt == null)
                .ToListAsync(cancel)
        )
            .ConvertAll(row => row.ToAssignment())
            .Where(assignment => assignment.IsInEffect(day))
            .ToLookup(assignment => (assignment.Person, assignment.Role), assignment => assignment.Scope);
        return given.ConvertAll(delegation =>
            delegation with
            {
                Scopes = [.. held[(delegation.Giver, delegation.Role)]],
            }
        );
    }

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
