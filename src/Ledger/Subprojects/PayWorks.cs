using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Tranches;
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

/// <summary>An act on one works certificate.</summary>
public abstract record WorksCertificateAct(int Number, LocalDate On) : FileAct<WorksCertificate, WorksCertificateState, WorksCertificateTrigger>(Number, On)
{
    protected static Works WorksOf(Dossier dossier, WorksCertificate certificate) => dossier.Works.Single(other => other.Id == certificate.Works);

    protected static Refusal? NotShown(Dossier dossier, WorksCertificate certificate, string reference) => Judging.NotExecuting(dossier)
        ?? (string.IsNullOrWhiteSpace(reference) ? new WorksRefusal.NoBankReference(certificate.NameIn(dossier)) : Judging.NotText("reference", reference, FileStep.MaxDocumentLength));
}

/// <summary>Somebody who must approve what the contractor gets does so, as for a payment order: by amount, each another person, none of them a certifier.</summary>
public sealed record ApproveWorks(int Number, LocalDate On) : WorksCertificateAct(Number, On)
{
    public override Permission Permission => Permission.Approve; // Whose approval counts is judged by role and delegation.
    protected override WorksCertificateTrigger Trigger => WorksCertificateTrigger.Approve;
    protected override Duty Duty => Duty.Approve;

    protected override Result<Outcome> Do(Dossier dossier, WorksCertificate certificate, Occasion occasion)
    {
        if (Judging.NotExecuting(dossier) is { } notNow) return notNow;
        return Approving.Give(dossier, certificate.NameIn(dossier), certificate.Id.Value, WorksCertificate.Revision, certificate.Net, certificate.DoneIn(dossier), occasion)
            .Then<Outcome>(given => Moved(given.In(dossier), certificate, certificate, occasion, given.IsLast ? WorksCertificateTrigger.Approve : WorksCertificateTrigger.Endorse));
    }
}

/// <summary>The bank paid an approved works certificate. Whoever certified or approved may not have it paid.</summary>
/// <param name="Reference">The reference on the bank statement.</param>
public sealed record PayWorks(int Number, LocalDate On, string Reference) : WorksCertificateAct(Number, On)
{
    public override Permission Permission => Permission.Release;
    protected override WorksCertificateTrigger Trigger => WorksCertificateTrigger.Pay;
    protected override Duty Duty => Duty.Release;

    protected override Result<Outcome> Do(Dossier dossier, WorksCertificate certificate, Occasion occasion)
    {
        if (NotShown(dossier, certificate, Reference) is { } wrong) return wrong;
        var paid = Moved(dossier, certificate, certificate with { PaidBy = occasion.By.Id }, occasion, document: Reference);
        return certificate.Net.IsZero ? paid : paid.Posting(new PostEntry(WorksEntries.Paid(dossier, WorksOf(dossier, certificate), certificate, On, Reference)));
    }
}

/// <summary>The bank returned the payment: the money is in the collection account and the contractor is still owed (T21). It may be paid again; what was approved stays approved.</summary>
/// <param name="Reference">The reference on the bank statement.</param>
public sealed record ReturnWorks(int Number, LocalDate On, string Reference) : WorksCertificateAct(Number, On)
{
    public override Permission Permission => Permission.Reconcile;
    protected override WorksCertificateTrigger Trigger => WorksCertificateTrigger.Return;
    protected override Duty Duty => Duty.Reconcile;

    protected override Result<Outcome> Do(Dossier dossier, WorksCertificate certificate, Occasion occasion)
    {
        if (NotShown(dossier, certificate, Reference) is { } wrong) return wrong;
        var returned = Moved(dossier, certificate, certificate with { PaidBy = default }, occasion, document: Reference);
        return certificate.Net.IsZero ? returned : returned.Posting(new PostEntry(WorksEntries.Returned(dossier, WorksOf(dossier, certificate), certificate, On, Reference)));
    }
}
