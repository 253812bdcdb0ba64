using System.Data.Common;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Storage.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Ledger.Storage.Access;

/// <summary>A registered person with every role that was ever assigned to them.</summary>
/// <param name="Person">Without roles: what a person may do depends on what they do it to.</param>
public sealed record Registered(Person Person, IReadOnlyList<RoleAssignment> Assignments);

/// <summary>What a command changes of people and their roles, and its answer.</summary>
/// <param name="Person">The person who is registered; null: none.</param>
/// <param name="Granted">Roles that are new.</param>
/// <param name="Changed">Roles that were confirmed or ended.</param>
public sealed record PeopleChange<TAnswer>(
    TAnswer Answer,
    Person? Person,
    IReadOnlyList<RoleAssignment> Granted,
    IReadOnlyList<RoleAssignment> Changed
);

/// <summary>The people who act, and the roles that they hold. Handles are what people type; the books know only
/// ids.</summary>
public sealed class PeopleRegistry
{
    private const string OfAll = "SELECT p.id, p.handle, p.name FROM person p ORDER BY p.handle";

    internal const string OfHandles =
        "SELECT p.id, p.handle, p.name FROM {keys} JOIN person p ON p.handle = k.code ORDER BY p.handle";

    /// <summary>Locks go by the numbers of estates, which begin at 1; 0 is the directory of estates.</summary>
    private const int LockOfPeople = -1;

    private readonly Func<LedgerDb> _contexts;
    private readonly Dialect _dialect;
    private readonly IClock? _clock;

    internal PeopleRegistry(Func<LedgerDb> contexts, Dialect dialect, IClock? clock) =>
        (_contexts, _dialect, _clock) = (contexts, dialect, clock);

    /// <summary>What people are called, by their ids; the clock too, which acts for no person.</summary>
    public async Task<IReadOnlyDictionary<Id<Person>, string>> Handles(CancellationToken cancel = default)
    {
        await using var batch = await SelectBatch.OfQuestion(_dialect, cancel);
        var handles = AskHandles(batch);
        await batch.Execute(cancel);
        return handles;
    }

    /// <summary>Adds the select of the same to a batch; it is filled when the batch is executed.</summary>
    internal static IReadOnlyDictionary<Id<Person>, string> AskHandles(SelectBatch batch)
    {
        var handles = new Dictionary<Id<Person>, string> { [Person.Clock.Id] = Person.Clock.Handle };
        batch.Select(OfAll, null, row => handles[new Id<Person>(row.GetGuid(0))] = row.GetString(1));
        return handles;
    }

    /// <summary>
    /// Registers a person under a new id, with roles that count at once: for the import of a whole ledger and for
    /// tests.
    /// </summary>
    public async Task<Result<Person>> Register(
        string handle,
        string name,
        IReadOnlyList<Role> roles,
        CancellationToken cancel = default
    ) =>
        await Register(
            new Person(Id<Person>.New(await Questions.Now(_dialect, _clock, cancel)), handle, name, roles),
            cancel
        );

    /// <summary>
    /// Registers a person whose id the caller chose, with the person's roles as assignments that count at once: for
    /// their organization, or for the whole ledger.
    /// </summary>
    public async Task<Result<Person>> Register(Person person, CancellationToken cancel = default) =>
        (await Register([person], cancel)).Then<Person>(people => people[0]);

    /// <summary>
    /// Registers many at once. A person who is registered under the same handle, name and roles stays as they are; the
    /// first who cannot be registered is the answer.
    /// </summary>
    public async Task<Result<IReadOnlyList<Person>>> Register(
        IReadOnlyCollection<Person> people,
        CancellationToken cancel = default
    )
    {
        var now = await Questions.Now(_dialect, _clock, cancel);
        var known = (await List(cancel)).ToDictionary(of => of.Person.Handle, StringComparer.Ordinal);
        await using var db = _contexts();
        var all = new List<Person>(people.Count);
        foreach (var person in people)
        {
            if (!person.Validate().IsAccepted(out var clean))
                return person.Validate().Refusal!;
            if (known.TryGetValue(clean.Handle, out var same))
            {
                if (!IsSame(same, clean))
                    return new AccessRefusal.HandleTaken(clean.Handle);
                all.Add(clean with { Id = same.Person.Id });
                continue;
            }
            Add(db, clean, [.. AtOnce(clean, now)]);
            all.Add(clean);
        }
        await db.SaveChangesAsync(cancel);
        return all;
    }

    /// <summary>Adds a person with the roles that were assigned to them.</summary>
    /// <returns>The person; or the refusal when another person took the handle meanwhile.</returns>
    public async Task<Result<Person>> Add(
        Person person,
        IReadOnlyList<RoleAssignment> assignments,
        CancellationToken cancel = default
    )
    {
        try
        {
            await using var db = _contexts();
            Add(db, person, assignments);
            await db.SaveChangesAsync(cancel);
            return person;
        }
        catch (DbUpdateException fault) when (fault.InnerException is { } inner && _dialect.IsTransient(inner))
        {
            return new AccessRefusal.HandleTaken(person.Handle);
        }
    }

    /// <summary>
    /// Changes people and roles: what there is is read and judged under one lock, so that no two changes are judged by
    /// the same state, and judged again when the database fails meanwhile.
    /// </summary>
    public Task<Result<TAnswer>> Change<TAnswer>(
        Func<IReadOnlyList<Registered>, Result<PeopleChange<TAnswer>>> judge,
        bool isDryRun,
        CancellationToken cancel = default
    )
        where TAnswer : notnull =>
        Retry.Do(_dialect, RetryLimit.Documents, token => TryToChange(judge, isDryRun, token), cancel);

