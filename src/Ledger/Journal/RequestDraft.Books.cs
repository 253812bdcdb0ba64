using Ledger.Foundations;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Journal;

/// <summary>Opening, closing and constraining: estates, accounts, periods (laws 4 and 6).</summary>
internal sealed partial class RequestDraft
{
    private Refusal? DoOpenEstate(OpenEstate open, short index)
    {
        var estate = open.Estate;
        if (!EstateCode.IsValid(estate.Code))
            return new BooksRefusal.BadEstateCode(estate.Code);
        var name = Text.Clean("name", estate.Name, 200, required: true);
        if (name.Refusal is { } badName)
            return badName;
        estate = estate with { Name = name.Match(text => text, _ => "") };
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(estate.Zone) is null)
            return new BooksRefusal.UnknownZone(estate.Zone);
        if (estate.Currency.IsNone)
            return new MoneyRefusal.UnknownCurrency(estate.Currency.Code);
        if (!Calendar.IsDay(estate.OpenedOn))
            return new JournalRefusal.DateOutOfRange("opening date", estate.OpenedOn);
        if (books.Estates.ContainsKey(estate.Code))
            return new BooksRefusal.EstateExists(estate.Code);
        if (estate.Id.IsEmpty || books.EstateIds.ContainsKey(estate.Id))
            return new BooksRefusal.EstateIdTaken(
                estate.Id,
                books.EstateIds.TryGetValue(estate.Id, out var other) ? CodedText.Words(other) : new("none")
            );

