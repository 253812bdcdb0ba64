using System.Diagnostics;
using System.Globalization;
using Ledger.TestWorker;

namespace Ledger.SystemTests;

/// <summary>
/// A process of its own that posts (tests/Ledger.TestWorker), and what it had acknowledged when it ended.
/// </summary>
internal sealed class Worker : IDisposable
{
    private readonly Process _process;
    private readonly string _file = Path.GetTempFileName();
    private readonly Task<string> _output;

    private Worker(string mode, string connection, int seed, int callers, int count, int estates)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Ledger.TestWorker.dll"),
            mode,
            connection,
            .. new[] { seed, callers, count, estates }.Select(number => number.ToString(CultureInfo.InvariantCulture)),
            _file,
        ];
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add("exec");
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _output = Output();
    }

    private TaskCompletionSource Ready { get; } = new();

    public static async Task<Worker> Start(
        string mode,
        string connection,
        int seed,
        int callers,
        int count,
        int estates
    )
    {
        var worker = new Worker(mode, connection, seed, callers, count, estates);
        await worker.Ready.Task;
        return worker;
    }

    /// <summary>Like a power failure for the process: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits for the end of the work; fails if a fault reached a caller.</summary>
    public async Task Finish()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await _process.WaitForExitAsync(patience.Token);
        Xunit.Assert.True(_process.ExitCode == 0, await _output);
    }

    public bool HasExited => _process.HasExited;

    public long Acknowledgements => new FileInfo(_file).Length;

    /// <summary>What was answered, line by line; a line cut short by the kill does not count.</summary>
    public IReadOnlyList<(string Request, string Answer)> Acknowledged()
    {
        var text = File.ReadAllText(_file);
        return
        [
            .. text[..(text.LastIndexOf('\n') + 1)]
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' '))
                .Select(parts => (parts[0], parts[1])),
        ];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        File.Delete(_file);
    }

    private async Task<string> Output()
    {
        var first = await _process.StandardOutput.ReadLineAsync();
        if (first == "ready")
            Ready.SetResult();
        else
            Ready.SetException(new InvalidOperationException($"The worker says '{first}'."));
        return first + await _process.StandardOutput.ReadToEndAsync();
    }
}

/// <summary>What the books must come to when every piece of work has had its effect exactly once.</summary>
internal sealed class Expected
{
    private readonly Dictionary<(string Estate, string Account), (long Posted, long Held)> _sums = [];

    public Expected(int estates, long money)
    {
        for (var i = 0; i < estates; i++)
            foreach (
                var (account, amount) in new[]
                {
                    (Workload.Bank, money),
                    (Workload.Fund, money),
                    (Workload.Contributions, -2 * money),
                }
            )
                Add(new Effect(Workload.Estate(i), account, amount, 0));
    }

    public void Add(IEnumerable<Piece> pieces)
    {
        foreach (var piece in pieces)
        foreach (var effect in piece.Effects)
            Add(effect);
    }

    public async Task Matches(TestDatabase database)
    {
        var rows = await database.Rows(
            "SELECT e.code, a.code, b.posted, b.held FROM account_balance b JOIN account a ON a.estate_no = b.estate_no AND a.no = b.account_no JOIN estate e ON e.no = a.estate_no WHERE b.posted <> 0 OR b.held <> 0 ORDER BY 1, 2"
        );
        Xunit.Assert.Equal(
            _sums
                .Where(pair => pair.Value != default)
                .OrderBy(pair => pair.Key.Estate, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Account, StringComparer.Ordinal)
                .Select(pair => $"{pair.Key} {pair.Value}"),
            rows.Select(row => $"{((string)row[0]!, (string)row[1]!)} {((long)row[2]!, (long)row[3]!)}")
                .Order(StringComparer.Ordinal)
        );
    }

    private void Add(Effect effect)
    {
        var (posted, held) = _sums.GetValueOrDefault((effect.Estate, effect.Account));
        _sums[(effect.Estate, effect.Account)] = (posted + effect.Posted, held + effect.Held);
    }
}
