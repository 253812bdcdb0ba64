using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Foundations;
using Ledger.Programmes;
using NodaTime;

namespace Ledger.Tests.Programmes;

/// <summary>
/// What a wish means where the story has come to: mostly what is due next, by whom it is due; and what nobody should be
/// given.
/// </summary>
internal sealed partial class Meaning(Wish wish, Field books, Terms terms)
{
    private static readonly Person[] People =
    [
        Field.Manager,
        Field.Inspector,
        Field.Maker,
        Field.Checker,
        Field.Treasurer,
        Field.Payer,
        Field.Controller,
        Field.Committee,
        Field.Everything,
        Field.Everything,
        Field.Everything,
    ];

    private readonly Dossier _dossier = books.Dossiers[$"AL-{(wish.Where < 4 ? 1 : 1 + wish.Where % terms.Alliances)}"];

    private string Alliance => _dossier.Alliance.Code;

    /// <summary>Mostly today; sometimes a day that is over, or that is still to come.</summary>
    private LocalDate On =>
        books.Today.PlusDays(
            (wish.Who % 17) switch
            {
                3 => -3,
                5 => wish.HowMuch % 3 == 0 ? 1 : -1,
                _ => 0,
            }
        );

    private int Stale => wish.HowMuch % 13 == 0 ? 1 : 0;

    private static Money Money(long minor) => Terms.Money(minor);

    public (Person By, string Alliance, AllianceCommand Act) Tell()
    {
        var (right, command) = Wished();
        return (wish.Who < 56 ? right : People[wish.Which % People.Length], Alliance, command);
    }

    private (Person, AllianceCommand) Wished()
    {
        if (wish.What < 106 && DueNext() is { Count: > 0 } due)
            return due[wish.Which % due.Count];
        var what = wish.What;
        // What nothing can be done with yet is asked for instead; now and then it is meddled with all the same.
        if (wish.HowMuch % 8 > 0)
        {
            if (what >= 196 && _dossier.ExpenseReports.IsEmpty)
                what = 150;
            if (what is >= 187 and < 196 && _dossier.Orders.IsEmpty)
                what = 140;
            if (what is >= 174 and < 187 && _dossier.Releases.IsEmpty)
                what = 110;
            if (
                what is >= 142 and < 156
                && terms.Channel != Channel.ImplementingFund
                && !_dossier.Releases.Exists(release => release.Paid.MinorUnits > 0)
            )
                what = terms.Channel == Channel.Trust ? 140 : 110;
            if (what is >= 156 and < 160 && _dossier.Orders.IsEmpty)
                what = 125;
        }
        return what switch
        {
            < 115 => (Field.Manager, new RequestRelease(Money(wish.HowMuch * 23), On, "Request")),
            < 120 => (Field.Inspector, new IssueCertificate(Progress(), On, Field.Evidence)),
            < 122 => (
                Field.Inspector,
                new RevokeCertificate(1 + wish.Which % (_dossier.Certificates.Count + 1), On, "Wrong")
            ),
            < 129 => Pledging(),
            < 156 when terms.Channel == Channel.ImplementingFund => (
                Field.Office,
                new PlanWorks("Canal", Money(wish.HowMuch * (wish.Which % 2 == 0 ? 190 : 20)), On, "Study")
            ),
            < 142 when terms.Channel == Channel.Trust => (Field.Committee, Order()),
            < 156 => (Field.Manager, Account()),
            < 160 => Kept(),
            < 165 => (Field.Office, Change()),
            < 168 => (
                Field.Office,
                new SetBudget(
                    Terms.Budget(
                        _dossier.Alliance.Cost.MinorUnits + (wish.HowMuch % 9 == 0 ? 1 : 0),
                        2 + wish.Which % 2,
                        wish.HowMuch % 20
                    ),
                    On,
                    "Plan"
                )
            ),
            < 172 => Move(),
            < 174 => Wrong(),
            < 187 => OnARelease(),
            < 196 => OnAnOrder(),
            _ => OnAnExpenseReport(),
        };
    }

    private List<(Person, AllianceCommand)> DueNext() =>
        [
            .. Founding(),
            .. _dossier.Releases.Select(Next).OfType<(Person, AllianceCommand)>(),
            .. _dossier.Orders.Select(Next).OfType<(Person, AllianceCommand)>(),
            .. _dossier.ExpenseReports.Select(Next).OfType<(Person, AllianceCommand)>(),
            .. _dossier.Works.Select(Next).OfType<(Person, AllianceCommand)>(),
            .. _dossier.WorksPayments.Select(Next).OfType<(Person, AllianceCommand)>(),
            .. _dossier
                .Pledges.Where(pledge =>
                    wish.HowMuch % 3 == 0 && pledge.State is PledgeState.Pledged or PledgeState.Called
                )
                .Select(Deposit),
        ];

