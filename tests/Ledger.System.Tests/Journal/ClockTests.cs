using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Testing;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests;

/// <summary>
/// A clock that is set back: the books go on from their last record, and what was said of a moment stays true.
/// </summary>
public sealed class ClockTests
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public async Task A_hold_is_over_by_the_moment_of_record_and_its_money_is_found()
    {
        var clock = Clocks.Still();
        await using var database = await TestDatabase.Create(clock);
        await database.Ledger.Trust(bank: 100);
        var held = Ana.Asks(Hold("TR-1", 100, expires: clock.GetCurrentInstant() + Hour));
        await database.Ledger.Accepts(held);
        clock.Advance(2 * Hour);
        await database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 1, Contributions, Investment))));
        clock.Advance(-2 * Hour);
        Assert.IsType<HoldRefusal.Expired>(
            await database.Refuses(Ana.Asks(new VoidHold(IdOf<Hold>(held), "Too late")))
        );
        var paid = await database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 40, Bank, Investment))));
        Assert.Equal([RecordKind.HoldExpired, RecordKind.Entry], paid.Records.Select(record => record.Kind));
        await Audit.Passes(database);
        await foreach (var verification in database.Ledger.Verifier.VerifyAll())
            Assert.Empty(verification.Findings);
    }

    [Fact]
    public async Task A_hold_that_ends_between_two_requests_of_a_group_gives_its_money_to_the_later_one()
    {
        var clock = Clocks.Still();
        await using var database = await TestDatabase.Create(clock);
        await database.Ledger.Trust(bank: 100);
        await database.Ledger.Accepts(Ana.Asks(Hold("TR-1", 100, expires: clock.GetCurrentInstant() + Hour)));
        clock.Advance(Hour - Calendar.Microsecond);
        var (before, after) = (
            Ana.Asks(Post(Move("TR-1", 1, Contributions, Investment))),
            Ana.Asks(Post(Move("TR-1", 40, Bank, Investment)))
        );
        Assert.All(
            await database.Ledger.Journal.Post(new Batch([before, after], Atomic: false)),
            answer => Accepted(answer)
        );
        await Audit.Passes(database);
    }

    [Fact]
    public async Task Verify_finds_a_hold_that_ended_on_the_wrong_side_of_its_expiry()
    {
        var clock = Clocks.Still();
        await using var database = await TestDatabase.Create(clock);
        await database.Ledger.Trust(bank: 100);
        var (voided, expired) = (
            Ana.Asks(Hold("TR-1", 10, expires: clock.GetCurrentInstant() + Hour)),
            Ana.Asks(Hold("TR-1", 20, expires: clock.GetCurrentInstant() + Hour))
        );
        await database.Ledger.Accepts(voided);
        await database.Ledger.Accepts(expired);
        await database.Ledger.Accepts(Ana.Asks(new VoidHold(IdOf<Hold>(voided), "Not needed")));
        clock.Advance(2 * Hour);
        await database.Ledger.Accepts(Ana.Asks(new ExpireHold(IdOf<Hold>(expired))));
        await database.Execute(
            $"""
            SET session_replication_role = replica;
            UPDATE journal_event SET expires_at = expires_at + CASE hold_id WHEN '{IdOf<Hold>(
                voided
            ).Value}' THEN interval '-1 hour' ELSE interval '1 day' END WHERE kind = 6;
            RESET session_replication_role
            """
        );
        var problems = new List<string>();
        await foreach (var verification in database.Ledger.Verifier.VerifyAll())
            problems.AddRange(verification.Findings.Select(finding => Localizer.English.Say(finding.Problem)));
        Assert.Contains(
            problems,
            problem =>
                problem.EndsWith(
                    $"resolves hold {IdOf<Hold>(voided)} when its expiry had come.",
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(
            problems,
            problem =>
                problem.EndsWith(
                    $"says that hold {IdOf<Hold>(expired)} expired, before its expiry.",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task What_was_known_at_a_moment_that_the_books_have_reached_stays_the_same()
    {
        var clock = Clocks.Still();
        await using var database = await TestDatabase.Create(clock);
        await database.Ledger.Trust(bank: 100);
        clock.Advance(-Hour);
        var last = (await database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 1, Contributions, Bank)))))
            .Records[0]
            .RecordedAt;
        Task<Result<AccountBalance>> Known(Instant at) =>
            database.Ledger.Reader.Balance("TR-1", new(Bank, default, Currency.BOB), new(KnownAt: at));
        async Task<long> Balance(Instant at) =>
            (await Known(at)).Match(
                balance => balance.Balance.MinorUnits,
                refusal => throw new InvalidOperationException(refusal.ToString())
            );

        Assert.Equal(101, await Balance(last));
        var later = Assert.IsType<QuestionRefusal.FutureInstant>((await Known(last + Calendar.Microsecond)).Refusal);
        Assert.Equal(last, later.Now); // Not the clock's: that says it is an hour earlier.
        await database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 7, Contributions, Bank))));
        Assert.Equal(101, await Balance(last));
        Assert.Equal(108, await Balance(last + Calendar.Microsecond));
    }
}
