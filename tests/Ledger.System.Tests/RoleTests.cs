using System.Data.Common;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage;
using Ledger.Storage.Access;
using Ledger.Storage.Database;
using Microsoft.Data.SqlClient;
using Npgsql;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.SystemTests.TestBooks;

namespace Ledger.SystemTests;

/// <summary>
/// The least-privileged roles: the programs can do all their work, and nobody can change the journal, not even with the
/// triggers off.
/// </summary>
public sealed class RoleTests
{
    private static readonly string[] Journal =
    [
        "estate",
        "request",
        "journal_entry",
        "journal_event",
        "posting",
        "dimension_set",
    ];

    private static readonly string[] Derived =
    [
        "estate_head",
        "account",
        "account_balance",
        "turnover",
        "dimension_turnover",
        "record_day",
        "period",
    ];

    [Fact]
    public async Task The_whole_journal_works_as_ledger_app()
    {
        await using var database = await TestDatabase.Create();
        await using var login = await Login.In(database, "ledger_app");
        await using var ledger = LedgerDatabase.Open(login.ConnectionString);
        Assert.Null(await ledger.CheckMigrations());
        await using (var db = ledger.NewContext())
        {
            db.Add(
                new PersonRow
                {
                    Id = Ana.Id.Value,
                    Handle = Ana.Handle,
                    Name = Ana.Name,
                }
            );
            await db.SaveChangesAsync();
        }
        await UseTheWholeJournal(ledger);
        Assert.Equal((720L, 0L), await database.Balance("TR-1", Bank));
        // Nobody else wrote: it was really this login.
        Assert.True(
            await database.Scalar<bool>("SELECT NOT rolsuper FROM pg_roles WHERE rolname = '" + login.Name + "'")
        );
    }

    private static async Task UseTheWholeJournal(LedgerDatabase ledger)
    {
        await ledger.Trust("TR-1", bank: 1_000);
        await ledger.Trust("TR-2");
        var paid = Ana.Asks(
            Post(Move("TR-1", 200, Bank, Investment, Day("2026-03-01"), dimensions: Labels(("component", "1"))))
        );
        await ledger.Accepts(paid);
        Assert.True((await ledger.Accepts(paid)).IsReplay);
        await ledger.Accepts(Ana.Asks(new ReverseEntry(IdOf<JournalEntry>(paid), Today, Today, "Paid twice")));
        var held = Ana.Asks(Hold("TR-1", 300));
        await ledger.Accepts(held);
        await ledger.Accepts(Ana.Asks(new PostHold(IdOf<Hold>(held), Move("TR-1", 280, Bank, Investment))));
        var voided = Ana.Asks(Hold("TR-1", 10));
        await ledger.Accepts(voided);
        await ledger.Accepts(Ana.Asks(new VoidHold(IdOf<Hold>(voided), "Not needed")));
        await ledger.Accepts(Ana.Asks(new CloseAccount("TR-1", new AccountKey(Fund, default, Currency.BOB), Today)));
        await ledger.Accepts(
            Ana.Asks(new ConstrainAccount("TR-1", new AccountKey(Investment, default, Currency.BOB), Constraint.Debit))
        );
        await ledger.Accepts(Ana.Asks(new ClosePeriod("TR-1", Day("2026-01-31"))));
        await ledger.Accepts(Ana.Asks(new AskReopening("TR-1", Day("2026-01-31"), "A late receipt")));
        await ledger.Accepts(Beto.Asks(new ReopenPeriod("TR-1", Day("2026-01-31"), "Granted")));
        await ledger.Accepts(
            Ana.Asks(Post(Move("TR-1", 50, Contributions, Bank)), Post(Move("TR-2", 50, Contributions, Bank)))
        );
        await ledger.Accepts(Ana.Asks(Post(Move("TR-1", 50, Bank, Investment, Day("2026-01-15")))));
    }

