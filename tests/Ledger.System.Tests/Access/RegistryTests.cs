using System.Text.Json.Nodes;
using Ledger.Access;
using Ledger.Application;
using Ledger.Application.Authorization;
using Ledger.Application.Commands;
using Ledger.Application.Commands.Access;
using Ledger.Application.Contracts;
using Ledger.Application.Queries.Access;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using Xunit;

namespace Ledger.SystemTests.Access;

/// <summary>People, roles and delegations as commands: judged once, by what is stored, also by many at once.</summary>
public sealed class RegistryTests
{
    private static readonly Instant Since = Instant.FromUtc(2020, 1, 1, 12, 0);

    [Fact]
    public async Task Two_administrators_remain_when_one_ends_all_others_at_once()
    {
        await using var database = await TestDatabase.Create();
        var people = await Registered(
            database,
            [.. Enumerable.Range(0, 7).Select(i => ($"admin-{i}", Role.Administrator))]
        );
        var dispatcher = new Dispatcher(database.Ledger);
        var answers = await Together.AtOnce(
            6,
            i =>
                dispatcher.Dispatch(
                    new Caller("admin-0"),
                    new EndRole(people[i + 1].Assignments[0].Id),
                    new Sending(default(Id<JournalRequest>))
                )
        );
        Assert.Equal(2, (await database.Ledger.People.List()).Count(of => of.Assignments[0].EndedAt is null));
        Assert.Equal(
            "access.last_administrator",
            Assert.Single(answers, answer => answer.Refusal is not null).Refusal!.Code
        );
    }

    [Fact]
    public async Task Sent_many_times_at_once_a_person_and_a_delegation_are_there_once()
    {
        await using var database = await TestDatabase.Create();
        var people = await Registered(
            database,
            [("admin", Role.Administrator), ("rita", Role.Treasurer), ("tomas", Role.Operator)]
        );
        var dispatcher = new Dispatcher(database.Ledger);
        var sending = new Sending(Id<JournalRequest>.New(Instant.FromUtc(2026, 7, 2, 12, 0)));
        var added = await Together.AtOnce(
            12,
            _ => dispatcher.Dispatch(new Caller("admin"), new AddPerson("eva", "Eva", [Role.Auditor], null), sending)
        );
        Assert.Equal(11, added.Count(answer => answer.IsAccepted(out var told) && told.Replay));
        Assert.Single((await database.Ledger.People.List()), of => of.Person.Handle == "eva");

        var given = await Together.AtOnce(
            12,
            _ =>
                dispatcher.Dispatch(
                    new Caller("rita"),
                    new GiveDelegation(
                        people[2].Person with
                        {
                            Roles = [Role.Operator],
                        },
                        Role.Treasurer,
                        new LocalDate(2100, 1, 1),
                        new LocalDate(2100, 1, 5),
                        null,
                        null
                    ),
                    sending
                )
        );
        Assert.All(given, answer => Assert.Null(answer.Refusal));
        Assert.Single(await database.Ledger.Delegations.List());
    }

    [Fact]
    public async Task A_delegation_is_listed_to_who_reads_everything_and_to_its_giver_and_its_taker()
    {
        await using var database = await TestDatabase.Create();
        var own = new Scope(ScopeKind.Organization, "ORG-1");
        await Registered(
            database,
            [
                ("auditor", Role.Auditor, Scope.WholeLedger),
                ("rita", Role.Treasurer, own),
                ("tomas", Role.Operator, own),
                ("olga", Role.Operator, own),
            ]
        );
        var dispatcher = new Dispatcher(database.Ledger);
        Assert.True(
            (
                await Send(
                    dispatcher,
                    "rita",
                    "delegations give",
                    """{"taker":"tomas","role":"treasurer","from":"2100-01-01","through":"2100-01-05"}"""
                )
            ).IsAccepted(out _)
        );
        foreach (var (handle, rows) in ((string, int)[])[("auditor", 1), ("rita", 1), ("tomas", 1), ("olga", 0)])
        {
            var answer = await dispatcher.Dispatch(new Caller(handle), new ListDelegations(null));
            Assert.True(answer.IsAccepted(out var listed));
            Assert.Equal((handle, rows), (handle, listed.Rows.Count));
        }
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        await using var database = await TestDatabase.Create();
        var people = await Registered(
            database,
            [
                ("admin", Role.Administrator),
                ("other", Role.Administrator),
                ("third", Role.Administrator),
                ("rita", Role.Treasurer),
                ("tomas", Role.Operator),
                ("office", Role.ProgrammeOffice),
            ]
        );
        var dispatcher = new Dispatcher(database.Ledger);
        var before = await Stored(database);
        foreach (
            var (by, useCase, body) in ((string, string, string)[])
                [
                    ("admin", "people add", """{"handle":"eva","name":"Eva","roles":["auditor"]}"""),
                    ("admin", "people grant", """{"handle":"rita","role":"auditor"}"""),
                    ("admin", "people confirm", """{"all":true}"""),
                    ("admin", "people end", $$"""{"assignment":"{{people[2].Assignments[0].Id}}"}"""),
                    (
                        "rita",
                        "delegations give",
                        """{"taker":"tomas","role":"treasurer","from":"2100-01-01","through":"2100-01-05"}"""
                    ),
                    (
                        "office",
                        "programmes open",
                        """{"estate":"PX","name":"P","country":"BO","currency":"BOB","zone":"America/La_Paz","opened_on":"2026-01-01"}"""
                    ),
                    (
                        "office",
                        "regulations maximum",
                        """{"country":"CO","from":"2026-01-01","rate":"none","source":"Act"}"""
                    ),
                ]
        )
        {
            var answer = await Send(dispatcher, by, useCase, body, isDryRun: true);
            Assert.Equal((useCase, null), (useCase, answer.Refusal?.Code));
        }
        Assert.Equal(before, await Stored(database));
    }

