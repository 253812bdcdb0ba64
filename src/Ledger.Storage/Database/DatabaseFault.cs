using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Ledger.Storage.Database;

/// <summary>
/// Why the database did not serve, in words for whoever runs the ledger: what is wrong and what to do. Never a refusal:
/// the books were not asked.
/// </summary>
/// <param name="Code">Stable, for scripts; listed in <see cref="Codes"/>.</param>
public sealed record DatabaseFault(string Code, string Message, string Remedy)
{
    /// <summary>SQL Server: the number of the error by which a lock that was not granted in time is told.</summary>
    internal const int LockNotGranted = 52900;

    public const string Unreadable = "connection-unreadable",
        Unreachable = "database-unreachable",
        LoginRefused = "database-login-refused",
        Missing = "database-missing",
        Forbidden = "database-forbidden",
        ReadOnly = "database-read-only",
        Full = "database-full",
        Busy = "database-busy",
        NotMigrated = "database-not-migrated",
        Older = "database-older",
        Newer = "database-newer",
        Law = "database-law",
        Failed = "database-failed";

    public static IReadOnlyList<string> Codes { get; } =
    [
        Unreadable,
        Unreachable,
        LoginRefused,
        Missing,
        Forbidden,
        ReadOnly,
        Full,
        Busy,
        NotMigrated,
        Older,
        Newer,
        Law,
        Failed,
    ];

