using Ledger.Foundations;
using NodaTime;

namespace Ledger.RotatingFunds.Repayments;

/// <summary>Where a member's commitment to repay the incentive stands.</summary>
public enum CommitmentState
{
    /// <summary>The member signed it; the inputs are not delivered, nothing is due.</summary>
    Signed,

    /// <summary>The inputs are delivered; the amount is owed to the fund.</summary>
    Delivered,

    /// <summary>The member repaid all of it. A receipt that is taken back makes it owed again.</summary>
    Repaid,

    /// <summary>The committee gave up the rest; it is final.</summary>
    GivenUp,

    /// <summary>It was withdrawn before delivery; nothing is owed. It is final.</summary>
    Withdrawn,
}

/// <summary>What moves a commitment to repay.</summary>
public enum CommitmentTrigger
{
    /// <summary>The inputs were delivered: from now on it is owed.</summary>
    Deliver,

    /// <summary>A part of it was repaid.</summary>
    Receive,

    /// <summary>All of it was repaid.</summary>
    Complete,

    /// <summary>Its rest gets other due days.</summary>
    Reschedule,

    /// <summary>The committee gives up the rest.</summary>
    GiveUp,

    /// <summary>It is given up before the inputs were delivered.</summary>
    Withdraw,

    /// <summary>A receipt was wrong and is taken back.</summary>
    TakeBack,
}

/// <summary>
/// What a member signed to repay of the incentive into the fund (DNP 4.5): an amount, its schedule, its conditions, and
/// the signed document. No interest: it is an incentive.
/// </summary>
public sealed record RepaymentCommitment : IIdentified
{
    public static string IdPrefix => "rc";

    public const int MaxConditionsLength = 500;

    public required Id<RepaymentCommitment> Id { get; init; }
    public required Id<Fund> Fund { get; init; }
    public required int Number { get; init; }
    public required string Member { get; init; }

    /// <summary>
    /// The alliance whose incentive it repays; empty for a fund that is older than its alliance's file here.
    /// </summary>
    public required string Alliance { get; init; }

    public required Money Amount { get; init; }
    public required Money Repaid { get; init; }
    public required CommitmentState State { get; init; }
    public required LocalDate SignedOn { get; init; }

    /// <summary>When the inputs were delivered, and the debt began; a day before all others until then.</summary>
    public required LocalDate DeliveredOn { get; init; }

    /// <summary>The last day on which something was done with it.</summary>
    public required LocalDate LastMovedOn { get; init; }

    /// <summary>The receipt that was the last thing done with it; empty: something else was.</summary>
    public Id<WrittenReceipt> LastReceipt { get; init; }

    public required string Conditions { get; init; }
    public required string Document { get; init; }

    public Money Left => Amount - Repaid;

    /// <inheritdoc cref="CommitmentIsOwed"/>
    public bool IsOwed => CommitmentIsOwed.Question.IsSatisfiedBy(this);

    /// <inheritdoc cref="CommitmentIsOpen"/>
    public bool IsOpen => CommitmentIsOpen.Question.IsSatisfiedBy(this);

    public CodedText Name => FileNames.Of("commitment", Number);

    /// <summary>The same one after that step of its life.</summary>
    public RepaymentCommitment At(Transition<CommitmentState> move) => this with { State = move.After(State) };

    /// <summary>
    /// The whole life of a commitment, on one screen. The diagram in specs/lives.md is printed from it.
    /// </summary>
    public static Lifecycle<CommitmentState, CommitmentTrigger> Lifecycle { get; } =
        new(
            [("Sign", CommitmentState.Signed), ("BringForward", CommitmentState.Delivered)],
            life =>
            {
                life.Configure(CommitmentState.Signed)
                    .Permit(CommitmentTrigger.Deliver, CommitmentState.Delivered)
                    .Permit(CommitmentTrigger.Withdraw, CommitmentState.Withdrawn);
                life.Configure(CommitmentState.Delivered)
                    .PermitReentry(CommitmentTrigger.Receive)
                    .Permit(CommitmentTrigger.Complete, CommitmentState.Repaid)
                    .PermitReentry(CommitmentTrigger.TakeBack)
                    .PermitReentry(CommitmentTrigger.Reschedule)
                    .Permit(CommitmentTrigger.GiveUp, CommitmentState.GivenUp);
                life.Configure(CommitmentState.Repaid).Permit(CommitmentTrigger.TakeBack, CommitmentState.Delivered);
            }
        );
}
