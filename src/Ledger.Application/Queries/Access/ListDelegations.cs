using Ledger.Access;
using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Programmes;
using NodaTime;

namespace Ledger.Application.Queries.Access;

/// <summary>A right to approve that one person gave another for some days.</summary>
/// <param name="Most">Up to this amount; null: whatever the giver may approve.</param>
/// <param name="WithdrawnAt">From when on it counts no more; null while it stands.</param>
public sealed record DelegationLine(
    string Giver,
    string Taker,
    Role Role,
    LocalDate From,
    LocalDate Through,
    Money? Most,
    Currency? Currency,
    Instant? WithdrawnAt,
    Id<Delegation> Id
)
{
    internal static DelegationLine Of(Delegation delegation, Func<Id<Person>, string> handles) =>
        new(
            handles(delegation.Giver),
            handles(delegation.Taker),
            delegation.Role,
            delegation.From,
            delegation.Through,
            delegation.MaxAmount,
            delegation.MaxAmount?.Currency,
            delegation.WithdrawnAt,
            delegation.Id
        );
}

/// <summary>
/// The rights to approve that were given: every one for who reads the whole ledger, otherwise those that the caller
/// gave or holds.
/// </summary>
public sealed record ListDelegations(int? Page) : Question<Listing<DelegationLine>>
{
    internal override async Task<Result<Listing<DelegationLine>>> Answer(Call call, CancellationToken cancel)
    {
        var handles = Handles.Of(await call.Database.People.List(cancel));
        return Values.Page.Of(
            [
                .. (await call.Database.Delegations.List(cancel))
                    .Where(given => call.SeesAll || given.Giver == call.By.Id || given.Taker == call.By.Id)
                    .Select(given => DelegationLine.Of(given, handles)),
            ],
            Page
        );
    }
}
