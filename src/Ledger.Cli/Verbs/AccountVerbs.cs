using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Cli;

/// <summary>Opening, closing and constraining accounts, and listing them.</summary>
internal static class AccountVerbs
{
    private static System.CommandLine.Symbol EstateWord => Ask.Word("ESTATE", "Code of the estate.");

    private static System.CommandLine.Symbol AccountWord => Ask.Word("ACCOUNT", "As in 1110, 3110:co_ana or 1110/USD.");

    public static IReadOnlyList<Verb> All =>
        [
            new(
                "accounts open",
                Open,
                () =>
                    Ask.Sends(
                        EstateWord,
                        AccountWord,
                        Ask.Text(
                            "--opened-on",
                            "DATE",
                            "First day on which it takes an entry; the estate's by default."
                        ),
                        Ask.Text("--never-below-zero", "SIDE", "debit, credit or none; the chart's by default.")
                    ),
                "accounts open PA-1 3110:co_ana --by ana",
                "accounts open PA-1 1110/USD --opened-on 2026-03-01 --by ana"
            ),
            new(
                "accounts close",
                Close,
                () => Ask.Sends(EstateWord, AccountWord, Ask.Text("--on", "DATE", "The day on which it is closed.")),
                "accounts close PA-1 3110:co_ana --on 2026-12-31 --by ana"
            ),
            new(
                "accounts constrain",
                Constrain,
                () =>
                    Ask.Sends(
                        EstateWord,
                        AccountWord,
                        Ask.Text("--never-below-zero", "SIDE", "debit, credit or none.")
                    ),
                "accounts constrain PA-1 2110 --never-below-zero credit --by ana"
            ),
            Verb.Asks(
                "accounts list",
                "ESTATE --as-of --by-value-date --known-at",
                "accounts list PA-1",
                "accounts list PA-1 --as-of 2026-03-31 --json"
            ),
        ];

    private static async Task<int> Open(Session session)
    {
        var estate = await session.Estate(session.Word("ESTATE"));
        var constraint = session.TextOrNull("--never-below-zero") is { } side ? SideOf(side) : (Constraint?)null;
        return await session.Send(
            new Instruction.OpenAccount(
                estate.Code,
                Account(session, estate),
                session.DateOrNull("--opened-on") ?? estate.OpenedOn,
                constraint
            )
        );
    }

    private static async Task<int> Close(Session session)
    {
        var estate = await session.Estate(session.Word("ESTATE"));
        return await session.Send(
            new Instruction.CloseAccount(estate.Code, Account(session, estate), session.Date("--on"))
        );
    }

    private static async Task<int> Constrain(Session session)
    {
        var estate = await session.Estate(session.Word("ESTATE"));
        return await session.Send(
            new Instruction.ConstrainAccount(
                estate.Code,
                Account(session, estate),
                SideOf(session.Text("--never-below-zero"))
            )
        );
    }

    private static AccountKey Account(Session session, Estate estate) =>
        Session.AccountOf("ACCOUNT", session.Word("ACCOUNT"), estate.Currency);

    private static Constraint SideOf(string text) =>
        text switch
        {
            "debit" => Constraint.Debit,
            "credit" => Constraint.Credit,
            "none" => Constraint.None,
            _ => throw new Refused(new TextRefusal.NotOneOf("--never-below-zero", text, "debit, credit, none")),
        };
}
