using Ledger.Access;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Storage.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Programmes;

/// <summary>
/// Rights to approve that somebody gave another person for some days. They are added and withdrawn, never changed.
/// </summary>
public sealed class DelegationRegistry
{
    private readonly Func<LedgerDb> _contexts;
    private readonly Dialect _dialect;
    private readonly IClock? _clock;

    internal DelegationRegistry(Func<LedgerDb> contexts, Dialect dialect, IClock? clock) =>
        (_contexts, _dialect, _clock) = (contexts, dialect, clock);

    /// <summary>Gives the right, from a day on and through another.</summary>
    /// <param name="id">Chosen by the caller: sent again, it gives nothing twice.</param>
    /// <param name="zone">Where "today" is.</param>
    public Task<Result<Delegation>> Give(
        Id<Delegation> id,
        Person giver,
        Person taker,
        Role role,
        LocalDate from,
        LocalDate through,
        Money? maxAmount,
        DateTimeZone zone,
        bool isDryRun = false,
        CancellationToken cancel = default
    )
    {
        // Sent twice at once, the second finds what the first stored.
        return Retry.Do(_dialect, RetryLimit.Documents, Attempt, cancel);

        async Task<Result<Delegation>> Attempt(CancellationToken token)
        {
            var now = await Questions.Now(_dialect, _clock, token);
            await using var db = _contexts();
            if (await Find(db, id, token) is { } known)
                return Of(known);
            var judged = Delegation.Give(id, giver, taker, role, from, through, maxAmount, now.InZone(zone).Date);
            if (!judged.IsAccepted(out var given) || isDryRun)
                return judged;
            db.Add(RowOf(given, now));
            await db.SaveChangesAsync(token);
            return given;
        }
    }

    private static DelegationRow RowOf(Delegation given, Instant now) =>
        new()
        {
            Id = given.Id.Value,
            Giver = given.Giver.Value,
            Taker = given.Taker.Value,
            Role = (short)given.Role,
            From = given.From,
            Through = given.Through,
            MaxAmount = given.MaxAmount?.MinorUnits,
            Currency = given.MaxAmount?.Currency.Code ?? "",
            GivenAt = now,
        };

    /// <summary>Takes it back: from now on it counts for nothing.</summary>
    public async Task<Result<Delegation>> Withdraw(
        Id<Delegation> id,
        Person by,
        bool isDryRun = false,
        CancellationToken cancel = default
    )
    {
        var now = await Questions.Now(_dialect, _clock, cancel);
        await using var db = _contexts();
        if (await Find(db, id, cancel) is not { } row)
            return new DelegationRefusal.Unknown(id);
        var judged = Of(row).Withdraw(by, now);
        if (!judged.IsAccepted(out var withdrawn) || isDryRun)
            return judged;
        // Whoever withdraws second at the same moment changes no row, and is told of the first.
        return
            await db.Set<DelegationRow>()
                .Where(other => other.Id == id.Value && other.WithdrawnAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(other => other.WithdrawnAt, now), cancel) == 1
            ? withdrawn
            : new DelegationRefusal.WithdrawnAlready(id, now);
    }

    /// <summary>All that were ever given, by first day.</summary>
    public async Task<IReadOnlyList<Delegation>> List(CancellationToken cancel = default)
    {
        await using var db = _contexts();
        return (
            await db.Set<DelegationRow>()
                .AsNoTracking()
                .OrderBy(row => row.From)
                .ThenBy(row => row.GivenAt)
                .ToListAsync(cancel)
        ).ConvertAll(Of);
    }

    private static Task<DelegationRow?> Find(LedgerDb db, Id<Delegation> id, CancellationToken cancel) =>
        db.Set<DelegationRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id.Value, cancel);

    internal static Delegation Of(DelegationRow row) =>
        new(
            new(row.Giver),
            new(row.Taker),
            (Role)row.Role,
            row.From,
            row.Through,
            row.MaxAmount is { } maxAmount
                ? new Money(
                    maxAmount,
                    Currency.Find(row.Currency) ?? throw new InvalidDataException($"A delegation is in {row.Currency}.")
                )
                : null
        )
        {
            Id = new(row.Id),
            WithdrawnAt = row.WithdrawnAt,
        };
}
