using System.Diagnostics;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage;
using NodaTime;

await using var ledger = LedgerDatabase.Open(Environment.GetEnvironmentVariable("LEDGER_DATABASE")!);
await ledger.Migrate();
var clock = SystemClock.Instance;
var ana = new Person(Id<Person>.New(clock.GetCurrentInstant()), "ana", "Ana", [Role.Operator]);
var day = new LocalDate(2026, 3, 2);
var run = DateTime.UtcNow.Ticks % 100000;
var estates = Enumerable.Range(0, 8).Select(i => $"PA-{run}-{i}").ToList();
foreach (var code in estates)
{
    var opened = await ledger.Journal.Post(new JournalRequest(Id<JournalRequest>.New(clock.GetCurrentInstant()), ana,
        new Instruction.OpenEstate(new Estate(Id<Estate>.New(clock.GetCurrentInstant()), code, EstateKind.Trust, "Alianza", "America/Bogota", Currency.COP, day))));
    Console.WriteLine(opened.Match(r => $"opened {r.Records.Count}", r => r.Message));
}
JournalRequest Pay(string estate, long amount) => new(Id<JournalRequest>.New(clock.GetCurrentInstant()), ana, new Instruction.PostEntry(
    JournalEntry.Draft(estate, day, day, "Contribution of the municipality", [Posting.Debit("1110", new(amount, Currency.COP)), Posting.Credit("3110", new(amount, Currency.COP))]).Match(e => e, r => throw new InvalidOperationException(r.Message))));
foreach (var callers in new[] { 1, 8, 32, 128 })
{
    for (var round = 0; round < 2; round++)
    {
    var watch = Stopwatch.StartNew();
    var total = 0;
    await Task.WhenAll(Enumerable.Range(0, callers).Select(c => Task.Run(async () =>
    {
        while (watch.ElapsedMilliseconds < 3000)
        {
            var answer = await ledger.Journal.Post(Pay(estates[c % 8], 100));
            if (answer.Refusal is { } refusal) throw new InvalidOperationException(refusal.Message);
            Interlocked.Increment(ref total);
        }
    })));
    Console.WriteLine($"{callers} callers: {total / watch.Elapsed.TotalSeconds:N0}/s");
    }
}
foreach (var size in new[] { 1000, 10000 })
{
    var batch = Enumerable.Range(0, 100_000).Select(i => Pay(estates[i % 8], 100)).ToList();
    var watch = Stopwatch.StartNew();
    foreach (var piece in batch.Chunk(size)) await ledger.Journal.Post(new Batch(piece, false));
    Console.WriteLine($"bulk {size}: {100_000 / watch.Elapsed.TotalSeconds:N0}/s");
}
return 0;
