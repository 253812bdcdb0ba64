using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.Tests.JournalFixture;

namespace Ledger.Tests;

/// <summary>A clock that is set back: what is judged is judged at the moment at which it is recorded.</summary>
public class A_clock_that_goes_back
{
    private readonly JournalFixture _fixture = new();
    private readonly Instant _expiry;
    private readonly Id<Hold> _hold;

    public A_clock_that_goes_back()
    {
        _fixture.Accepts(In(100));
        _expiry = _fixture.Now + Duration.FromMinutes(10);
        _hold = new(_fixture.Makes(HoldOf(100, _expiry)));
    }

    private void Records_past_the_expiry_then_goes_back()
    {
        _fixture.Now = _expiry;
        _fixture.Accepts(Entry(Today, Debit("5110", 1), Credit("3110", 1)));
        _fixture.Now = _expiry - Duration.FromMinutes(5);
    }

    [Fact]
    public void A_hold_whose_expiry_is_recorded_time_is_neither_posted_nor_voided()
    {
        Records_past_the_expiry_then_goes_back();
        _fixture.Refuses<HoldRefusal.Expired>(new PostHold(_hold, Out(1).Entry));
        _fixture.Refuses<HoldRefusal.Expired>(new VoidHold(_hold, "too late"));
        _fixture.Accepts(new ExpireHold(_hold));
        Assert.True(_fixture.Chain()[^1].RecordedAt > _expiry);
    }

    [Fact]
    public void Its_money_is_free_for_whoever_needs_it()
    {
        Records_past_the_expiry_then_goes_back();
        Assert.Equal(
            [RecordKind.HoldExpired, RecordKind.Entry],
            _fixture.Accepts(Out(1)).Records.Select(record => record.Kind)
        );
    }

    [Fact]
    public void A_new_hold_cannot_expire_before_the_books()
    {
        Records_past_the_expiry_then_goes_back();
        _fixture.Refuses<HoldRefusal.ExpiryInThePast>(HoldOf(1, _expiry - Duration.FromMinutes(1)));
    }

    [Fact]
    public void Another_estate_goes_by_the_clock() // Its books are not later than the clock.
    {
        Records_past_the_expiry_then_goes_back();
        _fixture.Accepts(
            new PlaceHold("PAR-2", "1110", default, Of(0.01m), Today, _expiry - Duration.FromMinutes(1), ""),
            new PostEntry(Ok(JournalEntry.Draft("PAR-2", Today, Today, "test", [Debit("1110", 1), Credit("3110", 1)])))
        );
    }

    [Fact]
    public void A_day_of_the_books_is_over_even_if_the_clock_is_on_it_again()
    {
        _fixture.Now = Instant.FromUtc(2026, 3, 11, 15, 0);
        _fixture.Accepts(In(1));
        _fixture.Now = Instant.FromUtc(2026, 3, 10, 15, 0);
        _fixture.Accepts(new ClosePeriod("PA-1", Today));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Requests_before_it_in_the_group_move_the_moment_on(int microsecondsLeft, bool inTime)
    {
        _fixture.Now = _expiry - microsecondsLeft * Calendar.Microsecond;
        var answers = _fixture.Send(
            new Batch([_fixture.Request(In(1)), _fixture.Request(new VoidHold(_hold, "not needed"))], Atomic: false)
        );
        Assert.Equal(inTime ? null : "hold.expired", answers[1].Refusal?.Code);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void So_do_the_records_before_it_in_the_request(int microsecondsLeft, bool inTime)
    {
        _fixture.Now = _expiry - microsecondsLeft * Calendar.Microsecond;
        Instruction[] instructions = [In(1), new VoidHold(_hold, "not needed")];
        if (inTime)
            _fixture.Accepts(instructions);
        else
            _fixture.Refuses<HoldRefusal.Expired>(instructions);
    }
}
