using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Application.Queries.Books;

/// <summary>What an account turned over and stands at.</summary>
/// <param name="Held">In open holds now; zero when the question has a date or a moment.</param>
public sealed record BalanceView(
    string Estate,
    AccountKey Account,
    LocalDate? AsOf,
    DateBasis By,
    Instant? KnownAt,
    Currency Currency,
    Money Debit,
    Money Credit,
    Money Balance,
    Money Held,
    IReadOnlyList<Sentence> Notes
);

/// <summary>The balance of one account, from any viewpoint in both times (law 8).</summary>
/// <param name="AsOf">Through this day; every day by default.</param>
/// <param name="KnownAt">As the ledger knew it then; now by default.</param>
public sealed record ShowBalance(string Estate, AccountKey Account, LocalDate? AsOf, bool ByValueDate, Instant? KnownAt)
    : EstateQuestion<BalanceView>(Estate)
{
    internal override async Task<Result<BalanceView>> Answer(Call call, CancellationToken cancel)
    {
        var viewpoint = Looking.From(AsOf, ByValueDate, KnownAt);
        var read = await call.Database.Reader.Balance(Estate, Account, viewpoint, cancel);
        if (!read.IsAccepted(out var balance))
            return read.Refusal!;
        return new BalanceView(
            Estate,
            Account,
            AsOf,
            viewpoint.Basis,
            KnownAt,
            Account.Currency,
            balance.Debit,
            balance.Credit,
            balance.Balance,
            balance.Held,
            balance.Debit.IsZero && balance.Credit.IsZero
                ? await Looking.Holders(call, Estate, Account, viewpoint, cancel)
                : []
        );
    }
}
