using Ledger.Access;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances.Works;

/// <summary>Why a contractor is paid.</summary>
public enum WorksPaymentKind
{
    Advance,
    Certificate,
    Retention,
}

/// <summary>Where a payment to a contractor stands.</summary>
public enum WorksPaymentState
{
    /// <summary>The payment to the contractor is due; it waits for approvals.</summary>
    Requested,

    /// <summary>All approvals are given; the money is held.</summary>
    Approved,

    /// <summary>The payment instruction was sent to the bank; the money is still held.</summary>
    Instructed,

    /// <summary>The bank debited the implementing fund, by its statement.</summary>
    Paid,

    /// <summary>The bank sent the money back; it can be instructed again.</summary>
    Returned,

    /// <summary>An advance was withdrawn, or its certificate was revoked; it is final.</summary>
    Cancelled,
}

/// <summary>What moves a payment to a contractor.</summary>
public enum WorksPaymentTrigger
{
    /// <summary>An approval was given; others are still missing.</summary>
    ApprovePartially,

    /// <summary>The last approval was given: the money is held.</summary>
    Approve,

    /// <summary>The bank was told to pay.</summary>
    Instruct,

    /// <summary>The bank statement shows the payment.</summary>
    Pay,

    /// <summary>The bank returned the payment, or did not take the instruction.</summary>
    Return,

    /// <summary>It is to be paid once more.</summary>
    Retry,

    /// <summary>It is given up before it was paid.</summary>
    Cancel,
}

/// <summary>
/// What an implementing fund pays a contractor: an advance that was asked for, what a certificate leaves, the retention
/// after final acceptance.
/// </summary>
public sealed record WorksPayment : IIdentified, ICaseFile<WorksPayment, WorksPaymentState, WorksPaymentTrigger>
{
    public static string IdPrefix => "wp";

    public required Id<WorksPayment> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }
    public required Id<SubprojectWorks> Works { get; init; }

    /// <summary>1, 2, … within the subproject.</summary>
    public required int Number { get; init; }

    public required WorksPaymentKind Kind { get; init; }

    /// <summary>The certificate that is paid; empty for an advance and for the retention.</summary>
    public required Id<WorksCertificate> Certificate { get; init; }

    public required Money Amount { get; init; }

    /// <summary>The day on which it was asked for, certified or accepted.</summary>
    public required LocalDate On { get; init; }

    public required WorksPaymentState State { get; init; }

    /// <summary>What is paid never changes, so there is one revision to approve.</summary>
    public const int Revision = 1;

    /// <summary>The hold on the collection account; empty when nothing is held.</summary>
    public required Id<Hold> Hold { get; init; }

    /// <summary>Who asked for the advance, certified, or accepted the works for good.</summary>
    public required Id<Person> PreparedBy { get; init; }

    public required Id<Person> InstructedBy { get; init; }

    /// <summary>Since when it is in its state.</summary>
    public required Instant Since { get; init; }

    /// <summary>The account that it settles, of the contractor: 1330, 2110, 2130.</summary>
    public string Settles =>
        Kind switch
        {
            WorksPaymentKind.Advance => "1330",
            WorksPaymentKind.Certificate => "2110",
            WorksPaymentKind.Retention => "2130",
        };

    public bool IsOpen => State is not (WorksPaymentState.Paid or WorksPaymentState.Cancelled);

    static CaseKind ICaseFile<WorksPayment, WorksPaymentState, WorksPaymentTrigger>.Life => CaseKind.WorksPayment;

    static WorksPayment? ICaseFile<WorksPayment, WorksPaymentState, WorksPaymentTrigger>.Find(
        Dossier dossier,
        int number
    ) => dossier.WorksPayments.Find(payment => payment.Number == number);

    static Refusal ICaseFile<WorksPayment, WorksPaymentState, WorksPaymentTrigger>.Unknown(
        string alliance,
        int number
    ) => new WorksRefusal.UnknownPayment(alliance, number);

    Guid ICaseFile<WorksPayment, WorksPaymentState, WorksPaymentTrigger>.FileId => Id.Value;

    public CodedText NameIn(Dossier dossier) => FileNames.Of("works_payment", Number, dossier.Alliance.Code);

    /// <summary>
    /// Whoever certified any part of the works, or accepted them, may not approve, instruct or reconcile; approvals and
    /// payments of others are their own affair.
    /// </summary>
    public IEnumerable<(Duty Duty, Id<Person> By)> DoneIn(Dossier dossier)
    {
        foreach (var done in DutiesDone.DoneOn(dossier, Id.Value))
            yield return done;
        foreach (var certified in dossier.Works.Single(works => works.Id == Works).CertifiedIn(dossier))
            yield return certified;
    }

    public WorksPayment At(Transition<WorksPaymentState> move, Instant now) =>
        this with
        {
            State = move.After(State),
            Since = move.To == State ? Since : now,
        };

    public Dossier In(Dossier dossier) => dossier.With(this);

    /// <summary>A payment that nobody has approved yet, in the dossier, and the step that made it.</summary>
    internal static (Dossier After, Step Step) Ask(
        Dossier dossier,
        SubprojectWorks works,
        WorksPaymentKind kind,
        Money amount,
        LocalDate on,
        AllianceContext context,
        Id<WorksCertificate> certificate = default,
        string document = ""
    )
    {
        var begun = WorksPayment.Lifecycle.Begin("Request");
        var payment = new WorksPayment
        {
            Id = context.NewId<WorksPayment>(),
            Alliance = dossier.Alliance.Id,
            Works = works.Id,
            Number = dossier.WorksPayments.Count + 1,
            Kind = kind,
            Certificate = certificate,
            Amount = amount,
            On = on,
            State = begun.To,
            Hold = default,
            PreparedBy = context.By.Id,
            InstructedBy = default,
            Since = context.Now,
        };
        var duty = kind == WorksPaymentKind.Advance ? Duty.Prepare : Duty.Certify;
        return (
            dossier with
            {
                WorksPayments = dossier.WorksPayments.Add(payment),
            },
            Step.Of(CaseKind.WorksPayment, payment.Id.Value, begun, on, duty, document)
        );
    }

    /// <summary>
    /// The whole life of a payment to a contractor. The diagram in specs/lives.md is printed from it.
    /// </summary>
    public static Lifecycle<WorksPaymentState, WorksPaymentTrigger> Lifecycle { get; } =
        new(
            [("Request", WorksPaymentState.Requested)],
            life =>
            {
                life.Configure(WorksPaymentState.Requested)
                    .PermitReentry(WorksPaymentTrigger.ApprovePartially)
                    .Permit(WorksPaymentTrigger.Approve, WorksPaymentState.Approved)
                    .Permit(WorksPaymentTrigger.Cancel, WorksPaymentState.Cancelled);
                life.Configure(WorksPaymentState.Approved)
                    .Permit(WorksPaymentTrigger.Instruct, WorksPaymentState.Instructed)
                    .Permit(WorksPaymentTrigger.Cancel, WorksPaymentState.Cancelled);
                life.Configure(WorksPaymentState.Instructed)
                    .Permit(WorksPaymentTrigger.Pay, WorksPaymentState.Paid)
                    .Permit(WorksPaymentTrigger.Return, WorksPaymentState.Returned);
                life.Configure(WorksPaymentState.Paid).Permit(WorksPaymentTrigger.Return, WorksPaymentState.Returned);
                life.Configure(WorksPaymentState.Returned)
                    .Permit(WorksPaymentTrigger.Retry, WorksPaymentState.Approved)
                    .Permit(WorksPaymentTrigger.Cancel, WorksPaymentState.Cancelled);
            }
        );
}
