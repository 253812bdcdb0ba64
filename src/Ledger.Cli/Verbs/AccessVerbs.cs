using System.CommandLine;
using Ledger.Access;
using Ledger.Application;
using Ledger.Application.Imports;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Programmes;
using NodaTime;

namespace Ledger.Cli;

/// <summary>Rights that people give each other, and what was refused to whom.</summary>
internal static class AccessVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "delegations give",
                Give,
                () =>
                    Ask.Answers(
                        Ask.Word("TAKER", "Who is to approve."),
                        Ask.Text("--role", "ROLE", $"One of {string.Join(", ", Approving)}."),
                        Ask.Text("--from", "DATE", "First day on which it counts."),
                        Ask.Text("--through", "DATE", "Last day on which it counts."),
                        Ask.Text("--most", "AMOUNT", "Up to this amount; whatever the giver may approve by default."),
                        Ask.Text("--currency", "CODE", "ISO 4217 code of --most.")
                    ),
                "delegations give tomas --role Treasurer --from 2026-07-06 --through 2026-07-17 --most 700000 --currency BOB --by rita"
            ),
            new(
                "delegations withdraw",
                Withdraw,
                () => Ask.Answers(Ask.Word("DELEGATION", "Id of the delegation (de_…).")),
                "delegations withdraw de_00000000000000000000000000000004 --by rita"
            ),
            new("delegations list", List, () => Ask.Answers(), "delegations list"),
            new(
                "attempts list",
                Attempts,
                () =>
                    Ask.Answers(
                        Ask.Text("--since", "INSTANT", "From this moment on, as in 2026-03-31T18:30:00Z."),
                        Ask.Text("--of", "HANDLE", "Only this person's."),
                        Ask.Text("--most", "NUMBER", "At most so many; 100 by default.")
                    ),
                "attempts list --by adela",
                "attempts list --of maria --since 2026-07-01T00:00:00Z --by adela"
            ),
        ];

    private static IEnumerable<Role> Approving =>
        Enum.GetValues<Role>().Where(role => Permissions.Of(role).Contains(Permission.Approve));

    private static async Task<int> Give(Session session)
    {
        var (by, database) = (await session.Asker(), await session.Database());
        var taker = await session.PersonOf(session.Word("TAKER"));
        var role = SetUpVerbs.RoleOf(session.Text("--role"));
        var maxAmount = session.TextOrNull("--most") is not { } amount
            ? (Money?)null
            : session.MoneyOf(
                "--most",
                amount,
                Refused.At(
                    "--currency",
                    Currency.Parse(
                        session.TextOrNull("--currency")
                            ?? throw new UsageException("--currency is missing.", "Write the currency of --most.")
                    )
                )
            );
        var programmes = await database.Rules.Programmes();
        var zone = programmes.Count > 0 ? DateTimeZoneProviders.Tzdb[programmes[0].Zone] : DateTimeZone.Utc;
        var given = Refused.Or(
            await database.Delegations.Give(
                new(session.Environment.NewId()),
                by,
                taker,
                role,
                session.Date("--from"),
                session.Date("--through"),
                maxAmount,
                zone
            )
        );
        if (session.IsJson)
            session.WriteJson(json => Write(json, given, by.Handle, taker.Handle));
        else
            session.Output.WriteLine(
                session.Say(
                    $"given {given.Id}: {taker.Handle} approves as {session.Reader.Role(role)} for {by.Handle}, {session.Reader.Day(given.From)} through {session.Reader.Day(given.Through)}{Limit(session, given)}",
                    $"delegado {given.Id}: {taker.Handle} aprueba como {session.Reader.Role(role)} por {by.Handle}, del {session.Reader.Day(given.From)} al {session.Reader.Day(given.Through)}{Limit(session, given)}"
                )
            );
        return ExitCode.Done;
    }

    private static string Limit(Session session, Delegation delegation) =>
        delegation.MaxAmount is { } maxAmount
            ? session.Say(
                $", up to {session.Reader.Amount(maxAmount)} {maxAmount.Currency}",
                $", hasta {session.Reader.Amount(maxAmount)} {maxAmount.Currency}"
            )
            : "";

    private static async Task<int> Withdraw(Session session)
    {
        var by = await session.Asker();
        var withdrawn = Refused.Or(
            await (await session.Database()).Delegations.Withdraw(
                session.IdOf<Delegation>("DELEGATION", session.Word("DELEGATION")),
                by
            )
        );
        if (session.IsJson)
        {
            var handles = await Handles(session);
            session.WriteJson(json => Write(json, withdrawn, handles(withdrawn.Giver), handles(withdrawn.Taker)));
        }
        else
            session.Output.WriteLine(
                session.Say(
                    $"withdrawn {withdrawn.Id}: what was approved by it stays approved",
                    $"retirada {withdrawn.Id}: lo aprobado por ella queda aprobado"
                )
            );
        return ExitCode.Done;
    }

    private static async Task<int> List(Session session)
    {
        var database = await session.ForQuestion();
        var handles = await Handles(session);
        var table = session.Table(
            Table.Text("Id"),
            Table.Text(session.Say("Giver", "Delega")),
            Table.Text(session.Say("Taker", "Recibe")),
            Table.Text(session.Say("Role", "Rol")),
            Table.Text(session.Say("From", "Desde")),
            Table.Text(session.Say("Through", "Hasta")),
            Table.Number(session.Say("Up to", "Tope")),
            Table.Text(session.Say("Withdrawn", "Retirada"))
        );
        foreach (var delegation in await database.Delegations.List())
            if (session.IsJson)
                session.WriteJson(json =>
                    Write(json, delegation, handles(delegation.Giver), handles(delegation.Taker))
                );
            else
                table.Add(
                    delegation.Id.ToString(),
                    handles(delegation.Giver),
                    handles(delegation.Taker),
                    session.Reader.Role(delegation.Role),
                    session.Reader.Day(delegation.From),
                    session.Reader.Day(delegation.Through),
                    delegation.MaxAmount is { } maxAmount
                        ? $"{session.Reader.Amount(maxAmount)} {maxAmount.Currency}"
                        : "",
                    delegation.WithdrawnAt is { } at ? session.Reader.Moment(at) : ""
                );
        if (!session.IsJson)
            table.Finish();
        return ExitCode.Done;
    }

    private static async Task<Func<Id<Person>, string>> Handles(Session session)
    {
        var people = (await (await session.Database()).People.List())
            .Select(registered => registered.Person)
            .Append(Person.Clock)
            .ToDictionary(person => person.Id, person => person.Handle);
        return id => people.GetValueOrDefault(id, id.ToString());
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, Delegation delegation, string giver, string taker)
    {
        json.WriteString("id", delegation.Id.ToString());
        json.WriteString("giver", giver);
        json.WriteString("taker", taker);
        json.WriteString("role", JsonAnswers.Snake(delegation.Role.ToString()));
        json.WriteString("from", JsonAnswers.Day(delegation.From));
        json.WriteString("through", JsonAnswers.Day(delegation.Through));
        if (delegation.MaxAmount is { } maxAmount)
        {
            json.WriteString("most", maxAmount.ToAmount());
            json.WriteString("currency", maxAmount.Currency.Code);
        }
        if (delegation.WithdrawnAt is { } at)
            json.WriteString("withdrawn_at", JsonAnswers.Moment(at));
    }

    /// <summary>The security log is not for everybody: whoever reads it says who they are.</summary>
    private static async Task<int> Attempts(Session session)
    {
        var (database, handles) = (await session.ForQuestion(), await Handles(session));
        var of = session.TextOrNull("--of") is { } handle ? (await session.PersonOf(handle)).Id : default;
        var maxAmount = session.TextOrNull("--most") is null ? 100 : session.NumberOf("--most");
        var table = session.Table(
            Table.Text(session.Say("When", "Cuándo")),
            Table.Text(session.Say("Who", "Quién")),
            Table.Text(session.Say("Alliance", "Alianza")),
            Table.Text(session.Say("Tried", "Intentó")),
            Table.Text(session.Say("Refused", "Rechazo"))
        );
        foreach (var attempt in await database.Attempts.List(session.InstantOrNull("--since"), of, maxAmount))
            if (session.IsJson)
                session.WriteJson(json =>
                {
                    json.WriteString("at", JsonAnswers.Moment(attempt.At));
                    json.WriteString("by", handles(attempt.By));
                    json.WriteString("alliance", attempt.Subject);
                    json.WriteString("tried", UseCases.VerbOf(attempt.Verb));
                    json.WriteString("code", attempt.Code);
                    json.WriteString("message", Localizer.English.Message(attempt.Text));
                });
            else
                table.Add(
                    session.Reader.Moment(attempt.At),
                    handles(attempt.By),
                    attempt.Subject,
                    UseCases.VerbOf(attempt.Verb),
                    attempt.Code
                );
        if (!session.IsJson)
            table.Finish();
        return ExitCode.Done;
    }
}
