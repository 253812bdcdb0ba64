using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Ledger.Storage.Database;
using Microsoft.Data.SqlClient;

namespace Ledger.Storage.SqlServer;

/// <summary>
/// A batch as one command of several statements, with the sets of rows as its parameters (specs/decisions.md says why
/// it is no SqlBatch).
/// </summary>
/// <remarks>The first fault ends the command and rolls back (XACT_ABORT): nothing after it runs.</remarks>
internal sealed partial class SqlServerBatch(int? maxBatch) : DbBatch
{
    private const string Preamble = "SET NOCOUNT ON; SET XACT_ABORT ON;\n";

    private readonly SqlServerBatchCommands _commands = [];

    public override int Timeout { get; set; } = 60;

    protected override DbBatchCommandCollection DbBatchCommands => _commands;

    protected override DbConnection? DbConnection { get; set; }

    protected override DbTransaction? DbTransaction { get; set; }

    /// <summary>The commands that will be sent: one, unless fewer statements are allowed in one.</summary>
    public IEnumerable<SqlCommand> ToCommands() => _commands.All.Chunk(maxBatch ?? int.MaxValue).Select(ToCommand);

    [SuppressMessage("Security", "CA2100", Justification = "Texts are constants; values travel in parameters.")]
    private SqlCommand ToCommand(SqlServerBatchCommand[] statements)
    {
        var command = new SqlCommand
        {
            Connection = (SqlConnection?)DbConnection,
            Transaction = (SqlTransaction?)DbTransaction,
            CommandTimeout = Timeout,
        };
        var sets = new Dictionary<RowSet, string>(ReferenceEqualityComparer.Instance);
        var texts = new List<string>(statements.Length);
        for (var i = 0; i < statements.Length; i++)
        {
            var (statement, keys) = (statements[i], "");
            if (statement.Keys is { } set && !sets.TryGetValue(set, out keys!))
            {
                sets.Add(set, keys = $"@keys_{sets.Count}");
                command.Parameters.Add(SqlServerDialect.Parameter(keys, set));
            }
            texts.Add(
                Variable().Replace(statement.CommandText, name => name.Value == "@keys" ? keys : $"{name.Value}_{i}")
            );
        }
        command.CommandText = Preamble + string.Join(";\n", texts) + ";";
        return command;
    }

    [GeneratedRegex("(?<!@)@[a-z_]+")]
    private static partial Regex Variable();

    protected override DbBatchCommand CreateDbBatchCommand() => new SqlServerBatchCommand();

    public override async Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken = default)
    {
        foreach (var command in ToCommands())
            await using (command)
                await command.ExecuteNonQueryAsync(cancellationToken);
        return -1;
    }

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(
        CommandBehavior behavior,
        CancellationToken cancellationToken
    )
    {
        var commands = ToCommands().ToList();
        var reader = await commands[0].ExecuteReaderAsync(behavior, cancellationToken);
        return commands.Count == 1 ? reader : new CommandsReader(commands, reader);
    }

    public override async Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken = default)
    {
        await using var reader = await ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetValue(0) : null;
    }

    public override int ExecuteNonQuery() => throw OnlyAsync();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw OnlyAsync();

    public override object ExecuteScalar() => throw OnlyAsync();

    private static NotSupportedException OnlyAsync() => new("The ledger asks its database asynchronously only.");

    public override void Prepare() { }

    public override Task PrepareAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public override void Cancel() { }
}

internal sealed class SqlServerBatchCommand : DbBatchCommand
{
    /// <summary>The one set of rows that the statement names as @keys.</summary>
    public RowSet? Keys { get; set; }

    [AllowNull]
    public override string CommandText
    {
        get => field;
        set => field = value ?? "";
    } = "";

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override int RecordsAffected => -1;

    protected override DbParameterCollection DbParameterCollection =>
        throw new NotSupportedException("Values travel in sets of rows.");
}

internal sealed class SqlServerBatchCommands : DbBatchCommandCollection
{
    private readonly List<SqlServerBatchCommand> _all = [];

    public IReadOnlyList<SqlServerBatchCommand> All => _all;

    public override int Count => _all.Count;
    public override bool IsReadOnly => false;

