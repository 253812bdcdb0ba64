using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Testing;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests;

/// <summary>
/// What comes together in one request or one group: openings and entries, periods and entries, dimensions, holds that
/// expired.
/// </summary>
public sealed class GroupTests
{
    private static readonly LocalDate January = new(2026, 1, 15),
        EndOfJanuary = new(2026, 1, 31);

    [Fact]
    public async Task An_estate_is_opened_and_posted_to_in_one_request_in_one_batch_and_in_one_group()
    {
        await using var database = await TestDatabase.Create();
        var ledger = database.Ledger;
        await ledger.Accepts(
            Ana.Asks(
                Open("TR-1"),
                Post(Move("TR-1", 100, Contributions, Bank)),
                Hold("TR-1", 30),
                Post(Move("TR-1", 70, Bank, Investment))
            )
        );
        Assert.Equal((30, 30), await database.Balance("TR-1", Bank));
        foreach (
            var answer in await ledger.Journal.Post(
                new Batch([Ana.Asks(Open("TR-2")), Ana.Asks(Post(Move("TR-2", 5, Contributions, Bank)))], Atomic: true)
            )
        )
            Accepted(answer);
        var answers = await database.InOneGroup(
            () => ledger.Accepts(Ana.Asks(Post(Move("TR-1", 1, Contributions, Bank)))),
            () => ledger.Journal.Post(Ana.Asks(Open("TR-3"))),
            () => ledger.Journal.Post(Ana.Asks(Post(Move("TR-3", 5, Contributions, Bank)))),
            () => ledger.Journal.Post(Ana.Asks(Post(Move("TR-3", 6, Bank, Investment)))),
            () =>
                ledger.Journal.Post(
                    Ana.Asks(new OpenAccount("TR-3", new AccountKey(Bank, default, Currency.USD), Opening))
                ),
            () => ledger.Journal.Post(Ana.Asks(Open("TR-3")))
        );
        Assert.Equal(
            [null, null, "journal.insufficient_funds", null, "books.estate_exists"],
            answers.Select(answer => answer.Refusal?.Code)
        );
        await Audit.Passes(database);
    }

