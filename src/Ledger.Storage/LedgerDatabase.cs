using System.Reflection;
using Ledger.Foundations;
using Ledger.Storage.Access;
using Ledger.Storage.Alliances;
using Ledger.Storage.Database;
using Ledger.Storage.Journal;
using Ledger.Storage.Journal.Transfer;
using Ledger.Storage.PostgreSql;
using Ledger.Storage.Programmes;
using Ledger.Storage.RotatingFunds;
using Ledger.Storage.Scheduling;
using Ledger.Storage.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql;

namespace Ledger.Storage;

/// <summary>One ledger database: its contexts for aggregates, its journal writer, its readers.</summary>
public sealed class LedgerDatabase : LedgerStore, IAsyncDisposable
{
    private readonly Func<LedgerDb> _newContext;
    private readonly IAsyncDisposable? _source;

    private LedgerDatabase(
        CodedText told,
        Dialect dialect,
        Func<LedgerDb> newContext,
        IAsyncDisposable? source,
        IClock? clock
    )
    {
        (Told, Dialect, _newContext, _source) = (told, dialect, newContext, source);
        Journal = new JournalWriter(Dialect, clock);
        Reader = new JournalReader(Dialect, clock);
        Verifier = new JournalVerifier(Dialect, clock);
        Export = new JournalExport(Dialect, Reader);
        Import = new JournalImport(Dialect);
        People = new PeopleRegistry(NewContext, Dialect, clock);
        Callers = new CallerReader(Dialect, clock);
        Rules = new RulesRegistry(NewContext, Dialect, clock);
        Alliances = new AllianceHandler(this, clock);
        Lending = new LendingRules(NewContext, Dialect, clock);
        Funds = new FundHandler(this, clock);
        FundReader = new FundReader(NewContext, Dialect);
        Worklist = new WorklistReader(this, clock);
        Schedules = new ScheduleStore(this, clock);
        Delegations = new DelegationRegistry(NewContext, Dialect, clock);
        Attempts = new AttemptLog(NewContext, Dialect, clock);
        Portfolio = new PortfolioReader(NewContext);
        Releases = new ReleaseList(NewContext);
        Programmes = new ProgrammeHandler(this, clock);
        AllianceReader = new AllianceReader(this);
    }

    /// <summary>With its password: for the scheduler's own connections, never to be shown.</summary>
    internal string ConnectionString { get; private init; } = "";

    public DatabaseKind Kind => Dialect.Kind;

    public JournalVerifier Verifier { get; }

    public JournalExport Export { get; }

    public JournalImport Import { get; }

    public PeopleRegistry People { get; }

    public CallerReader Callers { get; }

    public AllianceHandler Alliances { get; }

    public FundHandler Funds { get; }

    public FundReader FundReader { get; }

    public WorklistReader Worklist { get; }

    public ScheduleStore Schedules { get; }

    public DelegationRegistry Delegations { get; }

    public AttemptLog Attempts { get; }

    public PortfolioReader Portfolio { get; }

    public ReleaseList Releases { get; }

    public ProgrammeHandler Programmes { get; }

    public AllianceReader AllianceReader { get; }

    /// <param name="connectionString">PostgreSQL's (Host=…, postgres://…) or SQL Server's (Server=…, Data
    /// Source=…).</param>
    /// <param name="clock">Null takes moments of record from the database's clock.</param>
    /// <param name="maxBatch">SQL Server: statements in one command at most; null leaves it to the provider.</param>
    /// <exception cref="DatabaseFaultException">The connection string cannot be read.</exception>
    public static LedgerDatabase Open(string connectionString, IClock? clock = null, int? maxBatch = null)
    {
        var (kind, settings) = ConnectionText.Read(connectionString);
        var told = ConnectionText.Told(kind, settings);
        return kind == DatabaseKind.PostgreSql
            ? OpenPostgreSql(told, settings, clock)
            : OpenSqlServer(told, settings, clock, maxBatch);
    }

