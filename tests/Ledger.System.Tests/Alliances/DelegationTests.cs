using Ledger.Access;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Testing;
using NodaTime;
using Xunit;
using static Ledger.SystemTests.Alliances.AllianceBooks;

namespace Ledger.SystemTests.Alliances;

/// <summary>Approving in somebody's place, and what is remembered of those who try what they may not.</summary>
public sealed class DelegationTests
{
    private static readonly LocalDate Today = new(2026, 11, 20);

    /// <summary>A release of 800,000 that was reviewed: above 700,000 an operator and the treasurer approve.</summary>
    private static async Task<AllianceBooks> Reviewed()
    {
        var books = await Open(2_000_000, clock: Clocks.Still());
        // What a delegation covers is what its giver may approve.
        Accepted(await books.Database.Ledger.People.Register(Treasurer));
        await books.Accept(Controller, new VerifyCounterpart(1, Bob(900_000), Day, "Statement 3/7"));
        await books.Accept(Inspector, new IssueCertificate(Share.Percent(60), Day, Evidence));
        await books.Accept(Manager, new RequestRelease(Bob(800_000), Day, "Request 1"));
        await books.Accept(Maker, new ReviewRelease(1, 1, Day));
        await books.Accept(Checker, new ApproveRelease(1, 1, Day));
        return books;
    }

    private static async Task<Delegation> Give(
        AllianceBooks books,
        Person taker,
        int from = 0,
        int through = 5,
        Money? maxAmount = null
    ) =>
        Accepted(
            await books.Database.Ledger.Delegations.Give(
                new(Guid.NewGuid()),
                Treasurer,
                taker,
                Role.Treasurer,
                Today.PlusDays(from),
                Today.PlusDays(through),
                maxAmount,
                DateTimeZone.Utc
            )
        );

    [Fact]
    public async Task A_delegated_approval_counts_for_the_role_of_whoever_gave_it()
    {
        var books = await Reviewed();
        await using var database = books.Database;
        Assert.Equal("tranche.not_an_approver", await books.Refuse(Payer, new ApproveRelease(1, 1, Day)));
        await Give(books, Payer);
        await books.Accept(Payer, new ApproveRelease(1, 1, Day));
        Assert.Equal((5_000_000, 800_000), await books.Balance(AllianceBooks.Programme, "1110"));
        Assert.Equal(
            [
                [(short)Role.Treasurer, Payer.Id.Value, Treasurer.Id.Value],
            ],
            (
                await database.Rows($"SELECT \"as\", \"by\", \"for\" FROM approval WHERE \"by\" = '{Payer.Id.Value}'")
            ).Select(row => row.Select(cell => cell is int number ? (short)number : cell))
        );
    }

    [Fact]
    public async Task Of_an_alliance_that_the_giver_does_not_see_nothing_is_approved_in_their_place()
    {
        var books = await Reviewed();
        await using var database = books.Database;
        foreach (
            var (organization, answer) in ((string, string?)[])[("ORG-2", "tranche.not_an_approver"), ("ORG-1", null)]
        )
        {
            var giver = Treasurer with
            {
                Id = new(Guid.CreateVersion7()),
                Handle = $"treasurer.{organization.ToLowerInvariant()}",
                Organization = organization,
            };
            Accepted(await database.Ledger.People.Register(giver));
            Accepted(
                await database.Ledger.Delegations.Give(
                    new(Guid.NewGuid()),
                    giver,
                    Payer,
                    Role.Treasurer,
                    Today,
                    Today,
                    null,
                    DateTimeZone.Utc
                )
            );
            Assert.Equal(answer, (await books.Ask(Payer, new ApproveRelease(1, 1, Day))).Refusal?.Code);
        }
    }

    [Fact]
    public async Task Outside_its_days_or_above_its_amount_or_withdrawn_it_counts_for_nothing()
    {
        var books = await Reviewed();
        await using var database = books.Database;
        await Give(books, Payer, from: 1);
        await Give(books, Payer, maxAmount: Bob(799_999));
        Assert.Equal("tranche.not_an_approver", await books.Refuse(Payer, new ApproveRelease(1, 1, Day)));
        var withdrawn = await Give(books, Payer);
        Accepted(await books.Database.Ledger.Delegations.Withdraw(withdrawn.Id, Treasurer));
        Assert.Equal("tranche.not_an_approver", await books.Refuse(Payer, new ApproveRelease(1, 1, Day)));
        Assert.Equal(3, (await books.Database.Ledger.Delegations.List()).Count);
        await Give(books, Payer, maxAmount: Bob(800_000));
        await books.Accept(Payer, new ApproveRelease(1, 1, Day));
    }