    [Fact]
    public async Task A_hold_is_placed_and_posted_and_an_entry_booked_and_reversed_in_one_group()
    {
        await using var database = await TestDatabase.Create();
        var ledger = database.Ledger;
        await ledger.Trust(bank: 100);
        var (hold, entry) = (Ana.Asks(Hold("TR-1", 60)), Ana.Asks(Post(Move("TR-1", 10, Bank, Investment))));
        var answers = await database.InOneGroup(
            () => ledger.Accepts(Ana.Asks(Post(Move("TR-1", 1, Contributions, Bank)))),
            () => ledger.Journal.Post(hold),
            () =>
                ledger.Journal.Post(
                    Ana.Asks(new PostHold(IdOf<Hold>(hold), Move("TR-1", 50, Bank, Investment), HoldRestAgain: true))
                ),
            () => ledger.Journal.Post(Ana.Asks(new VoidHold(IdOf<Hold>(hold), "Too late"))),
            () => ledger.Journal.Post(entry),
            () => ledger.Journal.Post(entry),
            () => ledger.Journal.Post(Ana.Asks(new ReverseEntry(IdOf<JournalEntry>(entry), Today, Today, "Error"))),
            () => ledger.Journal.Post(Ana.Asks(new ReverseEntry(IdOf<JournalEntry>(entry), Today, Today, "Error")))
        );
        Assert.Equal(
            [null, null, "hold.already_posted", null, null, null, "reversal.already_reversed"],
            answers.Select(answer => answer.Refusal?.Code)
        );
        Assert.True(Accepted(answers[4]).IsReplay);
        Assert.Equal((51, 10), await database.Balance("TR-1", Bank));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task Entries_before_a_close_and_after_a_reopening_are_taken_in_one_group_and_in_one_request()
    {
        await using var database = await TestDatabase.Create(Clocks.Still());
        var ledger = database.Ledger;
        await ledger.Trust(bank: 100);
        JournalRequest Old(long amount) => Ana.Asks(Post(Move("TR-1", amount, Contributions, Bank, January)));
        Task Plug() => ledger.Accepts(Ana.Asks(Post(Move("TR-1", 1, Contributions, Bank))));
        var close = new ClosePeriod("TR-1", EndOfJanuary);
        var ask = new AskReopening("TR-1", EndOfJanuary, "Late invoice");
        var reopen = new ReopenPeriod("TR-1", EndOfJanuary, "Late invoice");

        var answers = await database.InOneGroup(
            Plug,
            () => ledger.Journal.Post(Old(1)),
            () => ledger.Journal.Post(Beto.Asks(close)),
            () => ledger.Journal.Post(Old(2))
        );
        Assert.Equal([null, null, "journal.period_closed"], answers.Select(answer => answer.Refusal?.Code));
        await Audit.Passes(database);

        answers = await database.InOneGroup(
            Plug,
            () => ledger.Journal.Post(Beto.Asks(ask)),
            () => ledger.Journal.Post(Old(4)),
            () => ledger.Journal.Post(Dora.Asks(reopen)),
            () => ledger.Journal.Post(Old(8))
        );
        Assert.Equal([null, "journal.period_closed", null, null], answers.Select(answer => answer.Refusal?.Code));
        await Audit.Passes(database);

        await ledger.Accepts(Beto.Asks(close));
        await ledger.Accepts(Beto.Asks(ask));
        // Reopened, booked and closed again in one request.
        await ledger.Accepts(Dora.Asks(reopen, Post(Move("TR-1", 16, Contributions, Bank, January)), close));
        Assert.IsType<JournalRefusal.PeriodClosed>(await database.Refuses(Old(32)));
        await ledger.Accepts(Beto.Asks(ask));
        answers = await database.InOneGroup(
            Plug,
            () => ledger.Journal.Post(Dora.Asks(reopen)),
            () => ledger.Journal.Post(Old(64)),
            () => ledger.Journal.Post(Dora.Asks(close)),
            () => ledger.Journal.Post(Old(128))
        );
        Assert.Equal([null, null, null, "journal.period_closed"], answers.Select(answer => answer.Refusal?.Code));
        Assert.Equal((100 + 3 + 1 + 8 + 16 + 64, 0), await database.Balance("TR-1", Bank));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task An_estate_is_opened_its_past_booked_and_its_period_closed_in_one_request()
    {
        await using var database = await TestDatabase.Create(Clocks.Still());
        await database.Ledger.Accepts(
            Beto.Asks(
                Open("TR-1"),
                Post(Move("TR-1", 5, Contributions, Bank, January)),
                new ClosePeriod("TR-1", EndOfJanuary)
            )
        );
        Assert.Equal(2, await database.Scalar<int>("SELECT count(*) FROM period_total"));
        Assert.IsType<JournalRefusal.PeriodClosed>(
            await database.Refuses(Ana.Asks(Post(Move("TR-1", 1, Contributions, Bank, January))))
        );
        await Audit.Passes(database);
    }

    [Fact]
    public async Task A_closed_period_keeps_its_totals_while_its_reopening_is_asked_for()
    {
        await using var database = await TestDatabase.Create(Clocks.Still());
        await database.Ledger.Accepts(
            Beto.Asks(
                Open("TR-1"),
                Post(Move("TR-1", 5, Contributions, Bank, January)),
                new ClosePeriod("TR-1", EndOfJanuary)
            )
        );
        await database.Ledger.Accepts(Beto.Asks(new AskReopening("TR-1", EndOfJanuary, "Late invoice")));
        Assert.Equal(2, await database.Scalar<int>("SELECT count(*) FROM period_total"));
        await database.Ledger.Accepts(Dora.Asks(new WithdrawReopening("TR-1", EndOfJanuary, "Not needed")));
        Assert.Equal(2, await database.Scalar<int>("SELECT count(*) FROM period_total"));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task Money_of_a_hold_that_expired_is_free_for_the_next_writer_also_when_the_hold_is_older_than_what_is_asked()
    {
        var clock = Clocks.Still();
        await using var database = await TestDatabase.Create(clock);
        await database.Ledger.Trust(bank: 100);
        await database.Ledger.Accepts(
            Ana.Asks(
                Hold(
                    "TR-1",
                    80,
                    value: Opening.PlusDays(5),
                    expires: clock.GetCurrentInstant() + Duration.FromMinutes(1)
                )
            )
        );
        await database.Ledger.Accepts(
            Ana.Asks(
                Hold(
                    "TR-1",
                    10,
                    value: Opening.PlusDays(9),
                    expires: clock.GetCurrentInstant() + Duration.FromMinutes(2)
                )
            )
        );
        await database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 7, Contributions, Bank, Today))));
        Assert.IsType<JournalRefusal.InsufficientFunds>(
            await database.Refuses(Ana.Asks(Post(Move("TR-1", 90, Bank, Investment))))
        );
        clock.Advance(Duration.FromMinutes(3));
        await database.OpenAnother(clock).Accepts(Ana.Asks(Post(Move("TR-1", 90, Bank, Investment))));
        Assert.Equal((17, 0), await database.Balance("TR-1", Bank));
        Assert.Equal(2, await database.Scalar<int>("SELECT count(*) FROM journal_event WHERE kind = 9"));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task A_constraint_judges_the_whole_past_and_the_same_batch()
    {
        await using var database = await TestDatabase.Create();
        var ledger = database.Ledger;
        await ledger.Trust(bank: 100);
        var suppliers = new AccountKey("1190", default, Currency.BOB);
        await ledger.Accepts(Ana.Asks(Post(Move("TR-1", 10, "1190", Investment, January))));
        await ledger.Accepts(Ana.Asks(Post(Move("TR-1", 10, Contributions, "1190", Today))));
        Assert.IsType<JournalRefusal.InsufficientFunds>(
            await database.Refuses(Ana.Asks(new ConstrainAccount("TR-1", suppliers, Constraint.Debit)))
        );
        await ledger.Accepts(
            Ana.Asks(
                Post(Move("TR-1", 10, Contributions, "1190", Opening)),
                new ConstrainAccount("TR-1", suppliers, Constraint.Debit)
            )
        );
        Assert.IsType<JournalRefusal.InsufficientFunds>(
            await database.Refuses(Ana.Asks(Post(Move("TR-1", 1, "1190", Investment, January))))
        );
        await Audit.Passes(database);
    }

