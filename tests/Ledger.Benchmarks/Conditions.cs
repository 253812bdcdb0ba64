using System.Runtime.InteropServices;
using Npgsql;

namespace Ledger.Benchmarks;

/// <summary>
/// What must be on for a figure to count: durability, triggers, checks. And that nothing was lost or made by measuring.
/// </summary>
internal static class Conditions
{
    private static readonly string[] Triggers =
    [
        "posting.judge",
        "posting.append_only",
        "journal_entry.judge",
        "journal_entry.append_only",
        "turnover.judge_new",
        "turnover.judge_changed",
        "estate_head.judge",
    ];

    /// <summary>Throws unless everything the ledger promises is on; says what it ran on.</summary>
    public static async Task<string> Demand(NpgsqlDataSource database)
    {
        foreach (var setting in new[] { "fsync", "synchronous_commit", "full_page_writes" })
            if (await Scalar<string>(database, $"SHOW {setting}") != "on")
                throw new InvalidOperationException($"{setting} is off: these figures would mean nothing.");
        if (await Scalar<string>(database, "SHOW session_replication_role") != "origin")
            throw new InvalidOperationException("Triggers do not fire in this session.");

        var enabled = await Scalar<string[]>(
            database,
            "SELECT array_agg(tgrelid::regclass || '.' || tgname) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
        );
        if (Triggers.Except(enabled).FirstOrDefault() is { } missing)
            throw new InvalidOperationException($"The trigger {missing} is not on.");
        if (
            await Scalar<long>(database, "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'")
            != 0
        )
            throw new InvalidOperationException("A trigger is off.");
        if (
            await Scalar<long>(
                database,
                "SELECT count(*) FROM pg_constraint WHERE conname = 'ck_account_balance_never_below_zero' AND convalidated"
            ) != 1
        )
            throw new InvalidOperationException("The check of law 4 is missing.");

        var version = await Scalar<string>(database, "SHOW server_version");
        return $"PostgreSQL {version.Split(' ')[0]}, fsync and synchronous_commit on, {Triggers.Length} kinds of trigger on; .NET {Environment.Version}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}";
    }

    /// <summary>
    /// Throws unless every total of these estates is conserved, and their heads stand where the entries posted put
    /// them.
    /// </summary>
    public static async Task DemandConserved(NpgsqlDataSource database, Estates estates, long entries)
    {
        await Demand(database);
        await Zero(
            database,
            estates,
            "balances",
            "SELECT COALESCE(SUM(posted), 0)::bigint FROM account_balance WHERE estate_no = ANY($1)"
        );
        await Zero(
            database,
            estates,
            "turnovers",
            "SELECT COALESCE(SUM(debit - credit), 0)::bigint FROM turnover WHERE estate_no = ANY($1)"
        );
        await Zero(
            database,
            estates,
            "postings",
            "SELECT COALESCE(SUM(amount), 0)::bigint FROM posting WHERE estate_no = ANY($1)"
        );
        await Zero(
            database,
            estates,
            "accounts whose balance is not their turnover",
            """
            SELECT count(*) FROM account_balance b WHERE b.estate_no = ANY($1)
            AND b.posted <> (SELECT COALESCE(SUM(t.debit - t.credit), 0) FROM turnover t WHERE t.estate_no = b.estate_no AND t.account_no = b.account_no)
            """
        );
        await Zero(
            database,
            estates,
            "records that the heads do not count",
            """
            SELECT (SELECT SUM(seq)::bigint FROM estate_head WHERE estate_no = ANY($1))
            - (SELECT count(*) FROM journal_entry WHERE estate_no = ANY($1)) - (SELECT count(*) FROM journal_event WHERE estate_no = ANY($1))
            """
        );
        var heads = await Scalar<long>(
            database,
            "SELECT SUM(seq)::bigint FROM estate_head WHERE estate_no = ANY($1)",
            estates.Numbers
        );
        if (heads != estates.FirstHeads + entries)
            throw new InvalidOperationException(
                $"The heads stand at {heads}, not at {estates.FirstHeads} and the {entries} entries that were answered."
            );
    }

    public static async Task<T> Scalar<T>(NpgsqlDataSource database, string query, int[]? estates = null)
    {
        await using var command = database.CreateCommand(query);
        command.CommandTimeout = 600;
        if (estates is not null)
            command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = estates });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Zero(NpgsqlDataSource database, Estates estates, string what, string query)
    {
        var sum = await Scalar<long>(database, query, estates.Numbers);
        if (sum != 0)
            throw new InvalidOperationException($"{what}: {sum}, which should be zero.");
    }
}
