using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Application.Queries.Books;

/// <summary>One estate: its facts, closed periods and open holds.</summary>
/// <param name="ClosedThrough">The last day of the last closed period; null when none is closed.</param>
public sealed record EstateView(
    string Estate,
    string Name,
    EstateKind Kind,
    Currency Currency,
    string Zone,
    LocalDate OpenedOn,
    LocalDate? ClosedThrough,
    int OpenHolds,
    Id<Estate> Id
);

/// <summary>One estate and how far its books are closed.</summary>
public sealed record ShowEstate(string Estate) : EstateQuestion<EstateView>(Estate)
{
    internal override async Task<Result<EstateView>> Answer(Call call, CancellationToken cancel)
    {
        if (await call.Database.Reader.Estate(Estate, cancel) is not { } estate)
            return new JournalRefusal.UnknownEstate(Estate);
        var periods = await call.Database.Reader.Periods(Estate, cancel);
        if (!periods.IsAccepted(out var all))
            return periods.Refusal!;
        var holds = await call.Database.Reader.OpenHolds(Estate, cancel);
        if (!holds.IsAccepted(out var open))
            return holds.Refusal!;
        return new EstateView(
            estate.Code,
            estate.Name,
            estate.Kind,
            estate.Currency,
            estate.Zone,
            estate.OpenedOn,
            all.Where(period => period.Status != PeriodStatus.Open).Select(period => (LocalDate?)period.Last).Max(),
            open.Count,
            estate.Id
        );
    }
}
