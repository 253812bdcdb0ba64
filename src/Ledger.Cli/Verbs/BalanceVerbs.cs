namespace Ledger.Cli;

/// <summary>
/// Balances, the trial balance, statements and the general ledger, from any viewpoint in both times (law 8).
/// </summary>
internal static class BalanceVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Asks(
                "balance",
                "ESTATE ACCOUNT --as-of --by-value-date --known-at",
                "balance PA-1 1110",
                "balance PA-1 1110 --as-of 2026-03-31 --known-at 2026-04-02T12:00:00Z"
            ),
            Verb.Asks(
                "trial-balance",
                "ESTATE --dimensions --as-of --by-value-date --known-at",
                "trial-balance PA-1",
                "trial-balance PA-1 --as-of 2026-03-31 --culture es-CO"
            ),
            Verb.Asks(
                "statement",
                "ESTATE ACCOUNT --from --through --known-at",
                "statement PA-1 1110 --from 2026-03-01 --through 2026-03-31"
            ),
            Verb.Asks(
                "general-ledger",
                "ESTATE --from --through --known-at",
                "general-ledger PA-1 --from 2026-03-01 --through 2026-03-31"
            ),
        ];
}
