using Ledger.Foundations;
using NodaTime;

namespace Ledger.Journal;

/// <summary>
/// What a request would post and hold, and the balances that it would leave: the answer to a dry run, so that people
/// see
/// what they approve. Nothing of it is stored.
/// </summary>
/// <param name="Balances">Of every account that the request moves or holds on, in the order of the estates'
/// codes.</param>
public sealed record Preview(
    IReadOnlyList<PreviewEntry> Entries,
    IReadOnlyList<PreviewHold> Holds,
    IReadOnlyList<PreviewBalance> Balances
)
{
    /// <summary>Of one request that was judged last: its accounts stand as its records left them.</summary>
    public static Preview Of(IReadOnlyList<JournalRecord> records)
    {
        var changes = new Dictionary<AccountBooks, (long Posted, long Held)>();
        var (entries, holds) = (new List<PreviewEntry>(), new List<PreviewHold>());
        foreach (var record in records)
            switch (record)
            {
                case EntryRecord entry:
                    entries.Add(Of(entry));
                    foreach (var (posting, account) in entry.Entry.Postings.Zip(entry.Accounts))
                        Change(account, posting.Amount.MinorUnits, 0);
                    break;
                case HoldPlacedRecord placed:
                    holds.Add(Of(placed.Hold, placed.Account, placed.Hold.Amount, record.Kind));
                    Change(placed.Account, 0, placed.Hold.Amount.MinorUnits);
                    break;
                case HoldResolvedRecord resolved:
                    holds.Add(Of(resolved.Hold, resolved.Account, resolved.Hold.Amount, record.Kind));
                    Change(resolved.Account, 0, -resolved.Hold.Amount.MinorUnits);
                    break;
            }
        return new Preview(
            entries,
            holds,
            [
                .. changes
                    .Select(change => Of(change.Key, change.Value))
                    .OrderBy(balance => balance.Estate, StringComparer.Ordinal)
                    .ThenBy(balance => balance.Account.Code, StringComparer.Ordinal)
                    .ThenBy(balance => balance.Account.Holder.ToString(), StringComparer.Ordinal),
            ]
        );

        void Change(AccountBooks account, long posted, long held)
        {
            var before = changes.GetValueOrDefault(account);
            changes[account] = (before.Posted + posted, before.Held + held);
        }
    }

    private static PreviewEntry Of(EntryRecord record) =>
        new(
            record.Books.Estate.Code,
            record.Entry.BookDate,
            record.Entry.ValueDate,
            record.Entry.Narrative,
            [.. record.Entry.Postings.Zip(record.Accounts, (posting, account) => (account.Key, posting.Amount))]
        );

    private static PreviewHold Of(Hold hold, AccountBooks account, Money amount, RecordKind kind) =>
        new(hold.Id, account.Estate.Estate.Code, account.Key, amount, kind);

    private static PreviewBalance Of(AccountBooks account, (long Posted, long Held) change) =>
        new(
            account.Estate.Estate.Code,
            account.Key,
            account.Money(account.Posted - change.Posted),
            account.Money(account.Posted),
            account.Money(account.Held - change.Held),
            account.Money(account.Held)
        );
}

/// <summary>An entry that a request would post.</summary>
/// <param name="Postings">The account and the amount of each posting: debit positive, credit negative.</param>
public sealed record PreviewEntry(
    string Estate,
    LocalDate BookDate,
    LocalDate ValueDate,
    string Narrative,
    IReadOnlyList<(AccountKey Account, Money Amount)> Postings
);

/// <summary>A hold that a request would place or end.</summary>
/// <param name="Kind">What would happen to it: placed, posted, voided, expired.</param>
public sealed record PreviewHold(Id<Hold> Hold, string Estate, AccountKey Account, Money Amount, RecordKind Kind);

/// <summary>An account before and after: debit positive, credit negative; what is held has no sign.</summary>
public sealed record PreviewBalance(
    string Estate,
    AccountKey Account,
    Money Before,
    Money After,
    Money HeldBefore,
    Money HeldAfter
);
