using Ledger.Access;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.Tests.JournalFixture;

namespace Ledger.Tests;

/// <summary>The acceptance cases that need no database: the number is the case's.</summary>
public class Journal_cases
{
    private readonly JournalFixture _fixture = new();

    [Fact]
    public void J1_a_cent_too_much_is_refused_and_nothing_is_stored() =>
        Assert.Equal(
            new JournalRefusal.Unbalanced(Of(1)),
            Draft(Today, Debit("1110", 100), Credit("3110", 99)).Refusal
        );

    [Fact]
    public void J1_even_a_single_cent_is_refused() =>
        Assert.Equal(
            new JournalRefusal.Unbalanced(Of(-0.01m)),
            Draft(Today, Debit("1110", 99.99m), Credit("3110", 100)).Refusal
        );

    [Fact]
    public void J2_an_entry_has_a_debit_a_credit_and_no_zero_line()
    {
        Assert.Equal(new JournalRefusal.TooFewPostings(0), Draft(Today).Refusal);
        Assert.Equal(new JournalRefusal.TooFewPostings(1), Draft(Today, Debit("1110", 1)).Refusal);
        Assert.Equal(new JournalRefusal.Unbalanced(Of(3)), Draft(Today, Debit("1110", 1), Debit("5110", 2)).Refusal);
        Assert.Equal(new JournalRefusal.Unbalanced(Of(-3)), Draft(Today, Credit("1110", 1), Credit("5110", 2)).Refusal);
        Assert.Equal(
            new JournalRefusal.ZeroAmount(3),
            Draft(Today, Debit("1110", 1), Credit("3110", 1), Debit("5110", 0)).Refusal
        );
    }

    [Fact]
    public void J3_two_currencies_are_accepted_only_if_each_adds_up_to_zero()
    {
        _fixture.Accepts(
            new OpenAccount("PA-1", new("1110", default, Usd), OpeningDay),
            new OpenAccount("PA-1", new("3110", default, Usd), OpeningDay)
        );
        _fixture.Accepts(
            Entry(Today, Debit("1110", 70), Credit("3110", 70), Debit("1110", 10, Usd), Credit("3110", 10, Usd))
        );
        Assert.Equal((70_00, 10_00), (_fixture["1110"].Posted, _fixture["1110", Usd].Posted));
        Assert.Equal(
            new JournalRefusal.Unbalanced(Of(10, Usd)),
            Draft(Today, Debit("1110", 10, Usd), Debit("1110", 70), Credit("3110", 70)).Refusal
        );
        Assert.Equal(
            new JournalRefusal.Unbalanced(Of(-1, Usd)),
            Draft(Today, Debit("1110", 70), Credit("3110", 70), Debit("1110", 9, Usd), Credit("3110", 10, Usd)).Refusal
        );
    }

    [Fact]
    public void J5_posting_part_of_a_hold_releases_the_rest_and_a_second_post_is_refused()
    {
        _fixture.Accepts(In(200));
        var hold = new Id<Hold>(_fixture.Makes(HoldOf(123)));
        Assert.Equal(77_00, _fixture["1110"].Available);
        var entry = new Id<JournalEntry>(_fixture.Makes(new PostHold(hold, Out(100).Entry)));
        Assert.Equal((100_00, 0, 100_00), (_fixture["1110"].Posted, _fixture["1110"].Held, _fixture["1110"].Available));
        Assert.Equal(
            new HoldRefusal.AlreadyPosted(hold, entry),
            _fixture.Refuses<HoldRefusal.AlreadyPosted>(new PostHold(hold, Out(23).Entry))
        );
    }

    [Fact]
    public void J5_or_holds_the_rest_again_in_the_same_request()
    {
        _fixture.Accepts(In(200));
        var hold = new Id<Hold>(_fixture.Makes(HoldOf(123)));
        var receipt = _fixture.Accepts(new PostHold(hold, Out(100).Entry, HoldRestAgain: true));
        Assert.Equal(
            [RecordKind.HoldPosted, RecordKind.HoldPlaced, RecordKind.Entry],
            receipt.Records.Select(record => record.Kind)
        );
        Assert.Equal((23_00, 77_00), (_fixture["1110"].Held, _fixture["1110"].Available));
        _fixture.Accepts(new PostHold(new(receipt.Records[1].Id), Out(23).Entry));
        Assert.Equal((77_00, 0L), (_fixture["1110"].Posted, _fixture["1110"].Held));
    }

