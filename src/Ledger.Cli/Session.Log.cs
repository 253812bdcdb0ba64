using Ledger.Jobs;
using Serilog;
using Serilog.Core;

namespace Ledger.Cli;

/// <summary>What a command leaves in the log and in the security log.</summary>
internal sealed partial class Session
{
    private Logger? _log;

    /// <summary>Of the refusal or fault with which it ended; null when it did not.</summary>
    private string? _code;

    /// <summary>
    /// The log of this command: JSON lines in the file of --log-file; of a worker on the standard error too.
    /// </summary>
    public ILogger Log(bool onConsole = false) =>
        _log ??= Logs.To(
            onConsole ? Error : null,
            TextOrNull("--log-file") is { } file ? Files.PathToWrite(this, file) : null
        );

    /// <summary>
    /// The command's own line: verb, exit code, and the request by which its entries are found. No word of what was
    /// asked.
    /// </summary>
    public void LogEnd(int exitCode)
    {
        if (_log is null && TextOrNull("--log-file") is null)
            return;
        Log()
            .Information(
                "Command ended: {Verb} {ExitCode} {Code} {Request}",
                UseCase.Name,
                exitCode,
                _code,
                _requestId?.ToString()
            );
        _log?.Dispose();
    }
}
