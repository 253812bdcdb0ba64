using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Tests.Model;

/// <summary>The laws in plain words: what one request may do.</summary>
public sealed partial class PlainModel
{
    private readonly HashSet<(string, AccountKey)> _touched = [];
    private readonly List<(string Estate, Guid End, PlainHold Hold)> _ended = [];
    private List<Made> _made = [];

    private PlainAnswer Judge(JournalRequest request, Instant now)
    {
        if (Requests.TryGetValue(request.Id.Value, out var known))
            return Content(request) == known.Content
                ? new(null, true, [])
                : new("journal.different_content", false, []);
        if (request.Instructions.Count == 0)
            return new("journal.no_instructions", false, []);

        var before = Copy();
        _touched.Clear();
        _ended.Clear();
        _made = [];
        var code = Do(request, now) ?? JudgeMoney(request, now) ?? JudgeMoments(now);
        if (code is not null)
        {
            Become(before);
            return new(code, false, []);
        }
        Requests[request.Id.Value] = new PlainRequest(request, Content(request), _made, []);
        foreach (var made in _made)
            LastMoments[made.Estate] = Moment(made.Estate, now);
        return new(null, false, _made);
    }

    /// <summary>The clock, unless the estate's books are later than it.</summary>
    private Instant Moment(string estate, Instant now, int later = 0)
    {
        var next =
            LastMoments.TryGetValue(estate, out var last) && last + Duration.FromTicks(10) > now
                ? last + Duration.FromTicks(10)
                : now;
        return next + Duration.FromTicks(10 * later);
    }

    /// <summary>
    /// Each record is a microsecond later than the one before; by its own moment, too, a hold was not over when it was
    /// posted or voided.
    /// </summary>
    private string? JudgeMoments(Instant now)
    {
        var byTheClock = _made.Where(made => made is { Kind: RecordKind.HoldExpired, IsKnown: false }).ToList();
        var inOrder = byTheClock.Concat(_made.Except(byTheClock)).ToList();
        foreach (var (estate, ended, hold) in _ended)
            if (
                hold.ExpiresAt
                <= Moment(estate, now, inOrder.TakeWhile(made => made.Id != ended).Count(made => made.Estate == estate))
            )
                return "hold.expired";
        return null;
    }

    private string? Do(JournalRequest request, Instant now)
    {
        foreach (var (index, instruction) in request.Instructions.Index())
            if (Do(request, instruction, Id<JournalRequest>.Derived(request.Id.Value, index).Value, now) is { } code)
                return code;
        return null;
    }

    private string? Do(JournalRequest request, Instruction instruction, Guid id, Instant now) =>
        instruction switch
        {
            PostEntry post => AddEntry(
                post.Entry.Estate,
                post.Entry.BookDate,
                post.Entry.ValueDate,
                post.Entry.Postings,
                EntryKind.Normal,
                request.Id.Value,
                id,
                isKnown: true
            ),
            PlaceHold place => Place(place, id, now),
            PostHold post => Post(post, request, id, now),
            VoidHold @void => Void(@void, id, now),
            ExpireHold expire => Expire(expire, id, now),
            ReverseEntry reverse => Reverse(reverse, request, id),
            OpenEstate open => Open(open, id),
            OpenAccount open => Open(open, id),
            CloseAccount close => Close(close, id),
            ConstrainAccount constrain => Constrain(constrain, id),
            ClosePeriod close => Close(close, request.By, id, now),
            AskReopening ask => Step(
                ask.Estate,
                ask.Through,
                request.By,
                PeriodStatus.Closed,
                PeriodStatus.ReopeningAsked,
                RecordKind.ReopeningAsked,
                id
            ),
            WithdrawReopening withdraw => Step(
                withdraw.Estate,
                withdraw.Through,
                request.By,
                PeriodStatus.ReopeningAsked,
                PeriodStatus.Closed,
                RecordKind.ReopeningWithdrawn,
                id
            ),
            ReopenPeriod reopen => Step(
                reopen.Estate,
                reopen.Through,
                request.By,
                PeriodStatus.ReopeningAsked,
                PeriodStatus.Open,
                RecordKind.PeriodReopened,
                id
            ),
            _ => throw new InvalidOperationException($"The model does not know {instruction.GetType().Name}."),
        };

    // Entries and reversals.

    private string? AddEntry(
        string estate,
        LocalDate book,
        LocalDate value,
        IReadOnlyList<Posting> postings,
        EntryKind kind,
        Guid request,
        Guid id,
        bool isKnown
    )
    {
        if (!Estates.Exists(known => known.Code == estate))
            return "journal.unknown_estate";
        foreach (var posting in postings)
            if (AccountFault(estate, posting.Account, book) is { } fault)
                return fault;
        if (ClosedThrough(estate) is { } closed && (book <= closed || value <= closed))
            return "journal.period_closed";

        foreach (var posting in postings)
        {
            Postings.Add(new PlainPosting(estate, posting.Account, value, posting.Amount.MinorUnits));
            _touched.Add((estate, posting.Account));
        }
        Entries.Add(new PlainEntry(id, request, estate, kind, book, value, postings, false));
        _made.Add(new Made(estate, RecordKind.Entry, id, isKnown));
        return null;
    }

