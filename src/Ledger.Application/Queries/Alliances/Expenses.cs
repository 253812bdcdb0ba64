using Ledger.Alliances;
using Ledger.Alliances.ExpenseReports;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Storage.Alliances;
using NodaTime;

namespace Ledger.Application.Queries.Alliances;

/// <summary>An expense report.</summary>
/// <param name="Release">The number of the release whose money was spent.</param>
/// <param name="On">The day on which it was rendered.</param>
/// <param name="Claimed">The programme's share of what was spent.</param>
/// <param name="RefundDue">What must go back to the programme.</param>
public sealed record ExpenseReportLine(
    int Number,
    int Release,
    LocalDate On,
    Money Spent,
    Money Claimed,
    Money RefundDue,
    ExpenseReportState State,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] Instant Since,
    [property: ForPrograms] Id<ExpenseReport> Id
);

/// <summary>An invoice of an expense report.</summary>
/// <param name="ExpenseReport">The number of its report.</param>
/// <param name="Claimed">The programme's share of it.</param>
/// <param name="Reason">Why it is ineligible; empty when it is not.</param>
public sealed record InvoiceLine(
    int ExpenseReport,
    string Supplier,
    string Invoice,
    LocalDate On,
    string BudgetLine,
    Money Amount,
    Money Claimed,
    InvoiceState State,
    ReasonText Reason,
    [property: ForPrograms] Currency Currency
)
{
    internal static IEnumerable<InvoiceLine> Of(Dossier dossier, ExpenseReport report) =>
        dossier
            .Invoices.Where(invoice => invoice.ExpenseReport == report.Id)
            .Select(invoice => new InvoiceLine(
                report.Number,
                invoice.Supplier,
                invoice.InvoiceNumber,
                invoice.On,
                invoice.BudgetLine,
                invoice.Amount,
                invoice.Claimed,
                invoice.State,
                new ReasonText(invoice.Reason),
                invoice.Amount.Currency
            ));
}

/// <summary>All expense reports of an alliance, and their invoices.</summary>
public sealed record AllExpensesView(
    string Alliance,
    Currency Currency,
    Listing<ExpenseReportLine> ExpenseReports,
    Listing<InvoiceLine> Invoices
);

/// <summary>The expense reports of an alliance.</summary>
public sealed record ListExpenses(string Alliance) : DossierQuestion<AllExpensesView>(Alliance)
{
    private protected override Result<AllExpensesView> Tell(Inspection inspection)
    {
        var dossier = inspection.Dossier;
        return new AllExpensesView(
            Alliance,
            dossier.Alliance.Incentive.Currency,
            new Listing<ExpenseReportLine>([
                .. dossier.ExpenseReports.Select(report => new ExpenseReportLine(
                    report.Number,
                    ReleaseOf(dossier, report),
                    report.On,
                    report.Spent,
                    report.Claimed,
                    report.RefundDue,
                    report.State,
                    report.Spent.Currency,
                    report.Since,
                    report.Id
                )),
            ]),
            new Listing<InvoiceLine>([.. dossier.ExpenseReports.SelectMany(report => InvoiceLine.Of(dossier, report))])
        );
    }

    internal static int ReleaseOf(Dossier dossier, ExpenseReport report) =>
        dossier.Releases.Single(release => release.Id == report.Release).Number;
}

/// <param name="RefundDue">What must go back to the programme.</param>
/// <param name="RecoveryDue">What must be recovered of the organization.</param>
/// <inheritdoc cref="ExpenseReportLine"/>
public sealed record ExpenseReportView(
    string Alliance,
    int Number,
    Money Claimed,
    ExpenseReportState State,
    int Release,
    LocalDate On,
    Money Spent,
    Money RefundDue,
    Money RecoveryDue,
    Instant Since,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] Id<ExpenseReport> Id,
    Listing<InvoiceLine> Invoices,
    Listing<StepLine> Steps,
    Listing<EntryLine> Entries
);

/// <summary>One expense report with its invoices, and who did what.</summary>
public sealed record ShowExpenses(string Alliance, int Number) : CaseFileQuestion<ExpenseReportView>(Alliance, Number)
{
    private protected override Guid? FileIn(Dossier dossier) => dossier.FindExpenseReport(Number)?.Id.Value;

    private protected override Refusal Unknown() => new ExpenseReportRefusal.Unknown(Alliance, Number);

    private protected override ExpenseReportView Tell(Inspection inspection, ToldLife life)
    {
        var report = inspection.Dossier.FindExpenseReport(Number)!;
        return new ExpenseReportView(
            Alliance,
            Number,
            report.Claimed,
            report.State,
            ListExpenses.ReleaseOf(inspection.Dossier, report),
            report.On,
            report.Spent,
            report.RefundDue,
            report.RecoveryDue,
            report.Since,
            report.Spent.Currency,
            report.Id,
            new Listing<InvoiceLine>([.. InvoiceLine.Of(inspection.Dossier, report)]),
            life.Steps,
            life.Entries
        );
    }
}
