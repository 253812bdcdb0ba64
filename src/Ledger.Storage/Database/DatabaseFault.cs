using System.Data.Common;
using System.Net.Sockets;
using Ledger.Foundations;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Ledger.Storage.Database;

/// <summary>
/// Why the database did not serve, for whoever runs the ledger: the Localizer says what is wrong and what to do. Never a
/// refusal: the books were not asked.
/// </summary>
/// <param name="Code">Stable, for scripts; listed in <see cref="Codes"/>.</param>
/// <param name="Told">The database, and what its provider said in its own words.</param>
public sealed record DatabaseFault(string Code, CodedText Told)
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
    /// <param name="database">How to name the database, without its password; null where it is not known which.</param>
    public static DatabaseFault? From(Exception exception, CodedText? database = null)
    {
        database ??= new CodedText("database.the");
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
                    return Of(Unreachable, new CodedText("database.line_broke"), database);
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

    /// <param name="detail">What the provider said, in its own words.</param>
    private static DatabaseFault Of(string code, string detail, CodedText database) =>
        Of(code, CodedText.Words(detail.TrimEnd('.')), database);

    private static DatabaseFault Of(string code, CodedText detail, CodedText database) =>
        new(code, new(code, ("Database", database), ("Detail", detail)));

    internal static DatabaseFault NotMigratedYet(CodedText database) =>
        new(NotMigrated, new(NotMigrated, ("Database", database)));

    /// <summary>The ledger is there, but not what the scheduler of jobs needs.</summary>
    public static DatabaseFault WithoutScheduler(CodedText database) =>
        new(NotMigrated, new("database-no-scheduler", ("Database", database)));

    internal static DatabaseFault OlderThan(CodedText database, IReadOnlyList<string> pending) =>
        new(Older, new(Older, ("Database", database), ("Migrations", CodedText.Items(pending))));

    internal static DatabaseFault NewerThan(CodedText database, IReadOnlyList<string> unknown) =>
        new(Newer, new(Newer, ("Database", database), ("Migrations", CodedText.Items(unknown))));

    /// <summary>Says nothing of the string's own text: it may hold a password.</summary>
    /// <param name="why">A code that begins with connection.</param>
    internal static DatabaseFault UnreadableConnection(string why) =>
        new(Unreadable, new(Unreadable, ("Why", new CodedText(why))));

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
/// <remarks>Its message is for a log.</remarks>
public sealed class DatabaseFaultException(DatabaseFault fault, Exception? cause = null) : Exception(fault.Code, cause)
{
    public DatabaseFault Fault { get; } = fault;
}
