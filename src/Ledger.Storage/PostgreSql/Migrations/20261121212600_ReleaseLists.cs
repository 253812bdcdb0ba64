using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Ledger.Storage.PostgreSql.Migrations;

/// <summary>Lists of releases are sorted by indexes: by how long they wait, and by amount.</summary>
[DbContext(typeof(PostgreSqlLedgerDb)), Migration("20261121212600_ReleaseLists")]
public sealed class ReleaseLists : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE INDEX ix_release_since ON release (since, id) INCLUDE (alliance)");
        migrationBuilder.Sql("CREATE INDEX ix_release_amount ON release (amount DESC, id) INCLUDE (alliance)");
    }
}
