using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Application.Queries.Books;

/// <summary>An account and what it stands at.</summary>
/// <param name="NeverBelowZero">The side on which it may not go below zero.</param>
public sealed record AccountLine(
    AccountKey Account,
    AccountName Name,
    Constraint NeverBelowZero,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] Money Debit,
    [property: ForPrograms] Money Credit,
    [property: ShowsZero] Money Balance,
    Money Held
);

/// <summary>The accounts of an estate, in the order of its chart.</summary>
public sealed record ListAccounts(string Estate, LocalDate? AsOf, bool ByValueDate, Instant? KnownAt)
    : EstateQuestion<Listing<AccountLine>>(Estate)
{
    internal override async Task<Result<Listing<AccountLine>>> Answer(Call call, CancellationToken cancel) =>
        (await call.Database.Reader.TrialBalance(Estate, Looking.From(AsOf, ByValueDate, KnownAt), cancel)).Then<
            Listing<AccountLine>
        >(trial => new Listing<AccountLine>([
            .. trial.Accounts.Select(account => new AccountLine(
                account.Account,
                new AccountName(trial.Estate.Kind, account.Account.Code),
                account.Constraint,
                account.Account.Currency,
                account.Debit,
                account.Credit,
                account.Balance,
                account.Held
            )),
        ]));
}