    private static LedgerDatabase OpenPostgreSql(CodedText told, string connection, IClock? clock)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection)
        {
            MaxAutoPrepare = 400,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        };
        var dialect = new PostgreSqlDialect(settings);
        return new(
            told,
            dialect,
            () =>
                new PostgreSqlLedgerDb(
                    new DbContextOptionsBuilder<PostgreSqlLedgerDb>().UseNpgsql(dialect.Source).Options
                ),
            dialect,
            clock
        )
        {
            ConnectionString = settings.ConnectionString,
        };
    }

    /// <remarks>
    /// Tries again what broke by itself nowhere but in the journal writer and in the use cases: the provider and EF
    /// Core must not, they do not know what is safe.
    /// </remarks>
    private static LedgerDatabase OpenSqlServer(CodedText told, string connection, IClock? clock, int? maxBatch)
    {
        var settings = new SqlConnectionStringBuilder(connection)
        {
            ConnectRetryCount = 0,
            MultipleActiveResultSets = false,
        }.ConnectionString;
        var options = new DbContextOptionsBuilder<SqlServerLedgerDb>()
            .UseSqlServer(
                settings,
                server =>
                {
                    if (maxBatch is { } max)
                        server.MaxBatchSize(max);
                }
            )
            .Options;
        return new(told, new SqlServerDialect(settings, maxBatch), () => new SqlServerLedgerDb(options), null, clock)
        {
            ConnectionString = settings,
        };
    }

    public override LedgerDb NewContext() => _newContext();

    /// <summary>Makes or brings up to date every table, index and trigger. Safe to run again.</summary>
    public async Task Migrate(CancellationToken cancel = default)
    {
        await using var db = NewContext();
        if (Kind == DatabaseKind.SqlServer)
            await MakeSettings(db, cancel);
        await db.Database.MigrateAsync(cancel);
    }

    /// <summary>
    /// The books are right without these, since the estates' locks order everything: a login that may not set them is
    /// no fault here.
    /// </summary>
    private static async Task MakeSettings(LedgerDb db, CancellationToken cancel)
    {
        foreach (var setting in SqlServerDialect.Settings)
            try
            {
                await db.Database.ExecuteSqlRawAsync(setting, cancel);
            }
            catch (SqlException fault)
                when (DatabaseFault.From(fault)?.Code is DatabaseFault.Forbidden or DatabaseFault.Failed) { }
    }

    /// <summary>
    /// The migrations that the database has and this program knows, compared: null when they are the same, else what is
    /// wrong and what to do.
    /// </summary>
    public async Task<DatabaseFault?> CheckMigrations(CancellationToken cancel = default)
    {
        HashSet<string> applied;
        try
        {
            applied = await AppliedMigrations(cancel);
        }
        catch (Exception exception) when (FaultOf(exception) is { } fault)
        {
            return fault.Code == DatabaseFault.NotMigrated ? DatabaseFault.NotMigratedYet(Told) : fault;
        }
        return CompareMigrations(Told, applied, [.. KnownMigrations]);
    }

    /// <param name="told">What the database is called in messages.</param>
    /// <param name="applied">The migrations that the database has.</param>
    /// <param name="known">The migrations that the program has, in their order.</param>
    internal static DatabaseFault? CompareMigrations(
        CodedText told,
        IReadOnlySet<string> applied,
        IReadOnlyList<string> known
    )
    {
        if (applied.Count == 0)
            return DatabaseFault.NotMigratedYet(told);
        var unknown = applied.Except(known).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            return DatabaseFault.NewerThan(told, unknown);
        var pending = known.Where(migration => !applied.Contains(migration)).ToList();
        return pending.Count > 0 ? DatabaseFault.OlderThan(told, pending) : null;
    }

    private async Task<HashSet<string>> AppliedMigrations(CancellationToken cancel)
    {
        await using var connection = Dialect.CreateConnection();
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var applied = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel))
            applied.Add(reader.GetString(0));
        return applied;
    }

    /// <summary>
    /// In their order. Read from the assembly: building the model for it would cost every command a second.
    /// </summary>
    private IEnumerable<string> KnownMigrations =>
        from type in typeof(LedgerDatabase).Assembly.GetTypes()
        where
            type.IsSubclassOf(typeof(Migration))
            && type.GetCustomAttribute<DbContextAttribute>()?.ContextType
                == (Kind == DatabaseKind.PostgreSql ? typeof(PostgreSqlLedgerDb) : typeof(SqlServerLedgerDb))
        let migration = type.GetCustomAttribute<MigrationAttribute>()
        where migration is not null
        orderby migration.Id
        select migration.Id;

    /// <summary>
    /// What an exception of the provider means for this database; null when it is not the database's.
    /// </summary>
    public DatabaseFault? FaultOf(Exception exception) => DatabaseFault.From(exception, Told);

    /// <summary>
    /// SQL that makes the least-privileged roles, for the owner of the database to run: ledger_app, ledger_auditor,
    /// ledger_eraser.
    /// </summary>
    public string RolesScript => RolesScriptFor(Kind);

    public static string RolesScriptFor(DatabaseKind kind) => SqlText.Read($"{kind}/roles.sql");

    public ValueTask DisposeAsync() => _source?.DisposeAsync() ?? ValueTask.CompletedTask;
}
