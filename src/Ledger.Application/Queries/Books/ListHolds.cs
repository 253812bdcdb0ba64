using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Application.Queries.Books;

/// <summary>Money of an account that is promised away (law 5).</summary>
public sealed record HoldLine(
    Id<Hold> Hold,
    AccountKey Account,
    [property: ForPrograms] Currency Currency,
    Money Amount,
    LocalDate ValueDate,
    Instant? ExpiresAt
);

/// <summary>The open holds of an estate.</summary>
public sealed record ListHolds(string Estate) : EstateQuestion<Listing<HoldLine>>(Estate)
{
    internal override async Task<Result<Listing<HoldLine>>> Answer(Call call, CancellationToken cancel) =>
        (await call.Database.Reader.OpenHolds(Estate, cancel)).Then<Listing<HoldLine>>(holds => new Listing<HoldLine>([
            .. holds.Select(hold => new HoldLine(
                hold.Id,
                hold.Account,
                hold.Amount.Currency,
                hold.Amount,
                hold.ValueDate,
                hold.ExpiresAt
            )),
        ]));
}