    [Fact]
    public void J6_a_hold_ends_once_and_each_mistake_has_a_refusal_of_its_own()
    {
        _fixture.Accepts(In(1_000));
        var open = new Id<Hold>(_fixture.Makes(HoldOf(15)));
        var posted = new Id<Hold>(_fixture.Makes(HoldOf(15)));
        var voided = new Id<Hold>(_fixture.Makes(HoldOf(15)));
        var over = new Id<Hold>(_fixture.Makes(HoldOf(15, _fixture.Now + Duration.FromMinutes(5))));
        var by = new Id<JournalEntry>(_fixture.Makes(new PostHold(posted, Out(15).Entry)));
        _fixture.Accepts(new VoidHold(voided, "not needed"));
        var expiry = _fixture.Now + Duration.FromMinutes(5);
        _fixture.Now = expiry;

        Refusal[] refusals =
        [
            _fixture.Refuses<HoldRefusal.Exceeded>(new PostHold(open, Out(16).Entry)),
            _fixture.Refuses<HoldRefusal.VoidExceeds>(new VoidHold(open, "part of it", Of(14))),
            _fixture.Refuses<HoldRefusal.AlreadyPosted>(new PostHold(posted, Out(15).Entry)),
            _fixture.Refuses<HoldRefusal.AlreadyVoided>(new PostHold(voided, Out(15).Entry)),
            _fixture.Refuses<HoldRefusal.Expired>(new PostHold(over, Out(15).Entry)),
            _fixture.Refuses<HoldRefusal.Unknown>(new PostHold(new(by.Value), Out(15).Entry)),
        ];
        Assert.Equal(
            [
                new HoldRefusal.Exceeded(open, Of(15), Of(16)),
                new HoldRefusal.VoidExceeds(open, Of(15), Of(14)),
                new HoldRefusal.AlreadyPosted(posted, by),
                new HoldRefusal.AlreadyVoided(voided),
                new HoldRefusal.Expired(over, expiry),
                new HoldRefusal.Unknown(new(by.Value)),
            ],
            refusals
        );
        Assert.Equal(6, refusals.Select(refusal => refusal.Code).Distinct().Count());
        _fixture.Refuses<HoldRefusal.Expired>(new VoidHold(over, "too late"));
        _fixture.Refuses<HoldRefusal.AlreadyPosted>(new VoidHold(posted, "too late"));
        _fixture.Refuses<HoldRefusal.AlreadyVoided>(new VoidHold(voided, "again"));
    }

    [Fact]
    public void J7_the_sixth_hold_of_a_thousand_on_five_thousand_is_refused()
    {
        _fixture.Accepts(In(5_000));
        for (var i = 0; i < 5; i++)
            _fixture.Accepts(HoldOf(1_000));
        Assert.Equal(
            new JournalRefusal.InsufficientFunds("PA-1", "1110/BOB", Today, Of(-1_000), Of(1_000)),
            _fixture.Refuses<JournalRefusal.InsufficientFunds>(HoldOf(1_000))
        );
    }

    [Fact]
    public void An_expired_hold_gives_its_money_to_the_next_who_needs_it_and_not_before()
    {
        _fixture.Accepts(In(100));
        var hold = new Id<Hold>(_fixture.Makes(HoldOf(100, _fixture.Now + Duration.FromMinutes(1))));
        _fixture.Refuses<JournalRefusal.InsufficientFunds>(Out(1));
        _fixture.Now += Duration.FromMinutes(1);
        var receipt = _fixture.Accepts(Out(1));
        Assert.Equal([RecordKind.HoldExpired, RecordKind.Entry], receipt.Records.Select(record => record.Kind));
        Assert.Equal(Person.Clock.Id, _fixture.Chain()[^2].By);
        Assert.Equal(HoldStatus.Expired, _fixture.Books.Holds[hold].Status);
    }

