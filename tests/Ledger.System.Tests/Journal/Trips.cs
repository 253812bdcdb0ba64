using System.Text;

namespace Ledger.SystemTests;

/// <summary>
/// Counts trips to the server: what is sent after the server has answered is a new one. Not counted: signing in, the
/// provider's question for the types of a database, and the question for the migrations.
/// </summary>
internal sealed class Trips
{
    private static readonly byte[][] NotCounted =
    [
        .. ((string[])["pg_type", "__EFMigrationsHistory"]).Select(Encoding.ASCII.GetBytes),
    ];

    private readonly Lock _gate = new();
    private readonly List<string> _sent = [];

    /// <summary>What was sent on each trip, as text.</summary>
    public IReadOnlyList<string> Sent
    {
        get
        {
            lock (_gate)
                return [.. _sent];
        }
    }

    public void Restart()
    {
        lock (_gate)
            _sent.Clear();
    }

    public Line NewLine() => new(this);

    /// <summary>One connection.</summary>
    internal sealed class Line(Trips trips)
    {
        private bool _isSignedIn,
            _hasAnswered = true,
            _isCounted;

        public void See(ReadOnlySpan<byte> bytes, bool toServer)
        {
            lock (trips._gate)
            {
                if (!toServer)
                {
                    // ReadyForQuery: the first one ends signing in.
                    _isSignedIn |= bytes.IndexOf("Z\0\0\0\u0005"u8) >= 0;
                    _hasAnswered = true;
                    return;
                }
                // The provider says good-bye when a connection is closed for good.
                if (!_isSignedIn || bytes.SequenceEqual("X\0\0\0\u0004"u8))
                    return;
                if (_hasAnswered)
                {
                    _isCounted = true;
                    foreach (var text in NotCounted)
                        _isCounted &= bytes.IndexOf(text) < 0;
                    if (_isCounted)
                        trips._sent.Add("");
                    _hasAnswered = false;
                }
                if (_isCounted)
                    trips._sent[^1] += Encoding.ASCII.GetString(bytes);
            }
        }
    }
}
