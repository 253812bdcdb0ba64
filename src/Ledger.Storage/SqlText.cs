namespace Ledger.Storage;

/// <summary>SQL kept in files of its own: the laws' twins, the roles.</summary>
internal static class SqlText
{
    /// <param name="name">Folder and file name, as in PostgreSql/laws-1.sql.</param>
    public static string Read(string name)
    {
        using var stream =
            typeof(SqlText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
