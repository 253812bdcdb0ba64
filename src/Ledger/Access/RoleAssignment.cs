using Ledger.Foundations;
using NodaTime;

namespace Ledger.Access;

/// <summary>One role that one person holds for one part of the ledger, from one day through another.</summary>
/// <remarks>
/// Permissions are judged per assignment: a person who is a manager of one organization and an auditor of another
/// manages nothing of the second. Assignments are added, confirmed and ended; they are never changed otherwise.
/// </remarks>
/// <param name="Through">The last day; null: until it is ended.</param>
/// <param name="GrantedBy">The administrator who granted it.</param>
public sealed record RoleAssignment(
    Id<RoleAssignment> Id,
    Id<Person> Person,
    Role Role,
    Scope Scope,
    LocalDate From,
    LocalDate? Through,
    Id<Person> GrantedBy,
    Instant GrantedAt
) : IIdentified
{
    public static string IdPrefix => "ra";

    /// <summary>The administrator who confirmed it; empty: no one yet.</summary>
    public Id<Person> ConfirmedBy { get; init; }

    public Instant? ConfirmedAt { get; init; }

    /// <summary>The moment from which it counts no more; null while it stands.</summary>
    public Instant? EndedAt { get; init; }

    public Id<Person> EndedBy { get; init; }

    /// <summary>Whether it waits for a second administrator: its role moves money or grants roles.</summary>
    public bool IsPending => EndedAt is null && ConfirmedBy.IsEmpty && NeedsConfirmation(Role);

    /// <summary>Whether it counts on a day: granted, confirmed where its role needs it, not over and not
    /// ended.</summary>
    public bool IsInEffect(LocalDate day) =>
        EndedAt is null && !IsPending && From <= day && (Through is not { } last || day <= last);

    /// <summary>
    /// A role that posts, approves, releases, orders, pays or decides, or that administers, takes effect when a second
    /// administrator confirms it.
    /// </summary>
    public static bool NeedsConfirmation(Role role) =>
        Permissions.Of(role).Any(permission => Sensitive.Contains(permission));

    private static readonly Permission[] Sensitive =
    [
        Permission.Administer,
        Permission.Post,
        Permission.ForceReversal,
        Permission.CommitFunds,
        Permission.Approve,
        Permission.Release,
        Permission.Order,
        Permission.RunFund,
        Permission.DecideLoans,
    ];

    /// <summary>Confirms it: by an administrator other than the one who granted it and the one who holds it.</summary>
    public Result<RoleAssignment> Confirm(Person by, Instant now) =>
        !IsPending ? new AccessRefusal.NothingToConfirm(Id)
        : by.Id == GrantedBy || by.Id == Person ? new AccessRefusal.ConfirmedBySame(Id, by.Handle)
        : this with { ConfirmedBy = by.Id, ConfirmedAt = now };

    /// <summary>Ends it: it counts no more from now on. What was done by it stays.</summary>
    public Result<RoleAssignment> End(Person by, Instant now) =>
        EndedAt is { } at ? new AccessRefusal.AssignmentEnded(Id, at) : this with { EndedAt = now, EndedBy = by.Id };
}
