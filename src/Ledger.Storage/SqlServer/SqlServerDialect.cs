using System.Data;
using System.Data.Common;
using Ledger.Storage.Database;
using Microsoft.Data.SqlClient;
using Microsoft.Data.SqlClient.Server;

namespace Ledger.Storage.SqlServer;

/// <param name="maxBatch">Statements in one command at most; null: all of a batch in one round trip.</param>
internal class SqlServerDialect(string connectionString, int? maxBatch = null) : Dialect
{
    /// <summary>
    /// Our own error number when a lock was not granted in time: a fault that passes, never a refusal.
    /// </summary>
    public const int LockNotGranted = DatabaseFault.LockNotGranted;

    /// <summary>
    /// Settings of the database that migrate makes where it may: readers that do not wait for writers' rows, snapshots
    /// for verify and exports.
    /// </summary>
    public static IReadOnlyList<string> Settings { get; } =
    [
        """
            IF EXISTS (SELECT 1 FROM sys.databases WHERE name = DB_NAME() AND is_read_committed_snapshot_on = 0)
                EXEC(N'ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT');
            """,
        """
            IF EXISTS (SELECT 1 FROM sys.databases WHERE name = DB_NAME() AND snapshot_isolation_state = 0)
                EXEC(N'ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON');
            """,
    ];

    private const int LockPatienceMilliseconds = 15_000;

    public override DatabaseKind Kind => DatabaseKind.SqlServer;

    public override bool TransactionsAreStatements => false;

    public override DbConnection CreateConnection() => new SqlConnection(connectionString);

    public override DbBatch CreateBatch(DbConnection connection, DbTransaction? transaction) =>
        new SqlServerBatch(maxBatch) { Connection = connection, Transaction = transaction };

    public override string LockForWriting => Lock("Exclusive");

    public override string LockForReading => Lock("Shared");

    /// <remarks>One row comes back, as from PostgreSQL's function: the readers of a batch step over it.</remarks>
    private static string Lock(string mode) =>
        $$"""
            DECLARE @estate int, @resource nvarchar(40), @outcome int;
            SET @outcome = 0;
            SET @estate = (SELECT MIN(k.estate_no) FROM {keys});
            WHILE @estate IS NOT NULL
            BEGIN
                SET @resource = N'ledger estate ' + CAST(@estate AS nvarchar(12));
                EXEC @outcome = sp_getapplock @resource, N'{{mode}}', N'Transaction', {{LockPatienceMilliseconds}};
                IF @outcome < 0 THROW {{LockNotGranted}}, N'The lock of an estate was not granted in time.', 1;
                SET @estate = (SELECT MIN(k.estate_no) FROM {keys} WHERE k.estate_no > @estate);
            END;
            SELECT @outcome AS outcome
            """;

    /// <remarks>The seventh digit is cut off: a cast alone would round up, into the future.</remarks>
    public override string Clock => "CAST(LEFT(CONVERT(nvarchar(30), SYSUTCDATETIME(), 126), 26) AS datetime2(6))";

    /// <remarks>
    /// Empty rows first: the guard of past days then judges one statement, in which all of the group is there.
    /// </remarks>
    public override IEnumerable<string> AddTurnovers(string table, string keyColumns)
    {
        var keys = keyColumns.Split(", ");
        yield return $$"""
            INSERT INTO {{table}} ({{keyColumns}}, debit, credit) SELECT {{Of(
                "k",
                keys
            )}}, 0, 0 FROM {keys} WHERE NOT EXISTS (SELECT 1 FROM {{table}} AS t WHERE {{Same("t", keys)}})
            """;
        yield return $$"""
            UPDATE {{table}} SET debit = {{table}}.debit + k.debit, credit = {{table}}.credit + k.credit
                FROM {keys} WHERE {{Same(
                table,
                keys
            )}}
            """;
    }

    public override IEnumerable<string> Upsert(
        string table,
        IReadOnlyList<string> keyColumns,
        IReadOnlyList<string> columns,
        IReadOnlyList<string> keep
    )
    {
        var all = keyColumns.Concat(columns).ToList();
        yield return $$"""
            UPDATE {{table}} SET {{string.Join(
                ", ",
                columns.Except(keep).Select(column => $"{column} = k.{column}")
            )}} FROM {keys} WHERE {{Same(table, keyColumns)}}
            """;
        yield return $$"""
            INSERT INTO {{table}} ({{string.Join(", ", all)}}) SELECT {{Of(
                "k",
                all
            )}} FROM {keys} WHERE NOT EXISTS (SELECT 1 FROM {{table}} AS t WHERE {{Same("t", keyColumns)}})
            """;
    }

    private static string Of(string source, IEnumerable<string> columns) =>
        string.Join(", ", columns.Select(column => $"{source}.{column}"));

    private static string Same(string target, IEnumerable<string> keys) =>
        string.Join(" AND ", keys.Select(key => $"{target}.{key} = k.{key}"));

