using Ledger.Access;
using Ledger.Application.Authorization;
using Ledger.Application.Queries.Access;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage;
using Ledger.Storage.Access;
using NodaTime;

namespace Ledger.Application.Commands.Access;

/// <summary>A command about people or their roles: an administrator of the whole ledger sends it.</summary>
/// <remarks>It is judged by the registry as it is under the registry's lock; a retry judges again.</remarks>
public abstract record PeopleCommand<TAnswer> : Request<TAnswer>
    where TAnswer : notnull
{
    internal override IReadOnlyList<SubjectName> Subjects => [];

    internal sealed override Task<Result<TAnswer>> Answer(Call call, CancellationToken cancel) =>
        call.Database.People.Change(people => Judge(call, people), call.Sending.IsDryRun, cancel);

    private protected abstract Result<PeopleChange<TAnswer>> Judge(Call call, IReadOnlyList<Registered> people);

    private protected static LocalDate DayOf(Call call) => call.Now.InUtc().Date;

    /// <summary>The administrators of the whole ledger whose role counts today.</summary>
    private protected static int Administrators(IEnumerable<Registered> people, LocalDate today) =>
        people.Count(of => of.Assignments.Any(held => IsAdministration(held) && held.IsInEffect(today)));

    private protected static bool IsAdministration(RoleAssignment held) =>
        held.Role == Role.Administrator && held.Scope == Scope.WholeLedger;

    /// <summary>Set-up names two: until there are, a new administrator takes effect at once.</summary>
    private protected static RoleAssignment Granted(RoleAssignment held, Call call, bool atOnce) =>
        atOnce && IsAdministration(held) ? held with { ConfirmedBy = call.By.Id, ConfirmedAt = call.Now } : held;
}

/// <summary>A person as registered.</summary>
/// <param name="Roles">All that the person holds, also what waits for a confirmation.</param>
/// <param name="Replay">Whether the person was registered before: nothing is new.</param>
public sealed record PersonAdded(
    [property: ForPrograms] string Handle,
    [property: ForPrograms] string Name,
    [property: ForPrograms] HeldRoles Roles,
    [property: ForPrograms] Id<Person> Id,
    [property: ForPrograms] bool Replay,
    [property: ForPrograms] bool DryRun,
    IReadOnlyList<Sentence> Notes
);

/// <summary>Registers a person with roles for one part of the ledger.</summary>
/// <remarks>
/// A role that moves money or grants roles takes effect when a second administrator confirms it. While the whole ledger
/// has fewer than two administrators, a new one takes effect at once: set-up names two.
/// </remarks>
/// <param name="Scope">Null: the whole ledger.</param>
public sealed record AddPerson(string Handle, string Name, IReadOnlyList<Role> Roles, Scope? Scope)
    : PeopleCommand<PersonAdded>
{
    private protected override Result<PeopleChange<PersonAdded>> Judge(Call call, IReadOnlyList<Registered> people)
    {
        var asked = For(call.Sending).Validate();
        if (!asked.IsAccepted(out var person))
            return asked.Refusal!;
        if (people.FirstOrDefault(of => of.Person.Handle == person.Handle || of.Person.Id == person.Id) is { } known)
            return IsSame(known, person)
                ? new PeopleChange<PersonAdded>(
                    Told(call, known.Person, known.Assignments, isReplay: true),
                    null,
                    [],
                    []
                )
                : new AccessRefusal.HandleTaken(known.Person.Handle);
        var today = DayOf(call);
        var atOnce = Administrators(people, today) < 2;
        var assignments = person
            .Roles.Select(
                (role, i) =>
                    Granted(
                        new RoleAssignment(
                            Id<RoleAssignment>.Derived(person.Id.Value, i + 1),
                            person.Id,
                            role,
                            Scope ?? Scope.WholeLedger,
                            today,
                            null,
                            call.By.Id,
                            call.Now
                        ),
                        call,
                        atOnce
                    )
            )
            .ToList();
        return new PeopleChange<PersonAdded>(Told(call, person, assignments, isReplay: false), person, assignments, []);
    }

    /// <summary>As the first person of a ledger, who is registered before there is a caller.</summary>
    internal Call First(LedgerDatabase database, UseCase useCase, Instant now, Sending sending) =>
        new(database, useCase, For(sending), [], [Scope.WholeLedger], now, sending);

    /// <summary>The person has the request's id: sent again, it is the same person.</summary>
    private Person For(Sending sending) => new(new(sending.Id.Value), Handle.Trim().Normalize(), Name, Roles);

    private bool IsSame(Registered known, Person asked) =>
        known.Person.Handle == asked.Handle
        && known.Person.Name == asked.Name
        && known
            .Assignments.Where(held => held.EndedAt is null)
            .Select(held => (held.Role, held.Scope))
            .ToHashSet()
            .SetEquals(Roles.Select(role => (role, Scope ?? Scope.WholeLedger)));

    private static PersonAdded Told(Call call, Person person, IReadOnlyList<RoleAssignment> assignments, bool isReplay)
    {
        var roles = new HeldRoles(assignments);
        return new PersonAdded(
            person.Handle,
            person.Name,
            roles,
            person.Id,
            isReplay,
            call.Sending.IsDryRun,
            [
                new CodedText(
                    isReplay ? "people.known"
                        : call.Sending.IsDryRun ? "people.would_be_registered"
                        : "people.registered",
                    ("Handle", person.Handle),
                    ("Roles", roles.Told())
                ),
            ]
        );
    }
}

