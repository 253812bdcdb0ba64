using Ledger.Foundations;
using NodaTime;

namespace Ledger.Access;

/// <summary>What a person may be asked to do (shared words of the trust business; specs/access.md).</summary>
/// <remarks>What each never does to one and the same file is judged by person, in Tranches/Segregation.cs.</remarks>
public enum Role
{
    Administrator,
    Operator,
    Controller,
    Treasurer,
    Auditor,
    FinanceSystem,
    ProgrammeOffice,
    Supervisor,
    Manager,
    Accompanier,
    Committee,
    Contributor,
    Evaluator,
}

/// <summary>What a use case needs its caller to hold.</summary>
public enum Permission
{
    Administer,
    OpenBooks,
    Post,
    ForceReversal,
    ClosePeriods,
    Read,
    Verify,
    SetRules,
    CommitFunds,
    KeepAlliances,
    Evaluate,
    Pledge,
    Prepare,
    Certify,
    Review,
    Approve,
    Release,
    Reconcile,
    Order,
    RunFund,
    DecideLoans,
}

/// <summary>A person as they act on one subject. In the books a person is only this id.</summary>
/// <param name="Handle">What people type: <c>[a-z0-9.-]{2,40}</c>.</param>
/// <param name="Roles">
/// The roles that the person holds for the subject of the request, each by an assignment that covers it.
/// </param>
public sealed record Person(Id<Person> Id, string Handle, string Name, IReadOnlyList<Role> Roles) : IIdentified
{
    public static string IdPrefix => "pe";

    /// <summary>
    /// The clock: the actor of what happens because time passed (a hold that expired, a pledge whose day has come). It
    /// approves nothing: nobody can ask in its name.
    /// </summary>
    public static readonly Person Clock = new(
        new Id<Person>(new Guid("00000000-0000-8000-8000-00000000c10c")),
        "clock",
        "The clock",
        [Role.Operator, Role.ProgrammeOffice]
    );

    /// <summary>
    /// The organization for which the roles are held, when they are held for one organization only; otherwise empty.
    /// </summary>
    public string Organization { get; init; } = "";

    /// <summary>The person with clean texts. Refuses a handle, a name or an organization that cannot be
    /// stored.</summary>
    public Result<Person> Validate()
    {
        var name = Text.Clean("name", Name, MaxNameLength, required: true);
        if (!name.IsAccepted(out var cleanName))
            return name.Refusal!;
        var organization = Text.Clean("organization", Organization, MaxOrganizationLength);
        if (!organization.IsAccepted(out var cleanOrganization))
            return organization.Refusal!;
        if (!IsHandle(Handle))
            return new AccessRefusal.NotAHandle(Handle);
        return Handle == Clock.Handle
            ? new AccessRefusal.HandleTaken(Handle)
            : this with
            {
                Name = cleanName,
                Organization = cleanOrganization,
                Roles = [.. Roles.Distinct().Order()],
            };
    }

    public const int MaxHandleLength = 40,
        MaxNameLength = 200,
        MaxOrganizationLength = 60;

    private static bool IsHandle(string text) =>
        text.Length is >= 2 and <= MaxHandleLength
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-');

    public bool May(Permission permission) => Roles.Any(role => Permissions.Of(role).Contains(permission));
}

/// <summary>Which role holds which permission: the only table of its kind.</summary>
public static class Permissions
{
    public static IReadOnlyList<Permission> Of(Role role) =>
        role switch
        {
            Role.Administrator => [Permission.Administer, Permission.OpenBooks, Permission.Read],
            Role.Operator =>
            [
                Permission.OpenBooks,
                Permission.Post,
                Permission.Review,
                Permission.Approve,
                Permission.Release,
                Permission.Reconcile,
                Permission.RunFund,
                Permission.Read,
                Permission.Verify,
            ],
            Role.Controller =>
            [
                Permission.ClosePeriods,
                Permission.ForceReversal,
                Permission.Reconcile,
                Permission.Read,
                Permission.Verify,
            ],
            Role.Treasurer =>
            [
                Permission.Post,
                Permission.ForceReversal,
                Permission.Approve,
                Permission.Release,
                Permission.Read,
            ],
            Role.Auditor => [Permission.Read, Permission.Verify],
            Role.FinanceSystem => [Permission.Read],
            Role.ProgrammeOffice =>
            [
                Permission.SetRules,
                Permission.CommitFunds,
                Permission.KeepAlliances,
                Permission.OpenBooks,
                Permission.Pledge,
                Permission.Read,
            ],
            Role.Supervisor => [Permission.Certify, Permission.Read],
            Role.Manager => [Permission.Prepare, Permission.Pledge, Permission.RunFund, Permission.Read],
            Role.Accompanier => [Permission.Prepare, Permission.Read],
            Role.Committee => [Permission.Order, Permission.DecideLoans, Permission.Read],
            Role.Contributor => [Permission.Pledge, Permission.Read],
            Role.Evaluator => [Permission.Evaluate, Permission.Read],
        };
}

/// <summary>Why a person may not do what they asked, in order of precedence.</summary>
public abstract record AccessRefusal : Refusal, IForbidden
{
    private AccessRefusal(string code)
        : base(code) { }

    public sealed record UnknownPerson(string Handle) : AccessRefusal("access.unknown_person");

    public sealed record NotPermitted(string Handle, Permission Permission) : AccessRefusal("access.not_permitted");

    public sealed record WholeLedger(string Handle) : AccessRefusal("access.whole_ledger");

    public sealed record HandleTaken(string Handle) : AccessRefusal("access.handle_taken");

    public sealed record CallerMissing() : AccessRefusal("access.caller_missing");

    public sealed record FirstNotAdministrator() : AccessRefusal("access.first_not_administrator");

    public sealed record NotAHandle(string Handle) : AccessRefusal("access.not_a_handle");

    public sealed record NotAScope(string Field, string Given) : AccessRefusal("access.not_a_scope");

    public sealed record UnknownAssignment(Id<RoleAssignment> Assignment) : AccessRefusal("access.unknown_assignment");

    public sealed record NothingToConfirm(Id<RoleAssignment> Assignment) : AccessRefusal("access.nothing_to_confirm");

    public sealed record ConfirmedBySame(Id<RoleAssignment> Assignment, string Handle)
        : AccessRefusal("access.confirmed_by_same");

    public sealed record AssignmentEnded(Id<RoleAssignment> Assignment, Instant At)
        : AccessRefusal("access.assignment_ended");

    public sealed record LastAdministrator(string Handle) : AccessRefusal("access.last_administrator");
}
