using Ledger.Foundations;

namespace Ledger.Journal;

/// <summary>
/// Why an exported journal is not taken in, in order of precedence. Of the estate concerned nothing is stored.
/// </summary>
public abstract record ImportRefusal : Refusal
{
    private ImportRefusal(string code)
        : base(code) { }

    public sealed record NotJson(long Line, long Column, CodedText Problem) : ImportRefusal("import.not_json");

    public sealed record BadLine(long Line, CodedText Problem) : ImportRefusal("import.bad_line");

    public sealed record EstateExists(long Line, string Estate) : ImportRefusal("import.estate_exists");

    public sealed record SealDiffers(long Line, string Estate, long Seq) : ImportRefusal("import.seal_differs");

    public sealed record HeadDiffers(long Line, string Estate, long Seq, long Expected)
        : ImportRefusal("import.head_differs");
}

/// <summary>What an import took in.</summary>
public sealed record ImportedEstate(string Estate, long Records, string HeadHash);
