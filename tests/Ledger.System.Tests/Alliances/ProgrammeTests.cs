using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.SystemTests.Specifications;
using NodaTime;
using Xunit;
using static Ledger.SystemTests.Alliances.AllianceBooks;

namespace Ledger.SystemTests.Alliances;

/// <summary>Rules and programmes on the real database, also when two people do the same at once.</summary>
public sealed class ProgrammeTests
{
    private static readonly Programme Paap = new()
    {
        Estate = "PAAP",
        Name = "Apoyo a Alianzas",
        Country = "CO",
        Currency = Currency.COP,
        Zone = "America/Bogota",
        PerDollar = null,
    };

    private static Task<string> Document(string code) =>
        File.ReadAllTextAsync(Path.Combine(The_specifications.Folder(), "../data/instruments", $"{code}.json"));

    [Fact]
    public async Task One_programme_that_many_register_at_once_is_registered_for_all_of_them()
    {
        await using var database = await TestDatabase.Create();
        var answers = await Together.AtOnce(12, _ => database.Ledger.Rules.Register(Paap));
        Assert.All(answers, answer => Assert.Null(answer.Refusal));
        Assert.Equal([Paap], await database.Ledger.Rules.Programmes());
        var other = await database.Ledger.Rules.Register(Paap with { Name = "Another" });
        Assert.IsType<ProgrammeRefusal.OtherContent>(other.Refusal);
    }

    [Fact]
    public async Task Two_loads_of_one_version_at_once_end_in_one_content()
    {
        await using var database = await TestDatabase.Create();
        var (one, other) = (
            await Document("paap-phase-2"),
            (await Document("paap-phase-2")).Replace("4000000", "5000000", StringComparison.Ordinal)
        );
        var answers = await Together.AtOnce(12, i => database.Ledger.Rules.Load(i % 2 == 0 ? one : other, Office));
        Assert.All(answers, answer => Assert.True(answer.Refusal is null or InstrumentRefusal.VersionTaken));
        Assert.Equal(6, answers.Count(answer => answer.Refusal is null));
        Assert.Single(await database.Ledger.Rules.Instruments());
    }

    [Fact]
    public async Task Two_openings_of_one_programme_at_once_end_in_one_programme()
    {
        await using var database = await TestDatabase.Create();
        var answers = await Together.AtOnce(
            6,
            i =>
                database.Ledger.Programmes.Open(
                    Paap,
                    new LocalDate(2008, 1, 1),
                    new(new Guid($"01900000-0000-7000-8000-{i + 1:D12}")),
                    Office,
                    isDryRun: false
                )
        );
        Assert.All(answers, answer => Assert.Null(answer.Refusal));
        Assert.Single(answers, answer => answer.IsAccepted(out var opened) && opened.IsNew);
        Assert.Equal(
            "programme.other_content",
            (
                await database.Ledger.Programmes.Open(
                    Paap with
                    {
                        PerDollar = 2000,
                    },
                    new LocalDate(2008, 1, 1),
                    new(new Guid("01900000-0000-7000-8000-000000000099")),
                    Office,
                    isDryRun: false
                )
            )
                .Refusal!
                .Code
        );
        await Audit.Passes(database);
    }

