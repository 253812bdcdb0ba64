using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds;
using Ledger.Storage;
using NodaTime;

namespace Ledger.Application.Queries.Funds;

/// <summary>What the accounts of a fund had on another day.</summary>
internal static class FundBooks
{
    /// <summary>By book date, in the fund's currency.</summary>
    public static async Task<Result<EstateBalances>> AtEndOf(
        LedgerDatabase database,
        Fund fund,
        LocalDate day,
        CancellationToken cancel
    ) =>
        (await database.Reader.TrialBalance(fund.Code, new Viewpoint(day), cancel)).Then<EstateBalances>(
            trial => new EstateBalances(
                0,
                [
                    .. trial
                        .Accounts.Where(balance => balance.Account.Currency == fund.Currency)
                        .Select(balance => new AccountBalances(
                            balance.Account.Code,
                            balance.Account.Holder,
                            balance.Balance.MinorUnits,
                            balance.Held.MinorUnits
                        )),
                ]
            )
        );
}
