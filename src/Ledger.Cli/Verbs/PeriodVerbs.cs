using Ledger.Journal;
using NodaTime;

namespace Ledger.Cli;

/// <summary>Closing the books and reopening them (law 6).</summary>
internal static class PeriodVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "period close",
                session =>
                    Step(session, (estate, day, _) => new Instruction.ClosePeriod(estate, day), needsReason: false),
                () => Ask.Sends(Estate, LastDay),
                "period close PA-1 --through 2026-03-31 --by luz"
            ),
            new(
                "period ask-reopening",
                session => Step(session, (estate, day, reason) => new Instruction.AskReopening(estate, day, reason)),
                () => Ask.Sends(Estate, LastDay, Ask.Reason()),
                "period ask-reopening PA-1 --through 2026-03-31 --reason 'A statement came late' --by luz"
            ),
            new(
                "period withdraw-reopening",
                session =>
                    Step(session, (estate, day, reason) => new Instruction.WithdrawReopening(estate, day, reason)),
                () => Ask.Sends(Estate, LastDay, Ask.Reason()),
                "period withdraw-reopening PA-1 --through 2026-03-31 --reason 'Not needed' --by luz"
            ),
            new(
                "period reopen",
                session => Step(session, (estate, day, reason) => new Instruction.ReopenPeriod(estate, day, reason)),
                () => Ask.Sends(Estate, LastDay, Ask.Reason()),
                "period reopen PA-1 --through 2026-03-31 --reason 'Statement seen' --by raul"
            ),
            Verb.Asks("period list", "ESTATE", "period list PA-1"),
        ];

    private static System.CommandLine.Symbol Estate => Ask.Word("ESTATE", "Code of the estate.");

    private static System.CommandLine.Symbol LastDay => Ask.Text("--through", "DATE", "Last day of the period.");

    private static async Task<int> Step(
        Session session,
        Func<string, LocalDate, string, Instruction> instruction,
        bool needsReason = true
    )
    {
        var day = session.Date("--through");
        var reason = needsReason ? session.Text("--reason") : "";
        return await session.Send(instruction(session.Word("ESTATE"), day, reason));
    }
}
