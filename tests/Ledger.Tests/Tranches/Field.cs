using Ledger.Access;
using Ledger.Alliances;
using Ledger.Counterparts;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programs;
using Ledger.Tranches;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;

namespace Ledger.Tests;

/// <summary>A programme, an alliance and its books without a database: acts are judged by the domain and what they post by the pure journal.</summary>
/// <remarks>What is refused is checked to have left nothing: neither in the dossier nor in the books.</remarks>
public sealed class Field
{
    public const string Treasury = "PROG", Code = "AL-1";
    public static readonly LocalDate Day = new(2026, 3, 2), Year = new(2026, 12, 31);
    public static readonly string Evidence = new('e', 64);

    public static readonly Person
        Office = Of(1, "office", Role.ProgrammeOffice, Role.Evaluator), Manager = Of(2, "manager", Role.Manager), Inspector = Of(3, "inspector", Role.Supervisor), Maker = Of(4, "maker", Role.Operator),
        Checker = Of(5, "checker", Role.Operator), Treasurer = Of(6, "treasurer", Role.Treasurer), Payer = Of(7, "payer", Role.Operator), Controller = Of(8, "controller", Role.Controller),
        Everything = Of(9, "everything", Role.Manager, Role.Supervisor, Role.Operator, Role.Treasurer, Role.Controller, Role.ProgrammeOffice);

    private readonly LedgerInMemory _ledger = new();
    private readonly Instrument _instrument;
    private int _requests;
    private Dossier? _dossier;

    public Field(Instrument instrument, Money cost, Money incentive, int families = 40, Money? appropriated = null)
    {
        _instrument = instrument;
        var (currency, money) = (instrument.Currency, appropriated ?? new Money(1_000_000_000_000, instrument.Currency));
        var sources = new[] { new Funding("LOAN", "1", "2", 2026), new Funding("NATION", "", "2", 2026) };
        Post([
            new OpenEstate(new Estate(new(Number(0xE, 1)), Treasury, EstateKind.Programme, "Programme", "America/Bogota", currency, Day)),
            .. sources.Select(source => new OpenAccount(Treasury, new AccountKey("8110", source.Appropriation, currency), Day)),
            new PostEntry(Entry(Posting.Debit("1110", money), Posting.Credit("3110", money))),
            .. sources.Select(source => new PostEntry(Entry(Posting.Debit("8110", money, source.Appropriation), Posting.Credit("8190", money)))),
        ]);
        Accept(Office, new RegisterAlliance("Cacao", "ORG-1", "Sucre", Treasury, instrument.Code, instrument.Version, "", families, cost, incentive, Day));
        Accept(Office, new MoveAlliance(AllianceTrigger.Evaluate, Day, "Score"));
        Accept(Office, new MoveAlliance(AllianceTrigger.Approve, Day, "Act"));
        var half = incentive.Allocate(70, 30);
        Accept(Office, new SignAgreement(Day, "Agreement", [new CommittedPart("LOAN", "1", "2", 2026, half[0]), new CommittedPart("NATION", "", "2", 2026, half[1])]));
    }

    public Dossier Dossier => _dossier!;

    public Books Books => _ledger.Books;

    /// <summary>The clock: every act a second later.</summary>
    public Instant Now { get; private set; } = Instant.FromUtc(2026, 3, 2, 15, 0);

    /// <summary>Today in the programme's zone: days may be let pass.</summary>
    public LocalDate Today => Now.InZone(DateTimeZoneProviders.Tzdb["America/Bogota"]).Date;

    public void LetPass(Duration time) => Now += time;

    public List<Delegation> Delegations { get; } = [];

    public static Money Cop(long units) => new(units * 100, Currency.COP);

    /// <summary>An instrument with the gates of a test and one approval.</summary>
    public static Instrument With(Channel channel, params Gate[] gates) => new()
    {
        Code = "test", Version = 1, Name = "Test", Source = "Test rules", ValidFrom = new(2020, 1, 1), ValidThrough = null, Currency = Currency.COP, Channel = channel, Recipient = "organization", Models = [], LoanCategories = [],
        Caps = Caps.None, Gates = gates, Approvals = [new(Money.Zero(Currency.COP), [Role.Operator])], ServiceLevels = [], Works = new(default, default), Eligibility = null,
        InvoiceDaysBeforeAgreement = 0, RepaidIntoFund = false, Accompaniment = new(0, 0, 0, default), ExitRecord = [],
    };

    /// <summary>The estate is open, a supervisor is on the roster, and a counterpart is promised.</summary>
    public Field Executing(Money counterpart)
    {
        Accept(Manager, new PledgeCounterpart("co_org", PledgeKind.Cash, counterpart, Day, Year, "Agreement"));
        Accept(Office, new ConstituteEstate(Day, "Contract"), Role.Operator);
        Accept(Office, new AppointSupervisor(Inspector, Day, Year));
        return this;
    }

