using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;

namespace Ledger.Tests;

/// <summary>
/// A programme, its alliances and their books without a database: commands are judged by the domain and what they post
/// by
/// the pure journal.
/// </summary>
/// <remarks>
/// What is refused is checked to have left nothing: neither in the dossier nor in the books. Most tests need one
/// alliance, <see cref="Code"/>.
/// </remarks>
public sealed class Field
{
    public const string Treasury = "PROG",
        Code = "AL-1";
    public static readonly LocalDate Day = new(2026, 3, 2),
        Year = new(2026, 12, 31);
    public static readonly string Evidence = new('e', 64);

    public static readonly Person Office = Of(1, "office", Role.ProgrammeOffice, Role.Evaluator),
        Manager = Of(2, "manager", Role.Manager),
        Inspector = Of(3, "inspector", Role.Supervisor),
        Maker = Of(4, "maker", Role.Operator),
        Checker = Of(5, "checker", Role.Operator),
        Treasurer = Of(6, "treasurer", Role.Treasurer),
        Payer = Of(7, "payer", Role.Operator),
        Controller = Of(8, "controller", Role.Controller),
        Everything = Of(
            9,
            "everything",
            Role.Manager,
            Role.Supervisor,
            Role.Operator,
            Role.Treasurer,
            Role.Controller,
            Role.ProgrammeOffice,
            Role.Committee
        ),
        Committee = Of(10, "committee", Role.Committee);

    private static readonly Funding[] TwoSources = [new("LOAN", "1", "2", 2026), new("NATION", "", "2", 2026)];

    private readonly LedgerInMemory _ledger = new();
    private readonly Instrument _instrument;
    private readonly Dictionary<string, Dossier> _dossiers = new(StringComparer.Ordinal);
    private int _requests;

    public Field(Instrument instrument, Money cost, Money incentive, int families = 40, Money? appropriated = null)
        : this(instrument, TwoSources, appropriated ?? Plenty(instrument), appropriated ?? Plenty(instrument))
    {
        Register(Code, families, cost, incentive);
        Sign(Code, incentive.Allocate(70, 30));
    }

    /// <summary>A programme without alliances.</summary>
    /// <param name="money">In its bank.</param>
    /// <param name="appropriated">From each source.</param>
    public Field(Instrument instrument, IReadOnlyList<Funding> sources, Money money, Money appropriated)
    {
        _instrument = instrument;
        Sources = sources;
        Post([
            new OpenEstate(
                new Estate(
                    new(Number(0xE, 1)),
                    Treasury,
                    EstateKind.Programme,
                    "Programme",
                    Programme.Zone,
                    instrument.Currency,
                    Day
                )
            ),
            .. sources.Select(source => new OpenAccount(
                Treasury,
                new AccountKey("8110", source.Appropriation, instrument.Currency),
                Day
            )),
            new PostEntry(Entry(Posting.Debit("1110", money), Posting.Credit("3110", money))),
            .. sources.Select(source => new PostEntry(
                Entry(Posting.Debit("8110", appropriated, source.Appropriation), Posting.Credit("8190", appropriated))
            )),
        ]);
    }

    /// <summary>Everything that was sent so far, so that another ledger can be told the same.</summary>
    public List<Sent> Sent { get; } = [];

    public Programme Programme =>
        new()
        {
            Estate = Treasury,
            Name = "Programme",
            Country = "CO",
            Currency = _instrument.Currency,
            Zone = "America/Bogota",
            PerDollar = null,
        };

    public Instrument Instrument => _instrument;

    public IReadOnlyList<Funding> Sources { get; }

    public IReadOnlyDictionary<string, Dossier> Dossiers => _dossiers;

    public Dossier Dossier => _dossiers[Code];

    public JournalState Books => _ledger.Books;

    /// <summary>The clock: every command a second later.</summary>
    public Instant Now { get; private set; } = Instant.FromUtc(2026, 3, 2, 15, 0);

    /// <summary>Today in the programme's zone: days may be let pass.</summary>
    public LocalDate Today => Now.InZone(DateTimeZoneProviders.Tzdb["America/Bogota"]).Date;

    public void LetPass(Duration time) => Now += time;

    public List<Delegation> Delegations { get; } = [];

    public static Money Cop(long units) => new(units * 100, Currency.COP);

    /// <summary>An instrument with the gates of a test and one approval.</summary>
    public static Instrument With(Channel channel, params Gate[] gates) =>
        new()
        {
            Code = "test",
            Version = 1,
            Name = "Test",
            Source = "Test rules",
            ValidFrom = new(2020, 1, 1),
            ValidThrough = null,
            Currency = Currency.COP,
            Channel = channel,
            Recipient = "organization",
            Models = [],
            LoanCategories = [],
            Caps = Caps.None,
            Gates = gates,
            Approvals = [new(Money.Zero(Currency.COP), [Role.Operator])],
            ServiceLevels = [],
            Works = new(default, default),
            Eligibility = null,
            InvoiceDaysBeforeAgreement = 0,
            RepaidIntoFund = false,
            Accompaniment = new(0, 0, 0, default),
            ExitRecord = [],
        };