    public override void Add(DbBatchCommand item) => _all.Add((SqlServerBatchCommand)item);

    public override void Clear() => _all.Clear();

    public override bool Contains(DbBatchCommand item) => _all.Contains((SqlServerBatchCommand)item);

    public override void CopyTo(DbBatchCommand[] array, int arrayIndex) => _all.ToArray().CopyTo(array, arrayIndex);

    public override IEnumerator<DbBatchCommand> GetEnumerator() => _all.GetEnumerator();

    public override int IndexOf(DbBatchCommand item) => _all.IndexOf((SqlServerBatchCommand)item);

    public override void Insert(int index, DbBatchCommand item) => _all.Insert(index, (SqlServerBatchCommand)item);

    public override bool Remove(DbBatchCommand item) => _all.Remove((SqlServerBatchCommand)item);

    public override void RemoveAt(int index) => _all.RemoveAt(index);

    protected override DbBatchCommand GetBatchCommand(int index) => _all[index];

    protected override void SetBatchCommand(int index, DbBatchCommand batchCommand) =>
        _all[index] = (SqlServerBatchCommand)batchCommand;
}

/// <summary>
/// The results of several commands, one after the other: each is run when the one before has been read.
/// </summary>
internal sealed class CommandsReader(IReadOnlyList<SqlCommand> commands, SqlDataReader first) : DbDataReader
{
    private SqlDataReader _reader = first;
    private int _next = 1;

    public override async Task<bool> NextResultAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await _reader.NextResultAsync(cancellationToken))
                return true;
            if (_next == commands.Count)
                return false;
            await _reader.DisposeAsync();
            _reader = await commands[_next++].ExecuteReaderAsync(cancellationToken);
            if (_reader.FieldCount > 0)
                return true;
        }
    }

    public override Task<bool> ReadAsync(CancellationToken cancellationToken) => _reader.ReadAsync(cancellationToken);

    public override bool NextResult() => throw new NotSupportedException();

    public override bool Read() => _reader.Read();

    public override async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        foreach (var command in commands)
            await command.DisposeAsync();
        await base.DisposeAsync();
    }

    public override object this[int ordinal] => _reader[ordinal];
    public override object this[string name] => _reader[name];
    public override int Depth => _reader.Depth;
    public override int FieldCount => _reader.FieldCount;
    public override bool HasRows => _reader.HasRows;
    public override bool IsClosed => _reader.IsClosed;
    public override int RecordsAffected => -1;

    public override bool GetBoolean(int ordinal) => _reader.GetBoolean(ordinal);

    public override byte GetByte(int ordinal) => _reader.GetByte(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        _reader.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    public override char GetChar(int ordinal) => _reader.GetChar(ordinal);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        _reader.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    public override string GetDataTypeName(int ordinal) => _reader.GetDataTypeName(ordinal);

    public override DateTime GetDateTime(int ordinal) => _reader.GetDateTime(ordinal);

    public override decimal GetDecimal(int ordinal) => _reader.GetDecimal(ordinal);

    public override double GetDouble(int ordinal) => _reader.GetDouble(ordinal);

    public override System.Collections.IEnumerator GetEnumerator() => _reader.GetEnumerator();

    public override Type GetFieldType(int ordinal) => _reader.GetFieldType(ordinal);

    public override T GetFieldValue<T>(int ordinal) => _reader.GetFieldValue<T>(ordinal);

    public override float GetFloat(int ordinal) => _reader.GetFloat(ordinal);

    public override Guid GetGuid(int ordinal) => _reader.GetGuid(ordinal);

    public override short GetInt16(int ordinal) => _reader.GetInt16(ordinal);

    public override int GetInt32(int ordinal) => _reader.GetInt32(ordinal);

    public override long GetInt64(int ordinal) => _reader.GetInt64(ordinal);

    public override string GetName(int ordinal) => _reader.GetName(ordinal);

    public override int GetOrdinal(string name) => _reader.GetOrdinal(name);

    public override string GetString(int ordinal) => _reader.GetString(ordinal);

    public override object GetValue(int ordinal) => _reader.GetValue(ordinal);

    public override int GetValues(object[] values) => _reader.GetValues(values);

    public override bool IsDBNull(int ordinal) => _reader.IsDBNull(ordinal);
}
