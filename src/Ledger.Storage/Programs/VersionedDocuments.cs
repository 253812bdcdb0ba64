using System.Collections.Concurrent;
using Ledger.Foundations;
using Ledger.Programs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Programs;

/// <summary>A document of rules as it was loaded: added, never changed.</summary>
internal interface IDocumentRow
{
    string Code { get; }
    int Version { get; }
    string Document { get; }
}

/// <summary>Versioned documents of one kind. What was loaded never changes, so it may be remembered.</summary>
/// <param name="read">The rules that a text describes.</param>
/// <param name="keyOf">Code and version of rules.</param>
/// <param name="taken">Other content is loaded under that code and version.</param>
internal sealed class VersionedDocuments<TRow, TRules>(
    Func<LedgerDb> contexts,
    Dialect dialect,
    Func<string, Result<TRules>> read,
    Func<TRules, (string Code, int Version)> keyOf,
    Func<TRules, Refusal> taken
)
    where TRow : class, IDocumentRow
    where TRules : class
{
    private readonly ConcurrentDictionary<(string, int), TRules> _known = new();

    /// <summary>
    /// Loads a document. The same again changes nothing; other content under the same code and version is refused. Who
    /// loads at the same time as somebody else is judged again.
    /// </summary>
    /// <param name="add">Adds the row, or says why not; asked only when the version is not loaded yet.</param>
    public async Task<Result<TRules>> Load(
        string document,
        Func<LedgerDb, TRules, Task<Refusal?>> add,
        CancellationToken cancel
    )
    {
        var answer = read(document);
        if (!answer.IsAccepted(out var rules))
            return answer.Refusal!;
        for (var attempt = 1; ; attempt++)
        {
            if (await Row(keyOf(rules), cancel) is { } known)
                return VersionedDocument.AreSame(known.Document, document) ? rules : taken(rules);
            try
            {
                await using var db = contexts();
                if (await add(db, rules) is { } refusal)
                    return refusal;
                await db.SaveChangesAsync(cancel);
                return rules;
            }
            // Perhaps somebody loaded this version, or another of its code, since we looked.
            catch (DbUpdateException fault)
                when (attempt < 3 && fault.InnerException is { } inner && dialect.IsTransient(inner)) { }
        }
    }

    public async Task<TRules?> Find(string code, int version, CancellationToken cancel)
    {
        if (_known.TryGetValue((code, version), out var known))
            return known;
        return await Row((code, version), cancel) is { } row ? _known[(code, version)] = Read(row) : null;
    }

    public async Task<IReadOnlyList<TRules>> All(CancellationToken cancel)
    {
        await using var db = contexts();
        return (
            await db.Set<TRow>().AsNoTracking().OrderBy(row => row.Code).ThenBy(row => row.Version).ToListAsync(cancel)
        ).ConvertAll(Read);
    }

    private async Task<TRow?> Row((string Code, int Version) key, CancellationToken cancel)
    {
        await using var db = contexts();
        return await db.Set<TRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(row => row.Code == key.Code && row.Version == key.Version, cancel);
    }

    private TRules Read(TRow row) =>
        read(row.Document)
            .Match(
                rules => rules,
                refusal =>
                    throw new InvalidDataException(
                        $"The stored document {row.Code} {row.Version} cannot be read any more: {refusal}"
                    )
            );
}
