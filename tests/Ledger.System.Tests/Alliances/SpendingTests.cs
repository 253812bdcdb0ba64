using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.SystemTests.Specifications;
using NodaTime;
using Npgsql;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.SystemTests.Alliances.AllianceBooks;

namespace Ledger.SystemTests.Alliances;

/// <summary>
/// Expense report, payment orders and works on the real database: states, steps and entries in one transaction,
/// invoices and available money also under a race.
/// </summary>
public sealed class SpendingTests
{
    private static readonly LocalDate Later = new(2022, 4, 1);

    private static readonly Person Committee = new(
        new Id<Person>(new Guid("01900000-0000-7000-8000-000000000950")),
        "committee",
        "committee",
        [Role.Committee]
    );

    /// <summary>An alliance with a budget, whose first release of 300,000 the bank paid.</summary>
    private static async Task<AllianceBooks> Transferred(string channel = "organization-account")
    {
        var books = await Open(rules: document =>
            document
                .Replace("\"organization-account\"", $"\"{channel}\"", StringComparison.Ordinal)
                .Replace(
                    "\"works\": null",
                    """ "works": { "advance_amortization": "20%", "retention": "7%" } """,
                    StringComparison.Ordinal
                )
        );
        await Budget(books, Code);
        await books.Accept(Controller, new VerifyCounterpart(1, Bob(250_000), Day, "Statement 3/7"));
        await books.Accept(Inspector, new IssueCertificate(Share.Percent(40), Day, Evidence));
        await books.Approved(1, 300_000);
        await books.Accept(Payer, new InstructRelease(1, Day, "Instruction 9"));
        await books.Accept(Controller, new ConfirmRelease(1, Bob(300_000), Day, "Statement 4/1"));
        return books;
    }

    /// <summary>A second alliance of the programme, with a release that the bank paid.</summary>
    private static async Task Second(AllianceBooks books, string instrument = "par2-additional-financing")
    {
        foreach (
            var (by, command) in (IEnumerable<(Person, AllianceCommand)>)
                [
                    (
                        Office,
                        new RegisterAlliance(
                            "Cocoa",
                            "ORG-2",
                            "Beni",
                            Programme,
                            instrument,
                            1,
                            "1",
                            40,
                            Bob(2_000_000),
                            Bob(1_000_000),
                            Day
                        )
                    ),
                    (Office, new MoveAlliance(AllianceTrigger.Evaluate, Day, "Score 90")),
                    (Office, new MoveAlliance(AllianceTrigger.Approve, Day, "Act 5")),
                    (
                        Office,
                        new SignAgreement(
                            Day,
                            "Agreement 13",
                            [new CommittedPart("LOAN", "1", "2", 2022, Bob(1_000_000))]
                        )
                    ),
                    (
                        Manager,
                        new PledgeCounterpart("co_org-2", PledgeKind.Cash, Bob(500_000), Day, Later, "Agreement 13")
                    ),
                    (Office, new ConstituteEstate(Day, "Account 2")),
                    (Office, new AppointSupervisor(Inspector, Day, new LocalDate(2023, 12, 31))),
                    (Controller, new VerifyCounterpart(1, Bob(250_000), Day, "Statement 3/8")),
                    (Inspector, new IssueCertificate(Share.Percent(40), Day, Evidence)),
                    (Manager, new RequestRelease(Bob(300_000), Day, "Request")),
                    (Maker, new ReviewRelease(1, 1, Day)),
                    (Checker, new ApproveRelease(1, 1, Day)),
                    (Payer, new InstructRelease(1, Day, "")),
                    (Controller, new ConfirmRelease(1, Bob(300_000), Day, "Statement 4/2")),
                ]
        )
            Accepted(await At(books, "AL-2", by, command));
        await Budget(books, "AL-2");
    }