        var opened = new EstateBooks(books.NextEstateNo++, estate) { HasFiles = request.Act is not null };
        books.Estates[estate.Code] = opened;
        books.EstateIds[estate.Id] = estate.Code;
        undo.Add(() =>
        {
            books.Estates.Remove(estate.Code);
            books.EstateIds.Remove(estate.Id);
            books.NextEstateNo--;
        });
        Records.Add(
            new EstateOpenedRecord(Primary(index), request.Id, index, request.By.Id, estate) { Books = opened }
        );
        foreach (var line in opened.Chart.Lines.Where(line => line.Holder is HolderRule.None or HolderRule.Optional))
            Open(
                opened,
                new AccountKey(line.Code, default, estate.Currency),
                line.Constraint,
                estate.OpenedOn,
                index,
                Secondary()
            );
        return null;
    }

    private Refusal? DoOpenAccount(OpenAccount open, short index)
    {
        if (!books.Estates.TryGetValue(open.Estate, out var estate))
            return new JournalRefusal.UnknownEstate(open.Estate);
        if (open.Account.Currency.IsNone)
            return new MoneyRefusal.UnknownCurrency(open.Account.Currency.Code);
        if (!Calendar.IsDay(open.OpenedOn))
            return new JournalRefusal.DateOutOfRange("opening date", open.OpenedOn);
        if (open.OpenedOn < estate.Estate.OpenedOn)
            return new BooksRefusal.BeforeEstate(open.Estate, open.OpenedOn, estate.Estate.OpenedOn);
        if (estate.Chart.Find(open.Account.Code) is not { } line)
            return new BooksRefusal.CodeNotInChart(open.Estate, estate.Estate.Kind, open.Account.Code);
        if (!line.IsLeaf)
            return new BooksRefusal.NotALeaf(open.Estate, line.Code);
        if (line.Holder == (open.Account.Holder.IsNone ? HolderRule.Required : HolderRule.None))
            return new BooksRefusal.HolderMismatch(line.Code, line.Holder, open.Account.Holder.Value);
        if (Loosened(open.Estate, open.Account, line, open.Constraint ?? line.Constraint) is { } loosened)
            return loosened;
        if (estate.Accounts.ContainsKey(open.Account))
            return new BooksRefusal.AccountExists(open.Estate, open.Account.ToString());

        Open(estate, open.Account, open.Constraint ?? line.Constraint, open.OpenedOn, index, Primary(index));
        return null;
    }

    private void Open(EstateBooks estate, AccountKey key, Constraint constraint, LocalDate on, short index, Guid id)
    {
        var account = new AccountBooks(estate, ++estate.LastAccountNo, key, constraint, on);
        estate.Accounts[key] = account;
        undo.Add(() =>
        {
            estate.Accounts.Remove(key);
            estate.LastAccountNo--;
        });
        Records.Add(
            new AccountRecord(RecordKind.AccountOpened, id, request.Id, index, request.By.Id, account, on, constraint)
            {
                Books = estate,
            }
        );
    }

    private Refusal? DoCloseAccount(CloseAccount close, short index)
    {
        if (!Calendar.IsDay(close.ClosedOn))
            return new JournalRefusal.DateOutOfRange("closing date", close.ClosedOn);
        if (!books.Estates.TryGetValue(close.Estate, out var estate))
            return new JournalRefusal.UnknownEstate(close.Estate);
        if (FindAccount(estate, close.Account, close.ClosedOn, out var account) is { } unknown)
            return unknown;
        if (estate.IsClosedThrough(close.ClosedOn))
            return new JournalRefusal.PeriodClosed(close.Estate, "closing date", close.ClosedOn, estate.ClosedThrough);
        if (account!.Posted != 0 || account.Held != 0 || _accounts.Exists(draft => draft.Account == account))
            return new BooksRefusal.AccountNotEmpty(
                close.Estate,
                account.Key.ToString(),
                account.Money(account.Posted),
                account.Money(account.Held)
            );
        if (LocalDate.Max(account.Latest, account.LastBooked) is var last && close.ClosedOn < last)
            return new BooksRefusal.AccountUsedLater(close.Estate, account.Key.ToString(), close.ClosedOn, last);

        account.ClosedOn = close.ClosedOn;
        undo.Add(() => account.ClosedOn = null);
        Records.Add(
            new AccountRecord(
                RecordKind.AccountClosed,
                Primary(index),
                request.Id,
                index,
                request.By.Id,
                account,
                close.ClosedOn,
                account.Constraint
            )
            {
                Books = estate,
            }
        );
        return null;
    }

    /// <summary>
    /// What the chart guards stays guarded (law 4): money could be spent twice, or committed beyond what was
    /// appropriated. What was added beyond the chart may be taken off again.
    /// </summary>
    private static BooksRefusal? Loosened(string estate, AccountKey account, ChartLine line, Constraint asked) =>
        line.Constraint == Constraint.None || asked == line.Constraint
            ? null
            : new BooksRefusal.ConstrainedByChart(estate, account.ToString(), line.Constraint);

    /// <summary>Sets the side on which the account may not go below zero; its whole past is judged by it.</summary>
    private Refusal? DoConstrainAccount(ConstrainAccount constrain, short index)
    {
        if (!books.Estates.TryGetValue(constrain.Estate, out var estate))
            return new JournalRefusal.UnknownEstate(constrain.Estate);
        if (FindAccount(estate, constrain.Account, Calendar.LastDay, out var account) is { } unknown)
            return unknown;
        if (
            estate.Chart.Find(constrain.Account.Code) is { } line
            && Loosened(constrain.Estate, constrain.Account, line, constrain.Constraint) is { } loosened
        )
            return loosened;
        if (constrain.Constraint == Constraint.None && DraftOf(account!).Held is not 0 and var held)
            return new BooksRefusal.AccountNotEmpty(
                constrain.Estate,
                account!.Key.ToString(),
                account.Money(account.Posted),
                account.Money(held)
            );

        var before = account!.Constraint;
        account.Constraint = constrain.Constraint;
        undo.Add(() => account.Constraint = before);
        DraftOf(account).MustJudge = true;
        Records.Add(
            new AccountRecord(
                RecordKind.AccountConstrained,
                Primary(index),
                request.Id,
                index,
                request.By.Id,
                account,
                account.OpenedOn,
                constrain.Constraint
            )
            {
                Books = estate,
            }
        );
        return null;
    }

    private Refusal? DoClosePeriod(ClosePeriod close, short index)
    {
        if (!Calendar.IsDay(close.Through))
            return new JournalRefusal.DateOutOfRange("last day", close.Through);
        if (!books.Estates.TryGetValue(close.Estate, out var estate))
            return new JournalRefusal.UnknownEstate(close.Estate);
        var today = estate.Estate.Today(estate.MomentOfNext(now));
        if (close.Through >= today)
            return new BooksRefusal.PeriodNotOver(close.Estate, close.Through, today);
        var first = estate.ClosedThrough.PlusDays(1);
        if (close.Through < first)
            return new BooksRefusal.PeriodNotNewest(close.Estate, close.Through, ClosedThroughText(estate));

        var period = Period.Opened(LocalDate.Max(first, Calendar.FirstDay), close.Through);
        return period
            .Take(PeriodTrigger.Close, close.Estate, request.By.Id)
            .Match<Refusal?>(
                closed =>
                {
                    Record(estate, closed, RecordKind.PeriodClosed, "", index);
                    return null;
                },
                refusal => refusal
            );
    }

    private Refusal? DoPeriodStep(
        string code,
        LocalDate through,
        PeriodTrigger trigger,
        RecordKind kind,
        string reason,
        short index
    )
    {
        var clean = Text.Clean("reason", reason, 200, required: true);
        if (clean.Refusal is { } badText)
            return badText;
        if (!books.Estates.TryGetValue(code, out var estate))
            return new JournalRefusal.UnknownEstate(code);
        if (
            !estate.IsClosedThrough(Calendar.FirstDay)
            || estate.ClosedThrough != through
            || !estate.Periods.TryGetValue(through, out var period)
        )
            return new BooksRefusal.PeriodNotNewest(code, through, ClosedThroughText(estate));

        return period
            .Take(trigger, code, request.By.Id)
            .Match<Refusal?>(
                next =>
                {
                    Record(estate, next, kind, clean.Match(text => text, _ => ""), index);
                    return null;
                },
                refusal => refusal
            );
    }

    private void Record(EstateBooks estate, Period period, RecordKind kind, string reason, short index)
    {
        var (through, before) = (estate.ClosedThrough, estate.Periods.GetValueOrDefault(period.Last));
        estate.Periods[period.Last] = period;
        estate.ClosedThrough = period.Status == PeriodStatus.Open ? period.First.PlusDays(-1) : period.Last;
        undo.Add(() =>
        {
            estate.ClosedThrough = through;
            if (before is null)
                estate.Periods.Remove(period.Last);
            else
                estate.Periods[period.Last] = before;
        });
        Records.Add(
            new PeriodRecord(kind, Primary(index), request.Id, index, request.By.Id, period.First, period.Last, reason)
            {
                Books = estate,
            }
        );
    }

    private static CodedText ClosedThroughText(EstateBooks estate) =>
        estate.ClosedThrough < Calendar.FirstDay ? new("no_day") : new("day", ("Day", estate.ClosedThrough));
}
