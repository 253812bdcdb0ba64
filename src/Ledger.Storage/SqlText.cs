using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Ledger.Storage;

/// <summary>
/// SQL kept in files of its own: types, indexes that the model cannot say, the laws' twins, the roles.
/// </summary>
internal static partial class SqlText
{
    /// <param name="name">Folder and file name, as in PostgreSql/laws.sql.</param>
    public static string Read(string name)
    {
        using var stream =
            typeof(SqlText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Runs a file as a part of a migration.</summary>
    /// <param name="migration">What the migration does.</param>
    /// <param name="name">Folder and file name, as in PostgreSql/laws.sql.</param>
    /// <remarks>
    /// SQL Server takes a trigger only as a batch of its own. Each batch is sent as a string to execute, so that it is
    /// one within the conditions of an idempotent script too.
    /// </remarks>
    public static void RunFile(this MigrationBuilder migration, string name)
    {
        var text = Read(name);
        if (!migration.IsSqlServer())
        {
            migration.Sql(text);
            return;
        }
        foreach (var batch in Go().Split(text).Select(batch => batch.Trim()).Where(batch => batch.Length > 0))
            migration.Sql($"EXEC(N'{batch.Replace("'", "''", StringComparison.Ordinal)}')");
    }

    [GeneratedRegex(@"^GO\s*$", RegexOptions.Multiline)]
    private static partial Regex Go();
}