    private static Task Budget(AllianceBooks books, string alliance) =>
        books.Database.Execute(
            $"""
            INSERT INTO budget_line (id, alliance, code, name, amount, amount_currency, "from", through)
            SELECT gen_random_uuid(), id, 'SEEDS', 'Seeds', 50000000, 'BOB', '2022-03-01', '2022-12-31' FROM alliance WHERE code = '{alliance}'
            """
        );

    private static Task<Result<AllianceReceipt>> At(
        AllianceBooks books,
        string alliance,
        Person by,
        AllianceCommand command
    ) => books.Database.Ledger.Alliances.Do(new AllianceRequest(books.NextId(), by, alliance, command));

    private static RenderExpenseReport Render(string invoice, long amount, LocalDate? on = null) =>
        new(
            1,
            Later,
            "Descargo",
            [new ClaimedInvoice("su_1", invoice, on ?? Later, "SEEDS", Bob(amount), Bob(amount))]
        );

    private static PlaceOrder Order(string invoice, long gross, long withholding = 0) =>
        new("su_1", invoice, Later, "SEEDS", Bob(gross), Bob(withholding), Bob(0), Later, "Act 3");

    [Fact]
    public async Task T14_what_is_accepted_is_expenditure_and_what_is_ineligible_comes_back()
    {
        var books = await Transferred();
        await using var database = books.Database;
        await books.Accept(
            Manager,
            new RenderExpenseReport(
                1,
                Later,
                "Descargo 1",
                [
                    new ClaimedInvoice("su_1", "F-1", Later, "SEEDS", Bob(120_000), Bob(100_000)),
                    new ClaimedInvoice("su_1", "F-2", new(2021, 4, 1), "SEEDS", Bob(40_000), Bob(40_000)),
                ]
            )
        );
        Assert.Equal(
            "segregation.same_person",
            await books.Refuse(Manager with { Roles = [Role.Operator] }, new AcceptExpenseReport(1, Later, "", []))
        );
        await books.Accept(Maker, new AcceptExpenseReport(1, Later, "Report 9", []));
        Assert.Equal(
            ((100_000, 0), (40_000, 0), (160_000, 0)),
            (
                await books.Balance(Programme, "5110", "al_AL-1"),
                await books.Balance(Programme, "1320", "al_AL-1"),
                await books.Balance(Programme, "1310", "al_AL-1")
            )
        );
        Assert.Equal(
            ((390_000, 0), (-160_000, 0)),
            (await books.Balance(Code, "1110"), await books.Balance(Code, "2310"))
        );
        await books.Accept(Controller, new RecordRefund(1, Bob(40_000), Later, "Statement 5/1"));
        Assert.Equal(
            ((0, 0), (4_740_000, 0), (350_000, 0)),
            (
                await books.Balance(Programme, "1320", "al_AL-1"),
                await books.Balance(Programme, "1110"),
                await books.Balance(Code, "1110")
            )
        );
        await Audit.Passes(database);
    }

    [Fact]
    public async Task T13_an_invoice_of_another_alliance_is_refused_by_its_name_also_within_one_batch()
    {
        var books = await Transferred();
        await using var database = books.Database;
        await Second(books);
        await books.Accept(Manager, Render("F-1", 1_000));
        var refusal = Assert.IsType<ExpenseReportRefusal.InvoiceTwice>(
            (await At(books, "AL-2", Manager, Render("f-1", 1_000))).Refusal
        );
        Assert.Equal(("AL-1", FileNames.Of("expense_report", 1)), (refusal.Alliance, refusal.Where));
        var both = await database.Ledger.Alliances.Do([
            new AllianceRequest(books.NextId(), Manager, "AL-2", Render("F-2", 1_000)),
            new AllianceRequest(books.NextId(), Manager, Code, Render("F-2", 1_000)),
        ]);
        Assert.True(both[0].IsAccepted(out _));
        Assert.Equal(
            ("AL-2", FileNames.Of("expense_report", 1)),
            Assert.IsType<ExpenseReportRefusal.InvoiceTwice>(both[1].Refusal) is var second
                ? (second.Alliance, second.Where)
                : default
        );
        await books.Accept(Maker, new RejectExpenseReport(1, Later, "Cannot be read"));
        Assert.Null((await At(books, "AL-2", Manager, Render("F-1", 1_000))).Refusal);
    }

