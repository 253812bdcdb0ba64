using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Ledger.Storage;
using Ledger.Storage.Database;
using NodaTime;
using Xunit.Sdk;

namespace Ledger.SystemTests;

/// <summary>Runs a theory on PostgreSQL: its parameter is the kind of database.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgreSqlAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        [
            [DatabaseKind.PostgreSql],
        ];
}

/// <summary>Runs the same theory on SQL Server, or says by the test's name that it was skipped and why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqlServerAttribute : DataAttribute
{
    public OnSqlServerAttribute() => Skip = SqlServerTestDatabase.WhySkipped;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        [
            [DatabaseKind.SqlServer],
        ];
}

/// <summary>A database of a test's own, of either kind, and a way to write in it behind the ledger's back.</summary>
public abstract class AnyDatabase : IAsyncDisposable
{
    public static async Task<AnyDatabase> Create(DatabaseKind kind, IClock? clock = null) =>
        kind == DatabaseKind.PostgreSql
            ? new PostgreSql(await TestDatabase.Create(clock))
            : await SqlServerTestDatabase.Create(clock);

    public abstract LedgerDatabase Ledger { get; }

    public abstract Task<DbConnection> Connect();

    public async Task Execute(string sql)
    {
        await using var connection = await Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> Scalar<T>(string sql)
    {
        await using var connection = await Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)Convert.ChangeType(await command.ExecuteScalarAsync(), typeof(T), CultureInfo.InvariantCulture)!;
    }

    public abstract ValueTask DisposeAsync();

    private sealed class PostgreSql(TestDatabase database) : AnyDatabase
    {
        public override LedgerDatabase Ledger => database.Ledger;

        public override async Task<DbConnection> Connect() => await database.Connect();

        public override ValueTask DisposeAsync() => database.DisposeAsync();
    }
}
