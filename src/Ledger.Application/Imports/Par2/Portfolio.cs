using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using NodaTime;

namespace Ledger.Application.Imports.Par2;

/// <summary>
/// The published rows as a portfolio: so many agreements in each unit, each of them driven from its profile through its
/// tranches by people who are not the same.
/// </summary>
/// <remarks>
/// The table gives sums by unit. What one agreement commits, asks, receives and accounts for is made up so that the
/// sums come out to the centavo (specs/par2.md says how);
/// everything after that is what the engine makes of it. Ids are derived from the unit, the agreement and the step, so
/// building again changes nothing.
/// </remarks>
internal sealed class Portfolio(PublishedFacts facts, IReadOnlyList<UnitRow> units, Instrument instrument)
{
    public const string Source = "par2-portfolio";

    private const string BudgetLine = "1";

    /// <summary>How a row's transferred amount is spread over an agreement's tranches, in percent.</summary>
    private static readonly long[] TrancheWeights = [40, 35, 25];

    public Programme Programme { get; } =
        new()
        {
            Estate = facts.ProgrammeEstate,
            Name = facts.Programme,
            Country = "BO",
            Currency = facts.Currency,
            Zone = facts.Zone,
            PerDollar = facts.PerDollar,
        };

    public Cast Cast { get; } = new(units);

    /// <summary>What all agreements commit, by appropriation.</summary>
    public IReadOnlyDictionary<Funding, Money> Appropriations =>
        units
            .SelectMany(Agreements)
            .GroupBy(agreement => agreement.Funding)
            .ToDictionary(
                group => group.Key,
                group => group.Aggregate(Money.Zero(facts.Currency), (sum, agreement) => sum + agreement.Committed)
            );

    public IReadOnlyList<Agreement> Agreements(UnitRow unit)
    {
        var weights = Enumerable.Range(0, unit.Agreements).Select(i => 60L + i * 37 % 81).ToArray();
        var (committed, requested, transferred, accounted) = (
            unit.Committed.Allocate(weights),
            unit.Requested.Allocate(weights),
            unit.Transferred.Allocate(weights),
            unit.Accounted.Allocate(weights)
        );
        // Every agreement has one family at least; the others go by weight.
        var families = new Money(unit.Families - unit.Agreements, facts.Currency).Allocate(weights);
        return
        [
            .. Enumerable
                .Range(0, unit.Agreements)
                .Select(i => new Agreement(
                    $"{facts.ProgrammeEstate}-{unit.Code}-{i + 1}",
                    unit,
                    i,
                    (int)families[i].MinorUnits + 1,
                    committed[i],
                    requested[i],
                    transferred[i],
                    accounted[i],
                    SignedOn(unit, i)
                )),
        ];
    }

    /// <summary>Everything that happened to the agreements of one unit, agreement by agreement, in its order.</summary>
    public IReadOnlyList<AllianceRequest> Acts(UnitRow unit) => [.. Agreements(unit).SelectMany(Acts)];

    /// <summary>The days are spread so that the last tranche is over before the table's day.</summary>
    private LocalDate SignedOn(UnitRow unit, int i) =>
        facts.OpenedOn.PlusDays(60 + (i * 89 + unit.Agreements * 13) % 820);

    private IEnumerable<AllianceRequest> Acts(Agreement agreement)
    {
        var (staff, day, step) = (Cast.Of(agreement), agreement.SignedOn, 0);
        var counterpart = Share.Percent(30).Of(agreement.Committed);
        yield return Ask(
            staff.Office,
            new RegisterAlliance(
                $"{agreement.Unit.Name} {agreement.Number}",
                agreement.Code,
                agreement.Unit.Name,
                facts.ProgrammeEstate,
                instrument.Code,
                instrument.Version,
                agreement.Model,
                agreement.Families,
                agreement.Committed + counterpart,
                agreement.Committed,
                day.PlusDays(-40)
            )
        );
        yield return Ask(
            staff.Office,
            new SetBudget(
                [
                    new BudgetPart(
                        BudgetLine,
                        "Investment of the business plan",
                        agreement.Committed + counterpart,
                        day,
                        facts.CumulativeTo
                    ),
                ],
                day.PlusDays(-39),
                $"Business plan {agreement.Number}"
            )
        );
        yield return Ask(
            staff.Evaluator,
            new MoveAlliance(AllianceTrigger.Evaluate, day.PlusDays(-20), $"Evaluation {agreement.Number}")
        );
        yield return Ask(
            staff.Office,
            new MoveAlliance(AllianceTrigger.Approve, day.PlusDays(-7), $"Act {agreement.Number}")
        );
        yield return Ask(
            staff.Office,
            new SignAgreement(
                day,
                $"Agreement {agreement.Number}",
                [
                    new CommittedPart(
                        agreement.Funding.Source,
                        agreement.Funding.Category,
                        agreement.Funding.Component,
                        agreement.Funding.Year,
                        agreement.Committed
                    ),
                ]
            )
        );
        yield return Ask(
            staff.Manager,
            new PledgeCounterpart(
                "co_organization",
                PledgeKind.Cash,
                counterpart,
                day,
                day.PlusDays(30),
                $"Agreement {agreement.Number}"
            )
        );
        yield return Ask(staff.Office, new ConstituteEstate(day.PlusDays(3), $"Account {agreement.Number}"));
        yield return Ask(staff.Office, new AppointSupervisor(staff.Supervisor, day, facts.CumulativeTo));
        yield return Ask(
            staff.Controller,
            new VerifyCounterpart(
                1,
                counterpart,
                day.PlusDays(3 + agreement.Lag(25)),
                $"Statement {agreement.Number}-0"
            )
        );
        foreach (var act in Tranches(agreement, staff))
            yield return Ask(act.By, act.Act);

        AllianceRequest Ask(Person by, AllianceCommand command) =>
            new(RequestIds.FromReference(Source, $"{agreement.Code}/{++step}"), by, agreement.Code, command);
    }

