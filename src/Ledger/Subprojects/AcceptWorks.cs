using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Tranches;
using NodaTime;

namespace Ledger.Subprojects;

/// <summary>
/// A supervisor of the roster accepts the works provisionally: nothing more is certified, the retention stays as a
/// guarantee.
/// </summary>
public sealed record AcceptProvisionally(int Number, LocalDate On, string Document) : WorksAct(Number, On)
{
    protected override WorksTrigger Trigger => WorksTrigger.AcceptProvisionally;
    protected override Duty Duty => Duty.Certify;
    protected override bool FollowsItsKind => true;

    protected override Result<Outcome> Do(Dossier dossier, Works works, Transition<WorksState> move, Occasion occasion)
    {
        if (Judging.NotText("document", Document, FileStep.MaxDocumentLength) is { } wrong)
            return wrong;
        if (!dossier.Supervisors.Exists(supervisor => supervisor.Person == occasion.By.Id && supervisor.IsOnRoster(On)))
            return new TrancheRefusal.NotOnRoster(occasion.By.Handle, dossier.Alliance.Code, On);
        if (works.OpenAdvanceIn(dossier) is { } asked)
            return new WorksRefusal.AdvanceOpen(works.NameIn(dossier), asked.Number, asked.Amount, asked.State);
        return works.AdvanceLeft.IsZero
            ? Moved(dossier, works, works with { AcceptedBy = occasion.By.Id }, move, occasion, document: Document)
            : new WorksRefusal.AdvanceLeft(works.NameIn(dossier), works.AdvanceLeft);
    }
}

/// <summary>
/// A supervisor of the roster accepts the works for good: the retention is to be paid out, once (T17).
/// </summary>
public sealed record AcceptFinally(int Number, LocalDate On, string Document) : WorksAct(Number, On)
{
    protected override WorksTrigger Trigger => WorksTrigger.AcceptFinally;
    protected override Duty Duty => Duty.Certify;
    protected override bool FollowsItsKind => true;

    protected override Result<Outcome> Do(Dossier dossier, Works works, Transition<WorksState> move, Occasion occasion)
    {
        if (
            (Judging.NotExecuting(dossier) ?? Judging.NotText("document", Document, FileStep.MaxDocumentLength)) is
            { } wrong
        )
            return wrong;
        if (!dossier.Supervisors.Exists(supervisor => supervisor.Person == occasion.By.Id && supervisor.IsOnRoster(On)))
            return new TrancheRefusal.NotOnRoster(occasion.By.Handle, dossier.Alliance.Code, On);
        if (dossier.WorksPayments.Find(payment => payment.Works == works.Id && payment.IsOpen) is { } unpaid)
            return new WorksRefusal.UnpaidPayment(works.NameIn(dossier), unpaid.Number, unpaid.Amount, unpaid.State);
        if (works.Retained.IsZero)
            return Moved(dossier, works, works, move, occasion, document: Document);
        var (asked, step) = WorksPayment.Ask(
            dossier,
            works,
            WorksPaymentKind.Retention,
            works.Retained,
            On,
            occasion,
            document: Document
        );
        var accepted = Moved(asked, works, works, move, occasion, document: Document);
        return accepted with { Steps = accepted.Steps.Add(step) };
    }
}
