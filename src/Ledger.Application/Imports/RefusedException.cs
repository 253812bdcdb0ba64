using Ledger.Application.Localization;
using Ledger.Foundations;

namespace Ledger.Application.Imports;

/// <summary>Ends the reading of a request; caught where the reading began.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.ToString())
{
    public Refusal Refusal { get; } = refusal;

    public static T Or<T>(Result<T> result)
        where T : notnull => result.IsAccepted(out var value) ? value : throw new RefusedException(result.Refusal!);

    public static T At<T>(string field, Result<T> result)
        where T : notnull =>
        result.IsAccepted(out var value) ? value : throw new RefusedException(new RefusedAt(field, result.Refusal!));
}
