using System.Net;
using System.Net.Sockets;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Storage;
using Ledger.Storage.Database;
using Npgsql;
using Xunit;

namespace Ledger.SystemTests;

/// <summary>What is wrong with the database is said with a code and a remedy, and never with the password.</summary>
public sealed class DatabaseFaultTests
{
    private const string Password = "s3cret;'=";

    [Fact]
    public async Task A_migrated_database_has_no_fault()
    {
        await using var database = await TestDatabase.Create();
        Assert.Null(await database.Ledger.CheckMigrations());
    }

    [Fact]
    public async Task A_server_that_is_not_there()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var fault = await Check(
            new()
            {
                Host = "127.0.0.1",
                Port = port,
                Database = "ledger",
                Username = "ana",
                Password = Password,
            }
        );
        Assert.Equal(DatabaseFault.Unreachable, fault.Code);
        Assert.Contains($"database ledger on 127.0.0.1:{port}", fault.Said(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_host_that_has_no_address() =>
        Assert.Equal(
            DatabaseFault.Unreachable,
            (
                await Check(
                    new()
                    {
                        Host = "no-such-host.invalid",
                        Database = "ledger",
                        Username = "ana",
                        Password = Password,
                    }
                )
            ).Code
        );

    [Fact]
    public async Task A_server_that_says_nothing_in_time()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0); // Takes connections and never answers.
        listener.Start();
        var fault = await Check(
            new()
            {
                Host = "127.0.0.1",
                Port = ((IPEndPoint)listener.LocalEndpoint).Port,
                Database = "ledger",
                Username = "ana",
                Password = Password,
                Timeout = 1,
            }
        );
        Assert.Contains(fault.Code, new[] { DatabaseFault.Unreachable, DatabaseFault.Busy });
    }