    private IEnumerable<(Person By, AllianceCommand Act)> Tranches(Agreement agreement, Staff staff)
    {
        var (paid, accounted) = (Money.Zero(facts.Currency), agreement.Accounted);
        foreach (var (i, amount) in agreement.Transferred.Allocate(TrancheWeights).Index())
        {
            paid += amount;
            var day = agreement.SignedOn.PlusDays(45 + 150 * i + agreement.Lag(40));
            foreach (var act in Tranche(agreement, staff, i + 1, amount, paid, day))
                yield return act;
            var share = accounted.MinorUnits < amount.MinorUnits ? accounted : amount;
            accounted -= share;
            foreach (var act in Accounting(agreement, staff, i + 1, share, day.PlusDays(60)))
                yield return act;
        }
        if ((agreement.Requested - agreement.Transferred) is { IsZero: false } asked)
        {
            var day = agreement.SignedOn.PlusDays(45 + 150 * TrancheWeights.Length + agreement.Lag(40));
            yield return (
                staff.Supervisor,
                new IssueCertificate(
                    agreement.ProgressFor(paid + asked),
                    day,
                    agreement.Evidence(TrancheWeights.Length + 1)
                )
            );
            yield return (
                staff.Manager,
                new RequestRelease(asked, day.PlusDays(2), $"Request {agreement.Number}-{TrancheWeights.Length + 1}")
            );
        }
    }

    private IEnumerable<(Person, AllianceCommand)> Tranche(
        Agreement agreement,
        Staff staff,
        int number,
        Money amount,
        Money cumulative,
        LocalDate day
    )
    {
        yield return (
            staff.Supervisor,
            new IssueCertificate(agreement.ProgressFor(cumulative), day, agreement.Evidence(number))
        );
        yield return (
            staff.Manager,
            new RequestRelease(amount, day = day.PlusDays(agreement.Lag(5)), $"Request {agreement.Number}-{number}")
        );
        yield return (staff.Maker, new ReviewRelease(number, 1, day = day.PlusDays(agreement.Lag(9))));
        foreach (var role in instrument.ApprovalFor(amount).Approvers)
            yield return (
                role == Role.Treasurer ? staff.Treasurer : staff.Checker,
                new ApproveRelease(number, 1, day = day.PlusDays(agreement.Lag(6)))
            );
        yield return (
            staff.Payer,
            new InstructRelease(
                number,
                day = day.PlusDays(agreement.Lag(3)),
                $"Instruction {agreement.Number}-{number}"
            )
        );
        yield return (
            staff.Controller,
            new ConfirmRelease(
                number,
                amount,
                day = day.PlusDays(agreement.Lag(2)),
                $"Statement {agreement.Number}-{number}"
            )
        );
        if (number != 1 || agreement.Index % 40 != 7)
            yield break;

        // Now and then a bank returns a payment: it is tried again.
        yield return (
            staff.Controller,
            new ReturnRelease(number, day = day.PlusDays(3), $"Statement {agreement.Number}-{number}, return")
        );
        yield return (staff.Payer, new RetryRelease(number, day = day.PlusDays(1), "The account number was corrected"));
        yield return (staff.Payer, new InstructRelease(number, day, $"Instruction {agreement.Number}-{number}, again"));
        yield return (
            staff.Controller,
            new ConfirmRelease(number, amount, day.PlusDays(2), $"Statement {agreement.Number}-{number}, again")
        );
    }

