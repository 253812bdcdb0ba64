using Ledger.Access;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Journal;

/// <summary>Whether a period takes entries (law 6).</summary>
public enum PeriodStatus
{
    /// <summary>It takes entries.</summary>
    Open,

    /// <summary>It takes no entries.</summary>
    Closed,

    /// <summary>Closed; one person asked to reopen it, a second one has to grant it.</summary>
    ReopeningAsked,
}

/// <summary>What moves a period (law 6).</summary>
public enum PeriodTrigger
{
    /// <summary>It takes no entry any more.</summary>
    Close,

    /// <summary>A person asks for its reopening.</summary>
    AskReopening,

    /// <summary>The request is taken back.</summary>
    WithdrawReopening,

    /// <summary>Another person grants the reopening.</summary>
    Reopen,
}

/// <summary>
/// A stretch of days that was closed at least once. What is closed takes no entry, by book date nor by value date (law
/// 6).
/// </summary>
public sealed class Period(LocalDate first, LocalDate last, PeriodStatus status, Id<Person> lastStepBy)
{
    public LocalDate First { get; } = first;
    public LocalDate Last { get; } = last;
    public PeriodStatus Status { get; } = status;

    /// <summary>Who took the last step: the one who asks for a reopening does not grant it.</summary>
    public Id<Person> LastStepBy { get; } = lastStepBy;

    /// <summary>Days that are not closed yet, as a period that is about to be.</summary>
    public static Period Opened(LocalDate first, LocalDate last) =>
        new(first, last, Lifecycle.Begin("Open").To, default);

    /// <summary>
    /// The whole life of a period, on one screen. The diagram in specs/lives.md is printed from it.
    /// </summary>
    public static Lifecycle<PeriodStatus, PeriodTrigger> Lifecycle { get; } =
        new(
            [("Open", PeriodStatus.Open)],
            life =>
            {
                life.Configure(PeriodStatus.Open).Permit(PeriodTrigger.Close, PeriodStatus.Closed);
                life.Configure(PeriodStatus.Closed).Permit(PeriodTrigger.AskReopening, PeriodStatus.ReopeningAsked);
                life.Configure(PeriodStatus.ReopeningAsked)
                    .Permit(PeriodTrigger.WithdrawReopening, PeriodStatus.Closed)
                    .Permit(PeriodTrigger.Reopen, PeriodStatus.Open);
            }
        );

    /// <summary>What a record of that kind did to a period; throws for a record that is none of a period's.</summary>
    public static PeriodTrigger TriggerOf(RecordKind kind) =>
        kind switch
        {
            RecordKind.PeriodClosed => PeriodTrigger.Close,
            RecordKind.ReopeningAsked => PeriodTrigger.AskReopening,
            RecordKind.ReopeningWithdrawn => PeriodTrigger.WithdrawReopening,
            RecordKind.PeriodReopened => PeriodTrigger.Reopen,
            _ => throw new InvalidOperationException($"{kind} is no step of a period."),
        };

    /// <summary>
    /// The period after the step, or why not. Refuses a step the life does not have, and one person asking and
    /// granting.
    /// </summary>
    public Result<Period> Take(PeriodTrigger trigger, string estate, Id<Person> by)
    {
        if (Lifecycle.Find(Status, trigger) is not { } move)
            return new BooksRefusal.PeriodWrongState(estate, Last, Status, trigger);
        if (trigger == PeriodTrigger.Reopen && by == LastStepBy)
            return new BooksRefusal.SamePerson(estate, Last, by);
        return new Period(First, Last, move.After(Status), by);
    }
}
