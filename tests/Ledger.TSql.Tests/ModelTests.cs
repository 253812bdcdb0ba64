using Ledger.Storage.Database;
using Ledger.Storage.PostgreSql;
using Ledger.Storage.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace Ledger.TSqlTests;

/// <summary>EF Core's model, the migrations and what is compiled of it are one.</summary>
public sealed class ModelTests
{
    [Fact]
    public void The_model_has_no_change_without_a_migration()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    /// <summary>scripts/migration --model writes the compiled model again.</summary>
    [Fact]
    public void The_compiled_model_is_the_one_that_is_mapped()
    {
        LedgerDb[] each = [new SqlServerDesign().CreateDbContext([]), new PostgreSqlDesign().CreateDbContext([])];
        foreach (var db in each)
            using (db)
                Assert.Equal(Described(db.GetService<IDesignTimeModel>().Model), Described(db.Model));

        static string Described(IModel model) =>
            string.Join(
                '\n',
                from type in model.GetEntityTypes()
                from property in type.GetFlattenedProperties()
                let mapping = property.GetRelationalTypeMapping()
                orderby type.Name, property.DeclaringType.Name, property.Name
                select $"{type.GetTableName()} {property.DeclaringType.Name}.{property.Name} "
                    + $"{property.GetColumnName()} "
                    + $"{mapping.StoreType} {property.IsNullable} {property.GetMaxLength()} {property.IsPrimaryKey()} "
                    + $"{property.IsConcurrencyToken} {property.ValueGenerated} {mapping.Converter?.GetType()}"
            );
    }
}
