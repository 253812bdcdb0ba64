using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Ledger.Storage.PostgreSql.Migrations;

/// <summary>Law 1's twin looks each account up once, however many postings name it.</summary>
[DbContext(typeof(PostgreSqlLedgerDb)), Migration("20261121130000_JudgeByAccount")]
public sealed class JudgeByAccount : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SqlText.Read("PostgreSql/laws-2.sql"));
}
