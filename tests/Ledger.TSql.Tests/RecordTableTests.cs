using System.Data;
using System.Globalization;
using Ledger.Storage.Database;
using Ledger.Storage.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace Ledger.TSqlTests;

/// <summary>
/// Files and funds are read and written by hand: each table has every column of the model, and each column is read into
/// its own property and written from it.
/// </summary>
public sealed class RecordTableTests
{
    private static readonly string[] Currencies = ["COP", "BOB", "USD", "EUR"];

    private static readonly IModel Model = DesignTimeModel();

    private static IModel DesignTimeModel()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        return db.GetService<IDesignTimeModel>().Model;
    }

    public static TheoryData<string> Tables() => [.. Statements.Tables().Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_column_of_the_model_is_read_and_written(string name)
    {
        var table = Statements.Tables().Single(table => table.Name == name);
        var entity = Model.GetEntityTypes().Single(entity => entity.GetTableName() == name);
        var columns = table.Rows().Columns;
        Assert.Equal(
            entity.GetFlattenedProperties().Select(property => property.GetColumnName()).Order(),
            columns.Select(column => column.Name).Order()
        );

        // Each column has a value of its own.
        var values = columns.Select((column, i) => Value(column, i)).ToArray();
        using var data = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var (column, value) in columns.Zip(values))
            data.Columns.Add(column.Name, value.GetType());
        data.Rows.Add(values);
        using var reader = data.CreateDataReader();
        Assert.True(reader.Read());
        var record = table.Read(new RecordRow(reader));

        Assert.Equal(values, table.Rows(record).Columns.Select(column => column[0]));
        foreach (var property in entity.GetFlattenedProperties())
            Assert.Equal(
                values[columns.Index().Single(column => column.Item.Name == property.GetColumnName()).Index],
                OfModel(property, record)
            );
    }

    [Fact]
    public void Every_table_of_files_and_funds_is_here() => Assert.True(Statements.Tables().Count() >= 34);

    /// <summary>Statements of files and funds, which are made of their tables.</summary>
    [Fact]
    public void What_reads_and_writes_records_is_T_SQL()
    {
        foreach (var table in Statements.Tables())
        foreach (var text in table.Statements.Append(table.Select))
            StatementTests.Knows(TSql.Parses(Statements.Sent(text)));
        foreach (var text in Statements.OfReading())
            StatementTests.Knows(TSql.Parses(text));
    }

    private static object Value(Column column, int i) =>
        column.Kind switch
        {
            ColumnKind.Int16 => (short)(i + 1),
            ColumnKind.Int32 => i + 1,
            ColumnKind.Int64 => (long)(i + 1),
            ColumnKind.Bool => true,
            ColumnKind.Guid => new Guid(i + 1, 0, 0, new byte[8]),
            ColumnKind.Date => new DateOnly(2026, 1, 1).AddDays(i),
            ColumnKind.Instant => new DateTime(2026, 1, 1, 0, 0, i, DateTimeKind.Utc),
            ColumnKind.Decimal => i + 0.5m,
            _ when column.Name.EndsWith("currency", StringComparison.Ordinal) => Currencies[i % Currencies.Length],
            _ => $"text {i}",
        };

    /// <summary>The property's value as EF Core would store it.</summary>
    private static object? OfModel(IProperty property, object record)
    {
        var owner = property.DeclaringType is IComplexType money
            ? money.ComplexProperty.PropertyInfo!.GetValue(record)
            : record;
        var value = property.PropertyInfo!.GetValue(owner);
        return property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
