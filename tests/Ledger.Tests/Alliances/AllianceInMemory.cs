using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;

namespace Ledger.Tests.Alliances;

/// <summary>
/// One alliance of the second phase and its programme, without a database: commands are judged and what they post is
/// posted
/// in books in memory.
/// </summary>
public sealed class AllianceInMemory
{
    public const string Code = "PA-SUCRE-7",
        Paap = "PAAP";
    public static readonly LocalDate Day = new(2010, 3, 1);
    public static readonly Funding Fund = new("LOAN", "", "2", 2010);
    public static readonly Person Office = Of(1, "office", Role.ProgrammeOffice, Role.Evaluator),
        Manager = Of(2, "manager", Role.Manager),
        Inspector = Of(3, "inspector", Role.Supervisor),
        Maker = Of(4, "maker", Role.Operator),
        Checker = Of(5, "checker", Role.Operator),
        Payer = Of(6, "payer", Role.Operator),
        Controller = Of(7, "controller", Role.Controller),
        Treasurer = Of(8, "treasurer", Role.Treasurer);

    private readonly LedgerInMemory _ledger = new();
    private readonly Programme _programme = new()
    {
        Estate = Paap,
        Name = "Apoyo a Alianzas Productivas",
        Country = "CO",
        Currency = Currency.COP,
        Zone = "America/Bogota",
        PerDollar = null,
    };
    private int _requests;

    public AllianceInMemory(Func<Instrument, Instrument>? rules = null)
    {
        Instrument = (rules ?? (same => same))(
            JournalFixture.Ok(
                InstrumentDocument.Read(File.ReadAllText(Repository.PathOf("data/instruments/paap-phase-2.json")))
            )
        );
        Post(
            Office,
            [
                new OpenEstate(
                    new Estate(
                        new(new Guid("019c000e-0000-7000-8000-0000000000aa")),
                        Paap,
                        EstateKind.Programme,
                        "Programme",
                        "America/Bogota",
                        Currency.COP,
                        new LocalDate(2008, 1, 1)
                    )
                ),
                new OpenAccount(
                    Paap,
                    new AccountKey("8110", Fund.Appropriation, Currency.COP),
                    new LocalDate(2008, 1, 1)
                ),
                new PostEntry(JournalFixture.Ok(Money(Millions(1_000)).Appropriated(isReduction: false))),
                new PostEntry(JournalFixture.Ok(Money(Millions(1_000)).Received(MoneySource.ExternalLoan))),
            ]
        );
    }

    public Instrument Instrument { get; }

    public Dossier Dossier { get; private set; } = null!;

    public Money Cap => Dossier.Cap(Instrument);

    public Money Excess => Dossier.ExcessOverCap(Instrument);

    public static Money Millions(long millions) => new(millions * 100_000_000, Currency.COP);

    public ProgrammeMoney Money(Money amount) => new(_programme, Fund, amount, Day, Day, "Document 1");

    public static RegisterAlliance Profile(long cost, long incentive, int families = 40) =>
        new("Cacao", "ORG-1", "Sucre", Paap, "paap-phase-2", 1, "", families, Millions(cost), Millions(incentive), Day);

    /// <summary>An alliance that executes, with every family a member that signed and counterpart enough.</summary>
    public static AllianceInMemory Executing(long cost, long incentive, int families = 40, long credit = 0)
    {
        var books = new AllianceInMemory();
        books.Accept(Office, Profile(cost, incentive, families));
        if (credit > 0)
            books.Accept(
                Manager,
                new PledgeCounterpart(
                    "co_bank",
                    PledgeKind.Credit,
                    Millions(credit),
                    Day,
                    new LocalDate(2010, 6, 30),
                    "Letter of the bank"
                )
            );
        books.Accept(Office, new MoveAlliance(AllianceTrigger.Evaluate, Day, "Score 87"));
        books.Accept(Office, new MoveAlliance(AllianceTrigger.Approve, Day, "Act 4"));
        books.Accept(
            Office,
            new SignAgreement(Day, "Agreement 12", [new CommittedPart("LOAN", "", "2", 2010, Millions(incentive))])
        );
        for (var i = 1; i <= families; i++)
        {
            books.Accept(Office, new AdmitMember($"P-{i:D3}", Eligible, Day, "Declaration"));
            books.Accept(Manager, new CommitToRepay($"P-{i:D3}", Millions(1), Day, "Commitment"));
        }
        books.Accept(
            Manager,
            new PledgeCounterpart(
                "co_org-1",
                PledgeKind.Cash,
                Millions(cost),
                Day,
                new LocalDate(2010, 6, 30),
                "Agreement 12"
            )
        );
        books.Accept(Office, new ConstituteEstate(Day, "Trust contract 7"));
        books.Accept(Controller, new VerifyCounterpart(credit > 0 ? 2 : 1, Millions(cost), Day, "Statement 1"));
        books.Accept(Office, new AppointSupervisor(Inspector, Day, new LocalDate(2012, 12, 31)));
        return books;
    }

