using System.Collections.Immutable;
using System.Globalization;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;

namespace Ledger.Tests.Spending;

/// <summary>
/// One alliance that executes, with one paid release of two sources, and books that only add up what commands post:
/// commands are judged one after the other.
/// </summary>
internal sealed class SpendingFixture
{
    public static readonly LocalDate Signed = new(2022, 3, 1),
        Today = new(2022, 9, 1);
    public static readonly string Evidence = new('a', 64);

    public static readonly Person Manager = Of(1, "manager", Role.Manager),
        Maker = Of(2, "maker", Role.Operator),
        Checker = Of(3, "checker", Role.Operator),
        Treasurer = Of(4, "treasurer", Role.Treasurer),
        Payer = Of(5, "payer", Role.Operator),
        Controller = Of(6, "controller", Role.Controller),
        Committee = Of(7, "committee", Role.Committee),
        Inspector = Of(8, "inspector", Role.Supervisor),
        Office = Of(9, "office", Role.ProgrammeOffice);

    private readonly Dictionary<(string Estate, string Code, string Holder), (long Posted, long Held)> _books = [];
    private readonly Dictionary<Id<Hold>, PlaceHold> _holds = [];
    private readonly Dictionary<Id<JournalEntry>, List<JournalEntry>> _requestsOf = [];
    private int _requests;

    public Dossier Dossier { get; set; }
    public Instrument Instrument { get; }

    /// <summary>What other alliances of the programme name.</summary>
    public Dictionary<InvoiceKey, InvoiceElsewhere> Elsewhere { get; } = [];

    /// <summary>Every posting so far, with its estate.</summary>
    public List<(string Estate, Posting Posting)> Postings { get; } = [];

    public SpendingFixture(
        Channel channel,
        long paid = 100_000,
        string accounted = "80%",
        params (string From, Role[] Approvers)[] approvals
    )
    {
        Instrument = InstrumentOf(channel, accounted, approvals.Length > 0 ? approvals : [("0", [Role.Operator])]);
        var alliance = new Alliance
        {
            Id = new(Guid(900)),
            Code = "AL-1",
            Name = "Quinoa",
            Organization = "ORG-1",
            Unit = "Oruro",
            Programme = "PAR",
            Instrument = "test",
            InstrumentVersion = 1,
            Model = "1",
            Families = 40,
            State = AllianceState.Executing,
            Cost = Bob(2_000_000),
            Incentive = Bob(1_000_000),
            SignedOn = Signed,
            Version = 1,
        };
        var (loan, nation) = (Line(1, "LOAN", 700_000), Line(2, "NATION", 300_000));
        Dossier = new Dossier
        {
            Alliance = alliance,
            Commitment = [loan, nation],
            Budget =
            [
                Budget("SEEDS", 500_000, Signed, new(2022, 12, 31)),
                Budget("TOOLS", 300_000, new(2022, 5, 1), new(2022, 6, 30)),
            ],
            Supervisors =
            [
                new Supervisor
                {
                    Id = new(Guid(950)),
                    Alliance = alliance.Id,
                    Person = Inspector.Id,
                    From = Signed,
                    Through = new(2023, 12, 31),
                },
            ],
        };
        var estate = channel == Channel.Trust ? "3110" : "2310";
        Book(
            new PostEntry(Entry("PAR", Posting.Debit("1110", Bob(5_000_000)), Posting.Credit("3110", Bob(5_000_000))))
        );
        if (paid == 0)
            return;
        Pay(1, paid);
        Book(
            new PostEntry(
                Entry(
                    "AL-1",
                    Posting.Debit("1110", Bob(paid)),
                    Posting.Credit(
                        estate,
                        Bob(paid),
                        channel == Channel.Trust ? Holder.Parse("co_programme")!.Value : default
                    )
                )
            )
        );
    }

