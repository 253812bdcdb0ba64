namespace Ledger.Cli;

/// <summary>Holds: money promised away (law 5).</summary>
internal static class HoldVerbs
{
    private static readonly Field Hold = new(() => Ask.Word("HOLD", "Id of the hold (ho_…)."), "hold");

    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "hold place",
                [
                    EntryFields.Estate,
                    Fields.Text("--account", "ACCOUNT", "A constrained account, as in 1110."),
                    Fields.Text("--amount", "AMOUNT", "More than zero."),
                    EntryFields.Currency,
                    Fields.Text("--value-date", "DATE", "From this day on the money is not available."),
                    Fields.Text(
                        "--expires-at",
                        "INSTANT",
                        "From this moment on it cannot be posted or voided; never by default."
                    ),
                    Fields.Text("--purpose", "TEXT", "What for."),
                ],
                "hold place --estate PA-1 --account 1110 --amount 123.00 --value-date 2026-03-02 --purpose 'Order 17' --by ana"
            ),
            Verb.Sends(
                "hold post",
                [
                    Hold,
                    .. EntryFields.All,
                    Fields.Flag("--hold-rest", "Hold the rest again; it is released by default."),
                ],
                "hold post ho_0198c0a4… --estate PA-1 --date 2026-03-03 --narrative 'Order 17 paid' --debit 2110=100.00 --credit 1110=100.00 --by ana"
            ),
            Verb.Sends(
                "hold void",
                [
                    Hold,
                    Fields.Reason,
                    Fields.Text("--amount", "AMOUNT", "The whole of it, as a check."),
                    EntryFields.Currency,
                ],
                "hold void ho_0198c0a4… --reason 'Order 17 was cancelled' --by ana"
            ),
            Verb.Sends("hold expire", [Hold], "hold expire ho_0198c0a4… --by ana"),
            Verb.Asks("hold list", "ESTATE", "hold list PA-1"),
        ];
}