    [Fact]
    public async Task A_SQL_Server_that_is_not_there()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var ledger = LedgerDatabase.Open(
            $"Server=tcp:127.0.0.1,{port};Database=ledger;User Id=ana;Password=s3cret;Connect Timeout=5;Encrypt=false"
        );
        var fault = (await ledger.CheckMigrations())!;
        Assert.True(fault.Code == DatabaseFault.Unreachable, fault.Said());
        Assert.DoesNotContain("s3cret", fault.Said(), StringComparison.Ordinal);
        Assert.True(
            ledger.Dialect.IsTransient(
                (
                    await Record.ExceptionAsync(() =>
                        ledger.Journal.DryRun(new([TestBooks.Asks(TestBooks.Ana, TestBooks.Open("PA-1"))], false))
                    )!
                )!
            )
        );
    }

    [Theory]
    [InlineData("53100", DatabaseFault.Full)]
    [InlineData("53200", DatabaseFault.Busy)]
    [InlineData("23505", DatabaseFault.Law)]
    [InlineData("25006", DatabaseFault.ReadOnly)]
    [InlineData("42501", DatabaseFault.Forbidden)]
    [InlineData("57P03", DatabaseFault.Unreachable)]
    [InlineData("40P01", DatabaseFault.Busy)]
    [InlineData("LG004", DatabaseFault.Law)]
    [InlineData("23514", DatabaseFault.Law)]
    [InlineData("XX000", DatabaseFault.Failed)]
    public void What_PostgreSQL_says_has_a_code(string state, string code) =>
        Assert.Equal(
            code,
            DatabaseFault
                .From(
                    new InvalidOperationException(
                        "wrapped",
                        new PostgresException("what it says", "ERROR", "ERROR", state)
                    )
                )
                ?.Code
        );

    [Theory]
    [InlineData("PK_request", true)]
    [InlineData("IX_person_handle", true)]
    [InlineData("IX_journal_entry_id", false)]
    [InlineData(null, false)]
    public async Task Only_a_key_that_two_processes_may_give_at_once_is_tried_again(string? constraint, bool again)
    {
        await using var ledger = LedgerDatabase.Open("Host=db;Database=ledger;Username=ana");
        Assert.Equal(
            again,
            ledger.Dialect.IsTransient(
                new PostgresException(
                    "twice",
                    "ERROR",
                    "ERROR",
                    PostgresErrorCodes.UniqueViolation,
                    constraintName: constraint
                )
            )
        );
    }

    [Fact]
    public void A_defect_of_the_program_is_no_fault_of_the_database() =>
        Assert.Null(DatabaseFault.From(new InvalidOperationException("a defect", new IOException("a file"))));

    [Fact]
    public async Task No_password() =>
        Assert.Equal(DatabaseFault.LoginRefused, (await Check(new(TestServer.Administrator) { Password = null })).Code);

    [Fact]
    public async Task A_wrong_password()
    {
        var fault = await Check(new(TestServer.Administrator) { Password = Password });
        Assert.Equal(DatabaseFault.LoginRefused, fault.Code);
    }

    [Fact]
    public async Task A_database_that_does_not_exist() =>
        Assert.Equal(
            DatabaseFault.Missing,
            (await Check(new(TestServer.Administrator) { Database = "no_such_ledger" })).Code
        );

    [Fact]
    public async Task A_database_without_a_ledger() =>
        Assert.Equal(
            DatabaseFault.NotMigrated,
            (await Check(new(TestServer.Administrator) { Database = "postgres" })).Code
        );

    private static readonly CodedText Named = new("database.named", ("Name", "l"), ("Server", "db:5432"));

    [Fact]
    public void A_database_of_an_older_program()
    {
        var known = new[] { "20270101000000_Initial", "20270202000000_AddHolds" };
        Assert.Null(LedgerDatabase.CompareMigrations(Named, known.ToHashSet(), known));
        var fault = LedgerDatabase.CompareMigrations(Named, known.Take(1).ToHashSet(), known)!;
        Assert.Equal(DatabaseFault.Older, fault.Code);
        Assert.Equal(
            "Database l on db:5432 is older than this program: it lacks 20270202000000_AddHolds. Run: fiducia migrate",
            fault.Said()
        );
        Assert.Equal(
            "La base de datos l en db:5432 es anterior a este programa: le falta 20270202000000_AddHolds. Ejecute: fiducia migrate",
            fault.Said("es-BO")
        );
        Assert.Contains("_AddHolds", fault.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("_Initial", fault.Said(), StringComparison.Ordinal);
        Assert.Contains("fiducia migrate", fault.Said(), StringComparison.Ordinal);
    }

    /// <summary>Its tables would be taken for the program's, and the first statement would fail.</summary>
    [Fact]
    public async Task A_database_made_before_0_1_0_is_refused_by_name()
    {
        await using var database = await TestDatabase.Create();
        await database.Execute("UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = '20261120194018_Initial'");
        var fault = (await database.Ledger.CheckMigrations())!;
        Assert.Equal(DatabaseFault.Newer, fault.Code);
        Assert.Contains("20261120194018_Initial", fault.Said(), StringComparison.Ordinal);
        Assert.Contains("before 0.1.0", fault.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_program()
    {
        await using var database = await TestDatabase.Create();
        await database.Execute("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231235959_Tomorrow', '99.0.0')");
        var fault = (await database.Ledger.CheckMigrations())!;
        Assert.Equal(DatabaseFault.Newer, fault.Code);
        Assert.Contains("29991231235959_Tomorrow", fault.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_can_only_be_read()
    {
        await using var database = await TestDatabase.Create();
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        await database.Execute($"ALTER DATABASE {name} SET default_transaction_read_only = on");
        await using var ledger = LedgerDatabase.Open(database.ConnectionString + ";Pooling=false");
        Assert.Null(await ledger.CheckMigrations());
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() =>
            ledger.Journal.Post(TestBooks.Asks(TestBooks.Ana, TestBooks.Open("PA-1")))
        );
        Assert.Equal(DatabaseFault.ReadOnly, ledger.FaultOf(thrown)?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ledger")]
    [InlineData("Database=ledger;Password=s3cret")]
    [InlineData("Host=;Password=s3cret")]
    [InlineData("Host=db;Port=s3cret")]
    [InlineData("Host=db;Pasword=s3cret")]
    [InlineData("Host=db;Passwd s3cret")]
    [InlineData("Server=db;Password=s3cret")]
    [InlineData("Server=db;Database=l;Encrypt=s3cret")]
    [InlineData("Server=db;Database=l;s3cret=1")]
    [InlineData("postgres://")]
    [InlineData("postgres://:s3cret@/ledger")]
    [InlineData("postgres://ana:s3cret@db:notaport/ledger")]
    public void A_connection_string_that_cannot_be_read_is_not_repeated(string text)
    {
        var fault = Assert.Throws<DatabaseFaultException>(() => LedgerDatabase.Open(text)).Fault;
        Assert.Equal(DatabaseFault.Unreadable, fault.Code);
        Assert.DoesNotContain("s3cret", fault.Said(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Host=db;Database=ledger;Username=ana", DatabaseKind.PostgreSql, "database ledger on db:5432")]
    [InlineData("host=db;port=1;database=ledger", DatabaseKind.PostgreSql, "database ledger on db:1")]
    [InlineData(
        "postgres://ana:p%40ss@db:5433/ledger?sslmode=verify-full",
        DatabaseKind.PostgreSql,
        "database ledger on db:5433"
    )]
    [InlineData("postgresql://db/ledger", DatabaseKind.PostgreSql, "database ledger on db:5432")]
    [InlineData(
        "Server=db,1433;Database=ledger;User Id=ana;Password=x",
        DatabaseKind.SqlServer,
        "database ledger on db,1433"
    )]
    [InlineData(
        "data source=tcp:db;initial catalog=ledger;integrated security=true",
        DatabaseKind.SqlServer,
        "database ledger on tcp:db"
    )]
    public async Task Each_database_is_known_by_its_connection_string(string text, DatabaseKind kind, string name)
    {
        await using var ledger = LedgerDatabase.Open(text);
        Assert.Equal((kind, name), (ledger.Kind, ledger.Name));
    }

    private static async Task<DatabaseFault> Check(NpgsqlConnectionStringBuilder settings)
    {
        settings.Pooling = false;
        await using var ledger = LedgerDatabase.Open(settings.ConnectionString);
        var fault = (await ledger.CheckMigrations())!;
        Assert.DoesNotContain(Password, fault.Said(), StringComparison.Ordinal);
        return fault;
    }
}

/// <summary>A fault as people read it.</summary>
internal static class FaultTexts
{
    public static string Said(this DatabaseFault fault, string culture = "en") =>
        Localizer.Find(culture)!.Fault(fault.Told) is var text ? $"{text.What} {text.Remedy}" : "";
}
