using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Application.Queries.Books;

/// <summary>An estate: a programme, a trust, a fund or an organization's account, with books of its own.</summary>
public sealed record EstateLine(
    string Estate,
    EstateKind Kind,
    string Name,
    Currency Currency,
    string Zone,
    LocalDate OpenedOn,
    [property: ForPrograms] Id<Estate> Id
)
{
    internal static EstateLine Of(Estate estate) =>
        new(estate.Code, estate.Kind, estate.Name, estate.Currency, estate.Zone, estate.OpenedOn, estate.Id);
}

/// <summary>The estates that the caller may see.</summary>
/// <param name="Page">Null: all of them.</param>
public sealed record ListEstates(EstateKind? Kind, int? Page) : Question<Listing<EstateLine>>
{
    internal override async Task<Result<Listing<EstateLine>>> Answer(Call call, CancellationToken cancel)
    {
        var own = await call.EstatesSeen(cancel);
        return Values.Page.Of(
            [
                .. (await call.Database.Reader.Estates(cancel))
                    .Where(estate => own is null || own.Contains(estate.Code))
                    .Where(estate => Kind is null || estate.Kind == Kind)
                    .Select(EstateLine.Of),
            ],
            Page
        );
    }
}
