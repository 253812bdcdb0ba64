using Ledger.Access;
using Ledger.Foundations;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Journal;

/// <summary>Holds: money promised away (law 5).</summary>
internal sealed partial class RequestDraft
{
    private Refusal? DoPlaceHold(PlaceHold place, short index)
    {
        if (place.Amount.MinorUnits is <= 0 or > Money.MaxMinorUnits)
            return new HoldRefusal.AmountNotPositive(place.Amount);
        if (!Calendar.IsDay(place.ValueDate))
            return new JournalRefusal.DateOutOfRange("value date", place.ValueDate);
        var purpose = CleanText("purpose", place.Purpose, Hold.MaxPurposeLength);
        if (purpose.Refusal is { } badText)
            return badText;
        if (!books.Estates.TryGetValue(place.Estate, out var estate))
            return new JournalRefusal.UnknownEstate(place.Estate);
        if (FindAccount(estate, place.Account, place.ValueDate, out var account) is { } unknown)
            return unknown;
        if (account!.Constraint == Constraint.None)
            return new HoldRefusal.AccountUnconstrained(place.Estate, account.Key.ToString());
        var expiry = place.ExpiresAt is { } at ? at.InMicroseconds() : place.ExpiresAt;
        if (expiry <= estate.MomentOfNext(now))
            return new HoldRefusal.ExpiryInThePast(expiry.Value);
        if (estate.IsClosedThrough(place.ValueDate))
            return new JournalRefusal.PeriodClosed(place.Estate, "value date", place.ValueDate, estate.ClosedThrough);

        Lay(
            new Hold(new(Primary(index)), place.Estate, place.Account, place.Amount, place.ValueDate, expiry),
            account,
            index,
            purpose.Match(text => text, _ => "")
        );
        return null;
    }

    private Refusal? DoPostHold(PostHold post, short index)
    {
        if (Find(post.Hold, HoldTrigger.Post, out var hold, out var account, out var move) is { } refusal)
            return refusal;
        var taken =
            -account!.Sign
            * post.Entry.Postings.Where(posting => posting.Account == hold!.Account)
                .Sum(posting => posting.Amount.MinorUnits);
        if (taken <= 0 || post.Entry.Estate != hold!.Estate)
            return new HoldRefusal.OtherAccount(post.Hold, hold!.Account.ToString());
        if (taken > hold.Amount.MinorUnits)
            return new HoldRefusal.Exceeded(post.Hold, hold.Amount, account.Money(taken));

        var entryId = new Id<JournalEntry>(Primary(index));
        var rest = hold.Amount.MinorUnits - taken;
        var again = post.HoldRestAgain && rest > 0;
        Resolve(
            hold,
            account,
            move!,
            RecordKind.HoldPosted,
            index,
            Secondary(),
            account.Money(taken),
            entryId,
            post.HoldRestAgain,
            ""
        );
        if (again)
            Lay(
                new Hold(
                    new(Secondary()),
                    hold.Estate,
                    hold.Account,
                    account.Money(rest),
                    hold.ValueDate,
                    hold.ExpiresAt
                ),
                account,
                index,
                ""
            );
        return AddEntry(post.Entry, index, entryId.Value, EntryKind.Normal, default, forced: false);
    }

    private Refusal? DoVoidHold(VoidHold @void, short index)
    {
        var reason = CleanText("reason", @void.Reason, Hold.MaxPurposeLength);
        if (reason.Refusal is { } badText)
            return badText;
        if (Find(@void.Hold, HoldTrigger.Void, out var hold, out var account, out var move) is { } refusal)
            return refusal;
        if (@void.Amount is { } amount && amount != hold!.Amount)
            return new HoldRefusal.VoidExceeds(@void.Hold, hold.Amount, amount);
        Resolve(
            hold!,
            account!,
            move!,
            RecordKind.HoldVoided,
            index,
            Primary(index),
            account!.Money(0),
            default,
            false,
            reason.Match(text => text, _ => "")
        );
        return null;
    }

    private Refusal? DoExpireHold(ExpireHold expire, short index)
    {
        if (Find(expire.Hold, HoldTrigger.Expire, out var hold, out var account, out var move) is { } refusal)
            return refusal;
        Resolve(
            hold!,
            account!,
            move!,
            RecordKind.HoldExpired,
            index,
            Primary(index),
            account!.Money(0),
            default,
            false,
            ""
        );
        return null;
    }

