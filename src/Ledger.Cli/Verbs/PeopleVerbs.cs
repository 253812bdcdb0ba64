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
    private static readonly Field Handle = new(
            () => Ask.Word("HANDLE", "What the person is called: 2 to 40 small letters, digits, points and hyphens."),
            "handle"
        ),
        Assignment = new(() => Ask.Word("ASSIGNMENT", "Id of the role assignment (ra_…)."), "assignment"),
        Scope = Fields.Text(
            "--scope",
            "SCOPE",
            "The part of the ledger: ledger (by default), programme:CODE, unit:PROGRAMME/UNIT, alliance:CODE, organization:CODE, contributor:HOLDER or member:FUND/MEMBER."
        );

    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "people add",
                [
                    Handle,
                    Fields.Text("--name", "NAME", "The person's name."),
                    Fields.Many(
                        "--role",
                        "ROLE",
                        $"One of {string.Join(", ", Enum.GetNames<Role>())}; may be repeated.",
                        "roles",
                        (_, text) => text
                    ),
                    Fields.Text(
                        "--organization",
                        "CODE",
                        "The organization for which the roles are held; short for --scope organization:CODE.",
                        "scope"
                    ) with
                    {
                        Read = (_, code) => $"organization:{code}",
                    },
                    Scope,
                ],
                "people add ana --name 'Ana Rojas' --role Administrator",
                "people add maria --name 'Maria Quispe' --role Manager --organization ORG-1 --by ana"
            ),
            Verb.Sends(
                "people grant",
                [
                    Handle,
                    Fields.Text("--role", "ROLE", $"One of {string.Join(", ", Enum.GetNames<Role>())}."),
                    Scope,
                    Fields.Text("--from", "DATE", "First day; today by default."),
                    Fields.Text("--through", "DATE", "Last day; until it is ended by default."),
                ],
                "people grant maria --role Manager --scope organization:ORG-2 --by ana"
            ),
            Verb.Sends(
                "people confirm",
                [
                    new(
                        () => Ask.OptionalWord("ASSIGNMENT", "Id of the role assignment (ra_…); or --all."),
                        "assignment"
                    ),
                    Fields.Flag("--all", "Every one that waits and that you did not grant yourself."),
                ],
                "people confirm --all --by bruno"
            ),
            Verb.Sends("people end", [Assignment], "people end ra_00000000000080008000000000000002 --by ana"),
            Verb.Asks("people list", "--page", "people list --by ana"),
            Verb.Asks("people roles", "HANDLE? --page", "people roles maria --by ana"),
        ];
}
