using System.Runtime.CompilerServices;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Storage.Database;

/// <summary>
/// A table and the record of the domain that it keeps: how a row is read, and what is written. Written by hand and not
/// by EF Core, whose model costs every command a second half and whose change tracker writes row by row.
/// </summary>
/// <remarks>
/// The reader takes the columns in the order in which they are declared. A column has its property's name, as in EF
/// Core's model; a test compares the two.
/// </remarks>
internal sealed class RecordTable<T> : IRecordTable
    where T : class
{
    private readonly List<RecordColumn<T>> _columns = [];
    private readonly Func<RecordRow, T> _read;

    /// <param name="name">The table's.</param>
    /// <param name="read">Makes a record of a row.</param>
    /// <param name="columns">Declares the columns, in the order in which they are read.</param>
    public RecordTable(string name, Func<RecordRow, T> read, Action<RecordTable<T>> columns)
    {
        (Name, _read) = (name, read);
        columns(this);
    }

    public string Name { get; }

    public IEnumerable<string> Columns => _columns.Select(column => column.Name);

    public T Read(RecordRow row)
    {
        row.Restart();
        return _read(row);
    }

    /// <summary>The columns as a select names them, of the table as <c>t</c>.</summary>
    public string Selected => field ??= string.Join(", ", Columns.Select(column => $"t.\"{column}\""));

    /// <summary>The records as a set of rows.</summary>
    public RowSet Rows(IReadOnlyList<T> records) => new(Name, [.. _columns.Select(column => column.Of(records))]);

    public string Insert =>
        field ??= $$"""INSERT INTO "{{Name}}" ({{Quoted("")}}) SELECT {{Quoted("k.")}} FROM {keys}""";

    /// <summary>Changes every column but the key, which is the record's id.</summary>
    public string Update =>
        field ??=
            $$"""UPDATE "{{Name}}" SET {{string.Join(", ", Set(Columns))}} FROM {keys} WHERE "{{Name}}"."id" = k."id" """;

    /// <summary>
    /// As <see cref="Update"/>, of a record with a version: when the row has another version than the one that was
    /// read, the version becomes null, which the table refuses, and nothing is stored.
    /// </summary>
    public string UpdateVersion =>
        field ??= $$"""
            UPDATE "{{Name}}" SET {{string.Join(
                ", ",
                Set(Columns.Where(column => column != "version"))
            )}}, "version" = CASE WHEN "{{Name}}"."version" = k."version" - 1 THEN k."version" END FROM {keys} WHERE "{{Name}}"."id" = k."id"
            """;

    public string Delete => field ??= $$"""DELETE FROM "{{Name}}" WHERE "id" IN (SELECT k.id FROM {keys})""";

    RowSet IRecordTable.Rows(params IEnumerable<object> records) => Rows([.. records.Cast<T>()]);

    object IRecordTable.Read(RecordRow row) => Read(row);

    string IRecordTable.Select => $$"""SELECT {{Selected}} FROM "{{Name}}" t""";

    IEnumerable<string> IRecordTable.Statements =>
        Columns.Contains("version") && Columns.Contains("id") ? [Insert, Update, UpdateVersion, Delete]
        : Columns.Contains("id") ? [Insert, Update, Delete]
        : [Insert];

    private string Quoted(string of) => string.Join(", ", Columns.Select(column => $"{of}\"{column}\""));

    private static IEnumerable<string> Set(IEnumerable<string> columns) =>
        columns.Where(column => column != "id").Select(column => $"\"{column}\" = k.\"{column}\"");

    // The expressions give the columns' names: the property at their end.

    public RecordTable<T> Id<TId>(Func<T, Id<TId>> of, [CallerArgumentExpression(nameof(of))] string path = "")
        where TId : IIdentified => Add(path, ColumnKind.Guid, record => of(record).Value);

    public RecordTable<T> Guid(Func<T, Guid> of, [CallerArgumentExpression(nameof(of))] string path = "") =>
        Add(path, ColumnKind.Guid, of);

    public RecordTable<T> Int16(Func<T, short> of, [CallerArgumentExpression(nameof(of))] string path = "") =>
        Add(path, ColumnKind.Int16, of);

    public RecordTable<T> Int32(Func<T, int> of, [CallerArgumentExpression(nameof(of))] string path = "") =>
        Add(path, ColumnKind.Int32, of);

    public RecordTable<T> Int64OrNull(Func<T, long?> of, [CallerArgumentExpression(nameof(of))] string path = "") =>
        Add(path, ColumnKind.Int64, of);

    public RecordTable<T> Bool(Func<T, bool> of, [CallerArgumentExpression(nameof(of))] string path = "") =>
        Add(path, ColumnKind.Bool, of);

    public RecordTable<T> Text(Func<T, string> of, [CallerArgumentExpression(nameof(of))] string path = "") =>
        Add(path, ColumnKind.Text, of);

    public RecordTable<T> Date(Func<T, LocalDate> of, [CallerArgumentExpression(nameof(of))] string path = "") =>
        Add(path, ColumnKind.Date, record => of(record).ToDatabase());

    public RecordTable<T> Instant(Func<T, Instant> of, [CallerArgumentExpression(nameof(of))] string path = "") =>
        Add(path, ColumnKind.Instant, record => of(record).ToDatabase());

    public RecordTable<T> InstantOrNull(
        Func<T, Instant?> of,
        [CallerArgumentExpression(nameof(of))] string path = ""
    ) => Add(path, ColumnKind.Instant, record => of(record)?.ToDatabase());

    public RecordTable<T> Decimal(Func<T, decimal> of, [CallerArgumentExpression(nameof(of))] string path = "") =>
        Add(path, ColumnKind.Decimal, of);

    public RecordTable<T> DecimalOrNull(
        Func<T, decimal?> of,
        [CallerArgumentExpression(nameof(of))] string path = ""
    ) => Add(path, ColumnKind.Decimal, of);

    public RecordTable<T> Share(Func<T, Share> of, [CallerArgumentExpression(nameof(of))] string path = "") =>
        Add(path, ColumnKind.Int32, record => of(record).Millionths);

    public RecordTable<T> ShareOrNull(Func<T, Share?> of, [CallerArgumentExpression(nameof(of))] string path = "") =>
        Add(path, ColumnKind.Int32, record => of(record)?.Millionths);

    public RecordTable<T> Currency(Func<T, Currency> of, [CallerArgumentExpression(nameof(of))] string path = "") =>
        Add(path, ColumnKind.Text, record => of(record).Code);

    /// <summary>Two columns: the amount in minor units, and its currency.</summary>
    public RecordTable<T> Money(Func<T, Money> of, [CallerArgumentExpression(nameof(of))] string path = "") =>
        Add(path, ColumnKind.Int64, record => of(record).MinorUnits)
            .Add($"{path}Currency", ColumnKind.Text, record => of(record).Currency.Code);

    private RecordTable<T> Add<TValue>(string path, ColumnKind kind, Func<T, TValue> value)
    {
        _columns.Add(new RecordColumn<T, TValue>(NameCase.Snake(path[(path.LastIndexOf('.') + 1)..]), kind, value));
        return this;
    }
}

/// <summary>A table whatever its record, for the tests that compare all of them with the model.</summary>
internal interface IRecordTable
{
    string Name { get; }

    string Select { get; }

    /// <summary>Every statement that may be sent.</summary>
    IEnumerable<string> Statements { get; }

    RowSet Rows(params IEnumerable<object> records);

    object Read(RecordRow row);
}

internal abstract class RecordColumn<T>(string name)
{
    public string Name { get; } = name;

    /// <summary>The column of these records, in their order.</summary>
    public abstract Column Of(IReadOnlyList<T> records);
}

internal sealed class RecordColumn<T, TValue>(string name, ColumnKind kind, Func<T, TValue> value)
    : RecordColumn<T>(name)
{
    public override Column Of(IReadOnlyList<T> records)
    {
        var column = new Column<TValue>(Name, kind);
        foreach (var record in records)
            column.Add(value(record));
        return column;
    }
}
