using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Journal;
namespace Ledger.Cli;

/// <summary>Opening, closing and constraining accounts, and listing them.</summary>
internal static class AccountVerbs
{
    private static readonly Field Estate = new(() => Ask.Word("ESTATE", "Code of the estate."), "estate"),
        Account = new(() => Ask.Word("ACCOUNT", "As in 1110, 3110:co_ana or 1110/USD."), "account");

    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "accounts open",
                [
                    Estate,
                    Account,
                    Fields.Text(
                        "--opened-on",
                        "DATE",
                        "First day on which it takes an entry; the estate's by default."
                    ),
                    Fields.Text(
                        "--never-below-zero",
                        "SIDE",
                        "debit, credit or none; the chart's by default.",
                        "constraint"
                    ),
                ],
                "accounts open PA-1 3110:co_ana --by ana",
                "accounts open PA-1 1110/USD --opened-on 2026-03-01 --by ana"
            ),
            Verb.Sends(
                "accounts close",
                [Estate, Account, Fields.Text("--on", "DATE", "The day on which it is closed.", "closed_on")],
                "accounts close PA-1 3110:co_ana --on 2026-12-31 --by ana"
            ),
            Verb.Sends(
                "accounts constrain",
                [Estate, Account, Fields.Text("--never-below-zero", "SIDE", "debit, credit or none.", "constraint")],
                "accounts constrain PA-1 2110 --never-below-zero credit --by ana"
            ),
            Verb.Asks(
                "accounts list",
                "ESTATE --as-of --by-value-date --known-at",
                "accounts list PA-1",
                "accounts list PA-1 --as-of 2026-03-31 --json"
            ),
        ];
}