    [Fact]
    public void J10_the_same_id_with_one_field_changed_is_a_conflict_that_names_the_field()
    {
        _fixture.Accepts(
            new OpenAccount("PA-1", new("1110", default, Usd), OpeningDay),
            new OpenAccount("PA-1", new("3110", default, Usd), OpeningDay)
        );
        var sent = new JournalRequest(_fixture.NextId(), Ana, new PostEntry(EntryOf()));
        var first = Ok(_fixture.Send(sent));
        var replay = Ok(_fixture.Send(sent));
        Assert.True(replay.IsReplay);
        Assert.Equal(first.Records, replay.Records);

        string FieldOf(JournalRequest other)
        {
            var before = _fixture.Dump;
            var refusal = Assert.IsType<JournalRefusal.DifferentContent>(_fixture.Send(other).Refusal);
            Assert.Equal(before, _fixture.Dump);
            return Localizer.English.Field(refusal.Field);
        }
        string Field(JournalEntry entry) => FieldOf(sent with { Instructions = [new PostEntry(entry)] });

        Assert.Equal("person", FieldOf(sent with { By = Luis }));
        Assert.Equal(
            "number of instructions",
            FieldOf(sent with { Instructions = [.. sent.Instructions, .. sent.Instructions] })
        );
        Assert.Equal("instruction", FieldOf(sent with { Instructions = [HoldOf(1)] }));
        Assert.Equal("estate", Field(EntryOf(estate: "PAR-2")));
        Assert.Equal("book date", Field(EntryOf(book: March(3))));
        Assert.Equal("value date", Field(EntryOf(value: March(3))));
        Assert.Equal("text", Field(EntryOf(narrative: "other")));
        Assert.Equal("source document", Field(EntryOf(source: "F-2")));
        Assert.Equal("metadata: a", Field(EntryOf(metadata: [("a", "2")])));
        Assert.Equal("amount of line 1", Field(EntryOf(amount: 11)));
        Assert.Equal("account of line 2", Field(EntryOf(credit: "3120")));
        Assert.Equal("account of line 1", Field(EntryOf(currency: Usd)));
        Assert.Equal("dimensions of line 1: source", Field(EntryOf(source1: "y")));
    }

    [Fact]
    public void J10_an_id_that_a_record_of_another_request_has_or_none_at_all_is_no_id_for_a_request()
    {
        var first = _fixture.NextId();
        Ok(_fixture.Send(new JournalRequest(first, Ana, [new PostEntry(EntryOf()), new PostEntry(EntryOf())])));
        foreach (var taken in new[] { Id<JournalRequest>.Derived(first.Value, 1), default })
            Assert.IsType<JournalRefusal.ReservedId>(
                _fixture.Send(new JournalRequest(taken, Ana, new PostEntry(EntryOf()))).Refusal
            );
    }

    [Fact]
    public void J10_one_label_never_passes_for_two()
    {
        var sent = new JournalRequest(
            _fixture.NextId(),
            Ana,
            new PostEntry(EntryOf(metadata: [("a", "1"), ("b", "2")]))
        );
        Ok(_fixture.Send(sent));
        var sly = _fixture.Send(sent with { Instructions = [new PostEntry(EntryOf(metadata: [("a", "1, b=2")]))] });
        Assert.Equal("metadata.count", Assert.IsType<JournalRefusal.DifferentContent>(sly.Refusal).Field);
    }

    [Fact]
    public void J10_what_the_caller_left_to_the_books_is_the_same_when_said()
    {
        var account = new AccountKey("1110", default, Usd);
        var open = new JournalRequest(_fixture.NextId(), Ana, new OpenAccount("PA-1", account, OpeningDay));
        Ok(_fixture.Send(open));
        Assert.True(
            Ok(
                _fixture.Send(
                    open with
                    {
                        Instructions = [new OpenAccount("PA-1", account, OpeningDay, Constraint.Debit)],
                    }
                )
            ).IsReplay
        );
        var other = _fixture.Send(
            open with
            {
                Instructions = [new OpenAccount("PA-1", account, OpeningDay, Constraint.None)],
            }
        );
        Assert.Equal("constraint", Assert.IsType<JournalRefusal.DifferentContent>(other.Refusal).Field);

        _fixture.Accepts(In(100));
        var hold = new Id<Hold>(_fixture.Makes(HoldOf(15)));
        var @void = new JournalRequest(_fixture.NextId(), Ana, new VoidHold(hold, "cafe\u0301"));
        Ok(_fixture.Send(@void));
        Assert.True(Ok(_fixture.Send(@void with { Instructions = [new VoidHold(hold, "café ", Of(15))] })).IsReplay);
        Assert.Equal(
            "amount",
            Assert
                .IsType<JournalRefusal.DifferentContent>(
                    _fixture.Send(@void with { Instructions = [new VoidHold(hold, "café", Of(14))] }).Refusal
                )
                .Field
        );
    }

