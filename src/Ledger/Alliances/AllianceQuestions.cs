using Ardalis.Specification;
using Ledger.Workflow;

namespace Ledger.Alliances;

// A question has two doors. Memory asks IsSatisfiedBy, which is written out: to compile an expression costs a process
// some 35 milliseconds. The database asks the expression. A test asks both about every value (RuleTests).

/// <summary>
/// Whether an alliance has books of its own: from the day on which it executes, and for ever after.
/// </summary>
public sealed class AllianceHasEstate : Specification<Alliance>
{
    /// <summary>The states in which it has; statements name them as <c>{has_estate}</c>.</summary>
    public static readonly IReadOnlyList<AllianceState> States =
    [
        AllianceState.Executing,
        AllianceState.Suspended,
        AllianceState.Closed,
    ];

    public static readonly AllianceHasEstate Question = new();

    public AllianceHasEstate() => Query.Where(alliance => States.Contains(alliance.State));

    public override bool IsSatisfiedBy(Alliance entity) => States.Contains(entity.State);
}

/// <summary>Whether the programme plans to finance an alliance: it was approved and is neither rejected nor
/// withdrawn.</summary>
public sealed class AllianceIsApproved : Specification<Alliance>
{
    public static readonly IReadOnlyList<AllianceState> States =
    [
        AllianceState.Approved,
        AllianceState.Signed,
        .. AllianceHasEstate.States,
    ];

    public static readonly AllianceIsApproved Question = new();

    public AllianceIsApproved() => Query.Where(alliance => States.Contains(alliance.State));

    public override bool IsSatisfiedBy(Alliance entity) => States.Contains(entity.State);
}

/// <summary>What says of a step in the life of a file whether it is a performed duty.</summary>
public interface IDutyStep
{
    CaseKind Life { get; }
    Duty Duty { get; }
    string From { get; }
    string To { get; }
}

/// <summary>
/// Whether later commands on the file look at a step: a duty that keeps people apart, or a step in the life of an
/// alliance or of works, which goes forward in time.
/// </summary>
/// <typeparam name="TStep">A step that a command takes, or one that is recorded.</typeparam>
public sealed class StepIsPerformedDuty<TStep> : Specification<TStep>
    where TStep : class, IDutyStep
{
    public static readonly StepIsPerformedDuty<TStep> Question = new();

    public StepIsPerformedDuty() =>
        Query.Where(step =>
            step.Duty != Duty.None
            || (step.Life == CaseKind.Alliance || step.Life == CaseKind.Works) && step.From != step.To
        );

    public override bool IsSatisfiedBy(TStep entity) =>
        entity.Duty != Duty.None || entity.Life is CaseKind.Alliance or CaseKind.Works && entity.From != entity.To;
}
