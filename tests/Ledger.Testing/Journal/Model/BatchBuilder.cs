using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Tests.Model;

/// <summary>A batch ready to be sent; or the code with which drafting it must be refused.</summary>
public sealed record Built(Batch? Batch, Refusal? Refusal, string? ExpectedCode);

/// <summary>
/// Turns commands into batches: picks become ids of things that the model knows, mistakes become real.
/// </summary>
/// <param name="family">Keeps the ids of one story apart from those of another in the same database.</param>
public sealed class BatchBuilder(PlainModel model, int family)
{
    private readonly List<JournalRequest> _sent = [];
    private int _requests;

    public Built Opening() =>
        Ready(new Batch([new JournalRequest(NextId(), Scene.People[0], [.. Scene.Opening])], Atomic: false));

    public Built Build(Command command, Instant now)
    {
        switch (command)
        {
            case Command.Retry { Pick: var pick, Change: var change }:
                if (_sent.Count == 0)
                    return Ready(new Batch([], false));
                // Mostly what was sent lately: what is old is often refused for other reasons first.
                var earlier = _sent[_sent.Count - 1 - pick % Math.Min(_sent.Count, 12)];
                return Ready(new Batch([Retries.Changed(earlier, change)], false));
            case Command.Send send:
                var requests = new List<JournalRequest>();
                foreach (var wishes in send.Requests)
                {
                    var instructions = new List<Instruction>();
                    foreach (var wish in wishes.Each)
                    {
                        var made = Make(wish, now);
                        if (made.Refusal is { } refusal)
                            return new Built(null, refusal, CodeOf(wish));
                        if (wish is Wish.Post { Slip: not Slip.None })
                            return new Built(null, null, CodeOf(wish));
                        instructions.Add(made.Match(instruction => instruction, _ => null!));
                    }
                    requests.Add(
                        new JournalRequest(NextId(), Scene.People[wishes.Person % Scene.People.Count], instructions)
                    );
                }
                _sent.AddRange(requests);
                return Ready(new Batch(requests, send.Atomic));
            default:
                return Ready(new Batch([], false));
        }
    }

    private static Built Ready(Batch batch) => new(batch, null, null);

    private Id<JournalRequest> NextId() => new(Scene.Numbered(family, ++_requests));

    private Result<Instruction> Make(Wish wish, Instant now)
    {
        switch (wish)
        {
            case Wish.Post post:
                return Entry(post).Then<Instruction>(entry => new PostEntry(entry));
            case Wish.Place place:
                var (estate, key, _) = Scene.Held[place.Account % Scene.Held.Count];
                return new PlaceHold(
                    estate,
                    key.Code,
                    key.Holder,
                    new Money(place.Amount, key.Currency),
                    Scene.Day(place.ValueDay),
                    place.ExpiresInMinutes == 0 ? null : now.Plus(Duration.FromMinutes(place.ExpiresInMinutes)),
                    place.WithPurpose ? "Página 3 del café" : ""
                );
            case Wish.PostHold post:
                return PostOf(post);
            case Wish.Void @void:
                var voided = PickHold(@void.Pick);
                Money? said =
                    voided is null || @void.Say == 0
                        ? null
                        : voided.Amount with
                        {
                            MinorUnits = voided.Amount.MinorUnits - (@void.Say == 2 ? 1 : 0),
                        };
                return new VoidHold(IdOf(voided), "not needed", said);
            case Wish.Expire expire:
                return new ExpireHold(IdOf(PickHold(expire.Pick, hold => hold.ExpiresAt <= now)));
            case Wish.Reverse reverse:
                var entry = PickEntry(reverse.Pick);
                return new ReverseEntry(
                    new(entry?.Id ?? Scene.Numbered(0xDEAD, 1)),
                    (entry?.BookDate ?? Scene.FirstDay).PlusDays(reverse.DaysLater),
                    (entry?.ValueDate ?? Scene.FirstDay).PlusDays(reverse.ValueDaysLater),
                    "booked twice",
                    reverse.Forced
                );
            case Wish.OpenEstate open:
                return new OpenEstate(Scene.Candidates[open.Which % Scene.Candidates.Count]);
            case Wish.OpenAccount open:
                var (where, what) = Scene.Openable[open.Which % Scene.Openable.Count];
                return new OpenAccount(
                    where,
                    what,
                    Scene.Day(open.Day),
                    open.Side == 0 ? null : (Constraint)(open.Side - 1)
                );
            case Wish.CloseAccount close:
                var closing = PickAccount(close.Pick);
                return new CloseAccount(closing.Estate, closing.Key, Scene.Day(close.Day));
            case Wish.Constrain constrain:
                var constrained = PickAccount(constrain.Pick);
                return new ConstrainAccount(constrained.Estate, constrained.Key, (Constraint)constrain.Side);
            case Wish.ClosePeriod close:
                return new ClosePeriod(Scene.EstateCodes[close.Estate], Scene.Day(close.Day));
            case Wish.AskReopening ask:
                var askOf = PickPeriod(ask.Estate, ask.DaysOff, PeriodStatus.Closed);
                return new AskReopening(askOf.Estate, askOf.Day, "a late invoice");
            case Wish.Withdraw withdraw:
                var withdrawOf = PickPeriod(withdraw.Estate, withdraw.DaysOff, PeriodStatus.ReopeningAsked);
                return new WithdrawReopening(withdrawOf.Estate, withdrawOf.Day, "not needed");
            case Wish.Reopen reopen:
                var reopenOf = PickPeriod(reopen.Estate, reopen.DaysOff, PeriodStatus.ReopeningAsked);
                return new ReopenPeriod(reopenOf.Estate, reopenOf.Day, "agreed");
            default:
                throw new InvalidOperationException($"No way to make {wish.Name()}.");
        }
    }