    [Fact]
    public void A_purpose_where_there_was_none_is_other_content()
    {
        _fixture.Accepts(In(100));
        var place = new JournalRequest(_fixture.NextId(), Ana, HoldOf(15) with { Purpose = "" });
        Ok(_fixture.Send(place));
        Assert.Equal(
            "text",
            Assert
                .IsType<JournalRefusal.DifferentContent>(
                    _fixture.Send(place with { Instructions = [HoldOf(15)] }).Refusal
                )
                .Field
        );
        var half = _fixture.Send(place with { Instructions = [HoldOf(15) with { Purpose = "\uD83D" }] });
        Assert.Equal("text", Assert.IsType<JournalRefusal.DifferentContent>(half.Refusal).Field);
    }

    [Fact]
    public void A_refused_id_leaves_nothing_and_is_judged_anew()
    {
        var pay = new JournalRequest(_fixture.NextId(), Ana, Out(10));
        Assert.IsType<JournalRefusal.InsufficientFunds>(_fixture.Send(pay).Refusal);
        _fixture.Accepts(In(10));
        Assert.False(Ok(_fixture.Send(pay)).IsReplay);
    }

    [Fact]
    public void J11_one_bad_request_takes_an_atomic_batch_with_it_and_keeps_its_own_code()
    {
        var before = _fixture.Dump;
        var (good, bad, late) = (_fixture.Request(In(100)), _fixture.Request(Out(200)), _fixture.Request(HoldOf(50)));
        var answers = _fixture.Send(new Batch([good, bad, late], Atomic: true));
        Assert.Equal(
            ["journal.rolled_back", "journal.insufficient_funds", "journal.rolled_back"],
            answers.Select(answer => answer.Refusal?.Code)
        );
        Assert.Equal(new JournalRefusal.RolledBack(bad.Id), answers[2].Refusal);
        Assert.Equal(before, _fixture.Dump);

        var independent = _fixture.Send(new Batch([good, bad, late], Atomic: false));
        Assert.Equal([null, "journal.insufficient_funds", null], independent.Select(answer => answer.Refusal?.Code));
        Assert.Null(_fixture.VerifyChains());
    }

    [Fact]
    public void J14_a_backdated_payment_that_would_empty_a_later_day_is_refused()
    {
        _fixture.Accepts(In(100, March(1)));
        _fixture.Accepts(Out(50, March(3)));
        _fixture.Accepts(Out(10, March(4)));
        _fixture.Accepts(In(50, March(6)));
        var refusal = _fixture.Refuses<JournalRefusal.InsufficientFunds>(Out(60, March(2)));
        // Day 4 would be −20: the worst.
        Assert.Equal(new JournalRefusal.InsufficientFunds("PA-1", "1110/BOB", March(3), Of(-10), Of(20)), refusal);
        _fixture.Accepts(Out(40, March(2)));
        _fixture.Refuses<JournalRefusal.InsufficientFunds>(Out(0.01m, March(2)));
        _fixture.Accepts(Out(50, March(6)));
    }

    [Fact]
    public void A_hold_reduces_every_day_from_its_value_date_on()
    {
        _fixture.Accepts(In(100, March(1)));
        _fixture.Accepts(HoldOf(60) with { ValueDate = March(5) });
        Assert.Equal(March(5), _fixture.Refuses<JournalRefusal.InsufficientFunds>(Out(41, March(2))).Date);
        _fixture.Accepts(Out(40, March(2)));
    }

    [Fact]
    public void Money_is_judged_net_when_the_whole_request_is_done()
    {
        _fixture.Accepts(Out(30), In(30, Today));
        _fixture.Refuses<JournalRefusal.InsufficientFunds>(In(30, March(5)), Out(30, March(4)));
    }

