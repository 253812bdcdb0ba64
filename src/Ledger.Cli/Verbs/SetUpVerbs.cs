using Ledger.Application.Contracts;
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
                return await session.Show(new RolesScript(script));
            session.Output.Write(script);
            return ExitCode.Done;
        }
        var database = session.OpenDatabase();
        var state = await database.CheckMigrations();
        var scheduler = state is null ? await Worker.Validate(database) : null;
        if (state is null && scheduler is null)
            return await session.Show(new Migrated(database.Name, [], IsNew: false, database.Told));
        if ((state ?? scheduler)!.Code is not (DatabaseFault.NotMigrated or DatabaseFault.Older))
            throw new DatabaseFaultException((state ?? scheduler)!);
        var pending = await Pending(database);
        await database.Migrate();
        await Worker.Install(database);
        return await session.Show(new Migrated(database.Name, pending, IsNew: true, database.Told));
    }

    private static async Task<IReadOnlyList<string>> Pending(LedgerDatabase database)
    {
        await using var db = database.NewContext();
        return [.. await db.Database.GetPendingMigrationsAsync()];
    }
}
