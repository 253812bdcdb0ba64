using Ledger.Access;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Programmes;

/// <summary>Somebody gives another person, for some days, the right to approve in their place.</summary>
/// <param name="MaxAmount">Up to this amount; null: whatever the giver may approve.</param>
public sealed record Delegation(
    Id<Person> Giver,
    Id<Person> Taker,
    Role Role,
    LocalDate From,
    LocalDate Through,
    Money? MaxAmount
) : IIdentified
{
    public static string IdPrefix => "de";

    public Id<Delegation> Id { get; init; }

    /// <summary>
    /// The parts of the ledger for which the giver holds the role now. What the giver may not approve, the taker may
    /// not
    /// approve in their place.
    /// </summary>
    public IReadOnlyList<Scope> Scopes { get; init; } = [];

    /// <summary>From when on it counts no more, although its days are not over; null while it stands.</summary>
    public Instant? WithdrawnAt { get; init; }

    /// <param name="subject">The alliance that is paid.</param>
    public bool Covers(LocalDate day, Money amount, Subject subject) =>
        WithdrawnAt is null
        && day >= From
        && day <= Through
        && Scopes.Any(scope => scope.Covers(subject))
        && (
            MaxAmount is not { } maxAmount
            || amount.Currency == maxAmount.Currency && amount.MinorUnits <= maxAmount.MinorUnits
        );

    /// <summary>
    /// Judges what somebody wants to give: a role of their own that approves, to another person who may approve, for
    /// days that are not over.
    /// </summary>
    public static Result<Delegation> Give(
        Id<Delegation> id,
        Person giver,
        Person taker,
        Role role,
        LocalDate from,
        LocalDate through,
        Money? maxAmount,
        LocalDate today
    )
    {
        if (!giver.Roles.Contains(role))
            return new DelegationRefusal.NotHeld(giver.Handle, role);
        if (!Permissions.Of(role).Contains(Permission.Approve))
            return new DelegationRefusal.ApprovesNothing(role);
        if (giver.Id == taker.Id)
            return new DelegationRefusal.ToOneself(giver.Handle);
        if (!taker.May(Permission.Approve))
            return new DelegationRefusal.TakerCannotApprove(taker.Handle);
        if (from > through || through < today || !Calendar.IsDay(from) || !Calendar.IsDay(through))
            return new DelegationRefusal.DaysOver(from, through, today);
        if (maxAmount is { MinorUnits: <= 0 } amount)
            return new DelegationRefusal.NoAmount(amount);
        return new Delegation(giver.Id, taker.Id, role, from, through, maxAmount) { Id = id };
    }

    /// <summary>Only who gave it takes it back, and only once. What was approved by it before stays approved.</summary>
    public Result<Delegation> Withdraw(Person by, Instant now) =>
        by.Id != Giver ? new DelegationRefusal.NotTheGiver(Id, by.Handle)
        : WithdrawnAt is { } at ? new DelegationRefusal.WithdrawnAlready(Id, at)
        : this with { WithdrawnAt = now };
}

/// <summary>Why a right to approve cannot be given or taken back, in order of precedence.</summary>
public abstract record DelegationRefusal : Refusal
{
    private DelegationRefusal(string code)
        : base(code) { }

    public sealed record Unknown(Id<Delegation> Delegation) : DelegationRefusal("delegation.unknown");

    public sealed record NotHeld(string Handle, Role Role) : DelegationRefusal("delegation.not_held");

    public sealed record ApprovesNothing(Role Role) : DelegationRefusal("delegation.approves_nothing");

    public sealed record ToOneself(string Handle) : DelegationRefusal("delegation.to_oneself");

    public sealed record TakerCannotApprove(string Handle) : DelegationRefusal("delegation.taker_cannot_approve");

    public sealed record DaysOver(LocalDate From, LocalDate Through, LocalDate Today)
        : DelegationRefusal("delegation.days_over");

    public sealed record NoAmount(Money Amount) : DelegationRefusal("delegation.no_amount");

    public sealed record NotTheGiver(Id<Delegation> Delegation, string Handle)
        : DelegationRefusal("delegation.not_the_giver");

    public sealed record WithdrawnAlready(Id<Delegation> Delegation, Instant At)
        : DelegationRefusal("delegation.withdrawn_already");
}
