using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Application.Queries.Books;

/// <summary>A period of an estate's books.</summary>
public sealed record PeriodLine(LocalDate FirstDay, LocalDate LastDay, PeriodStatus Status);

/// <summary>The periods of an estate that are closed or were.</summary>
public sealed record ListPeriods(string Estate) : EstateQuestion<Listing<PeriodLine>>(Estate)
{
    internal override async Task<Result<Listing<PeriodLine>>> Answer(Call call, CancellationToken cancel) =>
        (await call.Database.Reader.Periods(Estate, cancel)).Then<Listing<PeriodLine>>(
            periods => new Listing<PeriodLine>([
                .. periods.Select(period => new PeriodLine(period.First, period.Last, period.Status)),
            ])
        );
}