    [Fact]
    public async Task Giver_and_taker_do_not_both_approve_one_file()
    {
        var books = await Open(2_000_000, clock: Clocks.Still());
        await using var database = books.Database;
        var both = Treasurer with { Roles = [Role.Treasurer, Role.Operator] };
        await books.Accept(Controller, new VerifyCounterpart(1, Bob(900_000), Day, "Statement 3/7"));
        await books.Accept(Inspector, new IssueCertificate(Share.Percent(60), Day, Evidence));
        await books.Accept(Manager, new RequestRelease(Bob(800_000), Day, "Request 1"));
        await books.Accept(Maker, new ReviewRelease(1, 1, Day));
        await Give(books, Checker);
        // The taker approves as an operator first, then may not a second time for the giver.
        await books.Accept(Checker, new ApproveRelease(1, 1, Day));
        Assert.Equal("segregation.approved_already", await books.Refuse(Checker, new ApproveRelease(1, 1, Day)));
        // Another taker approves in the giver's place; the giver approves no more.
        await books.Accept(Manager, new AmendRelease(1, Bob(790_000), Day, "A quotation fell"));
        await books.Accept(Maker, new ReviewRelease(1, 2, Day));
        await Give(books, Payer);
        await books.Accept(both, new ApproveRelease(1, 2, Day));
        var second = await books.Refuse(both, new ApproveRelease(1, 2, Day));
        Assert.Equal("segregation.approved_already", second);
    }

    [Fact]
    public async Task Nobody_approves_in_the_place_of_somebody_who_approved_already()
    {
        var books = await Open(2_000_000, clock: Clocks.Still());
        await using var database = books.Database;
        await books.Accept(Controller, new VerifyCounterpart(1, Bob(900_000), Day, "Statement 3/7"));
        await books.Accept(Inspector, new IssueCertificate(Share.Percent(60), Day, Evidence));
        await books.Accept(Manager, new RequestRelease(Bob(800_000), Day, "Request 1"));
        await books.Accept(Maker, new ReviewRelease(1, 1, Day));
        var giver = Treasurer with { Roles = [Role.Operator, Role.Treasurer] };
        await books.Accept(giver, new ApproveRelease(1, 1, Day)); // As an operator.
        await Give(books, Payer);
        Assert.Equal("tranche.not_an_approver", await books.Refuse(Payer, new ApproveRelease(1, 1, Day)));
    }

    [Fact]
    public async Task T6_one_person_who_prepares_and_approves_is_refused_whatever_the_roles_and_the_attempt_is_in_the_log()
    {
        var books = await Open(clock: Clocks.Still());
        await using var database = books.Database;
        var everything = Manager with { Roles = Enum.GetValues<Role>() };
        await books.Accept(Controller, new VerifyCounterpart(1, Bob(250_000), Day, "Statement 3/7"));
        await books.Accept(Inspector, new IssueCertificate(Share.Percent(40), Day, Evidence));
        await books.Accept(everything, new RequestRelease(Bob(300_000), Day, "Request 1"));
        await books.Accept(Maker, new ReviewRelease(1, 1, Day));
        var before = await Rows("file_step", "command", "approval", "request", "open_hold");
        Assert.Equal("segregation.same_person", await books.Refuse(everything, new ApproveRelease(1, 1, Day)));
        // The command left nothing; that it was tried is there all the same.
        Assert.Equal(before, await Rows("file_step", "command", "approval", "request", "open_hold"));
        var attempt = Assert.Single(await books.Database.Ledger.Attempts.List(null, everything.Id, 10));
        Assert.Equal(
            (Code, nameof(ApproveRelease), "segregation.same_person"),
            (attempt.Subject, attempt.Verb, attempt.Code)
        );
        await books.Accept(Checker, new ApproveRelease(1, 1, Day));

        async Task<string> Rows(params string[] tables)
        {
            var counts = new List<long>();
            foreach (var table in tables)
                counts.Add(await database.Scalar<long>($"SELECT COUNT(*) FROM {table}"));
            return string.Join(' ', counts);
        }
    }
}
