using Ledger.Storage.Database;
using Ledger.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Ledger.Storage.SqlServer;

public sealed class SqlServerLedgerDb(DbContextOptions<SqlServerLedgerDb> options)
    : LedgerDb(options, DatabaseKind.SqlServer, LedgerModel.Map);

/// <summary>For <c>scripts/migration</c>: the tools need a context, never a database.</summary>
internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerLedgerDb>
{
    public SqlServerLedgerDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerLedgerDb>().UseSqlServer().Options);
}
