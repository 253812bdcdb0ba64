using Ledger.Access;
using Ledger.Application.Authorization;
using Ledger.Application.Queries.Books;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Storage.Access;

namespace Ledger.Application.Queries.Proof;

/// <summary>A question about one estate, or about all that the caller may see.</summary>
/// <param name="Estate">Null: all of them, which must be said.</param>
public abstract record NamedEstates<TAnswer>(string? Estate, bool All) : Question<TAnswer>
    where TAnswer : notnull
{
    internal sealed override IReadOnlyList<SubjectName> Subjects =>
        Estate is null ? [] : [new SubjectName(SubjectKind.Estate, Estate)];

    /// <summary>Refuses when neither an estate nor all are asked for, or both.</summary>
    private protected Refusal? Check() =>
        (Estate, All) switch
        {
            (null, false) => new JsonRefusal.Missing("estate"),
            ({ }, true) => new JsonRefusal.NotTogether("estate", "all"),
            _ => null,
        };

    /// <summary>The codes of the estates; null: every one there is.</summary>
    private protected async Task<IReadOnlyList<string>?> Codes(Call call, CancellationToken cancel) =>
        Estate is not null ? [Estate]
        : await call.EstatesSeen(cancel) is { } seen ? [.. seen.Order(StringComparer.Ordinal)]
        : null;

    /// <summary>The codes of the estates, also when they are all that there are.</summary>
    private protected async Task<IReadOnlyList<string>> EveryCode(Call call, CancellationToken cancel) =>
        await Codes(call, cancel) ?? [.. (await call.Database.Reader.Estates(cancel)).Select(estate => estate.Code)];
}
