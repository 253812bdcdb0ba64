using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Reports;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using Ledger.Storage.Journal;
using Ledger.Storage.Programmes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Scheduling;

/// <summary>How one run of a job ended.</summary>
/// <param name="Outcome">done, found or failed.</param>
public sealed record JobRun(string Job, Instant DueAt, Instant EndedAt, string Outcome, int Count, string Detail);

/// <summary>That a file stayed beyond its service level was told to these roles.</summary>
public sealed record Escalation(
    string Alliance,
    CaseKind Life,
    int Number,
    string State,
    int Days,
    int ServiceDays,
    IReadOnlyList<Role> Told,
    Instant At
);

/// <summary>What is due by the clock, in sets, and what the scheduler keeps.</summary>
public sealed class ScheduleStore
{
    private const int SetSize = 500;

    private readonly LedgerStore _database;
    private readonly IClock? _clock;

    internal ScheduleStore(LedgerStore database, IClock? clock) => (_database, _clock) = (database, clock);

    public Task<Instant> Now(CancellationToken cancel = default) => Questions.Now(_database.Dialect, _clock, cancel);

    /// <summary>
    /// Holds whose expiry has come by then, in sets. What a set's reader records is gone from the next; what it could
    /// not is not given twice.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<Id<Hold>>> DueHolds(
        Instant now,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        var (after, last) = (Instant.FromUnixTimeTicks(0), Guid.Empty);
        while (true)
        {
            await using var db = _database.NewContext();
            var (from, id) = (after, last);
            var due = await db.Set<OpenHoldRow>()
                .AsNoTracking()
                .Where(hold =>
                    hold.ExpiresAt != null
                    && hold.ExpiresAt <= now
                    && (hold.ExpiresAt > from || hold.ExpiresAt == from && hold.HoldId > id)
                )
                .OrderBy(hold => hold.ExpiresAt)
                .ThenBy(hold => hold.HoldId)
                .Take(SetSize)
                .Select(hold => new { hold.HoldId, hold.ExpiresAt })
                .ToListAsync(cancel);
            if (due.Count == 0)
                yield break;
            yield return due.ConvertAll(hold => new Id<Hold>(hold.HoldId));
            (after, last) = (due[^1].ExpiresAt!.Value, due[^1].HoldId);
        }
    }

    /// <summary>Pledges that nobody called and whose due day has come in their programme's zone, in sets.</summary>
    public async IAsyncEnumerable<
        IReadOnlyList<(string Alliance, Id<Pledge> Pledge, int Number, LocalDate Today)>
    > DuePledges(
        Instant now,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        foreach (var programme in await _database.Rules.Programmes(cancel))
        {
            var today = now.InZone(DateTimeZoneProviders.Tzdb[programme.Zone]).Date;
            await using var db = _database.NewContext();
            var due = await (
                from pledge in db.Set<Pledge>().AsNoTracking().Where(new PledgeIsToBeCalled(today))
                join alliance in db.Set<Alliance>() on pledge.Alliance equals alliance.Id
                where alliance.Programme == programme.Estate
                orderby alliance.Code, pledge.Number
                select new
                {
                    alliance.Code,
                    pledge.Id,
                    pledge.Number,
                }
            ).ToListAsync(cancel);
            foreach (var set in due.Chunk(SetSize))
                yield return [.. set.Select(pledge => (pledge.Code, pledge.Id, pledge.Number, today))];
        }
    }

    /// <summary>
    /// Records that these files' stays were told to those who must know; a stay that was told before is left out.
    /// Answers those that are new.
    /// </summary>
    public async Task<IReadOnlyList<Escalation>> Escalate(
        IReadOnlyList<WorklistItem> files,
        Func<WorklistItem, IReadOnlyList<Role>> told,
        CancellationToken cancel = default
    )
    {
        var added = new List<Escalation>();
        foreach (var set in files.Chunk(SetSize))
            added.AddRange(await Retrying(() => EscalateSet(set, told, cancel), cancel));
        return added;
    }

    private async Task<IReadOnlyList<Escalation>> EscalateSet(
        IReadOnlyList<WorklistItem> files,
        Func<WorklistItem, IReadOnlyList<Role>> told,
        CancellationToken cancel
    )
    {
        var now = await Now(cancel);
        await using var db = _database.NewContext();
        var ids = files.Select(file => file.Stay.File).ToList();
        var known = (
            await db.Set<EscalationRow>()
                .AsNoTracking()
                .Where(row => ids.Contains(row.File))
                .Select(row => new
                {
                    row.File,
                    row.Request,
                    row.Ordinal,
                })
                .ToListAsync(cancel)
        ).Select(row => (row.File, row.Request, row.Ordinal)).ToHashSet();
        var rows = files
            .Where(file => !known.Contains((file.Stay.File, file.Stay.Step.Value, file.Stay.Ordinal)))
            .Select(file => new EscalationRow
            {
                File = file.Stay.File,
                Request = file.Stay.Step.Value,
                Ordinal = file.Stay.Ordinal,
                Alliance = file.Stay.Alliance.Code,
                Life = file.Stay.Life.ToString(),
                Number = file.Stay.Number,
                State = file.Stay.State,
                Days = file.Days,
                ServiceDays =
                    file.ServiceDays
                    ?? throw new ArgumentException(
                        "A file without a service level cannot be beyond it.",
                        nameof(files)
                    ),
                Told = string.Join(' ', told(file)),
                At = now,
            })
            .ToList();
        db.AddRange(rows);
        await db.SaveChangesAsync(cancel);
        return rows.ConvertAll(Of);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Escalation>> Escalations(CancellationToken cancel = default)
    {
        await using var db = _database.NewContext();
        return (
            await db.Set<EscalationRow>()
                .AsNoTracking()
                .OrderByDescending(row => row.At)
                .ThenBy(row => row.Alliance)
                .ThenBy(row => row.Number)
                .ToListAsync(cancel)
        ).ConvertAll(Of);
    }

    private static Escalation Of(EscalationRow row) =>
        new(
            row.Alliance,
            Enum.Parse<CaseKind>(row.Life),
            row.Number,
            row.State,
            row.Days,
            row.ServiceDays,
            [.. row.Told.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Role>)],
            row.At
        );

    /// <summary>Keeps how a run ended. False when a run of the same job for the same moment is kept already.</summary>
    public async Task<bool> Keep(JobRun run, CancellationToken cancel = default) =>
        await Retrying(
            async () =>
            {
                await using var db = _database.NewContext();
                if (
                    await db.Set<JobRunRow>()
                        .AsNoTracking()
                        .AnyAsync(row => row.Job == run.Job && row.DueAt == run.DueAt, cancel)
                )
                    return false;
                db.Add(
                    new JobRunRow
                    {
                        Job = run.Job,
                        DueAt = run.DueAt,
                        EndedAt = run.EndedAt,
                        Outcome = run.Outcome,
                        Count = run.Count,
                        Detail = run.Detail,
                    }
                );
                await db.SaveChangesAsync(cancel);
                return true;
            },
            cancel
        );

    /// <summary>Every run that is kept of a job, newest first.</summary>
    public async Task<IReadOnlyList<JobRun>> Runs(string job, int max, CancellationToken cancel = default)
    {
        await using var db = _database.NewContext();
        return (
            await db.Set<JobRunRow>()
                .AsNoTracking()
                .Where(row => row.Job == job)
                .OrderByDescending(row => row.DueAt)
                .Take(max)
                .ToListAsync(cancel)
        ).ConvertAll(Of);
    }

    /// <summary>The newest run that is kept of each of these jobs, by its name.</summary>
    public async Task<IReadOnlyDictionary<string, JobRun>> LastRuns(
        IReadOnlyList<string> jobs,
        CancellationToken cancel = default
    )
    {
        await using var db = _database.NewContext();
        var kept = db.Set<JobRunRow>().AsNoTracking();
        return (
            await kept.Where(row =>
                    jobs.Contains(row.Job)
                    && row.DueAt == kept.Where(other => other.Job == row.Job).Max(other => other.DueAt)
                )
                .ToListAsync(cancel)
        ).ToDictionary(row => row.Job, Of);
    }

    private static JobRun Of(JobRunRow row) =>
        new(row.Job, row.DueAt, row.EndedAt, row.Outcome, row.Count, row.Detail);

    private Task<T> Retrying<T>(Func<Task<T>> run, CancellationToken cancel) =>
        Retry.Do(_database.Dialect, RetryLimit.Scheduling, _ => run(), cancel);
}
