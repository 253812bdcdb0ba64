using System.Collections.Immutable;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.ExpenseReports;

/// <summary>A command on one expense report that was rendered.</summary>
public abstract record ExpenseReportCommand(int Number, LocalDate On)
    : CaseFileCommand<ExpenseReport, ExpenseReportState, ExpenseReportTrigger>(Number, On)
{
    protected override Duty Duty => Duty.Review;

    protected static Release ReleaseOf(Dossier dossier, ExpenseReport file) =>
        dossier.Releases.Single(release => release.Id == file.Release);

    /// <summary>The invoices that somebody found ineligible, with the reason given.</summary>
    protected static Result<ImmutableList<Invoice>> Found(
        Dossier dossier,
        ExpenseReport file,
        IReadOnlyList<InvoiceFinding> findings,
        InvoiceState state
    )
    {
        var found = ImmutableList.CreateBuilder<Invoice>();
        foreach (var finding in findings)
        {
            if (Checks.CheckText("reason", finding.Reason, Invoice.MaxReasonLength, required: true) is { } wrong)
                return wrong;
            var read = InvoiceKey.Of(finding.Supplier, finding.Number);
            if (!read.IsAccepted(out var key))
                return read.Refusal!;
            if (
                dossier.Invoices.Find(invoice =>
                    invoice.ExpenseReport == file.Id && invoice.Key == key && invoice.State == state
                )
                    is not { } invoice
                || found.Any(other => other.Id == invoice.Id)
            )
                return new ExpenseReportRefusal.UnknownInvoice(file.NameIn(dossier), key.ToString(), state);
            found.Add(Disallowed(invoice, finding.Reason.Trim()));
        }
        return found.ToImmutable();
    }

    protected static Invoice Disallowed(Invoice invoice, string reason) =>
        invoice.At(Invoice.Lifecycle.Fire(invoice.State, InvoiceTrigger.Disallow)) with
        {
            Reason = reason,
        };
}

/// <summary>An invoice that whoever reviews finds ineligible.</summary>
public sealed record InvoiceFinding(string Supplier, string Number, string Reason);