    /// <summary>
    /// What was spent of a tranche, on one invoice: rendered by the manager, accepted by whoever reviews.
    /// </summary>
    private static IEnumerable<(Person, AllianceCommand)> Accounting(
        Agreement agreement,
        Staff staff,
        int number,
        Money amount,
        LocalDate day
    )
    {
        if (amount.IsZero)
            yield break;
        yield return (
            staff.Manager,
            new RenderExpenseReport(
                number,
                day,
                $"Account {agreement.Number}-{number}",
                [
                    new ClaimedInvoice(
                        $"su_{agreement.Unit.Code.ToLowerInvariant()}",
                        $"{agreement.Number}-{number}",
                        day.PlusDays(-agreement.Lag(30)),
                        BudgetLine,
                        amount,
                        amount
                    ),
                ]
            )
        );
        yield return (
            staff.Maker,
            new AcceptExpenseReport(number, day.PlusDays(agreement.Lag(20)), $"Account {agreement.Number}-{number}", [])
        );
    }
}

/// <summary>One agreement of a unit's row.</summary>
internal sealed record Agreement(
    string Code,
    UnitRow Unit,
    int Index,
    int Families,
    Money Committed,
    Money Requested,
    Money Transferred,
    Money Accounted,
    LocalDate SignedOn
)
{
    public int Number => Index + 1;

    /// <summary>The three models of alliance: integral investment, technical assistance, credit access.</summary>
    public string Model => $"{Index % 3 + 1}";

    /// <summary>
    /// The loan pays; the document does not say which category paid what in which unit, so the model decides.
    /// </summary>
    public Funding Funding => new("LOAN", Index % 3 == 0 ? "1" : "2(a)", "2", SignedOn.Year);

    /// <summary>From one day to so many, another one for each agreement.</summary>
    public int Lag(int most) => 1 + (Index * 31 + Unit.Agreements * 7 + most) % most;

    /// <summary>
    /// What must be certified so that this much is payable with the advance: in whole percents, with some to spare.
    /// </summary>
    public Share ProgressFor(Money cumulative) =>
        Share.Percent(Math.Min(100, (int)(cumulative.MinorUnits * 100 / Committed.MinorUnits) + 1));

    /// <summary>The SHA-256 of what would be the supervisor's evidence.</summary>
    public string Evidence(int number) =>
        Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{Code}/{number}"))
        );
}

/// <summary>Who acts for one agreement; no two of them are the same person.</summary>
internal sealed record Staff(
    Person Office,
    Person Evaluator,
    Person Manager,
    Person Supervisor,
    Person Maker,
    Person Checker,
    Person Treasurer,
    Person Payer,
    Person Controller
);

/// <summary>
/// The people of the portfolio: one office, one staff in each unit, one manager for each organization.
/// </summary>
internal sealed class Cast
{
    private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);

    public Cast(IReadOnlyList<UnitRow> units)
    {
        Add("par2-office", "", Role.ProgrammeOffice);
        Add("par2-evaluator", "", Role.Evaluator);
        Add("par2-treasurer", "", Role.Treasurer);
        foreach (var unit in units)
        {
            Add(Handle(unit, "supervisor"), "", Role.Supervisor);
            foreach (var duty in (string[])["maker", "checker", "payer"])
                Add(Handle(unit, duty), "", Role.Operator);
            Add(Handle(unit, "controller"), "", Role.Controller);
        }
    }

    public IReadOnlyCollection<Person> People => _people.Values;

    public Person Office => _people["par2-office"];

    public void AddManagers(IEnumerable<Agreement> agreements)
    {
        foreach (var agreement in agreements)
            Add(ManagerOf(agreement), agreement.Code, Role.Manager);
    }

    public Staff Of(Agreement agreement)
    {
        return new(
            Office,
            _people["par2-evaluator"],
            _people[ManagerOf(agreement)],
            At("supervisor"),
            At("maker"),
            At("checker"),
            _people["par2-treasurer"],
            At("payer"),
            At("controller")
        );

        Person At(string duty) => _people[Handle(agreement.Unit, duty)];
    }

    /// <summary>The people as they are registered: their ids are the database's.</summary>
    public void Take(IEnumerable<Person> registered)
    {
        foreach (var person in registered)
            if (_people.ContainsKey(person.Handle))
                _people[person.Handle] = person;
    }

    private void Add(string handle, string organization, Role role) =>
        _people.TryAdd(
            handle,
            new Person(
                new(RequestIds.FromReference(Portfolio.Source, $"person/{handle}").Value),
                handle,
                handle,
                [role]
            )
            {
                Organization = organization,
            }
        );

    private static string Handle(UnitRow unit, string duty) => $"{unit.Code.ToLowerInvariant()}-{duty}";

    private static string ManagerOf(Agreement agreement) => $"{agreement.Code.ToLowerInvariant()}-manager";
}