    [Fact]
    public async Task T13_of_two_alliances_at_once_one_gets_the_invoice_and_the_other_is_told_who_has_it()
    {
        var books = await Transferred();
        await using var database = books.Database;
        await Second(books);
        for (var i = 0; i < 10; i++)
        {
            var answers = await Task.WhenAll(
                At(books, Code, Manager, Render($"R-{i}", 10)),
                At(books, "AL-2", Manager, Render($"R-{i}", 10))
            );
            var refused = Assert.Single(answers, answer => answer.Refusal is not null).Refusal;
            Assert.Equal(
                answers[0].Refusal is null ? Code : "AL-2",
                Assert.IsType<ExpenseReportRefusal.InvoiceTwice>(refused).Alliance
            );
        }
        // The twin: not even SQL names an invoice twice.
        var twice = await Assert.ThrowsAsync<PostgresException>(() =>
            database.Execute(
                "INSERT INTO invoice SELECT (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid()))).* FROM invoice i LIMIT 1"
            )
        );
        Assert.Equal("ux_invoice_once", twice.ConstraintName);
    }

    [Fact]
    public async Task T13_an_order_of_one_alliance_and_an_expense_report_of_another_do_not_name_one_invoice_also_at_once()
    {
        var books = await Transferred();
        await using var database = books.Database;
        var document = await File.ReadAllTextAsync(
            Path.Combine(The_specifications.Folder(), "../data/instruments", "par2-additional-financing.json")
        );
        Accepted(
            await database.Ledger.Rules.Load(
                document
                    .Replace("\"par2-additional-financing\"", "\"par2-trust\"", StringComparison.Ordinal)
                    .Replace("\"organization-account\"", "\"trust\"", StringComparison.Ordinal),
                Office
            )
        );
        await Second(books, "par2-trust");
        for (var i = 0; i < 10; i++)
        {
            var answers = await Task.WhenAll(
                At(books, Code, Manager, Render($"R-{i}", 10)),
                At(books, "AL-2", Committee, Order($"R-{i}", 10))
            );
            Assert.Single(answers, answer => answer.Refusal is not null);
        }
        var twice = await Assert.ThrowsAsync<PostgresException>(() =>
            database.Execute(
                "INSERT INTO named_invoice (alliance, programme, supplier, invoice_number) SELECT gen_random_uuid(), programme, supplier, invoice_number FROM named_invoice LIMIT 1"
            )
        );
        Assert.Equal("ux_named_invoice_once", twice.ConstraintName);
    }

