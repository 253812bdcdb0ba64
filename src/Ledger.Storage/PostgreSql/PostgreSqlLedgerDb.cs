using Ledger.Storage.Database;
using Ledger.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Ledger.Storage.PostgreSql;

public sealed class PostgreSqlLedgerDb(DbContextOptions<PostgreSqlLedgerDb> options)
    : LedgerDb(options, DatabaseKind.PostgreSql, LedgerModel.Map);

/// <summary>For <c>scripts/migration</c>: the tools need a context, never a database.</summary>
internal sealed class PostgreSqlDesign : IDesignTimeDbContextFactory<PostgreSqlLedgerDb>
{
    public PostgreSqlLedgerDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlLedgerDb>().UseNpgsql().Options);
}
