using System.Collections.Concurrent;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Programs;
using Ledger.Storage.Journal;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Programs;

/// <summary>Programmes, instruments and delegations. What was loaded never changes, so it may be remembered.</summary>
public sealed class RulesRegistry
{
    private readonly Func<LedgerDb> _contexts;
    private readonly Dialect _dialect;
    private readonly IClock? _clock;
    private readonly ConcurrentDictionary<(string, int), Instrument> _instruments = new();

    internal RulesRegistry(Func<LedgerDb> contexts, Dialect dialect, IClock? clock) => (_contexts, _dialect, _clock) = (contexts, dialect, clock);

    /// <summary>Loads an instrument's document. The same again changes nothing; other content under the same code and version is refused.</summary>
    public async Task<Result<Instrument>> Load(string document, Person by, CancellationToken cancel = default)
    {
        var read = InstrumentDocument.Read(document);
        if (!read.IsAccepted(out var instrument)) return read.Refusal!;
        if (await Known(instrument, document, cancel) is { } before) return before;
        try
        {
            await using var db = _contexts();
            db.Add(new InstrumentRow { Code = instrument.Code, Version = instrument.Version, Document = document, LoadedBy = by.Id.Value, LoadedAt = await Questions.Now(_dialect, _clock, cancel) });
            await db.SaveChangesAsync(cancel);
            return instrument;
        }
        catch (DbUpdateException fault) when (fault.InnerException is { } inner && _dialect.IsTransient(inner))
        {
            // Perhaps somebody loaded this version since we looked.
            if (await Known(instrument, document, cancel) is { } meanwhile) return meanwhile;
            throw;
        }
    }

    /// <summary>The answer when the version is loaded already: the same, or the refusal because its content is another; null when it is not.</summary>
    private async Task<Result<Instrument>?> Known(Instrument instrument, string document, CancellationToken cancel)
    {
        await using var db = _contexts();
        return await db.Set<InstrumentRow>().FindAsync([instrument.Code, instrument.Version], cancel) is not { } known ? null
            : InstrumentDocument.AreSame(known.Document, document) ? instrument : new InstrumentRefusal.VersionTaken(instrument.ToString());
    }

    public async Task<Instrument?> Find(string code, int version, CancellationToken cancel = default)
    {
        if (_instruments.TryGetValue((code, version), out var known)) return known;
        await using var db = _contexts();
        if (await db.Set<InstrumentRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Code == code && row.Version == version, cancel) is not { } row) return null;
        return _instruments[(code, version)] = Read(row);
    }

    public async Task<IReadOnlyList<Instrument>> Instruments(CancellationToken cancel = default)
    {
        await using var db = _contexts();
        return (await db.Set<InstrumentRow>().AsNoTracking().OrderBy(row => row.Code).ThenBy(row => row.Version).ToListAsync(cancel)).ConvertAll(Read);
    }

    /// <summary>Registers a programme; its estate is opened in the journal beside. The same again changes nothing.</summary>
    public async Task<Result<Programme>> Register(Programme programme, CancellationToken cancel = default)
    {
        await using var db = _contexts();
        if (await Programme(programme.Estate, cancel) is { } known) return known == programme ? known : new ProgrammeRefusal.RegisteredOtherwise(programme.Estate);
        db.Add(RowOf(programme));
        await db.SaveChangesAsync(cancel);
        return programme;
    }

    public async Task<Programme?> Programme(string estate, CancellationToken cancel = default)
    {
        await using var db = _contexts();
        return await db.Set<ProgrammeRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Estate == estate, cancel) is { } row ? ProgrammeOf(row) : null;
    }

    public async Task<IReadOnlyList<Programme>> Programmes(CancellationToken cancel = default)
    {
        await using var db = _contexts();
        return (await db.Set<ProgrammeRow>().AsNoTracking().OrderBy(row => row.Estate).ToListAsync(cancel)).ConvertAll(ProgrammeOf);
    }

    /// <summary>What stands and was given to these people, each with the organization of who gave it.</summary>
    internal static async Task<IReadOnlyList<Delegation>> DelegationsTo(LedgerDb db, IReadOnlyCollection<Guid> takers, CancellationToken cancel)
    {
        var given = (await db.Set<DelegationRow>().AsNoTracking().Where(row => takers.Contains(row.Taker) && row.WithdrawnAt == null).ToListAsync(cancel)).ConvertAll(DelegationRegistry.Of);
        if (given.Count == 0) return given;
        var givers = given.Select(delegation => delegation.Giver).Distinct().ToList();
        var organizations = await db.People.AsNoTracking().Where(person => givers.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Organization, cancel);
        return given.ConvertAll(delegation => delegation with { Organization = organizations.GetValueOrDefault(delegation.Giver, "") });
    }

    private static Instrument Read(InstrumentRow row) => InstrumentDocument.Read(row.Document).Match(
        instrument => instrument, refusal => throw new InvalidDataException($"The stored instrument {row.Code} {row.Version} cannot be read any more: {refusal.Message}"));

    internal static ProgrammeRow RowOf(Programme programme) => new()
    {
        Estate = programme.Estate, Name = programme.Name, Country = programme.Country, Currency = programme.Currency.Code, Zone = programme.Zone, PerDollar = programme.PerDollar,
    };

    internal static Programme ProgrammeOf(ProgrammeRow row) => new()
    {
        Estate = row.Estate, Name = row.Name, Country = row.Country, Currency = Currency.Find(row.Currency) ?? throw new InvalidDataException($"Programme {row.Estate} has no currency."), Zone = row.Zone, PerDollar = row.PerDollar,
    };
}
