using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Application.Queries.Proof;

/// <summary>The end of an estate's books at one moment.</summary>
/// <param name="Line">What is kept outside.</param>
public sealed record CheckpointLine(
    string Estate,
    long Number,
    long Entries,
    string Head,
    Instant TakenAt,
    string Line
);

/// <summary>The ends of the books, to be kept outside: they show later that nothing was cut off.</summary>
public sealed record TakeCheckpoints(string? Estate, bool All) : NamedEstates<Listing<CheckpointLine>>(Estate, All)
{
    internal override async Task<Result<Listing<CheckpointLine>>> Answer(Call call, CancellationToken cancel)
    {
        if (Check() is { } refusal)
            return refusal;
        var lines = new List<CheckpointLine>();
        foreach (var code in await EveryCode(call, cancel))
        {
            var taken = await call.Database.Verifier.TakeCheckpoint(code, cancel);
            if (!taken.IsAccepted(out var checkpoint))
                return taken.Refusal!;
            lines.Add(Of(checkpoint));
        }
        return new Listing<CheckpointLine>(lines);
    }

    private static CheckpointLine Of(Checkpoint checkpoint) =>
        new(
            checkpoint.Estate,
            checkpoint.Seq,
            checkpoint.Entries,
            checkpoint.Hash,
            checkpoint.TakenAt,
            checkpoint.ToLine()
        );
}
