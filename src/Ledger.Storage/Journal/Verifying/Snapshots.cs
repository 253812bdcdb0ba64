using System.Data.Common;
using Ledger.Storage.Database;

namespace Ledger.Storage.Journal.Verifying;

/// <summary>
/// Connections that all see one state of an estate's books, for as long as it takes to read them, while writers go on.
/// </summary>
/// <remarks>
/// Each is a transaction that keeps seeing what its first statement saw (repeatable read, snapshot). The first
/// statements run
/// under the estate's reading lock, so no writer of the estate comes between them; then the lock is given back at once.
/// </remarks>
internal sealed class Snapshots : IAsyncDisposable
{
    private readonly List<(DbConnection Connection, DbTransaction Transaction)> _views = [];

    public Dialect Dialect { get; }
    public int EstateNo { get; }

    private Snapshots(Dialect dialect, int estateNo) => (Dialect, EstateNo) = (dialect, estateNo);

    /// <summary>How many connections there are.</summary>
    public int Views => _views.Count;

    /// <param name="views">How many connections are worth it for books of so many records.</param>
    public static async Task<Snapshots?> Begin(
        Dialect dialect,
        string estate,
        Func<long, int> views,
        CancellationToken cancel
    )
    {
        await using var locker = await Questions.Open(dialect, cancel);
        if (await Find(dialect, locker, estate, cancel) is not var (no, records))
            return null;
        var count = views(records);
        var snapshots = new Snapshots(dialect, no);
        try
        {
            for (var i = 0; i < count; i++)
                await snapshots.AddConnection(cancel);
            await using var waiting = await locker.BeginTransactionAsync(
                System.Data.IsolationLevel.ReadCommitted,
                cancel
            );
            await using var @lock = dialect.CreateBatch(locker, waiting);
            dialect.Add(@lock, dialect.LockForReading, snapshots.Estate);
            await @lock.ExecuteNonQueryAsync(cancel);
            for (var i = 0; i < count; i++)
                await snapshots.Query(
                    i,
                    "SELECT h.seq FROM {keys} JOIN estate_head h ON h.estate_no = k.estate_no",
                    snapshots.Estate,
                    _ => { },
                    cancel
                );
            return snapshots;
        }
        catch
        {
            await snapshots.DisposeAsync();
            throw;
        }
    }

    /// <summary>The estate as a set of keys.</summary>
    public RowSet Estate
    {
        get
        {
            var key = new EstateNoColumns();
            key.Add(EstateNo);
            return key.Set;
        }
    }

    public (DbConnection Connection, DbTransaction Transaction) this[int view] => _views[view];

    /// <summary>Runs one statement in a view and hands over its rows.</summary>
    public async Task Query(
        int view,
        string statement,
        RowSet? keys,
        Action<DbDataReader> row,
        CancellationToken cancel
    )
    {
        await using var batch = NewBatch(view);
        Dialect.Add(batch, statement, keys);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            row(reader);
    }

    /// <summary>Selects that travel together in a view.</summary>
    public SelectBatch NewSelects(int view) => new(Dialect, _views[view].Connection, _views[view].Transaction);

    public DbBatch NewBatch(int view) => Dialect.CreateBatch(_views[view].Connection, _views[view].Transaction);

    public async ValueTask DisposeAsync()
    {
        foreach (var (connection, transaction) in _views)
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }

    private async Task AddConnection(CancellationToken cancel)
    {
        var connection = await Questions.Open(Dialect, cancel);
        try
        {
            _views.Add((connection, await connection.BeginTransactionAsync(Dialect.Snapshot, cancel)));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The estate's number, and how many records it has by its head.</summary>
    private static async Task<(int No, long Records)?> Find(
        Dialect dialect,
        DbConnection connection,
        string estate,
        CancellationToken cancel
    )
    {
        await using var batch = dialect.CreateBatch(connection, null);
        dialect.Add(
            batch,
            "SELECT e.no, h.seq FROM {keys} JOIN estate e ON e.code = k.code LEFT JOIN estate_head h ON h.estate_no = e.no",
            new CodeColumns([estate]).Set
        );
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? (reader.GetInt32(0), reader.IsDBNull(1) ? 0 : reader.GetInt64(1))
            : null;
    }
}
