using System.Collections.Immutable;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances.ExpenseReports;

/// <summary>One line of what is rendered.</summary>
/// <param name="Supplier">Opaque code, as in su_900123.</param>
/// <param name="On">The day on the invoice.</param>
/// <param name="BudgetLine">Code of a line of the alliance's budget.</param>
/// <param name="Claimed">The programme's share: the rest was paid with other money.</param>
public sealed record ClaimedInvoice(
    string Supplier,
    string Number,
    LocalDate On,
    string BudgetLine,
    Money Amount,
    Money Claimed
);

/// <summary>
/// The organization accounts for what it spent of a release. Whether each invoice is eligible is judged when somebody
/// else accepts it.
/// </summary>
/// <param name="Release">Number of the release whose money was spent.</param>
public sealed record RenderExpenseReport(
    int Release,
    LocalDate On,
    string Document,
    IReadOnlyList<ClaimedInvoice> Lines
) : AllianceCommand
{
    public const int MaxInvoices = 500;

    public override IReadOnlyList<InvoiceKey> Invoices =>
        [
            .. Lines
                .Select(line => InvoiceKey.Of(line.Supplier, line.Number))
                .Where(key => key.Refusal is null)
                .Select(key => key.Match(good => good, _ => default)),
        ];

    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        var alliance = dossier.Alliance;
        if (!dossier.HasEstate)
            return new AllianceRefusal.NotExecuting(alliance.Code, alliance.State);
        if (context.Instrument.Channel == Channel.ImplementingFund)
            return new ExpenseReportRefusal.ByWorks(alliance.Code);
        if (dossier.FindRelease(Release) is not { } release)
            return new TrancheRefusal.UnknownRelease(alliance.Code, Release);
        if (
            (
                Checks.CheckFutureDate("date", On, context)
                ?? Checks.CheckText("document", Document, CaseFileStep.MaxDocumentLength)
            ) is
            { } wrong
        )
            return wrong;
        if (release.Paid.IsZero)
            return new ExpenseReportRefusal.NothingTransferred(dossier.Name(release));
        if (Lines.Count is 0 or > MaxInvoices)
            return new ExpenseReportRefusal.InvoiceCountOutOfRange(Lines.Count, MaxInvoices);
        return Read(dossier, context).Then(invoices => Render(dossier, release, invoices, context));
    }

    private Result<AllianceOutcome> Render(
        Dossier dossier,
        Release release,
        ImmutableList<Invoice> invoices,
        AllianceContext context
    )
    {
        var (claimed, unclaimed) = (
            dossier.Sum(invoices.Select(invoice => invoice.Claimed)),
            dossier.Unclaimed(release)
        );
        if (claimed.MinorUnits > unclaimed.MinorUnits)
            return new ExpenseReportRefusal.AboveTransferred(dossier.Name(release), claimed, unclaimed, release.Paid);
        var begun = ExpenseReport.Lifecycle.Begin("Render");
        var rendered = new ExpenseReport
        {
            Id = invoices[0].ExpenseReport,
            Alliance = dossier.Alliance.Id,
            Number = dossier.ExpenseReports.Count + 1,
            Release = release.Id,
            Spent = dossier.Sum(invoices.Select(invoice => invoice.Amount)),
            Claimed = claimed,
            RefundDue = dossier.Nothing,
            RecoveryDue = dossier.Nothing,
            On = On,
            State = begun.To,
            RenderedBy = context.By.Id,
            DecidedBy = default,
            Since = context.Now,
        };
        return AllianceOutcome.Of(
            dossier with
            {
                ExpenseReports = dossier.ExpenseReports.Add(rendered),
                Invoices = dossier.Invoices.AddRange(invoices),
            },
            Step.Of(CaseKind.ExpenseReport, rendered.Id.Value, begun, On, Duty.Prepare, Document)
        );
    }

    private Result<ImmutableList<Invoice>> Read(Dossier dossier, AllianceContext context)
    {
        var (id, invoices, seen) = (
            context.NewId<ExpenseReport>(),
            ImmutableList.CreateBuilder<Invoice>(),
            new HashSet<InvoiceKey>()
        );
        var begun = Invoice.Lifecycle.Begin("Claim");
        foreach (var line in Lines)
        {
            var read = InvoiceKey.Of(line.Supplier, line.Number);
            if (!read.IsAccepted(out var key))
                return read.Refusal!;
            if (Refuse(line, key, dossier, context) is { } refusal)
                return refusal;
            if (!seen.Add(key))
                return new ExpenseReportRefusal.InvoiceTwice(
                    key.ToString(),
                    dossier.Alliance.Code,
                    new CodedText($"{FileNames.Prefix}this_expense_report")
                );
            invoices.Add(
                new Invoice
                {
                    Id = context.NewId<Invoice>(),
                    Alliance = dossier.Alliance.Id,
                    ExpenseReport = id,
                    Programme = dossier.Alliance.Programme,
                    Supplier = key.Supplier,
                    InvoiceNumber = key.Number,
                    On = line.On,
                    BudgetLine = line.BudgetLine,
                    Amount = line.Amount,
                    Claimed = line.Claimed,
                    State = begun.To,
                    Reason = "",
                }
            );
        }
        return AboveLine(dossier, invoices) is { } above ? above : invoices.ToImmutable();
    }

    /// <summary>
    /// Out of an account of the organization's own: the programme pays no more of a line than the line has. In a trust
    /// orders were judged by that.
    /// </summary>
    private static Refusal? AboveLine(Dossier dossier, IEnumerable<Invoice> invoices)
    {
        foreach (var claimed in invoices.GroupBy(invoice => invoice.BudgetLine))
        {
            var line = dossier.Budget.First(other => other.Code == claimed.Key);
            var (asked, left) = (
                dossier.Sum(claimed.Select(invoice => invoice.Claimed)),
                line.Amount
                    - dossier.Sum(
                        dossier
                            .Invoices.Where(other =>
                                other.Counts
                                && other.State != InvoiceState.Ineligible
                                && other.BudgetLine == claimed.Key
                            )
                            .Select(other => other.Claimed)
                    )
            );
            if (asked.MinorUnits > left.MinorUnits)
                return new ExpenseReportRefusal.AboveLine(claimed.Key, asked, left);
        }
        return null;
    }

    private static Refusal? Refuse(ClaimedInvoice line, InvoiceKey key, Dossier dossier, AllianceContext context)
    {
        if (Checks.CheckFutureDate($"invoices[{key}].date", line.On, context) is { } wrongDay)
            return wrongDay;
        if (dossier.Budget.All(other => other.Code != line.BudgetLine))
            return new AllianceRefusal.UnknownLine(line.BudgetLine);
        if (
            (
                AllianceChecks.CheckPositive($"invoices[{key}].amount", line.Amount, dossier)
                ?? AllianceChecks.CheckPositive($"invoices[{key}].programme's share", line.Claimed, dossier)
            ) is
            { } wrong
        )
            return wrong;
        if (line.Claimed.MinorUnits > line.Amount.MinorUnits)
            return new ExpenseReportRefusal.ClaimAboveInvoice(key.ToString(), line.Claimed, line.Amount);
        if (dossier.Invoices.Find(other => other.Counts && other.Key == key) is { } before)
            return new ExpenseReportRefusal.InvoiceTwice(
                key.ToString(),
                dossier.Alliance.Code,
                FileNames.Of(
                    "expense_report",
                    dossier.ExpenseReports.Single(other => other.Id == before.ExpenseReport).Number
                )
            );
        if (context.InvoicesElsewhere.TryGetValue(key, out var elsewhere))
            return new ExpenseReportRefusal.InvoiceTwice(key.ToString(), elsewhere.Alliance, elsewhere.Where);
        return
            context.Instrument.Channel == Channel.Trust
            && !dossier.Orders.Exists(order =>
                order.State == OrderState.Paid
                && order.Key == key
                && (order.Gross, order.BudgetLine, order.InvoiceOn) == (line.Amount, line.BudgetLine, line.On)
            )
            ? new ExpenseReportRefusal.NotPaidByOrder(key.ToString(), dossier.Alliance.Code)
            : null;
    }
}
