using System.Data;
using System.Data.Common;
using System.Text.Json;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;

namespace Ledger.Storage.Journal.Transfer;

/// <summary>
/// Takes in what <see cref="JournalExport"/> wrote: the same balances, the same chain heads, every seal verified on the
/// way.
/// </summary>
/// <remarks>
/// Each estate is one transaction: it is stored whole, or nothing of it. Estates before a refused one stay stored.
/// </remarks>
public sealed class JournalImport
{
    private readonly Dialect _dialect;

    internal JournalImport(Dialect dialect) => _dialect = dialect;

    public async Task<Result<IReadOnlyList<ImportedEstate>>> Read(
        Stream stream,
        IProgress<long>? records = null,
        CancellationToken cancel = default
    )
    {
        using var reader = new StreamReader(
            stream,
            new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false),
            leaveOpen: true
        );
        var imported = new List<ImportedEstate>();
        EstateImport? estate = null;
        var (number, read) = (0L, 0L);
        try
        {
            while (await reader.ReadLineAsync(cancel) is { } text)
            {
                number++;
                using var line = Parse(text, number, out var malformed);
                if (malformed is not null)
                    return malformed;
                if (line!.RootElement.TryGetProperty("ledger_journal", out _))
                {
                    if (estate is not null && await estate.Finish(number - 1, imported) is { } unfinished)
                        return unfinished;
                    if (estate is not null)
                        await estate.DisposeAsync();
                    estate = new EstateImport(_dialect, await Questions.Open(_dialect, cancel), cancel);
                    if (await estate.Begin(new RecordFields(line.RootElement), number) is { } refused)
                        return refused;
                    continue;
                }
                if (estate is null)
                    return new ImportRefusal.BadLine(number, new("problem.before_head"));
                if (await estate.Add(new RecordFields(line.RootElement), number) is { } refusal)
                    return refusal;
                if (++read % 1_000 == 0)
                    records?.Report(read);
            }
            if (estate is null)
                return new ImportRefusal.BadLine(1, new("problem.nothing_to_import"));
            if (await estate.Finish(number, imported) is { } end)
                return end;
            records?.Report(read);
            return Results.Of<IReadOnlyList<ImportedEstate>>(imported);
        }
        finally
        {
            if (estate is not null)
                await estate.DisposeAsync();
        }
    }

    private static JsonDocument? Parse(string text, long line, out ImportRefusal? malformed)
    {
        malformed = null;
        try
        {
            var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
            malformed = new ImportRefusal.BadLine(line, new("problem.not_object"));
        }
        catch (JsonException fault)
        {
            var what = fault.Message;
            var end = what.IndexOf(" LineNumber:", StringComparison.Ordinal);
            malformed = new ImportRefusal.NotJson(
                line,
                (fault.BytePositionInLine ?? 0) + 1,
                CodedText.Words(end < 0 ? what : what[..end])
            );
        }
        return null;
    }
}

