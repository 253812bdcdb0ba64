using System.Globalization;
using System.Text.Json.Nodes;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.Storage;
using Ledger.SystemTests.Specifications;
using Ledger.Workflow;
using NodaTime;
using Xunit;
using Xunit.Abstractions;
using static Ledger.SystemTests.Alliances.AllianceBooks;

namespace Ledger.SystemTests.RotatingFunds;

/// <summary>
/// Rotating funds on a real database: several people, lost lines, days counted twice. What members owe and the accounts
/// stay one.
/// </summary>
public sealed class FundTests(ITestOutputHelper output)
{
    private static readonly LocalDate Start = new(2026, 1, 5);
    private static readonly Person Manager = Of(1, "maria", Role.Manager),
        Second = Of(2, "rosa", Role.Manager),
        Secretary = Of(3, "carlos", Role.Committee),
        Keeper = Of(4, "eva", Role.Operator);
    private static readonly CommitteeDecision Act = new("Act 1", ["C1", "C2", "C3"]);
    private int _requests;

    private static Person Of(int number, string handle, Role role) =>
        new(new Id<Person>(new Guid($"01900000-0000-7000-8000-{800 + number:D12}")), handle, handle, [role]);

    private static Money Cop(long units) => new(units * 100, Currency.COP);

    private FundRequest Ask(Person by, FundCommand command, string fund = "FR-1") =>
        new(
            new(new Guid($"01900000-0000-7000-8000-{(++_requests).ToString("D12", CultureInfo.InvariantCulture)}")),
            by,
            fund,
            command
        );

    /// <summary>Two funds, each with money, members and a loan that is out.</summary>
    private async Task<TestDatabase> Open()
    {
        var database = await TestDatabase.Create();
        var document = await File.ReadAllTextAsync(
            Path.Combine(The_specifications.Folder(), "../data/regulations/fondo-rotatorio-1.json")
        );
        Accepted(await database.Ledger.Lending.Load(document, Manager));
        Accepted(
            await database.Ledger.Lending.Set(new LegalMaximum("CO", new LocalDate(2020, 1, 1), null, "None"), Manager)
        );
        foreach (var fund in (string[])["FR-1", "FR-2"])
        {
            FundCommand[] begun =
            [
                new OpenFund("Fondo", "ORG-1", "CO", Currency.COP, "America/Bogota", "fondo-rotatorio", 1, Start),
                .. ((string[])["C1", "C2", "C3", "M1", "M2"]).Select(member => new AdmitToFund(
                    member,
                    "",
                    null,
                    Start
                )),
                .. ((string[])["C1", "C2", "C3"]).Select(member => new SeatOnCommittee(
                    member,
                    Start,
                    Start.PlusYears(3),
                    "Assembly"
                )),
                new PayInCapital(Cop(20_000_000), Start, "R"),
                new ApplyForLoan("M1", "cuota-fija", Cop(1_200_000), 12, Start.PlusMonths(1), ["M2"], "", Start),
            ];
            foreach (
                var answer in await database.Ledger.Funds.Do([.. begun.Select(command => Ask(Manager, command, fund))])
            )
                Accepted(answer);
            Accepted(await database.Ledger.Funds.Do(Ask(Secretary, new ApproveLoan(1, null, Start, Act), fund)));
            Accepted(
                await database.Ledger.Funds.Do(
                    Ask(
                        Manager,
                        new DisburseLoan(1, Means.Cash, Start.PlusMonths(1), [], 0, Share.None, Start, "R"),
                        fund
                    )
                )
            );
        }
        return database;
    }

    [Fact]
    public async Task What_a_fund_s_act_posted_is_not_reversed_by_the_journal_s_own_verb()
    {
        await using var database = await Open();
        var request = Ask(Manager, new PayInCapital(Cop(5), Start, "R 9"));
        Accepted(await database.Ledger.Funds.Do(request));
        var entries = (await database.Rows($"SELECT id FROM journal_entry WHERE request_id = '{request.Id.Value}'"))
            .Select(row => new Id<JournalEntry>((Guid)row[0]!))
            .ToList();
        var refusal = (
            await database.Ledger.Journal.Post(
                new JournalRequest(
                    new(new Guid("01900000-0000-7000-8000-00000000aaaa")),
                    Keeper,
                    new Instruction.ReverseEntry(Assert.Single(entries), Start, Start, "Undo")
                )
            )
        ).Refusal;
        Assert.Equal(new ReversalRefusal.OfCommand(entries[0], "FR-1", nameof(PayInCapital)), refusal);
    }

