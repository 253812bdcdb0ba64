using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Application.Queries.Proof;

/// <summary>An estate whose books were verified.</summary>
/// <param name="Head">Hash of the last record.</param>
public sealed record VerificationLine(
    string Estate,
    long Records,
    long Entries,
    long Postings,
    bool Sound,
    [property: ForPrograms] string Head
)
{
    internal static VerificationLine Of(Verification result) =>
        new(result.Estate, result.Records, result.Entries, result.Postings, result.IsSound, result.HeadHash);
}

/// <summary>One thing that is wrong with the books.</summary>
/// <param name="Number">The record concerned; null when it is about totals.</param>
public sealed record FindingLine(string Estate, long? Number, Sentence Problem)
{
    internal static FindingLine Of(Finding finding) => new(finding.Estate, finding.Seq, finding.Problem);
}

/// <summary>Whether books are sound.</summary>
/// <param name="Estates">Of one estate its figures; of all those that are not sound, unless each is asked for.</param>
/// <param name="Findings">Null when there are none.</param>
public sealed record VerificationView(
    Listing<VerificationLine>? Estates,
    Listing<FindingLine>? Findings,
    [property: ForPrograms] int Verified,
    [property: ForPrograms] int Sound,
    [property: ForPrograms] long Entries,
    [property: ForPrograms] long Postings,
    IReadOnlyList<Sentence> Notes
) : IFinding
{
    bool IFinding.HasFindings => Findings is not null;
}

/// <summary>Proves that chains, totals and balances agree with the postings (law 7).</summary>
/// <param name="Each">Also name the estates that are sound, with their figures.</param>
public sealed record VerifyBooks(string? Estate, bool All, bool Each) : NamedEstates<VerificationView>(Estate, All)
{
    internal override async Task<Result<VerificationView>> Answer(Call call, CancellationToken cancel)
    {
        if (Check() is { } refusal)
            return refusal;
        var codes = await EveryCode(call, cancel);
        var (shown, findings) = (new List<VerificationLine>(), new List<FindingLine>());
        var (sound, entries, postings) = (0, 0L, 0L);
        var done = 0;
        await foreach (var verified in call.Database.Verifier.Verify(codes, cancel: cancel))
        {
            call.Progress?.Report(new Progress(done++, codes.Count));
            if (!verified.IsAccepted(out var result))
                return verified.Refusal!;
            (sound, entries, postings) = (
                sound + (result.IsSound ? 1 : 0),
                entries + result.Entries,
                postings + result.Postings
            );
            findings.AddRange(result.Findings.Select(FindingLine.Of));
            // Of one estate its figures are the answer; of all only what is not sound is news.
            if (!result.IsSound || Each || !All)
                shown.Add(VerificationLine.Of(result));
        }
        return new VerificationView(
            shown.Count == 0 ? null : new Listing<VerificationLine>(shown),
            findings.Count == 0 ? null : new Listing<FindingLine>(findings),
            codes.Count,
            sound,
            entries,
            postings,
            [.. Notes(codes.Count, sound, entries, postings, findings.Count)]
        );
    }

    private IEnumerable<Sentence> Notes(int verified, int sound, long entries, long postings, int findings)
    {
        if (All)
            yield return new CodedText(
                "verify.counted",
                ("Sound", sound),
                ("Estates", verified),
                ("Entries", entries),
                ("Postings", postings)
            );
        yield return findings == 0
            ? new CodedText("verify.sound")
            : new CodedText("verify.not_sound", ("Findings", findings));
    }
}