/// <summary>One estate on its way in: a transaction, written in chunks through the journal's own statements.</summary>
internal sealed class EstateImport(Dialect dialect, DbConnection connection, CancellationToken cancel)
    : IAsyncDisposable
{
    private const int RecordsInChunk = 5_000;

    private readonly List<JournalRecord> _records = [];
    private readonly Dictionary<Labels, int> _dimensions = [];
    private DbTransaction _transaction = null!;
    private ImportedBooks _books = null!;
    private string _estate = "",
        _head = "";
    private long _expected;
    private int _nextDimension;

    /// <summary>Reads the head line; waits for whoever is opening estates or adding dimensions.</summary>
    public async Task<Refusal?> Begin(RecordFields line, long number)
    {
        try
        {
            (_estate, _expected, _head) = (line.Text("estate"), line.Number("records"), line.Text("head"));
        }
        catch (FormatException fault)
        {
            return new ImportRefusal.BadLine(number, CodedText.Words(fault.Message));
        }

        _transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        foreach (var no in (int[])[0, -1])
        {
            var @lock = new EstateNoColumns();
            @lock.Add(no);
            await Run(dialect.LockForWriting, @lock.Set, _ => { });
        }
        var (next, exists) = (1, false);
        await Run("SELECT COALESCE(MAX(e.no), 0) + 1 FROM estate e", null, row => next = row.GetInt32(0));
        await Run(
            "SELECT e.no FROM {keys} JOIN estate e ON e.code = k.code",
            new CodeColumns([_estate]).Set,
            _ => exists = true
        );
        if (exists)
            return new ImportRefusal.EstateExists(number, _estate);
        await Run(
            "SELECT d.no, d.labels FROM dimension_set d",
            null,
            row => _dimensions[Labels.FromStored(row.GetString(1))] = row.GetInt32(0)
        );
        _nextDimension = _dimensions.Values.DefaultIfEmpty(0).Max() + 1;
        _books = new ImportedBooks(next);
        return null;
    }

    public async Task<Refusal?> Add(RecordFields line, long number)
    {
        try
        {
            // A request's records stay together: its row covers all of them. And the head is written where the records
            // written end.
            if (_records.Count >= RecordsInChunk && line.Id("request") != _records[^1].Request.Value)
                await Flush();
            if (_books.Add(line) is not { } record)
                return new ImportRefusal.SealDiffers(number, _estate, line.Number("seq"));
            if (_books.Books!.Estate.Code != _estate)
                return new ImportRefusal.BadLine(
                    number,
                    new("problem.other_estate", ("Estate", _books.Books.Estate.Code), ("Head", _estate))
                );
            _records.Add(record);
            return null;
        }
        catch (FormatException fault)
        {
            return new ImportRefusal.BadLine(number, CodedText.Words(fault.Message));
        }
        catch (OverflowException)
        {
            return new ImportRefusal.BadLine(number, new("problem.too_large"));
        }
    }

    /// <summary>Compares the end with what the head line promised, and commits.</summary>
    public async Task<Refusal?> Finish(long number, List<ImportedEstate> imported)
    {
        var (seq, hash) = (_books.Books?.Seq ?? 0, Convert.ToHexStringLower(_books.Books?.Hash ?? []));
        if (seq != _expected || hash != _head)
            return new ImportRefusal.HeadDiffers(number, _estate, seq, _expected);
        await Flush();
        await _transaction.CommitAsync(cancel);
        imported.Add(new ImportedEstate(_estate, seq, hash));
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
            await _transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task Flush()
    {
        var added = new DimensionSetColumns();
        foreach (var labels in WriteSet.DimensionsOf(_records))
        {
            if (_dimensions.ContainsKey(labels))
                continue;
            added.Add(_dimensions[labels] = _nextDimension++, labels);
        }
        await using var batch = dialect.CreateBatch(connection, _transaction);
        var set = WriteSet.OfImported(_records, await Legs(), _dimensions);
        JournalStatements.AddOpenings(batch, dialect, set);
        JournalStatements.AddRows(batch, dialect, set, added);
        JournalStatements.AddTotals(batch, dialect, set);
        await batch.ExecuteNonQueryAsync(cancel);
        _records.Clear();
    }

    /// <summary>
    /// The next leg of each request: another estate of the same request may have been imported before.
    /// </summary>
    private async Task<Dictionary<Guid, short>> Legs()
    {
        var legs = new Dictionary<Guid, short>();
        foreach (var record in _records)
            legs[record.Request.Value] = 1;
        await Run(
            "SELECT r.id, r.leg FROM {keys} JOIN request r ON r.id = k.id",
            new IdColumns(legs.Keys.ToList()).Set,
            row => legs[row.GetGuid(0)] = Math.Max(legs[row.GetGuid(0)], (short)(row.GetInt16(1) + 1))
        );
        return legs;
    }

    private async Task Run(string statement, RowSet? keys, Action<DbDataReader> row)
    {
        await using var batch = dialect.CreateBatch(connection, _transaction);
        dialect.Add(batch, statement, keys);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            row(reader);
    }
}
