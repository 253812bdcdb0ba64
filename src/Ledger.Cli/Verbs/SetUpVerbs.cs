using System.CommandLine;
using Ledger.Access;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Jobs;
using Ledger.Storage;
using Ledger.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace Ledger.Cli;

/// <summary>The database's tables, the people, the charts.</summary>
internal static class SetUpVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "migrate",
                Migrate,
                () =>
                    [
                        Ask.Flag(
                            "--print-roles",
                            "Print the SQL that makes the least-privileged roles, and do nothing else."
                        ),
                        Ask.Json(),
                    ],
                "migrate",
                "migrate --print-roles > roles.sql"
            ),
        ];

    private static async Task<int> Migrate(Session session)
    {
        if (session.Flag("--print-roles"))
        {
            var script = LedgerDatabase.RolesScriptFor(session.OpenDatabase().Kind);
            if (session.IsJson)
                session.WriteJson(json => json.WriteString("sql", script));
            else
                session.Output.Write(script);
            return ExitCode.Done;
        }
        var database = session.OpenDatabase();
        var state = await database.CheckMigrations();
        var scheduler = state is null ? await Worker.Validate(database) : null;
        if (state is null && scheduler is null)
        {
            if (session.IsJson)
                WriteMigrated(session, database, []);
            else
                session.Output.WriteLine(
                    session.Say(
                        $"{database.Name}: up to date, nothing to do",
                        $"{database.Name}: al día, nada que hacer"
                    )
                );
            return ExitCode.Done;
        }
        if ((state ?? scheduler)!.Code is not (DatabaseFault.NotMigrated or DatabaseFault.Older))
            throw new DatabaseFaultException((state ?? scheduler)!);
        var pending = await Pending(database);
        await database.Migrate();
        await Worker.Install(database);
        if (session.IsJson)
        {
            WriteMigrated(session, database, pending);
            return ExitCode.Done;
        }
        session.Output.WriteLine(session.Say($"{database.Name}: brought up to date", $"{database.Name}: actualizada"));
        foreach (var migration in pending)
            session.Output.WriteLine($"  {migration}");
        return ExitCode.Done;
    }

    private static void WriteMigrated(Session session, LedgerDatabase database, IReadOnlyList<string> migrations) =>
        session.WriteJson(json =>
        {
            json.WriteString("database", database.Name);
            json.WriteStartArray("migrations");
            foreach (var migration in migrations)
                json.WriteStringValue(migration);
            json.WriteEndArray();
        });

    private static async Task<IReadOnlyList<string>> Pending(LedgerDatabase database)
    {
        await using var db = database.NewContext();
        return [.. await db.Database.GetPendingMigrationsAsync()];
    }
}
