using Ledger.Foundations;
using Ledger.Journal;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.Tests.JournalFixture;

namespace Ledger.Tests;

public class Reversals
{
    private readonly JournalFixture _fixture = new();

    [Fact]
    public void An_entry_is_reversed_once_and_a_reversal_never()
    {
        var entry = new Id<JournalEntry>(_fixture.Makes(In(100)));
        var reversal = new Id<JournalEntry>(_fixture.Makes(Reverse(entry)));
        Assert.Equal(0, _fixture["1110"].Posted);
        Assert.Equal(
            new ReversalRefusal.AlreadyReversed(entry, reversal),
            _fixture.Refuses<ReversalRefusal.AlreadyReversed>(Reverse(entry))
        );
        _fixture.Refuses<ReversalRefusal.OfReversal>(Reverse(reversal));
        _fixture.Refuses<ReversalRefusal.UnknownEntry>(Reverse(new(_fixture.NextId().Value)));
        Assert.Equal(entry, Assert.IsType<EntryRecord>(_fixture.Chain()[^1]).Related);
    }

    [Fact]
    public void J17_five_hundred_entries_each_reversed_twice_leave_five_hundred_refusals_and_nothing_in_the_accounts()
    {
        var entries = Enumerable.Range(1, 500).Select(n => new Id<JournalEntry>(_fixture.Makes(In(n)))).ToList();
        var answers = entries.Concat(entries).Select(entry => _fixture.Send(_fixture.Request(Reverse(entry)))).ToList();
        Assert.Equal(500, answers.Count(answer => answer.Refusal is null));
        Assert.Equal(500, answers.Count(answer => answer.Refusal is ReversalRefusal.AlreadyReversed));
        Assert.All(_fixture.Books.Estates["PA-1"].Accounts.Values, account => Assert.Equal(0, account.Posted));
    }

    [Fact]
    public void A_reversal_is_not_dated_before_its_original()
    {
        var entry = new Id<JournalEntry>(_fixture.Makes(In(100, March(5))));
        Assert.Equal(
            new ReversalRefusal.BeforeOriginal(entry, March(5), March(4)),
            _fixture.Refuses<ReversalRefusal.BeforeOriginal>(Reverse(entry) with { BookDate = March(4) })
        );
        _fixture.Refuses<ReversalRefusal.BeforeOriginal>(Reverse(entry) with { ValueDate = March(4) });
        _fixture.Accepts(Reverse(entry) with { BookDate = March(5), ValueDate = March(5) });
    }

    [Fact]
    public void J18_after_the_money_has_moved_on_a_reversal_is_refused_unless_forced_and_then_covered()
    {
        var entry = new Id<JournalEntry>(_fixture.Makes(In(100)));
        _fixture.Accepts(Out(70));
        Assert.Equal(
            new ReversalRefusal.Shortfall(entry, "PA-1", "1110/BOB", Today, Of(70)),
            _fixture.Refuses<ReversalRefusal.Shortfall>(Reverse(entry))
        );
        _fixture.By = Luis;
        _fixture.Refuses<TextRefusal.Missing>(Reverse(entry) with { Forced = true, Reason = " " });
        var receipt = _fixture.Accepts(Reverse(entry) with { Forced = true });

        Assert.Equal([RecordKind.Entry, RecordKind.Entry], receipt.Records.Select(record => record.Kind));
        Assert.Equal((0L, -70_00L), (_fixture["1110"].Posted, _fixture["1390"].Posted));
        var cover = Assert.IsType<EntryRecord>(_fixture.Chain()[^1]);
        Assert.Equal((EntryKind.Cover, receipt.Records[0].Id), (cover.EntryKind, cover.Related.Value));
        Assert.Null(_fixture.VerifyChains());
    }

