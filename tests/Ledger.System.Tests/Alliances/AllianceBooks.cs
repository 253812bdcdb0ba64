using System.Globalization;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.SystemTests.Specifications;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;

namespace Ledger.SystemTests.Alliances;

/// <summary>
/// A programme with money, people of every role, and an alliance that executes: what tests of releases start from.
/// </summary>
internal sealed class AllianceBooks(TestDatabase database)
{
    public const string Programme = "PAR",
        Code = "AL-1";
    public static readonly LocalDate Day = new(2022, 3, 1);
    public static readonly string Evidence = new('a', 64);

    private int _requests;

    public TestDatabase Database { get; } = database;

    public static readonly Person Office = Of(1, "office", Role.ProgrammeOffice, Role.Operator, Role.Evaluator),
        Manager = Of(2, "manager", Role.Manager),
        Inspector = Of(3, "inspector", Role.Supervisor),
        Maker = Of(4, "maker", Role.Operator),
        Checker = Of(5, "checker", Role.Operator),
        Treasurer = Of(6, "treasurer", Role.Treasurer),
        Payer = Of(7, "payer", Role.Operator),
        Controller = Of(8, "controller", Role.Controller);

    private static Person Of(int number, string handle, params Role[] roles) =>
        new(new Id<Person>(new Guid($"01900000-0000-7000-8000-{900 + number:D12}")), handle, handle, roles);

    public static Money Bob(long units) => new(units * 100, Currency.BOB);

    public static async Task<AllianceBooks> Open(
        long incentive = 1_000_000,
        string instrument = "par2-additional-financing",
        Func<string, string>? rules = null,
        IClock? clock = null
    )
    {
        var books = new AllianceBooks(await TestDatabase.Create(clock));
        var ledger = books.Database.Ledger;
        var document = await File.ReadAllTextAsync(
            Path.Combine(The_specifications.Folder(), "../data/instruments", $"{instrument}.json")
        );
        Accepted(await ledger.Rules.Load(rules is null ? document : rules(document), Office));
        Accepted(
            await ledger.Rules.Register(
                new Programme
                {
                    Estate = Programme,
                    Name = "Programme",
                    Country = "BO",
                    Currency = Currency.BOB,
                    Zone = "America/La_Paz",
                    PerDollar = 6.86m,
                }
            )
        );
        var fund = new Funding("LOAN", "1", "2", 2022);
        Accepted(
            await ledger.Journal.Post(
                new JournalRequest(
                    books.NextId(),
                    Office,
                    [
                        new OpenEstate(
                            new Estate(
                                new(new Guid("01900000-0000-7000-8000-0000000000ff")),
                                Programme,
                                EstateKind.Programme,
                                "Programme",
                                "America/La_Paz",
                                Currency.BOB,
                                new LocalDate(2020, 1, 1)
                            )
                        ),
                        new OpenAccount(
                            Programme,
                            new AccountKey("8110", fund.Appropriation, Currency.BOB),
                            new LocalDate(2020, 1, 1)
                        ),
                        new PostEntry(
                            Entry(Posting.Debit("1110", Bob(5_000_000)), Posting.Credit("3110", Bob(5_000_000)))
                        ),
                        new PostEntry(
                            Entry(
                                Posting.Debit("8110", Bob(5_000_000), fund.Appropriation),
                                Posting.Credit("8190", Bob(5_000_000))
                            )
                        ),
                    ]
                )
            )
        );
        await books.Accept(
            Office,
            new RegisterAlliance(
                "Quinoa",
                "ORG-1",
                "Oruro",
                Programme,
                instrument,
                1,
                "1",
                40,
                Bob(incentive * 2),
                Bob(incentive),
                Day
            )
        );
        await books.Accept(Office, new MoveAlliance(AllianceTrigger.Evaluate, Day, "Score 87"));
        await books.Accept(Office, new MoveAlliance(AllianceTrigger.Approve, Day, "Act 4"));
        await books.Accept(
            Office,
            new SignAgreement(Day, "Agreement 12", [new CommittedPart("LOAN", "1", "2", 2022, Bob(incentive))])
        );
        await books.Accept(
            Manager,
            new PledgeCounterpart(
                "co_org-1",
                PledgeKind.Cash,
                Bob(incentive / 2),
                Day,
                new LocalDate(2022, 6, 30),
                "Agreement 12"
            )
        );
        await books.Accept(Office, new ConstituteEstate(Day, "Account 1-77"));
        await books.Accept(Office, new AppointSupervisor(Inspector, Day, new LocalDate(2023, 12, 31)));
        return books;
    }

    public static JournalEntry Entry(params Posting[] postings) =>
        JournalEntry
            .Draft(Programme, Day, Day, "Money of the programme", postings)
            .Match(entry => entry, refusal => throw new InvalidOperationException(refusal.ToString()));

    public Id<JournalRequest> NextId() =>
        new(new Guid($"01900000-0000-7000-8000-{(++_requests).ToString("D12", CultureInfo.InvariantCulture)}"));

    public Task<Result<AllianceReceipt>> Ask(Person by, AllianceCommand command) =>
        Database.Ledger.Alliances.Do(new AllianceRequest(NextId(), by, Code, command));

    public async Task<AllianceReceipt> Accept(Person by, AllianceCommand command) => Accepted(await Ask(by, command));

    public async Task<string> Refuse(Person by, AllianceCommand command) =>
        (await Ask(by, command)).Refusal is { } refusal
            ? refusal.Code
            : throw new InvalidOperationException($"{command} was accepted.");

    public static T Accepted<T>(Result<T> result)
        where T : notnull =>
        result.Match(value => value, refusal => throw new InvalidOperationException($"{refusal.Code}: {refusal}"));

    /// <summary>What an account of any holder has, in units of the currency: posted and held.</summary>
    public async Task<(decimal Posted, decimal Held)> Balance(string estate, string code, string holder = "")
    {
        var row = (
            await Database.Rows(
                $"""
                SELECT b.posted, b.held FROM account_balance b JOIN account a ON a.estate_no = b.estate_no AND a.no = b.account_no JOIN estate e ON e.no = a.estate_no
                WHERE e.code = '{estate}' AND a.code = '{code}' AND a.holder = '{holder}'
                """
            )
        ).Single();
        return ((long)row[0]! / 100m, (long)row[1]! / 100m);
    }

    /// <summary>Asked, certified for, reviewed and approved by different people.</summary>
    public async Task Approved(int number, long amount)
    {
        await Accept(Manager, new RequestRelease(Bob(amount), Day, $"Request {number}"));
        await Accept(Maker, new ReviewRelease(number, 1, Day));
        await Accept(Checker, new ApproveRelease(number, 1, Day));
    }
}
