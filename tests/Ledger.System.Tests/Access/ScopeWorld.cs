using Ledger.Access;
using Ledger.Alliances;
using Ledger.Application;
using Ledger.Application.Authorization;
using Ledger.Application.Contracts;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.Storage.Access;
using Ledger.SystemTests.Alliances;
using Ledger.SystemTests.Specifications;
using NodaTime;
using Xunit;
using static Ledger.SystemTests.Alliances.AllianceBooks;

namespace Ledger.SystemTests.Access;

/// <summary>A world with two organizations and two programmes, and what each scope covers of it.</summary>
internal static class ScopeWorld
{
    public static readonly (SubjectKind Kind, string Code)[] All =
    [
        (SubjectKind.Programme, "PAR"),
        (SubjectKind.Programme, "PB"),
        (SubjectKind.Alliance, "AL-1"),
        (SubjectKind.Alliance, "AL-2"),
        (SubjectKind.Fund, "FR-1"),
        (SubjectKind.Fund, "FR-2"),
        (SubjectKind.Estate, "AL-1"),
        (SubjectKind.Estate, "PAR"),
        (SubjectKind.Estate, "FR-1"),
        (SubjectKind.Estate, "FR-2"),
    ];

    /// <summary>What each scope covers of that world, written by hand: AL-2 has no estate yet.</summary>
    public static readonly (Scope Scope, string[] Covers)[] Scopes =
    [
        (Scope.WholeLedger, [.. All.Select(of => $"{of.Kind} {of.Code}")]),
        (
            new(ScopeKind.Programme, "PAR"),
            ["Programme PAR", "Alliance AL-1", "Alliance AL-2", "Estate AL-1", "Estate PAR"]
        ),
        (new(ScopeKind.Unit, "PAR/Oruro"), ["Alliance AL-1", "Estate AL-1"]),
        (new(ScopeKind.Alliance, "AL-2"), ["Alliance AL-2"]),
        (new(ScopeKind.Organization, "ORG-1"), ["Alliance AL-1", "Fund FR-1", "Estate AL-1", "Estate FR-1"]),
        (new(ScopeKind.Contributor, "co_org-1"), []),
    ];

    /// <summary>The subjects that a use case of this reach is about; none of it where it names none.</summary>
    public static IEnumerable<(SubjectKind Kind, string Code)> SubjectsOf(Reach reach) =>
        reach switch
        {
            Reach.Programme => Of(SubjectKind.Programme),
            Reach.Alliance => Of(SubjectKind.Alliance),
            Reach.Fund => Of(SubjectKind.Fund),
            Reach.Estate => Of(SubjectKind.Estate),
            _ => [(SubjectKind.Ledger, "")],
        };

    /// <summary>What a request of a contract may name by code: nothing where it names a hold or an entry.</summary>
    public static IEnumerable<(SubjectKind Kind, string Code)> SubjectsOf(RequestContract contract) =>
        (contract.UseCase.Reach, contract.Subject) switch
        {
            (Reach.Estate, "") => [(SubjectKind.Ledger, "")],
            (Reach.Programme, "alliance") => Of(SubjectKind.Alliance),
            var (reach, _) => SubjectsOf(reach),
        };

    private static IEnumerable<(SubjectKind Kind, string Code)> Of(SubjectKind kind) =>
        All.Where(of => of.Kind == kind);

    public static async Task<Caller> Registered(TestDatabase database, Role role, Scope scope)
    {
        var person = Person($"{role}.{scope.Kind}".ToLowerInvariant());
        Accepted(
            await database.Ledger.People.Add(person, [Assigned(person, role, scope) with { ConfirmedBy = Office.Id }])
        );
        return new Caller(person.Handle);
    }

    public static Person Person(string handle) => new(new(Guid.CreateVersion7()), handle, handle, []);

    public static RoleAssignment Assigned(Person person, Role role, Scope scope) =>
        new(
            new(Guid.CreateVersion7()),
            person.Id,
            role,
            scope,
            new LocalDate(2020, 1, 1),
            null,
            Office.Id,
            Instant.FromUtc(2020, 1, 1, 12, 0)
        );

    public static async Task<AllianceBooks> Made()
    {
        var books = await Open();
        var ledger = books.Database.Ledger;
        var other = (await ledger.Rules.Programme(AllianceBooks.Programme))! with { Estate = "PB" };
        Accepted(await ledger.Rules.Register(other));
        Accepted(
            await ledger.Alliances.Do(
                new AllianceRequest(
                    books.NextId(),
                    Office,
                    "AL-2",
                    new RegisterAlliance(
                        "Cacao",
                        "ORG-2",
                        "Potosí",
                        AllianceBooks.Programme,
                        "par2-additional-financing",
                        1,
                        "1",
                        40,
                        Bob(200),
                        Bob(100),
                        Day
                    )
                )
            )
        );
        Accepted(
            await ledger.Lending.Load(
                await File.ReadAllTextAsync(
                    Path.Combine(The_specifications.Folder(), "../data/regulations/fondo-rotatorio-1.json")
                ),
                Office
            )
        );
        foreach (var (fund, organization) in ((string, string)[])[("FR-1", "ORG-1"), ("FR-2", "ORG-2")])
            Accepted(
                await ledger.Funds.Do(
                    new FundRequest(
                        books.NextId(),
                        Office,
                        fund,
                        new OpenFund(
                            "Fondo",
                            organization,
                            "CO",
                            Currency.COP,
                            "America/Bogota",
                            "fondo-rotatorio",
                            1,
                            new LocalDate(2026, 1, 2)
                        )
                    )
                )
            );
        return books;
    }
}
