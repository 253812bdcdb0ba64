using System.Globalization;

namespace Ledger.Benchmarks;

/// <summary>
/// What the process holds while the ledger works: the working set by the clock, the live heap after each part.
/// </summary>
internal sealed class Memory : IDisposable
{
    private readonly List<double> _heaps = [];
    private Timer? _timer;
    private long _peak;

    public double PeakMegabytes => _peak / 1e6;

    public string Heaps => string.Join(" ", _heaps.Select(heap => heap.ToString("0.0", CultureInfo.InvariantCulture)));

    public void Begin()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true);
        _timer = new Timer(_ => _peak = Math.Max(_peak, Environment.WorkingSet), null, 0, 50);
    }

    public void Sample()
    {
        Dispose();
        _heaps.Add(GC.GetTotalMemory(forceFullCollection: true) / 1e6);
    }

    public void Dispose() => _timer?.Dispose();
}
