using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.Storage.Access;
using Ledger.Storage.Database;
using Ledger.Storage.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Ledger.Storage.Alliances;

/// <summary>Questions about many alliances.</summary>
public sealed class AllianceReader
{
    private readonly LedgerStore _database;

    internal AllianceReader(LedgerStore database) => _database = database;

    /// <summary>The codes of alliances, in order. What is null does not filter.</summary>
    /// <param name="scopes">The parts of the ledger that the caller sees; null: all of it.</param>
    public async Task<IReadOnlyList<string>> Codes(
        string? programme,
        string? unit,
        AllianceState? state,
        IReadOnlyList<Scope>? scopes,
        CancellationToken cancel = default
    )
    {
        await using var db = _database.NewContext();
        var codes = await db.Set<Alliance>()
            .Within(scopes)
            .Where(alliance =>
                (programme == null || alliance.Programme == programme)
                && (unit == null || alliance.Unit == unit)
                && (state == null || alliance.State == state)
            )
            .Select(alliance => alliance.Code)
            .ToListAsync(cancel);
        codes.Sort(StringComparer.Ordinal);
        return codes;
    }

    /// <summary>Alliances with all their files, by code.</summary>
    public async Task<IReadOnlyList<Dossier>> Dossiers(
        IReadOnlyCollection<string> codes,
        CancellationToken cancel = default
    ) =>
        [
            .. (await DossierStore.Load(_database.Dialect, codes, cancel)).OrderBy(
                dossier => dossier.Alliance.Code,
                StringComparer.Ordinal
            ),
        ];

    /// <summary>The pledges that were not paid by their day, of alliances of one programme.</summary>
    public async Task<IReadOnlyList<(string Alliance, Pledge Pledge)>> Late(
        string programme,
        IReadOnlyList<Scope>? scopes,
        NodaTime.LocalDate today,
        CancellationToken cancel = default
    )
    {
        await using var db = _database.NewContext();
        var late = await (
            from pledge in db.Set<Pledge>().AsNoTracking().Where(new PledgeIsLate(today))
            join alliance in db.Set<Alliance>().AsNoTracking().Within(scopes) on pledge.Alliance equals alliance.Id
            where alliance.Programme == programme
            select new { alliance.Code, Pledge = pledge }
        ).ToListAsync(cancel);
        return
        [
            .. late.OrderBy(row => row.Pledge.DueOn)
                .ThenBy(row => row.Code, StringComparer.Ordinal)
                .ThenBy(row => row.Pledge.Number)
                .Select(row => (row.Code, row.Pledge)),
        ];
    }

    /// <summary>
    /// The codes of all estates in these scopes: programmes', alliances', from the day on which they execute, and
    /// funds'.
    /// </summary>
    public async Task<IReadOnlySet<string>> EstatesOf(IReadOnlyList<Scope> scopes, CancellationToken cancel = default)
    {
        await using var db = _database.NewContext();
        var alliances = db.Set<Alliance>()
            .AsNoTracking()
            .Within(scopes)
            .Where(AllianceHasEstate.Question)
            .Select(alliance => alliance.Code);
        var funds = db.Set<Fund>().AsNoTracking().Within(scopes).Select(fund => fund.Code);
        return (await alliances.Concat(funds).ToListAsync(cancel))
            .Concat(ScopeQueries.Codes(scopes, ScopeKind.Programme))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>In which currency each of these alliances is; those that there are not are left out.</summary>
    public async Task<IReadOnlyDictionary<string, Currency>> CurrenciesOf(
        IReadOnlyCollection<string> codes,
        CancellationToken cancel = default
    )
    {
        await using var db = _database.NewContext();
        return await db.Set<Alliance>()
            .AsNoTracking()
            .Where(alliance => codes.Contains(alliance.Code))
            .Select(alliance => new { alliance.Code, alliance.Incentive.Currency })
            .ToDictionaryAsync(
                alliance => alliance.Code,
                alliance => alliance.Currency,
                StringComparer.Ordinal,
                cancel
            );
    }
}
