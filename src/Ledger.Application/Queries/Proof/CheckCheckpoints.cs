using Ledger.Access;
using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Access;

namespace Ledger.Application.Queries.Proof;

/// <summary>The books beside checkpoints that were taken before.</summary>
/// <param name="Checkpoints">How many lines were checked.</param>
public sealed record CheckpointsView(
    [property: ForPrograms] int Checkpoints,
    Listing<FindingLine>? Findings,
    IReadOnlyList<Sentence> Notes
) : IFinding
{
    bool IFinding.HasFindings => Findings is not null;
}

/// <summary>Whether the books still begin with what checkpoints saw.</summary>
/// <param name="Lines">As taking checkpoints gave them.</param>
public sealed record CheckCheckpoints(IReadOnlyList<string> Lines) : Question<CheckpointsView>
{
    internal override IReadOnlyList<SubjectName> Subjects =>
        [
            .. Lines
                .Select(Checkpoint.Parse)
                .Select(read => read.IsAccepted(out var checkpoint) ? checkpoint.Estate : "")
                .Where(estate => estate.Length > 0)
                .Distinct()
                .Select(estate => new SubjectName(SubjectKind.Estate, estate)),
        ];

    internal override async Task<Result<CheckpointsView>> Answer(Call call, CancellationToken cancel)
    {
        if (Lines.Count == 0)
            return new JsonRefusal.Missing("lines");
        var findings = new List<FindingLine>();
        foreach (var line in Lines)
        {
            var read = Checkpoint.Parse(line);
            if (!read.IsAccepted(out var checkpoint))
                return read.Refusal!;
            var check = await call.Database.Verifier.Check(checkpoint, cancel);
            if (!check.IsAccepted(out var found))
                return check.Refusal!;
            findings.AddRange(found.Select(FindingLine.Of));
        }
        return new CheckpointsView(
            Lines.Count,
            findings.Count == 0 ? null : new Listing<FindingLine>(findings),
            [
                findings.Count == 0
                    ? new CodedText("checkpoint.agree", ("Checkpoints", Lines.Count))
                    : new CodedText("verify.not_sound", ("Findings", findings.Count)),
            ]
        );
    }
}
