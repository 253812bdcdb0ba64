using Ledger.Access;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Application;
using Ledger.Application.Authorization;
using Ledger.Application.Commands;
using Ledger.Foundations;
using Ledger.Journal;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.SystemTests.Alliances.AllianceBooks;

namespace Ledger.SystemTests.Alliances;

/// <summary>
/// The journal's own verbs on what commands recorded and across the walls between organizations, on the real database.
/// </summary>
public sealed class UndoingTests
{
    [Fact]
    public async Task People_of_an_organization_move_the_books_of_its_alliances_and_funds_and_no_others()
    {
        var books = await Open();
        await using var database = books.Database;
        var verified = await books.Accept(Controller, new VerifyCounterpart(1, Bob(250_000), Day, "Statement 3/7"));
        var hold = new JournalRequest(
            books.NextId(),
            Checker,
            new PlaceHold(Programme, "1110", default, Bob(1), Day, null, "Kept")
        );
        Accepted(await database.Ledger.Journal.Post(hold));
        var entry = Id<JournalEntry>.Derived(verified.Request.Value, 0);
        var dispatcher = new Dispatcher(database.Ledger);
        foreach (
            var (organization, unknown) in ((string, string?)[])[("ORG-2", "journal.unknown_estate"), ("ORG-1", null)]
        )
        {
            var by = Forcing with
            {
                Id = new(Guid.CreateVersion7()),
                Handle = organization.ToLowerInvariant(),
                Organization = organization,
            };
            Accepted(await database.Ledger.People.Register(by));
            Assert.Equal(unknown ?? "journal.kept_by_case_files", await Ask(by, Paid(Code)));
            Assert.Equal(
                unknown is null ? "reversal.of_command" : "reversal.unknown_entry",
                await Ask(by, new ReverseEntry(entry, Day, Day, "Undo"))
            );
            Assert.Equal("hold.unknown", await Ask(by, new VoidHold(Id<Hold>.Derived(hold.Id.Value, 0), "Undo")));
            Assert.Equal("journal.unknown_estate", await Ask(by, Paid(Programme)));
            Assert.Equal("access.whole_ledger", await Ask(by, Opened($"X-{organization}")));
            Accepted(
                await database.Ledger.Journal.Post(
                    new JournalRequest(books.NextId(), Office, Opened($"X-{organization}"))
                )
            );
            Assert.Equal("journal.unknown_estate", await Ask(by, new ClosePeriod($"X-{organization}", Day)));
            Assert.NotEmpty(await database.Ledger.Attempts.List(null, by.Id, 10));
        }
        await Audit.Passes(database);

        async Task<string?> Ask(Person by, Instruction asked) =>
            (await dispatcher.Dispatch(new Caller(by.Handle), new BooksRequest(asked), new Sending(books.NextId())))
                .Refusal
                ?.Code;

        static PostEntry Paid(string estate) =>
            new(
                JournalEntry
                    .Draft(estate, Day, Day, "Paid", [Posting.Debit("5110", Bob(1)), Posting.Credit("1110", Bob(1))])
                    .Match(drafted => drafted, refusal => throw new InvalidOperationException(refusal.Code))
            );

        static OpenEstate Opened(string code) =>
            new(
                new Estate(
                    new(Guid.CreateVersion7()),
                    code,
                    EstateKind.Trust,
                    "A trust",
                    "America/La_Paz",
                    Currency.BOB,
                    Day
                )
            );
    }

    private static readonly Person Forcing = Controller with { Roles = [Role.Controller, Role.Operator] };

    [Fact]
    public async Task What_a_file_counts_on_is_not_reversed_posted_or_voided_behind_its_back()
    {
        var books = await Open();
        await using var database = books.Database;
        var verified = await books.Accept(Controller, new VerifyCounterpart(1, Bob(250_000), Day, "Statement 3/7"));
        await books.Accept(Inspector, new IssueCertificate(Share.Percent(40), Day, Evidence));
        await books.Approved(1, 300_000);
        var entry = Id<JournalEntry>.Derived(verified.Request.Value, 0);
        foreach (var forced in (bool[])[false, true])
            Assert.Equal(
                new ReversalRefusal.OfCommand(entry, Code, nameof(VerifyCounterpart)),
                await Refused(new ReverseEntry(entry, Day, Day, "Undo", forced))
            );
        var hold = Assert
            .Single(
                (await database.Ledger.Reader.OpenHolds(Programme)).Match(
                    holds => holds,
                    refusal => throw new InvalidOperationException(refusal.ToString())
                )
            )
            .Id;
        Assert.Equal(
            new HoldRefusal.OfCommand(hold, Code, nameof(ApproveRelease)),
            await Refused(new VoidHold(hold, "Undo"))
        );
        Assert.IsType<HoldRefusal.OfCommand>(
            await Refused(new PostHold(hold, Entry(Posting.Debit("5110", Bob(1)), Posting.Credit("1110", Bob(1)))))
        );
        Assert.IsType<HoldRefusal.NotYetExpired>(await Refused(new ExpireHold(hold)));

        Assert.Equal(
            new JournalRefusal.KeptByCaseFiles(Code, "5110/BOB"),
            await Refused(
                new PostEntry(
                    JournalEntry
                        .Draft(Code, Day, Day, "Paid", [Posting.Debit("5110", Bob(1)), Posting.Credit("1110", Bob(1))])
                        .Match(drafted => drafted, refusal => throw new InvalidOperationException(refusal.ToString()))
                )
            )
        );

        // The file goes its own way to the end, and back.
        await books.Accept(Payer, new InstructRelease(1, Day, "Instruction 9"));
        await books.Accept(Controller, new ConfirmRelease(1, Bob(300_000), Day, "Statement 4/1"));
        await books.Accept(Controller, new ReturnRelease(1, Day, "Account closed"));
        Assert.Equal((5_000_000, 0), await books.Balance(Programme, "1110"));
        await Audit.Passes(database);

        async Task<Refusal?> Refused(Instruction asked)
        {
            var request = new JournalRequest(books.NextId(), Forcing, asked);
            var rehearsed = (await database.Ledger.Journal.DryRun(new Batch([request], Atomic: false)))[0].Refusal;
            Assert.Equal(rehearsed, (await database.Ledger.Journal.Post(request)).Refusal);
            return rehearsed;
        }
    }
}
