using Ledger.Access;
using Ledger.Foundations;
using Ledger.Jobs;
using Ledger.Json;
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
                useCase.Verb,
                exitCode,
                _code,
                _requestId?.ToString()
            );
        _log?.Dispose();
    }

    /// <summary>
    /// Whoever asked for what is not theirs is remembered, whatever else becomes of it; a rehearsal leaves nothing.
    /// </summary>
    private async Task<Refused> Noted(Person by, Refusal refusal)
    {
        if (!IsDryRun)
            await (await Database()).Attempts.Note(by, Subject, useCase.Verb, refusal);
        return new Refused(refusal);
    }

    /// <summary>The same of what the journal refused.</summary>
    public async Task Note(Refusal? refusal)
    {
        if (refusal is IForbidden && _asker is { } by)
            await Noted(by, refusal);
    }

    /// <summary>The alliance or the fund that the verb names, when it names one.</summary>
    private string Subject =>
        ((string[])["ALLIANCE", "FUND"]).FirstOrDefault(word => parsed.GetResult(word) is not null) is not { } named
        || WordOrNull(named) is not { } subject
            ? ""
        : subject.Length <= 60 ? subject
        : subject[..60];
}