    private async Task<Result<TAnswer>> TryToChange<TAnswer>(
        Func<IReadOnlyList<Registered>, Result<PeopleChange<TAnswer>>> judge,
        bool isDryRun,
        CancellationToken cancel
    )
        where TAnswer : notnull
    {
        await using var db = _contexts();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (connection, begun) = (db.Database.GetDbConnection(), transaction.GetDbTransaction());
        if (!isDryRun)
            await Lock(connection, begun, cancel);
        var judged = judge(await Read(connection, begun, OfAll, RoleAssignmentRow.OfAll, null, cancel));
        if (!judged.IsAccepted(out var change))
            return judged.Refusal!;
        if (isDryRun)
            return change.Answer;
        if (change.Person is { } person)
            Add(db, person, change.Granted);
        else
            db.AddRange(change.Granted.Select(RoleAssignmentRow.Of));
        await db.SaveChangesAsync(cancel);
        foreach (var assignment in change.Changed)
            await Update(db, RoleAssignmentRow.Of(assignment), cancel);
        await transaction.CommitAsync(cancel);
        return change.Answer;
    }

    private static Task<int> Update(LedgerDb db, RoleAssignmentRow row, CancellationToken cancel) =>
        db.Set<RoleAssignmentRow>()
            .Where(stored => stored.Id == row.Id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(stored => stored.ConfirmedBy, row.ConfirmedBy)
                        .SetProperty(stored => stored.ConfirmedAt, row.ConfirmedAt)
                        .SetProperty(stored => stored.EndedBy, row.EndedBy)
                        .SetProperty(stored => stored.EndedAt, row.EndedAt),
                cancel
            );

    private async Task Lock(DbConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        var key = new EstateNoColumns();
        key.Add(LockOfPeople);
        await using var batch = _dialect.CreateBatch(connection, transaction);
        _dialect.Add(batch, _dialect.LockForWriting, key.Set);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    public async Task<Result<Registered>> Find(string handle, CancellationToken cancel = default) =>
        await Lookup(handle.Trim().Normalize(), cancel) is { } person
            ? person
            : new AccessRefusal.UnknownPerson(handle);

    /// <summary>All of them, by handle.</summary>
    public async Task<IReadOnlyList<Registered>> List(CancellationToken cancel = default) =>
        await Read(OfAll, RoleAssignmentRow.OfAll, null, cancel);

    private async Task<Registered?> Lookup(string handle, CancellationToken cancel) =>
        handle.Length > Person.MaxHandleLength ? null
        : await Read(OfHandles, RoleAssignmentRow.OfHandles, new CodeColumns([handle]).Set, cancel) is [var person]
            ? person
        : null;

    /// <summary>
    /// By statements and not by EF Core: nearly every command asks for a person, and most need the model for nothing
    /// else.
    /// </summary>
    private async Task<IReadOnlyList<Registered>> Read(
        string ofPeople,
        string ofAssignments,
        RowSet? keys,
        CancellationToken cancel
    )
    {
        await using var connection = await Questions.Open(_dialect, cancel);
        return await Read(connection, null, ofPeople, ofAssignments, keys, cancel);
    }

    private async Task<IReadOnlyList<Registered>> Read(
        DbConnection connection,
        DbTransaction? transaction,
        string ofPeople,
        string ofAssignments,
        RowSet? keys,
        CancellationToken cancel
    )
    {
        await using var batch = _dialect.CreateBatch(connection, transaction);
        _dialect.Add(batch, ofPeople, keys);
        _dialect.Add(batch, ofAssignments, keys);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var people = new List<Person>();
        while (await reader.ReadAsync(cancel))
            people.Add(new Person(new(reader.GetGuid(0)), reader.GetString(1), reader.GetString(2), []));
        await reader.NextResultAsync(cancel);
        var assignments = new List<RoleAssignment>();
        while (await reader.ReadAsync(cancel))
            assignments.Add(RoleAssignmentRow.Read(reader));
        var byPerson = assignments.ToLookup(assignment => assignment.Person);
        return people.ConvertAll(person => new Registered(person, [.. byPerson[person.Id]]));
    }

    private static void Add(LedgerDb db, Person person, IReadOnlyList<RoleAssignment> assignments)
    {
        db.Add(
            new PersonRow
            {
                Id = person.Id.Value,
                Handle = person.Handle,
                Name = person.Name,
            }
        );
        db.AddRange(assignments.Select(RoleAssignmentRow.Of));
    }

    private static IEnumerable<RoleAssignment> AtOnce(Person person, Instant now) =>
        person.Roles.Select(
            (role, i) =>
                new RoleAssignment(
                    Id<RoleAssignment>.Derived(person.Id.Value, i + 1),
                    person.Id,
                    role,
                    Scope.OfOrganization(person.Organization),
                    Calendar.BeforeAll,
                    null,
                    person.Id,
                    now
                )
                {
                    ConfirmedBy = person.Id,
                    ConfirmedAt = now,
                }
        );

    private static bool IsSame(Registered known, Person asked) =>
        known.Person.Name == asked.Name
        && known
            .Assignments.Where(assignment => assignment.EndedAt is null)
            .Select(assignment => (assignment.Role, assignment.Scope))
            .ToHashSet()
            .SetEquals(asked.Roles.Select(role => (role, Scope.OfOrganization(asked.Organization))));
}
