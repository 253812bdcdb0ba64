using Ledger.Access;
using Ledger.Foundations;
using Ledger.Storage;
using NodaTime;
using Npgsql;

namespace Ledger.Benchmarks;

/// <summary>One run: the ledger under measurement, the same database by hand, and what was found.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private Bench(LedgerDatabase ledger, NpgsqlDataSource byHand, bool isQuick, string conditions) =>
        (Ledger, ByHand, IsQuick, Report) = (ledger, byHand, isQuick, new Report(conditions));

    public LedgerDatabase Ledger { get; }

    public NpgsqlDataSource ByHand { get; }

    public bool IsQuick { get; }

    public Report Report { get; }

    public LongBooks LongBooks { get; } = new();

    public Person Clerk { get; } = new(Id<Person>.New(Now), "clerk", "The clerk", [Role.Operator, Role.Controller]);

    public static Instant Now => SystemClock.Instance.GetCurrentInstant();

    public static async Task<Bench> Start(string database, bool isQuick)
    {
        var ledger = LedgerDatabase.Open(database);
        await ledger.Migrate();
        var settings = new NpgsqlConnectionStringBuilder(database)
        {
            IncludeErrorDetail = true,
            MaxPoolSize = 150,
            NoResetOnClose = true,
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
        };
        var byHand = new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
        var conditions = await Conditions.Demand(byHand);
        Console.WriteLine(conditions);
        return new Bench(ledger, byHand, isQuick, conditions);
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1
            ? sorted[sorted.Count / 2]
            : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    public async Task Execute(string statement)
    {
        await using var command = ByHand.CreateCommand(statement);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        await ByHand.DisposeAsync();
    }
}
