using System.Data.Common;
using System.Globalization;
using Ledger.Storage;
using Ledger.Storage.Database;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace Ledger.SystemTests;

/// <summary>
/// The empty SQL Server database that LEDGER_TEST_SQLSERVER names: migrated for a test and emptied after it, one test
/// at a time.
/// </summary>
/// <remarks>LEDGER_TEST_SQLSERVER_MAX_BATCH, if set, is the most statements in one command.</remarks>
public sealed class SqlServerTestDatabase : AnyDatabase
{
    public const string Variable = "LEDGER_TEST_SQLSERVER";

    private static readonly SemaphoreSlim OneAtATime = new(1);

    private readonly List<LedgerDatabase> _others = [];

    private SqlServerTestDatabase(IClock? clock) => Ledger = Open(clock);

    /// <summary>Null when there is a SQL Server to test on.</summary>
    public static string? WhySkipped =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable))
            ? $"{Variable} is not set: it names an empty database of a SQL Server."
            : null;

    public static string ConnectionString => Environment.GetEnvironmentVariable(Variable)!;

    public override LedgerDatabase Ledger { get; }

    public static async Task<SqlServerTestDatabase> Create(IClock? clock = null)
    {
        await OneAtATime.WaitAsync();
        try
        {
            var database = new SqlServerTestDatabase(clock);
            await database.Empty(); // What a run that was killed left.
            await database.Ledger.Migrate();
            return database;
        }
        catch
        {
            OneAtATime.Release();
            throw;
        }
    }

    /// <summary>The same database as another process has it: nothing in memory is shared.</summary>
    public LedgerDatabase OpenAnother(IClock? clock = null)
    {
        var other = Open(clock);
        _others.Add(other);
        return other;
    }

    private static LedgerDatabase Open(IClock? clock) =>
        LedgerDatabase.Open(
            ConnectionString,
            clock,
            int.TryParse(
                Environment.GetEnvironmentVariable(Variable + "_MAX_BATCH"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var max
            )
                ? max
                : null
        );

    public override async Task<DbConnection> Connect()
    {
        var connection = new SqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Drops what migrations and roles.sql make, by name: nothing else in the database is touched.</summary>
    private async Task Empty()
    {
        await using var db = Ledger.NewContext();
        var tables = db.GetService<IDesignTimeModel>()
            .Model.GetRelationalModel()
            .Tables.Select(table => table.Name)
            .Append("__EFMigrationsHistory");
        foreach (var table in tables)
            await Execute($"IF OBJECT_ID(N'dbo.{table}') IS NOT NULL DROP TABLE dbo.{table}");
        foreach (var type in SqlServerNames.TableTypes)
            await Execute($"IF TYPE_ID(N'{type}') IS NOT NULL DROP TYPE {type}");
        foreach (var role in new[] { "ledger_app", "ledger_auditor", "ledger_eraser" })
            await Execute($"IF DATABASE_PRINCIPAL_ID(N'{role}') IS NOT NULL DROP ROLE {role}");
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await Empty();
            await Ledger.DisposeAsync();
            foreach (var other in _others)
                await other.DisposeAsync();
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}

internal static partial class SqlServerNames
{
    public static IEnumerable<string> TableTypes { get; } =
    [.. TableType().Matches(SqlText.Read("SqlServer/types.sql")).Select(match => match.Groups[1].Value)];

    [System.Text.RegularExpressions.GeneratedRegex(@"CREATE TYPE (\S+) AS TABLE")]
    private static partial System.Text.RegularExpressions.Regex TableType();
}
