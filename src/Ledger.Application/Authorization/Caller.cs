using Ledger.Access;
using Ledger.Foundations;
using Ledger.Storage.Access;
using NodaTime;

namespace Ledger.Application.Authorization;

/// <summary>Who calls, as a host knows them.</summary>
/// <param name="Handle">The handle of a registered person.</param>
public sealed record Caller(string Handle)
{
    /// <summary>
    /// What happens because time passed. Only the jobs of this program call so: no host takes it from outside.
    /// </summary>
    public static readonly Caller Clock = new("");

    internal bool IsClock => Handle.Length == 0;
}

/// <summary>A caller as found in the registry at the moment of the call.</summary>
/// <param name="Person">Without roles: those depend on the subject.</param>
internal sealed record KnownCaller(Person Person, IReadOnlyList<RoleAssignment> Assignments, Instant Now)
{
    /// <summary>Refuses a handle that is not registered.</summary>
    public static Result<KnownCaller> Of(Caller caller, CallerFacts facts)
    {
        if (caller.IsClock)
            return new KnownCaller(Person.Clock, [.. OfClock(facts.Now)], facts.Now);
        if (facts.Person is not { } person)
            return new AccessRefusal.UnknownPerson(caller.Handle);
        var day = facts.Now.InUtc().Date;
        return new KnownCaller(person, [.. facts.Assignments.Where(held => held.IsInEffect(day))], facts.Now);
    }

    /// <summary>
    /// The person as they act on these subjects: with the roles of the assignments that cover all of them. A person
    /// never acts on one subject by a role that they hold for another.
    /// </summary>
    public Person On(IReadOnlyCollection<Subject> subjects) => With(Covering(subjects));

    /// <summary>The person as they act where no subject is named: with every role that they hold.</summary>
    public Person Anywhere() => With(Assignments);

    public bool May(Permission permission, IReadOnlyCollection<Subject> subjects) =>
        Covering(subjects).Any(held => Permissions.Of(held.Role).Contains(permission));

    /// <summary>The parts of the ledger for which the caller holds a permission.</summary>
    public IReadOnlyList<Scope> ScopesOf(Permission permission) =>
        [
            .. Assignments
                .Where(held => Permissions.Of(held.Role).Contains(permission))
                .Select(held => held.Scope)
                .Distinct(),
        ];

    private IEnumerable<RoleAssignment> Covering(IReadOnlyCollection<Subject> subjects) =>
        Assignments.Where(held => subjects.All(held.Scope.Covers));

    private Person With(IEnumerable<RoleAssignment> held)
    {
        var all = held.ToList();
        var scopes = all.Select(assignment => assignment.Scope).Distinct().ToList();
        return Person with
        {
            Roles = [.. all.Select(assignment => assignment.Role).Distinct().Order()],
            Organization = scopes is [{ Kind: ScopeKind.Organization, Code: var code }] ? code : "",
        };
    }

    private static IEnumerable<RoleAssignment> OfClock(Instant now) =>
        Person.Clock.Roles.Select(role => new RoleAssignment(
            default,
            Person.Clock.Id,
            role,
            Scope.WholeLedger,
            now.InUtc().Date,
            null,
            Person.Clock.Id,
            now
        )
        {
            ConfirmedBy = Person.Clock.Id,
        });
}
