using System.Data.Common;

namespace Ledger.Storage.Database;

/// <summary>Selects that travel together: one trip. Each result is read by its own reader, in their order.</summary>
internal sealed class SelectBatch(Dialect dialect, DbConnection connection, DbTransaction? transaction)
    : IAsyncDisposable
{
    private readonly DbBatch _batch = dialect.CreateBatch(connection, transaction);
    private readonly List<Action<DbDataReader>> _results = [];

    public Dialect Dialect { get; } = dialect;

    /// <summary>For the tests that parse what is sent.</summary>
    internal DbBatch Batch => _batch;

    public bool IsEmpty => _results.Count == 0;

    /// <summary>A statement that gives no result.</summary>
    public void Run(string statement) => Dialect.Add(_batch, statement);

    /// <param name="row">Called for each row of the result.</param>
    public void Select(string template, RowSet? keys, Action<DbDataReader> row)
    {
        Dialect.Add(_batch, template, keys);
        _results.Add(row);
    }

    /// <summary>The records of a table, as its column list selects them.</summary>
    /// <param name="from">What follows the column list; the table is <c>t</c>.</param>
    /// <returns>Filled when the batch is executed.</returns>
    public List<T> Select<T>(RecordTable<T> table, string from, RowSet? keys)
        where T : class
    {
        var (records, row) = (new List<T>(), (RecordRow?)null);
        Select(
            $"SELECT {table.Selected} FROM {from}",
            keys,
            reader => records.Add(table.Read(row ??= new RecordRow(reader)))
        );
        return records;
    }

    public async Task Execute(CancellationToken cancel)
    {
        await using var reader = await _batch.ExecuteReaderAsync(cancel);
        for (var i = 0; i < _results.Count; i++)
        {
            if (i > 0)
                await reader.NextResultAsync(cancel);
            while (await reader.ReadAsync(cancel))
                _results[i](reader);
        }
        // To the end, so that the fault of a later statement is not missed.
        while (await reader.NextResultAsync(cancel)) { }
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
