using System.Data.Common;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Ledger.Storage.Database;

/// <summary>Reads a connection string: which database it means, without ever repeating what stands in it.</summary>
internal static class ConnectionText
{
    /// <exception cref="DatabaseFaultException">It is neither database's.</exception>
    public static (DatabaseKind Kind, string Settings) Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw Unreadable("it is empty");
        if (
            text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
        )
            return (DatabaseKind.PostgreSql, PostgreSql(OfUri(text)));
        var pairs = new DbConnectionStringBuilder();
        try
        {
            pairs.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            throw Unreadable("it is not a list of Name=value; pairs");
        }
        // Npgsql understands Server= too, and SQL Server has Data Source=, Address=, and no Host=.
        if (Has("host"))
            return (DatabaseKind.PostgreSql, PostgreSql(text));
        if (Has("server") || Has("data source") || Has("address") || Has("addr") || Has("network address"))
            return (DatabaseKind.SqlServer, SqlServer(text));
        throw Unreadable("it names neither Host= (PostgreSQL) nor Server= (SQL Server)");

        bool Has(string key) => pairs.ContainsKey(key);
    }

    /// <summary>How to speak of the database, without user and password.</summary>
    public static string Name(DatabaseKind kind, string settings)
    {
        if (kind == DatabaseKind.SqlServer)
        {
            var sqlServer = new SqlConnectionStringBuilder(settings);
            return $"database {sqlServer.InitialCatalog} on {sqlServer.DataSource}";
        }
        var postgreSql = new NpgsqlConnectionStringBuilder(settings);
        return $"database {postgreSql.Database ?? postgreSql.Username} on {postgreSql.Host}:{postgreSql.Port}";
    }

    /// <remarks>
    /// The provider would name the setting; but where a password holds a semicolon, that name is a piece of it.
    /// </remarks>
    private const string Setting = "a setting in it is unknown or has no possible value";

    private static string PostgreSql(string text)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new(text);
        }
        catch (Exception e)
            when (e is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            throw Unreadable(Setting);
        }
        if (string.IsNullOrWhiteSpace(settings.Host))
            throw Unreadable("Host= is empty");
        return settings.ConnectionString;
    }

    private static string SqlServer(string text)
    {
        SqlConnectionStringBuilder settings;
        try
        {
            settings = new(text);
        }
        catch (Exception e)
            when (e is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            throw Unreadable(Setting);
        }
        if (string.IsNullOrWhiteSpace(settings.DataSource))
            throw Unreadable("Server= is empty");
        if (string.IsNullOrWhiteSpace(settings.InitialCatalog))
            throw Unreadable("it names no Database=");
        return settings.ConnectionString;
    }

    private static string OfUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw Unreadable("it is not a postgres:// address");
        var settings = new DbConnectionStringBuilder { ["Host"] = uri.IdnHost.Trim('[', ']') };
        if (uri.Port > 0)
            settings["Port"] = uri.Port;
        if (uri.AbsolutePath.Length > 1)
            settings["Database"] = Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        var user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
            settings["Username"] = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2)
            settings["Password"] = Uri.UnescapeDataString(user[1]);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = pair.Split('=', 2) is [var name, var given]
                ? (name, Uri.UnescapeDataString(given))
                : (pair, "");
            settings[
                key switch
                {
                    "sslmode" => "SSL Mode",
                    "application_name" => "Application Name",
                    "connect_timeout" => "Timeout",
                    "sslrootcert" => "Root Certificate",
                    _ => key,
                }
            ] = key == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        return settings.ConnectionString;
    }

    private static DatabaseFaultException Unreadable(string why) => new(DatabaseFault.UnreadableConnection(why));
}