    /// <summary>What a provider's exception means; null when the exception is not a database's.</summary>
    /// <param name="database">How to name the database, without its password:
    /// <c>LedgerDatabase.Name</c>.</param>
    public static DatabaseFault? From(Exception exception, string database = "the database")
    {
        DbException? provider = null;
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            provider ??= inner as DbException;
            switch (inner)
            {
                case DatabaseFaultException known:
                    return known.Fault;
                case PostgresException postgres:
                    return Of(
                        PostgreSqlCode(postgres.SqlState),
                        $"{postgres.MessageText} ({postgres.SqlState})",
                        database
                    );
                case SqlException sqlServer:
                    return Of(SqlServerCode(sqlServer.Number), $"{sqlServer.Message} ({sqlServer.Number})", database);
                case NpgsqlException { InnerException: null } npgsql
                    when npgsql.Message.Contains("password", StringComparison.OrdinalIgnoreCase):
                    return Of(LoginRefused, npgsql.Message, database);
                case NpgsqlException { InnerException: TimeoutException or null } npgsql:
                    return Of(Busy, npgsql.Message, database);
                case SocketException or IOException when provider is not null:
                    return Of(Unreachable, inner.Message, database);
                case InvalidOperationException { Source: "Microsoft.Data.SqlClient" }:
                    return Of(Busy, inner.Message, database); // No connection free in its pool, or one that broke.
                case var _ when IsOfBrokenLine(inner):
                    return Of(Unreachable, "the connection broke", database);
                default:
                    break;
            }
        }
        return provider is null ? null : Of(Failed, provider.Message, database);
    }

    /// <summary>
    /// A line that breaks just as a command begins is told by Npgsql as its own event that is disposed of already.
    /// </summary>
    internal static bool IsOfBrokenLine(Exception exception) =>
        exception
            is ObjectDisposedException { Source: "Npgsql" }
                or ObjectDisposedException { ObjectName: "System.Threading.ManualResetEventSlim" };

    private static DatabaseFault Of(string code, string detail, string database)
    {
        var (message, remedy) = code switch
        {
            Unreachable => (
                $"{Capital(database)} cannot be reached",
                "Start the database server, or correct the host and port in LEDGER_DATABASE."
            ),
            LoginRefused => (
                $"{Capital(database)} refuses the user or the password",
                "Correct the user and the password in LEDGER_DATABASE."
            ),
            Missing => ($"There is no {database}", "Create the database, or correct its name in LEDGER_DATABASE."),
            Forbidden => (
                $"The user of LEDGER_DATABASE may not do this in {database}",
                "Use a login that is a member of ledger_app; to migrate, use the owner of the database."
            ),
            ReadOnly => (
                $"{Capital(database)} can only be read",
                "Connect to the primary server, or make the database writable. Nothing was stored."
            ),
            Full => (
                $"{Capital(database)} has no space left",
                "Free or add disk space on the database server, then send the same requests again: what was stored is not stored twice."
            ),
            Busy => (
                $"{Capital(database)} did not answer in time",
                "Send the same requests again: what was stored is not stored twice."
            ),
            NotMigrated => ($"{Capital(database)} has no ledger in it yet", "Run: fiducia migrate"),
            Law => (
                $"A law's guard in {database} refused what the ledger wrote; nothing was stored",
                "This is a defect of the ledger, or somebody changed its tables: run fiducia verify and report what it says."
            ),
            _ => (
                $"{Capital(database)} failed",
                "Look into the log of the database server. Sending the same requests again is safe."
            ),
        };
        return new(code, detail.Length == 0 ? message + "." : $"{message}: {detail.TrimEnd('.')}.", remedy);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    internal static DatabaseFault NotMigratedYet(string database) => Of(NotMigrated, "", database);

    internal static DatabaseFault OlderThan(string database, IReadOnlyList<string> pending) =>
        new(
            Older,
            $"{Capital(database)} is older than this program: it lacks {string.Join(", ", pending)}.",
            "Run: fiducia migrate"
        );

    internal static DatabaseFault NewerThan(string database, IReadOnlyList<string> unknown) =>
        new(
            Newer,
            $"{Capital(database)} is newer than this program, which does not know {string.Join(", ", unknown)}.",
            "Use the version of the program that migrated the database, or a later one. "
                + "A database made before 0.1.0 has to be made again."
        );

    /// <summary>Says nothing of the string's own text: it may hold a password.</summary>
    internal static DatabaseFault UnreadableConnection(string why) =>
        new(
            Unreadable,
            $"The connection string cannot be used: {why}.",
            "Write Host=…;Port=5432;Database=…;Username=…;Password=… or postgres://user:password@host:5432/database for PostgreSQL, Server=…;Database=…;User Id=…;Password=… for SQL Server."
        );

    private static string PostgreSqlCode(string state) =>
        state switch
        {
            "28P01" or "28000" => LoginRefused,
            "3D000" => Missing,
            "42501" => Forbidden,
            "25006" => ReadOnly,
            "53100" => Full,
            "42P01" or "42703" or "42883" or "3F000" => NotMigrated,
            "57P03" or "57P01" or "57P02" or "08001" or "08004" or "08006" => Unreachable,
            "53200" or "53300" or "40001" or "40P01" or "55P03" or "57014" => Busy,
            "23514" or "23505" => Law, // A CHECK; a key that nothing but a defect gives twice.
            _ when state.StartsWith("LG", StringComparison.Ordinal) => Law,
            _ => Failed,
        };

    private static string SqlServerCode(int number) =>
        number switch
        {
            18456 or 18452 or 18470 or 18486 or 18487 or 18488 => LoginRefused,
            4060 or 4064 or 911 => Missing,
            229 or 230 or 262 or 297 or 300 or 916 or 1088 or 2760 or 3701 or 15247 => Forbidden,
            3906 or 3908 or 978 => ReadOnly,
            1101 or 1105 or 9002 or 3257 or 40544 => Full,
            208 or 207 or 2715 => NotMigrated,
            -2 or 701 or 8645 or 1204 or 1205 or 1222 or LockNotGranted => Busy,
            -1 or 0 or 2 or 20 or 53 or 64 or 121 or 233 or 10053 or 10054 or 10060 or 10061 or 11001 or 40613 =>
                Unreachable,
            547 or 2601 or 2627 or (> 52000 and <= 52009) => Law,
            _ => Failed,
        };
}

/// <summary>Thrown where there is nothing to go on with: the fault says why.</summary>
public sealed class DatabaseFaultException(DatabaseFault fault, Exception? cause = null)
    : Exception(fault.Message, cause)
{
    public DatabaseFault Fault { get; } = fault;
}
