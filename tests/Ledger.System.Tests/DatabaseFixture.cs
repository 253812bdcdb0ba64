using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ledger.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Ledger.SystemTests;

/// <summary>
/// A database of a test's own: cloned from a template that is migrated once per test run, dropped when disposed.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly List<LedgerDatabase> _others = [];
    private readonly Func<Task> _drop;

    private TestDatabase(string connectionString, IClock? clock, Func<Task> drop)
    {
        ConnectionString = For(connectionString, "ledger");
        Ledger = LedgerDatabase.Open(ConnectionString, clock);
        _source = NpgsqlDataSource.Create(For(connectionString, "ledger-test"));
        _drop = drop;
    }

    public LedgerDatabase Ledger { get; }

    /// <summary>
    /// The application name of its connections is "ledger"; that of <see cref="Execute"/> and <see cref="Scalar{T}"/>
    /// is "ledger-test".
    /// </summary>
    public string ConnectionString { get; }

    /// <param name="clock">Null takes moments of record from the database's clock.</param>
    public static async Task<TestDatabase> Create(IClock? clock = null)
    {
        var name = await TestServer.Clone();
        return new TestDatabase(TestServer.ConnectionString(name), clock, () => TestServer.Drop(name));
    }

    /// <summary>An empty database on a server that the test looks after itself.</summary>
    public static async Task<TestDatabase> On(string connectionString)
    {
        var database = new TestDatabase(connectionString, null, () => Task.CompletedTask);
        await database.Ledger.Migrate();
        return database;
    }

    /// <summary>The same database as another process has it: nothing in memory is shared.</summary>
    public LedgerDatabase OpenAnother(IClock? clock = null)
    {
        var other = LedgerDatabase.Open(ConnectionString, clock);
        _others.Add(other);
        return other;
    }

    /// <summary>A connection beside the ledger's, for locks held and transactions kept open by a test.</summary>
    public ValueTask<NpgsqlConnection> Connect() => _source.OpenConnectionAsync();

    /// <summary>
    /// Drops the test's own idle connections, after its server was killed; the ledger has to help itself.
    /// </summary>
    public void Reconnect() => _source.Clear();

    public async Task Execute(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> Scalar<T>(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return (T)Convert.ChangeType(await command.ExecuteScalarAsync(), typeof(T), CultureInfo.InvariantCulture)!;
    }

    public async Task<List<object?[]>> Rows(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>
    /// Every table with its number of rows and a digest of them, read in one snapshot: two equal prints, nothing
    /// changed.
    /// </summary>
    public async Task<string> Fingerprint()
    {
        var tables = await Rows(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1"
        );
        var sql =
            string.Join(
                " UNION ALL ",
                tables.Select(table =>
                    $"SELECT '{table[0]}', count(*), md5(string_agg(t::text, chr(10) ORDER BY t::text COLLATE \"C\")) FROM \"{table[0]}\" t"
                )
            ) + " ORDER BY 1";
        return string.Join('\n', (await Rows(sql)).Select(row => $"{row[0]}: {row[1]} rows {row[2]}"));
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        foreach (var other in _others)
            await other.DisposeAsync();
        await _source.DisposeAsync();
        await _drop();
    }

    private static string For(string connectionString, string application) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = application,
            IncludeErrorDetail = true,
        }.ConnectionString;
}

/// <summary>The server of the tests, its template and its leftovers.</summary>
internal static class TestServer
{
    public const string Variable = "LEDGER_TEST_POSTGRES";

    // The machine is part of the name, so that runs on two machines that share a server leave each other's databases
    // alone.
    private static readonly string Prefix = $"ledger_test_{Hash(Environment.MachineName)}_";
    private static readonly string Own = $"{Prefix}{Environment.ProcessId}_";
    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static int _made;

    /// <summary>An administrator's connection: scripts/test and scripts/soak say which.</summary>
    public static string Administrator =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? given
            : throw new InvalidOperationException(
                $"{Variable} is not set: run the tests by scripts/test, which provides a database, or set it to an administrator's connection string."
            );

    public static string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(Administrator) { Database = database }.ConnectionString;

    public static async Task<string> Clone()
    {
        var template = await Template.Value;
        var name = Own + Interlocked.Increment(ref _made).ToString(CultureInfo.InvariantCulture);
        await OneAtATime.WaitAsync();
        try
        {
            await Execute($"CREATE DATABASE {name} TEMPLATE {template}");
        }
        finally
        {
            OneAtATime.Release();
        }
        return name;
    }

    public static Task Drop(string name) => Execute($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    private static async Task<string> MakeTemplate()
    {
        await DropLeftovers();
        var name = Own + "template_" + Hash(await Migrations());
        await Drop(name);
        await Execute($"CREATE DATABASE {name}");
        // Without a pool: a template takes no connections while it is copied.
        await using (var ledger = LedgerDatabase.Open(ConnectionString(name) + ";Pooling=false"))
        {
            await ledger.Migrate();
            await Ledger.Jobs.Worker.Install(ledger);
        }
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop(name).Wait(TimeSpan.FromSeconds(2));
        return name;
    }

    private static async Task<string> Migrations()
    {
        await using var ledger = LedgerDatabase.Open(ConnectionString("postgres"));
        await using var db = ledger.NewContext();
        return string.Join(' ', db.Database.GetMigrations());
    }

    /// <summary>Databases whose process is gone.</summary>
    private static async Task DropLeftovers()
    {
        var names = new List<string>();
        await using (var source = NpgsqlDataSource.Create(Administrator))
        await using (
            var command = source.CreateCommand(
                $"SELECT datname FROM pg_database WHERE starts_with(datname, '{Prefix}')"
            )
        )
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                names.Add(reader.GetString(0));
        foreach (var name in names)
            if (
                int.TryParse(
                    name[Prefix.Length..].Split('_')[0],
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var process
                ) && (process == Environment.ProcessId || !IsAlive(process))
            )
                await Drop(name);
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(Administrator) { Pooling = false }.ConnectionString
        );
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
