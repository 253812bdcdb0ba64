using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Tranches;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Subprojects;

/// <summary>A supervisor of the roster accepts the works provisionally: nothing more is certified, the retention stays as a guarantee.</summary>
public sealed record AcceptProvisionally(int Number, LocalDate On, string Document) : WorksAct(Number, On)
{
    public override Permission Permission => Permission.Certify;
    protected override WorksTrigger Trigger => WorksTrigger.AcceptProvisionally;
    protected override Duty Duty => Duty.Certify;

    protected override Result<Outcome> Do(Dossier dossier, Works works, Occasion occasion)
    {
        if (Judging.NotText("document", Document, FileStep.MaxDocumentLength) is { } wrong) return wrong;
        if (!dossier.Supervisors.Exists(supervisor => supervisor.Person == occasion.By.Id && supervisor.IsOnRoster(On))) return new TrancheRefusal.NotOnRoster(occasion.By.Handle, dossier.Alliance.Code, On);
        return works.AdvanceLeft.IsZero ? Moved(dossier, works, works with { AcceptedBy = occasion.By.Id }, occasion, document: Document)
            : new WorksRefusal.AdvanceLeft(works.NameIn(dossier), works.AdvanceLeft);
    }
}

/// <summary>The works are accepted for good and the retention is paid out, once (T17).</summary>
/// <param name="Reference">The reference on the bank statement of the retention's payment.</param>
public sealed record AcceptFinally(int Number, LocalDate On, string Reference) : WorksAct(Number, On)
{
    public override Permission Permission => Permission.Release;
    protected override WorksTrigger Trigger => WorksTrigger.AcceptFinally;
    protected override Duty Duty => Duty.Release;

    protected override Result<Outcome> Do(Dossier dossier, Works works, Occasion occasion)
    {
        if ((Judging.NotExecuting(dossier) ?? NotShown(dossier, works, Reference)) is { } wrong) return wrong;
        if (dossier.WorksCertificates.Find(certificate => certificate.Works == works.Id && certificate.State != WorksCertificateState.Paid) is { } unpaid)
            return new WorksRefusal.UnpaidCertificate(works.NameIn(dossier), unpaid.Number);
        var accepted = Moved(dossier, works, works with { Retained = dossier.Nothing }, occasion, document: Reference);
        return works.Retained.IsZero ? accepted : accepted.Posting(new PostEntry(WorksEntries.Released(dossier, works, On, Reference)));
    }
}
