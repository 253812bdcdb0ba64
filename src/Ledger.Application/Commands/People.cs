using Ledger.Access;
using Ledger.Application.Authorization;
using Ledger.Foundations;
using Ledger.Storage.Access;
using NodaTime;

namespace Ledger.Application.Commands;

/// <summary>A command about people or their roles: an administrator of the whole ledger sends it.</summary>
public abstract record PeopleRequest<TAnswer> : Request<TAnswer>
    where TAnswer : notnull
{
    internal override IReadOnlyList<SubjectName> Subjects => [];

    private protected static LocalDate DayOf(Call call) => call.Now.InUtc().Date;

    /// <summary>The administrators of the whole ledger whose role counts today.</summary>
    private protected static int Administrators(IEnumerable<Registered> people, LocalDate today) =>
        people.Count(of => of.Assignments.Any(held => IsAdministration(held) && held.IsInEffect(today)));

    private protected static bool IsAdministration(RoleAssignment held) =>
        held.Role == Role.Administrator && held.Scope == Scope.WholeLedger;
}

/// <param name="Assignments">All that the person holds, also what waits for a confirmation.</param>
/// <param name="IsReplay">Whether the person was registered before: nothing is new.</param>
public sealed record PersonAdded(Person Person, IReadOnlyList<RoleAssignment> Assignments, bool IsReplay);

/// <summary>Registers a person with roles for one part of the ledger.</summary>
/// <remarks>
/// A role that moves money or grants roles takes effect when a second administrator confirms it. While the whole ledger
/// has fewer than two administrators, a new one takes effect at once: set-up names two.
/// </remarks>
public sealed record AddPerson(Id<Person> Id, string Handle, string Name, IReadOnlyList<Role> Roles, Scope Scope)
    : PeopleRequest<PersonAdded>
{
    internal override async Task<Result<PersonAdded>> Answer(Call call, CancellationToken cancel)
    {
        if (!AsPerson.Validate().IsAccepted(out var person))
            return AsPerson.Validate().Refusal!;
        var people = await call.Database.People.List(cancel);
        if (people.FirstOrDefault(of => of.Person.Handle == person.Handle) is { } known)
            return IsSame(known)
                ? new PersonAdded(known.Person, known.Assignments, IsReplay: true)
                : new AccessRefusal.HandleTaken(person.Handle);
        var today = DayOf(call);
        var atOnce = Administrators(people, today) < 2;
        var assignments = person
            .Roles.Select(
                (role, i) =>
                    new RoleAssignment(
                        Id<RoleAssignment>.Derived(person.Id.Value, i + 1),
                        person.Id,
                        role,
                        Scope,
                        today,
                        null,
                        call.By.Id,
                        call.Now
                    )
                        is var held
                    && atOnce
                    && IsAdministration(held)
                        ? held with
                        {
                            ConfirmedBy = call.By.Id,
                            ConfirmedAt = call.Now,
                        }
                        : held
            )
            .ToList();
        if (
            !call.Sending.IsDryRun && (await call.Database.People.Add(person, assignments, cancel)).Refusal is { } taken
        )
            return taken;
        return new PersonAdded(person, assignments, IsReplay: false);
    }

    /// <summary>As the first person of a ledger, who is registered before there is a caller.</summary>
    internal Call First(Ledger.Storage.LedgerDatabase database, UseCase useCase, Instant now, Sending sending) =>
        new(database, useCase, AsPerson, [], [Scope.WholeLedger], now, sending);

    private Person AsPerson => new(Id, Handle.Trim().Normalize(), Name, Roles);

    private bool IsSame(Registered known) =>
        known.Person.Name == Name.Trim()
        && known
            .Assignments.Where(held => held.EndedAt is null)
            .Select(held => (held.Role, held.Scope))
            .ToHashSet()
            .SetEquals(Roles.Select(role => (role, Scope)));
}

/// <summary>Grants a registered person a role for a part of the ledger.</summary>
/// <param name="From">The first day; null: today.</param>
/// <param name="Through">The last day; null: until it is ended.</param>
public sealed record GrantRole(string Handle, Role Role, Scope Scope, LocalDate? From, LocalDate? Through)
    : PeopleRequest<RoleAssignment>
{
    internal override async Task<Result<RoleAssignment>> Answer(Call call, CancellationToken cancel)
    {
        var people = await call.Database.People.List(cancel);
        if (people.FirstOrDefault(of => of.Person.Handle == Handle) is not { } known)
            return new AccessRefusal.UnknownPerson(Handle);
        var id = Id<RoleAssignment>.Derived(call.Sending.Id.Value, 1);
        if (known.Assignments.FirstOrDefault(held => held.Id == id) is { } before)
            return before;
        var today = DayOf(call);
        if (Through is { } last && last < (From ?? today))
            return new Ledger.Journal.JournalRefusal.DateOutOfRange("through", last);
        var held = new RoleAssignment(id, known.Person.Id, Role, Scope, From ?? today, Through, call.By.Id, call.Now);
        if (IsAdministration(held) && Administrators(people, today) < 2)
            held = held with { ConfirmedBy = call.By.Id, ConfirmedAt = call.Now };
        if (!call.Sending.IsDryRun)
            await call.Database.People.Assign([held], cancel);
        return held;
    }
}

/// <summary>Confirms roles that another administrator granted.</summary>
/// <param name="Assignments">Empty: every one that waits and that the caller may confirm.</param>
public sealed record ConfirmRoles(IReadOnlyList<Id<RoleAssignment>> Assignments)
    : PeopleRequest<IReadOnlyList<RoleAssignment>>
{
    internal override async Task<Result<IReadOnlyList<RoleAssignment>>> Answer(Call call, CancellationToken cancel)
    {
        var all = (await call.Database.People.List(cancel)).SelectMany(of => of.Assignments).ToList();
        var confirmed = new List<RoleAssignment>();
        foreach (var id in Assignments)
        {
            if (all.Find(held => held.Id == id) is not { } named)
                return new AccessRefusal.UnknownAssignment(id);
            if (!named.Confirm(call.By, call.Now).IsAccepted(out var stands))
                return named.Confirm(call.By, call.Now).Refusal!;
            confirmed.Add(stands);
        }
        if (Assignments.Count == 0)
            foreach (var held in all)
                if (held.Confirm(call.By, call.Now).IsAccepted(out var stands))
                    confirmed.Add(stands);
        if (!call.Sending.IsDryRun)
            await call.Database.People.Update(confirmed, cancel);
        return Results.Of<IReadOnlyList<RoleAssignment>>(confirmed);
    }
}

/// <summary>Ends a role: it counts no more. Two administrators of the whole ledger must remain.</summary>
public sealed record EndRole(Id<RoleAssignment> Assignment) : PeopleRequest<RoleAssignment>
{
    internal override async Task<Result<RoleAssignment>> Answer(Call call, CancellationToken cancel)
    {
        var people = await call.Database.People.List(cancel);
        if (people.FirstOrDefault(of => of.Assignments.Any(held => held.Id == Assignment)) is not { } of)
            return new AccessRefusal.UnknownAssignment(Assignment);
        var held = of.Assignments.First(held => held.Id == Assignment);
        var today = DayOf(call);
        if (IsAdministration(held) && held.IsInEffect(today) && Administrators(people, today) <= 2)
            return new AccessRefusal.LastAdministrator(of.Person.Handle);
        var ended = held.End(call.By, call.Now);
        if (ended.IsAccepted(out var over) && !call.Sending.IsDryRun)
            await call.Database.People.Update([over], cancel);
        return ended;
    }
}
