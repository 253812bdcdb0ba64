using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Lending;
using NodaTime;

namespace Ledger.Application.Queries.Funds;

/// <summary>The most interest that a country's law allows from a day on.</summary>
/// <param name="Rate">Effective, of a year; null: from that day on there is no maximum.</param>
/// <param name="Source">The act that says so.</param>
public sealed record MaximumLine(string Country, LocalDate From, Rate? Rate, string Source);

/// <summary>The legal maxima that are known, the oldest first.</summary>
public sealed record ListMaxima : Question<Listing<MaximumLine>>
{
    internal override async Task<Result<Listing<MaximumLine>>> Answer(Call call, CancellationToken cancel) =>
        new Listing<MaximumLine>([
            .. (await call.Database.Lending.Maxima(cancel)).Select(maximum => new MaximumLine(
                maximum.Country,
                maximum.From,
                maximum.EffectiveYear,
                maximum.Source
            )),
        ]);
}