    private IEnumerable<(Person, AllianceCommand)> Founding()
    {
        var (state, born) = (_dossier.Alliance.State, _dossier.HasEstate);
        if (state is AllianceState.Profile or AllianceState.Evaluated && wish.HowMuch % 5 == 0)
            yield return (Field.Office, new MoveAlliance(AllianceTrigger.Reject, On, "", "Score"));
        if (state is AllianceState.Approved or AllianceState.Signed && wish.HowMuch % 4 == 1)
            yield return (Field.Office, new MoveAlliance(AllianceTrigger.Withdraw, On, "", "Buyer gone"));
        if (
            state == AllianceState.Executing
            && wish.HowMuch % 9 == 2
            && _dossier.Releases.Count(release => release.IsPaid) > 1
            && _dossier.OpenFiles is null
        )
            yield return (Field.Office, new MoveAlliance(AllianceTrigger.Close, On, "Act"));
        if (state == AllianceState.Executing && wish.HowMuch % 9 == 3 && _dossier.OpenFiles is null)
            yield return (
                Field.Controller,
                new LiquidateEstate(wish.Which % 3 == 0 ? "" : "co_org", Money(wish.HowMuch * 53), On, "S")
            );
        if (state == AllianceState.Profile)
            yield return (Field.Office, new MoveAlliance(AllianceTrigger.Evaluate, On, "Score"));
        if (state == AllianceState.Evaluated)
            yield return (Field.Office, new MoveAlliance(AllianceTrigger.Approve, On, "Act"));
        if (state == AllianceState.Approved)
            yield return (
                Field.Office,
                books.Agreement(terms.Parts(_dossier.Alliance.Incentive.MinorUnits)) with
                {
                    On = On,
                }
            );
        if (state == AllianceState.Signed)
            yield return (Field.Office with { Roles = [Role.Operator] }, new ConstituteEstate(On, "Contract"));
        if (state == AllianceState.Suspended)
            yield return (Field.Office, new MoveAlliance(AllianceTrigger.Resume, On));
        if (born && _dossier.Supervisors.IsEmpty)
            yield return (Field.Office, new AppointSupervisor(Field.Inspector, On, Field.Year));
        if (born && _dossier.Budget.IsEmpty)
            yield return (Field.Office, new SetBudget(Terms.Budget(_dossier.Alliance.Cost.MinorUnits), On, "Plan"));
    }

    private Person Approver(Guid file, int revision) =>
        _dossier.Approvals.Any(approval => approval.File == file && approval.Revision == revision)
            ? Field.Treasurer
            : Field.Checker;

    private (Person, AllianceCommand)? Next(Release release) =>
        release.State switch
        {
            ReleaseState.Requested when release.Revision > 1 && wish.HowMuch % 3 == 0 => (
                Field.Manager,
                new AmendRelease(release.Number, Money(wish.HowMuch * 7), On, "Less")
            ),
            // What cannot pass yet is mostly left to wait.
            ReleaseState.Requested
                when wish.HowMuch % 4 > 0
                    && Conditions.Of(_dossier, release, books.Instrument).Any(condition => !condition.IsMet) => null,
            ReleaseState.Requested => (Field.Maker, new ReviewRelease(release.Number, release.Revision - Stale, On)),
            ReleaseState.Reviewed => (
                Approver(release.Id.Value, release.Revision),
                new ApproveRelease(release.Number, release.Revision - Stale, On)
            ),
            ReleaseState.Approved => (Field.Payer, new InstructRelease(release.Number, On, "Instruction")),
            ReleaseState.Instructed when wish.HowMuch % 17 == 0 => (
                Field.Controller,
                new BounceRelease(release.Number, On, "No")
            ),
            ReleaseState.Instructed when wish.HowMuch % 4 == 0 => (
                Field.Controller,
                new DebitRelease(release.Number, On, "S")
            ),
            ReleaseState.Instructed => (
                Field.Controller,
                new ConfirmRelease(
                    release.Number,
                    wish.HowMuch % 3 == 0 ? Money(wish.HowMuch * 7) : release.Unpaid,
                    On,
                    "S"
                )
            ),
            ReleaseState.InTransit => (
                Field.Controller,
                new ConfirmRelease(release.Number, release.InTransit, On, "S")
            ),
            ReleaseState.Returned when wish.HowMuch % 5 == 0 => (
                Field.Manager,
                new CancelRelease(release.Number, On, "No")
            ),
            ReleaseState.Returned when wish.HowMuch % 5 == 1 && !release.Paid.IsZero => Back(release),
            ReleaseState.Paid when wish.HowMuch % 23 == 0 => Back(release),
            ReleaseState.Returned => (Field.Payer, new RetryRelease(release.Number, On, "Again")),
            _ => null,
        };

