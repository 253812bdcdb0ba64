using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programs;
using Ledger.Storage.Acting;
using Ledger.Storage.Journal;
using Ledger.Storage.Programs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Alliances;

/// <summary>Acts on alliances: dossiers are read in sets and judged in memory.</summary>
public sealed class AllianceDesk : ActDesk<ActRequest, ActReceipt>
{
    private const int MaxAlliancesAtOnce = 500;

    internal AllianceDesk(LedgerDatabase database, IClock? clock)
        : base(database, clock) { }

    /// <summary>One alliance as it is now; null when there is none of that code.</summary>
    public async Task<Inspection?> Inspect(string alliance, CancellationToken cancel = default)
    {
        await using var db = Database.NewContext();
        if (await DossierStore.Load(db, other => other.Code == alliance, cancel) is not [var dossier])
            return null;
        var programme =
            await Database.Rules.Programme(dossier.Alliance.Programme, cancel)
            ?? throw new InvalidDataException($"{alliance} has no programme.");
        var instrument =
            await Database.Rules.Find(dossier.Alliance.Instrument, dossier.Alliance.InstrumentVersion, cancel)
            ?? throw new InvalidDataException($"{alliance} has no instrument.");
        var now = await Questions.Now(Database.Dialect, Clock, cancel);
        return new Inspection(
            dossier,
            programme,
            instrument,
            now,
            now.InZone(DateTimeZoneProviders.Tzdb[programme.Zone]).Date
        );
    }

    /// <summary>The life of one file so far.</summary>
    public async Task<IReadOnlyList<FileStep>> StepsOf(Guid file, CancellationToken cancel = default)
    {
        await using var db = Database.NewContext();
        return await db.Set<FileStep>()
            .AsNoTracking()
            .Where(step => step.File == file)
            .OrderBy(step => step.At)
            .ThenBy(step => step.Ordinal)
            .ToListAsync(cancel);
    }

    private protected override ActRound<ActRequest, ActReceipt> NewRound(
        IReadOnlyList<ActRequest> requests,
        Refusal?[] refused
    ) => new AllianceRound(Database, requests, refused, Clock);

    private protected override int SetFrom(IReadOnlyList<ActRequest> requests, int first)
    {
        var alliances = new HashSet<string>(StringComparer.Ordinal);
        var next = first;
        // What is judged by the books of its estate comes first in its set: nothing before it has moved them.
        while (
            next < requests.Count
            && !(requests[next].Act.NeedsBooks && alliances.Contains(requests[next].Alliance))
            && (alliances.Contains(requests[next].Alliance) || alliances.Count < MaxAlliancesAtOnce)
        )
            alliances.Add(requests[next++].Alliance);
        return next - first;
    }
}

/// <summary>An alliance as it is now, by which rules, and the day in its programme's zone.</summary>
public sealed record Inspection(
    Dossier Dossier,
    Programme Programme,
    Instrument Instrument,
    Instant Now,
    LocalDate Today
);

