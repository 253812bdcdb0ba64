using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances.Works;

/// <summary>The contractor asks to be paid in advance; each certificate pays its share of that back.</summary>
public sealed record AdvanceWorks(int Number, Money Amount, LocalDate On, string Document) : WorksCommand(Number, On)
{
    protected override WorksTrigger Trigger => WorksTrigger.Advance;
    protected override Duty Duty => Duty.Prepare;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        SubprojectWorks works,
        Transition<WorksState> move,
        AllianceContext context
    )
    {
        if (
            (
                AllianceChecks.CheckExecuting(dossier)
                ?? AllianceChecks.CheckPositive("amount", Amount, dossier)
                ?? Checks.CheckText("document", Document, CaseFileStep.MaxDocumentLength)
            ) is
            { } wrong
        )
            return wrong;
        if (TooLarge(dossier, works, Amount, 0, context) is { } refusal)
            return refusal;
        var (asked, step) = WorksPayment.Ask(
            dossier,
            works,
            WorksPaymentKind.Advance,
            Amount,
            On,
            context,
            document: Document
        );
        var outcome = Moved(asked, works, works, move, context, document: Document);
        return outcome with { Steps = outcome.Steps.Add(step) };
    }

    /// <summary>
    /// Why an advance is more than certificates will still pay back; null when it is not. Judged again before the money
    /// goes: certificates may have been issued since.
    /// </summary>
    /// <param name="payment">Its number when it was asked for already.</param>
    internal static Refusal? TooLarge(
        Dossier dossier,
        SubprojectWorks works,
        Money amount,
        int payment,
        AllianceContext context
    )
    {
        var share = context.Instrument.Works.AdvanceAmortization;
        var asked = dossier.Sum(
            dossier
                .WorksPayments.Where(other =>
                    other.Works == works.Id
                    && other.Kind == WorksPaymentKind.Advance
                    && other.IsOpen
                    && other.Number != payment
                )
                .Select(other => other.Amount)
        );
        // What was certified already pays nothing back any more.
        var left = share.Of(works.Amount - works.Certified) - works.AdvanceLeft - asked;
        return amount.MinorUnits > left.MinorUnits
            ? new WorksRefusal.AdvanceTooLarge(
                works.NameIn(dossier),
                amount,
                left.MinorUnits < 0 ? dossier.Nothing : left,
                share,
                context.Instrument.Source
            )
            : null;
    }
}
