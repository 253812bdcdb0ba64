using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Ledger.SystemTests;

/// <summary>Stands between a ledger and its server and cuts the line where it is told to.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly string _host;
    private readonly int _port;
    private readonly Task _accepting;
    private long _bytesLeft = long.MaxValue;
    private byte[]? _after;
    private bool _forGood;

    public Relay(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        (_host, _port) = (settings.Host!, settings.Port);
        _listener.Start();
        settings.Host = "127.0.0.1";
        settings.Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        settings.SslMode = SslMode.Disable;
        settings.Timeout = 5;
        ConnectionString = settings.ConnectionString;
        _accepting = Accept();
    }

    /// <summary>The same database by way of the relay.</summary>
    public string ConnectionString { get; }

    public int Cuts { get; private set; }

    /// <summary>Counts what passes here; null when nobody counts.</summary>
    public Trips? Trips { get; init; }

    /// <summary>Takes no new connection either.</summary>
    public bool IsDown { get; private set; }

    /// <summary>Cuts the next line that has carried this many bytes more, in whatever direction.</summary>
    public void CutAfter(long bytes) => Volatile.Write(ref _bytesLeft, bytes);

    /// <summary>
    /// Cuts the line over which these bytes are sent to the server when the server has answered, before its answer is
    /// passed on.
    /// </summary>
    /// <param name="forGood">The relay takes no connection from then on.</param>
    public void CutAnswerTo(byte[] request, bool forGood = false) => (_after, _forGood) = (request, forGood);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task Accept()
    {
        while (!_end.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_end.Token);
            }
            catch (Exception) when (_end.IsCancellationRequested)
            {
                return;
            }
            if (IsDown)
            {
                client.Close();
                continue;
            }
            _ = Serve(client);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(_host, _port);
                client.NoDelay = server.NoDelay = true;
                var line = new Line { Trips = Trips?.NewLine() };
                await Task.WhenAny(
                    Carry(client.GetStream(), server.GetStream(), line, toServer: true),
                    Carry(server.GetStream(), client.GetStream(), line, toServer: false)
                );
            }
            catch (IOException) { }
            catch (SocketException) { }
        }
    }

    private async Task Carry(NetworkStream from, NetworkStream to, Line line, bool toServer)
    {
        var buffer = new byte[65_536];
        try
        {
            while (await from.ReadAsync(buffer, _end.Token) is > 0 and var read)
            {
                line.Trips?.See(buffer.AsSpan(0, read), toServer);
                if (line.IsCondemned && !toServer)
                {
                    Cuts++;
                    IsDown = _forGood;
                    return;
                }
                if (
                    Volatile.Read(ref _bytesLeft) is var left
                    && left < long.MaxValue
                    && Interlocked.Add(ref _bytesLeft, -read) <= 0
                )
                {
                    CutAfter(long.MaxValue);
                    Cuts++;
                    await to.WriteAsync(buffer.AsMemory(0, (int)Math.Clamp(left, 0, read)), _end.Token);
                    return;
                }
                if (toServer && _after is { } wanted && buffer.AsSpan(0, read).IndexOf(wanted) >= 0)
                    (line.IsCondemned, _after) = (true, null);
                await to.WriteAsync(buffer.AsMemory(0, read), _end.Token);
            }
        }
        catch (Exception fault)
            when (fault is IOException or SocketException or OperationCanceledException or ObjectDisposedException) { }
    }

    private sealed class Line
    {
        public volatile bool IsCondemned;

        public Trips.Line? Trips { get; init; }
    }
}
