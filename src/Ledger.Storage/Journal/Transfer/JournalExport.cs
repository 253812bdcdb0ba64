using System.Text.Json;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using Ledger.Storage.Journal.Verifying;

namespace Ledger.Storage.Journal.Transfer;

/// <summary>
/// Writes journals as JSON Lines: per estate a head line, then its records in their order, each with its seal.
/// </summary>
public sealed class JournalExport
{
    private const int RecordsInChunk = 2_000;

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dialect _dialect;
    private readonly JournalReader _reader;

    internal JournalExport(Dialect dialect, JournalReader reader) => (_dialect, _reader) = (dialect, reader);

    /// <summary>
    /// Writes the estates, or all there are; returns how many records were written. Each estate is as it was at one
    /// moment.
    /// </summary>
    public async Task<Result<long>> Write(
        Stream stream,
        IReadOnlyCollection<string>? estates = null,
        IProgress<long>? records = null,
        CancellationToken cancel = default
    )
    {
        var written = 0L;
        var known = (await _reader.Estates(cancel)).Select(estate => estate.Code).ToList();
        if (estates?.FirstOrDefault(code => !known.Contains(code)) is { } unknown)
            return new JournalRefusal.UnknownEstate(unknown);
        await using var json = new Utf8JsonWriter(stream, Options);
        foreach (var code in known.Where(code => estates?.Contains(code) ?? true))
        {
            await using var snapshots = await Snapshots.Begin(_dialect, code, _ => 1, cancel);
            await foreach (var count in WriteEstate(json, stream, snapshots!, code, cancel))
            {
                written += count;
                records?.Report(written);
            }
        }
        return written;
    }

    private static async IAsyncEnumerable<int> WriteEstate(
        Utf8JsonWriter json,
        Stream stream,
        Snapshots snapshots,
        string code,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        var (seq, hash) = (0L, Array.Empty<byte>());
        await snapshots.Query(
            0,
            "SELECT h.seq, h.hash FROM {keys} JOIN estate_head h ON h.estate_no = k.estate_no",
            snapshots.Estate,
            row => (seq, hash) = (row.GetInt64(0), row.GetFieldValue<byte[]>(1)),
            cancel
        );
        RecordJson.WriteHead(json, code, seq, hash);
        await EndLine(json, stream, cancel);
        var reader = new RecordReader(snapshots.Dialect, new Directory());
        for (var first = 1L; first <= seq; first += RecordsInChunk)
        {
            var range = new RangeColumns();
            range.Add(snapshots.EstateNo, first, Math.Min(first + RecordsInChunk - 1, seq));
            var records = await reader.Read(snapshots[0].Connection, snapshots[0].Transaction, range, cancel);
            foreach (var record in records)
            {
                RecordJson.Write(json, record);
                await EndLine(json, stream, cancel);
            }
            yield return records.Count;
        }
    }

    private static async Task EndLine(Utf8JsonWriter json, Stream stream, CancellationToken cancel)
    {
        await json.FlushAsync(cancel);
        json.Reset();
        stream.WriteByte((byte)'\n');
    }
}
