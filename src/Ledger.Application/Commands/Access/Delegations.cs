using Ledger.Access;
using Ledger.Application.Authorization;
using Ledger.Application.Queries.Access;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Storage.Access;
using NodaTime;

namespace Ledger.Application.Commands.Access;

/// <summary>Gives another person, for some days, the right to approve in the caller's place.</summary>
/// <param name="Role">A role of the caller that approves.</param>
/// <param name="Most">Up to this amount; null: whatever the caller may approve.</param>
/// <param name="Currency">Of <paramref name="Most"/>.</param>
public sealed record GiveDelegation(
    Person Taker,
    Role Role,
    LocalDate From,
    LocalDate Through,
    Money? Most,
    Currency? Currency
) : Request<Listing<DelegationLine>>
{
    internal override IReadOnlyList<SubjectName> Subjects => [];

    internal override async Task<Result<Listing<DelegationLine>>> Answer(Call call, CancellationToken cancel)
    {
        var programmes = await call.Database.Rules.Programmes(cancel);
        var given = await call.Database.Delegations.Give(
            new(call.Sending.Id.Value),
            call.By,
            Taker,
            Role,
            From,
            Through,
            Most,
            programmes.Count > 0 ? DateTimeZoneProviders.Tzdb[programmes[0].Zone] : DateTimeZone.Utc,
            call.Sending.IsDryRun,
            cancel
        );
        return given.Then<Listing<DelegationLine>>(delegation => new Listing<DelegationLine>([
            DelegationLine.Of(delegation, id => id == call.By.Id ? call.By.Handle : Taker.Handle),
        ]));
    }
}

/// <summary>
/// Takes a right to approve back: only who gave it may. What was approved by it before stays approved.
/// </summary>
public sealed record WithdrawDelegation(Id<Delegation> Delegation) : Request<Listing<DelegationLine>>, INeedsNoId
{
    internal override IReadOnlyList<SubjectName> Subjects => [];

    internal override async Task<Result<Listing<DelegationLine>>> Answer(Call call, CancellationToken cancel)
    {
        var withdrawn = await call.Database.Delegations.Withdraw(Delegation, call.By, call.Sending.IsDryRun, cancel);
        if (!withdrawn.IsAccepted(out var delegation))
            return withdrawn.Refusal!;
        var handles = Handles.Of(await call.Database.People.List(cancel));
        return new Listing<DelegationLine>([DelegationLine.Of(delegation, handles)]);
    }
}
