using Ledger.Foundations;

namespace Ledger.Lending;

/// <summary>A regulation as it is written down (JSON).</summary>
public sealed record RegulationDocument
{
    public static Result<Regulation> Read(string text) => throw new NotImplementedException();
}
