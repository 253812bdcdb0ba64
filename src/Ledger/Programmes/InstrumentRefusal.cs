using Ledger.Foundations;
using NodaTime;
using static Ledger.Foundations.VersionedDocument;

namespace Ledger.Programmes;

/// <summary>Why a document is no instrument, in order of precedence.</summary>
public abstract record InstrumentRefusal : Refusal
{
    private InstrumentRefusal(string code)
        : base(code) { }

    public sealed record NotARule(string Field, object Value, CodedText Expected)
        : InstrumentRefusal("instrument.not_a_rule");

    public sealed record VersionTaken(string Instrument) : InstrumentRefusal("instrument.version_taken");
}
