using System.Data.Common;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programs;
using Ledger.Storage.Journal;
using Ledger.Storage.Programs;
using Ledger.Tranches;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Ledger.Storage.Alliances;

/// <summary>Where acts are done: dossiers are read in sets, judged in memory, and their state, steps and entries are stored in one transaction.</summary>
/// <remarks>
/// Two people on one file: each alliance has a version, whoever saves second is judged again on what the first left, and is told.
/// A request sent again gets its first answer (law 3). What is refused leaves nothing but, where somebody tried what they may not, a line in the security log (law 9).
/// </remarks>
public sealed class AllianceDesk
{
    private const int MaxAttempts = 8, MaxAlliancesAtOnce = 500;

    private readonly LedgerDatabase _database;
    private readonly IClock? _clock;

    internal AllianceDesk(LedgerDatabase database, IClock? clock) => (_database, _clock) = (database, clock);

    public async Task<Result<ActReceipt>> Do(ActRequest request, bool isDryRun = false, CancellationToken cancel = default) => (await Do([request], isDryRun, cancel))[0];

    /// <summary>One alliance as it is now; null when there is none of that code.</summary>
    public async Task<Inspection?> Inspect(string alliance, CancellationToken cancel = default)
    {
        await using var db = _database.NewContext();
        if (await DossierStore.Load(db, other => other.Code == alliance, cancel) is not [var dossier]) return null;
        var programme = await _database.Rules.Programme(dossier.Alliance.Programme, cancel) ?? throw new InvalidDataException($"{alliance} has no programme.");
        var instrument = await _database.Rules.Find(dossier.Alliance.Instrument, dossier.Alliance.InstrumentVersion, cancel) ?? throw new InvalidDataException($"{alliance} has no instrument.");
        var now = await Questions.Now(_database.Dialect, _clock, cancel);
        return new Inspection(dossier, programme, instrument, now, now.InZone(DateTimeZoneProviders.Tzdb[programme.Zone]).Date);
    }

    /// <summary>The life of one file so far.</summary>
    public async Task<IReadOnlyList<FileStep>> StepsOf(Guid file, CancellationToken cancel = default)
    {
        await using var db = _database.NewContext();
        return await db.Set<FileStep>().AsNoTracking().Where(step => step.File == file).OrderBy(step => step.At).ThenBy(step => step.Ordinal).ToListAsync(cancel);
    }

    /// <summary>Does acts in order, each by itself: what is refused touches only itself and what builds on it.</summary>
    public async Task<IReadOnlyList<Result<ActReceipt>>> Do(IReadOnlyList<ActRequest> requests, bool isDryRun = false, CancellationToken cancel = default)
    {
        var answers = new List<Result<ActReceipt>>(requests.Count);
        for (var first = 0; first < requests.Count;)
        {
            var alliances = new HashSet<string>(StringComparer.Ordinal);
            var next = first;
            // What is judged by the books of its estate comes first in its set: nothing before it has moved them.
            while (next < requests.Count && !(requests[next].Act.NeedsBooks && alliances.Contains(requests[next].Alliance)) && (alliances.Contains(requests[next].Alliance) || alliances.Count < MaxAlliancesAtOnce)) alliances.Add(requests[next++].Alliance);
            answers.AddRange(await Retrying([.. requests.Skip(first).Take(next - first)], isDryRun, cancel));
            first = next;
        }
        return answers;
    }

    /// <summary>Does all of them or none, in one transaction: when one is refused nothing is stored, and every refusal is told.</summary>
    public async Task<IReadOnlyList<Result<ActReceipt>>> DoTogether(IReadOnlyList<ActRequest> requests, bool isDryRun = false, CancellationToken cancel = default) =>
        await Retrying(requests, isDryRun, cancel, isAtomic: true);

