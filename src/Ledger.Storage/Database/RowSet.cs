using NodaTime;

namespace Ledger.Storage.Database;

internal enum ColumnKind
{
    Int16,
    Int32,
    Int64,
    Bool,
    Guid,
    Date,
    Instant,
    Code,
    Text,
    Bytes,
    Decimal,
}

/// <summary>
/// Rows in columns: how sets of rows and keys travel to the database, as arrays or as a table-valued parameter.
/// </summary>
internal sealed class RowSet(string table, params Column[] columns)
{
    public string Table { get; } = table;
    public IReadOnlyList<Column> Columns { get; } = columns;
    public int Count => Columns[0].Count;
}

internal abstract class Column(string name, ColumnKind kind)
{
    public string Name { get; } = name;
    public ColumnKind Kind { get; } = kind;
    public abstract int Count { get; }
    public abstract object? this[int row] { get; }
    public abstract object Values { get; }
}

internal sealed class Column<T>(string name, ColumnKind kind) : Column(name, kind)
{
    private readonly List<T> _values = [];

    public override int Count => _values.Count;
    public override object? this[int row] => _values[row];
    public override object Values => _values;

    public void Add(T value) => _values.Add(value);
}

/// <summary>What the databases understand of NodaTime's types.</summary>
internal static class DatabaseTypes
{
    public static DateOnly ToDatabase(this LocalDate date) => new(date.Year, date.Month, date.Day);

    public static DateTime ToDatabase(this Instant instant) => instant.ToDateTimeUtc();

    public static LocalDate ToLocalDate(this DateOnly date) => new(date.Year, date.Month, date.Day);

    public static Instant ToInstant(this DateTime moment) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(moment, DateTimeKind.Utc));

    /// <summary>The UTC day of a moment of record.</summary>
    public static DateOnly UtcDay(this Instant instant) => DateOnly.FromDateTime(instant.ToDateTimeUtc());
}