/// <summary>One attempt at a set of acts on alliances.</summary>
internal sealed class AllianceRound(
    LedgerDatabase database,
    IReadOnlyList<ActRequest> requests,
    Refusal?[] refused,
    IClock? clock
) : ActRound<ActRequest, ActReceipt>(database, requests, refused, clock)
{
    private readonly Dictionary<string, (Dossier? Before, Dossier? Now)> _dossiers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Programme> _programmes = new(StringComparer.Ordinal);
    private readonly List<FileStep> _newSteps = [];
    private ILookup<Guid, FileStep> _knownSteps = Array.Empty<FileStep>().ToLookup(step => step.File);
    private IReadOnlyList<Delegation> _delegations = [];
    private ActSurroundings _surroundings = new();

    protected override async Task Read(LedgerDb db, CancellationToken cancel)
    {
        var codes = Requests.Select(request => request.Alliance).Distinct().ToList();
        foreach (var code in codes)
            _dossiers[code] = (null, null);
        foreach (var dossier in await DossierStore.Load(db, alliance => codes.Contains(alliance.Code), cancel))
            _dossiers[dossier.Alliance.Code] = (dossier, dossier);
        var people = Requests.Select(request => request.By.Id.Value).Distinct().ToList();
        _delegations = await RulesRegistry.DelegationsTo(db, people, Now.InUtc().Date, cancel);
        foreach (var programme in await Database.Rules.Programmes(cancel))
            _programmes[programme.Estate] = programme;
        _surroundings = await ActSurroundings.Read(
            db,
            Database.Dialect,
            Requests,
            alliance => _dossiers[alliance].Now,
            cancel
        );
    }

    protected override async Task ReadSteps(LedgerDb db, List<Id<JournalRequest>> known, CancellationToken cancel) =>
        _knownSteps = (
            await db.Set<FileStep>()
                .AsNoTracking()
                .Where(step => known.Contains(step.Request))
                .OrderBy(step => step.Ordinal)
                .ToListAsync(cancel)
        ).ToLookup(step => step.Request.Value);

    protected override async Task<Result<Judged>> Judge(ActRequest request, Instant now, CancellationToken cancel)
    {
        var (first, dossier) = _dossiers[request.Alliance];
        var (programmeCode, code, version) =
            request.Act is RegisterAlliance register
                ? (register.Programme, register.Instrument, register.InstrumentVersion)
            : dossier is null ? ("", "", 0)
            : (dossier.Alliance.Programme, dossier.Alliance.Instrument, dossier.Alliance.InstrumentVersion);
        if (code.Length == 0)
            return new AllianceRefusal.Unknown(request.Alliance);
        if (!_programmes.TryGetValue(programmeCode, out var programme))
            return new AllianceRefusal.UnknownProgramme(programmeCode);
        if (await Database.Rules.Find(code, version, cancel) is not { } instrument)
            return new AllianceRefusal.UnknownInstrument($"{code} {version}");

        var occasion = new Occasion(
            request.Id,
            request.By,
            now,
            now.InZone(DateTimeZoneProviders.Tzdb[programme.Zone]).Date,
            programme,
            instrument
        )
        {
            Delegations = _delegations,
            Books = _surroundings.FiguresOf(request.Alliance),
            TakenBack = _surroundings.PostedBy(dossier is null ? default : request.Act.TakesBack(dossier)),
            InvoicesElsewhere = _surroundings.Elsewhere(programmeCode, request.Alliance, request.Act.Invoices),
        };
        var judged = Acts.Judge(dossier, request, occasion);
        if (!judged.IsAccepted(out var outcome))
            return judged.Refusal!;
        _dossiers[request.Alliance] = (first, outcome.After);
        _surroundings.Note(outcome.Instructions);
        var steps = Acts.StepsOf(outcome, request, now);
        _newSteps.AddRange(steps);
        if (request.Act.Invoices is { Count: > 0 } named)
            _surroundings.Add(
                programmeCode,
                new InvoiceElsewhere(request.Alliance, $"{steps[0].Life} {steps[0].Number}".ToLowerInvariant()),
                named
            );
        return new Judged(new ActReceipt(request.Id, request.Alliance, steps, IsReplay: false), outcome.Instructions);
    }

    protected override ActReceipt Again(ActRequest request) =>
        new(request.Id, request.Alliance, [.. _knownSteps[request.Id.Value]], IsReplay: true);

    protected override bool WasOvertaken(ActRequest request, Receipt receipt, long own) =>
        _surroundings.WasOvertaken(request, receipt, own);

    protected override async Task<bool> HasMoved(LedgerDb db, CancellationToken cancel)
    {
        var codes = _dossiers.Keys.ToList();
        var versions = await db.Set<Alliance>()
            .AsNoTracking()
            .Where(alliance => codes.Contains(alliance.Code))
            .ToDictionaryAsync(alliance => alliance.Code, alliance => alliance.Version, cancel);
        return versions.Any(now => _dossiers[now.Key].Before?.Alliance.Version != now.Value);
    }

    protected override Task Store(LedgerDb db, CancellationToken cancel)
    {
        foreach (var (before, after) in _dossiers.Values)
            if (after is not null && !ReferenceEquals(before, after))
                DossierStore.Mark(
                    db,
                    before,
                    before is null
                        ? after
                        : after with
                        {
                            Alliance = after.Alliance with { Version = before.Alliance.Version + 1 },
                        }
                );
        db.AddRange(_newSteps);
        return Task.CompletedTask;
    }
}