/// <summary>Grants a registered person a role for a part of the ledger.</summary>
/// <param name="Scope">Null: the whole ledger.</param>
/// <param name="From">The first day; null: today.</param>
/// <param name="Through">The last day; null: until it is ended.</param>
public sealed record GrantRole(string Handle, Role Role, Scope? Scope, LocalDate? From, LocalDate? Through)
    : PeopleCommand<Listing<RoleLine>>
{
    private protected override Result<PeopleChange<Listing<RoleLine>>> Judge(
        Call call,
        IReadOnlyList<Registered> people
    )
    {
        if (people.FirstOrDefault(of => of.Person.Handle == Handle) is not { } known)
            return new AccessRefusal.UnknownPerson(Handle);
        var id = Id<RoleAssignment>.Derived(call.Sending.Id.Value, 1);
        if (known.Assignments.FirstOrDefault(held => held.Id == id) is { } before)
            return new PeopleChange<Listing<RoleLine>>(RoleLine.Of([before], people, call.Now), null, [], []);
        var today = DayOf(call);
        if (Through is { } last && last < (From ?? today))
            return new JournalRefusal.DateOutOfRange("through", last);
        var granted = Granted(
            new(id, known.Person.Id, Role, Scope ?? Scope.WholeLedger, From ?? today, Through, call.By.Id, call.Now),
            call,
            Administrators(people, today) < 2
        );
        return new PeopleChange<Listing<RoleLine>>(RoleLine.Of([granted], people, call.Now), null, [granted], []);
    }
}

/// <summary>Confirms roles that another administrator granted.</summary>
/// <param name="Assignment">The one; null with <paramref name="All"/>.</param>
/// <param name="All">Every one that waits and that the caller may confirm.</param>
public sealed record ConfirmRoles(Id<RoleAssignment>? Assignment, bool All)
    : PeopleCommand<Listing<RoleLine>>,
        INeedsNoId
{
    private protected override Result<PeopleChange<Listing<RoleLine>>> Judge(
        Call call,
        IReadOnlyList<Registered> people
    )
    {
        var all = people.SelectMany(of => of.Assignments).ToList();
        var confirmed = new List<RoleAssignment>();
        if (Assignment is null && !All)
            return new JsonRefusal.Missing("assignment");
        if (Assignment is not null && All)
            return new JsonRefusal.NotTogether("assignment", "all");
        if (Assignment is { } id)
        {
            if (all.Find(held => held.Id == id) is not { } named)
                return new AccessRefusal.UnknownAssignment(id);
            var judged = named.Confirm(call.By, call.Now);
            if (!judged.IsAccepted(out var stands))
                return judged.Refusal!;
            confirmed.Add(stands);
        }
        else
            foreach (var held in all)
                if (held.Confirm(call.By, call.Now).IsAccepted(out var stands))
                    confirmed.Add(stands);
        return new PeopleChange<Listing<RoleLine>>(RoleLine.Of(confirmed, people, call.Now), null, [], confirmed);
    }
}

/// <summary>Ends a role: it counts no more. Two administrators of the whole ledger must remain.</summary>
public sealed record EndRole(Id<RoleAssignment> Assignment) : PeopleCommand<Listing<RoleLine>>, INeedsNoId
{
    private protected override Result<PeopleChange<Listing<RoleLine>>> Judge(
        Call call,
        IReadOnlyList<Registered> people
    )
    {
        if (people.FirstOrDefault(of => of.Assignments.Any(held => held.Id == Assignment)) is not { } of)
            return new AccessRefusal.UnknownAssignment(Assignment);
        var held = of.Assignments.First(held => held.Id == Assignment);
        var today = DayOf(call);
        if (IsAdministration(held) && held.IsInEffect(today) && Administrators(people, today) <= 2)
            return new AccessRefusal.LastAdministrator(of.Person.Handle);
        return held.End(call.By, call.Now)
            .Then<PeopleChange<Listing<RoleLine>>>(over => new PeopleChange<Listing<RoleLine>>(
                RoleLine.Of([over], people, call.Now),
                null,
                [],
                [over]
            ));
    }
}
