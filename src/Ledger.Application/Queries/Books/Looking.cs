using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Application.Queries.Books;

/// <summary>What questions about the books have in common.</summary>
internal static class Looking
{
    public static Viewpoint From(LocalDate? asOf, bool byValueDate, Instant? knownAt) =>
        new(asOf, byValueDate ? DateBasis.Value : DateBasis.Book, knownAt);

    /// <summary>The codes of the estates that a list may name; null: every one.</summary>
    public static async Task<IReadOnlySet<string>?> EstatesSeen(this Call call, CancellationToken cancel) =>
        call.SeesAll
            ? null
            : (await call.Database.AllianceReader.EstatesOf(call.Scopes, cancel)).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Many accounts are kept by holder: a question for the one without a holder would answer that there is nothing.
    /// </summary>
    public static async Task<IReadOnlyList<Sentence>> Holders(
        Call call,
        string estate,
        AccountKey account,
        Viewpoint viewpoint,
        CancellationToken cancel
    )
    {
        if (!account.Holder.IsNone)
            return [];
        var read = await call.Database.Reader.TrialBalance(estate, viewpoint, cancel);
        if (!read.IsAccepted(out var trial))
            return [];
        var holders = trial
            .Accounts.Where(other =>
                other.Account.Code == account.Code
                && other.Account.Currency == account.Currency
                && !other.Account.Holder.IsNone
                && !(other.Debit.IsZero && other.Credit.IsZero)
            )
            .ToList();
        return holders.Count == 0
            ? []
            :
            [
                new CodedText(
                    "books.kept_by_holder",
                    ("Account", account.Code),
                    ("Count", holders.Count),
                    ("Sum", Money.Sum(holders.Select(other => other.Balance), account.Currency)),
                    ("First", holders[0].Account.ToString())
                ),
            ];
    }
}
