using System.Collections.Immutable;
using System.Data.Common;
using Ledger.Foundations;

namespace Ledger.Storage.Database;

/// <summary>
/// What commands change in records, as sets of rows: per table what is new, what is changed and what is gone, each one
/// statement, however many aggregates there are.
/// </summary>
/// <remarks>
/// Tables are written in the order in which they were first named: what others refer to first. Within a table what is
/// gone goes first and what is new comes last, so that a unique key that one row gives up is free for another.
/// </remarks>
internal sealed class ChangeSet
{
    private readonly List<IRecordChanges> _tables = [];

    public bool IsEmpty => _tables.TrueForAll(table => table.IsEmpty);

    /// <summary>
    /// What differs between two states of a list. Records are immutable: the same object is unchanged, another one with
    /// a known id was changed, one that is not there any more is gone.
    /// </summary>
    public void Add<T>(RecordTable<T> table, ImmutableList<T>? before, ImmutableList<T> after, Func<T, Id<T>> id)
        where T : class, IIdentified
    {
        if (ReferenceEquals(before, after))
            return;
        var changes = Of(table);
        if (before is null || before.IsEmpty)
        {
            changes.New.AddRange(after);
            return;
        }
        var known = before.ToDictionary(id);
        var changed = new List<T>();
        foreach (var item in after)
            if (!known.Remove(id(item), out var old))
                changes.New.Add(item);
            else if (!ReferenceEquals(old, item))
                changed.Add(item);
        // By id: two sets that change the same rows wait for each other, once.
        changes.Changed.AddRange(changed.OrderBy(item => id(item).Value));
        changes.Gone.AddRange(known.Keys.Select(gone => gone.Value));
    }

    public void Insert<T>(RecordTable<T> table, params IEnumerable<T> records)
        where T : class => Of(table).New.AddRange(records);

    /// <summary>Changes a record whose version is one more than that of the row that was read.</summary>
    public void UpdateVersion<T>(RecordTable<T> table, T record)
        where T : class => Of(table).Versioned.Add(record);

    /// <summary>A statement of its own for some rows, after those of the tables before it.</summary>
    public void Execute(string statement, RowSet rows) => _tables.Add(new OneStatement(statement, rows));

    public void AddTo(DbBatch batch, Dialect dialect)
    {
        foreach (var table in _tables)
            table.AddTo(batch, dialect);
    }

    private RecordChanges<T> Of<T>(RecordTable<T> table)
        where T : class
    {
        foreach (var known in _tables)
            if (known is RecordChanges<T> changes)
                return changes;
        var added = new RecordChanges<T>(table);
        _tables.Add(added);
        return added;
    }

    private static RowSet Ids(List<Guid> ids)
    {
        var column = new Column<Guid>("id", ColumnKind.Guid);
        foreach (var id in ids)
            column.Add(id);
        return new RowSet("id_key", column);
    }

    private interface IRecordChanges
    {
        bool IsEmpty { get; }

        void AddTo(DbBatch batch, Dialect dialect);
    }

    private sealed class OneStatement(string statement, RowSet rows) : IRecordChanges
    {
        public bool IsEmpty => rows.Count == 0;

        public void AddTo(DbBatch batch, Dialect dialect)
        {
            if (rows.Count > 0)
                dialect.Add(batch, statement, rows);
        }
    }

    private sealed class RecordChanges<T>(RecordTable<T> table) : IRecordChanges
        where T : class
    {
        public List<T> New { get; } = [];
        public List<T> Changed { get; } = [];
        public List<T> Versioned { get; } = [];
        public List<Guid> Gone { get; } = [];

        public bool IsEmpty => New.Count == 0 && Changed.Count == 0 && Versioned.Count == 0 && Gone.Count == 0;

        public void AddTo(DbBatch batch, Dialect dialect)
        {
            if (Gone.Count > 0)
                dialect.Add(batch, table.Delete, Ids(Gone));
            if (Versioned.Count > 0)
                dialect.Add(batch, table.UpdateVersion, table.Rows(Versioned));
            if (Changed.Count > 0)
                dialect.Add(batch, table.Update, table.Rows(Changed));
            if (New.Count > 0)
                dialect.Add(batch, table.Insert, table.Rows(New));
        }
    }
}