    private (Person, AllianceCommand)? Next(PaymentOrder order) =>
        order.State switch
        {
            OrderState.Ordered when wish.HowMuch % 11 == 0 => (Field.Maker, new RejectOrder(order.Number, On, "No")),
            OrderState.Ordered => (Field.Maker, new ReviewOrder(order.Number, order.Revision - Stale, On)),
            OrderState.Reviewed => (
                Approver(order.Id.Value, order.Revision),
                new ApproveOrder(order.Number, order.Revision - Stale, On)
            ),
            OrderState.Approved => (Field.Payer, new InstructOrder(order.Number, On, "Instruction")),
            OrderState.Instructed or OrderState.Paid when wish.HowMuch % 7 == 0 => (
                Field.Controller,
                new ReturnOrder(order.Number, On, "S")
            ),
            OrderState.Instructed => (Field.Controller, new ConfirmOrder(order.Number, On, "S")),
            OrderState.Paid
                when wish.HowMuch % 3 == 0 && !(wish.Which % 2 == 0 ? order.Withholding : order.Retention).IsZero =>
                Keep(order),
            OrderState.Returned when wish.HowMuch % 3 == 0 => (
                Field.Committee,
                new CancelOrder(order.Number, On, "No")
            ),
            OrderState.Returned => (Field.Payer, new RetryOrder(order.Number, On, "Again")),
            _ => null,
        };

    private (Person, AllianceCommand)? Next(ExpenseReport file) =>
        file.State switch
        {
            ExpenseReportState.Rendered when wish.HowMuch % 7 == 0 => (
                Field.Maker,
                new RejectExpenseReport(file.Number, On, "Cannot be read")
            ),
            ExpenseReportState.Rendered => (
                Field.Maker,
                new AcceptExpenseReport(file.Number, On, "Report", wish.HowMuch % 4 == 0 ? Findings(file) : [])
            ),
            ExpenseReportState.Accepted or ExpenseReportState.RefundDue when wish.HowMuch % 6 == 0 => (
                Field.Maker,
                new DisallowInvoices(file.Number, On, "Audit", Findings(file))
            ),
            ExpenseReportState.RefundDue => (Field.Controller, Refund(file)),
            _ => null,
        };

    private (Person, AllianceCommand) Deposit(Pledge pledge) =>
        (
            Field.Controller,
            new VerifyCounterpart(
                pledge.Number,
                wish.Which % 2 == 0 ? pledge.Missing : Money(wish.HowMuch * 23),
                On,
                "S"
            )
        );

    private (Person, AllianceCommand) Pledging()
    {
        var number = 1 + wish.Which % (_dossier.Pledges.Count + 1);
        return (wish.What % 6) switch
        {
            0 => (Field.Manager, new CallPledge(number, On, "Letter")),
            1 when wish.HowMuch % 3 == 0 => (Field.Manager, new WithdrawPledge(number, On, "Drought")),
            2 or 3 => (Field.Controller, new VerifyCounterpart(number, Money(wish.HowMuch * 29), On, "S")),
            4 => (Field.Controller, new CorrectCounterpart(number, Money(wish.HowMuch * 17), On, "Bounced")),
            _ => (
                Field.Manager,
                new PledgeCounterpart(
                    $"co_{1 + wish.Which % 3}",
                    (PledgeKind)(wish.Which / 3 % 4),
                    Money(wish.HowMuch * 37),
                    On,
                    Field.Year,
                    "Letter"
                )
            ),
        };
    }

    /// <summary>
    /// Few suppliers and few numbers, so that invoices are often named twice, also as other people type them.
    /// </summary>
    private (string Supplier, string Number) Invoice(int i = 0) =>
        (
            $"su_{1 + (wish.Which + i) % 3}",
            wish.Who % 7 == 0 ? $"f - {(wish.HowMuch + i) % 19}" : $"F-{(wish.HowMuch + i) % 19}"
        );

    private string Line(int i = 0) => wish.HowMuch % 31 == 0 ? "NONE" : Terms.Lines[(wish.Which / 3 + i) % 3];

