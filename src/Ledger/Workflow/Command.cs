using Ledger.Foundations;

namespace Ledger.Workflow;

/// <summary>
/// What a person asks about one aggregate: an alliance, a fund. Each derived record is one use case, with its rule in
/// the same file.
/// </summary>
/// <typeparam name="TAggregate">What it changes, with everything that its rule reads of it.</typeparam>
/// <typeparam name="TContext">What it may know beside the aggregate.</typeparam>
/// <typeparam name="TOutcome">The next aggregate, the steps taken, the instructions for the journal.</typeparam>
/// <remarks>
/// A command is decided in memory. Its outcome and its entries are stored together or not at all.
/// </remarks>
public abstract record Command<TAggregate, TContext, TOutcome>
    where TContext : CommandContext
    where TOutcome : notnull
{
    /// <summary>
    /// Decides the command and, when it may be done, answers what it does. Pure: time, identity and everything outside
    /// the aggregate come with <paramref name="context"/>.
    /// </summary>
    public abstract Result<TOutcome> Do(TAggregate aggregate, TContext context);

    /// <summary>Whether its rule reads balances of the aggregate's estate.</summary>
    public virtual bool NeedsBalances => false;
}