    public Field Verified(Money counterpart) => Also(() => Accept(Controller, new VerifyCounterpart(1, counterpart, Day, "Statement 1")));

    public Field Certified(int percent) => Also(() => Accept(Inspector, new IssueCertificate(Share.Percent(percent), Day, Evidence)));

    public Field Asked(Money amount) => Also(() => Accept(Manager, new RequestRelease(amount, Day, "Request")));

    public Field Reviewed(int release) => Also(() => Accept(Maker, new ReviewRelease(release, Dossier.FindRelease(release)!.Revision, Day)));

    public Field Approved(int release) => Also(() => Accept(Checker, new ApproveRelease(release, Dossier.FindRelease(release)!.Revision, Day)));

    public Field Instructed(int release) => Also(() => Accept(Payer, new InstructRelease(release, Day, "Instruction")));

    public Field Paid(int release) => Also(() => Accept(Controller, new ConfirmRelease(release, Dossier.FindRelease(release)!.Unpaid, Day, "Statement 2")));

    /// <summary>A tranche from request to payment.</summary>
    public Field Released(int release, Money amount) => Asked(amount).Reviewed(release).Approved(release).Instructed(release).Paid(release);

    public ReleaseState StateOf(int release) => Dossier.FindRelease(release)!.State;

    public Outcome Accept(Person by, Act act, params Role[] also) => Do(also.Length == 0 ? by : by with { Roles = [.. by.Roles, .. also] }, act).Match(outcome => outcome, refusal => throw new Xunit.Sdk.XunitException($"{act.GetType().Name} was refused: {refusal.Message}"));

    public TRefusal Refuse<TRefusal>(Person by, Act act) where TRefusal : Refusal
    {
        var (before, books) = (_dossier, _ledger.Dump());
        var refusal = Assert.IsType<TRefusal>(Do(by, act).Refusal);
        Assert.Same(before, _dossier);
        Assert.Equal(books, _ledger.Dump());
        return refusal;
    }

    public Result<Outcome> Do(Person by, Act act)
    {
        Now += Duration.FromSeconds(1);
        var id = new Id<JournalRequest>(Number(1, ++_requests));
        var occasion = new Occasion(id, by, Now, Today, new Programme { Estate = Treasury, Name = "Programme", Country = "CO", Currency = _instrument.Currency, Zone = "America/Bogota", PerDollar = null }, _instrument) { Delegations = Delegations };
        var asked = new ActRequest(id, by, Code, act);
        var judged = Acts.Judge(_dossier, asked, occasion);
        if (!judged.IsAccepted(out var outcome)) return judged;
        if (outcome.Instructions.Count > 0 && _ledger.Send(new Batch([JournalRequest.Of(asked, outcome.Instructions)], Atomic: false), Now)[0].Refusal is { } refusal) return refusal;
        _dossier = outcome.After;
        return outcome;
    }

    /// <summary>Posted and held of an account of the books, over all its holders when none is given.</summary>
    public (Money Posted, Money Held) Balance(string estate, string code, string? holder = null)
    {
        var accounts = Books.Estates[estate].Accounts.Values.Where(account => account.Key.Code == code && (holder is null || account.Key.Holder.Value == holder)).ToList();
        return (new Money(accounts.Sum(account => account.Posted), _instrument.Currency), new Money(accounts.Sum(account => account.Held), _instrument.Currency));
    }

    /// <summary>The programme pays for something else.</summary>
    public void Spend(Money amount) => Post([new PostEntry(Entry(Posting.Debit("5110", amount), Posting.Credit("1110", amount)))]);

    public string? VerifyChains() => _ledger.VerifyChains();

    private Field Also(Action act)
    {
        act();
        return this;
    }

    private void Post(Instruction[] instructions)
    {
        var by = Office with { Roles = [Role.Operator] };
        if (_ledger.Send(new Batch([new JournalRequest(new(Number(1, ++_requests)), by, instructions)], Atomic: false), Now)[0].Refusal is { } refusal) throw new Xunit.Sdk.XunitException(refusal.Message);
    }

    private static JournalEntry Entry(params Posting[] postings) => Desk.Ok(JournalEntry.Draft(Treasury, Day, Day, "Funding", postings));

    private static Person Of(int number, string handle, params Role[] roles) => new(new Id<Person>(Number(0xA, number)), handle, handle, roles);

    private static Guid Number(int family, int number) => new($"019d{family:x4}-0000-7000-8000-{number:x12}");
}
