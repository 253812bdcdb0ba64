using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.ExpenseReports;

/// <summary>
/// What was accepted turns out to be ineligible: the programme's expenditure was none, and a refund is due.
/// </summary>
public sealed record DisallowInvoices(int Number, LocalDate On, string Document, IReadOnlyList<InvoiceFinding> Findings)
    : ExpenseReportCommand(Number, On)
{
    protected override ExpenseReportTrigger Trigger => ExpenseReportTrigger.Disallow;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        ExpenseReport file,
        Transition<ExpenseReportState> move,
        AllianceContext context
    )
    {
        if (Checks.CheckText("document", Document, CaseFileStep.MaxDocumentLength) is { } wrong)
            return wrong;
        if (Findings.Count == 0)
            return new TextRefusal.Missing("ineligible invoice");
        var read = Found(dossier, file, Findings, InvoiceState.Accepted);
        if (!read.IsAccepted(out var bad))
            return read.Refusal!;
        var (release, amount, isTrust) = (
            ReleaseOf(dossier, file),
            dossier.Sum(bad.Select(invoice => invoice.Claimed)),
            context.Instrument.Channel == Channel.Trust
        );
        var parts = ExpenseReportEntries.Split(dossier, release, amount, part => part.Accounted);
        var after = dossier
            .Changing(
                release,
                parts,
                (part, so) => part with { Accounted = part.Accounted - so, RefundDue = part.RefundDue + so }
            )
            .With(release with { Accounted = release.Accounted - amount })
            .With(bad);
        var owed = file with
        {
            RefundDue = file.RefundDue + amount,
            RecoveryDue = file.RecoveryDue + (isTrust ? dossier.Sum(bad.Select(invoice => invoice.Amount)) : amount),
        };
        var outcome = Moved(after, file, owed, move, context, document: Document, reason: Invoice.ReasonsOf(bad))
            .Posting(
                new PostEntry(
                    ReleaseEntries.InProgramme(
                        dossier,
                        On,
                        "1320",
                        "5110",
                        parts,
                        new CodedText("entry.disallowed_of", ("Number", Number), ("Alliance", dossier.Alliance.Code)),
                        Document
                    )
                ),
                new PostEntry(
                    Checks.Entry(
                        dossier.Alliance.Code,
                        On,
                        new CodedText("entry.disallowed", ("Number", Number)),
                        Document,
                        [
                            .. isTrust
                                ? ExpenseReportEntries.ToRecover(dossier, bad)
                                : ExpenseReportEntries.Lines("4110", "2320", parts),
                        ]
                    )
                )
            );
        return Lapsing.Of(outcome, On, new CodedText("reason.disallowed", ("Number", Number)), context);
    }
}

/// <summary>
/// The bank shows a refund, in whole or in part. In a trust the whole invoice comes back, and the programme's share of
/// it goes on to the programme.
/// </summary>
/// <param name="Amount">The programme's share that was paid back.</param>
/// <param name="Reference">The reference on the bank statement.</param>
public sealed record RecordRefund(int Number, Money Amount, LocalDate On, string Reference)
    : ExpenseReportCommand(Number, On)
{
    protected override ExpenseReportTrigger Trigger => ExpenseReportTrigger.Refund;
    protected override Duty Duty => Duty.Reconcile;

    protected override ExpenseReportTrigger TriggerOn(Dossier dossier, ExpenseReport file, AllianceContext context) =>
        Amount.MinorUnits < file.RefundDue.MinorUnits ? ExpenseReportTrigger.RefundInPart : Trigger;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        ExpenseReport file,
        Transition<ExpenseReportState> move,
        AllianceContext context
    )
    {
        var (name, release) = (file.NameIn(dossier), ReleaseOf(dossier, file));
        if (
            (
                AllianceChecks.CheckPositive("amount", Amount, dossier)
                ?? Checks.CheckText("reference", Reference, CaseFileStep.MaxDocumentLength)
            ) is
            { } wrong
        )
            return wrong;
        if (string.IsNullOrWhiteSpace(Reference))
            return new ExpenseReportRefusal.NoBankReference(name);
        if (Amount.MinorUnits > file.RefundDue.MinorUnits)
            return new ExpenseReportRefusal.AboveRefundDue(name, Amount, file.RefundDue);

        // The last refund takes what is left, so that shares rounded down before leave nothing behind.
        var recovered = file.RecoveryDue with
        {
            MinorUnits = (long)((Int128)file.RecoveryDue.MinorUnits * Amount.MinorUnits / file.RefundDue.MinorUnits),
        };
        var parts = ExpenseReportEntries.Split(dossier, release, Amount, part => part.RefundDue);
        var after = dossier.Changing(
            release,
            parts,
            (part, so) => part with { RefundDue = part.RefundDue - so, Refunded = part.Refunded + so }
        );
        return Moved(
                after,
                file,
                file with
                {
                    RefundDue = file.RefundDue - Amount,
                    RecoveryDue = file.RecoveryDue - recovered,
                },
                move,
                context,
                Reference
            )
            .Posting(
                new PostEntry(
                    ExpenseReportEntries.Refunded(
                        dossier,
                        context.Instrument.Channel,
                        On,
                        parts,
                        recovered,
                        new CodedText("entry.refund", ("Number", Number)),
                        Reference
                    )
                ),
                new PostEntry(
                    ReleaseEntries.InProgramme(
                        dossier,
                        On,
                        "1110",
                        "1320",
                        parts,
                        new CodedText("entry.refund_of", ("Number", Number), ("Alliance", dossier.Alliance.Code)),
                        Reference
                    )
                )
            );
    }
}
