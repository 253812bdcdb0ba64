using System.Diagnostics;
using System.Globalization;

namespace Ledger.Benchmarks;

/// <summary>
/// A million entries of two postings through the door that the command line's bulk uses, beside the same rows written
/// by hand.
/// </summary>
internal static class BulkPosts
{
    /// <summary>Entries in one call, as the command line sends them.</summary>
    private const int Piece = 10_000;

    public static async Task Measure(Bench bench)
    {
        var (total, segments) = bench.IsQuick ? (100_000, 5) : (1_000_000, 10);
        var ours = await Estates.Open(bench, "BULK", Payments.Trusts);
        var raw = await Estates.Open(bench, "COPY", Payments.Trusts);
        await using var hands = await HandWrittenBulk.Connect(bench, raw);
        var ways = hands.Ways.ToDictionary(way => way.Name, _ => new List<double>());
        using var memory = new Memory();
        var rates = new List<double>();
        await WarmUp(bench, hands);
        for (var segment = 0; segment < segments; segment++)
        {
            foreach (var way in hands.Ways)
                ways[way.Name].Add(await hands.Write(way, segment * (total / segments), total / segments, total));
            memory.Begin();
            rates.Add(await Post(bench, ours, segment * (total / segments), total / segments, total));
            memory.Sample();
        }
        await Conditions.DemandConserved(bench.ByHand, ours, total);
        await Conditions.DemandConserved(bench.ByHand, raw, hands.Written);

        var medians = ways.ToDictionary(way => way.Key, way => Bench.Median(way.Value));
        var best = medians.MaxBy(way => way.Value);
        bench.Report.Add(
            "bulk",
            Bench.Median(rates),
            "entries/s",
            best.Value,
            "≥ 0.7 ×",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{total:#,0} entries in calls of {Piece:#,0}, median of {segments} parts in turns with by hand: {string.Join(", ", medians.Select(way => $"{way.Key} {way.Value:#,0}"))}"
            )
        );
        bench.Report.Add(
            "bulk, working set",
            memory.PeakMegabytes,
            "MB at most",
            null,
            "flat",
            $"live heap in MB after each part: {memory.Heaps}"
        );
    }

    /// <summary>Both sides once with books of their own kind, so that nobody is timed while being compiled.</summary>
    private static async Task WarmUp(Bench bench, HandWrittenBulk hands)
    {
        foreach (var way in hands.Ways)
            await hands.Write(way, 0, 10_000, 10_000 * Payments.Days);
        await Post(bench, await Estates.Open(bench, "WARM", Payments.Trusts), 0, 30_000, 30_000 * Payments.Days);
    }

    private static async Task<double> Post(Bench bench, Estates estates, int first, int count, int total)
    {
        var (watch, posting) = (Stopwatch.StartNew(), Task.CompletedTask);
        foreach (
            var piece in Payments
                .Stream(first, count, total)
                .Select(payment => payment.ToRequest(bench, estates))
                .Chunk(Piece)
        )
        {
            await posting; // The next piece was made meanwhile.
            posting = Estates.Accept(bench, piece);
        }
        await posting;
        return count / watch.Elapsed.TotalSeconds;
    }
}
