using Ledger.Foundations;

namespace Ledger.Journal;

/// <summary>
/// Why an exported journal is not taken in, in order of precedence. Of the estate concerned nothing is stored.
/// </summary>
public abstract record ImportRefusal : Refusal
{
    private ImportRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    public sealed record NotJson(long Line, long Column, string Problem)
        : ImportRefusal("import.not_json", $"Line {Line}, column {Column}: {Problem}", Export);

    public sealed record BadLine(long Line, string Problem)
        : ImportRefusal("import.bad_line", $"Line {Line}: {Problem}", Export);

    public sealed record EstateIsThere(long Line, string Estate)
        : ImportRefusal(
            "import.estate_is_there",
            $"Line {Line}: this ledger has an estate {Estate} already.",
            "A journal is imported into a ledger that does not have the estate."
        );

    public sealed record SealDiffers(long Line, string Estate, long Seq)
        : ImportRefusal(
            "import.seal_differs",
            $"Line {Line}: record {Seq} of estate {Estate} does not match its seal: it was changed after it was recorded.",
            Export
        );

    public sealed record HeadDiffers(long Line, string Estate, long Seq, long Expected)
        : ImportRefusal(
            "import.head_differs",
            $"Line {Line}: the records of estate {Estate} end at {Seq}, not at {Expected} with the head that the export names.",
            Export
        );

    private const string Export = "Take the export as it was written, or write it again.";
}

/// <summary>What an import took in.</summary>
public sealed record ImportedEstate(string Estate, long Records, string HeadHash);
