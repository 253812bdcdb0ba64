using System.Data.Common;
using Ledger.Storage.Database;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Storage.PostgreSql;

internal sealed class PostgreSqlDialect(NpgsqlConnectionStringBuilder settings) : Dialect, IAsyncDisposable
{
    /// <summary>
    /// Settings of the journal writer's connections. Its statements join sets of keys with tables by their keys, so the
    /// one good plan
    /// is known: look each up by index. Left alone, the planner plans anew for every small set (more work than the
    /// statement itself),
    /// and a plan made while a table was empty would go on scanning it when it is large.
    /// </summary>
    public const string WriterOptions =
        "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    private readonly NpgsqlDataSource _writerSource = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(settings.ConnectionString)
        {
            Options = $"{settings.Options} {WriterOptions}".Trim(),
        }
    );

    public NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create(settings);

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _writerSource.DisposeAsync();
    }

    /// <summary>First key of the advisory locks: "LEDG".</summary>
    public const string LockSpace = "1279607879";

    public override DatabaseKind Kind => DatabaseKind.PostgreSql;

    public override bool TransactionsAreStatements => true;

    public override DbConnection CreateConnection() => Source.CreateConnection();

    public override DbConnection CreateWriterConnection() => _writerSource.CreateConnection();

    public override DbBatch CreateBatch(DbConnection connection, DbTransaction? transaction)
    {
        var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        return batch;
    }

    public override string LockForWriting => $"SELECT pg_advisory_xact_lock({LockSpace}, k.estate_no) FROM {{keys}}";

    public override string LockForReading =>
        $"SELECT pg_advisory_xact_lock_shared({LockSpace}, k.estate_no) FROM {{keys}}";

    public override string Clock => "clock_timestamp()";

    public override IEnumerable<string> AddTurnovers(string table, string keyColumns) =>
        [
            $$"""
                INSERT INTO {{table}} ({{keyColumns}}, debit, credit) SELECT {{keyColumns}}, debit, credit FROM {keys}
                ON CONFLICT ({{keyColumns}}) DO UPDATE SET debit = {{table}}.debit + excluded.debit,
                    credit = {{table}}.credit + excluded.credit
                """,
        ];

    public override IEnumerable<string> Upsert(
        string table,
        IReadOnlyList<string> keyColumns,
        IReadOnlyList<string> columns,
        IReadOnlyList<string> keep
    )
    {
        var all = string.Join(", ", keyColumns.Concat(columns));
        var sets = string.Join(", ", columns.Except(keep).Select(column => $"{column} = excluded.{column}"));
        yield return $$"""
            INSERT INTO {{table}} ({{all}}) SELECT {{all}} FROM {keys}
            ON CONFLICT ({{string.Join(", ", keyColumns)}}) DO UPDATE SET {{sets}}
            """;
    }

    public override bool IsTransient(Exception fault) =>
        fault switch
        {
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } twice => RacedKeys.Contains(
                twice.ConstraintName
            ),
            // What was read has moved on: see RecordTable.UpdateVersion.
            PostgresException { SqlState: PostgresErrorCodes.NotNullViolation, ColumnName: "version" } => true,
            PostgresException
            {
                SqlState: PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.DeadlockDetected
                    or PostgresErrorCodes.LockNotAvailable
                    or PostgresErrorCodes.AdminShutdown
                    or PostgresErrorCodes.CrashShutdown
                    or PostgresErrorCodes.CannotConnectNow
                    or PostgresErrorCodes.TooManyConnections
            } => true,
            // Ended for idleness; lost on the way, as a pooler says it.
            PostgresException { SqlState: "57P05" or ['0', '8', ..] } => true,
            PostgresException => false,
            NpgsqlException or IOException or TimeoutException or System.Net.Sockets.SocketException => true,
            _ => DatabaseFault.IsOfBrokenLine(fault),
        };

    public override bool Copies => true;

    public override async Task Copy(DbConnection connection, RowSet rows, CancellationToken cancel)
    {
        var text =
            $"COPY {rows.Table} ({string.Join(", ", rows.Columns.Select(column => column.Name))}) FROM STDIN (FORMAT BINARY)";
        await using var stream = await ((NpgsqlConnection)connection).BeginRawBinaryCopyAsync(text, cancel);
        try
        {
            await new BinaryRows().Write(rows, stream, cancel);
        }
        catch
        {
            await stream.CancelAsync(); // Ending it otherwise would insert the rows that came so far.
            throw;
        }
    }

    protected override string KeysText(RowSet keys) =>
        $"unnest({string.Join(", ", keys.Columns.Select((column, i) => $"${i + 1}::{TypeName(column.Kind)}[]"))}) AS k({string.Join(", ", keys.Columns.Select(column => $"\"{column.Name}\""))})";

    protected override void AddKeys(DbBatchCommand command, RowSet keys)
    {
        var parameters = ((NpgsqlBatchCommand)command).Parameters;
        foreach (var column in keys.Columns)
            parameters.Add(
                new NpgsqlParameter { Value = column.Values, NpgsqlDbType = NpgsqlDbType.Array | Type(column.Kind) }
            );
    }

    private static NpgsqlDbType Type(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Int16 => NpgsqlDbType.Smallint,
            ColumnKind.Int32 => NpgsqlDbType.Integer,
            ColumnKind.Int64 => NpgsqlDbType.Bigint,
            ColumnKind.Bool => NpgsqlDbType.Boolean,
            ColumnKind.Guid => NpgsqlDbType.Uuid,
            ColumnKind.Date => NpgsqlDbType.Date,
            ColumnKind.Instant => NpgsqlDbType.TimestampTz,
            ColumnKind.Code or ColumnKind.Text => NpgsqlDbType.Text,
            ColumnKind.Bytes => NpgsqlDbType.Bytea,
            ColumnKind.Decimal => NpgsqlDbType.Numeric,
        };

    private static string TypeName(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Int16 => "int2",
            ColumnKind.Int32 => "int4",
            ColumnKind.Int64 => "int8",
            ColumnKind.Bool => "bool",
            ColumnKind.Guid => "uuid",
            ColumnKind.Date => "date",
            ColumnKind.Instant => "timestamptz",
            ColumnKind.Code or ColumnKind.Text => "text",
            ColumnKind.Bytes => "bytea",
            ColumnKind.Decimal => "numeric",
        };
}
