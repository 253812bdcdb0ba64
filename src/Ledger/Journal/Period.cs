using Ledger.Access;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Journal;

public enum PeriodStatus
{
    Open,
    Closed,
    ReopeningAsked,
}

public enum PeriodTrigger
{
    Close,
    AskReopening,
    WithdrawReopening,
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
    public PeriodStatus Status { get; private set; } = status;

    /// <summary>Who took the last step: the one who asks for a reopening does not grant it.</summary>
    public Id<Person> LastStepBy { get; private set; } = lastStepBy;

    public static Period Opened(LocalDate first, LocalDate last) => new(first, last, PeriodStatus.Open, default);

    /// <summary>
    /// The whole life of a period, on one screen. The diagram in specs/journal.md is printed from it.
    /// </summary>
    public StateMachine<PeriodStatus, PeriodTrigger> Lifecycle()
    {
        var machine = new StateMachine<PeriodStatus, PeriodTrigger>(() => Status, status => Status = status);

        machine.Configure(PeriodStatus.Open).Permit(PeriodTrigger.Close, PeriodStatus.Closed);

        machine.Configure(PeriodStatus.Closed).Permit(PeriodTrigger.AskReopening, PeriodStatus.ReopeningAsked);

        machine
            .Configure(PeriodStatus.ReopeningAsked)
            .Permit(PeriodTrigger.WithdrawReopening, PeriodStatus.Closed)
            .Permit(PeriodTrigger.Reopen, PeriodStatus.Open);

        return machine;
    }

    /// <summary>
    /// Takes the step, or says why not. Refuses a step the life does not have, and one person asking and granting.
    /// </summary>
    public Result<Period> Take(PeriodTrigger trigger, string estate, Id<Person> by)
    {
        var machine = Lifecycle();
        if (!machine.CanFire(trigger))
            return new BooksRefusal.PeriodNotNow(estate, Last, Status, trigger);
        if (trigger == PeriodTrigger.Reopen && by == LastStepBy)
            return new BooksRefusal.SamePerson(estate, Last, by);
        machine.Fire(trigger);
        LastStepBy = by;
        return this;
    }

    public Period Copy() => new(First, Last, Status, LastStepBy);
}
