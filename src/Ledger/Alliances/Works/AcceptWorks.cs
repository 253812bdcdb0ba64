using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances.Works;

/// <summary>
/// A supervisor of the roster accepts the works provisionally: nothing more is certified, the retention stays as a
/// guarantee.
/// </summary>
public sealed record AcceptProvisionally(int Number, LocalDate On, string Document) : WorksCommand(Number, On)
{
    protected override WorksTrigger Trigger => WorksTrigger.AcceptProvisionally;
    protected override Duty Duty => Duty.Certify;
    protected override bool FollowsItsKind => true;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        SubprojectWorks works,
        Transition<WorksState> move,
        AllianceContext context
    )
    {
        if (Checks.CheckText("document", Document, CaseFileStep.MaxDocumentLength) is { } wrong)
            return wrong;
        if (!dossier.Supervisors.Exists(supervisor => supervisor.Person == context.By.Id && supervisor.IsOnRoster(On)))
            return new TrancheRefusal.NotOnRoster(context.By.Handle, dossier.Alliance.Code, On);
        if (works.OpenAdvanceIn(dossier) is { } asked)
            return new WorksRefusal.AdvanceOpen(works.NameIn(dossier), asked.Number, asked.Amount, asked.State);
        return works.AdvanceLeft.IsZero
            ? Moved(dossier, works, works with { AcceptedBy = context.By.Id }, move, context, document: Document)
            : new WorksRefusal.AdvanceLeft(works.NameIn(dossier), works.AdvanceLeft);
    }
}

/// <summary>
/// A supervisor of the roster accepts the works for good: the retention is to be paid out, once (T17).
/// </summary>
public sealed record AcceptFinally(int Number, LocalDate On, string Document) : WorksCommand(Number, On)
{
    protected override WorksTrigger Trigger => WorksTrigger.AcceptFinally;
    protected override Duty Duty => Duty.Certify;
    protected override bool FollowsItsKind => true;

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
                ?? Checks.CheckText("document", Document, CaseFileStep.MaxDocumentLength)
            ) is
            { } wrong
        )
            return wrong;
        if (!dossier.Supervisors.Exists(supervisor => supervisor.Person == context.By.Id && supervisor.IsOnRoster(On)))
            return new TrancheRefusal.NotOnRoster(context.By.Handle, dossier.Alliance.Code, On);
        if (dossier.WorksPayments.Find(payment => payment.Works == works.Id && payment.IsOpen) is { } unpaid)
            return new WorksRefusal.UnpaidPayment(works.NameIn(dossier), unpaid.Number, unpaid.Amount, unpaid.State);
        if (works.Retained.IsZero)
            return Moved(dossier, works, works, move, context, document: Document);
        var (asked, step) = WorksPayment.Ask(
            dossier,
            works,
            WorksPaymentKind.Retention,
            works.Retained,
            On,
            context,
            document: Document
        );
        var accepted = Moved(asked, works, works, move, context, document: Document);
        return accepted with { Steps = accepted.Steps.Add(step) };
    }
}