    [Fact]
    public async Task T21_an_order_is_paid_out_of_its_hold_and_when_returned_the_money_is_back_and_the_expense_stays()
    {
        var books = await Transferred("trust");
        await using var database = books.Database;
        await books.Accept(Committee, Order("F-1", 100_000, 2_000));
        await books.Accept(Maker, new ReviewOrder(1, 1, Later));
        await books.Accept(Checker, new ApproveOrder(1, 1, Later));
        Assert.Equal((550_000, 98_000), await books.Balance(Code, "1110"));
        await books.Accept(Payer, new InstructOrder(1, Later, "Instruction 3"));
        await books.Accept(Controller, new ConfirmOrder(1, Later, "Statement 6/1"));
        Assert.Equal(
            ((452_000, 0), (0, 0), (-2_000, 0)),
            (
                await books.Balance(Code, "1110"),
                await books.Balance(Code, "2110", "su_1"),
                await books.Balance(Code, "2120")
            )
        );
        await books.Accept(Controller, new ReturnOrder(1, Later, "Statement 6/2"));
        Assert.Equal(
            ((550_000, 0), (-98_000, 0), (100_000, 0)),
            (
                await books.Balance(Code, "1110"),
                await books.Balance(Code, "2110", "su_1"),
                await books.Balance(Code, "5110")
            )
        );
        await books.Accept(Payer, new RetryOrder(1, Later, "Account corrected"));
        await books.Accept(Committee, new CancelOrder(1, Later, "Delivered nothing"));
        Assert.Equal(((550_000, 0), (0, 0)), (await books.Balance(Code, "1110"), await books.Balance(Code, "5110")));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task T19_what_others_book_in_the_trust_meanwhile_is_seen_before_an_order_stands()
    {
        var books = await Transferred("trust");
        await using var database = books.Database;
        await database.Execute("UPDATE budget_line SET amount = 100000000"); // The line is not what limits here.
        await using var connection = await database.Connect();
        await using var transaction = await connection.BeginTransactionAsync();
        var charge = JournalEntry
            .Draft(Code, Later, Later, "Charge", [Posting.Debit("5230", Bob(100)), Posting.Credit("1110", Bob(100))])
            .Match(entry => entry, refusal => throw new InvalidOperationException(refusal.ToString()));
        Accepted(
            (
                await database.Ledger.Journal.Post(
                    transaction,
                    new Batch([new JournalRequest(books.NextId(), Office, new PostEntry(charge))], Atomic: false)
                )
            )[0]
        );

        // It reads the trust's figures as they were, and waits for the lock of its books.
        var order = books.Ask(Committee, Order("F-1", 550_000));
        await Task.Delay(700);
        Assert.False(order.IsCompleted);
        await transaction.CommitAsync();
        Assert.Equal(Bob(549_900), Assert.IsType<OrderRefusal.AboveAvailable>((await order).Refusal).Available);
        await books.Accept(Committee, Order("F-1", 549_900));
    }

    [Fact]
    public async Task T19_several_orders_of_one_batch_see_what_the_others_took()
    {
        var books = await Transferred("trust");
        await using var database = books.Database;
        var answers = await database.Ledger.Alliances.Do([
            .. Enumerable
                .Range(1, 4)
                .Select(i => new AllianceRequest(books.NextId(), Committee, Code, Order($"F-{i}", 120_000))),
        ]);
        Assert.Equal([null, null, null, null], answers.Select(answer => answer.Refusal?.Code));
        Assert.Equal("order.above_line", await books.Refuse(Committee, Order("F-5", 60_000)));
        await database.Execute("UPDATE budget_line SET amount = 100000000");
        Assert.Equal("order.above_available", await books.Refuse(Committee, Order("F-5", 70_001)));
        var both = await Task.WhenAll(
            books.Ask(Committee, Order("F-6", 40_000)),
            books.Ask(Committee, Order("F-7", 40_000))
        );
        Assert.Equal("order.above_available", Assert.Single(both, answer => answer.Refusal is not null).Refusal!.Code);
        await Audit.Passes(database);
    }

    [Fact]
    public async Task T16_T17_T18_works_are_certified_out_of_both_contributions_paid_and_accepted()
    {
        var books = await Transferred("implementing-fund");
        await using var database = books.Database;
        await books.Accept(Office, new PlanWorks("Irrigation canal", Bob(600_000), Later, "Study"));
        await books.Accept(Office, new TenderWorks(1, Later, "Call 12"));
        await books.Accept(Office, new AwardWorks(1, "su_4711", Bob(500_000), Later, "Contract 5"));
        await books.Accept(Manager, new AdvanceWorks(1, Bob(100_000), Later, "Contract 5"));
        await Paid(books, 1);
        // The programme gives one half of the cost: 250,000 of the town's money are there.
        await books.Accept(Inspector, new CertifyWorks(1, Bob(300_000), Later, Evidence));
        await books.Accept(Checker, new ApproveWorks(2, Later));
        Assert.Equal((550_000 - 100_000, 219_000), await books.Balance(Code, "1110"));
        await books.Accept(Payer, new InstructWorks(2, Later, "Instruction 2"));
        await books.Accept(Controller, new ConfirmWorks(2, Later, "Statement 7/2"));
        Assert.Equal(
            ((550_000 - 100_000 - 219_000, 0), (40_000, 0), (-21_000, 0)),
            (
                await books.Balance(Code, "1110"),
                await books.Balance(Code, "1330", "su_4711"),
                await books.Balance(Code, "2130", "su_4711")
            )
        );
        Assert.Equal(
            ((150_000, 0), (-150_000, 0), (-100_000, 0)),
            (
                await books.Balance(Programme, "5110", "al_AL-1"),
                await books.Balance(Code, "2310"),
                await books.Balance(Code, "2330", "co_org-1")
            )
        );
        await books.Accept(Inspector, new CertifyWorks(1, Bob(490_000), Later, Evidence, IsLast: true));
        await books.Accept(Inspector, new AcceptProvisionally(1, Later, "Act 8"));
        Assert.Equal("works.unpaid_payment", await books.Refuse(Inspector, new AcceptFinally(1, Later, "Act 15")));
        await Paid(books, 3);
        await books.Accept(Inspector, new AcceptFinally(1, Later, "Act 15"));
        Assert.Equal("command.wrong_state", await books.Refuse(Inspector, new AcceptFinally(1, Later, "Act 15")));
        await Paid(books, 4);
        Assert.Equal(
            ((550_000 - 490_000, 0), (0, 0), (0, 0)),
            (
                await books.Balance(Code, "1110"),
                await books.Balance(Code, "2130", "su_4711"),
                await books.Balance(Code, "1330", "su_4711")
            )
        );
        await Audit.Passes(database);
    }

    [Fact]
    public async Task A_works_certificate_is_revoked_in_the_batch_that_issued_it_and_not_while_somebody_instructs_its_payment()
    {
        var books = await Transferred("implementing-fund");
        await using var database = books.Database;
        await books.Accept(Office, new PlanWorks("Irrigation canal", Bob(600_000), Later, "Study"));
        await books.Accept(Office, new TenderWorks(1, Later, "Call 12"));
        await books.Accept(Office, new AwardWorks(1, "su_4711", Bob(500_000), Later, "Contract 5"));
        AllianceCommand[] commands =
        [
            new CertifyWorks(1, Bob(300_000), Later, Evidence),
            new RevokeWorksCertificate(1, Later, "Measured on the wrong drawing"),
            new CertifyWorks(1, Bob(200_000), Later, Evidence),
            new RevokeWorksCertificate(1, Later, "Again"),
        ];
        var answers = await database.Ledger.Alliances.Do([
            .. commands.Select(command => new AllianceRequest(books.NextId(), Inspector, Code, command)),
        ]);
        Assert.Equal(["", "", "", "works.revoked_already"], answers.Select(answer => answer.Refusal?.Code ?? ""));
        Assert.Equal(
            ((100_000, 0), (200_000, 0), (200_000, 0)),
            (
                await books.Balance(Programme, "5110", "al_AL-1"),
                await books.Balance(Programme, "1310", "al_AL-1"),
                await books.Balance(Code, "5110")
            )
        );
        await books.Accept(Checker, new ApproveWorks(2, Later));
        var both = await Task.WhenAll(
            books.Ask(Inspector, new RevokeWorksCertificate(2, Later, "Measured on the wrong drawing")),
            books.Ask(Payer, new InstructWorks(2, Later, "Instruction"))
        );
        Assert.Contains(
            Assert.Single(both, answer => answer.Refusal is not null).Refusal!.Code,
            (string[])["works.payment_sent", "command.wrong_state"]
        );
        Assert.Equal(both[0].Refusal is null ? (0, 0) : (200_000, 0), await books.Balance(Code, "5110"));
        await Audit.Passes(database);
    }

    /// <summary>The whole way of a payment to a contractor.</summary>
    private static async Task Paid(AllianceBooks books, int payment)
    {
        await books.Accept(Checker, new ApproveWorks(payment, Later));
        await books.Accept(Payer, new InstructWorks(payment, Later, "Instruction"));
        await books.Accept(Controller, new ConfirmWorks(payment, Later, "Statement"));
    }
}
