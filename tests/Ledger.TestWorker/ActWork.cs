using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.TestWorker;

/// <summary>
/// The whole way of an alliance's money, command by command, the same from the same seed: from the profile to what was
/// spent,
/// accounted for and paid back. Sent in order, every command is accepted.
/// </summary>
public static class ActWork
{
    public const string Programme = "PAR";

    private const int Tranches = 2,
        OrdersOfTranche = 3;

    private static readonly LocalDate Day = new(2022, 3, 1),
        Later = new(2022, 4, 1);
    private static readonly Funding Loan = new("LOAN", "1", "2", 2022),
        Nation = new("NATION", "", "2", 2022);

    public static readonly Person Office = Of(1, "office", Role.ProgrammeOffice, Role.Operator, Role.Evaluator);

    private static readonly Person Manager = Of(2, "manager", Role.Manager),
        Inspector = Of(3, "inspector", Role.Supervisor),
        Maker = Of(4, "maker", Role.Operator),
        Checker = Of(5, "checker", Role.Operator),
        Payer = Of(7, "payer", Role.Operator),
        Controller = Of(8, "controller", Role.Controller),
        Committee = Of(9, "committee", Role.Committee);

    public static string Alliance(int number) => $"AL-{number}";

    /// <summary>The programme's estate with its money.</summary>
    public static JournalRequest Beginning(int alliances)
    {
        var money = Bob(1_000_000L * alliances);
        return new(
            new(Numbered(0, 0, 1)),
            Office,
            [
                new OpenEstate(
                    new Estate(
                        new(Numbered(0, 0, 2)),
                        Programme,
                        EstateKind.Programme,
                        "Programme",
                        "America/La_Paz",
                        Currency.BOB,
                        new LocalDate(2020, 1, 1)
                    )
                ),
                .. ((Funding[])[Loan, Nation]).Select(source => new OpenAccount(
                    Programme,
                    new AccountKey("8110", source.Appropriation, Currency.BOB),
                    new LocalDate(2020, 1, 1)
                )),
                new PostEntry(Entry(Posting.Debit("1110", money), Posting.Credit("3110", money))),
                .. ((Funding[])[Loan, Nation]).Select(source => new PostEntry(
                    Entry(Posting.Debit("8110", money, source.Appropriation), Posting.Credit("8190", money))
                )),
            ]
        );
    }

    public static IReadOnlyList<AllianceRequest> Of(int seed, int alliance) =>
        [
            .. Acts(new Random(unchecked(seed * 397 ^ alliance)), alliance)
                .Select(
                    (command, i) =>
                        new AllianceRequest(
                            new(Numbered(seed, alliance + 1, i)),
                            command.By,
                            Alliance(alliance),
                            command.Act
                        )
                ),
        ];

    private static IEnumerable<(Person By, AllianceCommand Act)> Acts(Random draw, int alliance)
    {
        var incentive = Bob(1_000_000);
        yield return (
            Office,
            new RegisterAlliance(
                "Quinoa",
                "ORG-1",
                "Oruro",
                Programme,
                "par2-additional-financing",
                1,
                "1",
                40,
                Bob(2_000_000),
                incentive,
                Day
            )
        );
        yield return (Office, new MoveAlliance(AllianceTrigger.Evaluate, Day, "Score 87"));
        yield return (Office, new MoveAlliance(AllianceTrigger.Approve, Day, "Act 4"));
        var parts = incentive.Allocate(7, 3);
        yield return (
            Office,
            new SignAgreement(
                Day,
                "Agreement",
                [
                    new(Loan.Source, Loan.Category, Loan.Component, Loan.Year, parts[0]),
                    new(Nation.Source, Nation.Category, Nation.Component, Nation.Year, parts[1]),
                ]
            )
        );
        yield return (Manager, new PledgeCounterpart("co_org", PledgeKind.Cash, Bob(500_000), Day, Later, "Agreement"));
        yield return (Office, new ConstituteEstate(Day, "Contract"));
        yield return (Office, new AppointSupervisor(Inspector, Day, Later));
        yield return (
            Office,
            new SetBudget([new BudgetPart("SEEDS", "Seeds", Bob(2_000_000), Day, new(2022, 12, 31))], Day, "Plan")
        );
        yield return (Controller, new VerifyCounterpart(1, Bob(500_000), Day, "Statement 1"));
        yield return (Inspector, new IssueCertificate(Share.All, Day, new string('a', 64)));
        for (var tranche = 1; tranche <= Tranches; tranche++)
            foreach (var command in Tranche(draw, alliance, tranche))
                yield return command;
    }

