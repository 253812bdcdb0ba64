using System.Data.Common;
using NodaTime;

namespace Ledger.Storage.Database;

/// <summary>What every question to the journal does in the same way.</summary>
internal static class Questions
{
    public static async Task<DbConnection> Open(Dialect dialect, CancellationToken cancel)
    {
        var connection = dialect.CreateConnection();
        try
        {
            await connection.OpenAsync(cancel);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        return connection;
    }

    /// <summary>The moment that counts: the given clock's, or the database's, which all processes share.</summary>
    public static async Task<Instant> Now(Dialect dialect, IClock? clock, CancellationToken cancel)
    {
        if (clock is not null)
            return clock.GetCurrentInstant();
        await using var connection = await Open(dialect, cancel);
        await using var batch = dialect.CreateBatch(connection, null);
        dialect.Add(batch, $"SELECT {dialect.Clock}");
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return Dialect.ReadInstant(reader, 0);
    }
}
