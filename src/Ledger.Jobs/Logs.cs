using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Ledger.Jobs;

/// <summary>
/// Structured logs: one JSON object per line. The id of the request (rq_…) is the thread from a command to its entries
/// in the journal.
/// </summary>
/// <remarks>
/// What is logged says what happened and never who is meant or what they wrote: codes, ids, counts. Of an exception
/// only its kind is kept, since providers quote values in theirs.
/// </remarks>
public static class Logs
{
    /// <param name="console">Where lines go as they come; null: nowhere.</param>
    /// <param name="file">A file to which lines are added; null: none.</param>
    public static Logger To(TextWriter? console, string? file)
    {
        var settings = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning);
        if (console is not null)
            settings.WriteTo.Sink(new Lines(console));
        if (file is not null)
        {
            var added = new LoggerConfiguration()
                .MinimumLevel.Verbose()
                .WriteTo.File(new JsonFormatter(renderMessage: true), file)
                .CreateLogger();
            settings.WriteTo.Sink(new Discreet(added));
        }
        return settings.CreateLogger();
    }

    /// <summary>The event without its exception, of which only the type stays.</summary>
    private static LogEvent WithoutException(LogEvent entry)
    {
        if (entry.Exception is not { } exception)
            return entry;
        var properties = entry
            .Properties.Select(property => new LogEventProperty(property.Key, property.Value))
            .Append(new LogEventProperty("Fault", new ScalarValue(exception.GetType().Name)));
        return new LogEvent(entry.Timestamp, entry.Level, null, entry.MessageTemplate, properties);
    }

    private sealed class Lines(TextWriter output) : ILogEventSink
    {
        private readonly JsonFormatter _json = new(renderMessage: true);
        private readonly Lock _gate = new();

        public void Emit(LogEvent logEvent)
        {
            lock (_gate)
                _json.Format(WithoutException(logEvent), output);
        }
    }

    private sealed class Discreet(Logger inner) : ILogEventSink, IDisposable
    {
        public void Emit(LogEvent logEvent) => inner.Write(WithoutException(logEvent));

        public void Dispose() => inner.Dispose();
    }
}
