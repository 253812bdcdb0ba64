using Ledger.Access;
using Ledger.Application;
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
            Verb.Sends(
                "delegations give",
                [
                    new(() => Ask.Word("TAKER", "Who is to approve."), "taker"),
                    Fields.Text("--role", "ROLE", $"One of {string.Join(", ", Approving)}."),
                    Fields.Text("--from", "DATE", "First day on which it counts."),
                    Fields.Text("--through", "DATE", "Last day on which it counts."),
                    Fields.Text("--most", "AMOUNT", "Up to this amount; whatever the giver may approve by default."),
                    Fields.Text("--currency", "CODE", "ISO 4217 code of --most."),
                ],
                "delegations give tomas --role Treasurer --from 2026-07-06 --through 2026-07-17 --most 700000 --currency BOB --by rita"
            ),
            Verb.Sends(
                "delegations withdraw",
                [new(() => Ask.Word("DELEGATION", "Id of the delegation (de_…)."), "delegation")],
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

    private static IEnumerable<Role> Approving =>
        Enum.GetValues<Role>().Where(role => Permissions.Of(role).Contains(Permission.Approve));
}
