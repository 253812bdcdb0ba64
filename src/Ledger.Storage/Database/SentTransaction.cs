using System.Data.Common;

namespace Ledger.Storage.Database;

/// <summary>
/// A transaction that costs no trips where the dialect allows it: its begin travels with the first statements, its
/// commit with the last ones.
/// </summary>
/// <remarks>A connection that is given back in the midst of a transaction is rolled back by the provider.</remarks>
internal sealed class SentTransaction : IAsyncDisposable
{
    private readonly Dialect _dialect;
    private bool _hasBegun,
        _isOver;

    private SentTransaction(Dialect dialect, DbConnection connection, DbTransaction? transaction) =>
        (_dialect, Connection, Transaction) = (dialect, connection, transaction);

    public DbConnection Connection { get; }

    /// <summary>Null where begin and commit are statements.</summary>
    public DbTransaction? Transaction { get; }

    public static async Task<SentTransaction> Begin(
        Dialect dialect,
        DbConnection connection,
        CancellationToken cancel
    ) =>
        new(
            dialect,
            connection,
            dialect.TransactionsAreStatements ? null : await connection.BeginTransactionAsync(cancel)
        );

    /// <summary>The next selects, in one trip.</summary>
    public SelectBatch NewSelects()
    {
        var batch = new SelectBatch(_dialect, Connection, Transaction);
        if (!_hasBegun && Transaction is null)
            batch.Run("BEGIN");
        _hasBegun = true;
        return batch;
    }

    /// <summary>The last statements, with the commit where that is one.</summary>
    public async Task Execute(Action<DbBatch> add, CancellationToken cancel)
    {
        await using var batch = _dialect.CreateBatch(Connection, Transaction);
        add(batch);
        AddCommit(batch);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    public void AddCommit(DbBatch batch)
    {
        if (Transaction is not null)
            return;
        _dialect.Add(batch, "COMMIT");
        _isOver = true;
    }

    public async Task Commit(CancellationToken cancel)
    {
        if (Transaction is not null)
            await Transaction.CommitAsync(cancel);
        _isOver = true;
    }

    /// <summary>
    /// Nothing is kept. Without a transaction of the provider's, giving the connection back rolls back.
    /// </summary>
    public async Task RollBack(CancellationToken cancel)
    {
        if (_isOver || Transaction is null)
            return;
        await Transaction.RollbackAsync(cancel);
        _isOver = true;
    }

    public ValueTask DisposeAsync() => Transaction?.DisposeAsync() ?? ValueTask.CompletedTask;
}
