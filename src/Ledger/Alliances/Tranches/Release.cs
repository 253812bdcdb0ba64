using Ledger.Access;
using Ledger.Alliances.Budget;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances.Tranches;

/// <summary>Where a tranche stands, from its request to its payment.</summary>
public enum ReleaseState
{
    /// <summary>The organization asked for the money; nothing is held.</summary>
    Requested,

    /// <summary>A second person checked the request; it waits for approvals.</summary>
    Reviewed,

    /// <summary>All approvals that the amount needs are given; the money is held.</summary>
    Approved,

    /// <summary>The payment instruction was sent to the bank; the money is still held.</summary>
    Instructed,

    /// <summary>The bank debited the programme; the estate has not received the money.</summary>
    InTransit,

    /// <summary>The estate received the money, by the bank statement.</summary>
    Paid,

    /// <summary>The bank sent the money back; it can be instructed again.</summary>
    Returned,

    /// <summary>A reviewer or approver refused it; it is final.</summary>
    Rejected,

    /// <summary>The organization withdrew the request; it is final.</summary>
    Cancelled,
}

/// <summary>What moves a release.</summary>
public enum ReleaseTrigger
{
    /// <summary>Its amount or day changes: it is another revision, and is reviewed again.</summary>
    Amend,

    /// <summary>The fiduciary's maker checked its conditions.</summary>
    Review,

    /// <summary>An approval was given; others are still missing.</summary>
    ApprovePartially,

    /// <summary>The last approval was given: the money is held.</summary>
    Approve,

    /// <summary>A condition holds no longer: it goes back to be reviewed.</summary>
    Lapse,

    /// <summary>The bank was told to pay.</summary>
    Instruct,

    /// <summary>The bank did not take the instruction.</summary>
    Bounce,

    /// <summary>The bank paid a part; the rest is held.</summary>
    PayInPart,

    /// <summary>The bank debited the programme; the money has not arrived yet.</summary>
    Debit,

    /// <summary>All of it arrived.</summary>
    Pay,

    /// <summary>The receiver's bank sent the money back.</summary>
    Return,

    /// <summary>It is to be paid once more.</summary>
    Retry,

    /// <summary>The fiduciary refuses it.</summary>
    Reject,

    /// <summary>It is given up before it was paid.</summary>
    Cancel,
}

/// <summary>
/// A release (giro): the programme's money on its way to an alliance's estate. Nothing moves in the books before the
/// bank says so; approval only holds it.
/// </summary>
public sealed record Release : IIdentified, ICaseFile<Release, ReleaseState, ReleaseTrigger>
{
    public static string IdPrefix => "tr";