    /// <summary>A release that the bank paid, with its parts, in dossier and programme's books.</summary>
    public void Pay(int number, long amount)
    {
        var release = new Release
        {
            Id = new(Guid(1000 + number)),
            Alliance = Dossier.Alliance.Id,
            Number = number,
            Amount = Bob(amount),
            On = Signed,
            State = ReleaseState.Paid,
            Revision = 1,
            Paid = Bob(amount),
            InTransit = Bob(0),
            Accounted = Bob(0),
            Hold = default,
            PreparedBy = Manager.Id,
            ReviewedBy = Maker.Id,
            InstructedBy = Payer.Id,
            Since = Instant.FromUtc(2022, 3, 1, 12, 0),
        };
        var parts = Bob(amount).Allocate(7, 3);
        Dossier = Dossier with
        {
            Releases = Dossier.Releases.Add(release),
            Parts = Dossier.Parts.AddRange(
                parts.Select(
                    (part, i) =>
                        new ReleasePart
                        {
                            Id = new(Guid(2000 + 10 * number + i)),
                            Alliance = Dossier.Alliance.Id,
                            Release = release.Id,
                            Line = Dossier.Commitment[i].Id,
                            Paid = part,
                            InTransit = Bob(0),
                            Accounted = Bob(0),
                            RefundDue = Bob(0),
                            Refunded = Bob(0),
                        }
                )
            ),
        };
        Book(
            new PostEntry(
                Entry(
                    "PAR",
                    [
                        .. parts.SelectMany(
                            (part, i) =>
                                (Posting[])
                                    [
                                        Posting.Debit(
                                            "1310",
                                            part,
                                            Dossier.Alliance.Holder,
                                            Dossier.Commitment[i].Dimensions
                                        ),
                                        Posting.Credit("1110", part, default, Dossier.Commitment[i].Dimensions),
                                    ]
                        ),
                    ]
                )
            )
        );
    }

    /// <summary>Somebody else puts money into the estate.</summary>
    public void Deposit(long amount, string code, string holder) =>
        Book(
            new PostEntry(
                Entry(
                    "AL-1",
                    Posting.Debit("1110", Bob(amount)),
                    Posting.Credit(code, Bob(amount), Holder.Parse(holder)!.Value)
                )
            )
        );

    public Result<AllianceOutcome> Ask(Person by, AllianceCommand command)
    {
        var request = new AllianceRequest(new(Guid(++_requests)), by, "AL-1", command);
        var context = new AllianceContext(
            request.Id,
            by,
            Instant.FromUtc(2022, 9, 1, 12, 0).Plus(Duration.FromMinutes(_requests)),
            Today,
            new Programme
            {
                Estate = "PAR",
                Name = "Programme",
                Country = "BO",
                Currency = Currency.BOB,
                Zone = "America/La_Paz",
                PerDollar = 6.86m,
            },
            Instrument
        )
        {
            Balances = new EstateBalances(
                0,
                [
                    .. _books
                        .Where(account => account.Key.Estate == "AL-1")
                        .Select(account => new AccountBalances(
                            account.Key.Code,
                            Holder.Parse(account.Key.Holder)!.Value,
                            account.Value.Posted,
                            account.Value.Held
                        )),
                ]
            ),
            InvoicesElsewhere = Elsewhere,
            TakenBack =
            [
                .. _requestsOf
                    .GetValueOrDefault(command.TakesBack(Dossier), [])
                    .SelectMany(entry => entry.Postings.Select(line => new PostedLine(entry.Estate, line))),
            ],
        };
        return AllianceCommands
            .Judge(Dossier, request, context)
            .Then<AllianceOutcome>(outcome =>
            {
                Dossier = outcome.After;
                var entries = outcome.Instructions.OfType<PostEntry>().Select(post => post.Entry).ToList();
                for (var i = 0; i < outcome.Instructions.Count; i++)
                    if (outcome.Instructions[i] is PostEntry)
                        _requestsOf[context.IdOfInstruction<JournalEntry>(i)] = entries;
                for (var i = 0; i < outcome.Instructions.Count; i++)
                    Book(outcome.Instructions[i], context.IdOfInstruction<Hold>(i));
                Assert.All(
                    AllianceCommands.StepsOf(outcome, request, context.Now),
                    step =>
                        Assert.True(step.Number > 0 || step.Life == CaseKind.Alliance, $"{step.Life} has no number.")
                );
                return outcome;
            });
    }

    public AllianceOutcome Accept(Person by, AllianceCommand command) =>
        Ask(by, command).Match(outcome => outcome, refusal => throw new InvalidOperationException(refusal.ToString()));

    public Refusal Refuse(Person by, AllianceCommand command)
    {
        var before = Dossier;
        var refusal = Ask(by, command).Refusal ?? throw new InvalidOperationException($"{command} was accepted.");
        Assert.Same(before, Dossier);
        return refusal;
    }

    /// <summary>Debits less credits, in units of the currency.</summary>
    public decimal Balance(string estate, string code, string holder = "") =>
        _books.GetValueOrDefault((estate, code, holder)).Posted / 100m;

    public decimal Held(string estate, string code) => _books.GetValueOrDefault((estate, code, "")).Held / 100m;