    private static Result<JournalEntry> Entry(Wish.Post post)
    {
        var (estate, pairs) = Scene.Patterns[post.Pattern % Scene.Patterns.Count];
        var postings = new List<Posting>();
        foreach (var (index, (debit, credit)) in pairs.Index())
        {
            var dimensions = Labels
                .Of("dimensions", [new("source", $"s{post.Amount % 3}")])
                .Match(labels => labels, _ => Labels.Empty);
            postings.Add(
                new Posting(debit.Code, debit.Holder, new Money(post.Amount + index, debit.Currency), dimensions)
            );
            postings.Add(
                new Posting(credit.Code, credit.Holder, new Money(-post.Amount - index, credit.Currency), Labels.Empty)
            );
        }
        var first = postings[0];
        switch (post.Slip)
        {
            case Slip.CentOff:
                postings[0] = first with { Amount = first.Amount + new Money(1, first.Amount.Currency) };
                break;
            case Slip.ZeroLine:
                postings.Add(first with { Amount = Money.Zero(first.Amount.Currency) });
                break;
            case Slip.OneLine:
                postings = [first];
                break;
            case Slip.MemorandumMixed:
                postings.AddRange(
                    first.Code[0] == '8' ? [first with { Code = "1110" }] : [first with { Code = "8210" }]
                );
                break;
            case Slip.NoCurrency:
                postings.Add(first with { Amount = new Money(1, default) });
                break;
            case Slip.TooMuch:
                postings[0] = first with { Amount = new Money(Money.MaxMinorUnits + 1, first.Amount.Currency) };
                break;
        }
        var narrative = post.Slip switch
        {
            Slip.NoNarrative => "  ",
            Slip.ControlCharacter => "two\nlines",
            _ => $"Compra de café {post.Amount}",
        };
        var metadata = Labels
            .Of("metadata", [new("invoice", $"{post.Amount}"), new("note", "a, b=c")])
            .Match(labels => labels, _ => Labels.Empty);
        var bookDate = post.Slip == Slip.NoSuchYear ? new LocalDate(2202, 1, 1) : Scene.Day(post.BookDay);
        return JournalEntry.Draft(
            estate,
            bookDate,
            Scene.Day(post.ValueDay),
            narrative,
            postings,
            "F-" + post.Amount,
            metadata
        );
    }