    public required Id<Release> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }

    /// <summary>1, 2, … within the alliance.</summary>
    public required int Number { get; init; }

    public required Money Amount { get; init; }

    /// <summary>The day for which it is asked: what is certified later does not count for it (T8).</summary>
    public required LocalDate On { get; init; }

    public required ReleaseState State { get; init; }

    /// <summary>Grows when what is asked changes: an approval names the revision that was seen.</summary>
    public required int Revision { get; init; }

    public required Money Paid { get; init; }

    /// <summary>Debited by the bank and not yet credited.</summary>
    public required Money InTransit { get; init; }

    /// <summary>What of it was accounted for and accepted.</summary>
    public required Money Accounted { get; init; }

    /// <summary>The hold on the programme's account since approval; empty when nothing is held.</summary>
    public required Id<Hold> Hold { get; init; }

    public required Id<Person> PreparedBy { get; init; }
    public required Id<Person> ReviewedBy { get; init; }
    public required Id<Person> InstructedBy { get; init; }

    /// <summary>Since when it is in its state.</summary>
    public required Instant Since { get; init; }

    public bool IsOver => State is ReleaseState.Rejected or ReleaseState.Cancelled;

    public bool IsPaid => State == ReleaseState.Paid;

    public bool IsOpen => !IsOver && !IsPaid;

    /// <summary>What it takes, or may yet take, of the alliance's incentive.</summary>
    public Money Claims => IsOver ? Paid : Amount;

    public Money Unpaid => Amount - Paid;

    static CaseKind ICaseFile<Release, ReleaseState, ReleaseTrigger>.Life => Alliances.CaseKind.Release;

    static Release? ICaseFile<Release, ReleaseState, ReleaseTrigger>.Find(Dossier dossier, int number) =>
        dossier.FindRelease(number);

    static Refusal ICaseFile<Release, ReleaseState, ReleaseTrigger>.Unknown(string alliance, int number) =>
        new TrancheRefusal.UnknownRelease(alliance, number);

    Guid ICaseFile<Release, ReleaseState, ReleaseTrigger>.FileId => Id.Value;

    public CodedText NameIn(Dossier dossier) => dossier.Name(this);

    public IEnumerable<(Duty Duty, Id<Person> By)> DoneIn(Dossier dossier) => DutiesDone.DoneOn(dossier, this);

    public Release At(Transition<ReleaseState> move, Instant now) =>
        this with
        {
            State = move.After(State),
            Since = move.To == State ? Since : now,
        };

    public Dossier In(Dossier dossier) => dossier.With(this);

    /// <summary>The whole life of a release, on one screen. The diagram in specs/lives.md is printed from it.</summary>
    public static Lifecycle<ReleaseState, ReleaseTrigger> Lifecycle { get; } =
        new(
            [("Request", ReleaseState.Requested)],
            life =>
            {
                life.Configure(ReleaseState.Requested)
                    .PermitReentry(ReleaseTrigger.Amend)
                    .Permit(ReleaseTrigger.Review, ReleaseState.Reviewed)
                    .Permit(ReleaseTrigger.Reject, ReleaseState.Rejected)
                    .Permit(ReleaseTrigger.Cancel, ReleaseState.Cancelled);
                life.Configure(ReleaseState.Reviewed)
                    .Permit(ReleaseTrigger.Amend, ReleaseState.Requested)
                    .PermitReentry(ReleaseTrigger.ApprovePartially)
                    .Permit(ReleaseTrigger.Approve, ReleaseState.Approved)
                    .Permit(ReleaseTrigger.Lapse, ReleaseState.Requested)
                    .Permit(ReleaseTrigger.Reject, ReleaseState.Rejected)
                    .Permit(ReleaseTrigger.Cancel, ReleaseState.Cancelled);
                life.Configure(ReleaseState.Approved)
                    .Permit(ReleaseTrigger.Instruct, ReleaseState.Instructed)
                    .Permit(ReleaseTrigger.Lapse, ReleaseState.Requested)
                    .Permit(ReleaseTrigger.Cancel, ReleaseState.Cancelled);
                life.Configure(ReleaseState.Instructed)
                    .Permit(ReleaseTrigger.Bounce, ReleaseState.Approved)
                    .Permit(ReleaseTrigger.Lapse, ReleaseState.Requested)
                    .PermitReentry(ReleaseTrigger.PayInPart)
                    .Permit(ReleaseTrigger.Debit, ReleaseState.InTransit)
                    .Permit(ReleaseTrigger.Pay, ReleaseState.Paid);
                life.Configure(ReleaseState.InTransit)
                    .Permit(ReleaseTrigger.Pay, ReleaseState.Paid)
                    .Permit(ReleaseTrigger.Return, ReleaseState.Returned);
                life.Configure(ReleaseState.Paid).Permit(ReleaseTrigger.Return, ReleaseState.Returned);
                life.Configure(ReleaseState.Returned)
                    .PermitReentry(ReleaseTrigger.Return)
                    .Permit(ReleaseTrigger.Retry, ReleaseState.Approved)
                    .Permit(ReleaseTrigger.Cancel, ReleaseState.Cancelled);
            }
        );
}

/// <summary>One person's approval of one revision of one release.</summary>
public sealed record Approval : IIdentified
{
    public static string IdPrefix => "ap";

    public required Id<Approval> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }

    /// <summary>The release or order.</summary>
    public required Guid File { get; init; }

    public required int Revision { get; init; }
    public required Role As { get; init; }
    public required Id<Person> By { get; init; }

    /// <summary>In whose place; empty when in their own.</summary>
    public required Id<Person> For { get; init; }

    public required Instant At { get; init; }
}

/// <summary>
/// What one line of the commitment (source, category, component) paid of a release: so that money can be told apart
/// down to a payment.
/// </summary>
public sealed record ReleasePart : IIdentified
{
    public static string IdPrefix => "rp";

    public required Id<ReleasePart> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }
    public required Id<Release> Release { get; init; }
    public required Id<CommitmentLine> Line { get; init; }
    public required Money Paid { get; init; }
    public required Money InTransit { get; init; }

    /// <summary>What of it was accounted for and accepted.</summary>
    public required Money Accounted { get; init; }

    /// <summary>What of it was spent on something ineligible and is to be paid back.</summary>
    public required Money RefundDue { get; init; }

    /// <summary>What of it was paid back.</summary>
    public required Money Refunded { get; init; }

    /// <summary>What nobody has accounted for yet.</summary>
    public Money Open => Paid - Accounted - RefundDue - Refunded;
}
