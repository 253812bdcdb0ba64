using Ledger.Access;
using Ledger.Application.Commands;
using Ledger.Application.Imports;
using Ledger.Application.Queries;
using Ledger.Foundations;
using Ledger.Storage.Access;

namespace Ledger.Cli;

/// <summary>The people who act and the roles that they hold.</summary>
internal static class PeopleVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "people add",
                Add,
                () =>
                    Ask.Answers(
                        Handle(),
                        Ask.Text("--name", "NAME", "The person's name."),
                        Ask.Many(
                            "--role",
                            "ROLE",
                            $"One of {string.Join(", ", Enum.GetNames<Role>())}; may be repeated."
                        ),
                        Ask.Text(
                            "--organization",
                            "CODE",
                            "The organization for which the roles are held; short for --scope organization:CODE."
                        ),
                        ScopeOption()
                    ),
                "people add ana --name 'Ana Rojas' --role Administrator",
                "people add maria --name 'Maria Quispe' --role Manager --organization ORG-1 --by ana"
            ),
            new(
                "people grant",
                Grant,
                () =>
                    Ask.Sends(
                        Handle(),
                        Ask.Text("--role", "ROLE", $"One of {string.Join(", ", Enum.GetNames<Role>())}."),
                        ScopeOption(),
                        Ask.Text("--from", "DATE", "First day; today by default."),
                        Ask.Text("--through", "DATE", "Last day; until it is ended by default.")
                    ),
                "people grant maria --role Manager --scope organization:ORG-2 --by ana"
            ),
            new(
                "people confirm",
                Confirm,
                () =>
                    Ask.Answers(
                        Ask.OptionalWord("ASSIGNMENT", "Id of the role assignment (ra_…); or --all."),
                        Ask.Flag("--all", "Every one that waits and that you did not grant yourself."),
                        Ask.DryRun()
                    ),
                "people confirm --all --by bruno"
            ),
            new(
                "people end",
                End,
                () => Ask.Answers(Ask.Word("ASSIGNMENT", "Id of the role assignment (ra_…)."), Ask.DryRun()),
                "people end ra_00000000000080008000000000000002 --by ana"
            ),
            new("people list", List, () => Ask.Answers(), "people list --by ana"),
            new("people roles", Roles, () => Ask.Answers(OptionalHandle()), "people roles maria --by ana"),
        ];

    private static System.CommandLine.Symbol Handle() =>
        Ask.Word("HANDLE", "What the person is called: 2 to 40 small letters, digits, points and hyphens.");

    private static System.CommandLine.Symbol OptionalHandle() => Ask.OptionalWord("HANDLE", "Only of this person.");

    private static System.CommandLine.Option ScopeOption() =>
        Ask.Text(
            "--scope",
            "SCOPE",
            "The part of the ledger: ledger (by default), programme:CODE, unit:PROGRAMME/UNIT, alliance:CODE, organization:CODE, contributor:HOLDER or member:FUND/MEMBER."
        );

    private static Scope ScopeOf(Session session) =>
        session.TextOrNull("--scope") is { } text ? Refused.Or(Scope.Parse("--scope", text)) : Scope.WholeLedger;

    private static async Task<int> Add(Session session)
    {
        var roles = session.Many("--role").Select(SetUpVerbs.RoleOf).ToList();
        if (roles.Count == 0)
            throw new UsageException(
                "--role is missing.",
                $"Write one or more of: {string.Join(", ", Enum.GetNames<Role>())}."
            );
        var request = new AddPerson(
            new(session.Environment.NewId()),
            session.Word("HANDLE"),
            session.Text("--name"),
            roles,
            session.TextOrNull("--organization") is { } organization
                ? Scope.OfOrganization(organization)
                : ScopeOf(session)
        );
        var dispatcher = await session.Dispatcher();
        var added = Refused.Or(
            session.HasCaller
                ? await dispatcher.Dispatch(session.Caller, request, session.WithoutId)
                : await dispatcher.AddFirst(request, session.WithoutId)
        );
        if (session.IsJson)
            session.WriteJson(json =>
            {
                json.Write(new Registered(added.Person, added.Assignments));
                json.WriteBoolean("replay", added.IsReplay);
            });
        else
            session.Output.WriteLine(Told(session, added));
        return ExitCode.Done;
    }

    private static string Told(Session session, PersonAdded added)
    {
        var roles = string.Join(", ", added.Assignments.Select(held => Told(session, held)));
        return added.IsReplay
            ? session.Say(
                $"registered before, nothing new: {added.Person.Handle}",
                $"registrada antes, nada nuevo: {added.Person.Handle}"
            )
            : session.Say($"registered {added.Person.Handle} ({roles})", $"registrada {added.Person.Handle} ({roles})");
    }

    private static string Told(Session session, RoleAssignment held) =>
        held.IsPending
            ? session.Say(
                $"{session.Reader.Role(held.Role)}, to be confirmed",
                $"{session.Reader.Role(held.Role)}, por confirmar"
            )
            : session.Reader.Role(held.Role);

    private static async Task<int> Grant(Session session) =>
        Tell(
            session,
            [
                Refused.Or(
                    await (await session.Dispatcher()).Dispatch(
                        session.Caller,
                        new GrantRole(
                            session.Word("HANDLE"),
                            SetUpVerbs.RoleOf(session.Text("--role")),
                            ScopeOf(session),
                            session.DateOrNull("--from"),
                            session.DateOrNull("--through")
                        ),
                        session.Sending
                    )
                ),
            ],
            await Handles(session)
        );

    private static async Task<int> Confirm(Session session)
    {
        var named = session.WordOrNull("ASSIGNMENT");
        if (named is null != session.Flag("--all"))
            throw new UsageException("No role assignment is named.", "Write its id, or --all.");
        var request = new ConfirmRoles(named is null ? [] : [session.IdOf<RoleAssignment>("ASSIGNMENT", named)]);
        var confirmed = Refused.Or(
            await (await session.Dispatcher()).Dispatch(session.Caller, request, session.WithoutId)
        );
        var handleOf = await Handles(session);
        if (session.IsJson)
            return Tell(session, confirmed, handleOf);
        foreach (var held in confirmed)
            session.Output.WriteLine(
                session.Say(
                    $"confirmed {handleOf(held.Person)}: {session.Reader.Role(held.Role)} of {held.Scope}",
                    $"confirmado {handleOf(held.Person)}: {session.Reader.Role(held.Role)} de {held.Scope}"
                )
            );
        if (confirmed.Count == 0)
            session.Output.WriteLine(session.Say("nothing to confirm", "nada por confirmar"));
        return ExitCode.Done;
    }

    private static async Task<int> End(Session session) =>
        Tell(
            session,
            [
                Refused.Or(
                    await (await session.Dispatcher()).Dispatch(
                        session.Caller,
                        new EndRole(session.IdOf<RoleAssignment>("ASSIGNMENT", session.Word("ASSIGNMENT"))),
                        session.WithoutId
                    )
                ),
            ],
            await Handles(session)
        );

    private static async Task<int> List(Session session)
    {
        var people = Refused.Or(await (await session.Dispatcher()).Dispatch(session.Caller, new ListPeople()));
        var table = session.Table(
            Table.Text(session.Say("Handle", "Usuario")),
            Table.Text(session.Say("Name", "Nombre")),
            Table.Text(session.Say("Roles", "Roles")),
            Table.Text("Id")
        );
        foreach (var registered in people)
            if (session.IsJson)
                session.WriteJson(json => json.Write(registered));
            else
                table.Add(
                    registered.Person.Handle,
                    registered.Person.Name,
                    string.Join(
                        ", ",
                        registered
                            .Assignments.Where(held => held.EndedAt is null)
                            .Select(held =>
                                held.Scope == Scope.WholeLedger
                                    ? Told(session, held)
                                    : $"{Told(session, held)} ({held.Scope})"
                            )
                    ),
                    registered.Person.Id.ToString()
                );
        if (!session.IsJson)
            table.Finish();
        return ExitCode.Done;
    }

    private static async Task<int> Roles(Session session)
    {
        var people = Refused.Or(await (await session.Dispatcher()).Dispatch(session.Caller, new ListPeople()));
        var handle = session.WordOrNull("HANDLE");
        if (handle is not null && people.All(of => of.Person.Handle != handle))
            throw new Refused(new AccessRefusal.UnknownPerson(handle));
        return Tell(
            session,
            [.. people.Where(of => handle is null || of.Person.Handle == handle).SelectMany(of => of.Assignments)],
            await Handles(session)
        );
    }

    private static async Task<Func<Id<Person>, string>> Handles(Session session)
    {
        var people = Refused
            .Or(await (await session.Dispatcher()).Dispatch(session.Caller, new ListPeople()))
            .ToDictionary(of => of.Person.Id, of => of.Person.Handle);
        return id => people.GetValueOrDefault(id, id.IsEmpty ? "" : id.ToString());
    }

    private static int Tell(
        Session session,
        IReadOnlyList<RoleAssignment> assignments,
        Func<Id<Person>, string> handleOf
    )
    {
        var table = session.Table(
            Table.Text(session.Say("Person", "Persona")),
            Table.Text(session.Say("Role", "Rol")),
            Table.Text(session.Say("For", "Para")),
            Table.Text(session.Say("From", "Desde")),
            Table.Text(session.Say("Through", "Hasta")),
            Table.Text(session.Say("Granted by", "Otorgado por")),
            Table.Text(session.Say("Confirmed by", "Confirmado por")),
            Table.Text(session.Say("Ended", "Terminado")),
            Table.Text("Id")
        );
        foreach (var held in assignments)
            if (session.IsJson)
                session.WriteJson(json =>
                {
                    json.WriteString("person", handleOf(held.Person));
                    json.Write(held);
                    json.WriteString("granted_by", handleOf(held.GrantedBy));
                    if (!held.ConfirmedBy.IsEmpty)
                        json.WriteString("confirmed_by", handleOf(held.ConfirmedBy));
                });
            else
                table.Add(
                    handleOf(held.Person),
                    session.Reader.Role(held.Role),
                    held.Scope.ToString(),
                    session.Reader.Day(held.From),
                    held.Through is { } last ? session.Reader.Day(last) : "",
                    handleOf(held.GrantedBy),
                    held.IsPending ? session.Say("to be confirmed", "por confirmar") : handleOf(held.ConfirmedBy),
                    held.EndedAt is { } at ? session.Reader.Moment(at) : "",
                    held.Id.ToString()
                );
        if (!session.IsJson)
            table.Finish();
        return ExitCode.Done;
    }
}
