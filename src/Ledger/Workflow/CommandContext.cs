using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Workflow;

/// <summary>What every command may know beside its aggregate.</summary>
/// <param name="Request">The request's id: what the command makes has ids derived from it.</param>
/// <param name="By">Who asks.</param>
/// <param name="Now">When it is asked.</param>
/// <param name="Today">The day in the aggregate's time zone.</param>
public abstract record CommandContext(Id<JournalRequest> Request, Person By, Instant Now, LocalDate Today)
{
    /// <summary>Balances of the estate; none for a command that does not need them.</summary>
    public EstateBalances Balances { get; init; } = EstateBalances.None;

    private int _made;

    /// <summary>The id of the next thing that this request makes.</summary>
    public Id<T> NewId<T>()
        where T : IIdentified => Id<T>.Derived(Request.Value, ++_made);

    /// <summary>The id of the hold or entry that the n-th instruction of this request makes, from 0.</summary>
    public Id<T> IdOfInstruction<T>(int instruction)
        where T : IIdentified => Id<T>.Derived(Request.Value, instruction);
}