    private PlaceOrder Order()
    {
        var ((supplier, number), gross) = (Invoice(), wish.HowMuch * (wish.HowMuch % 23 == 0 ? 199 : 11L));
        return new(
            supplier,
            number,
            On.PlusDays(-(wish.Which % 9)),
            Line(),
            Money(gross),
            Money(gross * (wish.Which % 4) / 20),
            Money(gross * (wish.Which % 3) / 20),
            On,
            "Act"
        );
    }

    private RenderExpenseReport Account()
    {
        var paid = _dossier.Releases.FindAll(release => release.Paid.MinorUnits > 0);
        var release =
            paid.Count == 0 || wish.HowMuch % 17 == 0 ? 1 + wish.Which % 3 : paid[wish.Which % paid.Count].Number;
        var orders = _dossier.Orders.FindAll(order => order.State == OrderState.Paid || wish.HowMuch % 19 == 0);
        return new(
            release,
            On,
            "Descargo",
            orders.Count > 0
                ? [Claim(orders[wish.Which % orders.Count])]
                : [.. Enumerable.Range(0, 1 + wish.Which % 3).Select(Claim)]
        );
    }

    private ClaimedInvoice Claim(PaymentOrder order)
    {
        var amount = order.Gross.MinorUnits + (wish.HowMuch % 11 == 0 ? 1 : 0);
        return new(
            order.Supplier,
            order.InvoiceNumber,
            wish.HowMuch % 7 == 0 ? order.InvoiceOn.PlusDays(-30) : order.InvoiceOn,
            wish.HowMuch % 5 == 0 ? Line() : order.BudgetLine,
            Money(amount),
            Money(amount * (50 + wish.Which % 51) / 100)
        );
    }

    private ClaimedInvoice Claim(int i)
    {
        var ((supplier, number), amount) = (Invoice(i), wish.HowMuch * 13L + i);
        return new(
            supplier,
            number,
            On.PlusDays(-(wish.Which % 11)),
            Line(i),
            Money(amount),
            Money(amount * (50 + wish.Which % 51) / 100)
        );
    }

    private List<InvoiceFinding> Findings(ExpenseReport file) =>
        [
            .. _dossier
                .Invoices.Where(invoice => invoice.ExpenseReport == file.Id)
                .Take(1 + wish.Which % 2)
                .Select(invoice => new InvoiceFinding(invoice.Supplier, invoice.InvoiceNumber, "Not for the plan")),
        ];

    private RecordRefund Refund(ExpenseReport file) =>
        new(
            file.Number,
            wish.Which % 2 == 0 ? file.RefundDue : Money(1 + file.RefundDue.MinorUnits * wish.HowMuch / 700),
            On,
            "S"
        );

    private (Person, AllianceCommand) Kept() =>
        _dossier.Orders.Find(order => order.Counts && order.Number >= 1 + wish.Which % 5) is { } kept
            ? Keep(kept)
            : (Field.Payer, new PayTax(Money(wish.HowMuch), On, "S"));

    private (Person, AllianceCommand) Keep(PaymentOrder order)
    {
        var more = wish.HowMuch % 5 == 0 ? 1 : 0;
        return (
            Field.Payer,
            wish.Which % 2 == 0
                ? new PayTax(Money(order.Withholding.MinorUnits + more), On, "S")
                : new ReleaseRetention(order.Supplier, Money(order.Retention.MinorUnits + more), On, "S")
        );
    }

    private ChangeAlliance Change()
    {
        var (alliance, cost) = (_dossier.Alliance, _dossier.Alliance.Cost.MinorUnits - wish.HowMuch * 19);
        return (wish.Which % 4) switch
        {
            0 => new(alliance.Families - 1 + wish.HowMuch % 3, null, null, null, On, "", "Left"),
            1 => new(null, Money(cost), null, cost > 10 ? Terms.Budget(cost) : null, On, "", "Cheaper"),
            2 when wish.HowMuch % 4 == 0 => new(
                null,
                null,
                Money(alliance.Incentive.MinorUnits + 1),
                null,
                On,
                "",
                "More"
            ),
            2 => new(
                null,
                null,
                Money(alliance.Incentive.MinorUnits - wish.HowMuch * (wish.HowMuch % 3 == 0 ? 97 : 11)),
                null,
                On,
                "",
                "Less"
            ),
            _ => new(alliance.Families, Money(alliance.Cost.MinorUnits + wish.HowMuch), null, null, On, "", "Dearer"),
        };
    }

    private (Person, AllianceCommand) Move() =>
        (
            Field.Office,
            new MoveAlliance(
                (wish.Which % 9) switch
                {
                    0 or 1 => AllianceTrigger.Suspend,
                    2 => AllianceTrigger.Resume,
                    3 or 4 => AllianceTrigger.Close,
                    5 => AllianceTrigger.Evaluate,
                    6 => AllianceTrigger.Approve,
                    7 => AllianceTrigger.Reject,
                    _ => AllianceTrigger.Withdraw,
                },
                On,
                "Act",
                "Reason"
            )
        );

