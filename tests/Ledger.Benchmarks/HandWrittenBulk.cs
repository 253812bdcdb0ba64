using System.Diagnostics;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Benchmarks;

/// <summary>
/// The raw limit of bulk posting: the ledger's rows, built and hashed beforehand, written into the same tables (same
/// indexes,
/// triggers and checks) by COPY or by INSERT … unnest, with set-wise balances and turnovers, one transaction per batch.
/// </summary>
/// <remarks>
/// Only writing is timed. It reads nothing, asks for no lock, judges nothing; with unnest a batch is one round trip of
/// prepared
/// statements. That is less than anybody could do in earnest: a limit, not a rival.
/// </remarks>
internal sealed class HandWrittenBulk : IAsyncDisposable
{
    private const string TurnoverKey = "estate_no, account_no, book_date, value_date, recorded_on";

    private const string Balances = """
        UPDATE account_balance SET posted = account_balance.posted + k.amount, latest = GREATEST(account_balance.latest, k.latest) FROM unnest($1, $2, $3, $4) AS k(estate_no, account_no, amount, latest)
        WHERE account_balance.estate_no = k.estate_no AND account_balance.account_no = k.account_no
        """;
    private const string Turnovers = $"""
        INSERT INTO turnover ({TurnoverKey}, debit, credit) SELECT * FROM unnest($1, $2, $3, $3, $4, $5, $6)
        ON CONFLICT ({TurnoverKey}) DO UPDATE SET debit = turnover.debit + excluded.debit, credit = turnover.credit + excluded.credit
        """;
    private const string PostingColumns = "posting (estate_no, seq, line, account_no, amount, currency, book_date)";
    private const string EntryColumns =
        "journal_entry (estate_no, seq, id, request_id, instruction, actor, recorded_at, free_text, salt, text_seal, encoding, hash, kind, forced, book_date, value_date, lines)";
    private const string RequestColumns = "request (id, leg, estate_no, first_seq, last_seq)";
    private const string RecordDays = """
        INSERT INTO record_day (estate_no, recorded_on, first_seq, last_seq) SELECT * FROM unnest($1, $2, $3, $4)
        ON CONFLICT (estate_no, recorded_on) DO UPDATE SET last_seq = excluded.last_seq
        """;
    private const string Heads = """
        UPDATE estate_head SET seq = k.seq, hash = k.hash, last_recorded_at = k.recorded_at FROM unnest($1, $2, $3, $4) AS k(estate_no, seq, hash, recorded_at)
        WHERE estate_head.estate_no = k.estate_no
        """;

    private readonly NpgsqlConnection _connection;
    private readonly RawRows _rows;

    private HandWrittenBulk(NpgsqlConnection connection, RawRows rows) => (_connection, _rows) = (connection, rows);

    public IReadOnlyList<Way> Ways { get; } =
    [.. from copies in (bool[])[true, false] from size in (int[])[1_000, 10_000] select new Way(copies, size)];

    public long Written { get; private set; }

    public static async Task<HandWrittenBulk> Connect(Bench bench, Estates estates)
    {
        return new HandWrittenBulk(await bench.ByHand.OpenConnectionAsync(), await RawRows.Start(bench, estates));
    }

    /// <summary>Entries a second, building not counted.</summary>
    /// <param name="total">As of all parts together: the days go on in the same steps as the ledger's.</param>
    public async Task<double> Write(Way way, int first, int count, int total)
    {
        var watch = new Stopwatch();
        foreach (var piece in Payments.Stream(first, count, total).Chunk(way.Size))
        {
            var rows = _rows.Build(piece);
            await using var unnest = way.Copies ? null : Unnest(rows);
            watch.Start();
            await (unnest is null ? Copy(rows) : unnest.ExecuteNonQueryAsync());
            watch.Stop();
            Written += piece.Length;
        }
        return count / watch.Elapsed.TotalSeconds;
    }

    private NpgsqlBatch Unnest(RawPiece rows)
    {
        var batch = Begin(rows);
        Add(batch, $"INSERT INTO {PostingColumns} SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)", rows.Postings);
        Add(
            batch,
            $"INSERT INTO {EntryColumns} SELECT * FROM unnest($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $9, $11, $12, $13, $13, $14)",
            rows.Entries
        );
        Add(batch, $"INSERT INTO {RequestColumns} SELECT * FROM unnest($1, $2, $3, $4, $4)", rows.Requests);
        End(batch, rows);
        return batch;
    }

    private async Task Copy(RawPiece rows)
    {
        await using (var begin = Begin(rows))
            await begin.ExecuteNonQueryAsync();
        await Copy($"COPY {PostingColumns} FROM STDIN (FORMAT BINARY)", rows.Seqs.Length * 2, rows.WritePosting);
        await Copy($"COPY {EntryColumns} FROM STDIN (FORMAT BINARY)", rows.Seqs.Length, rows.WriteEntry);
        await Copy($"COPY {RequestColumns} FROM STDIN (FORMAT BINARY)", rows.Seqs.Length, rows.WriteRequest);
        await using var end = _connection.CreateBatch();
        End(end, rows);
        await end.ExecuteNonQueryAsync();
    }

    private async Task Copy(string statement, int count, Action<NpgsqlBinaryImporter, int> write)
    {
        await using var importer = await _connection.BeginBinaryImportAsync(statement);
        for (var i = 0; i < count; i++)
        {
            importer.StartRow();
            write(importer, i);
        }
        await importer.CompleteAsync();
    }

    /// <summary>Balances and turnovers first: the triggers judge in this order.</summary>
    private NpgsqlBatch Begin(RawPiece rows)
    {
        var batch = _connection.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        Add(batch, Balances, rows.Balances);
        Add(batch, Turnovers, rows.Turnovers);
        return batch;
    }

    private static void End(NpgsqlBatch batch, RawPiece rows)
    {
        Add(batch, RecordDays, rows.RecordDays);
        Add(batch, Heads, rows.Heads);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
    }

    private static void Add(NpgsqlBatch batch, string text, IEnumerable<(NpgsqlDbType Type, object Values)> columns)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var (type, values) in columns)
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values });
        batch.BatchCommands.Add(command);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>COPY or unnest, in batches of this many entries.</summary>
    public sealed record Way(bool Copies, int Size)
    {
        public string Name { get; } =
            string.Create(CultureInfo.InvariantCulture, $"{(Copies ? "COPY" : "unnest")} {Size:#,0}");
    }
}
