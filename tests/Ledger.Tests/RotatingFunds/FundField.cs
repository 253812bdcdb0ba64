using System.Collections.Immutable;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using NodaTime;
using Xunit;

namespace Ledger.Tests.RotatingFunds;

/// <summary>
/// A rotating fund and its books without a database: commands are judged by the domain and what they post by the pure
/// journal. What is refused is checked to have left nothing.
/// </summary>
public sealed class FundField
{
    public const string Code = "FR-1";
    public static readonly LocalDate Start = new(2026, 1, 1);
    public static readonly CommitteeDecision Act = new("Act 1", ["C1", "C2"]);

    public static readonly Person Manager = Of(1, "maria", Role.Manager),
        Secretary = Of(2, "carlos", Role.Committee),
        Stranger = Of(3, "otra"),
        Auditor = Of(4, "aida", Role.Auditor),
        Treasurer = Of(6, "tito", Role.Manager),
        Borrower = Of(5, "beto", Role.Committee, Role.Manager);

    private readonly LedgerInMemory _ledger = new();
    private readonly Regulation _regulation;
    private int _requests;
    private FundAggregate? _book;

    public FundField(Regulation? regulation = null)
    {
        _regulation = regulation ?? Rules();
        Now =
            Start.AtMidnight().InZoneLeniently(DateTimeZoneProviders.Tzdb["America/Bogota"]).ToInstant()
            + Duration.FromHours(12);
        Accept(
            Manager,
            new OpenFund(
                "Fondo",
                "ORG-1",
                "CO",
                Currency.COP,
                "America/Bogota",
                _regulation.Code,
                _regulation.Version,
                Start
            )
        );
        foreach (var code in (string[])["C1", "C2", "C3", "M1", "M2", "M3"])
            Accept(
                Manager,
                new AdmitToFund(code, code is "C3" or "M3" ? "perez" : "", code == "M2" ? Borrower : null, Start)
            );
        foreach (var code in (string[])["C1", "C2", "C3"])
            Accept(Manager, new SeatOnCommittee(code, Start, Start.PlusYears(5), "Assembly 1"));
    }

    public FundAggregate Book => _book!;

    public JournalState Books => _ledger.Books;

    /// <summary>Everything that was posted, in order.</summary>
    public List<JournalEntry> Entries { get; } = [];

    /// <summary>Those of them that undo another one.</summary>
    public HashSet<JournalEntry> Reversals { get; } = new(ReferenceEqualityComparer.Instance);

    public Instant Now { get; private set; }

    public LocalDate Today => Now.InZone(DateTimeZoneProviders.Tzdb["America/Bogota"]).Date;

    public FundField On(LocalDate day)
    {
        Now += Duration.FromDays(NodaTime.Period.DaysBetween(Today, day));
        return this;
    }

    public IReadOnlyList<LegalMaximum> Maxima { get; set; } =
    [new("CO", new(2020, 1, 1), new Rate(40, RatePer.YearEffective), "Resolution 1")];

    public SignedCommitment? Signed { get; set; }

    public static Money Cop(long units) => new(units * 100, Currency.COP);

    /// <summary>
    /// A regulation of one product, equal instalments at 1.5% a month in whole pesos unless it is said otherwise.
    /// </summary>
    public static Regulation Rules(Func<Product, Product>? product = null, Func<Regulation, Regulation>? rules = null)
    {
        var whole = new Rounding(100, RoundingMode.HalfUp);
        var offered = new Product
        {
            Code = "P",
            Name = "Product",
            Rate = new Rate(1.5m, RatePer.Month),
            Method = InterestMethod.Declining,
            Form = RepaymentForm.EqualInstalments,
            DayCount = DayCount.Thirty360,
            EveryMonths = 1,
            MaxInstalments = 60,
            GraceOnPrincipal = 0,
            GraceOnInterest = 0,
            InterestRounding = whole,
            InstalmentRounding = whole,
            Prepayment = Prepayment.Last,
            MinAmount = Cop(1),
            MaxAmount = Cop(100_000_000),
            Guarantors = 0,
            Fee = null,
        };
        var regulation = new Regulation
        {
            Code = "test",
            Version = 1,
            Name = "Test",
            Source = "Test",
            ValidFrom = new(2020, 1, 1),
            Currency = Currency.COP,
            Quorum = 2,
            Limits = new LendingLimits(null, null),
            AllocationOrder =
            [
                DueKind.Penalty,
                DueKind.Fee,
                DueKind.ArrearsInterest,
                DueKind.Interest,
                DueKind.Principal,
            ],
            ArrearsRate = new Rate(2, RatePer.Month),
            SuspendAccrualAfterDays = 60,
            Provisions = [new(1, Share.Percent(5)), new(31, Share.Percent(50)), new(91, Share.All)],
            Buckets = [],
            Products = [product?.Invoke(offered) ?? offered],
        };
        return rules?.Invoke(regulation) ?? regulation;
    }

