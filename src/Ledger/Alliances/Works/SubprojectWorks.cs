using Ledger.Access;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances.Works;

/// <summary>Where the works of a subproject stand, from their approval to their final acceptance.</summary>
public enum WorksState
{
    /// <summary>The works are planned; the offers are not opened.</summary>
    Evaluation,

    /// <summary>The contract is offered; no contractor is chosen.</summary>
    Tender,

    /// <summary>The contract is signed; progress is certified and paid.</summary>
    Execution,

    /// <summary>The works are complete; the retention is still kept.</summary>
    ProvisionallyAccepted,

    /// <summary>The works proved good and the retention is due; it is final.</summary>
    FinallyAccepted,

    /// <summary>The works were given up; it is final.</summary>
    Abandoned,
}

/// <summary>What moves works.</summary>
public enum WorksTrigger
{
    /// <summary>Offers are asked for.</summary>
    Tender,

    /// <summary>A contractor was chosen.</summary>
    Award,

    /// <summary>An advance to the contractor was asked for.</summary>
    Advance,

    /// <summary>The supervisor measured what was executed.</summary>
    Certify,

    /// <summary>The works were handed over; defects may still be claimed.</summary>
    AcceptProvisionally,

    /// <summary>The works are accepted for good.</summary>
    AcceptFinally,

    /// <summary>They are given up.</summary>
    Abandon,

    /// <summary>The last certificate was wrong and is taken back.</summary>
    Revoke,
}

/// <summary>
/// The works of a municipal subproject: an implementing fund tenders them, pays a contractor against certificates, and
/// keeps a part back until final acceptance.
/// </summary>
public sealed record SubprojectWorks : IIdentified, ICaseFile<SubprojectWorks, WorksState, WorksTrigger>
{
    public const int MaxNameLength = 200;

    public static string IdPrefix => "wk";

    public required Id<SubprojectWorks> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }

    /// <summary>1, 2, … within the subproject.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }
    public required WorksState State { get; init; }

    /// <summary>Opaque code, the holder of the contractor's accounts; empty before the award.</summary>
    public required string Contractor { get; init; }

    /// <summary>What is estimated, and from the award on what was contracted.</summary>
    public required Money Amount { get; init; }

    /// <summary>What the contractor was paid in advance.</summary>
    public required Money Advanced { get; init; }

    /// <summary>What certificates paid back of that.</summary>
    public required Money Amortized { get; init; }

    /// <summary>Certified from the beginning, gross.</summary>
    public required Money Certified { get; init; }

    /// <summary>The programme's share of what is certified.</summary>
    public required Money OfProgramme { get; init; }

    /// <summary>Kept back of certificates, and not paid out after final acceptance.</summary>
    public required Money Retained { get; init; }

    /// <summary>Who accepted provisionally; empty before.</summary>
    public required Id<Person> AcceptedBy { get; init; }

    /// <summary>Since when they are in their stage.</summary>
    public required Instant Since { get; init; }

    public Money AdvanceLeft => Advanced - Amortized;

    public bool IsOpen => State is WorksState.Tender or WorksState.Execution or WorksState.ProvisionallyAccepted;

    public Holder Holder =>
        Holder.Parse(Contractor) ?? throw new InvalidOperationException($"'{Contractor}' is no holder.");

    static CaseKind ICaseFile<SubprojectWorks, WorksState, WorksTrigger>.Life => CaseKind.Works;

    static SubprojectWorks? ICaseFile<SubprojectWorks, WorksState, WorksTrigger>.Find(Dossier dossier, int number) =>
        dossier.Works.Find(works => works.Number == number);

    static Refusal ICaseFile<SubprojectWorks, WorksState, WorksTrigger>.Unknown(string alliance, int number) =>
        new WorksRefusal.Unknown(alliance, number);

    Guid ICaseFile<SubprojectWorks, WorksState, WorksTrigger>.FileId => Id.Value;

    public CodedText NameIn(Dossier dossier) => FileNames.Of("works", Number, dossier.Alliance.Code);

    /// <summary>Certificates and payments are part of the works.</summary>
    public IEnumerable<(Duty Duty, Id<Person> By)> DoneIn(Dossier dossier)
    {
        foreach (var done in DutiesDone.DoneOn(dossier, Id.Value))
            yield return done;
        foreach (var payment in dossier.WorksPayments)
            if (payment.Works == Id)
                foreach (var done in DutiesDone.DoneOn(dossier, payment.Id.Value))
                    yield return done;
    }

    /// <summary>Who certified or accepted any part of the works.</summary>
    public IEnumerable<(Duty Duty, Id<Person> By)> CertifiedIn(Dossier dossier) =>
        DutiesDone.DoneOn(dossier, Id.Value).Where(done => done.Duty == Duty.Certify);

    /// <summary>
    /// An advance that was asked for and is neither paid nor cancelled; of several, one that the bank has.
    /// </summary>
    public WorksPayment? OpenAdvanceIn(Dossier dossier) =>
        dossier
            .WorksPayments.Where(payment =>
                payment.Works == Id && payment.Kind == WorksPaymentKind.Advance && payment.IsOpen
            )
            .OrderByDescending(payment => payment.State == WorksPaymentState.Instructed)
            .FirstOrDefault();

    /// <summary>
    /// The certificates that count, the last one first: each begins where the one before ends. What was revoked is
    /// above what is certified without it.
    /// </summary>
    public IEnumerable<WorksCertificate> CertificatesIn(Dossier dossier)
    {
        var certified = Certified;
        foreach (var certificate in dossier.WorksCertificates.Reverse())
        {
            if (certificate.Works != Id || certificate.Cumulative != certified)
                continue;
            yield return certificate;
            certified -= certificate.Gross;
        }
    }

    /// <summary>
    /// The works after a payment left the bank, or with the amount negated came back: what is advanced and what is kept
    /// back change with it.
    /// </summary>
    public SubprojectWorks Having(WorksPayment payment, Money paid) =>
        payment.Kind switch
        {
            WorksPaymentKind.Advance => this with { Advanced = Advanced + paid },
            WorksPaymentKind.Certificate => this,
            WorksPaymentKind.Retention => this with { Retained = Retained - paid },
        };

    public SubprojectWorks At(Transition<WorksState> move, Instant now) =>
        this with
        {
            State = move.After(State),
            Since = move.To == State ? Since : now,
        };

    public Dossier In(Dossier dossier) => dossier.With(this);

    /// <summary>The stages of works, on one screen. The diagram in specs/lives.md is printed from it.</summary>
    public static Lifecycle<WorksState, WorksTrigger> Lifecycle { get; } =
        new(
            [("Plan", WorksState.Evaluation)],
            life =>
            {
                life.Configure(WorksState.Evaluation)
                    .Permit(WorksTrigger.Tender, WorksState.Tender)
                    .Permit(WorksTrigger.Abandon, WorksState.Abandoned);
                life.Configure(WorksState.Tender)
                    .Permit(WorksTrigger.Award, WorksState.Execution)
                    .Permit(WorksTrigger.Abandon, WorksState.Abandoned);
                life.Configure(WorksState.Execution)
                    .PermitReentry(WorksTrigger.Advance)
                    .PermitReentry(WorksTrigger.Certify)
                    .PermitReentry(WorksTrigger.Revoke)
                    .Permit(WorksTrigger.AcceptProvisionally, WorksState.ProvisionallyAccepted);
                life.Configure(WorksState.ProvisionallyAccepted)
                    .Permit(WorksTrigger.AcceptFinally, WorksState.FinallyAccepted);
            }
        );
}
