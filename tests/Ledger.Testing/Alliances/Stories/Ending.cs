using Ledger.Access;
using Ledger.Alliances;
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
/// How an alliance is brought to its end from wherever a story left it: files are finished, what was spent is accounted
/// for, what is owed is paid, the rest goes back, and it is closed. By people who did nothing before.
/// </summary>
internal sealed class Ending(Field books, Terms terms)
{
    private static readonly Person Preparer = Of(1, Role.Manager, Role.Committee, Role.ProgrammeOffice),
        Reviewer = Of(2, Role.Operator),
        First = Of(3, Role.Operator),
        Second = Of(4, Role.Treasurer),
        Payer = Of(5, Role.Operator),
        Reconciler = Of(6, Role.Controller);

    private LocalDate On => books.Today;

    /// <summary>Null when it is closed.</summary>
    public (Person By, AllianceCommand Act)? Next(Dossier dossier) =>
        dossier.Alliance.State switch
        {
            AllianceState.Suspended => (Preparer, new MoveAlliance(AllianceTrigger.Resume, On)),
            AllianceState.Executing => OfFiles(dossier)
                ?? OfMoney(dossier)
                ?? (Preparer, new MoveAlliance(AllianceTrigger.Close, On, "Act")),
            _ => null,
        };

    private (Person, AllianceCommand)? OfFiles(Dossier dossier) =>
        dossier
            .Releases.Select(Next)
            .Concat(dossier.Orders.Select(Next))
            .Concat(dossier.ExpenseReports.Select(file => Next(dossier, file)))
            .Concat(dossier.WorksPayments.Select(payment => Next(dossier, payment)))
            .Concat(dossier.Works.Select(Next))
            .FirstOrDefault(next => next is not null);

    private (Person, AllianceCommand)? Next(Release release) =>
        release.State switch
        {
            ReleaseState.Paid or ReleaseState.Rejected or ReleaseState.Cancelled => null,
            ReleaseState.Instructed => (Reconciler, new BounceRelease(release.Number, On, "No")),
            ReleaseState.InTransit => (Reconciler, new ConfirmRelease(release.Number, release.InTransit, On, "S")),
            _ => (Preparer, new CancelRelease(release.Number, On, "End")),
        };

    private (Person, AllianceCommand)? Next(PaymentOrder order) =>
        order.State switch
        {
            OrderState.Paid or OrderState.Rejected or OrderState.Cancelled => null,
            OrderState.Instructed => (Reconciler, new ReturnOrder(order.Number, On, "S")),
            _ => (Preparer, new CancelOrder(order.Number, On, "End")),
        };

    private (Person, AllianceCommand)? Next(Dossier dossier, ExpenseReport file) =>
        file.State switch
        {
            ExpenseReportState.Rendered when file.RenderedBy == Preparer.Id => (
                Reviewer,
                new AcceptExpenseReport(file.Number, On, "Report", [])
            ),
            ExpenseReportState.Rendered => (Reviewer, new RejectExpenseReport(file.Number, On, "End")),
            ExpenseReportState.RefundDue => terms.Channel == Channel.Trust
                ? (Reconciler, new RecordRefund(file.Number, file.RefundDue, On, "S"))
                : Having(dossier, file.RefundDue.MinorUnits)
                    ?? (Reconciler, new RecordRefund(file.Number, file.RefundDue, On, "S")),
            _ => null,
        };

    private (Person, AllianceCommand)? Next(Dossier dossier, WorksPayment payment) =>
        payment.State switch
        {
            WorksPaymentState.Paid or WorksPaymentState.Cancelled => null,
            WorksPaymentState.Instructed => (Reconciler, new ConfirmWorks(payment.Number, On, "S")),
            _ when payment.Kind == WorksPaymentKind.Advance => (Preparer, new CancelWorks(payment.Number, On, "End")),
            WorksPaymentState.Requested => (
                dossier.Approvals.Exists(approval => approval.File == payment.Id.Value) ? Second : First,
                new ApproveWorks(payment.Number, On)
            ),
            WorksPaymentState.Returned => (Payer, new RetryWorks(payment.Number, On, "End")),
            _ => (Payer, new InstructWorks(payment.Number, On, "Instruction")),
        };

