using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.Tests.JournalFixture;

namespace Ledger.Tests;

/// <summary>What the books cannot keep is refused with a code, never a fault of the database.</summary>
public class The_limits_of_the_books
{
    private readonly JournalFixture _fixture = new();

    /// <summary>500 lines of the largest amount on each side: an eighth of what an account may turn over.</summary>
    private static PostEntry Eighth(string debit, string credit) =>
        Entry(
            Today,
            [
                .. Enumerable
                    .Repeat(
                        (Posting[])
                            [Debit(debit, Money.MaxMinorUnits / 100m), Credit(credit, Money.MaxMinorUnits / 100m)],
                        500
                    )
                    .SelectMany(pair => pair),
            ]
        );

    [Fact]
    public void An_account_turns_over_up_to_what_totals_can_keep_even_if_it_stands_at_nothing()
    {
        for (var i = 0; i < 8; i++)
        {
            _fixture.Accepts(Eighth("5110", "3110"));
            _fixture.Accepts(Eighth("3110", "5110"));
        }
        Assert.Equal(
            (Money.MaxTurnover, Money.MaxTurnover, 0L),
            (_fixture["5110"].Debited, _fixture["5110"].Credited, _fixture["5110"].Posted)
        );
        Assert.Equal(
            new JournalRefusal.TurnoverOutOfRange("PA-1", "5110/BOB", new(Money.MaxTurnover, Bob)),
            _fixture.Refuses<JournalRefusal.TurnoverOutOfRange>(
                Entry(Today, Debit("5110", 0.01m), Credit("3110", 0.01m))
            )
        );
        var before = _fixture.Dump;
        _fixture.Send(new Batch([_fixture.Request(In(1)), _fixture.Request(Eighth("3110", "5110"))], Atomic: true));
        Assert.Equal(before, _fixture.Dump);
    }

    [Fact]
    public void A_cover_is_refused_when_the_account_of_shortfalls_cannot_keep_it()
    {
        _fixture.By = Luis;
        var paidIn = new Id<JournalEntry>(_fixture.Makes(In(10)));
        _fixture.Accepts(Out(10));
        _fixture.Accepts(Eighth("3110", "1390"));
        _fixture.Accepts(Eighth("3110", "1390"));
        Assert.Equal(
            "1390/BOB",
            _fixture
                .Refuses<JournalRefusal.BalanceOutOfRange>(
                    new ReverseEntry(paidIn, Today, Today, "Returned", Forced: true)
                )
                .Account
        );
    }

    [Fact]
    public void An_account_is_closed_on_its_last_day_or_later()
    {
        _fixture.Accepts(In(10, March(1)), Out(10, March(5)));
        Assert.Equal(
            new BooksRefusal.AccountUsedLater("PA-1", "1110/BOB", March(4), March(5)),
            _fixture.Refuses<BooksRefusal.AccountUsedLater>(Close(March(4)))
        );
        _fixture.Accepts(Close(March(5)));
    }

    [Fact]
    public void Both_dates_of_an_entry_count()
    {
        foreach (var (book, value) in ((LocalDate, LocalDate)[])[(March(2), March(8)), (March(7), March(2))])
            _fixture.Accepts(
                new PostEntry(
                    Ok(
                        JournalEntry.Draft(
                            "PA-1",
                            book,
                            value,
                            "test",
                            [Debit("1110", 1), Credit("3110", 1), Debit("3110", 1), Credit("1110", 1)]
                        )
                    )
                )
            );
        Assert.Equal(March(8), _fixture.Refuses<BooksRefusal.AccountUsedLater>(Close(March(7))).LastDay);
        _fixture.Accepts(
            new PostEntry(
                Ok(JournalEntry.Draft("PA-1", March(9), March(2), "test", [Debit("1110", 1), Credit("1110", 1)]))
            )
        );
        Assert.Equal(March(9), _fixture.Refuses<BooksRefusal.AccountUsedLater>(Close(March(8))).LastDay);
        _fixture.Accepts(Close(March(9)));
    }

    [Fact]
    public void No_account_is_closed_within_a_closed_period()
    {
        _fixture.Accepts(new ClosePeriod("PA-1", March(5)));
        Assert.Equal(
            new JournalRefusal.PeriodClosed("PA-1", "closing date", March(5), March(5)),
            _fixture.Refuses<JournalRefusal.PeriodClosed>(Close(March(5)))
        );
        _fixture.Accepts(Close(March(6)));
    }

    private static CloseAccount Close(LocalDate on) => new("PA-1", new("1110", default, Bob), on);
}
