using Ledger.Access;
using Ledger.Alliances;
using Ledger.Application;
using Ledger.Application.Authorization;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.Storage.Access;
using Ledger.SystemTests.Alliances;
using Ledger.SystemTests.Specifications;
using NodaTime;
using Xunit;
using static Ledger.SystemTests.Alliances.AllianceBooks;

namespace Ledger.SystemTests.Access;

/// <summary>
/// Every permission and reach that a use case has, for every role in every scope, on a world with two organizations and
/// two programmes.
/// </summary>
public sealed class ScopeTests
{
    [Fact]
    public async Task Every_role_in_every_scope_does_what_its_permission_says_and_learns_nothing_of_the_rest()
    {
        var books = await ScopeWorld.Made();
        await using var database = books.Database;
        var dispatcher = new Dispatcher(database.Ledger);
        var kinds = UseCases
            .All.Where(useCase => useCase.Reach != Reach.BeforePeople)
            .DistinctBy(useCase => (useCase.Permission, useCase.Reach))
            .ToList();
        var wrong = new List<string>();
        foreach (var (scope, covers) in ScopeWorld.Scopes)
        foreach (var role in Enum.GetValues<Role>())
        {
            var caller = await ScopeWorld.Registered(database, role, scope);
            foreach (var useCase in kinds)
            foreach (var (kind, code) in ScopeWorld.All.Where(of => Reaches(useCase.Reach, of.Kind)))
            {
                var told = await Told(dispatcher, caller, useCase, kind, code);
                var expected =
                    !covers.Contains($"{kind} {code}")
                        ? (await Told(dispatcher, caller, useCase, kind, "XX-9"))?.Replace(
                            "XX-9",
                            code,
                            StringComparison.Ordinal
                        )
                    : Permissions.Of(role).Contains(useCase.Permission) ? null
                    : $"access.not_permitted {new AccessRefusal.NotPermitted(caller.Handle, useCase.Permission)}";
                if (told != expected)
                    wrong.Add($"{role} of {scope}, {useCase.Name} {code}: {told ?? "admitted"}, not {expected}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task What_is_about_the_whole_ledger_needs_a_role_for_all_of_it()
    {
        var books = await ScopeWorld.Made();
        await using var database = books.Database;
        var dispatcher = new Dispatcher(database.Ledger);
        var people = UseCases.Of("people list");
        foreach (var (scope, _) in ScopeWorld.Scopes)
        {
            var caller = await ScopeWorld.Registered(database, Role.Administrator, scope);
            var answer = await dispatcher.Admit(caller, people, [], Sending.Question);
            Assert.Equal(scope == Scope.WholeLedger ? null : "access.whole_ledger", answer.Refusal?.Code);
        }
    }

    [Fact]
    public async Task What_is_out_of_scope_is_noted_and_what_does_not_exist_is_not()
    {
        var books = await ScopeWorld.Made();
        await using var database = books.Database;
        var dispatcher = new Dispatcher(database.Ledger);
        var caller = await ScopeWorld.Registered(database, Role.Auditor, new Scope(ScopeKind.Organization, "ORG-1"));
        var show = UseCases.Of("alliances show");
        Assert.NotNull(await Told(dispatcher, caller, show, SubjectKind.Alliance, "AL-9"));
        Assert.Empty(await database.Ledger.Attempts.List(null, default, 10));
        Assert.NotNull(await Told(dispatcher, caller, show, SubjectKind.Alliance, "AL-2"));
        var noted = Assert.Single(await database.Ledger.Attempts.List(null, default, 10));
        Assert.Equal(("AL-2", "alliances show", "alliance.unknown"), (noted.Subject, noted.Verb, noted.Code));
    }

    [Fact]
    public async Task A_caller_must_be_registered_and_hold_the_role_today()
    {
        var books = await ScopeWorld.Made();
        await using var database = books.Database;
        var dispatcher = new Dispatcher(database.Ledger);
        var show = UseCases.Of("alliances show");
        Assert.Equal(
            "access.unknown_person",
            (await dispatcher.Admit(new Caller("nobody"), show, [], Sending.Question)).Refusal?.Code
        );
        var today = (await database.Ledger.Callers.Read("", [])).Now.InUtc().Date;
        foreach (
            var (name, from, through, confirmed, expected) in ((string, LocalDate, LocalDate?, bool, string?)[])
                [
                    ("held", today, today, true, null),
                    ("over", today.PlusDays(-9), today.PlusDays(-1), true, "alliance.unknown"),
                    ("to.come", today.PlusDays(1), null, true, "alliance.unknown"),
                    ("pending", today, null, false, "alliance.unknown"),
                ]
        )
        {
            var person = ScopeWorld.Person(name);
            Accepted(
                await database.Ledger.People.Add(
                    person,
                    [
                        ScopeWorld.Assigned(person, Role.Operator, Scope.WholeLedger) with
                        {
                            From = from,
                            Through = through,
                            ConfirmedBy = confirmed ? Office.Id : default,
                        },
                    ]
                )
            );
            Assert.Equal(
                expected,
                (
                    await dispatcher.Admit(
                        new Caller(name),
                        show,
                        [new SubjectName(SubjectKind.Alliance, "AL-1")],
                        Sending.Question
                    )
                )
                    .Refusal
                    ?.Code
            );
        }
    }

    private static bool Reaches(Reach reach, SubjectKind kind) =>
        reach switch
        {
            Reach.Programme => kind == SubjectKind.Programme,
            Reach.Alliance => kind == SubjectKind.Alliance,
            Reach.Fund => kind == SubjectKind.Fund,
            Reach.Estate => kind == SubjectKind.Estate,
            _ => false,
        };

    /// <summary>Code and figures of the refusal; null when the call is admitted.</summary>
    private static async Task<string?> Told(
        Dispatcher dispatcher,
        Caller caller,
        UseCase useCase,
        SubjectKind kind,
        string code
    )
    {
        var answer = await dispatcher.Admit(caller, useCase, [new SubjectName(kind, code)], Sending.Question);
        return answer.Refusal is { } refusal ? $"{refusal.Code} {refusal}" : null;
    }
}