    [Fact]
    public async Task Of_people_who_take_the_last_payment_at_once_one_takes_it()
    {
        await using var database = await Open();
        var inspection = (await database.Ledger.Funds.Inspect("FR-1"))!;
        var payoff = inspection.Book.PayoffOn(inspection.Book.FindLoan(1)!, inspection.Regulation, Start.PlusDays(10));
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    Ask(
                        i % 2 == 0 ? Manager : Second,
                        new RepayLoan(1, payoff, Means.Cash, Start.PlusDays(10), $"R {i}")
                    )
                )
                .Select(ask => Task.Run(() => database.Ledger.Funds.Do(ask)))
        );
        Assert.Single(answers, answer => answer.Refusal is null);
        Assert.All(
            answers.Where(answer => answer.Refusal is not null),
            answer => Assert.IsType<CommandRefusal.WrongState>(answer.Refusal)
        );
        Assert.Equal(LoanState.Closed, (await database.Ledger.Funds.Inspect("FR-1", loan: 1))!.Book.FindLoan(1)!.State);
        await BooksAreMembers(database);
    }

    [Fact]
    public async Task A_fund_that_is_read_while_a_loan_closes_has_the_loan_once_and_all_its_instalments()
    {
        await using var database = await Open();
        var inspection = (await database.Ledger.Funds.Inspect("FR-1"))!;
        var day = Start.PlusDays(10);
        var payoff = inspection.Book.PayoffOn(inspection.Book.FindLoan(1)!, inspection.Regulation, day);
        var instalments = inspection.Book.Instalments.Count;
        using var over = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Read(over.Token))).ToList();
        for (var i = 0; i < 20; i++)
        {
            Accepted(await database.Ledger.Funds.Do(Ask(Manager, new RepayLoan(1, payoff, Means.Cash, day, $"R {i}"))));
            Accepted(await database.Ledger.Funds.Do(Ask(Second, new TakeBackLoanReceipt(1, $"R {i}", day, "Typed"))));
        }
        await over.CancelAsync();
        Assert.True((await Task.WhenAll(readers)).Sum() > 20);

        async Task<int> Read(CancellationToken cancel)
        {
            for (var reads = 1; ; reads++)
            {
                var book = (await database.Ledger.Funds.Inspect("FR-1", loan: 1, cancel: CancellationToken.None))!.Book;
                Assert.Single(book.Loans);
                Assert.Equal(instalments, book.Instalments.Count);
                // A command is judged by one state of the fund too.
                var tried = await database.Ledger.Funds.Do(
                    new FundRequest(
                        new(Guid.CreateVersion7()),
                        Second,
                        "FR-1",
                        new RepayLoan(1, Cop(1_000), Means.Cash, day, "Tried")
                    ),
                    isDryRun: true,
                    CancellationToken.None
                );
                Assert.True(tried.Refusal is null or CommandRefusal.WrongState, $"{tried.Refusal}");
                if (cancel.IsCancellationRequested)
                    return reads;
            }
        }
    }

    [Fact]
    public async Task One_receipt_sent_many_times_at_once_is_taken_once()
    {
        await using var database = await Open();
        var ask = Ask(Manager, new RepayLoan(1, Cop(110_000), Means.Cash, Start.PlusMonths(1), "R 1"));
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => Task.Run(() => database.Ledger.Funds.Do(ask)))
        );
        Assert.Equal(11, answers.Count(answer => Accepted(answer).IsReplay));
        await BooksAreMembers(database);
    }

    [Fact]
    public async Task A_day_counted_by_two_at_once_and_once_more_is_counted_once_and_as_one_act_would()
    {
        await using var database = await Open();
        var (funds, day) = (await database.Ledger.FundReader.List(), Start.PlusDays(40));
        var ended = await Task.WhenAll(
            Task.Run(() => database.Ledger.Funds.EndDay(funds, day, Keeper)),
            Task.Run(() => database.Ledger.Funds.EndDay(funds, day, Keeper)),
            Task.Run(() => database.Ledger.Funds.EndDay(funds, day, Second))
        );
        Assert.Equal(2, ended.Sum(run => run.Done));
        Assert.Empty(ended.SelectMany(run => run.Refused));
        Assert.Equal(
            (0, 2),
            await database.Ledger.Funds.EndDay(await database.Ledger.FundReader.List(), day, Keeper) is var again
                ? (again.Done, again.Before)
                : default
        );
        // 18,000 a month: a whole one, and ten of the second's thirty days on what was owed by then.
        var loan = (await database.Ledger.Funds.Inspect("FR-1"))!.Book.FindLoan(1)!;
        Assert.True(loan.Earned.MinorUnits > 18_000_00 && loan.ArrearsDays > 0 && !loan.Provision.IsZero);
        Assert.Single(await database.Ledger.FundReader.Days(funds[0], Start, day));
        await BooksAreMembers(database);
    }

    /// <summary>
    /// FR-1 lends out of all proportion; the day of FR-2 ends all the same, and again nothing is done twice.
    /// </summary>
    [Fact]
    public async Task A_day_that_one_fund_cannot_carry_ends_for_the_others_and_says_which_it_was()
    {
        await using var database = await Open();
        var document = JsonNode.Parse(
            await File.ReadAllTextAsync(
                Path.Combine(The_specifications.Folder(), "../data/regulations/fondo-rotatorio-1.json")
            )
        )!;
        (document["version"], document["limits"]!["per_member"], document["limits"]!["share_of_capital"]) = (
            2,
            null,
            null
        );
        var product = document["products"]![0]!;
        (product["rate"], product["form"], product["max_amount"], product["fee"], product["guarantors"]) = (
            "100%/month",
            "interest-only",
            "9000000000000",
            null,
            0
        );
        Accepted(await database.Ledger.Lending.Load(document.ToJsonString(), Manager));
        FundCommand[] begun =
        [
            new PayInCapital(Cop(9_000_000_000_000), Start, "R"),
            new PayInCapital(Cop(9_000_000_000_000), Start, "R"),
        ];
        Accepted(await database.Ledger.Funds.Do(Ask(Secretary, new AdoptRegulation("fondo-rotatorio", 2, Start, Act))));
        foreach (var command in begun)
            Accepted(await database.Ledger.Funds.Do(Ask(Manager, command)));
        foreach (var (member, number) in ((string, int)[])[("M1", 2), ("M2", 3)])
        {
            Accepted(
                await database.Ledger.Funds.Do(
                    Ask(
                        Manager,
                        new ApplyForLoan(
                            member,
                            "cuota-fija",
                            Cop(9_000_000_000_000),
                            1,
                            Start.PlusMonths(1),
                            [],
                            "",
                            Start
                        )
                    )
                )
            );
            Accepted(await database.Ledger.Funds.Do(Ask(Secretary, new ApproveLoan(number, null, Start, Act))));
            Accepted(
                await database.Ledger.Funds.Do(
                    Ask(
                        Manager,
                        new DisburseLoan(number, Means.Cash, Start.PlusMonths(1), [], 0, Share.None, Start, "R")
                    )
                )
            );
        }
        foreach (var done in (int[])[1, 0])
        {
            var ended = await database.Ledger.Funds.EndDay(
                await database.Ledger.FundReader.List(),
                Start.PlusDays(40),
                Keeper
            );
            Assert.Equal((done, 1 - done), (ended.Done, ended.Before));
            Assert.Equal(
                ["FR-1 fund.sum_too_large"],
                ended.Refused.Select(refused => $"{refused.Fund} {refused.Refusal.Code}")
            );
        }
        await BooksAreMembers(database);
    }

    [Fact]
    public async Task A_regulations_code_has_one_owner_also_when_many_load_it_at_once()
    {
        await using var database = await TestDatabase.Create();
        var document = await File.ReadAllTextAsync(
            Path.Combine(The_specifications.Folder(), "../data/regulations/fondo-rotatorio-1.json")
        );
        var second = document.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal);
        Person[] people = [Manager with { Organization = "ORG-1" }, Second with { Organization = "ORG-2" }];
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(i => Task.Run(() => database.Ledger.Lending.Load(i % 4 < 2 ? document : second, people[i % 2])))
        );
        var owner = (await database.Ledger.Lending.Owners())["fondo-rotatorio"];
        Assert.Contains(owner, people.Select(person => person.Organization));
        // Whoever is of the owner loaded both; of the other nobody loaded what was not there.
        Assert.All(answers.Where((_, i) => people[i % 2].Organization == owner), answer => Accepted(answer));
        Assert.All(
            answers.Select(answer => answer.Refusal).OfType<Refusal>(),
            refusal => Assert.IsType<RegulationRefusal.OtherOwner>(refusal)
        );
        Assert.Equal([1, 2], (await database.Ledger.Lending.Regulations()).Select(regulation => regulation.Version));
        var third = document.Replace("\"version\": 1", "\"version\": 3", StringComparison.Ordinal);
        Assert.IsType<RegulationRefusal.OtherOwner>(
            (await database.Ledger.Lending.Load(third, people.Single(person => person.Organization != owner))).Refusal
        );
        Assert.Equal(
            12,
            (
                await Task.WhenAll(
                    Enumerable
                        .Range(0, 12)
                        .Select(_ =>
                            Task.Run(() =>
                                database.Ledger.Lending.Set(new LegalMaximum("CO", Start, null, "None"), Manager)
                            )
                        )
                )
            ).Count(answer => answer.Refusal is null)
        );
    }

    [Fact]
    public async Task Acts_of_one_set_are_judged_by_what_those_before_them_did_to_the_books()
    {
        await using var database = await Open();
        FundCommand[] commands =
        [
            new SignRepayment("M2", "", Cop(1_000), 2, Start.PlusMonths(1), 1, "", Start, "C"),
            new DeliverInputs(1, Start, "D"),
            new ReceiveRepayment(1, Cop(300), Means.Produce, "al_cocoa", Start, "W 1"),
            new ReceiveRepayment(1, Cop(400), Means.Produce, "al_cocoa", Start, "W 2"),
            new SettleProduce("al_cocoa", Cop(600), Start, "S 1"),
        ];
        foreach (
            var answer in await database.Ledger.Funds.DoTogether([.. commands.Select(command => Ask(Manager, command))])
        )
            Accepted(answer);
        var answers = await database.Ledger.Funds.DoTogether([
            Ask(Manager, new SettleProduce("al_cocoa", Cop(60), Start, "S 2")),
            Ask(Manager, new SettleProduce("al_cocoa", Cop(60), Start, "S 3")),
        ]);
        Assert.Equal(Cop(40), Assert.IsType<FundRefusal.AboveOwed>(answers[1].Refusal).Owed);
        await BooksAreMembers(database);
    }

    [Fact]
    public async Task Killed_anywhere_a_fund_is_never_half_done()
    {
        var draw = Soak.Draw(output);
        await using var database = await Open();
        FundCommand[] commands =
        [
            new RepayLoan(1, Cop(130_020), Means.Cash, Start.PlusMonths(1), "R 1"),
            new EndDay(Start.PlusMonths(1)),
            new RepayLoan(1, Cop(400_000), Means.Bank, Start.PlusMonths(2), "R 2"),
            new EndDay(Start.PlusMonths(4)),
            new RestructureLoan(1, 6, Start.PlusMonths(6), Start.PlusMonths(4), Act, "Frost"),
            new WriteOffLoan(1, Start.PlusMonths(5), Act, "Gone"),
            new RecoverLoan(1, Cop(1_000), Means.Cash, Start.PlusMonths(5), "R 3"),
        ];
        await using var relay = new Relay(database.ConnectionString);
        var cuts = 0;
        foreach (
            var ask in commands
                .Select(command => Ask(command is RestructureLoan or WriteOffLoan ? Secretary : Manager, command))
                .ToList()
        )
            for (var done = false; !done; )
            {
                relay.CutAfter(draw.Next(200, 40_000));
                await using (var ledger = LedgerDatabase.Open(relay.ConnectionString))
                    try
                    {
                        done = (await ledger.Funds.Do(ask)).Match(
                            _ => true,
                            refusal => throw new InvalidOperationException(refusal.ToString())
                        );
                    }
                    catch (Exception fault) when (ledger.FaultOf(fault) is not null)
                    {
                        cuts++;
                    }
                await BooksAreMembers(database, verify: false);
            }
        relay.CutAfter(long.MaxValue);
        output.WriteLine($"{relay.Cuts} cuts, {cuts} noticed by the caller");
        Assert.True(relay.Cuts > 0);
        await BooksAreMembers(database);
    }

    /// <summary>The accounts of each member are what the member owes, and the books are sound.</summary>
    private static async Task BooksAreMembers(TestDatabase database, bool verify = true)
    {
        foreach (var fund in await database.Ledger.FundReader.List())
        {
            var book = (await database.Ledger.Funds.Whole(fund.Code))!.Fund.Book;
            var posted = (
                await database.Rows(
                    $"""
                    SELECT a.code, a.holder, b.posted FROM account_balance b JOIN account a ON a.estate_no = b.estate_no AND a.no = b.account_no JOIN estate e ON e.no = a.estate_no WHERE e.code = '{fund.Code}'
                    """
                )
            ).ToDictionary(row => ((string)row[0]!, (string)row[1]!), row => (long)row[2]!);
            foreach (var member in book.Members)
            {
                var loans = book.Loans.FindAll(loan => loan.Member == member.Code);
                Assert.Equal(loans.Sum(loan => loan.Balance.MinorUnits), posted[("1420", member.Holder.Value)]);
                Assert.Equal(loans.Sum(loan => loan.Receivable.MinorUnits), posted[("1430", member.Holder.Value)]);
            }
            Assert.Equal(-book.Loans.Sum(loan => loan.Provision.MinorUnits), posted[("1490", "")]);
        }
        if (verify)
            await Audit.Passes(database);
    }
}
