using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Ledger.Storage.PostgreSql.Migrations;

/// <summary>The laws' twins: triggers that judge what is written.</summary>
[DbContext(typeof(PostgreSqlLedgerDb)), Migration("20261120235900_Laws")]
public sealed class Laws : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlText.Read("PostgreSql/laws-1.sql"));
}