    /// <summary>Capital in cash.</summary>
    public FundField WithCash(long units)
    {
        Accept(Manager, new PayInCapital(Cop(units), Today, "Receipt"));
        return this;
    }

    /// <summary>A loan that is out since today.</summary>
    public int Lent(string member, long units, int instalments, LocalDate first)
    {
        Accept(Manager, new ApplyForLoan(member, "P", Cop(units), instalments, first, [], "", Today));
        var number = Book.LastLoan;
        Accept(Secretary, new ApproveLoan(number, null, Today, Act));
        Accept(Manager, new DisburseLoan(number, Means.Cash, first, [], 0, Share.None, Today, "R"));
        return number;
    }

    public Loan LoanOf(int number) => Book.FindLoan(number)!;

    public ImmutableList<FundInstalment> ScheduleOf(int number) => Book.InstalmentsOf(LoanOf(number).Id.Value);

    public Money Payoff(int number) => Book.PayoffOn(LoanOf(number), _regulation, Today);

    public FundOutcome Accept(Person by, FundCommand command) =>
        Do(by, command)
            .Match(
                outcome => outcome,
                refusal => throw new Xunit.Sdk.XunitException($"{command.GetType().Name} was refused: {refusal}")
            );

    public TRefusal Refuse<TRefusal>(Person by, FundCommand command)
        where TRefusal : Refusal
    {
        var (before, books) = (_book, _ledger.Dump());
        var refusal = Assert.IsType<TRefusal>(Do(by, command).Refusal);
        Assert.Same(before, _book);
        Assert.Equal(books, _ledger.Dump());
        return refusal;
    }

    public Result<FundOutcome> Do(Person by, FundCommand command)
    {
        Now += Duration.FromMilliseconds(1);
        var id = new Id<JournalRequest>(Number(1, ++_requests));
        var context = new FundContext(id, by, Now, Today, (_, _) => _regulation)
        {
            LegalMaxima = Maxima,
            Balances = command.NeedsBalances ? Figures() : EstateBalances.None,
            Signed = Signed,
        };
        var asked = new FundRequest(id, by, Code, command);
        var judged = FundCommands.Judge(_book, asked, context);
        if (!judged.IsAccepted(out var outcome))
            return judged;
        if (
            outcome.Instructions.Count > 0
            && _ledger.Send(new Batch([JournalRequest.Of(asked, outcome.Instructions)], Atomic: false), Now)[0].Refusal
                is { } refusal
        )
            return refusal;
        _book = outcome.After;
        foreach (var recorded in Books.EntriesOf(id))
        {
            Entries.Add(recorded.Entry);
            if (recorded.Kind == EntryKind.Reversal)
                Reversals.Add(recorded.Entry);
        }
        return outcome;
    }

    /// <summary>Debits less credits of an account, over all its holders when none is given, in minor units.</summary>
    public long Posted(string code, string? holder = null) =>
        Books
            .Estates[Code]
            .Accounts.Values.Where(account =>
                account.Key.Code == code && (holder is null || account.Key.Holder.Value == holder)
            )
            .Sum(account => account.Posted);

    public string? VerifyChains() => _ledger.VerifyChains();

    private EstateBalances Figures() =>
        new(
            0,
            [
                .. Books
                    .Estates[Code]
                    .Accounts.Values.Select(account => new AccountBalances(
                        account.Key.Code,
                        account.Key.Holder,
                        account.Posted,
                        account.Held
                    )),
            ]
        );

    private static Person Of(int number, string handle, params Role[] roles) =>
        new(new Id<Person>(Number(0xA, number)), handle, handle, roles) { Organization = "ORG-1" };

    private static Guid Number(int family, int number) => new($"019d{family:x4}-0000-7000-8000-{number:x12}");
}
