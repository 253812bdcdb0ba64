namespace Ledger.Cli;

/// <summary>The people who act, their roles and delegations, and the security log.</summary>
internal static class AccessVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "people add",
                "HANDLE --name --role=roles --organization=scope --scope",
                "people add ana --name 'Ana Rojas' --role Administrator",
                "people add maria --name 'Maria Quispe' --role Manager --organization ORG-1 --by ana"
            ),
            Verb.Sends(
                "people grant",
                "HANDLE --role --scope --from --through",
                "people grant maria --role Manager --scope organization:ORG-2 --by ana"
            ),
            Verb.Sends("people confirm", "ASSIGNMENT? --all", "people confirm --all --by bruno"),
            Verb.Sends("people end", "ASSIGNMENT", "people end ra_00000000000080008000000000000002 --by ana"),
            Verb.Asks("people list", "--page", "people list --by ana"),
            Verb.Asks("people roles", "HANDLE? --page", "people roles maria --by ana"),
            Verb.Sends(
                "delegations give",
                "TAKER --role --from --through --most --currency",
                "delegations give tomas --role Treasurer --from 2026-07-06 --through 2026-07-17 --most 700000 --currency BOB --by rita"
            ),
            Verb.Sends(
                "delegations withdraw",
                "DELEGATION",
                "delegations withdraw de_00000000000000000000000000000004 --by rita"
            ),
            Verb.Asks("delegations list", "--page", "delegations list"),
            Verb.Asks(
                "attempts list",
                "--since --of --most",
                "attempts list --by adela",
                "attempts list --of maria --since 2026-07-01T00:00:00Z --by adela"
            ),
        ];
}
