using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Ledger.Storage.SqlServer.Migrations;

/// <summary>The types of the sets of rows, and the laws' twins: triggers that judge what is written.</summary>
[DbContext(typeof(SqlServerLedgerDb)), Migration("20261120235900_Laws")]
public sealed partial class Laws : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Run(migrationBuilder, "SqlServer/types-1.sql");
        Run(migrationBuilder, "SqlServer/laws-1.sql");
    }

    /// <remarks>A trigger is made by a batch of its own: as a string it is one also within the conditions of an idempotent script.</remarks>
    internal static void Run(MigrationBuilder migrationBuilder, string file)
    {
        foreach (var batch in Go().Split(SqlText.Read(file)))
            if (batch.Trim() is { Length: > 0 } text) migrationBuilder.Sql($"EXEC(N'{text.Replace("'", "''", StringComparison.Ordinal)}')");
    }

    [GeneratedRegex(@"^GO\s*$", RegexOptions.Multiline)]
    private static partial Regex Go();
}
