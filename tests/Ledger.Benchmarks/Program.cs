using Ledger.Benchmarks;

// Ledger.Benchmarks [--quick] [NAME…]: measures each group (or those named) and prints every figure beside its raw
// limit.
Dictionary<string, Func<Bench, Task>> groups = new(StringComparer.Ordinal)
{
    ["single"] = bench => SinglePosts.Measure(bench, isHot: false),
    ["hot"] = bench => SinglePosts.Measure(bench, isHot: true),
    ["bulk"] = BulkPosts.Measure,
    ["balance"] = Balances.Measure,
    ["verify"] = Verifying.Measure,
    ["tranches"] = TrancheSteps.Measure,
    ["schedules"] = Schedules.Measure,
    ["funds"] = FundDays.Measure,
};

var names = args.Where(argument => !argument.StartsWith('-')).ToList();
var unknown = args.Where(argument => argument.StartsWith('-') ? argument != "--quick" : !groups.ContainsKey(argument))
    .ToList();
if (unknown.Count > 0)
    return Fail($"'{unknown[0]}' is not known. Say --quick, or one of: {string.Join(", ", groups.Keys)}.");
if (Environment.GetEnvironmentVariable("LEDGER_DATABASE") is not { Length: > 0 } database)
    return Fail("LEDGER_DATABASE is not set; scripts/bench sets it.");

await using var bench = await Bench.Start(database, isQuick: args.Contains("--quick"));
foreach (var (name, measure) in groups)
    if (names.Count == 0 || names.Contains(name))
        await measure(bench);
bench.Report.Print();
bench.Report.Save(Path.Combine("artifacts", "bench.json"));
return 0;

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}