    [Fact]
    public async Task Ledger_app_cannot_change_the_journal_even_with_the_triggers_off()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust("TR-1", bank: 1_000);
        foreach (var table in Journal)
            await database.Execute($"ALTER TABLE {table} DISABLE TRIGGER ALL");
        await using var login = await Login.In(database, "ledger_app");
        foreach (var (table, column) in Journal.Zip(["name", "last_seq", "free_text", "free_text", "amount", "labels"]))
        {
            await login.MayNot($"UPDATE {table} SET {column} = {column}");
            await login.MayNot($"DELETE FROM {table}");
            await login.MayNot($"TRUNCATE {table}");
        }
        foreach (var table in Journal.Concat(Derived).Append("open_hold").Append("period_total"))
        {
            await login.MayNot($"TRUNCATE {table}");
            await login.MayNot($"ALTER TABLE {table} DISABLE TRIGGER ALL");
            await login.MayNot($"DROP TABLE {table}");
            await login.MayNot($"CREATE TRIGGER mine BEFORE INSERT ON {table} EXECUTE FUNCTION ledger_append_only()");
        }
        foreach (var table in Derived)
            await login.MayNot($"DELETE FROM {table}");
        foreach (
            var change in new[]
            {
                "account SET code = '9'",
                "account SET currency = 'USD'",
                "estate_head SET estate_no = 2",
                "turnover SET book_date = '2020-01-01'",
                "record_day SET first_seq = 1",
                "open_hold SET amount = 1",
                "period_total SET book_debit = 1",
                "person SET id = id",
                "role_assignment SET role = 2",
            }
        )
            await login.MayNot($"UPDATE {change}");
    }

    [Fact]
    public async Task Ledger_app_cannot_get_around_the_guards()
    {
        await using var database = await TestDatabase.Create();
        await using var login = await Login.In(database, "ledger_app");
        await login.MayNot("SET session_replication_role = replica");
        await login.MayNot("CREATE TABLE mine (n int)");
        await login.MayNot("CREATE TEMPORARY TABLE account (n int)"); // The triggers would find it first.
        await login.MayNot("CREATE SCHEMA mine");
        await login.MayNot(
            "CREATE OR REPLACE FUNCTION ledger_append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
        );
        await login.MayNot("DELETE FROM \"__EFMigrationsHistory\"");
        await login.Execute("GRANT UPDATE ON posting TO PUBLIC"); // PostgreSQL warns, and grants nothing.
        await login.MayNot("UPDATE posting SET amount = amount");
        await login.MayNot("SET ROLE ledger_eraser");
    }

    [Fact]
    public async Task Ledger_auditor_reads_everything_and_changes_nothing()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust("TR-1", bank: 1_000);
        await using var login = await Login.In(database, "ledger_auditor");
        await using (var ledger = LedgerDatabase.Open(login.ConnectionString))
            Assert.Null(await ledger.CheckMigrations());
        foreach (var table in Journal.Concat(Derived).Concat(["open_hold", "period_total", "person"]))
        {
            await login.Execute($"SELECT * FROM {table}");
            await login.MayNot($"INSERT INTO {table} SELECT * FROM {table}");
            await login.MayNot($"DELETE FROM {table}");
        }
        await login.MayNot("UPDATE journal_entry SET free_text = NULL, salt = NULL");
    }

    [Fact]
    public async Task Ledger_eraser_erases_text_and_nothing_else()
    {
        await using var database = await TestDatabase.Create();
        await database.Ledger.Trust("TR-1", bank: 1_000);
        await using var login = await Login.In(database, "ledger_eraser");
        await login.Execute("UPDATE journal_entry SET free_text = NULL, salt = NULL WHERE seq > 0");
        await login.Execute("UPDATE journal_event SET free_text = NULL, salt = NULL WHERE seq > 0");
        var thrown = await Assert.ThrowsAsync<PostgresException>(() =>
            login.Execute("UPDATE journal_entry SET free_text = 'Other', salt = NULL")
        );
        Assert.Equal("LG002", thrown.SqlState);
        await login.MayNot("UPDATE journal_entry SET text_seal = NULL");
        await login.MayNot("DELETE FROM journal_entry");
        await login.MayNot("INSERT INTO posting SELECT * FROM posting");
        await login.MayNot("SELECT * FROM account_balance");
    }

    [Fact]
    public async Task The_roles_can_be_made_again_and_by_many_at_once()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => TestDatabase.Create()));
        try
        {
            await Task.WhenAll(databases.Select(database => database.Execute(database.Ledger.RolesScript)));
        }
        finally
        {
            foreach (var database in databases)
            {
                await database.Execute(database.Ledger.RolesScript);
                await database.DisposeAsync();
            }
        }
    }

    [Theory, OnSqlServer]
    public async Task On_SQL_Server_ledger_app_works_and_cannot_change_the_journal(DatabaseKind kind)
    {
        await using var database = await AnyDatabase.Create(kind);
        await UseTheWholeJournal(database.Ledger);
        foreach (var batch in LedgerDatabase.RolesScriptFor(kind).Split("\nGO\n"))
            await database.Execute(batch);
        await database.Execute(
            "IF DATABASE_PRINCIPAL_ID(N'ledger_test_app') IS NULL CREATE USER ledger_test_app WITHOUT LOGIN; ALTER ROLE ledger_app ADD MEMBER ledger_test_app"
        );
        try
        {
            foreach (var table in Journal)
            foreach (
                var statement in new[]
                {
                    $"DELETE FROM {table}",
                    $"TRUNCATE TABLE {table}",
                    $"ALTER TABLE {table} DISABLE TRIGGER ALL",
                    $"DISABLE TRIGGER ALL ON {table}",
                }
            )
            {
                var refused = await Assert.ThrowsAsync<SqlException>(() =>
                    database.Execute($"EXECUTE AS USER = N'ledger_test_app'; {statement}; REVERT")
                );
                Assert.Contains(refused.Number, new[] { 229, 230, 1088, 4902 });
            }
        }
        finally
        {
            await database.Execute("DROP USER ledger_test_app");
        }
    }

    /// <summary>A login that is a member of one of the roles, gone with the test.</summary>
    private sealed class Login : IAsyncDisposable
    {
        private readonly TestDatabase _database;
        private readonly NpgsqlDataSource _source;

        private Login(TestDatabase database, string name, string connection) =>
            (_database, Name, ConnectionString, _source) = (
                database,
                name,
                connection,
                NpgsqlDataSource.Create(connection)
            );

        public string Name { get; }
        public string ConnectionString { get; }

        public static async Task<Login> In(TestDatabase database, string role)
        {
            await database.Execute(database.Ledger.RolesScript);
            var name = $"ledger_test_{Guid.NewGuid():N}";
            await database.Execute($"CREATE ROLE {name} LOGIN PASSWORD 'of-a-test' IN ROLE {role}");
            return new(
                database,
                name,
                new NpgsqlConnectionStringBuilder(database.ConnectionString)
                {
                    Username = name,
                    Password = "of-a-test",
                    MaxPoolSize = 3,
                }.ConnectionString
            );
        }

        public async Task Execute(string sql)
        {
            await using var command = _source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        /// <summary>Refused for want of the right, before anything else looks at it.</summary>
        public async Task MayNot(string sql)
        {
            DbException? thrown = null;
            try
            {
                await Execute(sql);
            }
            catch (DbException refused)
            {
                thrown = refused;
            }
            Assert.True(
                thrown is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege },
                $"{sql}: {thrown?.Message ?? "was allowed"}"
            );
        }

        public async ValueTask DisposeAsync()
        {
            await _source.DisposeAsync();
            await _database.Execute($"DROP ROLE {Name}");
        }
    }
}
