using Ledger.Access;
using Ledger.Foundations;
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
            cancel: cancel
        );
        var refused = ended.Refused.Count;
        var detail =
            refused == 0
                ? new CodedText("job.funds_accrued", ("Count", ended.Done), ("Before", ended.Before))
                : new CodedText(
                    "job.funds_accrued_refused",
                    ("Count", ended.Done),
                    ("Before", ended.Before),
                    ("Refused", refused),
                    ("Code", ended.Refused[0].Refusal.Code)
                );
        return new JobOutcome(ended.Done, refused > 0, detail.ToString());
    }
}