    [Fact]
    public async Task Sets_of_dimensions_are_numbered_once_whoever_names_them_first()
    {
        await using var database = await TestDatabase.Create();
        Ledger.Storage.LedgerDatabase[] processes = [database.Ledger, database.OpenAnother(), database.OpenAnother()];
        foreach (var estate in (string[])["TR-1", "TR-2", "TR-3"])
            await database.Ledger.Trust(estate);
        var answers = await Together.AtOnce(
            240,
            i =>
                processes[i % 3]
                    .Journal.Post(
                        Ana.Asks(
                            Post(
                                Move(
                                    $"TR-{i / 3 % 3 + 1}",
                                    1 + i,
                                    Contributions,
                                    Bank,
                                    dimensions: Labels(("componente", $"{i / 8 % 12}"), ("unidad", $"{i / 40}"))
                                )
                            )
                        )
                    )
        );
        Assert.All(answers, answer => Accepted(answer));
        // A process that has never seen them reads them back.
        Assert.Equal(240, (await Audit.Records(database)).OfType<EntryRecord>().Count(record => record.HasDimensions));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task A_process_sees_what_another_opened_after_it_had_looked()
    {
        await using var database = await TestDatabase.Create();
        var other = database.OpenAnother();
        Assert.IsType<JournalRefusal.UnknownEstate>(
            (await other.Journal.Post(Ana.Asks(Post(Move("TR-1", 1, Contributions, Bank))))).Refusal
        );
        await database.Ledger.Trust();
        await other.Accepts(Ana.Asks(Post(Move("TR-1", 1, Contributions, Bank))));
        var holder = new AccountKey(Contributions, Holder.Parse("al_beni")!.Value, Currency.BOB);
        await database.Ledger.Accepts(Ana.Asks(new OpenAccount("TR-1", holder, Opening)));
        var given = Ana.Asks(
            Post(
                Draft(
                    "TR-1",
                    postings:
                    [
                        Posting.Debit(Bank, Bob(9)),
                        Posting.Credit(Contributions, Bob(9), holder.Holder, Labels(("origen", "FIDA"))),
                    ]
                )
            )
        );
        await database.Ledger.Accepts(given);
        Assert.True((await other.Accepts(given)).IsReplay);
        await other.Accepts(Ana.Asks(new ReverseEntry(IdOf<JournalEntry>(given), Today, Today, "Error")));
        await database.Ledger.Accepts(Ana.Asks(new CloseAccount("TR-1", holder, Today)));
        Assert.IsType<JournalRefusal.AccountClosed>(
            (
                await other.Journal.Post(
                    Ana.Asks(
                        Post(
                            Draft(
                                "TR-1",
                                postings:
                                [
                                    Posting.Debit(Bank, Bob(9)),
                                    Posting.Credit(Contributions, Bob(9), holder.Holder),
                                ]
                            )
                        )
                    )
                )
            ).Refusal
        );
        await Audit.Passes(database);
    }

    [Fact]
    public async Task A_batch_of_thousands_over_many_estates_is_taken_in_pieces()
    {
        await using var database = await TestDatabase.Create();
        var opened = await database.Ledger.Journal.Post(
            new Batch([.. Enumerable.Range(0, 40).Select(i => Ana.Asks(Open($"TR-{i}")))], Atomic: false)
        );
        Assert.All(opened, answer => Accepted(answer));
        JournalRequest[] requests =
        [
            .. Enumerable
                .Range(0, 10_400)
                .Select(i => Ana.Asks(Post(Move($"TR-{i % 40}", 1 + i % 7, Contributions, Bank)))),
        ];
        var answers = await database.Ledger.Journal.Post(new Batch(requests, Atomic: false));
        Assert.Equal(requests.Select(request => request.Id), answers.Select(answer => Accepted(answer).Request));
        Assert.All(
            await database.Ledger.Journal.Post(new Batch(requests, Atomic: false)),
            answer => Assert.True(Accepted(answer).IsReplay)
        );
        await Audit.Passes(database);
    }
}
