using Ledger.Access;
using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Storage.Access;
using NodaTime;

namespace Ledger.Application.Queries.Access;

/// <summary>A registered person and the roles that were not ended.</summary>
public sealed record PersonLine(string Handle, string Name, HeldRoles Roles, Id<Person> Id);

/// <summary>The people who are registered, with their roles.</summary>
public sealed record ListPeople(int? Page) : Question<Listing<PersonLine>>
{
    internal override async Task<Result<Listing<PersonLine>>> Answer(Call call, CancellationToken cancel) =>
        Values.Page.Of(
            [
                .. (await call.Database.People.List(cancel)).Select(of => new PersonLine(
                    of.Person.Handle,
                    of.Person.Name,
                    new HeldRoles([.. of.Assignments.Where(held => held.EndedAt is null)]),
                    of.Person.Id
                )),
            ],
            Page
        );
}

/// <summary>Whether a role counts now.</summary>
public enum RoleState
{
    /// <summary>It counts today.</summary>
    InEffect,

    /// <summary>It waits for a second administrator.</summary>
    Pending,

    /// <summary>Its first day is still to come.</summary>
    NotYet,

    /// <summary>Its last day is over.</summary>
    Over,

    /// <summary>An administrator ended it.</summary>
    Ended,
}

/// <summary>A role that a person holds or held, for a part of the ledger.</summary>
/// <param name="Through">The last day; null: until it is ended.</param>
/// <param name="ConfirmedBy">The second administrator; empty where none is needed or none has confirmed yet.</param>
public sealed record RoleLine(
    string Person,
    Role Role,
    Scope Scope,
    RoleState State,
    LocalDate From,
    LocalDate? Through,
    string GrantedBy,
    string ConfirmedBy,
    Instant? EndedAt,
    Id<RoleAssignment> Id
)
{
    internal static Listing<RoleLine> Of(
        IReadOnlyList<RoleAssignment> assignments,
        IReadOnlyList<Registered> people,
        Instant now
    )
    {
        var handles = Handles.Of(people);
        var today = now.InUtc().Date;
        return new Listing<RoleLine>([
            .. assignments.Select(held => new RoleLine(
                handles(held.Person),
                held.Role,
                held.Scope,
                StateOf(held, today),
                held.From,
                held.Through,
                handles(held.GrantedBy),
                handles(held.ConfirmedBy),
                held.EndedAt,
                held.Id
            )),
        ]);
    }

    private static RoleState StateOf(RoleAssignment held, LocalDate today) =>
        held.EndedAt is not null ? RoleState.Ended
        : held.IsPending ? RoleState.Pending
        : held.From > today ? RoleState.NotYet
        : held.IsInEffect(today) ? RoleState.InEffect
        : RoleState.Over;
}

/// <summary>Every role that was ever granted.</summary>
/// <param name="Handle">Only this person's; null: all people's.</param>
public sealed record ListRoles(string? Handle, int? Page) : Question<Listing<RoleLine>>
{
    internal override async Task<Result<Listing<RoleLine>>> Answer(Call call, CancellationToken cancel)
    {
        var people = await call.Database.People.List(cancel);
        if (Handle is not null && people.All(of => of.Person.Handle != Handle))
            return new AccessRefusal.UnknownPerson(Handle);
        var roles = RoleLine.Of(
            [.. people.Where(of => Handle is null || of.Person.Handle == Handle).SelectMany(of => of.Assignments)],
            people,
            call.Now
        );
        return Values.Page.Of(roles.Rows, Page);
    }
}

/// <summary>What people are called: books and registries know only their ids.</summary>
internal static class Handles
{
    /// <summary>Empty without a person; the id of a person who is not registered any more.</summary>
    public static Func<Id<Person>, string> Of(IReadOnlyList<Registered> people)
    {
        var known = people
            .Select(of => of.Person)
            .Append(Person.Clock)
            .ToDictionary(person => person.Id, person => person.Handle);
        return id => id.IsEmpty ? "" : known.GetValueOrDefault(id, id.ToString());
    }
}
