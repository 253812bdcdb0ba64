using System.Data.Common;

namespace Ledger.Storage.Database;

/// <summary>Selects that travel together: one trip. Each result is read by its own reader, in their order.</summary>
internal sealed class SelectBatch(Dialect dialect, DbConnection connection, DbTransaction? transaction)
    : IAsyncDisposable
{
    private readonly DbBatch _batch = dialect.CreateBatch(connection, transaction);
    private readonly List<Action<DbDataReader>> _results = [];

    // Of a question, which has no transaction of others.
    private (DbConnection Connection, DbTransaction? Transaction)? _own;

    public Dialect Dialect { get; } = dialect;

    /// <summary>
    /// The selects of a question, on a connection of their own: all of them see one state of the database.
    /// </summary>
    public static async Task<SelectBatch> OfQuestion(Dialect dialect, CancellationToken cancel)
    {
        var connection = await Questions.Open(dialect, cancel);
        try
        {
            var transaction = dialect.BeginSnapshot is null
                ? await connection.BeginTransactionAsync(dialect.Snapshot, cancel)
                : null;
            var batch = new SelectBatch(dialect, connection, transaction) { _own = (connection, transaction) };
            if (dialect.BeginSnapshot is { } begin)
                batch.Run(begin);
            return batch;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

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
        if (_own is { Transaction: null })
            Run("COMMIT");
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

    public async ValueTask DisposeAsync()
    {
        await _batch.DisposeAsync();
        if (_own is not { } own)
            return;
        if (own.Transaction is not null)
            await own.Transaction.DisposeAsync();
        await own.Connection.DisposeAsync();
    }
}
