using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Cli;

/// <summary>Holds: money promised away (law 5).</summary>
internal static class HoldVerbs
{
    private static System.CommandLine.Symbol HoldWord => Ask.Word("HOLD", "Id of the hold (ho_…).");

    public static IReadOnlyList<Verb> All =>
        [
            new(
                "hold place",
                Place,
                () =>
                    Ask.Sends(
                        Ask.Estate(),
                        Ask.Text("--account", "ACCOUNT", "A constrained account, as in 1110."),
                        Ask.Text("--amount", "AMOUNT", "More than zero."),
                        Ask.Currency(),
                        Ask.Text("--value-date", "DATE", "From this day on the money is not available."),
                        Ask.Text(
                            "--expires-at",
                            "INSTANT",
                            "From this moment on it cannot be posted or voided; never by default."
                        ),
                        Ask.Text("--purpose", "TEXT", "What for.")
                    ),
                "hold place --estate PA-1 --account 1110 --amount 123.00 --value-date 2026-03-02 --purpose 'Order 17' --by ana"
            ),
            new(
                "hold post",
                Post,
                () =>
                    Ask.Sends(
                        HoldWord,
                        Ask.Estate(),
                        Ask.Date(),
                        Ask.ValueDate(),
                        Ask.Narrative(),
                        Ask.Source(),
                        Ask.Metadata(),
                        Ask.Debit(),
                        Ask.Credit(),
                        Ask.Currency(),
                        Ask.Flag("--hold-rest", "Hold the rest again; it is released by default.")
                    ),
                "hold post ho_0198c0a4… --estate PA-1 --date 2026-03-03 --narrative 'Order 17 paid' --debit 2110=100.00 --credit 1110=100.00 --by ana"
            ),
            new(
                "hold void",
                Void,
                () =>
                    Ask.Sends(
                        HoldWord,
                        Ask.Reason(),
                        Ask.Text("--amount", "AMOUNT", "The whole of it, as a check."),
                        Ask.Estate(),
                        Ask.Currency()
                    ),
                "hold void ho_0198c0a4… --reason 'Order 17 was cancelled' --by ana"
            ),
            new("hold expire", Expire, () => Ask.Sends(HoldWord), "hold expire ho_0198c0a4… --by ana"),
            Verb.Asks("hold list", "ESTATE", "hold list PA-1"),
        ];

    private static async Task<int> Place(Session session)
    {
        var estate = session.Text("--estate");
        var account = Session.AccountOf("--account", session.Text("--account"), await session.Currency(estate));
        var amount = session.AnyMoneyOf("--amount", session.Text("--amount"), account.Currency);
        return await session.Send(
            new Instruction.PlaceHold(
                estate,
                account.Code,
                account.Holder,
                amount,
                session.Date("--value-date"),
                session.InstantOrNull("--expires-at"),
                session.TextOrNull("--purpose") ?? ""
            )
        );
    }

    private static async Task<int> Post(Session session) =>
        await session.Send(new Instruction.PostHold(Hold(session), await session.Entry(), session.Flag("--hold-rest")));

    private static async Task<int> Void(Session session)
    {
        var hold = Hold(session);
        Money? amount = null;
        if (session.TextOrNull("--amount") is { } text)
        {
            if (session.TextOrNull("--estate") is null && session.TextOrNull("--currency") is null)
                throw new UsageException("--amount needs a currency.", "Write --currency.");
            amount = session.AnyMoneyOf("--amount", text, await session.Currency(session.TextOrNull("--estate") ?? ""));
        }
        return await session.Send(new Instruction.VoidHold(hold, session.TextOrNull("--reason") ?? "", amount));
    }

    private static async Task<int> Expire(Session session) =>
        await session.Send(new Instruction.ExpireHold(Hold(session)));

    private static Id<Hold> Hold(Session session) => session.IdOf<Hold>("HOLD", session.Word("HOLD"));
}