    private static IEnumerable<(Person, AllianceCommand)> Tranche(Random draw, int alliance, int number)
    {
        var amount = Bob(100_000 + draw.Next(50_000));
        yield return (Manager, new RequestRelease(amount, Later, "Request"));
        yield return (Maker, new ReviewRelease(number, 1, Later));
        yield return (Checker, new ApproveRelease(number, 1, Later));
        yield return (Payer, new InstructRelease(number, Later, "Instruction"));
        if (draw.Next(2) == 0)
            yield return (Controller, new DebitRelease(number, Later, "Statement 2"));
        yield return (Controller, new ConfirmRelease(number, amount, Later, "Statement 3"));
        var invoices = amount.Allocate(5, 3, 2);
        for (var i = 0; i < OrdersOfTranche; i++)
            foreach (
                var command in Order(
                    (number - 1) * OrdersOfTranche + i + 1,
                    alliance,
                    invoices[i],
                    isReturned: draw.Next(3) == 0
                )
            )
                yield return command;
        yield return (
            Manager,
            new RenderExpenseReport(
                number,
                Later,
                "Descargo",
                [
                    .. invoices.Select(
                        (invoice, i) =>
                            new ClaimedInvoice(
                                "su_1",
                                Invoice(alliance, (number - 1) * OrdersOfTranche + i + 1),
                                Later,
                                "SEEDS",
                                invoice,
                                invoice
                            )
                    ),
                ]
            )
        );
        yield return (
            Maker,
            new AcceptExpenseReport(
                number,
                Later,
                "Report",
                [
                    new Ledger.Alliances.ExpenseReports.InvoiceFinding(
                        "su_1",
                        Invoice(alliance, number * OrdersOfTranche),
                        "Not for the plan"
                    ),
                ]
            )
        );
        yield return (Controller, new RecordRefund(number, Bob(1), Later, "Statement 5"));
        yield return (Controller, new RecordRefund(number, invoices[2] - Bob(1), Later, "Statement 6"));
    }

    private static IEnumerable<(Person, AllianceCommand)> Order(int number, int alliance, Money gross, bool isReturned)
    {
        yield return (
            Committee,
            new PlaceOrder("su_1", Invoice(alliance, number), Later, "SEEDS", gross, Bob(10), Bob(20), Later, "Act")
        );
        yield return (Maker, new ReviewOrder(number, 1, Later));
        yield return (Checker, new ApproveOrder(number, 1, Later));
        yield return (Payer, new InstructOrder(number, Later, "Instruction"));
        if (isReturned)
        {
            yield return (Controller, new ReturnOrder(number, Later, "Statement 4"));
            yield return (Payer, new RetryOrder(number, Later, "Again"));
            yield return (Payer, new InstructOrder(number, Later, "Instruction"));
        }
        yield return (Controller, new ConfirmOrder(number, Later, "Statement 4"));
    }

    private static string Invoice(int alliance, int number) => $"F-{alliance}-{number}";

    private static Money Bob(long units) => new(units * 100, Currency.BOB);

    private static JournalEntry Entry(params Posting[] postings) =>
        JournalEntry
            .Draft(Programme, Day, Day, "Money of the programme", postings)
            .Match(entry => entry, refusal => throw new InvalidOperationException(refusal.ToString()));

    private static Person Of(int number, string handle, params Role[] roles) =>
        new(new Id<Person>(Numbered(0, 9, number)), handle, handle, roles);

    private static Guid Numbered(int seed, int family, int number) =>
        new($"019d0000-{family:x4}-7000-8{number >> 16 & 0xFFF:x3}-{number & 0xFFFF:x4}{seed:x8}");
}