    [Fact]
    public async Task To_force_a_reversal_needs_a_permission_of_its_own_in_a_body_too()
    {
        await using var database = await TestDatabase.Create();
        await Registered(database, [("admin", Role.Administrator), ("olga", Role.Operator)]);
        var dispatcher = new Dispatcher(database.Ledger);
        var today = (await database.Ledger.Callers.Read("", [])).Now.InUtc().Date;
        var day = NodaTime.Text.LocalDatePattern.Iso.Format(today);
        await Accepted(
            "admin",
            "estates open",
            $$"""{"code":"PA-1","kind":"trust","name":"P","zone":"UTC","currency":"COP","opened_on":"{{day}}"}"""
        );
        await Accepted("admin", "accounts open", """{"estate":"PA-1","account":"3110:co_ana"}""");
        var posted = await Accepted(
            "olga",
            "post",
            $$"""
            {"estate":"PA-1","book_date":"{{day}}","narrative":"x","postings":
            [{"account":"1110","debit":"100.00"},{"account":"3110:co_ana","credit":"100.00"}]}
            """
        );
        var entry = ((BooksDone)posted).Records.Rows.Single().Id;
        foreach (var (force, code) in ((bool, string?)[])[(true, "access.not_permitted"), (false, null)])
        {
            var reversal = new JsonObject
            {
                ["entry"] = entry,
                ["book_date"] = day,
                ["reason"] = "x",
                ["force"] = force,
            };
            Assert.Equal(code, (await Send(dispatcher, "olga", "reverse", reversal.ToJsonString())).Refusal?.Code);
        }

        async Task<object> Accepted(string by, string useCase, string body)
        {
            var answer = await Send(dispatcher, by, useCase, body);
            Assert.Equal((useCase, null), (useCase, answer.Refusal?.ToString()));
            return answer.IsAccepted(out var done) ? done : throw new InvalidOperationException();
        }
    }

    private static async Task<string> Stored(TestDatabase database) =>
        string.Join(
            '\n',
            (
                await database.Rows(
                    "SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM role_assignment), "
                        + "(SELECT count(*) FROM role_assignment WHERE ended_at IS NOT NULL OR confirmed_at IS NOT NULL), "
                        + "(SELECT count(*) FROM delegation), (SELECT count(*) FROM programme), "
                        + "(SELECT count(*) FROM legal_maximum), (SELECT count(*) FROM estate)"
                )
            ).Select(row => string.Join(' ', row))
        );

    private static Task<Result<object>> Send(
        Dispatcher dispatcher,
        string by,
        string useCase,
        string body,
        bool isDryRun = false
    ) =>
        dispatcher.Dispatch(
            new Caller(by),
            RequestContract.Find(useCase)!,
            JsonNode.Parse(body)!.AsObject(),
            Spelling.Program,
            new Sending(new(Guid.CreateVersion7()), isDryRun)
        );

    private static Task<IReadOnlyList<Storage.Access.Registered>> Registered(
        TestDatabase database,
        IReadOnlyList<(string, Role)> asked
    ) => Registered(database, [.. asked.Select(of => (of.Item1, of.Item2, Scope.WholeLedger))]);

    /// <summary>People with one role each that is in effect, in the order in which they are asked for.</summary>
    private static async Task<IReadOnlyList<Storage.Access.Registered>> Registered(
        TestDatabase database,
        IReadOnlyList<(string Handle, Role Role, Scope Scope)> asked
    )
    {
        foreach (var (handle, role, scope) in asked)
        {
            var person = new Person(new(Guid.CreateVersion7()), handle, handle, []);
            var held = new RoleAssignment(
                new(Guid.CreateVersion7()),
                person.Id,
                role,
                scope,
                new LocalDate(2020, 1, 1),
                null,
                person.Id,
                Since
            )
            {
                ConfirmedBy = person.Id,
                ConfirmedAt = Since,
            };
            Assert.Null((await database.Ledger.People.Add(person, [held])).Refusal);
        }
        var all = await database.Ledger.People.List();
        return [.. asked.Select(of => all.Single(known => known.Person.Handle == of.Handle))];
    }
}
