using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ledger.SystemTests.Specifications;

/// <summary>
/// Counts the contexts of EF Core that are initialised in one flow of execution: each needs the model, which takes
/// about half a second to build in a process that does one command.
/// </summary>
internal static class ContextCount
{
    private static readonly AsyncLocal<Counter?> Current = new();

    static ContextCount() => DiagnosticListener.AllListeners.Subscribe(new Listeners());

    /// <summary>Begins to count what this flow initialises, and what it starts does.</summary>
    public static Counter Begin() => Current.Value = new Counter();

    internal sealed class Counter
    {
        private int _count;

        public int Count => _count;

        internal void Add() => Interlocked.Increment(ref _count);
    }

    private sealed class Listeners : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                value.Subscribe(new Events(), (name, _, _) => name == CoreEventId.ContextInitialized.Name);
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }

    private sealed class Events : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == CoreEventId.ContextInitialized.Name)
                Current.Value?.Add();
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