    private string? AccountFault(string estate, AccountKey key, LocalDate on)
    {
        if (Account(estate, key) is not { } account)
            return Accounts.Exists(other =>
                other.Estate == estate && other.Key.Code == key.Code && other.Key.Holder == key.Holder
            )
                ? "journal.wrong_currency"
                : "journal.unknown_account";
        if (account.ClosedOn is not null)
            return "journal.account_closed";
        return on < account.OpenedOn ? "journal.account_not_yet_open" : null;
    }

    private string? Reverse(ReverseEntry reverse, JournalRequest request, Guid id)
    {
        if (
            Entries.Find(entry => entry.Id == reverse.Original.Value && !_made.Exists(made => made.Id == entry.Id))
            is not { } named
        )
            return "reversal.unknown_entry";
        if (named.Kind == EntryKind.Reversal)
            return "reversal.of_reversal";
        var others = Entries
            .Where(entry =>
                named.Kind == EntryKind.Normal
                && entry.Kind == EntryKind.Normal
                && entry.Request == named.Request
                && entry.Id != named.Id
            )
            .OrderBy(entry => entry.Estate, StringComparer.Ordinal)
            .ThenBy(entry => entry.Id)
            .ToList();
        foreach (var leg in (PlainEntry[])[named, .. others])
        {
            if (leg.IsReversed)
                return "reversal.already_reversed";
            if (reverse.BookDate < leg.BookDate || reverse.ValueDate < leg.ValueDate)
                return "reversal.before_original";
            var opposite = leg.Postings.Select(posting => posting with { Amount = -posting.Amount }).ToList();
            var isNamed = leg.Id == named.Id;
            if (
                AddEntry(
                    leg.Estate,
                    reverse.BookDate,
                    reverse.ValueDate,
                    opposite,
                    EntryKind.Reversal,
                    request.Id.Value,
                    isNamed ? id : UnknownId(),
                    isNamed
                ) is
                { } code
            )
                return code;
            Entries[Entries.FindIndex(entry => entry.Id == leg.Id)] = leg with { IsReversed = true };
        }
        return null;
    }

    // Money.

    /// <summary>Law 4, after the whole request. Expired holds give way first; forced reversals are covered.</summary>
    private string? JudgeMoney(JournalRequest request, Instant now)
    {
        foreach (var account in Accounts.Where(account => Short(account) > 0).ToList())
        foreach (
            var hold in Holds
                .Where(hold =>
                    hold.Estate == account.Estate
                    && hold.Key == account.Key
                    && hold.Status == HoldStatus.Open
                    && hold.ExpiresAt <= Moment(hold.Estate, now)
                )
                .ToList()
        )
            End(hold, HoldStatus.Expired, RecordKind.HoldExpired, UnknownId(), isKnown: false);

        var missing = Accounts.Where(account => Short(account) > 0).ToList();
        if (missing.Count == 0)
            return null;
        if (!request.Instructions.All(instruction => instruction is ReverseEntry))
            return "journal.insufficient_funds";
        if (request.Instructions.Any(instruction => instruction is ReverseEntry { Forced: false }))
            return "reversal.shortfall";
        foreach (var estate in missing.Select(account => account.Estate).Distinct().ToList())
            if (Cover(estate, [.. missing.Where(account => account.Estate == estate)], request) is { } code)
                return code;
        return Accounts.Exists(account => Short(account) > 0) ? "journal.insufficient_funds" : null;
    }

    /// <summary>
    /// Books what is missing against the account of shortfalls, on the first day on which a reversal of the request
    /// took money.
    /// </summary>
    private string? Cover(string estate, List<PlainAccount> missing, JournalRequest request)
    {
        var reversals = Entries
            .Where(entry => entry.Request == request.Id.Value && entry.Estate == estate)
            .OrderBy(entry => entry.ValueDate)
            .ToList();
        var lines = new List<Posting>();
        foreach (var account in missing)
        {
            var shortfalls = new AccountKey("1390", default, account.Key.Currency);
            if (Account(estate, shortfalls) is null)
            {
                Accounts.Add(
                    new PlainAccount(
                        estate,
                        shortfalls,
                        Constraint.None,
                        Estates.Find(known => known.Code == estate)!.OpenedOn,
                        null
                    )
                );
                _made.Add(new Made(estate, RecordKind.AccountOpened, UnknownId(), false));
            }
            var amount = new Money(Sign(account) * Short(account), account.Key.Currency);
            lines.Add(new Posting(account.Key.Code, account.Key.Holder, amount, Labels.Empty));
            lines.Add(new Posting("1390", default, -amount, Labels.Empty));
        }
        return AddEntry(
            estate,
            reversals[0].BookDate,
            reversals[0].ValueDate,
            lines,
            EntryKind.Cover,
            request.Id.Value,
            UnknownId(),
            isKnown: false
        );
    }