    /// <summary>The estate is open, a supervisor is on the roster, and a counterpart is promised.</summary>
    public Field Executing(Money counterpart)
    {
        Accept(Manager, new PledgeCounterpart("co_org", PledgeKind.Cash, counterpart, Day, Year, "Agreement"));
        Accept(Office, new ConstituteEstate(Day, "Contract"), Role.Operator);
        Accept(Office, new AppointSupervisor(Inspector, Day, Year));
        return this;
    }

    public Field Verified(Money counterpart) =>
        Also(() => Accept(Controller, new VerifyCounterpart(1, counterpart, Day, "Statement 1")));

    public Field Certified(int percent) =>
        Also(() => Accept(Inspector, new IssueCertificate(Share.Percent(percent), Day, Evidence)));

    public Field Asked(Money amount) => Also(() => Accept(Manager, new RequestRelease(amount, Day, "Request")));

    public Field Reviewed(int release) =>
        Also(() => Accept(Maker, new ReviewRelease(release, Dossier.FindRelease(release)!.Revision, Day)));

    public Field Approved(int release) =>
        Also(() => Accept(Checker, new ApproveRelease(release, Dossier.FindRelease(release)!.Revision, Day)));

    public Field Instructed(int release) => Also(() => Accept(Payer, new InstructRelease(release, Day, "Instruction")));

    public Field Paid(int release) =>
        Also(() =>
            Accept(Controller, new ConfirmRelease(release, Dossier.FindRelease(release)!.Unpaid, Day, "Statement 2"))
        );

    /// <summary>A tranche from request to payment.</summary>
    public Field Released(int release, Money amount) =>
        Asked(amount).Reviewed(release).Approved(release).Instructed(release).Paid(release);

    public ReleaseState StateOf(int release) => Dossier.FindRelease(release)!.State;

    public void Register(string code, int families, Money cost, Money incentive) =>
        Accept(
            Office,
            code,
            new RegisterAlliance(
                "Cacao",
                "ORG-1",
                "Sucre",
                Treasury,
                _instrument.Code,
                _instrument.Version,
                "",
                families,
                cost,
                incentive,
                Day
            )
        );

    /// <summary>From the profile to the signed agreement.</summary>
    /// <param name="parts">What each source commits.</param>
    public void Sign(string code, IReadOnlyList<Money> parts)
    {
        Accept(Office, code, new MoveAlliance(AllianceTrigger.Evaluate, Day, "Score"));
        Accept(Office, code, new MoveAlliance(AllianceTrigger.Approve, Day, "Act"));
        Accept(Office, code, Agreement(parts));
    }

    public SignAgreement Agreement(IReadOnlyList<Money> parts) =>
        new(
            Day,
            "Agreement",
            [
                .. Sources.Zip(
                    parts,
                    (source, part) =>
                        new CommittedPart(source.Source, source.Category, source.Component, source.Year, part)
                ),
            ]
        );

    public AllianceOutcome Accept(Person by, AllianceCommand command, params Role[] also) =>
        Accept(also.Length == 0 ? by : by with { Roles = [.. by.Roles, .. also] }, Code, command);

    public AllianceOutcome Accept(Person by, string code, AllianceCommand command) =>
        Do(by, command, code)
            .Match(
                outcome => outcome,
                refusal => throw new Xunit.Sdk.XunitException($"{command.GetType().Name} was refused: {refusal}")
            );

    public TRefusal Refuse<TRefusal>(Person by, AllianceCommand command)
        where TRefusal : Refusal
    {
        var (before, books) = (Dossier, Dump());
        var refusal = Assert.IsType<TRefusal>(Do(by, command).Refusal);
        Assert.Same(before, Dossier);
        Assert.Equal(books, Dump());
        return refusal;
    }

    public string Dump() => _ledger.Dump();

    public IReadOnlyList<JournalRecord> ChainOf(string estate) => _ledger.ChainOf(estate);

    public Result<AllianceOutcome> Do(Person by, AllianceCommand command, string code = Code)
    {
        Now += Duration.FromSeconds(1);
        var id = new Id<JournalRequest>(Number(1, ++_requests));
        var answer = Judge(new AllianceRequest(id, by, code, command));
        Sent.Add(new Sent(id, by, Now, code, command, [], answer.Refusal?.Code ?? ""));
        if (answer.IsAccepted(out var outcome))
            _dossiers[code] = outcome.After;
        return answer;
    }