    [Fact]
    public async Task Appropriations_of_one_source_at_once_open_one_account_and_are_each_recorded_once()
    {
        await using var database = await TestDatabase.Create();
        Accepted(
            await database.Ledger.Programmes.Open(
                Paap,
                new LocalDate(2008, 1, 1),
                new(new Guid("01900000-0000-7000-8000-000000000001")),
                Office,
                isDryRun: false
            )
        );
        var money = new ProgrammeMoney(
            Paap,
            new Funding("LOAN", "2(a)", "2", 2010),
            new Money(100_00, Currency.COP),
            new LocalDate(2010, 3, 1),
            new LocalDate(2010, 3, 1),
            "Law"
        );
        var answers = await Together.AtOnce(
            8,
            i =>
                database.Ledger.Programmes.Appropriate(
                    money,
                    isReduction: false,
                    new(new Guid($"01900000-0000-7000-8000-{i / 2 + 10:D12}")),
                    Office,
                    isDryRun: false
                )
        );
        Assert.All(answers, answer => Assert.Null(answer.Refusal));
        Assert.Equal(4, answers.Count(answer => answer.IsAccepted(out var receipt) && !receipt.IsReplay));
        var trial = Accepted(await database.Ledger.Reader.TrialBalance("PAAP", Viewpoint.Now));
        Assert.Equal(
            new Money(400_00, Currency.COP),
            trial.Accounts.Single(account => account.Account == money.Account).Balance
        );
        Assert.IsType<JournalRefusal.InsufficientFunds>(
            (
                await database.Ledger.Programmes.Appropriate(
                    money with
                    {
                        Amount = new Money(401_00, Currency.COP),
                    },
                    isReduction: true,
                    new(new Guid("01900000-0000-7000-8000-000000000077")),
                    Office,
                    isDryRun: false
                )
            ).Refusal
        );
        await Audit.Passes(database);
    }

