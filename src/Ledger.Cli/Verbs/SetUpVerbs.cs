using System.CommandLine;
using Ledger.Access;
using Ledger.Application.Imports;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Jobs;
using Ledger.Journal;
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
            .. PeopleVerbs.All,
            new(
                "chart",
                Chart,
                () => Ask.Answers(Ask.Word("KIND", $"One of {EstateKinds.All}.")),
                "chart trust",
                "chart organization --culture es-BO"
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

    internal static Role RoleOf(string text) =>
        Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role => IsNamed(role!.Value, text))
        ?? throw new Refused(new TextRefusal.NotOneOf("--role", text, string.Join(", ", Enum.GetNames<Role>())));

    /// <summary>
    /// Roles are taken as any of the answers names them: FinanceSystem, finance_system, "sistema financiero".
    /// </summary>
    private static bool IsNamed(Role role, string text) =>
        string.Equals(
            role.ToString(),
            text.Replace("_", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase
        )
        || Localizer
            .Cultures.Split(", ")
            .Any(culture =>
                string.Equals(Localizer.Find(culture)!.Role(role), text, StringComparison.OrdinalIgnoreCase)
            );

    private static Task<int> Chart(Session session)
    {
        var kind =
            EstateKinds.Find(session.Word("KIND"))
            ?? throw new Refused(new TextRefusal.NotOneOf("KIND", session.Word("KIND"), EstateKinds.All));
        var table = session.Table(
            Table.Text(session.Say("Account", "Cuenta")),
            Table.Text(session.Say("Name", "Nombre")),
            Table.Text(session.Say("Side", "Naturaleza")),
            Table.Text(session.Say("Never below zero", "Nunca bajo cero")),
            Table.Text(session.Say("Holder", "Titular"))
        );
        foreach (var line in ChartOfAccounts.Of(kind).Lines)
            if (session.IsJson)
                session.WriteJson(json =>
                {
                    json.WriteString("account", line.Code);
                    json.WriteString("parent", line.Parent);
                    json.WriteString("side", JsonAnswers.Snake(line.Side.ToString()));
                    json.WriteString("constraint", JsonAnswers.Snake(line.Constraint.ToString()));
                    json.WriteString("holder", JsonAnswers.Snake(line.Holder.ToString()));
                    json.WriteString("name_en", line.NameEn);
                    json.WriteString("name_es", line.NameEs);
                });
            else
                table.Add(
                    line.Code,
                    new string(' ', 2 * Depth(kind, line)) + line.Name(session.Reader.Language),
                    Side(session, line),
                    line.IsLeaf ? session.Reader.Constraint(line.Constraint) : "",
                    Holder(session, line.Holder)
                );
        if (!session.IsJson)
            table.Finish();
        return Task.FromResult(ExitCode.Done);
    }

    private static int Depth(EstateKind kind, ChartLine line) =>
        line.Parent is { } parent ? 1 + Depth(kind, ChartOfAccounts.Of(kind).Find(parent)!) : 0;

    private static string Side(Session session, ChartLine line) =>
        line.Side == Journal.Side.Debit ? session.Say("debit", "débito") : session.Say("credit", "crédito");

    private static string Holder(Session session, HolderRule rule) =>
        rule switch
        {
            HolderRule.Group => session.Say("(group)", "(grupo)"),
            HolderRule.None => "",
            HolderRule.Optional => session.Say("optional", "opcional"),
            HolderRule.Required => session.Say("required", "obligatorio"),
        };
}