    public static readonly Producer Eligible = new(true, 1.5m, 120, 1.2m, Share.Percent(80));

    /// <summary>Asked, certified, approved by different people, and paid.</summary>
    public void Release(long millions)
    {
        Accept(Inspector, new IssueCertificate(Share.All, Day, new string('a', 64)));
        Accept(Manager, new RequestRelease(Millions(millions), Day, "Request"));
        var number = Dossier.Releases.Count;
        Accept(Maker, new ReviewRelease(number, 1, Day));
        Accept(Checker, new ApproveRelease(number, 1, Day));
        if (Dossier.FindRelease(number)!.State == ReleaseState.Reviewed)
            Accept(Treasurer, new ApproveRelease(number, 1, Day));
        Accept(Payer, new InstructRelease(number, Day, "Instruction"));
        Accept(Controller, new ConfirmRelease(number, Millions(millions), Day, "Statement"));
    }

    public Result<AllianceOutcome> Ask(Person by, AllianceCommand command)
    {
        var request = new AllianceRequest(
            new(new Guid($"019c0001-0000-7000-8000-{++_requests:x12}")),
            by,
            Code,
            command
        );
        var judged = AllianceCommands.Judge(
            Dossier,
            request,
            new AllianceContext(request.Id, by, Instant.FromUtc(2010, 3, 1, 15, 0), Day, _programme, Instrument)
            {
                Balances = Figures,
            }
        );
        if (
            judged.IsAccepted(out var outcome)
            && outcome.Instructions.Count > 0
            && Send(JournalRequest.Of(request, outcome.Instructions)) is { } refusal
        )
            return refusal;
        return judged;
    }

    private EstateBalances Figures =>
        _ledger.Books.Estates.TryGetValue(Code, out var estate)
            ? new EstateBalances(
                0,
                [
                    .. estate.Accounts.Values.Select(account => new AccountBalances(
                        account.Key.Code,
                        account.Key.Holder,
                        account.Posted,
                        account.Held
                    )),
                ]
            )
            : EstateBalances.None;

    public AllianceOutcome Accept(Person by, AllianceCommand command)
    {
        var outcome = JournalFixture.Ok(Ask(by, command));
        Dossier = outcome.After;
        return outcome;
    }

    public TRefusal Refuse<TRefusal>(Person by, AllianceCommand command)
        where TRefusal : Refusal => Assert.IsType<TRefusal>(Ask(by, command).Refusal);

    public Money Balance(string estate, string code, Holder holder = default) =>
        new(_ledger.Books.Estates[estate].Accounts[new AccountKey(code, holder, Currency.COP)].Posted, Currency.COP);

    public Refusal? Post(Person by, IReadOnlyList<Instruction> instructions) =>
        Send(new JournalRequest(new(new Guid($"019c0002-0000-7000-8000-{++_requests:x12}")), by, instructions));

    private Refusal? Send(JournalRequest request) =>
        _ledger
            .Send(
                new Batch([request], Atomic: true),
                Instant.FromUtc(2010, 3, 1, 15, 0) + Duration.FromSeconds(_requests)
            )[0]
            .Refusal;

    private static Person Of(int number, string handle, params Role[] roles) =>
        new(new Id<Person>(new Guid($"019c000a-0000-7000-8000-{number:x12}")), handle, handle, roles);
}