    [Fact]
    public void A_forced_reversal_that_needs_no_cover_has_none()
    {
        var entry = new Id<JournalEntry>(_fixture.Makes(In(100)));
        _fixture.By = Luis;
        Assert.Single(_fixture.Accepts(Reverse(entry) with { Forced = true }).Records);
    }

    [Fact]
    public void Several_forced_reversals_are_covered_from_the_earliest_on()
    {
        var early = new Id<JournalEntry>(_fixture.Makes(In(100)));
        var late = new Id<JournalEntry>(_fixture.Makes(In(50)));
        _fixture.Accepts(Out(150, March(2)));
        _fixture.By = Luis;
        _fixture.Accepts(
            Reverse(late) with
            {
                Forced = true,
            },
            Reverse(early) with
            {
                Forced = true,
                BookDate = March(4),
                ValueDate = March(4),
            }
        );
        Assert.Equal((0L, -150_00L), (_fixture["1110"].Posted, _fixture["1390"].Posted));
        var available = 0L;
        Assert.All(
            _fixture["1110"].Days.Values,
            day => Assert.True((available += day.Available(1)) >= 0, $"{available} available")
        );
    }

    [Fact]
    public void A_cover_is_refused_when_somebody_constrained_the_account_of_shortfalls()
    {
        _fixture.Accepts(new ConstrainAccount("PA-1", new("1390", default, Bob), Constraint.Debit));
        var entry = new Id<JournalEntry>(_fixture.Makes(In(100)));
        _fixture.Accepts(Out(70));
        _fixture.By = Luis;
        Assert.Equal(
            "1390/BOB",
            _fixture.Refuses<JournalRefusal.InsufficientFunds>(Reverse(entry) with { Forced = true }).Account
        );
    }

    [Fact]
    public void One_leg_reversed_reverses_all_or_none()
    {
        _fixture.Accepts(
            new PostEntry(
                Ok(JournalEntry.Draft("PAR-2", March(1), March(1), "in", [Debit("1110", 500), Credit("3110", 500)]))
            )
        );
        var release = new PostEntry(
            Ok(JournalEntry.Draft("PAR-2", March(2), March(2), "release", [Debit("1310", 200), Credit("1110", 200)]))
        );
        var received = Entry(March(2), Debit("1110", 200), Credit("3110", 200));
        var receipt = _fixture.Accepts(release, received);
        _fixture.Refuses<JournalRefusal.UnknownAccount>(
            release,
            Entry(March(2), Debit("7110", 200), Credit("3110", 200))
        );

        var reversed = _fixture.Accepts(Reverse(new(receipt.Records[1].Id)));
        Assert.Equal(["PA-1", "PAR-2"], reversed.Records.Select(record => record.Estate));
        Assert.Equal((0L, 500_00L), (_fixture["1110"].Posted, _fixture["1110", estate: "PAR-2"].Posted));
        _fixture.Refuses<ReversalRefusal.AlreadyReversed>(Reverse(new(receipt.Records[0].Id)));
    }

    private static ReverseEntry Reverse(Id<JournalEntry> entry) => new(entry, Today, Today, "booked twice");
}

public class Periods
{
    private readonly JournalFixture _fixture = new();

    [Fact]
    public void J19_a_closed_period_takes_no_entry_but_its_reversal_in_an_open_one_works()
    {
        var entry = new Id<JournalEntry>(_fixture.Makes(In(100, new(2026, 1, 15))));
        _fixture.Accepts(new ClosePeriod("PA-1", new(2026, 1, 31)));
        Assert.Equal(
            ("book date", "PA-1"),
            Named(_fixture.Refuses<JournalRefusal.PeriodClosed>(In(1, new(2026, 1, 31))))
        );
        var late = new PostEntry(
            Ok(JournalEntry.Draft("PA-1", March(1), new(2026, 1, 31), "late", [Debit("1110", 1), Credit("3110", 1)]))
        );
        Assert.Equal(("value date", "PA-1"), Named(_fixture.Refuses<JournalRefusal.PeriodClosed>(late)));
        _fixture.Refuses<JournalRefusal.PeriodClosed>(
            new ReverseEntry(entry, new(2026, 1, 20), new(2026, 1, 20), "wrong")
        );
        _fixture.Refuses<JournalRefusal.PeriodClosed>(HoldOf(1) with { ValueDate = new(2026, 1, 31) });
        _fixture.Accepts(new ReverseEntry(entry, new(2026, 2, 1), new(2026, 2, 1), "wrong"));
    }