    /// <summary>
    /// Numbers of faults that may pass: connections lost or refused for now, deadlocks, locks, throttling, races on a
    /// unique key.
    /// </summary>
    private static readonly HashSet<int> Transient =
    [
        -2,
        -1,
        0,
        2,
        20,
        53,
        64,
        121,
        233,
        258,
        997,
        10053,
        10054,
        10060,
        10061,
        10928,
        10929,
        10936,
        11001,
        17142, // Connections.
        601,
        1204,
        1205,
        1221,
        1222,
        3960,
        3961,
        8645,
        8651,
        8902,
        LockNotGranted, // Deadlocks, locks, memory for a query.
        4221,
        40143,
        40197,
        40501,
        40540,
        40613,
        42108,
        42109,
        49918,
        49919,
        49920, // Failover and throttling of hosted servers.
    ];

    public override bool IsTransient(Exception fault) =>
        fault switch
        {
            SqlException { Number: 2601 or 2627 } twice => RacedKeys.Any(key =>
                twice.Message.Contains($"'{key}'", StringComparison.Ordinal)
            ),
            // What was read has moved on: see RecordTable.UpdateVersion.
            SqlException { Number: 515 } moved when moved.Message.Contains("'version'", StringComparison.Ordinal) =>
                true,
            SqlException sql => Transient.Contains(sql.Number)
                || sql.InnerException is IOException or System.Net.Sockets.SocketException or TimeoutException,
            IOException or TimeoutException or System.Net.Sockets.SocketException => true,
            // A connection that broke between two statements says so in this way when it is used again.
            InvalidOperationException { Source: "Microsoft.Data.SqlClient" }
            or InvalidOperationException { Source: "Core Microsoft SqlClient Data Provider" } => true,
            _ => false,
        };

    protected override string KeysText(RowSet keys) => "@keys AS k";

    protected override void AddKeys(DbBatchCommand command, RowSet keys) =>
        ((SqlServerBatchCommand)command).Keys = keys;

    /// <summary>The name of the table type whose columns are the set's, in the set's order.</summary>
    public static string TableType(RowSet keys) => $"dbo.{keys.Table}_set";

    public static SqlParameter Parameter(string name, RowSet keys) =>
        new(name, SqlDbType.Structured)
        {
            TypeName = TableType(keys),
            Value = keys.Count == 0 ? null : Rows(keys), // No rows are sent as null.
        };

    private static IEnumerable<SqlDataRecord> Rows(RowSet keys)
    {
        var columns = keys.Columns;
        var record = new SqlDataRecord([.. columns.Select(column => MetaData(column))]);
        for (var row = 0; row < keys.Count; row++)
        {
            for (var i = 0; i < columns.Count; i++)
                Set(record, i, columns[i][row]);
            yield return record;
        }
    }

    private static void Set(SqlDataRecord record, int ordinal, object? value)
    {
        switch (value)
        {
            case null:
                record.SetDBNull(ordinal);
                break;
            case short number:
                record.SetInt16(ordinal, number);
                break;
            case int number:
                record.SetInt32(ordinal, number);
                break;
            case long number:
                record.SetInt64(ordinal, number);
                break;
            case bool flag:
                record.SetBoolean(ordinal, flag);
                break;
            case Guid id:
                record.SetGuid(ordinal, id);
                break;
            case DateOnly day:
                record.SetDateTime(ordinal, day.ToDateTime(TimeOnly.MinValue));
                break;
            case DateTime moment:
                record.SetDateTime(ordinal, DateTime.SpecifyKind(moment, DateTimeKind.Unspecified));
                break;
            case string text:
                record.SetString(ordinal, text);
                break;
            case decimal number:
                record.SetDecimal(ordinal, number);
                break;
            case byte[] bytes:
                record.SetBytes(ordinal, 0, bytes, 0, bytes.Length);
                break;
            default:
                throw new InvalidOperationException($"No column takes a {value.GetType().Name}.");
        }
    }

    private static SqlMetaData MetaData(Column column) =>
        column.Kind switch
        {
            ColumnKind.Int16 => new(column.Name, SqlDbType.SmallInt),
            ColumnKind.Int32 => new(column.Name, SqlDbType.Int),
            ColumnKind.Int64 => new(column.Name, SqlDbType.BigInt),
            ColumnKind.Bool => new(column.Name, SqlDbType.Bit),
            ColumnKind.Guid => new(column.Name, SqlDbType.UniqueIdentifier),
            ColumnKind.Date => new(column.Name, SqlDbType.Date),
            ColumnKind.Instant => new(column.Name, SqlDbType.DateTime2, 0, 6),
            ColumnKind.Code or ColumnKind.Text => new(
                column.Name,
                SqlDbType.NVarChar,
                Longest(column) <= 4000 ? 4000 : SqlMetaData.Max
            ),
            ColumnKind.Bytes => new(column.Name, SqlDbType.VarBinary, 8000),
            ColumnKind.Decimal => new(column.Name, SqlDbType.Decimal, 38, 8),
        };

    private static int Longest(Column column)
    {
        var longest = 0;
        for (var row = 0; row < column.Count; row++)
            longest = Math.Max(longest, ((string?)column[row])?.Length ?? 0);
        return longest;
    }
}
