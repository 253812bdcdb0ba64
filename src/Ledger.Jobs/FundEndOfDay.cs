using Ledger.Access;
using Ledger.Storage;

namespace Ledger.Jobs;

/// <summary>
/// Yesterday ends in every rotating fund: interest is accrued, what is owed is aged, the provision follows.
/// </summary>
internal static class FundEndOfDay
{
    public static async Task<JobOutcome> Do(LedgerDatabase ledger, CancellationToken cancel)
    {
        var ended = await ledger.Funds.EndDay(
            await ledger.FundReader.List(cancel: cancel),
            day: null,
            Person.Clock,
            cancel
        );
        var detail = $"{ended.Done} funds counted, {ended.Before} counted before";
        return new JobOutcome(
            ended.Done,
            ended.Refused.Count > 0,
            ended.Refused.Count == 0
                ? detail
                : $"{detail}, {ended.Refused.Count} refused ({ended.Refused[0].Refusal.Code})"
        );
    }
}
