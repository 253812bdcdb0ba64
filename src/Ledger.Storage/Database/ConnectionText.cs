using System.Data.Common;
using Ledger.Foundations;
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
            throw Unreadable("connection.empty");
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
            throw Unreadable("connection.not_pairs");
        }
        // Npgsql understands Server= too, and SQL Server has Data Source=, Address=, and no Host=.
        if (Has("host"))
            return (DatabaseKind.PostgreSql, PostgreSql(text));
        if (Has("server") || Has("data source") || Has("address") || Has("addr") || Has("network address"))
            return (DatabaseKind.SqlServer, SqlServer(text));
        throw Unreadable("connection.no_server");

        bool Has(string key) => pairs.ContainsKey(key);
    }

    /// <summary>How to speak of the database, without user and password.</summary>
    public static CodedText Told(DatabaseKind kind, string settings)
    {
        if (kind == DatabaseKind.SqlServer)
        {
            var sqlServer = new SqlConnectionStringBuilder(settings);
            return Told(sqlServer.InitialCatalog, sqlServer.DataSource);
        }
        var postgreSql = new NpgsqlConnectionStringBuilder(settings);
        return Told(postgreSql.Database ?? postgreSql.Username ?? "", $"{postgreSql.Host}:{postgreSql.Port}");
    }

    private static CodedText Told(string name, string server) =>
        new("database.named", ("Name", name), ("Server", server));

    /// <remarks>
    /// The provider would name the setting; but where a password holds a semicolon, that name is a piece of it.
    /// </remarks>
    private const string Setting = "connection.bad_setting";

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
            throw Unreadable("connection.empty_host");
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
            throw Unreadable("connection.empty_server");
        if (string.IsNullOrWhiteSpace(settings.InitialCatalog))
            throw Unreadable("connection.no_database");
        return settings.ConnectionString;
    }

    private static string OfUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw Unreadable("connection.not_address");
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
