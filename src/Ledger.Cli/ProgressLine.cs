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

/// <summary>A stream that tells how far it was read.</summary>
internal sealed class WatchedStream(Stream inner, IProgress<Progress> progress) : Stream
{
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        progress.Report(new Progress((int)(inner.Position >> 10), (int)(inner.Length >> 10) + 1));
        return read;
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => inner.Length;
    public override long Position
    {
        get => inner.Position;
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
