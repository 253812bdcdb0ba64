namespace Ledger.Cli;

/// <summary>Closing the books and reopening them (law 6).</summary>
internal static class PeriodVerbs
{
    private static readonly Field Estate = new(() => Ask.Word("ESTATE", "Code of the estate."), "estate"),
        LastDay = Fields.Text("--through", "DATE", "Last day of the period.");

    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends("period close", [Estate, LastDay], "period close PA-1 --through 2026-03-31 --by luz"),
            Verb.Sends(
                "period ask-reopening",
                [Estate, LastDay, Fields.Reason],
                "period ask-reopening PA-1 --through 2026-03-31 --reason 'A statement came late' --by luz"
            ),
            Verb.Sends(
                "period withdraw-reopening",
                [Estate, LastDay, Fields.Reason],
                "period withdraw-reopening PA-1 --through 2026-03-31 --reason 'Not needed' --by luz"
            ),
            Verb.Sends(
                "period reopen",
                [Estate, LastDay, Fields.Reason],
                "period reopen PA-1 --through 2026-03-31 --reason 'Statement seen' --by raul"
            ),
            Verb.Asks("period list", "ESTATE", "period list PA-1"),
        ];
}