    private async Task<Result<ActReceipt>[]> Retrying(IReadOnlyList<ActRequest> requests, bool isDryRun, CancellationToken cancel, bool isAtomic = false)
    {
        var refused = new Refusal?[requests.Count];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var round = new ActRound(_database, requests, refused, _clock);
                // What the journal refuses is taken out and the rest is judged again: later acts may have built on it.
                while (!await round.Try(isDryRun, isAtomic, cancel)) round = new ActRound(_database, requests, refused, _clock);
                if (!isDryRun) await Note(requests, round.Answers, cancel);
                return round.Answers;
            }
            catch (Exception fault) when (attempt < MaxAttempts && IsTransient(fault))
            {
                Array.Clear(refused);
                await Task.Delay(TimeSpan.FromMilliseconds(10 << attempt), cancel);
            }
        }
    }

    /// <summary>EF Core wraps what the provider throws: a failed save in one exception, a broken connection in another.</summary>
    private bool IsTransient(Exception fault) => fault is DbUpdateConcurrencyException || _database.Dialect.IsTransient(fault)
        || fault is DbUpdateException or InvalidOperationException && fault.InnerException is { } inner && IsTransient(inner);

    /// <summary>Whoever tried what they may not is remembered, in a transaction of its own.</summary>
    private async Task Note(IReadOnlyList<ActRequest> requests, Result<ActReceipt>[] answers, CancellationToken cancel)
    {
        var attempts = requests.Zip(answers).Where(pair => pair.Second.Refusal is SegregationRefusal or AccessRefusal or AllianceRefusal.OtherOrganization).ToList();
        if (attempts.Count == 0) return;
        var now = await Questions.Now(_database.Dialect, _clock, cancel);
        await using var db = _database.NewContext();
        db.AddRange(attempts.Select((attempt, i) => new RefusedAttemptRow
        {
            Id = Guid.CreateVersion7(now.ToDateTimeOffset()), At = now + Duration.FromTicks(10 * i), By = attempt.First.By.Id.Value, Subject = attempt.First.Alliance,
            Verb = attempt.First.Act.GetType().Name, Code = attempt.Second.Refusal!.Code, Message = attempt.Second.Refusal.Message,
        }));
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>An alliance as it is now, by which rules, and the day in its programme's zone.</summary>
public sealed record Inspection(Dossier Dossier, Programme Programme, Instrument Instrument, Instant Now, LocalDate Today);

/// <summary>One attempt at a set of acts, in one transaction.</summary>
internal sealed class ActRound(LedgerDatabase database, IReadOnlyList<ActRequest> requests, Refusal?[] refused, IClock? clock)
{
    private readonly Dictionary<string, (Dossier? Before, Dossier? Now)> _dossiers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Programme> _programmes = new(StringComparer.Ordinal);
    private readonly Outcome?[] _outcomes = new Outcome?[requests.Count];
    private Dictionary<Guid, ActRow> _known = [];
    private IReadOnlyList<Delegation> _delegations = [];
    private ActSurroundings _surroundings = new();
    private Instant _now;

    public Result<ActReceipt>[] Answers { get; } = new Result<ActReceipt>[requests.Count];

    /// <summary>Reads, judges and stores. False when the journal refused something: it is marked, and the round is to be made again without it.</summary>
    public async Task<bool> Try(bool isDryRun, bool isAtomic, CancellationToken cancel)
    {
        await using var db = database.NewContext();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        _now = await Questions.Now(database.Dialect, clock, cancel);
        await Read(db, cancel);
        for (var i = 0; i < requests.Count; i++) Answers[i] = await Judge(i, cancel);
        if (!await Post(transaction.GetDbTransaction(), cancel)) return false;
        Store(db);
        if (isDryRun || isAtomic && Answers.Any(answer => answer.Refusal is not null) || _outcomes.All(outcome => outcome is null)) { await transaction.RollbackAsync(cancel); return true; }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private async Task Read(LedgerDb db, CancellationToken cancel)
    {
        var (codes, ids) = (requests.Select(request => request.Alliance).Distinct().ToList(), requests.Select(request => request.Id.Value).ToList());
        foreach (var code in codes) _dossiers[code] = (null, null);
        foreach (var dossier in await DossierStore.Load(db, alliance => codes.Contains(alliance.Code), cancel)) _dossiers[dossier.Alliance.Code] = (dossier, dossier);
        _known = await db.Set<ActRow>().AsNoTracking().Where(act => ids.Contains(act.Id)).ToDictionaryAsync(act => act.Id, cancel);
        var people = requests.Select(request => request.By.Id.Value).Distinct().ToList();
        _delegations = await RulesRegistry.DelegationsTo(db, people, cancel);
        foreach (var programme in await database.Rules.Programmes(cancel)) _programmes[programme.Estate] = programme;
        _surroundings = await ActSurroundings.Read(db, database.Dialect, requests, cancel);
        if (_known.Count > 0) await ReadSteps(db, cancel);
    }

    private ILookup<Guid, FileStep> _steps = Array.Empty<FileStep>().ToLookup(step => step.File);

    private async Task ReadSteps(LedgerDb db, CancellationToken cancel)
    {
        var ids = _known.Keys.Select(id => new Id<JournalRequest>(id)).ToList();
        _steps = (await db.Set<FileStep>().AsNoTracking().Where(step => ids.Contains(step.Request)).OrderBy(step => step.Ordinal).ToListAsync(cancel)).ToLookup(step => step.Request.Value);
    }

    private async Task<Result<ActReceipt>> Judge(int i, CancellationToken cancel)
    {
        var request = requests[i];
        if (_known.TryGetValue(request.Id.Value, out var recorded)) return Replay(request, recorded);
        if (refused[i] is { } before) return before;
        if (request.Id.IsReserved) return new JournalRefusal.ReservedId(request.Id);
        var (first, dossier) = _dossiers[request.Alliance];
        var (programmeCode, code, version) = request.Act is RegisterAlliance register ? (register.Programme, register.Instrument, register.InstrumentVersion)
            : dossier is null ? ("", "", 0) : (dossier.Alliance.Programme, dossier.Alliance.Instrument, dossier.Alliance.InstrumentVersion);
        if (code.Length == 0) return new AllianceRefusal.Unknown(request.Alliance);
        if (!_programmes.TryGetValue(programmeCode, out var programme)) return new AllianceRefusal.UnknownProgramme(programmeCode);
        if (await database.Rules.Find(code, version, cancel) is not { } instrument) return new AllianceRefusal.UnknownInstrument($"{code} {version}");

        // Within one set every act has a moment of its own, so steps keep their order.
        var now = _now + Duration.FromTicks(10 * i);
        var occasion = new Occasion(request.Id, request.By, now, now.InZone(DateTimeZoneProviders.Tzdb[programme.Zone]).Date, programme, instrument)
        {
            Delegations = _delegations, Books = _surroundings.FiguresOf(request.Alliance), InvoicesElsewhere = _surroundings.Elsewhere(programmeCode, request.Alliance, request.Act.Invoices),
        };
        var judged = Acts.Judge(dossier, request, occasion);
        if (!judged.IsAccepted(out var outcome)) return judged.Refusal!;
        _outcomes[i] = outcome;
        _dossiers[request.Alliance] = (first, outcome.After);
        var row = new ActRow { Id = request.Id.Value, Alliance = request.Alliance, Verb = request.Act.GetType().Name, By = request.By.Id.Value, At = now, Content = ActContent.Of(request) };
        _known[row.Id] = row;
        _rows.Add(row);
        var steps = Acts.StepsOf(outcome, request, now);
        _newSteps.AddRange(steps);
        if (request.Act.Invoices is { Count: > 0 } named) _surroundings.Add(programmeCode, new InvoiceElsewhere(request.Alliance, $"{steps[0].Life} {steps[0].Number}".ToLowerInvariant()), named);
        return new ActReceipt(request.Id, request.Alliance, steps, IsReplay: false);
    }

    private readonly List<ActRow> _rows = [];
    private readonly List<FileStep> _newSteps = [];

    private Result<ActReceipt> Replay(ActRequest request, ActRow recorded) =>
        ActContent.Difference(recorded.Content, ActContent.Of(request)) is var (field, first, second)
            ? new JournalRefusal.DifferentContent(request.Id, field, first, second)
            : new ActReceipt(request.Id, request.Alliance, [.. _steps[request.Id.Value]], IsReplay: true);

    private async Task<bool> Post(DbTransaction transaction, CancellationToken cancel)
    {
        var posting = Enumerable.Range(0, requests.Count).Where(i => _outcomes[i] is { Instructions.Count: > 0 }).ToList();
        if (posting.Count == 0) return true;
        var batch = new Batch(posting.ConvertAll(i => new JournalRequest(requests[i].Id, requests[i].By, _outcomes[i]!.Instructions)), Atomic: false);
        var posted = await database.Journal.Post(transaction, batch, cancel);
        var stands = true;
        foreach (var (i, answer) in posting.Zip(posted))
            if (answer.Refusal is { } refusal) { refused[i] = refusal; stands = false; }
            // Somebody else did the same act since it was looked for: its answer is there when this is judged again.
            else if (answer.IsAccepted(out var receipt) && receipt.IsReplay) throw new DbUpdateConcurrencyException($"{requests[i].Id} was recorded meanwhile.");
            else if (_surroundings.WasOvertaken(requests[i], receipt!)) throw new DbUpdateConcurrencyException($"The books of {requests[i].Alliance} moved on meanwhile.");
        return stands;
    }

    private void Store(LedgerDb db)
    {
        foreach (var (before, after) in _dossiers.Values)
            if (after is not null && !ReferenceEquals(before, after))
                DossierStore.Mark(db, before, before is null ? after : after with { Alliance = after.Alliance with { Version = before.Alliance.Version + 1 } });
        db.AddRange(_rows);
        db.AddRange(_newSteps);
    }
}