    /// <summary>Debits less credits of an account over one dimension.</summary>
    public decimal Of(string estate, string code, string dimension, string value) =>
        Postings
            .Where(line =>
                line.Estate == estate && line.Posting.Code == code && line.Posting.Dimensions[dimension] == value
            )
            .Sum(line => line.Posting.Amount.MinorUnits) / 100m;

    public static Money Bob(decimal units) => new((long)(units * 100), Currency.BOB);

    private void Book(Instruction instruction, Id<Hold> made = default)
    {
        switch (instruction)
        {
            case OpenAccount open:
                Assert.False(
                    _books.ContainsKey((open.Estate, open.Account.Code, open.Account.Holder.Value)),
                    $"{open.Account} is open already."
                );
                _books[(open.Estate, open.Account.Code, open.Account.Holder.Value)] = default;
                break;
            case PlaceHold hold:
                _holds[made] = hold;
                Change(hold.Estate, hold.Code, hold.Holder, 0, hold.Amount.MinorUnits);
                break;
            case VoidHold end:
                Free(end.Hold);
                break;
            case PostHold post:
                Free(post.Hold);
                Book(new PostEntry(post.Entry));
                break;
            case PostEntry post:
                foreach (var line in post.Entry.Postings)
                {
                    Postings.Add((post.Entry.Estate, line));
                    Change(post.Entry.Estate, line.Code, line.Holder, line.Amount.MinorUnits, 0);
                }
                break;
            case ReverseEntry reverse: // The whole request, once.
                foreach (var leg in _requestsOf[reverse.Original])
                    Book(
                        new PostEntry(
                            Entry(leg.Estate, [.. leg.Postings.Select(line => line with { Amount = -line.Amount })])
                        )
                    );
                _requestsOf[reverse.Original].Clear();
                break;
            default:
                throw new InvalidOperationException($"{instruction} was not expected.");
        }
    }

    private void Free(Id<Hold> id)
    {
        Assert.True(_holds.Remove(id, out var hold), "There is no such hold.");
        Change(hold!.Estate, hold.Code, hold.Holder, 0, -hold.Amount.MinorUnits);
    }

    private void Change(string estate, string code, Holder holder, long posted, long held)
    {
        var before = _books.GetValueOrDefault((estate, code, holder.Value));
        _books[(estate, code, holder.Value)] = (before.Posted + posted, before.Held + held);
    }

    private CommitmentLine Line(int number, string source, long amount) =>
        new()
        {
            Id = new(Guid(800 + number)),
            Alliance = new(Guid(900)),
            Number = number,
            Source = source,
            Category = number == 1 ? "2a" : "",
            Component = "2",
            Year = 2022,
            Amount = Bob(amount),
        };

    private static BudgetLine Budget(string code, long amount, LocalDate from, LocalDate through) =>
        new()
        {
            Id = new(Guid(code == "SEEDS" ? 701 : 702)),
            Alliance = new(Guid(900)),
            Code = code,
            Name = code,
            Amount = Bob(amount),
            From = from,
            Through = through,
        };

    private static JournalEntry Entry(string estate, params Posting[] postings) =>
        JournalEntry
            .Draft(estate, Signed, Signed, "Before", postings)
            .Match(entry => entry, refusal => throw new InvalidOperationException(refusal.ToString()));

    private static Instrument InstrumentOf(
        Channel channel,
        string accounted,
        (string From, Role[] Approvers)[] approvals
    ) =>
        new()
        {
            Code = "test",
            Version = 1,
            Name = "Test",
            Source = "Test 1",
            ValidFrom = new(2020, 1, 1),
            ValidThrough = null,
            Currency = Currency.BOB,
            Channel = channel,
            Recipient = "organization",
            Models = [],
            LoanCategories = [],
            Caps = Caps.None,
            Gates = [new Gate.AccountedFor(Share.Parse("", accounted).Match(share => share, _ => default))],
            Approvals =
            [
                .. approvals.Select(rule => new ApprovalRule(
                    Bob(decimal.Parse(rule.From, CultureInfo.InvariantCulture)),
                    rule.Approvers
                )),
            ],
            ServiceLevels = [],
            Works = new WorksTerms(Share.Percent(20), Share.Percent(7)),
            Eligibility = null,
            InvoiceDaysBeforeAgreement = 10,
            RepaidIntoFund = false,
            Accompaniment = new(0, 0, 0, default),
            ExitRecord = [],
        };

    private static Guid Guid(int n) =>
        new($"01900000-0000-7000-8000-{n.ToString("D12", CultureInfo.InvariantCulture)}");

    private static Person Of(int number, string handle, params Role[] roles) =>
        new(new Id<Person>(Guid(600 + number)), handle, handle, roles);
}
