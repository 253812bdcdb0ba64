using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage;
using Ledger.Testing;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests;

/// <summary>
/// The acceptance cases of the journal on a real database. Whatever is refused is checked to have left no row in any
/// table.
/// </summary>
public sealed class CaseTests
{
    [Fact]
    public async Task J5_what_a_partial_post_leaves_of_a_hold_is_released_and_a_second_post_is_refused()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 123);
        var held = Ana.Asks(Hold("TR-1", 123));
        await database.Ledger.Accepts(held);
        await database.Ledger.Accepts(Ana.Asks(new PostHold(IdOf<Hold>(held), Move("TR-1", 100, Bank, Investment))));
        Assert.Equal((23, 0), await database.Balance("TR-1", Bank));
        Assert.IsType<HoldRefusal.AlreadyPosted>(
            await database.Refuses(Ana.Asks(new PostHold(IdOf<Hold>(held), Move("TR-1", 23, Bank, Investment))))
        );
        await Audit.Passes(database);
    }

    [Fact]
    public async Task J6_each_way_to_resolve_a_hold_wrongly_has_a_refusal_of_its_own_and_leaves_nothing()
    {
        var clock = Clocks.Still();
        await using var database = await TestDatabase.Create(clock);
        await database.Ledger.Trust(bank: 1_000);
        async Task<Id<Hold>> Place(Instant? expires = null)
        {
            var request = Ana.Asks(Hold("TR-1", 15, expires: expires));
            await database.Ledger.Accepts(request);
            return IdOf<Hold>(request);
        }
        JournalRequest PostIt(Id<Hold> hold, long amount) =>
            Ana.Asks(new PostHold(hold, Move("TR-1", amount, Bank, Investment)));
        var (open, posted, voided, expired) = (
            await Place(),
            await Place(),
            await Place(),
            await Place(clock.GetCurrentInstant() + Duration.FromHours(1))
        );
        await database.Ledger.Accepts(PostIt(posted, 15));
        await database.Ledger.Accepts(Ana.Asks(new VoidHold(voided, "Not needed")));
        var noHold = new Id<Hold>(Guid.CreateVersion7());

        Assert.IsType<HoldRefusal.NotYetExpired>(await database.Refuses(Ana.Asks(new ExpireHold(expired))));
        clock.Advance(Duration.FromHours(1));
        Refusal[] refusals =
        [
            await database.Refuses(PostIt(open, 16)),
            await database.Refuses(Ana.Asks(new VoidHold(open, "Part of it", Bob(14)))),
            await database.Refuses(PostIt(posted, 15)),
            await database.Refuses(PostIt(voided, 15)),
            await database.Refuses(PostIt(expired, 15)),
            await database.Refuses(PostIt(noHold, 15)),
        ];
        Assert.Equal(
            [
                "hold.exceeded",
                "hold.void_differs",
                "hold.already_posted",
                "hold.already_voided",
                "hold.expired",
                "hold.unknown",
            ],
            refusals.Select(refusal => refusal.Code)
        );
        Assert.IsType<HoldRefusal.Expired>(await database.Refuses(Ana.Asks(new VoidHold(expired, "Too late"))));
        Assert.IsType<HoldRefusal.AlreadyPosted>(await database.Refuses(Ana.Asks(new VoidHold(posted, "Too late"))));
        Assert.IsType<HoldRefusal.Unknown>(await database.Refuses(Ana.Asks(new VoidHold(noHold, "No hold"))));

        await database.Ledger.Accepts(Ana.Asks(new ExpireHold(expired)));
        Assert.IsType<HoldRefusal.Expired>(await database.Refuses(PostIt(expired, 15)));
        Assert.Equal((985, 15), await database.Balance("TR-1", Bank));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task J7_the_sixth_hold_of_1000_on_5000_is_refused()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 5_000);
        for (var i = 0; i < 5; i++)
            await database.Ledger.Accepts(Ana.Asks(Hold("TR-1", 1_000)));
        var refusal = Assert.IsType<JournalRefusal.InsufficientFunds>(
            await database.Refuses(Ana.Asks(Hold("TR-1", 1_000)))
        );
        Assert.Equal((Bob(-1_000), Bob(1_000)), (refusal.Available, refusal.Short));
        Assert.Equal((5_000, 5_000), await database.Balance("TR-1", Bank));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task J7_of_six_holds_placed_at_once_five_are_accepted()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 5_000);
        var other = database.OpenAnother();
        var answers = await Together.AtOnce(
            6,
            i => (i % 2 == 0 ? database.Ledger : other).Journal.Post(Ana.Asks(Hold("TR-1", 1_000)))
        );
        Assert.Single(answers, answer => answer.Refusal is JournalRefusal.InsufficientFunds);
        Assert.Equal(5, answers.Count(answer => answer.Refusal is null));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task J8_of_two_concurrent_full_posts_of_a_hold_exactly_one_succeeds()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 50_000);
        var other = database.OpenAnother();
        var holds = Enumerable.Range(0, 50).Select(_ => Ana.Asks(Hold("TR-1", 1_000))).ToList();
        foreach (var answer in await database.Ledger.Journal.Post(new Batch(holds, Atomic: true)))
            Accepted(answer);
        var answers = await Together.AtOnce(
            100,
            i =>
                (i % 2 == 0 ? database.Ledger : other).Journal.Post(
                    Ana.Asks(new PostHold(IdOf<Hold>(holds[i / 2]), Move("TR-1", 1_000, Bank, Investment)))
                )
        );
        for (var i = 0; i < 50; i++)
        {
            Result<Receipt>[] pair = [answers[2 * i], answers[2 * i + 1]];
            Assert.Single(pair, answer => answer.Refusal is null);
            Assert.Single(pair, answer => answer.Refusal is HoldRefusal.AlreadyPosted);
        }
        Assert.Equal((0, 0), await database.Balance("TR-1", Bank));
        await Audit.Passes(database);
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task J9_the_same_request_20_times_at_once_has_one_effect_and_the_others_are_replays(int processes)
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 1_000);
        LedgerDatabase[] ledgers =
        [
            .. Enumerable.Range(0, processes).Select(i => i == 0 ? database.Ledger : database.OpenAnother()),
        ];
        for (var work = 0; work < 10; work++)
        {
            var request = Ana.Asks(Post(Move("TR-1", 10, Bank, Investment)));
            var receipts = (await Together.AtOnce(20, i => ledgers[i % processes].Journal.Post(request)))
                .Select(Accepted)
                .ToList();
            Assert.Single(receipts, receipt => !receipt.IsReplay);
            Assert.All(receipts, receipt => Assert.Equal(receipts[0].Records, receipt.Records));
        }
        Assert.Equal((900, 0), await database.Balance("TR-1", Bank));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task J9_the_same_opening_of_an_estate_by_two_processes_at_once_has_one_effect()
    {
        await using var database = await TestDatabase.Create();
        var other = database.OpenAnother();
        for (var work = 0; work < 5; work++)
        {
            var request = Ana.Asks(Open($"TR-{work}"), Post(Move($"TR-{work}", 7, Contributions, Bank)));
            var receipts = (await Together.AtOnce(6, i => (i % 2 == 0 ? database.Ledger : other).Journal.Post(request)))
                .Select(Accepted)
                .ToList();
            Assert.Single(receipts, receipt => !receipt.IsReplay);
            Assert.All(receipts, receipt => Assert.Equal(receipts[0].Records, receipt.Records));
            Assert.Equal((7, 0), await database.Balance($"TR-{work}", Bank));
        }
        await Audit.Passes(database);
    }

    [Fact]
    public async Task J10_the_same_id_with_one_field_changed_is_refused_and_the_field_is_named()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 1_000);
        await database.Ledger.Trust("TR-2", bank: 1_000);
        var id = NewId();
        JournalEntry Entry(
            string estate = "TR-1",
            long amount = 10,
            string to = Investment,
            LocalDate? on = null,
            LocalDate? value = null,
            string narrative = "Paid",
            Labels? metadata = null,
            Labels? dimensions = null
        ) =>
            Draft(
                estate,
                on,
                value,
                narrative,
                metadata,
                Posting.Debit(to, Bob(amount), default, dimensions),
                Posting.Credit(Bank, Bob(amount), default, dimensions)
            );
        await database.Ledger.Accepts(Ana.Asks(id, Post(Entry())));
        var yesterday = Today.PlusDays(-1);
        (string Field, JournalRequest Sent)[] changes =
        [
            ("person", Carla.Asks(id, Post(Entry()))),
            ("number of instructions", Ana.Asks(id, Post(Entry()), Post(Entry()))),
            ("instruction", Ana.Asks(id, Hold("TR-1", 10))),
            ("estate", Ana.Asks(id, Post(Entry(estate: "TR-2")))),
            ("book date", Ana.Asks(id, Post(Entry(on: yesterday, value: Today)))),
            ("value date", Ana.Asks(id, Post(Entry(value: yesterday)))),
            ("amount of line 1", Ana.Asks(id, Post(Entry(amount: 11)))),
            ("account of line 1", Ana.Asks(id, Post(Entry(to: Fund)))),
            ("text", Ana.Asks(id, Post(Entry(narrative: "Paid twice")))),
            ("number of metadata", Ana.Asks(id, Post(Entry(metadata: Labels(("lote", "7")))))),
            ("number of dimensions of line 1", Ana.Asks(id, Post(Entry(dimensions: Labels(("componente", "2")))))),
        ];
        foreach (var (field, sent) in changes)
            Assert.Equal(
                field,
                Localizer.English.Field(
                    Assert.IsType<JournalRefusal.DifferentContent>(await database.Refuses(sent)).Field
                )
            );
        Assert.True((await database.Ledger.Accepts(Ana.Asks(id, Post(Entry())))).IsReplay);
        await Audit.Passes(database);
    }

    [Fact]
    public async Task J11_of_an_atomic_batch_with_one_bad_entry_nothing_is_stored_and_the_bad_one_keeps_its_code()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 100);
        var before = await database.Fingerprint();
        JournalRequest[] requests =
        [
            Ana.Asks(Post(Move("TR-1", 10, Bank, Investment))),
            Ana.Asks(Open("TR-9")),
            Ana.Asks(Post(Move("TR-1", 91, Bank, Investment))),
            Ana.Asks(Hold("TR-1", 5)),
        ];
        var answers = await database.Ledger.Journal.Post(new Batch(requests, Atomic: true));
        Assert.Equal(
            ["journal.rolled_back", "journal.rolled_back", "journal.insufficient_funds", "journal.rolled_back"],
            answers.Select(answer => answer.Refusal?.Code)
        );
        Assert.Equal(requests[2].Id, Assert.IsType<JournalRefusal.RolledBack>(answers[0].Refusal).Because);
        Assert.Equal(before, await database.Fingerprint());

        // As a batch of independents only the bad one is refused.
        answers = await database.Ledger.Journal.Post(new Batch(requests, Atomic: false));
        Assert.Equal([null, null, "journal.insufficient_funds", null], answers.Select(answer => answer.Refusal?.Code));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task J11_an_atomic_batch_that_is_rolled_back_leaves_its_neighbours_in_the_group_as_they_would_be_alone()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 100);
        var (far, late) = (new LocalDate(2030, 1, 1), new LocalDate(2026, 3, 1));
        var hold = Ana.Asks(Hold("TR-1", 5));
        await database.Ledger.Accepts(hold);
        var bad = new Batch(
            [
                Ana.Asks(Post(Move("TR-1", 1, Contributions, Bank, far))),
                Ana.Asks(Open("TR-2")),
                Ana.Asks(
                    new OpenAccount("TR-1", new AccountKey("3110", Holder.Parse("al_beni")!.Value, Currency.BOB), Today)
                ),
                Ana.Asks(new VoidHold(IdOf<Hold>(hold), "Void")),
                Ana.Asks(new ConstrainAccount("TR-1", new AccountKey("1190", default, Currency.BOB), Constraint.Debit)),
                Ana.Asks(new ClosePeriod("TR-1", new LocalDate(2026, 1, 31))),
                Ana.Asks(Post(Move("TR-1", 5_000, Bank, Investment))),
            ],
            Atomic: true
        );
        var groups = await database.InOneGroup(
            () => database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 1, Bank, Investment)))),
            () => database.Ledger.Journal.Post(bad),
            () =>
                database.Ledger.Journal.Post(
                    new Batch([Ana.Asks(Post(Move("TR-1", 2, Bank, Investment, late)))], false)
                ),
            () => database.Ledger.Journal.Post(new Batch([Ana.Asks(Open("TR-3"))], false))
        );
        Assert.All(groups[0], answer => Assert.NotNull(answer.Refusal));
        Accepted(groups[1][0]);
        Accepted(groups[2][0]);
        Assert.Equal((97, 5), await database.Balance("TR-1", Bank));
        await Audit.Passes(database);
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task J12_500_transfers_each_way_at_once_leave_both_balances_as_they_were(int processes)
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust(bank: 1_000);
        await database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 500, Bank, Fund))));
        LedgerDatabase[] ledgers =
        [
            .. Enumerable.Range(0, processes).Select(i => i == 0 ? database.Ledger : database.OpenAnother()),
        ];
        var answers = await Together.AtOnce(
            1_000,
            i =>
                ledgers[i / 2 % processes]
                    .Journal.Post(
                        Ana.Asks(Post(i % 2 == 0 ? Move("TR-1", 1, Bank, Fund) : Move("TR-1", 1, Fund, Bank)))
                    )
        );
        Assert.All(answers, answer => Accepted(answer));
        Assert.Equal((500, 0), await database.Balance("TR-1", Bank));
        Assert.Equal((500, 0), await database.Balance("TR-1", Fund));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task J12_paired_transfers_between_two_estates_both_ways_at_once_do_not_deadlock()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust("TR-1", bank: 1_000);
        await database.Ledger.Trust("TR-2", bank: 1_000);
        LedgerDatabase[] ledgers = [database.Ledger, database.OpenAnother(), database.OpenAnother()];
        var answers = await Together.AtOnce(
            300,
            i =>
            {
                var (from, to) = i % 2 == 0 ? ("TR-1", "TR-2") : ("TR-2", "TR-1");
                return ledgers[i % 3]
                    .Journal.Post(Ana.Asks(Post(Move(from, 1, Bank, "1190")), Post(Move(to, 1, "1190", Bank))));
            }
        );
        Assert.All(answers, answer => Accepted(answer));
        Assert.Equal((1_000, 0), await database.Balance("TR-1", Bank));
        Assert.Equal((1_000, 0), await database.Balance("TR-2", Bank));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task J14_a_backdated_payment_that_would_make_later_days_negative_is_refused()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust();
        LocalDate On(int day) => new(2026, 3, day);
        await database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 100, Contributions, Bank, On(1)))));
        await database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 50, Bank, Investment, On(3)))));
        await database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 10, Bank, Investment, On(4)))));
        await database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 50, Contributions, Bank, On(6)))));
        var refusal = Assert.IsType<JournalRefusal.InsufficientFunds>(
            await database.Refuses(Ana.Asks(Post(Move("TR-1", 60, Bank, Investment, On(2)))))
        );
        Assert.Equal((On(3), Bob(-10), Bob(20)), (refusal.Date, refusal.Available, refusal.Short));
        await database.Ledger.Accepts(Ana.Asks(Post(Move("TR-1", 40, Bank, Investment, On(2)))));
        Assert.IsType<JournalRefusal.InsufficientFunds>(
            await database.Refuses(Ana.Asks(Hold("TR-1", 1, value: On(4))))
        );
        await database.Ledger.Accepts(Ana.Asks(Hold("TR-1", 50, value: On(6))));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task J22_a_dry_run_of_any_command_gives_the_same_answer_and_leaves_nothing()
    {
        var clock = Clocks.Still();
        await using var database = await TestDatabase.Create(clock);
        await database.Ledger.Trust(bank: 1_000);
        var (holding, expiring) = (
            Ana.Asks(Hold("TR-1", 100)),
            Ana.Asks(Hold("TR-1", 50, expires: clock.GetCurrentInstant() + Duration.FromMinutes(5)))
        );
        await database.Ledger.Accepts(holding);
        await database.Ledger.Accepts(expiring);
        var entry = Ana.Asks(Post(Move("TR-1", 10, Bank, Investment)));
        await database.Ledger.Accepts(entry);
        clock.Advance(Duration.FromHours(1));
        var account = new AccountKey(Contributions, Holder.Parse("al_beni")!.Value, Currency.BOB);
        var end = new LocalDate(2026, 1, 31);
        JournalRequest[] commands =
        [
            Ana.Asks(Open("TR-2"), Post(Move("TR-2", 5, Contributions, Bank))),
            Ana.Asks(new OpenAccount("TR-1", account, Today)),
            Ana.Asks(new ConstrainAccount("TR-1", account, Constraint.Credit)),
            Ana.Asks(new CloseAccount("TR-1", account, Today)),
            Ana.Asks(Post(Move("TR-1", 20, Bank, Investment, dimensions: Labels(("componente", "1"))))),
            Ana.Asks(Hold("TR-1", 30)),
            Ana.Asks(new PostHold(IdOf<Hold>(holding), Move("TR-1", 40, Bank, Investment), HoldRestAgain: true)),
            Ana.Asks(new VoidHold(new(Id<Hold>.Derived(Guid.Empty, 1).Value), "No such hold")),
            Ana.Asks(new ExpireHold(IdOf<Hold>(expiring))),
            Ana.Asks(new ReverseEntry(IdOf<JournalEntry>(entry), Today, Today, "Error")),
            Ana.Asks(Post(Move("TR-1", 1_000_000, Bank, Investment))),
            Beto.Asks(new ClosePeriod("TR-1", end)),
            Beto.Asks(new AskReopening("TR-1", end, "Late invoice")),
            Dora.Asks(new ReopenPeriod("TR-1", end, "Late invoice")),
            entry,
        ];
        foreach (var command in commands)
        {
            var before = await database.Fingerprint();
            var dry = (await database.Ledger.Journal.DryRun(new Batch([command], Atomic: false)))[0];
            Assert.Equal(before, await database.Fingerprint());
            var real = await database.Ledger.Journal.Post(command);
            Assert.Equal(dry.Refusal, real.Refusal);
            Assert.Equal(
                dry.Match(receipt => receipt.Records, _ => []),
                real.Match(receipt => receipt.Records, _ => [])
            );
            Assert.Equal(
                dry.Match(receipt => receipt.IsReplay, _ => false),
                real.Match(receipt => receipt.IsReplay, _ => false)
            );
        }
        var (left, atomic) = (
            await database.Fingerprint(),
            new Batch([Ana.Asks(Post(Move("TR-1", 1, Bank, Investment))), Ana.Asks(Hold("TR-1", 2))], Atomic: true)
        );
        var dryAnswers = await database.Ledger.Journal.DryRun(atomic);
        Assert.Equal(left, await database.Fingerprint());
        Assert.Equal(
            dryAnswers.Select(answer => Accepted(answer).Records),
            (await database.Ledger.Journal.Post(atomic)).Select(answer => Accepted(answer).Records)
        );
        await Audit.Passes(database);
    }
}
