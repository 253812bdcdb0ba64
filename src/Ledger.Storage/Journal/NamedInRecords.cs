namespace Ledger.Storage.Journal;

/// <summary>What the records of some requests name beside themselves: estates, accounts, sets of dimensions.</summary>
internal static class NamedInRecords
{
    /// <summary>The requests of entries that are given by their ids.</summary>
    public const string OfEntries = "{keys} JOIN journal_entry e ON e.id = k.id JOIN request r ON r.id = e.request_id";

    /// <summary>Requests that are given by their ids.</summary>
    public const string OfRequests = "{keys} JOIN request r ON r.id = k.id";

    private const string Account =
        "SELECT s.no, s.id, s.code, s.kind, s.name, s.zone, s.currency, s.opened_on, "
        + "a.no, a.code, a.holder, a.currency, a.opened_on FROM ";

    private const string Postings =
        " JOIN posting p ON p.estate_no = r.estate_no AND p.seq BETWEEN r.first_seq AND r.last_seq";

    private const string Events =
        " JOIN journal_event v ON v.estate_no = r.estate_no AND v.seq BETWEEN r.first_seq AND r.last_seq";

    /// <summary>Each account with its estate: of postings, and of everything else.</summary>
    public static IEnumerable<string> Accounts(string requests) =>
        [
            $"{Account}{requests} JOIN estate s ON s.no = r.estate_no{Postings}"
                + " JOIN account a ON a.estate_no = p.estate_no AND a.no = p.account_no",
            $"{Account}{requests} JOIN estate s ON s.no = r.estate_no{Events}"
                + " JOIN account a ON a.estate_no = v.estate_no AND a.no = v.account_no",
        ];

    public static string Dimensions(string requests) =>
        $"SELECT d.no, d.labels FROM {requests}{Postings} JOIN dimension_set d ON d.no = p.dimension_no";

    /// <summary>Every text that is put together here, for the tests that parse it.</summary>
    internal static IEnumerable<string> Texts =>
        ((string[])[OfEntries, OfRequests]).SelectMany(of => Accounts(of).Append(Dimensions(of)));
}
