namespace Ledger.Cli;

/// <summary>Estates, their accounts, entries, holds and periods, and the questions about them.</summary>
internal static class BooksVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "estates open",
                "CODE --kind --name --zone --currency --opened-on",
                "estates open PA-1 --kind trust --name 'PA Cacao del Sur' --zone America/Bogota --currency COP --opened-on 2026-01-01 --by ana"
            ),
            Verb.Asks("estates list", "--kind --page", "estates list", "estates list --json"),
            Verb.Asks("estates show", "CODE=estate", "estates show PA-1"),
            Verb.Sends(
                "accounts open",
                "ESTATE ACCOUNT --opened-on --never-below-zero=constraint",
                "accounts open PA-1 3110:co_ana --by ana",
                "accounts open PA-1 1110/USD --opened-on 2026-03-01 --by ana"
            ),
            Verb.Sends(
                "accounts close",
                "ESTATE ACCOUNT --on=closed_on",
                "accounts close PA-1 3110:co_ana --on 2026-12-31 --by ana"
            ),
            Verb.Sends(
                "accounts constrain",
                "ESTATE ACCOUNT --never-below-zero=constraint",
                "accounts constrain PA-1 2110 --never-below-zero credit --by ana"
            ),
            Verb.Asks(
                "accounts list",
                "ESTATE --as-of --by-value-date --known-at",
                "accounts list PA-1",
                "accounts list PA-1 --as-of 2026-03-31 --json"
            ),
            Verb.Sends(
                "hold place",
                "--estate --account --amount --currency --value-date --expires-at --purpose",
                "hold place --estate PA-1 --account 1110 --amount 123.00 --value-date 2026-03-02 --purpose 'Order 17' --by ana"
            ),
            Verb.Sends(
                "hold post",
                "HOLD --estate --date=book_date --value-date --narrative --source=source_document --metadata --debit=postings --credit=postings --currency --hold-rest",
                "hold post ho_0198c0a4… --estate PA-1 --date 2026-03-03 --narrative 'Order 17 paid' --debit 2110=100.00 --credit 1110=100.00 --by ana"
            ),
            Verb.Sends(
                "hold void",
                "HOLD --reason --amount --currency",
                "hold void ho_0198c0a4… --reason 'Order 17 was cancelled' --by ana"
            ),
            Verb.Sends("hold expire", "HOLD", "hold expire ho_0198c0a4… --by ana"),
            Verb.Asks("hold list", "ESTATE", "hold list PA-1"),
            Verb.Sends("period close", "ESTATE --through", "period close PA-1 --through 2026-03-31 --by luz"),
            Verb.Sends(
                "period ask-reopening",
                "ESTATE --through --reason",
                "period ask-reopening PA-1 --through 2026-03-31 --reason 'A statement came late' --by luz"
            ),
            Verb.Sends(
                "period withdraw-reopening",
                "ESTATE --through --reason",
                "period withdraw-reopening PA-1 --through 2026-03-31 --reason 'Not needed' --by luz"
            ),
            Verb.Sends(
                "period reopen",
                "ESTATE --through --reason",
                "period reopen PA-1 --through 2026-03-31 --reason 'Statement seen' --by raul"
            ),
            Verb.Asks("period list", "ESTATE", "period list PA-1"),
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
            Verb.Sends(
                "reverse",
                "ENTRY --date=book_date --value-date --reason --force",
                "reverse je_0198c0a4… --date 2026-03-05 --reason 'Paid to the wrong account' --by ana"
            ),
            Verb.Asks("chart", "KIND", "chart trust", "chart organization --culture es-BO"),
            Verb.Asks(
                "journal",
                "ESTATE --from-number --through-number --entries",
                "journal PA-1",
                "journal PA-1 --entries --from-number 20 --json"
            ),
        ];
}
