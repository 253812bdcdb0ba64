using System.Globalization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage;
using Ledger.TestWorker;

// A process of its own that posts: the tests of concurrency run several, those of crashes kill it.
//   callers    CONNECTION SEED CALLERS COUNT ESTATES FILE    each caller sends its requests one by one
//   bulk       CONNECTION SEED CALLERS COUNT ESTATES FILE    the callers' requests one after the other, in batches
//   scramble   CONNECTION SEED CALLERS COUNT ESTATES FILE    whatever comes to mind, also what is refused
//   commands       CONNECTION SEED CALLERS COUNT ESTATES FILE    each caller takes the money of an alliance from its
// profile to what was accounted for
// Each request is written to FILE once it is answered, before the next is sent: "id yes", "id replay" or "id code".
var (mode, connection, file) = (args[0], args[1], args[6]);
var (seed, callers, count, estates) = (Number(2), Number(3), Number(4), Number(5));

await using var ledger = LedgerDatabase.Open(connection);
await using var acknowledged = new StreamWriter(
    new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite),
    leaveOpen: false
)
{
    AutoFlush = true,
};
var gate = new Lock();
Console.WriteLine("ready");
try
{
    await Task.WhenAll(
        Enumerable.Range(0, mode == "bulk" ? 1 : callers).Select(caller => Task.Run(() => Work(caller)))
    );
}
catch (Exception fault)
{
    Console.WriteLine(fault);
    return 1;
}
Console.WriteLine("done");
return 0;

async Task Work(int caller)
{
    if (mode == "scramble")
    {
        var (draw, entries, holds) = (
            new Random(unchecked(seed * 397 ^ caller)),
            new List<Guid>(),
            new List<(Guid, string)>()
        );
        for (var i = 0; i < count; i++)
            await Send([Workload.Scramble(draw, estates, entries, holds)], atomic: false);
    }
    else if (mode == "acts")
    {
        foreach (var request in ActWork.Of(seed, caller))
            Acknowledge(
                request.Id,
                (await ledger.Alliances.Do(request)).Match(
                    receipt => receipt.IsReplay ? "replay" : "yes",
                    refusal => refusal.Code
                )
            );
    }
    else if (mode == "bulk")
    {
        for (var i = 0; i < callers; i++)
            foreach (
                var (number, batch) in Workload
                    .Of(seed, i, count, estates)
                    .Select(piece => piece.Request)
                    .Chunk(200)
                    .Index()
            )
                await Send(batch, atomic: number % 2 == 0);
    }
    else
        foreach (var piece in Workload.Of(seed, caller, count, estates))
            await Send([piece.Request], atomic: false);
}

async Task Send(IReadOnlyList<JournalRequest> requests, bool atomic)
{
    var answers = await ledger.Journal.Post(new Batch(requests, atomic));
    foreach (var (request, answer) in requests.Zip(answers))
        Acknowledge(request.Id, answer.Match(receipt => receipt.IsReplay ? "replay" : "yes", refusal => refusal.Code));
}

void Acknowledge(Id<JournalRequest> id, string answer)
{
    lock (gate)
        acknowledged.WriteLine($"{id} {answer}");
}

int Number(int index) => int.Parse(args[index], NumberStyles.None, CultureInfo.InvariantCulture);
