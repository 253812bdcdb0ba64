using Ledger.Access;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Tests.Model;

/// <summary>Estates, accounts and periods in plain words, and what makes two requests the same.</summary>
public sealed partial class PlainModel
{
    private string? Open(OpenEstate open, Guid id)
    {
        var estate = open.Estate;
        if (estate.Code.Length == 0 || estate.Code.Any(c => c is not (>= 'A' and <= 'Z' or >= '0' and <= '9' or '-')))
            return "books.bad_estate_code";
        if (estate.Name.Trim().Length == 0)
            return "text.missing";
        if (!DateTimeZoneProviders.Tzdb.Ids.Contains(estate.Zone))
            return "books.unknown_zone";
        if (estate.Currency.IsNone)
            return "money.unknown_currency";
        if (estate.OpenedOn.Year is < 1900 or > 2199)
            return "journal.date_out_of_range";
        if (Estates.Exists(known => known.Code == estate.Code))
            return "books.estate_exists";
        if (estate.Id.IsEmpty || Estates.Exists(known => known.Id == estate.Id))
            return "books.estate_id_taken";
        Estates.Add(estate);
        _made.Add(new Made(estate.Code, RecordKind.EstateOpened, id, true));
        foreach (
            var line in ChartOfAccounts
                .Of(estate.Kind)
                .Lines.Where(line => line.Holder is HolderRule.None or HolderRule.Optional)
        )
        {
            Accounts.Add(
                new PlainAccount(
                    estate.Code,
                    new AccountKey(line.Code, default, estate.Currency),
                    line.Constraint,
                    estate.OpenedOn,
                    null
                )
            );
            _made.Add(new Made(estate.Code, RecordKind.AccountOpened, UnknownId(), false));
        }
        return null;
    }

    private string? Open(OpenAccount open, Guid id)
    {
        if (Estates.Find(known => known.Code == open.Estate) is not { } estate)
            return "journal.unknown_estate";
        if (open.Account.Currency.IsNone)
            return "money.unknown_currency";
        if (open.OpenedOn < estate.OpenedOn)
            return "books.before_estate";
        var line = ChartOfAccounts.Of(estate.Kind).Lines.FirstOrDefault(line => line.Code == open.Account.Code);
        if (line is null)
            return "books.code_not_in_chart";
        if (line.Holder == HolderRule.Group)
            return "books.not_a_leaf";
        if (
            line.Holder == HolderRule.None && !open.Account.Holder.IsNone
            || line.Holder == HolderRule.Required && open.Account.Holder.IsNone
        )
            return "books.holder_mismatch";
        if (line.Constraint != Constraint.None && open.Constraint is { } side && side != line.Constraint)
            return "books.constrained_by_chart";
        if (Account(open.Estate, open.Account) is not null)
            return "books.account_exists";
        Accounts.Add(
            new PlainAccount(open.Estate, open.Account, open.Constraint ?? line.Constraint, open.OpenedOn, null)
        );
        _made.Add(new Made(open.Estate, RecordKind.AccountOpened, id, true));
        return null;
    }

    private string? Close(CloseAccount close, Guid id)
    {
        if (!Estates.Exists(known => known.Code == close.Estate))
            return "journal.unknown_estate";
        if (AccountFault(close.Estate, close.Account, close.ClosedOn) is { } fault)
            return fault;
        var account = Account(close.Estate, close.Account)!;
        if (ClosedThrough(close.Estate) >= close.ClosedOn)
            return "journal.period_closed";
        if (Posted(account) != 0 || Held(account) != 0 || _touched.Contains((close.Estate, close.Account)))
            return "books.account_not_empty";
        var used = Entries
            .Where(entry =>
                entry.Estate == close.Estate && entry.Postings.Any(posting => posting.Account == close.Account)
            )
            .SelectMany(entry => (LocalDate[])[entry.BookDate, entry.ValueDate])
            .Concat(
                Holds
                    .Where(hold => hold.Estate == close.Estate && hold.Key == close.Account)
                    .Select(hold => hold.ValueDate)
            );
        if (used.Any(day => day > close.ClosedOn))
            return "books.account_used_later";
        Accounts[Accounts.IndexOf(account)] = account with { ClosedOn = close.ClosedOn };
        _made.Add(new Made(close.Estate, RecordKind.AccountClosed, id, true));
        return null;
    }

