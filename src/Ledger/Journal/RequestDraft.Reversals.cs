using Ledger.Foundations;
using static Ledger.Journal.Instruction;

namespace Ledger.Journal;

/// <summary>Reversals: the only correction there is (law 2).</summary>
internal sealed partial class RequestDraft
{
    /// <summary>Reverses the entry and, if it was one leg of several, all of them; each on the given days.</summary>
    private Refusal? DoReverseEntry(ReverseEntry reverse, short index)
    {
        if (!Calendar.IsDay(reverse.BookDate))
            return new JournalRefusal.DateOutOfRange("book date", reverse.BookDate);
        if (!Calendar.IsDay(reverse.ValueDate))
            return new JournalRefusal.DateOutOfRange("value date", reverse.ValueDate);
        var reason = CleanText("reason", reverse.Reason, JournalEntry.MaxNarrativeLength, required: true);
        if (reason.Refusal is { } badText)
            return badText;
        if (!books.Entries.TryGetValue(reverse.Original, out var named))
            return new ReversalRefusal.UnknownEntry(reverse.Original);
        if (named.Kind == EntryKind.Reversal)
            return new ReversalRefusal.OfReversal(named.Id);
        // All legs are of one request, so they are of the same command.
        if (named.Act is { } command && request.Act is null)
            return new ReversalRefusal.OfCommand(named.Id, command.Subject, command.Verb);

        foreach (var leg in LegsOf(named))
            if (ReverseLeg(leg, leg.Id == named.Id, reverse, reason.Match(text => text, _ => ""), index) is { } refusal)
                return refusal;
        return null;
    }

    /// <summary>The named entry first, then the others that its request booked. A cover stands by itself.</summary>
    private List<RecordedEntry> LegsOf(RecordedEntry named) =>
        named.Kind == EntryKind.Cover
            ? [named]
            :
            [
                named,
                .. books
                    .EntriesOf(named.Request)
                    .Where(other => other.Id != named.Id && other.Kind == EntryKind.Normal)
                    .OrderBy(other => other.Entry.Estate, StringComparer.Ordinal)
                    .ThenBy(other => other.Id.Value),
            ];

    private Refusal? ReverseLeg(RecordedEntry leg, bool isNamed, ReverseEntry reverse, string reason, short index)
    {
        if (!leg.ReversedBy.IsEmpty)
            return new ReversalRefusal.AlreadyReversed(leg.Id, leg.ReversedBy);
        if (reverse.BookDate < leg.Entry.BookDate)
            return new ReversalRefusal.BeforeOriginal(leg.Id, leg.Entry.BookDate, reverse.BookDate);
        if (reverse.ValueDate < leg.Entry.ValueDate)
            return new ReversalRefusal.BeforeOriginal(leg.Id, leg.Entry.ValueDate, reverse.ValueDate);
        var id = isNamed ? Primary(index) : Secondary();
        books.Entries[leg.Id] = leg with { ReversedBy = new(id) };
        undo.Add(() => books.Entries[leg.Id] = leg);
        return AddEntry(
            leg.Entry.Reversed(reverse.BookDate, reverse.ValueDate, reason),
            index,
            id,
            EntryKind.Reversal,
            leg.Id,
            reverse.Forced
        );
    }

    /// <summary>
    /// Money is short after reversals: refused, unless forced; then the shortfall is booked to be recovered.
    /// </summary>
    private Refusal? CoverOrRefuse(List<Shortage> shortages)
    {
        var reversals = request.Instructions.Cast<ReverseEntry>().ToList();
        if (reversals.Find(reverse => !reverse.Forced) is { } unforced)
        {
            var first = shortages[0];
            return new ReversalRefusal.Shortfall(
                unforced.Original,
                first.Account.Estate.Estate.Code,
                first.Account.Key.ToString(),
                first.Date,
                first.Account.Money(first.Short)
            );
        }
        foreach (var perEstate in shortages.GroupBy(shortage => shortage.Account.Estate))
            if (Cover(perEstate.Key, [.. perEstate]) is { } refusal)
                return refusal;
        // A cover takes from the account of shortfalls, which somebody may have constrained, and which has its limits
        // too.
        return _accounts
            .Select(draft => draft.BalanceFault() ?? draft.FindShortage()?.ToRefusal())
            .FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>
    /// Books what is missing from the first day on which a reversal of this request takes money: no day is left below
    /// zero.
    /// </summary>
    private Refusal? Cover(EstateBooks estate, List<Shortage> shortages)
    {
        var postings = new List<Posting>();
        foreach (var (account, _, _, missing) in shortages)
        {
            var key = new AccountKey(ChartOfAccounts.Shortfalls, default, account.Key.Currency);
            if (!estate.Accounts.ContainsKey(key))
                Open(estate, key, estate.Chart.Find(key.Code)!.Constraint, estate.Estate.OpenedOn, -1, Secondary());
            var brought = account.Money(account.Sign * missing);
            postings.Add(new Posting(account.Key.Code, account.Key.Holder, brought, Labels.Empty));
            postings.Add(new Posting(key.Code, key.Holder, -brought, Labels.Empty));
        }
        var reversal = Records
            .OfType<EntryRecord>()
            .Where(record => record.Books == estate)
            .MinBy(record => record.Entry.ValueDate)!;
        var drafted = JournalEntry.Cover(reversal.Entry, postings);
        return !drafted.IsAccepted(out var cover)
            ? drafted.Refusal
            : AddEntry(cover, -1, Secondary(), EntryKind.Cover, new(reversal.Id), forced: true);
    }
}
