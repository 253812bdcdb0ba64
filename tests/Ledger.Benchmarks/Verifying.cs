using System.Diagnostics;
using System.Globalization;

namespace Ledger.Benchmarks;

/// <summary>Recomputing the chain and all totals of long books; beside only reading their rows by hand.</summary>
internal static class Verifying
{
    private static readonly string[] Rows =
    [
        "SELECT * FROM journal_entry WHERE estate_no = $1 ORDER BY seq",
        "SELECT * FROM posting WHERE estate_no = $1 ORDER BY seq, line",
    ];

    public static async Task Measure(Bench bench)
    {
        foreach (var size in LongBooks.Sizes(bench.IsQuick)[1..])
        {
            var estates = await bench.LongBooks.Of(bench, size);
            var (rates, limits) = (new List<double>(), new List<double>());
            using var memory = new Memory();
            for (var work = -1; work < 3; work++)
            {
                var limit = await Read(bench, estates);
                memory.Begin();
                var rate = await Verify(bench, estates, size);
                memory.Sample();
                if (work < 0)
                    continue;
                limits.Add(limit);
                rates.Add(rate);
            }
            var how = string.Create(
                CultureInfo.InvariantCulture,
                $"{size:#,0} entries in one estate; by hand: the rows only read"
            );
            bench.Report.Add("verify", Bench.Median(rates), "postings/s", Bench.Median(limits), "≥ 200,000", how);
            bench.Report.Add(
                "verify, working set",
                memory.PeakMegabytes,
                "MB at most",
                null,
                "flat",
                $"{how}; live heap in MB after each round: {memory.Heaps}"
            );
        }
    }

    private static async Task<double> Verify(Bench bench, Estates estates, int size)
    {
        var watch = Stopwatch.StartNew();
        var answer = await bench.Ledger.Verifier.Verify(estates.Codes[0]);
        var found = answer.Match(
            verification => verification,
            refusal => throw new InvalidOperationException(refusal.ToString())
        );
        if (!found.IsSound || found.Entries != size + 1)
            throw new InvalidOperationException(
                $"Verify found {found.Entries} entries and: {string.Join(" ", found.Findings)}"
            );
        return found.Postings / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> Read(Bench bench, Estates estates)
    {
        var (watch, postings) = (Stopwatch.StartNew(), 0L);
        foreach (var rows in Rows)
        {
            await using var command = bench.ByHand.CreateCommand(rows);
            command.Parameters.Add(new Npgsql.NpgsqlParameter<int> { TypedValue = estates.Numbers[0] });
            await using var reader = await command.ExecuteReaderAsync();
            var fields = new object[reader.FieldCount];
            for (postings = 0; await reader.ReadAsync(); postings++)
                reader.GetValues(fields);
        }
        return postings / watch.Elapsed.TotalSeconds;
    }
}
