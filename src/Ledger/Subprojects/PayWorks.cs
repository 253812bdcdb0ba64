using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Subprojects;

/// <summary>The contractor is paid in advance; each certificate pays its share of that back.</summary>
/// <param name="Reference">The reference on the bank statement.</param>
public sealed record AdvanceWorks(int Number, Money Amount, LocalDate On, string Reference) : WorksAct(Number, On)
{
    public override Permission Permission => Permission.Release;
    protected override WorksTrigger Trigger => WorksTrigger.Advance;
    protected override Duty Duty => Duty.Release;

    protected override Result<Outcome> Do(Dossier dossier, Works works, Occasion occasion)
    {
        if ((Judging.NotExecuting(dossier) ?? Judging.NotPositive("amount", Amount, dossier) ?? NotShown(dossier, works, Reference)) is { } wrong) return wrong;
        var share = occasion.Instrument.Works.AdvanceAmortization;
        // What was certified already pays nothing back any more.
        var left = share.Of(works.Amount - works.Certified) - works.AdvanceLeft;
        if (Amount.MinorUnits > left.MinorUnits) return new WorksRefusal.AdvanceTooLarge(works.NameIn(dossier), Amount, left, share, occasion.Instrument.Source);
        return Moved(dossier, works, works with { Advanced = works.Advanced + Amount }, occasion, document: Reference).Posting(new PostEntry(WorksEntries.Advanced(dossier, works, Amount, On, Reference)));
    }
}

/// <summary>The bank paid a works certificate. Whoever certified may not have it paid.</summary>
/// <param name="Reference">The reference on the bank statement.</param>
public sealed record PayWorks(int Number, LocalDate On, string Reference) : FileAct<WorksCertificate, WorksCertificateState, WorksCertificateTrigger>(Number, On)
{
    public override Permission Permission => Permission.Release;
    protected override WorksCertificateTrigger Trigger => WorksCertificateTrigger.Pay;
    protected override Duty Duty => Duty.Release;

    protected override Result<Outcome> Do(Dossier dossier, WorksCertificate certificate, Occasion occasion)
    {
        if (Judging.NotExecuting(dossier) is { } notNow) return notNow;
        if (string.IsNullOrWhiteSpace(Reference)) return new WorksRefusal.NoBankReference(certificate.NameIn(dossier));
        if (Judging.NotText("reference", Reference, FileStep.MaxDocumentLength) is { } wrong) return wrong;
        var works = dossier.Works.Single(other => other.Id == certificate.Works);
        var paid = Moved(dossier, certificate, certificate with { PaidBy = occasion.By.Id }, occasion, document: Reference);
        return certificate.Net.IsZero ? paid : paid.Posting(new PostEntry(WorksEntries.Paid(dossier, works, certificate, On, Reference)));
    }
}