    private Result<AllianceOutcome> Judge(AllianceRequest request)
    {
        var context = new AllianceContext(request.Id, request.By, Now, Today, Programme, _instrument)
        {
            Delegations = Delegations,
            Balances = request.Command.NeedsBalances ? Figures(request.Alliance) : EstateBalances.None,
            InvoicesElsewhere = Elsewhere(request.Alliance, request.Command.Invoices),
            TakenBack = _dossiers.GetValueOrDefault(request.Alliance) is { } about
                ? PostedBy(request.Command.TakesBack(about))
                : [],
        };
        var judged = AllianceCommands.Judge(_dossiers.GetValueOrDefault(request.Alliance), request, context);
        if (!judged.IsAccepted(out var outcome) || outcome.Instructions.Count == 0)
            return judged;
        return
            _ledger.Send(new Batch([JournalRequest.Of(request, outcome.Instructions)], Atomic: false), Now)[0].Refusal
                is { } refusal
            ? refusal
            : judged;
    }

    private List<PostedLine> PostedBy(Id<JournalEntry> entry) =>
        !Books.Entries.TryGetValue(entry, out var named)
            ? []
            :
            [
                .. Books
                    .EntriesOf(named.Request)
                    .SelectMany(leg => leg.Entry.Postings.Select(posting => new PostedLine(leg.Entry.Estate, posting))),
            ];

    private EstateBalances Figures(string estate) =>
        !Books.Estates.TryGetValue(estate, out var books)
            ? EstateBalances.None
            : new(
                books.Seq,
                [
                    .. books.Accounts.Values.Select(account => new AccountBalances(
                        account.Key.Code,
                        account.Key.Holder,
                        account.Posted,
                        account.Held
                    )),
                ]
            );

    private Dictionary<InvoiceKey, InvoiceElsewhere> Elsewhere(string alliance, IReadOnlyList<InvoiceKey> keys)
    {
        var found = new Dictionary<InvoiceKey, InvoiceElsewhere>();
        foreach (var (code, other) in _dossiers)
        foreach (var key in code == alliance ? [] : keys)
            if (other.Invoices.Exists(invoice => invoice.Counts && invoice.Key == key))
                found[key] = new(code, FileNames.Of("expense_report", 1));
            else if (other.Orders.Exists(order => order.Counts && order.Key == key))
                found[key] = new(code, FileNames.Of("order", 1));
        return found;
    }

    /// <summary>Posted and held of an account of the books, over all its holders when none is given.</summary>
    public (Money Posted, Money Held) Balance(string estate, string code, string? holder = null)
    {
        var accounts = Books
            .Estates[estate]
            .Accounts.Values.Where(account =>
                account.Key.Code == code && (holder is null || account.Key.Holder.Value == holder)
            )
            .ToList();
        return (
            new Money(accounts.Sum(account => account.Posted), _instrument.Currency),
            new Money(accounts.Sum(account => account.Held), _instrument.Currency)
        );
    }

    /// <summary>The programme pays for something else.</summary>
    public void Spend(Money amount) =>
        Post([new PostEntry(Entry(Posting.Debit("5110", amount), Posting.Credit("1110", amount)))]);

    public string? VerifyChains() => _ledger.VerifyChains();

    private Field Also(Action act)
    {
        act();
        return this;
    }

    private void Post(Instruction[] instructions)
    {
        var by = Office with { Roles = [Role.Operator] };
        var request = new JournalRequest(new(Number(1, ++_requests)), by, instructions);
        Sent.Add(new Sent(request.Id, by, Now, "", null, instructions, ""));
        if (_ledger.Send(new Batch([request], Atomic: false), Now)[0].Refusal is { } refusal)
            throw new Xunit.Sdk.XunitException(refusal.ToString());
    }

    private static Money Plenty(Instrument instrument) => new(1_000_000_000_000, instrument.Currency);

    private static JournalEntry Entry(params Posting[] postings) =>
        JournalEntry
            .Draft(Treasury, Day, Day, "Funding", postings)
            .Match(entry => entry, refusal => throw new Xunit.Sdk.XunitException(refusal.ToString()));

    private static Person Of(int number, string handle, params Role[] roles) =>
        new(new Id<Person>(Number(0xA, number)), handle, handle, roles);

    private static Guid Number(int family, int number) => new($"019d{family:x4}-0000-7000-8000-{number:x12}");
}

/// <summary>A command, or what was posted directly, with what was answered: the code of a refusal, or
/// nothing.</summary>
public sealed record Sent(
    Id<JournalRequest> Id,
    Person By,
    Instant At,
    string Alliance,
    AllianceCommand? Act,
    IReadOnlyList<Instruction> Instructions,
    string Answer
);
