using Ledger.Access;
using Ledger.Foundations;
using Ledger.Storage.Journal;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Access;

/// <summary>Who is registered to act. Handles are what people type; the books know only ids.</summary>
public sealed class PeopleRegistry
{
    public const int MaxHandleLength = 64,
        MaxNameLength = 200,
        MaxOrganizationLength = 60;

    private readonly Func<LedgerDb> _contexts;
    private readonly Dialect _dialect;
    private readonly IClock? _clock;

    internal PeopleRegistry(Func<LedgerDb> contexts, Dialect dialect, IClock? clock) =>
        (_contexts, _dialect, _clock) = (contexts, dialect, clock);

    /// <summary>
    /// Registers somebody under a new id. The same handle, name, organization and roles again give the person of the
    /// first time.
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

    /// <summary>Registers somebody whose id the caller chose.</summary>
    public async Task<Result<Person>> Register(Person person, CancellationToken cancel = default)
    {
        var judged = Judge(person);
        if (!judged.IsAccepted(out var clean))
            return judged;
        return await Lookup(clean.Handle, cancel) is { } known ? Same(known, clean) : await Add(clean, cancel);
    }

    private static Result<Person> Judge(Person person)
    {
        var handle = Text.Clean("handle", person.Handle, MaxHandleLength, required: true);
        if (!handle.IsAccepted(out var cleanHandle))
            return handle.Refusal!;
        var name = Text.Clean("name", person.Name, MaxNameLength, required: true);
        if (!name.IsAccepted(out var cleanName))
            return name.Refusal!;
        var organization = Text.Clean("organization", person.Organization, MaxOrganizationLength);
        if (!organization.IsAccepted(out var cleanOrganization))
            return organization.Refusal!;
        return cleanHandle == Person.Clock.Handle
            ? new AccessRefusal.HandleTaken(cleanHandle)
            : person with
            {
                Handle = cleanHandle,
                Name = cleanName,
                Organization = cleanOrganization,
                Roles = [.. person.Roles.Distinct().Order()],
            };
    }

    /// <summary>
    /// Registers many at once; who is registered under the same handle, name, organization and roles stays as they are.
    /// The first who cannot be registered is the answer.
    /// </summary>
    public async Task<Result<IReadOnlyList<Person>>> Register(
        IReadOnlyCollection<Person> people,
        CancellationToken cancel = default
    )
    {
        await using var db = _contexts();
        var known = await db.People.AsNoTracking().ToDictionaryAsync(person => person.Handle, cancel);
        var all = new List<Person>(people.Count);
        foreach (var person in people)
        {
            var judged = Judge(person)
                .Then(clean => known.TryGetValue(clean.Handle, out var same) ? Same(same, clean) : clean);
            if (!judged.IsAccepted(out var registered))
                return judged.Refusal!;
            if (!known.ContainsKey(registered.Handle))
                db.People.Add(registered);
            all.Add(registered);
        }
        await db.SaveChangesAsync(cancel);
        return all;
    }

    public async Task<Result<Person>> Find(string handle, CancellationToken cancel = default) =>
        await Lookup(handle.Trim().Normalize(), cancel) is { } person
            ? person
            : new AccessRefusal.UnknownPerson(handle);

    /// <summary>Everybody, by handle.</summary>
    public async Task<IReadOnlyList<Person>> List(CancellationToken cancel = default) =>
        await Read(
            "SELECT p.id, p.handle, p.name, p.organization, p.roles FROM person p ORDER BY p.handle",
            null,
            cancel
        );

    private async Task<Person?> Lookup(string handle, CancellationToken cancel) =>
        handle.Length > MaxHandleLength ? null
        : await Read(
            "SELECT p.id, p.handle, p.name, p.organization, p.roles FROM {keys} JOIN person p ON p.handle = k.code",
            new CodeColumns([handle]).Set,
            cancel
        )
            is [var person]
            ? person
        : null;

    /// <summary>
    /// By hand and not by EF Core: nearly every command asks who it is that asks, and most ask for nothing else that
    /// needs the model.
    /// </summary>
    private async Task<IReadOnlyList<Person>> Read(string statement, RowSet? keys, CancellationToken cancel)
    {
        await using var connection = await Questions.Open(_dialect, cancel);
        await using var batch = _dialect.CreateBatch(connection, null);
        _dialect.Add(batch, statement, keys);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var people = new List<Person>();
        while (await reader.ReadAsync(cancel))
            people.Add(
                new Person(
                    new(reader.GetGuid(0)),
                    reader.GetString(1),
                    reader.GetString(2),
                    PersonMapping.ReadRoles(reader.GetString(4))
                )
                {
                    Organization = reader.GetString(3),
                }
            );
        return people;
    }

    private async Task<Result<Person>> Add(Person person, CancellationToken cancel)
    {
        try
        {
            await using var db = _contexts();
            db.People.Add(person);
            await db.SaveChangesAsync(cancel);
            return person;
        }
        catch (DbUpdateException fault) when (fault.InnerException is { } inner && _dialect.IsTransient(inner))
        {
            // Perhaps somebody took the handle since we looked.
            if (await Lookup(person.Handle, cancel) is { } other)
                return Same(other, person);
            throw;
        }
    }

    private static Result<Person> Same(Person known, Person asked) =>
        known.Name == asked.Name
        && known.Organization == asked.Organization
        && known.Roles.Order().SequenceEqual(asked.Roles)
            ? known
            : new AccessRefusal.HandleTaken(asked.Handle);
}