    [Fact]
    public void Periods_reopen_newest_first_by_two_people()
    {
        _fixture.Accepts(new ClosePeriod("PA-1", new(2026, 1, 31)));
        _fixture.Accepts(new ClosePeriod("PA-1", new(2026, 2, 28)));
        _fixture.Refuses<BooksRefusal.PeriodNotNewest>(new ClosePeriod("PA-1", new(2026, 2, 10)));
        _fixture.Refuses<BooksRefusal.PeriodNotNewest>(new AskReopening("PA-1", new(2026, 1, 31), "late invoice"));
        _fixture.Refuses<BooksRefusal.PeriodWrongState>(new ReopenPeriod("PA-1", new(2026, 2, 28), "agreed"));
        _fixture.By = Luis;
        _fixture.Accepts(new AskReopening("PA-1", new(2026, 2, 28), "late invoice"));
        _fixture.Refuses<JournalRefusal.PeriodClosed>(In(1, new(2026, 2, 5)));
        _fixture.Refuses<BooksRefusal.SamePerson>(new ReopenPeriod("PA-1", new(2026, 2, 28), "agreed"));
        _fixture.By = Marta;
        _fixture.Accepts(new ReopenPeriod("PA-1", new(2026, 2, 28), "agreed"));
        _fixture.Accepts(In(1, new(2026, 2, 5)));
        _fixture.Refuses<JournalRefusal.PeriodClosed>(In(1, new(2026, 1, 31)));
        _fixture.Accepts(new ClosePeriod("PA-1", new(2026, 2, 28)));
        Assert.Equal(
            [
                RecordKind.PeriodClosed,
                RecordKind.PeriodClosed,
                RecordKind.ReopeningAsked,
                RecordKind.PeriodReopened,
                RecordKind.PeriodClosed,
            ],
            _fixture.Chain().OfType<PeriodRecord>().Select(record => record.Kind)
        );
    }

    private static (string, string) Named(JournalRefusal.PeriodClosed refusal) => (refusal.Field, refusal.Estate);
}

public class Accounts
{
    private static readonly AccountKey BankInUsd = new("1110", default, Usd);

    private readonly JournalFixture _fixture = new();

    [Fact]
    public void Are_closed_only_when_empty_and_take_nothing_afterwards()
    {
        _fixture.Accepts(In(10));
        _fixture.Refuses<BooksRefusal.AccountNotEmpty>(new CloseAccount("PA-1", new("1110", default, Bob), Today));
        _fixture.Accepts(new OpenAccount("PA-1", BankInUsd, OpeningDay));
        _fixture.Accepts(new CloseAccount("PA-1", BankInUsd, Today));
        _fixture.Refuses<JournalRefusal.AccountClosed>(Entry(Today, Debit("1110", 1, Usd), Credit("1110", 1, Usd)));
        _fixture.Refuses<BooksRefusal.AccountExists>(new OpenAccount("PA-1", BankInUsd, OpeningDay));
    }

    [Fact]
    public void Take_entries_from_their_opening_on()
    {
        _fixture.Accepts(new OpenAccount("PA-1", BankInUsd, March(5)));
        _fixture.Refuses<JournalRefusal.AccountNotYetOpen>(
            Entry(March(4), Debit("1110", 1, Usd), Credit("1110", 1, Usd))
        );
        _fixture.Accepts(Entry(March(5), Debit("1110", 1, Usd), Credit("1110", 1, Usd)));
    }

