using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programs;
using Ledger.Tranches;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Accountabilities;

/// <summary>
/// What was accepted turns out to be ineligible: the programme's expenditure was none, and a refund is due.
/// </summary>
public sealed record DisallowInvoices(int Number, LocalDate On, string Document, IReadOnlyList<Finding> Findings)
    : AccountabilityAct(Number, On)
{
    protected override AccountabilityTrigger Trigger => AccountabilityTrigger.Disallow;

    protected override Result<Outcome> Do(
        Dossier dossier,
        Accountability file,
        Transition<AccountabilityState> move,
        Occasion occasion
    )
    {
        if (Judging.NotText("document", Document, FileStep.MaxDocumentLength) is { } wrong)
            return wrong;
        if (Findings.Count == 0)
            return new TextRefusal.Missing("ineligible invoice");
        var read = Found(dossier, file, Findings, InvoiceState.Accepted);
        if (!read.IsAccepted(out var bad))
            return read.Refusal!;
        var (release, amount, isTrust) = (
            ReleaseOf(dossier, file),
            dossier.Sum(bad.Select(invoice => invoice.Claimed)),
            occasion.Instrument.Channel == Channel.Trust
        );
        var parts = AccountEntries.Split(dossier, release, amount, part => part.Accounted);
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
        var narrative = $"Disallowed in accountability {Number}";
        var outcome = Moved(after, file, owed, move, occasion, document: Document, reason: Invoice.ReasonsOf(bad))
            .Posting(
                new PostEntry(
                    ReleaseEntries.InProgramme(
                        dossier,
                        On,
                        "1320",
                        "5110",
                        parts,
                        $"{narrative} of {dossier.Alliance.Code}",
                        Document
                    )
                ),
                new PostEntry(
                    Judging.Entry(
                        dossier.Alliance.Code,
                        On,
                        narrative,
                        Document,
                        [
                            .. isTrust
                                ? AccountEntries.ToRecover(dossier, bad)
                                : AccountEntries.Lines("4110", "2320", parts),
                        ]
                    )
                )
            );
        return Lapsing.Of(outcome, On, (new CodedText("reason.disallowed", ("Number", Number)), narrative), occasion);
    }
}

/// <summary>
/// The bank shows a refund, in whole or in part. In a trust the whole invoice comes back, and the programme's share of
/// it goes on to the programme.
/// </summary>
/// <param name="Amount">The programme's share that was paid back.</param>
/// <param name="Reference">The reference on the bank statement.</param>
public sealed record RecordRefund(int Number, Money Amount, LocalDate On, string Reference)
    : AccountabilityAct(Number, On)
{
    protected override AccountabilityTrigger Trigger => AccountabilityTrigger.Refund;
    protected override Duty Duty => Duty.Reconcile;

    protected override AccountabilityTrigger TriggerOn(Dossier dossier, Accountability file, Occasion occasion) =>
        Amount.MinorUnits < file.RefundDue.MinorUnits ? AccountabilityTrigger.RefundInPart : Trigger;

    protected override Result<Outcome> Do(
        Dossier dossier,
        Accountability file,
        Transition<AccountabilityState> move,
        Occasion occasion
    )
    {
        var (name, release) = (file.NameIn(dossier), ReleaseOf(dossier, file));
        if (
            (
                Judging.NotPositive("amount", Amount, dossier)
                ?? Judging.NotText("reference", Reference, FileStep.MaxDocumentLength)
            ) is
            { } wrong
        )
            return wrong;
        if (string.IsNullOrWhiteSpace(Reference))
            return new AccountabilityRefusal.NoBankReference(name);
        if (Amount.MinorUnits > file.RefundDue.MinorUnits)
            return new AccountabilityRefusal.AboveRefundDue(name, Amount, file.RefundDue);

        // The last refund takes what is left, so that shares rounded down before leave nothing behind.
        var recovered = file.RecoveryDue with
        {
            MinorUnits = (long)((Int128)file.RecoveryDue.MinorUnits * Amount.MinorUnits / file.RefundDue.MinorUnits),
        };
        var parts = AccountEntries.Split(dossier, release, Amount, part => part.RefundDue);
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
                occasion,
                Reference
            )
            .Posting(
                new PostEntry(
                    AccountEntries.Refunded(
                        dossier,
                        occasion.Instrument.Channel,
                        On,
                        parts,
                        recovered,
                        $"Refund of accountability {Number}",
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
                        $"Refund of accountability {Number} of {dossier.Alliance.Code}",
                        Reference
                    )
                )
            );
    }
}
