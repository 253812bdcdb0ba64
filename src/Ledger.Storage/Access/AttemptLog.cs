using Ledger.Access;
using Ledger.Foundations;
using Ledger.Storage.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Access;

/// <summary>Somebody tried what they may not, and was refused.</summary>
/// <param name="Subject">The alliance; empty when it was none's.</param>
/// <param name="Verb">The verb that was tried, or the name of the command's type.</param>
public sealed record RefusedAttempt(
    Instant At,
    Id<Person> By,
    string Subject,
    string Verb,
    string Code,
    CodedText Text
);

/// <summary>
/// The security log: rows are added in a transaction of their own, whatever became of what was tried (law 9), and never
/// changed.
/// </summary>
public sealed class AttemptLog
{
    private readonly Func<LedgerDb> _contexts;
    private readonly Dialect _dialect;
    private readonly IClock? _clock;

    internal AttemptLog(Func<LedgerDb> contexts, Dialect dialect, IClock? clock) =>
        (_contexts, _dialect, _clock) = (contexts, dialect, clock);

    /// <summary>
    /// Notes what a person was refused before any command was judged: a verb that is not theirs, another organization's
    /// alliance.
    /// </summary>
    public async Task Note(Person by, string subject, string verb, Refusal refusal, CancellationToken cancel = default)
    {
        var now = await Questions.Now(_dialect, _clock, cancel);
        await using var db = _contexts();
        db.Add(
            new RefusedAttemptRow
            {
                Id = Guid.CreateVersion7(now.ToDateTimeOffset()),
                At = now,
                By = by.Id.Value,
                Subject = subject,
                Verb = verb,
                Code = refusal.Code,
                Message = CodedText.Of(refusal).Stored(RefusedAttemptRow.MaxMessage),
            }
        );
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// Newest first.
    /// </summary>
    /// <param name="by">Only this person's; empty: everybody's.</param>
    public async Task<IReadOnlyList<RefusedAttempt>> List(
        Instant? since,
        Id<Person> by,
        int max,
        CancellationToken cancel = default
    )
    {
        var (from, who) = (since ?? Instant.FromUnixTimeTicks(0), by.Value);
        await using var db = _contexts();
        return (
            await db.Set<RefusedAttemptRow>()
                .AsNoTracking()
                .Where(row => row.At >= from && (who == Guid.Empty || row.By == who))
                .OrderByDescending(row => row.At)
                .Take(max)
                .ToListAsync(cancel)
        ).ConvertAll(row => new RefusedAttempt(
            row.At,
            new(row.By),
            row.Subject,
            row.Verb,
            row.Code,
            CodedText.Parse(row.Message) ?? new CodedText(row.Code)
        ));
    }
}