/// <summary>
/// Somebody else accepts what was rendered. What is dated outside its window, or found ineligible, is not accepted: a
/// refund is due (T14).
/// </summary>
/// <param name="Findings">Invoices that are ineligible for another reason than their day.</param>
public sealed record AcceptExpenseReport(
    int Number,
    LocalDate On,
    string Document,
    IReadOnlyList<InvoiceFinding> Findings
) : ExpenseReportCommand(Number, On)
{
    protected override ExpenseReportTrigger Trigger => ExpenseReportTrigger.Accept;

    protected override ExpenseReportTrigger TriggerOn(Dossier dossier, ExpenseReport file, AllianceContext context) =>
        Judge(dossier, file, context)
            .Match(
                judged => Ineligible(dossier, judged).IsZero ? Trigger : ExpenseReportTrigger.AcceptInPart,
                _ => Trigger
            );

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        ExpenseReport file,
        Transition<ExpenseReportState> move,
        AllianceContext context
    )
    {
        if (Checks.CheckText("document", Document, CaseFileStep.MaxDocumentLength) is { } wrong)
            return wrong;
        return Judge(dossier, file, context).Then(judged => Accept(dossier, file, move, judged, context));
    }

    /// <summary>Every invoice that is claimed, accepted or found ineligible.</summary>
    private Result<ImmutableList<Invoice>> Judge(Dossier dossier, ExpenseReport file, AllianceContext context) =>
        Found(dossier, file, Findings, InvoiceState.Claimed)
            .Then<ImmutableList<Invoice>>(found =>
                dossier
                    .Invoices.FindAll(invoice =>
                        invoice.ExpenseReport == file.Id && invoice.State == InvoiceState.Claimed
                    )
                    .ConvertAll(invoice =>
                        found.Find(other => other.Id == invoice.Id) ?? JudgeDay(invoice, dossier, context.Instrument)
                    )
            );

    private static Money Ineligible(Dossier dossier, ImmutableList<Invoice> judged) =>
        dossier.Sum(
            judged.Where(invoice => invoice.State == InvoiceState.Ineligible).Select(invoice => invoice.Claimed)
        );

    private Result<AllianceOutcome> Accept(
        Dossier dossier,
        ExpenseReport file,
        Transition<ExpenseReportState> move,
        ImmutableList<Invoice> judged,
        AllianceContext context
    )
    {
        var (good, bad) = (
            judged.FindAll(invoice => invoice.State == InvoiceState.Accepted),
            judged.FindAll(invoice => invoice.State == InvoiceState.Ineligible)
        );
        var (release, accepted, ineligible) = (
            ReleaseOf(dossier, file),
            dossier.Sum(good.Select(invoice => invoice.Claimed)),
            Ineligible(dossier, judged)
        );

        var earned = ExpenseReportEntries.Split(dossier, release, accepted, part => part.Open);
        var one = dossier.Changing(
            release,
            earned,
            (part, amount) => part with { Accounted = part.Accounted + amount }
        );
        var owed = ExpenseReportEntries.Split(one, release, ineligible, part => part.Open);
        var after = one.Changing(release, owed, (part, amount) => part with { RefundDue = part.RefundDue + amount })
            .With(release with { Accounted = release.Accounted + accepted })
            .With(judged);

        var recovered =
            context.Instrument.Channel == Channel.Trust
                ? dossier.Sum(bad.Select(invoice => invoice.Amount))
                : ineligible;
        return Moved(
                after,
                file,
                file with
                {
                    DecidedBy = context.By.Id,
                    RefundDue = ineligible,
                    RecoveryDue = recovered,
                },
                move,
                context,
                Document,
                Invoice.ReasonsOf(bad)
            )
            .Posting(
                Entries(dossier, file, (earned, owed), judged, bad, context.Instrument.Channel)
                    .Select(entry => new PostEntry(entry))
            );
    }

    private IEnumerable<JournalEntry> Entries(
        Dossier dossier,
        ExpenseReport file,
        (IReadOnlyList<(CommitmentLine, Money)> Earned, IReadOnlyList<(CommitmentLine, Money)> Owed) parts,
        ImmutableList<Invoice> all,
        ImmutableList<Invoice> bad,
        Channel channel
    )
    {
        var narrative = new CodedText("entry.report_accepted", ("Number", Number), ("Alliance", dossier.Alliance.Code));
        if (parts.Earned.Count > 0)
            yield return ReleaseEntries.InProgramme(dossier, On, "5110", "1310", parts.Earned, narrative, Document);
        if (parts.Owed.Count > 0)
            yield return ReleaseEntries.InProgramme(
                dossier,
                On,
                "1320",
                "1310",
                parts.Owed,
                new CodedText("entry.ineligible_of", ("Number", Number), ("Alliance", dossier.Alliance.Code)),
                Document
            );
        if (channel == Channel.Trust)
        {
            if (bad.Count > 0)
                yield return Checks.Entry(
                    dossier.Alliance.Code,
                    On,
                    new CodedText("entry.ineligible", ("Number", Number)),
                    Document,
                    [.. ExpenseReportEntries.ToRecover(dossier, bad)]
                );
            yield break;
        }
        yield return Checks.Entry(
            dossier.Alliance.Code,
            On,
            new CodedText("entry.spent", ("Number", Number)),
            Document,
            [.. ExpenseReportEntries.Spent(dossier, all)]
        );
        yield return Checks.Entry(
            dossier.Alliance.Code,
            On,
            new CodedText("entry.report_of_release", ("Number", Number), ("Release", ReleaseOf(dossier, file).Number)),
            Document,
            [
                .. ExpenseReportEntries.Lines("2310", "4110", parts.Earned),
                .. ExpenseReportEntries.Lines("2310", "2320", parts.Owed),
            ]
        );
    }

    /// <summary>T14: by its day an invoice is eligible or not.</summary>
    private static Invoice JudgeDay(Invoice invoice, Dossier dossier, Instrument instrument)
    {
        if (dossier.Budget.Find(other => other.Code == invoice.BudgetLine) is not { } line)
            return Disallowed(invoice, new CodedText("reason.no_budget_line", ("Line", invoice.BudgetLine)).ToString());
        var (from, through) = dossier.InvoiceWindow(line, instrument);
        return invoice.On >= from && invoice.On <= through
            ? invoice.At(Invoice.Lifecycle.Fire(invoice.State, InvoiceTrigger.Accept))
            : Disallowed(
                invoice,
                new CodedText(
                    "reason.outside_dates",
                    ("Day", invoice.On),
                    ("From", from),
                    ("Through", through)
                ).ToString()
            );
    }
}

/// <summary>What was rendered is not accepted as it is, and why. Its invoices may be rendered again.</summary>
public sealed record RejectExpenseReport(int Number, LocalDate On, string Reason) : ExpenseReportCommand(Number, On)
{
    protected override ExpenseReportTrigger Trigger => ExpenseReportTrigger.Reject;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        ExpenseReport file,
        Transition<ExpenseReportState> move,
        AllianceContext context
    )
    {
        if (Checks.CheckText("reason", Reason, CaseFileStep.MaxReasonLength, required: true) is { } wrong)
            return wrong;
        var given = dossier
            .Invoices.FindAll(invoice => invoice.ExpenseReport == file.Id)
            .ConvertAll(invoice => invoice.At(Invoice.Lifecycle.Fire(invoice.State, InvoiceTrigger.Reject)));
        return Moved(dossier.With(given), file, file with { DecidedBy = context.By.Id }, move, context, reason: Reason);
    }
}
