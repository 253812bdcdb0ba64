using System.Collections.Concurrent;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.Programs;
using Ledger.RotatingFunds;
using Ledger.Storage.Journal;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.RotatingFunds;

/// <summary>Regulations of funds, and the most that the law lets them ask. What was loaded never changes, so it may be remembered.</summary>
public sealed class LendingRules
{
    private readonly Func<LedgerDb> _contexts;
    private readonly Dialect _dialect;
    private readonly IClock? _clock;
    private readonly ConcurrentDictionary<(string, int), Regulation> _regulations = new();

    internal LendingRules(Func<LedgerDb> contexts, Dialect dialect, IClock? clock) => (_contexts, _dialect, _clock) = (contexts, dialect, clock);

    /// <summary>Loads a regulation's document. The same again changes nothing; other content under the same code and version is refused.</summary>
    public async Task<Result<Regulation>> Load(string document, Person by, CancellationToken cancel = default)
    {
        var read = RegulationDocument.Read(document);
        if (!read.IsAccepted(out var regulation)) return read.Refusal!;
        if (await Row(regulation.Code, regulation.Version, cancel) is { } known)
            return InstrumentDocument.AreSame(known.Document, document) ? regulation : new RegulationRefusal.VersionTaken(regulation.ToString());
        await using var db = _contexts();
        db.Add(new RegulationRow { Code = regulation.Code, Version = regulation.Version, Document = document, LoadedBy = by.Id.Value, LoadedAt = await Questions.Now(_dialect, _clock, cancel) });
        await db.SaveChangesAsync(cancel);
        return regulation;
    }

    public async Task<Regulation?> Find(string code, int version, CancellationToken cancel = default)
    {
        if (_regulations.TryGetValue((code, version), out var known)) return known;
        return await Row(code, version, cancel) is { } row ? _regulations[(code, version)] = Read(row) : null;
    }

    public async Task<IReadOnlyList<Regulation>> Regulations(CancellationToken cancel = default)
    {
        await using var db = _contexts();
        return (await db.Set<RegulationRow>().AsNoTracking().OrderBy(row => row.Code).ThenBy(row => row.Version).ToListAsync(cancel)).ConvertAll(Read);
    }

    /// <summary>Adds a legal maximum. The same again changes nothing; another one for the same day is refused.</summary>
    public async Task<Result<LegalMaximum>> Set(LegalMaximum maximum, Person by, CancellationToken cancel = default)
    {
        if ((Fund.WhyNoCountry(maximum.Country) ?? Text.Clean("source", maximum.Source, 200, required: true).Refusal) is { } wrong) return wrong;
        await using var db = _contexts();
        if (await db.Set<LegalMaximumRow>().FindAsync([maximum.Country, maximum.From], cancel) is { } known)
            return Of(known) == maximum ? maximum : new LendingRefusal.MaximumTaken(maximum.Country, maximum.From, known.Source);
        db.Add(new LegalMaximumRow { Country = maximum.Country, From = maximum.From, Rate = maximum.EffectiveYear?.ToString() ?? "", Source = maximum.Source, LoadedBy = by.Id.Value, LoadedAt = await Questions.Now(_dialect, _clock, cancel) });
        await db.SaveChangesAsync(cancel);
        return maximum;
    }

    /// <summary>All that are known, the oldest first.</summary>
    public async Task<IReadOnlyList<LegalMaximum>> Maxima(CancellationToken cancel = default)
    {
        await using var db = _contexts();
        return await Maxima(db, cancel);
    }

    internal static async Task<IReadOnlyList<LegalMaximum>> Maxima(LedgerDb db, CancellationToken cancel) =>
        (await db.Set<LegalMaximumRow>().AsNoTracking().OrderBy(row => row.Country).ThenBy(row => row.From).ToListAsync(cancel)).ConvertAll(Of);

    private async Task<RegulationRow?> Row(string code, int version, CancellationToken cancel)
    {
        await using var db = _contexts();
        return await db.Set<RegulationRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Code == code && row.Version == version, cancel);
    }

    private static LegalMaximum Of(LegalMaximumRow row) =>
        new(row.Country, row.From, row.Rate.Length == 0 ? null : Rate.Parse("maximum", row.Rate).Match(rate => rate, refusal => throw new InvalidDataException(refusal.Message)), row.Source);

    private static Regulation Read(RegulationRow row) => RegulationDocument.Read(row.Document).Match(
        regulation => regulation, refusal => throw new InvalidDataException($"The stored regulation {row.Code} {row.Version} cannot be read any more: {refusal.Message}"));
}