    private Result<Instruction> PostOf(Wish.PostHold post)
    {
        var hold = PickHold(post.Pick);
        var known = Scene.Held.FirstOrDefault(
            held => held.Estate == hold?.Estate && held.Key == hold.Key,
            Scene.Held[0]
        );
        var (key, against) = post.Part == 3 ? (known.Against, known.Key) : (known.Key, known.Against);
        var whole = hold?.Amount.MinorUnits ?? 5;
        var amount = post.Part switch
        {
            1 => Math.Max(1, whole / 2),
            2 => whole + 1,
            _ => whole,
        };
        // What is held on the credit side is taken by a debit.
        var sign = model.Account(known.Estate, known.Key)?.Constraint == Constraint.Credit ? 1 : -1;
        return JournalEntry
            .Draft(
                known.Estate,
                Scene.Day(post.BookDay),
                Scene.Day(post.ValueDay),
                "Paid as promised",
                [
                    new Posting(key.Code, key.Holder, new Money(sign * amount, key.Currency), Labels.Empty),
                    new Posting(against.Code, against.Holder, new Money(-sign * amount, key.Currency), Labels.Empty),
                ]
            )
            .Then<Instruction>(entry => new PostHold(IdOf(hold), entry, post.Again));
    }

    private static string? CodeOf(Wish wish) =>
        wish is not Wish.Post post
            ? null
            : post.Slip switch
            {
                Slip.CentOff => "journal.unbalanced",
                Slip.ZeroLine => "journal.zero_amount",
                Slip.OneLine => "journal.too_few_postings",
                Slip.MemorandumMixed => "journal.memorandum_mixed",
                Slip.NoSuchYear => "journal.date_out_of_range",
                Slip.NoNarrative => "text.missing",
                Slip.ControlCharacter => "text.not_printable",
                Slip.NoCurrency => "journal.no_currency",
                Slip.TooMuch => "journal.amount_out_of_range",
                _ => null,
            };

    // Three picks in four are of something that can still be done.

    private PlainHold? PickHold(int pick, Func<PlainHold, bool>? which = null)
    {
        var open = model.Holds.Where(hold => hold.Status == HoldStatus.Open && which?.Invoke(hold) != false).ToList();
        return pick % 4 != 0 && open.Count > 0 ? open[pick / 4 % open.Count]
            : pick % 16 == 0 || model.Holds.Count == 0 ? null
            : model.Holds[pick / 4 % model.Holds.Count];
    }

    private PlainEntry? PickEntry(int pick)
    {
        var standing = model.Entries.Where(entry => !entry.IsReversed && entry.Kind != EntryKind.Reversal).ToList();
        return pick % 4 != 0 && standing.Count > 0 ? standing[pick / 4 % standing.Count]
            : pick % 16 == 0 || model.Entries.Count == 0 ? null
            : model.Entries[pick / 4 % model.Entries.Count];
    }

    private PlainAccount PickAccount(int pick)
    {
        if (pick % 16 == 0)
            return new PlainAccount(
                Scene.EstateCodes[pick / 16 % 3],
                Scene.Key("7777"),
                Constraint.None,
                Scene.FirstDay,
                null
            );
        var used = model.Accounts.Where(account => model.Days(account).Any()).ToList();
        var known = pick % 2 == 0 && used.Count > 0 ? used : model.Accounts;
        return known[pick / 16 % known.Count];
    }

    private static Id<Hold> IdOf(PlainHold? hold) => new(hold?.Id ?? Scene.Numbered(0xDEAD, 2));

    private (string Estate, LocalDate Day) PickPeriod(int estate, int daysOff, PeriodStatus status)
    {
        var fitting = model
            .Periods.Where(period => period.Status == status && period.Last == model.ClosedThrough(period.Estate))
            .ToList();
        if (estate < 2 && fitting.Count > 0)
            return (fitting[estate % fitting.Count].Estate, fitting[estate % fitting.Count].Last.PlusDays(daysOff));
        return (
            Scene.EstateCodes[estate],
            (model.ClosedThrough(Scene.EstateCodes[estate]) ?? Scene.Day(20)).PlusDays(daysOff)
        );
    }
}