    /// <summary>Money is short: holds whose expiry has come are recorded as expired first, by the clock.</summary>
    private void ExpireHoldsOn(AccountBooks account)
    {
        foreach (var id in account.OpenHolds.OrderBy(id => books.Holds[id].ExpiresAt).ThenBy(id => id.Value).ToList())
            if (
                books.Holds[id] is var hold
                && hold.Next(HoldTrigger.Expire, account.Estate.MomentOfNext(now)).IsAccepted(out var move)
            )
            {
                Resolve(
                    hold,
                    account,
                    move,
                    RecordKind.HoldExpired,
                    -1,
                    Secondary(),
                    account.Money(0),
                    default,
                    false,
                    ""
                );
                var expiry = Records[^1];
                Records.RemoveAt(Records.Count - 1);
                Records.Insert(0, expiry); // It happened before what needs its money.
            }
    }

    /// <summary>
    /// Holds are judged at the moment of the request's first record; each record is later than the one before, and none
    /// may end a hold after its expiry.
    /// </summary>
    public Refusal? JudgeMoments()
    {
        foreach (var (place, record) in Records.Index())
            if (
                record is HoldResolvedRecord { Kind: not RecordKind.HoldExpired, Hold: { ExpiresAt: { } expiry } hold }
                && hold.IsOver(MomentOf(place))
            )
                return new HoldRefusal.Expired(hold.Id, expiry);
        return null;
    }

    private Instant MomentOf(int place)
    {
        var estate = Records[place].Books;
        return estate.MomentOfNext(now)
            + Records.Take(place).Count(before => before.Books == estate) * Calendar.Microsecond;
    }

    private Refusal? Find(
        Id<Hold> id,
        HoldTrigger trigger,
        out Hold? hold,
        out AccountBooks? account,
        out Transition<HoldStatus>? move
    )
    {
        (account, move) = (null, null);
        if (!books.Holds.TryGetValue(id, out hold))
            return new HoldRefusal.Unknown(id);
        account = books.Estates[hold.Estate].Accounts[hold.Account];
        var next = hold.Next(trigger, account.Estate.MomentOfNext(now));
        if (!next.IsAccepted(out move))
            return next.Refusal;
        // Time ends whatever it ends; everything else is for the file that placed it, or the file would go on counting
        // on it.
        return trigger != HoldTrigger.Expire && hold.Act is { } command && request.Act is null
            ? new HoldRefusal.OfCommand(id, command.Subject, command.Verb)
            : null;
    }

    private void Lay(Hold unmarked, AccountBooks account, short index, string purpose)
    {
        var hold = unmarked.Of(request.Act);
        books.Holds[hold.Id] = hold;
        account.OpenHolds.Add(hold.Id);
        undo.Add(() =>
        {
            books.Holds.Remove(hold.Id);
            account.OpenHolds.Remove(hold.Id);
        });
        DraftOf(account).Add(hold.ValueDate, new DayChange(0, hold.Amount.MinorUnits));
        Records.Add(
            new HoldPlacedRecord(hold.Id.Value, request.Id, index, request.By.Id, hold, account, purpose)
            {
                Books = account.Estate,
            }
        );
    }

    private void Resolve(
        Hold hold,
        AccountBooks account,
        Transition<HoldStatus> move,
        RecordKind kind,
        short index,
        Guid id,
        Money taken,
        Id<JournalEntry> entry,
        bool again,
        string reason
    )
    {
        books.Holds[hold.Id] = hold.At(move, entry);
        var place = account.OpenHolds.IndexOf(hold.Id);
        if (place >= 0)
            account.OpenHolds.RemoveAt(place);
        undo.Add(() =>
        {
            books.Holds[hold.Id] = hold;
            if (place >= 0)
                account.OpenHolds.Insert(place, hold.Id);
        });
        DraftOf(account).Add(hold.ValueDate, new DayChange(0, -hold.Amount.MinorUnits));
        var by = index < 0 ? Person.Clock.Id : request.By.Id;
        Records.Add(
            new HoldResolvedRecord(kind, id, request.Id, index, by, hold, account, taken, entry, again, reason)
            {
                Books = account.Estate,
            }
        );
    }
}
