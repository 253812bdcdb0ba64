using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Storage.Access;
using Ledger.Storage.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Alliances;

/// <summary>How a list of releases is sorted.</summary>
public enum ReleaseOrder
{
    LongestWaiting,
    LargestFirst,
    ByAlliance,
}

/// <summary>Which releases are asked for. What is null is not asked.</summary>
/// <param name="Scopes">The parts of the ledger that the caller sees; null: all of it.</param>
/// <param name="Page">From 1; null: all of them.</param>
public sealed record ReleaseFilter(
    string? Programme = null,
    string? Unit = null,
    ReleaseState? State = null,
    IReadOnlyList<Scope>? Scopes = null,
    ReleaseOrder Order = ReleaseOrder.LongestWaiting,
    int? Page = 1,
    int PageSize = ReleaseFilter.DefaultPageSize
)
{
    public const int DefaultPageSize = 50,
        MaxPageSize = 500;

    internal int First => ((Page ?? 1) - 1) * PageSize;
}

/// <summary>One line of the list.</summary>
public sealed record ReleaseLine(
    string Alliance,
    string Unit,
    int Number,
    int Revision,
    Money Amount,
    LocalDate On,
    ReleaseState State,
    Instant Since
);

/// <summary>One page and how many releases there are in all.</summary>
public sealed record ReleasePage(IReadOnlyList<ReleaseLine> Lines, int Total);

/// <summary>Lists of releases, filtered, sorted and paged by the database.</summary>
public sealed class ReleaseList
{
    private readonly Func<LedgerDb> _contexts;

    internal ReleaseList(Func<LedgerDb> contexts) => _contexts = contexts;

    public async Task<ReleasePage> Read(ReleaseFilter filter, CancellationToken cancel = default)
    {
        await using var db = _contexts();
        if (filter.Page is null)
        {
            var all = await Sorted(Matching(db, filter), filter.Order).ToListAsync(cancel);
            return new ReleasePage(all.ConvertAll(LineOf), all.Count);
        }
        return filter.Order == ReleaseOrder.ByAlliance
            ? await ByAlliance(db, filter, cancel)
            : await BySort(db, filter, cancel);
    }

    /// <summary>
    /// A page far down is found by the keys of an index, not by whole rows; only the page's own rows are read.
    /// </summary>
    private static async Task<ReleasePage> BySort(LedgerDb db, ReleaseFilter filter, CancellationToken cancel)
    {
        var found = Matching(db, filter);
        var total = await Counts(db, filter).SumAsync(alliance => alliance.Count, cancel);
        var ids = await Sorted(found, filter.Order)
            .Select(row => row.Release.Id)
            .Skip(filter.First)
            .Take(filter.PageSize)
            .ToListAsync(cancel);
        var rows = await Matching(db, new ReleaseFilter())
            .Where(row => ids.Contains(row.Release.Id))
            .ToDictionaryAsync(row => row.Release.Id, cancel);
        return new ReleasePage([.. ids.Where(rows.ContainsKey).Select(id => LineOf(rows[id]))], total);
    }

    /// <summary>
    /// How many releases each alliance has says on which alliances a page lies: only theirs are read and sorted.
    /// </summary>
    private static async Task<ReleasePage> ByAlliance(LedgerDb db, ReleaseFilter filter, CancellationToken cancel)
    {
        var found = Matching(db, filter);
        var counts = await Counts(db, filter).ToListAsync(cancel);
        var (first, before, on) = (filter.First, 0, new List<Id<Alliance>>());
        var skipped = 0;
        foreach (var alliance in counts.OrderBy(alliance => alliance.Code, StringComparer.Ordinal))
        {
            if (before + alliance.Count <= first)
                skipped = before + alliance.Count;
            else if (before < first + filter.PageSize)
                on.Add(alliance.Id);
            before += alliance.Count;
        }
        var rows = await Sorted(found.Where(row => on.Contains(row.Alliance.Id)), filter.Order)
            .Skip(first - skipped)
            .Take(filter.PageSize)
            .ToListAsync(cancel);
        return new ReleasePage(rows.ConvertAll(LineOf), before);
    }

    /// <summary>Counted by alliance before they are joined: alliances are few beside their releases.</summary>
    private static IQueryable<Counted> Counts(LedgerDb db, ReleaseFilter filter)
    {
        var releases = filter.State is { } state
            ? db.Set<Release>().Where(release => release.State == state)
            : db.Set<Release>();
        return from of in releases
                .GroupBy(release => release.Alliance)
                .Select(of => new { Alliance = of.Key, Count = of.Count() })
            join alliance in Alliances(db, filter) on of.Alliance equals alliance.Id
            select new Counted
            {
                Id = alliance.Id,
                Code = alliance.Code,
                Count = of.Count,
            };
    }

    private static ReleaseLine LineOf(Row row) =>
        new(
            row.Alliance.Code,
            row.Alliance.Unit,
            row.Release.Number,
            row.Release.Revision,
            row.Release.Amount,
            row.Release.On,
            row.Release.State,
            row.Release.Since
        );

    private static IQueryable<Row> Matching(LedgerDb db, ReleaseFilter filter)
    {
        var (alliances, releases) = (Alliances(db, filter), db.Set<Release>().AsNoTracking());
        if (filter.State is { } state)
            releases = releases.Where(release => release.State == state);
        return from release in releases
            join alliance in alliances on release.Alliance equals alliance.Id
            select new Row { Release = release, Alliance = alliance };
    }

    private static IQueryable<Alliance> Alliances(LedgerDb db, ReleaseFilter filter)
    {
        var alliances = db.Set<Alliance>().AsNoTracking();
        if (filter.Programme is { } programme)
            alliances = alliances.Where(alliance => alliance.Programme == programme);
        if (filter.Unit is { } unit)
            alliances = alliances.Where(alliance => alliance.Unit == unit);
        return alliances.Within(filter.Scopes);
    }

    /// <summary>Ties are ordered too: pages neither repeat a line nor lose one.</summary>
    private static IQueryable<Row> Sorted(IQueryable<Row> rows, ReleaseOrder order) =>
        order switch
        {
            ReleaseOrder.LongestWaiting => rows.OrderBy(row => row.Release.Since).ThenBy(row => row.Release.Id),
            ReleaseOrder.LargestFirst => rows.OrderByDescending(row => row.Release.Amount.MinorUnits)
                .ThenBy(row => row.Release.Id),
            ReleaseOrder.ByAlliance => rows.OrderBy(row => row.Alliance.Code).ThenBy(row => row.Release.Number),
        };

    private sealed class Counted
    {
        public required Id<Alliance> Id { get; init; }
        public required string Code { get; init; }
        public required int Count { get; init; }
    }

    private sealed class Row
    {
        public required Release Release { get; init; }
        public required Alliance Alliance { get; init; }
    }
}
