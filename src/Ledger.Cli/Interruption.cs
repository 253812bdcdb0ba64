namespace Ledger.Cli;

/// <summary>
/// Ctrl-C or SIGTERM, for a verb that can say how far it came; the others end at once, as any command does.
/// </summary>
public sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _asked = new(),
        _patience = new();
    private volatile bool _isHeeded;

    public int ExitCode { get; private set; }

    public bool IsAsked => _asked.IsCancellationRequested;

    /// <summary>Begin nothing new.</summary>
    public CancellationToken Token => _asked.Token;

    /// <summary>What is under way has had its time.</summary>
    public CancellationToken Patience => _patience.Token;

    /// <summary>From now on somebody looks at the token.</summary>
    public void Heed() => _isHeeded = true;

    /// <returns>Whether it will be heeded; else, and when it is asked twice, the process is to end at once.</returns>
    public bool Ask(int exitCode)
    {
        if (!_isHeeded || IsAsked)
            return false;
        ExitCode = exitCode;
        _patience.CancelAfter(Longest);
        _asked.Cancel();
        return true;
    }

    public void Dispose()
    {
        _asked.Dispose();
        _patience.Dispose();
    }
}