    [Fact]
    public async Task Payments_of_a_manager_at_once_never_use_one_pledge_twice_and_each_is_recorded_once()
    {
        var books = await Open(rules: document =>
            document.Replace(
                "\"accompaniment\": null",
                "\"accompaniment\": { \"years\": 2, \"manager_years\": 3, \"manager_shared_from_year\": 2, \"manager_share\": \"30%\" }",
                StringComparison.Ordinal
            )
        );
        await using var database = books.Database;
        await books.Accept(
            Manager,
            new PledgeCounterpart("co_org-1", PledgeKind.Manager, Bob(90_000), Day, Day, "Manager")
        );
        await books.Accept(Controller, new VerifyCounterpart(2, Bob(30_000), Day.PlusYears(1), "Statement 3"));
        var now = (await database.Ledger.Alliances.Inspect(Code))!;
        var money = new ProgrammeMoney(
            now.Programme,
            new Funding("LOAN", "1", "3", 2023),
            Bob(35_000),
            Day.PlusYears(1),
            now.Today,
            "Payroll"
        );
        var asked = new ManagerPay(money, now.Dossier, now.Instrument, 2, 2, Bob(0));
        Id<JournalRequest>[] ids = [.. Enumerable.Range(0, 8).Select(_ => books.NextId())];
        var answers = await Together.AtOnce(
            8,
            i => database.Ledger.Programmes.PayManager(asked, ids[i], Payer, isDryRun: false)
        );
        Assert.Equal(2, answers.Count(answer => answer.Refusal is null));
        Assert.All(
            answers.Where(answer => answer.Refusal is not null),
            answer => Assert.IsType<ProgrammeRefusal.ManagerShareNotShown>(answer.Refusal)
        );
        var paid = answers.ToList().FindIndex(answer => answer.Refusal is null);
        Assert.True(
            Accepted(await database.Ledger.Programmes.PayManager(asked, ids[paid], Payer, isDryRun: false)).IsReplay
        );
        Assert.Equal((70_000, 0), await books.Balance(AllianceBooks.Programme, "5110"));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task Two_agreements_at_once_never_commit_more_than_was_appropriated()
    {
        var books = await Open(); // Of 5,000,000 appropriated it committed 1,000,000.
        await using var database = books.Database;
        string[] codes = ["AL-2", "AL-3", "AL-4"];
        foreach (var code in codes)
        {
            Accepted(
                await Do(
                    code,
                    new RegisterAlliance(
                        "Quinoa",
                        "ORG-1",
                        "Oruro",
                        AllianceBooks.Programme,
                        "par2-additional-financing",
                        1,
                        "1",
                        40,
                        Bob(4_000_000),
                        Bob(2_000_000),
                        Day
                    )
                )
            );
            Accepted(await Do(code, new MoveAlliance(AllianceTrigger.Evaluate, Day, "Score 87")));
            Accepted(await Do(code, new MoveAlliance(AllianceTrigger.Approve, Day, "Act 4")));
        }
        var requests = codes
            .Select(code => new AllianceRequest(
                books.NextId(),
                Office,
                code,
                new SignAgreement(Day, "Agreement", [new CommittedPart("LOAN", "1", "2", 2022, Bob(2_000_000))])
            ))
            .ToList();
        var answers = await Together.AtOnce(3, i => database.Ledger.Alliances.Do(requests[i]));
        Assert.Equal(2, answers.Count(answer => answer.Refusal is null));
        Assert.IsType<JournalRefusal.InsufficientFunds>(
            Assert.Single(answers, answer => answer.Refusal is not null).Refusal
        );
        await Audit.Passes(database);

        Task<Result<AllianceReceipt>> Do(string code, AllianceCommand command) =>
            database.Ledger.Alliances.Do(new AllianceRequest(books.NextId(), Office, code, command));
    }

    [Fact]
    public async Task A_commitment_that_is_lowered_and_a_member_that_signs_are_kept_with_their_entries()
    {
        var books = await Open();
        await using var database = books.Database;
        await books.Accept(
            Office,
            new AdmitMember("P-1", new Producer(true, 1.5m, 120, 1.25m, Share.Percent(80)), Day, "Declaration")
        );
        await books.Accept(
            Office,
            new ChangeAlliance(35, null, Bob(900_000), null, Day, "Act 9", "Five families left")
        );
        await books.Accept(
            Office,
            new SetBudget([new BudgetPart("SEED", "Seed", Bob(2_000_000), Day, Day.PlusMonths(3))], Day, "Plan")
        );
        await books.Accept(
            Office,
            new SetBudget(
                [new BudgetPart("SEED", "Seed and tools", Bob(2_000_000), Day, Day.PlusMonths(6))],
                Day,
                "Plan"
            )
        );
        Assert.Equal((4_100_000, 0), await books.Balance(AllianceBooks.Programme, "8110", "fu_2022-LOAN-1-2"));
        var dossier = (await database.Ledger.Alliances.Inspect(Code))!.Dossier;
        Assert.Equal(
            (35, Bob(900_000), Bob(900_000)),
            (dossier.Alliance.Families, dossier.Alliance.Incentive, dossier.Committed)
        );
        var member = Assert.Single(dossier.Members);
        Assert.Equal(
            (1.5m, 120m, 1.25m, Share.Percent(80)),
            (
                member.Uaf!.Value,
                member.AssetsSmmlv!.Value,
                member.NetIncomeSmmlv!.Value,
                member.AgriculturalIncome!.Value
            )
        );
        Assert.Equal("Seed and tools", Assert.Single(dossier.Budget).Name);
        await Audit.Passes(database);
    }

    [Fact]
    public async Task All_together_or_none_of_them()
    {
        var books = await Open();
        await using var database = books.Database;
        List<AllianceRequest> requests = [Admit("P-1"), Admit("no code"), Admit("P-2")];
        var answers = await database.Ledger.Alliances.DoTogether(requests);
        Assert.Equal([null, "member.not_a_code", null], answers.Select(answer => answer.Refusal?.Code));
        Assert.Empty((await database.Ledger.Alliances.Inspect(Code))!.Dossier.Members);
        requests.RemoveAt(1);
        Assert.All(await database.Ledger.Alliances.DoTogether(requests), answer => Assert.Null(answer.Refusal));
        Assert.All(
            await database.Ledger.Alliances.DoTogether(requests),
            answer => Assert.True(answer.IsAccepted(out var receipt) && receipt.IsReplay)
        );
        Assert.Equal(2, (await database.Ledger.Alliances.Inspect(Code))!.Dossier.Members.Count);

        AllianceRequest Admit(string member) =>
            new(
                books.NextId(),
                Office,
                Code,
                new AdmitMember(member, new Producer(true, null, null, null, null), Day, "")
            );
    }
}
