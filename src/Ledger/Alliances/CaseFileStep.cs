using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>The lives that files have.</summary>
public enum CaseKind
{
    Alliance,
    Pledge,
    Release,
    Order,
    Certificate,
    ExpenseReport,
    Works,
    WorksPayment,
}

/// <summary>
/// That somebody did a duty on a file, or took an alliance or works a step further, as the steps tell it
/// (<see cref="Step.IsPerformedDuty"/>).
/// </summary>
/// <param name="On">The last day on which they did.</param>
public readonly record struct PerformedDuty(Guid File, Duty Duty, Id<Person> By, LocalDate On)
{
    internal static System.Collections.Immutable.ImmutableList<PerformedDuty> Noted(
        System.Collections.Immutable.ImmutableList<PerformedDuty> duties,
        PerformedDuty duty
    )
    {
        var known = duties.FindIndex(other =>
            other.File == duty.File && other.Duty == duty.Duty && other.By == duty.By
        );
        return known < 0 ? duties.Add(duty)
            : duties[known].On >= duty.On ? duties
            : duties.SetItem(known, duty);
    }
}

/// <summary>
/// One step in the life of one file: who, when, from which state to which, by which document, why. Steps are added and
/// never changed.
/// </summary>
public sealed record CaseFileStep : IDutyStep
{
    public const int MaxDocumentLength = TextLimits.MaxDocumentLength,
        MaxReasonLength = TextLimits.MaxReasonLength;

    /// <summary>The file the step belongs to.</summary>
    public required Guid File { get; init; }

    /// <summary>The file's number within its alliance; 0 for the alliance itself.</summary>
    public required int Number { get; init; }

    /// <summary>0, 1, … within the request.</summary>
    public required short Ordinal { get; init; }

    public required Id<Alliance> Alliance { get; init; }
    public required CaseKind Life { get; init; }
    public required string Trigger { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required Id<Person> By { get; init; }
    public required Duty Duty { get; init; }

    /// <summary>When it was recorded.</summary>
    public required Instant At { get; init; }

    /// <summary>The day it happened.</summary>
    public required LocalDate On { get; init; }

    public required string Document { get; init; }
    public required string Reason { get; init; }

    /// <summary>The request that asked for it; its entries in the journal have the same.</summary>
    public required Id<JournalRequest> Request { get; init; }
}