    /// <summary>What the channel has no place for, and what names nothing.</summary>
    private (Person, AllianceCommand) Wrong() =>
        (wish.Which % 8) switch
        {
            0 => (Field.Committee, Order()),
            1 => (Field.Office, new PlanWorks("Road", Money(wish.HowMuch), On, "Study")),
            2 => (Field.Manager, Account()),
            3 => (Field.Manager, new RequestRelease(Money(-wish.HowMuch), On, "")),
            5 => (Field.Office, new MoveAlliance(AllianceTrigger.Close, On, "Act")),
            6 => (
                Field.Controller,
                new LiquidateEstate(
                    wish.HowMuch % 2 == 0 ? "" : $"co_{wish.HowMuch % 4}",
                    Money(wish.HowMuch * 7),
                    On,
                    "S"
                )
            ),
            4 => (Field.Office, new AbandonWorks(1 + wish.HowMuch % 3, On, "Nobody offered")),
            _ => (Field.Inspector, new CertifyWorks(1 + wish.HowMuch % 3, Money(wish.HowMuch * 99), On, "x")),
        };

    private (Person, AllianceCommand) OnARelease()
    {
        var number =
            1 + wish.Which % (_dossier.Releases.Count + (wish.HowMuch % 8 == 0 || _dossier.Releases.IsEmpty ? 1 : 0));
        var revision = _dossier.FindRelease(number)?.Revision ?? 1;
        return (wish.What - 174) switch
        {
            0 or 1 => (Field.Manager, new AmendRelease(number, Money(wish.HowMuch * 43), On, "More")),
            2 => (Field.Controller, new ReturnRelease(number, On, "S")),
            3 or 4 => (Field.Controller, new ReturnRelease(number, On, "S", Money(wish.HowMuch * 7))),
            5 => (Field.Controller, new BounceRelease(number, On, "No")),
            6 => (Field.Maker, new RejectRelease(number, On, "No")),
            7 => (Field.Manager, new CancelRelease(number, On, "No")),
            8 => (Field.Checker, new ApproveRelease(number, revision, On)),
            9 => (Field.Payer, new InstructRelease(number, On, "I")),
            10 => (Field.Controller, new DebitRelease(number, On, "S")),
            11 => (Field.Payer, new RetryRelease(number, On, "Again")),
            _ => (Field.Controller, new ConfirmRelease(number, Money(wish.HowMuch), On, "S")),
        };
    }

    private (Person, AllianceCommand) OnAnOrder()
    {
        var number =
            1 + wish.Which % (_dossier.Orders.Count + (wish.HowMuch % 8 == 0 || _dossier.Orders.IsEmpty ? 1 : 0));
        var (revision, gross) = (_dossier.FindOrder(number)?.Revision ?? 1, wish.HowMuch * 12L);
        return (wish.What - 187) switch
        {
            0 or 1 => (
                Field.Committee,
                new AmendOrder(
                    number,
                    Money(gross),
                    Money(gross * (wish.Which % 5) / 20),
                    Money(gross * (wish.Which % 3) / 20),
                    On,
                    "Otherwise"
                )
            ),
            2 or 3 => (Field.Controller, new ReturnOrder(number, On, "S")),
            4 => (Field.Maker, new RejectOrder(number, On, "No")),
            5 => (Field.Committee, new CancelOrder(number, On, "No")),
            6 => (Field.Checker, new ApproveOrder(number, revision, On)),
            7 => (Field.Payer, new InstructOrder(number, On, "I")),
            _ => (Field.Controller, new ConfirmOrder(number, On, "S")),
        };
    }

    private (Person, AllianceCommand) OnAnExpenseReport()
    {
        var number =
            1
            + wish.Which
                % (_dossier.ExpenseReports.Count + (wish.HowMuch % 8 == 0 || _dossier.ExpenseReports.IsEmpty ? 1 : 0));
        var file = _dossier.FindExpenseReport(number);
        return (wish.What - 196) switch
        {
            0 when file is not null => (Field.Maker, new DisallowInvoices(number, On, "Audit", Findings(file))),
            1 => (Field.Maker, new RejectExpenseReport(number, On, "Cannot be read")),
            2 => (Field.Controller, new RecordRefund(number, Money(wish.HowMuch), On, "S")),
            _ => (Field.Maker, new AcceptExpenseReport(number, On, "", [])),
        };
    }
}
