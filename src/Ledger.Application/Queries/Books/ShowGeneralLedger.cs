using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Application.Queries.Books;

/// <summary>The statements of every account of an estate that moved.</summary>
public sealed record ShowGeneralLedger(string Estate, LocalDate? From, LocalDate? Through, Instant? KnownAt)
    : EstateQuestion<Listing<StatementView>>(Estate)
{
    internal override async Task<Result<Listing<StatementView>>> Answer(Call call, CancellationToken cancel) =>
        (
            await call.Database.Reader.GeneralLedger(
                Estate,
                From ?? Calendar.FirstDay,
                Through ?? Calendar.LastDay,
                KnownAt,
                cancel
            )
        ).Then<Listing<StatementView>>(statements => new Listing<StatementView>([
            .. statements.Select(statement => StatementView.Of(statement, From, Through, KnownAt, [])),
        ]));
}