    private (Person, AllianceCommand)? Next(Ledger.Alliances.Works.SubprojectWorks works) =>
        works.State switch
        {
            WorksState.Tender => (Preparer, new AbandonWorks(works.Number, On, "End")),
            WorksState.Execution when works.AdvanceLeft.IsZero => (
                Field.Inspector,
                new AcceptProvisionally(works.Number, On, "Record")
            ),
            WorksState.Execution => (
                Field.Inspector,
                new CertifyWorks(
                    works.Number,
                    Terms.Money(
                        Math.Min(
                            works.Amount.MinorUnits,
                            works.Certified.MinorUnits
                                + works.AdvanceLeft.MinorUnits * 100 / (100 - terms.Retention)
                                + 2
                        )
                    ),
                    On,
                    Field.Evidence,
                    IsLast: true
                )
            ),
            WorksState.ProvisionallyAccepted => (Field.Inspector, new AcceptFinally(works.Number, On, "Record")),
            _ => null,
        };

    private (Person, AllianceCommand)? OfMoney(Dossier dossier)
    {
        var code = dossier.Alliance.Code;
        if (
            dossier.Orders.Find(order =>
                order.State == OrderState.Paid
                && !dossier.Invoices.Exists(invoice => invoice.Counts && invoice.Key == order.Key)
                && dossier.Budget.Exists(line => line.Code == order.BudgetLine)
            )
                is { } spent
            && dossier.Releases.Find(release => Open(dossier, release) > 0) is { } release
        )
            return (
                Preparer,
                new RenderExpenseReport(
                    release.Number,
                    On,
                    "Descargo",
                    [
                        new ClaimedInvoice(
                            spent.Supplier,
                            spent.InvoiceNumber,
                            spent.InvoiceOn,
                            spent.BudgetLine,
                            spent.Gross,
                            Terms.Money(Math.Min(Open(dossier, release), spent.Gross.MinorUnits))
                        ),
                    ]
                )
            );
        if (-books.Balance(code, "2120").Posted is { IsZero: false } tax)
            return (Payer, new PayTax(tax, On, "S"));
        foreach (var supplier in dossier.Orders.Select(order => order.Supplier))
            if (-books.Balance(code, "2130", supplier).Posted is { IsZero: false } retention)
                return (Payer, new ReleaseRetention(supplier, retention, On, "S"));
        if (dossier.Releases.Sum(release => Open(dossier, release)) is > 0 and var open)
            return Having(dossier, open) ?? (Reconciler, new LiquidateEstate("", Terms.Money(open), On, "S"));
        var bank = books.Balance(code, "1110").Posted.MinorUnits;
        foreach (var contributor in dossier.Pledges.Select(pledge => pledge.Contributor))
            if (
                Math.Min(
                    Math.Min(
                        bank,
                        dossier
                            .Pledges.Where(pledge =>
                                pledge.Contributor == contributor && pledge.Kind != PledgeKind.InKind
                            )
                            .Sum(pledge => pledge.Verified.MinorUnits)
                    ),
                    -books
                        .Balance(code, terms.Channel == Channel.ImplementingFund ? "2330" : "3110", contributor)
                        .Posted.MinorUnits
                )
                is > 0
                    and var rest
            )
                return (Reconciler, new LiquidateEstate(contributor, Terms.Money(rest), On, "S"));
        return null;
    }

    /// <summary>Whoever spent the programme's money on something else brings it before it goes back.</summary>
    private (Person, AllianceCommand)? Having(Dossier dossier, long amount)
    {
        if (amount - books.Balance(dossier.Alliance.Code, "1110").Posted.MinorUnits is var missing && missing <= 0)
            return null;
        return
            dossier.Pledges.Find(pledge => pledge.Contributor == "co_end" && pledge.State != PledgeState.Fulfilled)
                is { } promised
            ? (Reconciler, new VerifyCounterpart(promised.Number, promised.Missing, On, "S"))
            : (
                Preparer,
                new PledgeCounterpart("co_end", PledgeKind.Cash, Terms.Money(missing), On, Field.Year, "Letter")
            );
    }

    private static long Open(Dossier dossier, Release release) =>
        dossier.Parts.Where(part => part.Release == release.Id).Sum(part => part.Open.MinorUnits);

    private static Person Of(int number, params Role[] roles) =>
        new(new Id<Person>(new Guid($"019d000b-0000-7000-8000-{number:x12}")), $"end-{number}", $"end-{number}", roles);
}