    [Fact]
    public void In_another_currency_are_told_from_unknown_ones()
    {
        Assert.Equal(
            new JournalRefusal.WrongCurrency("PA-1", "1110/USD", "BOB"),
            _fixture.Refuses<JournalRefusal.WrongCurrency>(Entry(Today, Debit("1110", 1, Usd), Credit("3110", 1, Usd)))
        );
        _fixture.Refuses<JournalRefusal.UnknownAccount>(Entry(Today, Debit("1111", 1), Credit("3110", 1)));
    }

    [Fact]
    public void Are_constrained_only_if_no_day_of_their_past_breaks_it()
    {
        var fees = new AccountKey("5210", default, Bob);
        _fixture.Accepts(Entry(March(3), Debit("5230", 5), Credit("5210", 5)));
        _fixture.Accepts(Entry(March(4), Debit("5210", 9), Credit("5230", 9)));
        Assert.Equal(
            (March(3), Of(5)),
            _fixture.Refuses<JournalRefusal.InsufficientFunds>(new ConstrainAccount("PA-1", fees, Constraint.Debit))
                is var short_
                ? (short_.Date, short_.Short)
                : default
        );
        _fixture.Accepts(
            Entry(March(2), Debit("5210", 5), Credit("5230", 5)),
            new ConstrainAccount("PA-1", fees, Constraint.Debit)
        );
        _fixture.Refuses<JournalRefusal.InsufficientFunds>(Entry(March(4), Debit("5230", 10), Credit("5210", 10)));
    }

    [Fact]
    public void With_a_hold_keep_their_constraint_also_within_one_request()
    {
        var transit = new AccountKey("1190", default, Bob);
        var held = HoldOf(10) with { Code = "1190" };
        _fixture.Accepts(
            Entry(March(1), Debit("1190", 100), Credit("3110", 100)),
            new ConstrainAccount("PA-1", transit, Constraint.Debit)
        );
        _fixture.Refuses<BooksRefusal.AccountNotEmpty>(held, new ConstrainAccount("PA-1", transit, Constraint.None));
        var hold = new Id<Hold>(_fixture.Makes(held));
        _fixture.Refuses<BooksRefusal.AccountNotEmpty>(new ConstrainAccount("PA-1", transit, Constraint.None));
        _fixture.Accepts(new VoidHold(hold, "not needed"), new ConstrainAccount("PA-1", transit, Constraint.None));
        _fixture.Refuses<HoldRefusal.AccountUnconstrained>(held);
    }

    [Fact]
    public void Keep_the_constraint_of_their_chart_whether_they_are_there_or_opened_now()
    {
        var (bank, usd, year) = (
            new AccountKey("1110", default, Bob),
            new AccountKey("1110", default, Usd),
            new AccountKey("8110", Holder.Parse("fu_2026-LOAN-1-2")!.Value, Bob)
        );
        foreach (var side in (Constraint[])[Constraint.None, Constraint.Credit])
        {
            Assert.Equal(
                new BooksRefusal.ConstrainedByChart("PA-1", "1110/BOB", Constraint.Debit),
                _fixture.Refuses<BooksRefusal.ConstrainedByChart>(new ConstrainAccount("PA-1", bank, side))
            );
            _fixture.Refuses<BooksRefusal.ConstrainedByChart>(new OpenAccount("PA-1", usd, OpeningDay, side));
            _fixture.Refuses<BooksRefusal.ConstrainedByChart>(new OpenAccount("PAR-2", year, OpeningDay, side));
        }
        _fixture.Accepts(
            new OpenAccount("PAR-2", year, OpeningDay),
            new ConstrainAccount("PA-1", bank, Constraint.Debit)
        );
        _fixture.Refuses<BooksRefusal.ConstrainedByChart>(new ConstrainAccount("PAR-2", year, Constraint.None));
    }
}
