using System.Collections.Frozen;
using Stateless;
using Stateless.Reflection;

namespace Ledger.Foundations;

/// <summary>
/// One step that a life allows: a move from one state to the next, or a beginning. Only a <see cref="Lifecycle{TState,
/// TTrigger}"/> makes one, so a state that was set by a transition was allowed by the table.
/// </summary>
public sealed class Transition<TState>
    where TState : struct, Enum
{
    internal Transition(TState? from, string trigger, TState to) => (From, Trigger, To) = (from, trigger, to);

    /// <summary>The state before; null: the life begins with it.</summary>
    public TState? From { get; }

    /// <summary>Its name, as steps record it.</summary>
    public string Trigger { get; }

    /// <summary>The state after.</summary>
    public TState To { get; }

    /// <summary>The state after, for what is in <paramref name="state"/> now; throws when it starts
    /// elsewhere.</summary>
    public TState After(TState state) =>
        From is { } from && EqualityComparer<TState>.Default.Equals(from, state)
            ? To
            : throw new InvalidOperationException($"'{Trigger}' leads from '{From}' to '{To}', not from '{state}'.");
}

/// <summary>A life by the names of its states and triggers: for diagrams and for tests of every life.</summary>
public interface ILifecycle
{
    IReadOnlyList<string> States { get; }
    IReadOnlyList<string> Triggers { get; }

    /// <summary>Name and first state of each way in which the life begins, in the order of declaration.</summary>
    IReadOnlyList<(string Trigger, string To)> Beginnings { get; }

    /// <summary>Every transition, in the order of declaration.</summary>
    IReadOnlyList<(string From, string Trigger, string To)> Transitions { get; }
}

/// <summary>
/// The whole life of one kind of thing: which trigger leads from which state to which. Declared with Stateless, once,
/// and read from it into a table that every step looks up. Conditions belong to the commands, so there are no guards.
/// </summary>
public sealed class Lifecycle<TState, TTrigger> : ILifecycle
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    private readonly FrozenDictionary<(TState, TTrigger), Transition<TState>> _table;
    private readonly Dictionary<string, Transition<TState>> _beginnings = [];

    /// <param name="beginnings">How the life begins: the name of each first step, and the state that it leads to. What
    /// an older system brings in may begin in the middle of its life.</param>
    /// <param name="declare">Declares the transitions. Throws for guards, dynamic destinations, ignored triggers and
    /// actions, for a trigger that leads to two states, and for states that nothing leads to.</param>
    public Lifecycle(
        IReadOnlyList<(string Trigger, TState To)> beginnings,
        Action<StateMachine<TState, TTrigger>> declare
    )
    {
        foreach (var (trigger, to) in beginnings)
            _beginnings.Add(trigger, new Transition<TState>(null, trigger, to));
        var machine = new StateMachine<TState, TTrigger>(beginnings[0].To);
        declare(machine);

        var (table, all) = (new Dictionary<(TState, TTrigger), Transition<TState>>(), new List<Transition<TState>>());
        foreach (var state in machine.GetInfo().States)
        {
            var from = (TState)state.UnderlyingState;
            CheckPlain(state);
            foreach (var declared in state.FixedTransitions)
            {
                var trigger = (TTrigger)declared.Trigger.UnderlyingTrigger;
                if (declared.GuardConditionsMethodDescriptions.Any())
                    throw new InvalidOperationException($"'{trigger}' from '{from}' has a guard.");
                var move = new Transition<TState>(
                    from,
                    trigger.ToString(),
                    (TState)declared.DestinationState.UnderlyingState
                );
                if (!table.TryAdd((from, trigger), move))
                    throw new InvalidOperationException($"'{trigger}' leads from '{from}' to two states.");
                all.Add(move);
            }
        }
        CheckReached(beginnings.Select(beginning => beginning.To), all);
        _table = table.ToFrozenDictionary();
        Transitions = [.. all.Select(move => ($"{move.From}", move.Trigger, $"{move.To}"))];
    }

    public IReadOnlyList<string> States => Enum.GetNames<TState>();

    public IReadOnlyList<string> Triggers => Enum.GetNames<TTrigger>();

    public IReadOnlyList<(string Trigger, string To)> Beginnings =>
        [.. _beginnings.Values.Select(begun => (begun.Trigger, $"{begun.To}"))];

    public IReadOnlyList<(string From, string Trigger, string To)> Transitions { get; }

    /// <summary>The first step of that name; throws when the life does not begin so.</summary>
    public Transition<TState> Begin(string trigger) =>
        _beginnings.TryGetValue(trigger, out var begun)
            ? begun
            : throw new InvalidOperationException($"No life of {typeof(TState).Name} begins with '{trigger}'.");

    /// <summary>The step that the trigger makes from this state; null when the state does not allow it.</summary>
    public Transition<TState>? Find(TState state, TTrigger trigger) => _table.GetValueOrDefault((state, trigger));

    /// <summary>
    /// The step that must be possible, because it follows from another that was judged; throws when it is not.
    /// </summary>
    public Transition<TState> Fire(TState state, TTrigger trigger) =>
        Find(state, trigger)
        ?? throw new InvalidOperationException($"'{trigger}' is not permitted from state '{state}'.");

    /// <summary>What the state allows, in the order of the declaration.</summary>
    public IEnumerable<TTrigger> TriggersFrom(TState state) =>
        from move in Transitions
        where move.From == $"{state}"
        select Enum.Parse<TTrigger>(move.Trigger);

    /// <summary>
    /// Where a trigger leads from whatever state, for what is told by its last step alone; throws when it leads to
    /// several states.
    /// </summary>
    public TState DestinationOf(TTrigger trigger) =>
        _table
            .Where(row => EqualityComparer<TTrigger>.Default.Equals(row.Key.Item2, trigger))
            .Select(row => row.Value.To)
            .Distinct()
            .Single();

    private static void CheckPlain(StateInfo state)
    {
        if (
            state.DynamicTransitions.Any()
            || state.IgnoredTriggers.Any()
            || state.EntryActions.Any()
            || state.ExitActions.Any()
            || state.Substates.Any()
        )
            throw new InvalidOperationException($"'{state.UnderlyingState}' has more than transitions.");
    }

    private static void CheckReached(IEnumerable<TState> first, List<Transition<TState>> all)
    {
        var reached = first.ToHashSet();
        while (all.Exists(move => reached.Contains(move.From!.Value) && reached.Add(move.To))) { }
        var lost = Enum.GetValues<TState>().Where(state => !reached.Contains(state)).ToList();
        if (lost.Count > 0)
            throw new InvalidOperationException($"Nothing leads to {string.Join(", ", lost)}.");
    }
}
