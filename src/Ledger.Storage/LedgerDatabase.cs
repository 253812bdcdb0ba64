using Ledger.Storage.Access;
using Ledger.Storage.Journal;
using Ledger.Storage.Journal.Transfer;
using Ledger.Storage.PostgreSql;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Ledger.Storage;

/// <summary>One ledger database: its contexts for aggregates, its journal writer, its readers.</summary>
public sealed class LedgerDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly IClock? _clock;

    private LedgerDatabase(NpgsqlDataSource source, IClock? clock)
    {
        (_source, _clock) = (source, clock);
        Dialect = new PostgreSqlDialect(source);
        Journal = new JournalWriter(Dialect, clock);
        Reader = new JournalReader(Dialect, clock);
        Verifier = new JournalVerifier(Dialect);
        Export = new JournalExport(Dialect, Reader);
        Import = new JournalImport(Dialect);
        People = new PeopleRegistry(NewContext, Dialect, clock);
    }

    internal Dialect Dialect { get; }

    public DatabaseKind Kind => Dialect.Kind;

    public JournalWriter Journal { get; }

    public JournalReader Reader { get; }

    public JournalVerifier Verifier { get; }

    public JournalExport Export { get; }

    public JournalImport Import { get; }

    public PeopleRegistry People { get; }

    /// <param name="clock">Null takes moments of record from the database's clock.</param>
    public static LedgerDatabase Open(string connectionString, IClock? clock = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, NoResetOnClose = true };
        return new LedgerDatabase(new NpgsqlDataSourceBuilder(settings.ConnectionString).Build(), clock);
    }

    public LedgerDb NewContext() => new PostgreSqlLedgerDb(new DbContextOptionsBuilder<PostgreSqlLedgerDb>().UseNpgsql(_source).Options);

    /// <summary>Makes or brings up to date every table, index and trigger. Safe to run again.</summary>
    public async Task Migrate(CancellationToken cancel = default)
    {
        await using var db = NewContext();
        await db.Database.MigrateAsync(cancel);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
