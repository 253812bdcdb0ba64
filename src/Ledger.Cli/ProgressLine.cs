using Ledger.Application.Authorization;

namespace Ledger.Cli;

/// <summary>One line on the error output of a terminal that says how far a long command is.</summary>
internal sealed class ProgressLine(TextWriter error) : IProgress<Progress>
{
    private const int Width = 30;

    private int _shown = -1;

    public void Report(Progress value)
    {
        if (value.Total < 2)
            return;
        var percent = (int)(100L * value.Done / value.Total);
        if (percent == _shown)
            return;
        _shown = percent;
        var filled = percent * Width / 100;
        error.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {percent, 3}%");
    }

    /// <summary>Takes the line away, before the answer.</summary>
    public void Clear()
    {
        if (_shown >= 0)
            error.Write($"\r{new string(' ', Width + 7)}\r");
        _shown = -1;
    }
}