    // Holds.

    private string? Place(PlaceHold place, Guid id, Instant now)
    {
        if (place.Amount.MinorUnits <= 0)
            return "hold.amount_not_positive";
        if (!Estates.Exists(known => known.Code == place.Estate))
            return "journal.unknown_estate";
        if (AccountFault(place.Estate, place.Account, place.ValueDate) is { } fault)
            return fault;
        if (Account(place.Estate, place.Account)!.Constraint == Constraint.None)
            return "hold.account_unconstrained";
        if (place.ExpiresAt <= Moment(place.Estate, now))
            return "hold.expiry_in_the_past";
        if (ClosedThrough(place.Estate) >= place.ValueDate)
            return "journal.period_closed";
        Lay(
            new PlainHold(
                id,
                place.Estate,
                place.Account,
                place.Amount,
                place.ValueDate,
                place.ExpiresAt,
                HoldStatus.Open
            ),
            isKnown: true
        );
        return null;
    }

    private string? Post(PostHold post, JournalRequest request, Guid id, Instant now)
    {
        if (HoldFault(post.Hold.Value, HoldTrigger.Post, now, out var hold) is { } fault)
            return fault;
        var sign = Sign(Account(hold!.Estate, hold.Key)!);
        var taken = post
            .Entry.Postings.Where(posting => posting.Account == hold.Key)
            .Sum(posting => -sign * posting.Amount.MinorUnits);
        if (taken <= 0 || post.Entry.Estate != hold.Estate)
            return "hold.other_account";
        if (taken > hold.Amount.MinorUnits)
            return "hold.exceeded";
        End(hold, HoldStatus.Posted, RecordKind.HoldPosted, UnknownId(), isKnown: false);
        var rest = new Money(hold.Amount.MinorUnits - taken, hold.Amount.Currency);
        if (post.HoldRestAgain && !rest.IsZero)
            Lay(hold with { Id = UnknownId(), Amount = rest, Status = HoldStatus.Open }, isKnown: false);
        return AddEntry(
            post.Entry.Estate,
            post.Entry.BookDate,
            post.Entry.ValueDate,
            post.Entry.Postings,
            EntryKind.Normal,
            request.Id.Value,
            id,
            isKnown: true
        );
    }

    private string? Void(VoidHold @void, Guid id, Instant now)
    {
        if (HoldFault(@void.Hold.Value, HoldTrigger.Void, now, out var hold) is { } fault)
            return fault;
        if (@void.Amount is { } amount && amount != hold!.Amount)
            return "hold.void_differs";
        End(hold!, HoldStatus.Voided, RecordKind.HoldVoided, id, isKnown: true);
        return null;
    }

    private string? Expire(ExpireHold expire, Guid id, Instant now)
    {
        if (HoldFault(expire.Hold.Value, HoldTrigger.Expire, now, out var hold) is { } fault)
            return fault;
        End(hold!, HoldStatus.Expired, RecordKind.HoldExpired, id, isKnown: true);
        return null;
    }

    private string? HoldFault(Guid id, HoldTrigger trigger, Instant now, out PlainHold? hold)
    {
        hold = Holds.Find(known => known.Id == id);
        var isOver = hold is not null && hold.ExpiresAt <= Moment(hold.Estate, now);
        return hold?.Status switch
        {
            null => "hold.unknown",
            HoldStatus.Posted => "hold.already_posted",
            HoldStatus.Voided => "hold.already_voided",
            HoldStatus.Expired => "hold.expired",
            _ when trigger == HoldTrigger.Expire => isOver ? null : "hold.not_yet_expired",
            _ => isOver ? "hold.expired" : null,
        };
    }

    private void Lay(PlainHold hold, bool isKnown)
    {
        Holds.Add(hold);
        _touched.Add((hold.Estate, hold.Key));
        _made.Add(new Made(hold.Estate, RecordKind.HoldPlaced, hold.Id, isKnown));
    }

    private void End(PlainHold hold, HoldStatus status, RecordKind kind, Guid id, bool isKnown)
    {
        Holds[Holds.FindIndex(known => known.Id == hold.Id)] = hold with { Status = status };
        _touched.Add((hold.Estate, hold.Key));
        if (kind != RecordKind.HoldExpired)
            _ended.Add((hold.Estate, id, hold));
        _made.Add(new Made(hold.Estate, kind, id, isKnown));
    }
}
