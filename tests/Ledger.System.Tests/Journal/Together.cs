namespace Ledger.SystemTests;

/// <summary>Makes concurrency happen rather than hoping for it.</summary>
internal static class Together
{
    /// <summary>
    /// Lets all calls be queued while the writer waits for the estates' locks, so that they are decided as one group.
    /// </summary>
    /// <param name="plug">A request to occupy the writer with; it is the group before.</param>
    public static async Task<T[]> InOneGroup<T>(
        this TestDatabase database,
        Func<Task> plug,
        params Func<Task<T>>[] calls
    )
    {
        await using var blocker = await database.Connect();
        await using var transaction = await blocker.BeginTransactionAsync();
        await using (
            var command = new Npgsql.NpgsqlCommand(
                "SELECT pg_advisory_xact_lock(1279607879, n) FROM generate_series(1, 50) n",
                blocker,
                transaction
            )
        )
            await command.ExecuteNonQueryAsync();
        var plugged = plug();
        await database.Until(
            "SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        );
        var answers = calls.Select(call => call()).ToList();
        await transaction.RollbackAsync();
        await plugged;
        return await Task.WhenAll(answers);
    }

    /// <summary>
    /// Waits until the question answers true. What has not happened in minutes never will: better a failure than a run
    /// that hangs.
    /// </summary>
    public static async Task Until(this TestDatabase database, string sql)
    {
        for (var end = DateTime.UtcNow.AddMinutes(2); !await database.Scalar<bool>(sql); await Task.Delay(5))
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"Still not true: {sql}");
    }

    public static Task<T[]> AtOnce<T>(int callers, Func<int, Task<T>> call) =>
        Task.WhenAll(Enumerable.Range(0, callers).Select(i => Task.Run(() => call(i))));

    /// <summary>Cuts every connection of the ledger to its database (the test's own stay).</summary>
    public static Task CutConnections(this TestDatabase database) =>
        database.Execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'ledger'"
        );
}
