using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Tranches;
using NodaTime;

namespace Ledger.Subprojects;

/// <summary>As they are numbered in the database: new ones at the end.</summary>
public enum WorksCertificateState { Certified, Paid, Approved, Returned }

public enum WorksCertificateTrigger { Endorse, Approve, Pay, Return }

/// <summary>A works certificate (planilla de avance): what a supervisor of the roster saw done since the one before, and what the contractor gets for it.</summary>
public sealed record WorksCertificate : IIdentified, IFile<WorksCertificate, WorksCertificateState, WorksCertificateTrigger>
{
    public static string IdPrefix => "wc";

    public required Id<WorksCertificate> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }
    public required Id<Works> Works { get; init; }

    /// <summary>1, 2, … within the subproject.</summary>
    public required int Number { get; init; }

    /// <summary>What is done from the beginning, gross.</summary>
    public required Money Cumulative { get; init; }

    /// <summary>What this certificate adds.</summary>
    public required Money Gross { get; init; }

    /// <summary>Of that, pays back the contractor's advance.</summary>
    public required Money Amortization { get; init; }

    /// <summary>Of that, kept back until final acceptance.</summary>
    public required Money Retention { get; init; }

    /// <summary>The programme's share of the gross amount; the rest is the municipality's.</summary>
    public required Money OfProgramme { get; init; }

    public required LocalDate On { get; init; }
    public required Id<Person> By { get; init; }

    /// <summary>SHA-256 of the evidence, 64 hexadecimal digits.</summary>
    public required string Evidence { get; init; }

    public required WorksCertificateState State { get; init; }

    /// <summary>Nothing of it changes once it is issued, so there is one revision to approve.</summary>
    public const int Revision = 1;

    /// <summary>Who had it paid; empty before, and when the bank returned the payment.</summary>
    public required Id<Person> PaidBy { get; init; }

    /// <summary>Since when it is in its state.</summary>
    public required Instant Since { get; init; }

    /// <summary>What the contractor gets.</summary>
    public Money Net => Gross - Amortization - Retention;

    static Life IFile<WorksCertificate, WorksCertificateState, WorksCertificateTrigger>.Life => Life.WorksCertificate;

    static WorksCertificate? IFile<WorksCertificate, WorksCertificateState, WorksCertificateTrigger>.Find(Dossier dossier, int number) => dossier.WorksCertificates.Find(certificate => certificate.Number == number);

    static Refusal IFile<WorksCertificate, WorksCertificateState, WorksCertificateTrigger>.Unknown(string alliance, int number) => new WorksRefusal.UnknownCertificate(alliance, number);

    Guid IFile<WorksCertificate, WorksCertificateState, WorksCertificateTrigger>.FileId => Id.Value;

    public string NameIn(Dossier dossier) => $"works certificate {Number} of {dossier.Alliance.Code}";

    /// <summary>Whoever certified any part of the works may not approve or pay; approvals and payments of other certificates are their own affair.</summary>
    public IEnumerable<(Duty Duty, Id<Person> By)> DoneIn(Dossier dossier)
    {
        foreach (var other in dossier.WorksCertificates)
            if (other.Works == Works) yield return (Duty.Certify, other.By);
        foreach (var approval in Approving.DoneOn(dossier, Id.Value, Revision)) yield return approval;
        if (!PaidBy.IsEmpty) yield return (Duty.Release, PaidBy);
    }

    public WorksCertificate At(WorksCertificateState state, Instant now) => this with { State = state, Since = state == State ? Since : now };

    public Dossier In(Dossier dossier) => dossier.With(this);

    /// <summary>The whole life of a works certificate. The diagram in specs/lives.md is printed from it.</summary>
    public static StateMachine<WorksCertificateState, WorksCertificateTrigger> Lifecycle(WorksCertificateState state)
    {
        var machine = new StateMachine<WorksCertificateState, WorksCertificateTrigger>(() => state, next => state = next);
        machine.Configure(WorksCertificateState.Certified)
            .PermitReentry(WorksCertificateTrigger.Endorse)
            .Permit(WorksCertificateTrigger.Approve, WorksCertificateState.Approved);
        machine.Configure(WorksCertificateState.Approved)
            .Permit(WorksCertificateTrigger.Pay, WorksCertificateState.Paid);
        machine.Configure(WorksCertificateState.Paid)
            .Permit(WorksCertificateTrigger.Return, WorksCertificateState.Returned);
        machine.Configure(WorksCertificateState.Returned)
            .Permit(WorksCertificateTrigger.Pay, WorksCertificateState.Paid);
        return machine;
    }
}