    [Fact]
    public void Retention_is_guarded_on_its_own_side()
    {
        _fixture.Accepts(Entry(Today, Debit("5110", 10), Credit("2130", 10)));
        _fixture.Accepts(In(100));
        Assert.Equal(
            "2130/BOB",
            _fixture
                .Refuses<JournalRefusal.InsufficientFunds>(Entry(Today, Debit("2130", 11), Credit("1110", 11)))
                .Account
        );
        _fixture.Accepts(Entry(Today, Debit("2130", 10), Credit("1110", 10)));
    }

    [Fact]
    public void J16_an_event_of_june_recorded_in_july_keeps_both_times()
    {
        _fixture.Now = Instant.FromUtc(2026, 7, 1, 4, 55); // 30 June, 23:55 in Bogotá.
        Assert.Equal(new LocalDate(2026, 6, 30), Trust.Today(_fixture.Now));
        _fixture.Accepts(In(10, new LocalDate(2026, 6, 30)));
        var record = Assert.IsType<EntryRecord>(_fixture.Chain()[^1]);
        Assert.Equal(
            (new LocalDate(2026, 6, 30), Instant.FromUtc(2026, 7, 1, 4, 55)),
            (record.Entry.BookDate, record.RecordedAt)
        );
        _fixture.Refuses<BooksRefusal.PeriodNotOver>(new ClosePeriod("PA-1", new LocalDate(2026, 6, 30)));
        _fixture.Now += Duration.FromMinutes(5);
        _fixture.Accepts(new ClosePeriod("PA-1", new LocalDate(2026, 6, 30)));
    }

    [Fact]
    public void J22_a_dry_run_is_a_decision_on_books_that_are_thrown_away()
    {
        var (real, rehearsal) = (new JournalFixture(), new JournalFixture());
        var before = real.Dump;
        var rehearsed = rehearsal.Send(rehearsal.Request(In(5)));
        Assert.Equal(before, real.Dump);
        Assert.Equal(Ok(rehearsed).Records, real.Accepts(In(5)).Records);
    }

    [Fact]
    public void Amounts_that_no_balance_can_keep_are_refused_and_do_not_break_anything()
    {
        var max = Money.MaxMinorUnits / 100m;
        var lines = Enumerable
            .Range(0, 500)
            .SelectMany(_ => (Posting[])[Debit("5110", max), Credit("3110", max)])
            .ToList();
        var entry = Entry(Today, lines);
        _fixture.Accepts(entry, entry);
        _fixture.Refuses<JournalRefusal.BalanceOutOfRange>(entry);
        _fixture.Refuses<JournalRefusal.BalanceOutOfRange>([.. Enumerable.Repeat(entry, 30)]);
    }

    [Fact]
    public void A_request_asks_for_something_and_not_for_too_much()
    {
        _fixture.Refuses<JournalRefusal.NoInstructions>();
        _fixture.Refuses<JournalRefusal.TooManyInstructions>([.. Enumerable.Repeat(In(1), 1_001)]);
        _fixture.Accepts([.. Enumerable.Repeat(In(1), 1_000)]);
    }

    [Fact]
    public void An_entry_has_up_to_a_thousand_postings()
    {
        IReadOnlyList<Posting> Lines(int pairs) =>
            [.. Enumerable.Repeat((Posting[])[Debit("1110", 1), Credit("3110", 1)], pairs).SelectMany(pair => pair)];
        Assert.Equal(new JournalRefusal.TooManyPostings(1_002, 1_000), Draft(Today, Lines(501)).Refusal);
        _fixture.Accepts(Entry(Today, Lines(500)));
    }

    private static JournalEntry EntryOf(
        string estate = "PA-1",
        LocalDate? book = null,
        LocalDate? value = null,
        string narrative = "test",
        string source = "F-1",
        (string, string)[]? metadata = null,
        decimal amount = 10,
        string credit = "3110",
        Currency? currency = null,
        string source1 = "x"
    ) =>
        Ok(
            JournalEntry.Draft(
                estate,
                book ?? March(2),
                value ?? March(2),
                narrative,
                [
                    Debit("1110", amount, currency) with
                    {
                        Dimensions = LabelsOf(("source", source1)),
                    },
                    Credit(credit, amount, currency),
                ],
                source,
                LabelsOf(metadata ?? [("a", "1")])
            )
        );

    private static Labels LabelsOf(params (string Key, string Value)[] pairs) =>
        Ok(Labels.Of("labels", pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))));
}
