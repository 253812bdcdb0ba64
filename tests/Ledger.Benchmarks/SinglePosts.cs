using System.Diagnostics;
using System.Globalization;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Benchmarks;

/// <summary>
/// Single durable posts, each caller waiting for its answer before it asks again: spread over many estates, or all on
/// one bank account.
/// </summary>
internal static class SinglePosts
{
    private const int SpreadOver = 256;

    private static readonly LocalDate Day = Estates.FirstDay.PlusDays(30);

    private static readonly (int Callers, string Spread, string Hot)[] Levels =
    [
        (1, "≥ 0.6 ×", ""),
        (8, "", ""),
        (32, "≥ 2.5 ×", "≥ 4 ×"),
        (128, "≥ 4 ×", "≥ 8 ×"),
    ];

    public static async Task Measure(Bench bench, bool isHot)
    {
        var count = isHot ? 1 : SpreadOver;
        var ours = new Side(await Estates.Open(bench, "OURS", count));
        var raw = new Side(await Estates.Open(bench, "HAND", count));
        var rounds = bench.IsQuick ? 3 : 7;
        var time = TimeSpan.FromSeconds(bench.IsQuick ? 1 : 2.5);
        foreach (var (callers, spread, hot) in Levels)
        {
            await using var hands = await HandWrittenPost.Connect(bench, raw.Estates, callers);
            var (rates, limits) = (new List<double>(), new List<double>());
            var waits = new List<double>();
            for (var work = -1; work < rounds; work++) // The first round warms up.
            {
                var limit = await Run(raw, callers, time, hands.Post, null);
                var rate = await Run(
                    ours,
                    callers,
                    time,
                    (_, estate, use, amount) => Post(bench, ours.Estates.Codes[estate], use, amount),
                    work < 0 ? null : waits
                );
                if (work < 0)
                    continue;
                limits.Add(limit);
                rates.Add(rate);
            }
            waits.Sort();
            bench.Report.Add(
                $"{(isHot ? "hot" : "single")}, {callers} caller{(callers == 1 ? "" : "s")}",
                Bench.Median(rates),
                "posts/s",
                Bench.Median(limits),
                isHot ? hot : spread,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"medians of {rounds} × {time.TotalSeconds} s in turns; answered after {waits[waits.Count / 2]:0.0} ms (median), {waits[waits.Count * 99 / 100]:0.0} ms (99 of 100)"
                )
            );
        }
        await Conditions.DemandConserved(bench.ByHand, ours.Estates, ours.Posted);
        await Conditions.DemandConserved(bench.ByHand, raw.Estates, raw.Posted);
    }

    private sealed class Side(Estates estates)
    {
        public Estates Estates => estates;
        public long Posted;
    }

    private static async Task Post(Bench bench, string estate, string use, long amount)
    {
        var entry = Estates.Entry(estate, Day, "Payment of a certificate of progress", use, Estates.Bank, amount);
        var answer = await bench.Ledger.Journal.Post(
            new JournalRequest(Id<JournalRequest>.New(Bench.Now), bench.Clerk, new PostEntry(entry))
        );
        if (answer.Refusal is { } refusal)
            throw new InvalidOperationException(refusal.ToString());
    }

    /// <summary>Posts a second, over all callers.</summary>
    private static async Task<double> Run(
        Side side,
        int callers,
        TimeSpan time,
        Func<int, int, string, long, Task> post,
        List<double>? waits
    )
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(caller =>
                    Task.Run(async () =>
                    {
                        var (random, count, mine) = (new Random(caller), 0, new List<double>());
                        while (watch.Elapsed < time)
                        {
                            var asked = Stopwatch.GetTimestamp();
                            await post(
                                caller,
                                random.Next(side.Estates.Codes.Length),
                                Estates.Uses[random.Next(Estates.Uses.Length)],
                                100 + random.Next(100_000)
                            );
                            mine.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                            count++;
                        }
                        if (waits is not null)
                            lock (waits)
                                waits.AddRange(mine);
                        return count;
                    })
                )
        );
        var seconds = watch.Elapsed.TotalSeconds;
        side.Posted += counts.Sum();
        return counts.Sum() / seconds;
    }
}