    private string? Constrain(ConstrainAccount constrain, Guid id)
    {
        if (!Estates.Exists(known => known.Code == constrain.Estate))
            return "journal.unknown_estate";
        if (AccountFault(constrain.Estate, constrain.Account, new LocalDate(2199, 12, 31)) is { } fault)
            return fault;
        var account = Account(constrain.Estate, constrain.Account)!;
        var chart = ChartOfAccounts
            .Of(Estates.Find(known => known.Code == constrain.Estate)!.Kind)
            .Lines.First(line => line.Code == constrain.Account.Code)
            .Constraint;
        if (chart != Constraint.None && constrain.Constraint != chart)
            return "books.constrained_by_chart";
        if (constrain.Constraint == Constraint.None && Held(account) != 0)
            return "books.account_not_empty";
        Accounts[Accounts.IndexOf(account)] = account with { Constraint = constrain.Constraint };
        _touched.Add((constrain.Estate, constrain.Account));
        _made.Add(new Made(constrain.Estate, RecordKind.AccountConstrained, id, true));
        return null;
    }

    private string? Close(ClosePeriod close, Person by, Guid id, Instant now)
    {
        if (Estates.Find(known => known.Code == close.Estate) is not { } estate)
            return "journal.unknown_estate";
        if (close.Through >= Moment(close.Estate, now).InZone(DateTimeZoneProviders.Tzdb[estate.Zone]).Date)
            return "books.period_not_over";
        var closed = ClosedThrough(close.Estate);
        if (close.Through <= closed)
            return "books.period_not_newest";
        Periods.RemoveAll(period => period.Estate == close.Estate && period.Last == close.Through);
        Periods.Add(
            new PlainPeriod(
                close.Estate,
                closed?.PlusDays(1) ?? new LocalDate(1900, 1, 1),
                close.Through,
                PeriodStatus.Closed,
                by.Id.Value
            )
        );
        _made.Add(new Made(close.Estate, RecordKind.PeriodClosed, id, true));
        return null;
    }

    private string? Step(
        string estate,
        LocalDate through,
        Person by,
        PeriodStatus from,
        PeriodStatus to,
        RecordKind kind,
        Guid id
    )
    {
        if (!Estates.Exists(known => known.Code == estate))
            return "journal.unknown_estate";
        if (ClosedThrough(estate) != through)
            return "books.period_not_newest";
        var period = Periods.Find(period => period.Estate == estate && period.Last == through)!;
        if (period.Status != from)
            return "books.period_wrong_state";
        if (to == PeriodStatus.Open && period.LastStepBy == by.Id.Value)
            return "books.same_person";
        Periods[Periods.IndexOf(period)] = period with { Status = to, LastStepBy = by.Id.Value };
        _made.Add(new Made(estate, kind, id, true));
        return null;
    }

    /// <summary>Everything that a request says, in one text: two requests are the same when these are.</summary>
    private string Content(JournalRequest request) =>
        $"{request.By.Id}\n{string.Join('\n', request.Instructions.Select(Content))}";

    private string Content(Instruction instruction) =>
        instruction switch
        {
            PostEntry post => $"post {Content(post.Entry)}",
            PostHold post => $"post hold {post.Hold} {post.HoldRestAgain} {Content(post.Entry)}",
            PlaceHold place => $"hold {place with { Purpose = Spelled(place.Purpose) }}",
            VoidHold @void =>
                $"void {@void.Hold} {@void.Amount ?? Holds.Find(hold => hold.Id == @void.Hold.Value)?.Amount} {Spelled(@void.Reason)}",
            ReverseEntry reverse => $"reverse {reverse with { Reason = Spelled(reverse.Reason) }}",
            AskReopening ask => $"ask {ask with { Reason = Spelled(ask.Reason) }}",
            WithdrawReopening withdraw => $"withdraw {withdraw with { Reason = Spelled(withdraw.Reason) }}",
            ReopenPeriod reopen => $"reopen {reopen with { Reason = Spelled(reopen.Reason) }}",
            OpenEstate open => $"estate {open.Estate with { Name = Spelled(open.Estate.Name) }}",
            OpenAccount open => $"open {open with { Constraint = open.Constraint ?? ChartConstraint(open) }}",
            _ => instruction.ToString(),
        };

    private Constraint? ChartConstraint(OpenAccount open) =>
        Estates.Find(known => known.Code == open.Estate) is { } estate
            ? ChartOfAccounts.Of(estate.Kind).Find(open.Account.Code)?.Constraint
            : null;

    private static string Content(JournalEntry entry) =>
        $"{entry.Estate} {entry.BookDate} {entry.ValueDate} '{entry.Narrative}' '{entry.SourceDocument}' {entry.Metadata.ToStored()} "
        + string.Join(
            " ",
            entry.Postings.Select(posting => $"{posting.Account} {posting.Amount} {posting.Dimensions.ToStored()}")
        );

    private static string Spelled(string text) => text.Trim().Normalize();
}
