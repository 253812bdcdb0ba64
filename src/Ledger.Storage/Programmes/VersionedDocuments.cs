using System.Collections.Concurrent;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Storage.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Programmes;

/// <summary>A document of rules as it was loaded: added, never changed.</summary>
internal abstract class DocumentRow
{
    public string Code { get; init; } = "";
    public int Version { get; init; }

    /// <summary>The document as it was loaded.</summary>
    public string Document { get; init; } = "";

    public Guid LoadedBy { get; init; }
    public Instant LoadedAt { get; init; }
}

/// <summary>Versioned documents of one kind. What was loaded never changes, so it may be remembered.</summary>
/// <param name="read">The rules that a text describes.</param>
/// <param name="keyOf">Code and version of rules.</param>
/// <param name="taken">Other content is loaded under that code and version.</param>
internal sealed class VersionedDocuments<TRow, TRules>(
    Func<LedgerDb> contexts,
    Dialect dialect,
    IClock? clock,
    Func<string, Result<TRules>> read,
    Func<TRules, (string Code, int Version)> keyOf,
    Func<TRules, Refusal> taken
)
    where TRow : DocumentRow, new()
    where TRules : class
{
    private readonly ConcurrentDictionary<(string, int), TRules> _known = new();
    private readonly WriteOnce _once = new(contexts, dialect);

    /// <summary>
    /// Loads a document. The same again changes nothing; other content under the same code and version is refused. Who
    /// loads at the same time as somebody else is judged again.
    /// </summary>
    /// <param name="judge">Says why the person may not load it, or adds what goes with it; asked only when the version
    /// is
    /// not loaded yet.</param>
    public async Task<Result<TRules>> Load(
        string document,
        Person by,
        Func<LedgerDb, TRules, Task<Refusal?>> judge,
        bool isDryRun,
        CancellationToken cancel
    )
    {
        var answer = read(document);
        if (!answer.IsAccepted(out var rules))
            return answer.Refusal!;
        var (code, version) = keyOf(rules);
        return await _once.Add(rules, Known, Add, isDryRun, cancel);

        async Task<Result<TRules>?> Known() =>
            await Row((code, version), cancel) is not { } known ? null
            : VersionedDocument.AreSame(known.Document, document) ? rules
            : taken(rules);

        async Task<Refusal?> Add(LedgerDb db)
        {
            if (await judge(db, rules) is { } refusal)
                return refusal;
            db.Add(
                new TRow
                {
                    Code = code,
                    Version = version,
                    Document = document,
                    LoadedBy = by.Id.Value,
                    LoadedAt = await Questions.Now(dialect, clock, cancel),
                }
            );
            return null;
        }
    }

    public async Task<TRules?> Find(string code, int version, CancellationToken cancel)
    {
        if (_known.TryGetValue((code, version), out var known))
            return known;
        return await Row((code, version), cancel) is { } row ? _known[(code, version)] = Read(row) : null;
    }

    /// <summary>
    /// Adds a select of documents, which are remembered; nothing when some are remembered already: every process needs
    /// few, and most of them at once.
    /// </summary>
    public void Ask(SelectBatch batch, RecordTable<TRow> table, string from, RowSet keys)
    {
        if (!_known.IsEmpty)
            return;
        RecordRow? read = null;
        batch.Select(
            $"SELECT {table.Selected} FROM {from}",
            keys,
            row =>
            {
                var document = table.Read(read ??= new RecordRow(row));
                _known[(document.Code, document.Version)] = Read(document);
            }
        );
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
