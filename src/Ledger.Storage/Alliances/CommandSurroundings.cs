using System.Data.Common;
using Ledger.Alliances;
using Ledger.Alliances.ExpenseReports;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using Ledger.Storage.Journal;
using Ledger.Storage.Workflow;

namespace Ledger.Storage.Alliances;

/// <summary>
/// What commands ask of outside their alliance: figures of estates, entries that they take back, and invoices that
/// others
/// name. Read in one set each, whatever the number of commands.
/// </summary>
internal sealed class CommandSurroundings
{
    private readonly BalancesRead _figures = new();
    private readonly Dictionary<(string Programme, InvoiceKey Key), List<InvoiceElsewhere>> _invoices = [];
    private readonly Dictionary<Guid, List<PostedLine>> _posted = [];

    /// <summary>Adds the selects of figures and of named invoices.</summary>
    public void Ask(SelectBatch batch, IReadOnlyList<AllianceRequest> requests)
    {
        _figures.Ask(
            batch,
            requests.Where(request => request.Command.NeedsBalances).Select(request => request.Alliance)
        );
        var keys = new InvoiceKeyColumns(requests.SelectMany(request => request.Command.Invoices).Distinct()).Set;
        if (keys.Count == 0)
            return;
        // Each invoice is looked up by itself: joined as sets, a database without statistics reads all of them for
        // each.
        batch.Select(
            """
            SELECT i.programme, i.supplier, i.invoice_number, a.code, f.number FROM {keys} CROSS
                JOIN programme g {for_each}
            (SELECT i.* FROM invoice i WHERE i.programme = g.estate AND i.supplier = k.supplier
                AND i.invoice_number = k.number
                AND i.state {invoice_counts} ORDER BY i.id OFFSET 0 ROWS) i
            JOIN expense_report f ON f.id = i.expense_report JOIN alliance a ON a.id = i.alliance
            """,
            keys,
            row => AddNamed(row, "expense_report")
        );
        batch.Select(
            """
            SELECT o.programme, o.supplier, o.invoice_number, a.code, o.number FROM {keys} CROSS
                JOIN programme g {for_each}
            (SELECT o.* FROM payment_order o WHERE o.programme = g.estate AND o.supplier = k.supplier
                AND o.invoice_number = k.number
                AND o.state {order_counts} ORDER BY o.id OFFSET 0 ROWS) o
            JOIN alliance a ON a.id = o.alliance
            """,
            keys,
            row => AddNamed(row, "order")
        );
    }

    private void AddNamed(DbDataReader row, string kind) =>
        Add(
            row.GetString(0),
            new InvoiceElsewhere(row.GetString(3), FileNames.Of(kind, row.GetInt32(4))),
            [new(row.GetString(1), row.GetString(2))]
        );

    /// <summary>Adds the select of the entries that are taken back.</summary>
    /// <param name="dossiers">By code of the alliance, as they are before the first command.</param>
    public void AskPosted(SelectBatch batch, IReadOnlyList<AllianceRequest> requests, Func<string, Dossier?> dossiers)
    {
        var takenBack = new IdColumns(
            requests
                .Select(request =>
                    dossiers(request.Alliance) is { } dossier ? request.Command.TakesBack(dossier) : default
                )
                .Where(entry => !entry.IsEmpty)
                .Select(entry => entry.Value)
                .Distinct()
        ).Set;
        if (takenBack.Count == 0)
            return;
        batch.Select(
            """
            SELECT k.id, s.code AS estate, a.code, a.holder, a.currency, p.amount, d.labels FROM {keys}
            JOIN journal_entry e ON e.id = k.id JOIN request r ON r.id = e.request_id JOIN estate s
                ON s.no = r.estate_no
            JOIN posting p ON p.estate_no = r.estate_no AND p.seq BETWEEN r.first_seq AND r.last_seq
            JOIN account a ON a.estate_no = p.estate_no AND a.no = p.account_no LEFT JOIN dimension_set d
                ON d.no = p.dimension_no
            """,
            takenBack,
            ReadPosted
        );
    }

    private void ReadPosted(DbDataReader row)
    {
        if (!_posted.TryGetValue(row.GetGuid(0), out var lines))
            _posted[row.GetGuid(0)] = lines = [];
        var account = RecordReader.Key(row, 2);
        lines.Add(
            new PostedLine(
                row.GetString(1),
                new Posting(
                    account.Code,
                    account.Holder,
                    new Money(row.GetInt64(5), account.Currency),
                    Labels.FromStored(RecordReader.Text(row, 6))
                )
            )
        );
    }

    public EstateBalances FiguresOf(string estate) => _figures.FiguresOf(estate);

    /// <summary>
    /// What an entry posted, and every other entry of its request; nothing when there is no such entry.
    /// </summary>
    public IReadOnlyList<PostedLine> PostedBy(Id<JournalEntry> entry) => _posted.GetValueOrDefault(entry.Value, []);

    /// <summary>Which of the invoices other alliances of the programme name.</summary>
    public IReadOnlyDictionary<InvoiceKey, InvoiceElsewhere> Elsewhere(
        string programme,
        string alliance,
        IReadOnlyList<InvoiceKey> keys
    )
    {
        var elsewhere = new Dictionary<InvoiceKey, InvoiceElsewhere>();
        foreach (var key in keys)
            if (
                _invoices.TryGetValue((programme, key), out var named)
                && named.Find(other => other.Alliance != alliance) is { } found
            )
                elsewhere[key] = found;
        return elsewhere;
    }

    /// <summary>A command of the same set named these: the next one is to know.</summary>
    public void Add(string programme, InvoiceElsewhere by, IReadOnlyList<InvoiceKey> keys)
    {
        foreach (var key in keys)
            if (_invoices.TryGetValue((programme, key), out var named))
                named.Add(by);
            else
                _invoices[(programme, key)] = [by];
    }

    /// <summary>
    /// Whether something was recorded in the estate after its figures were read and before the command's own entries.
    /// </summary>
    public bool WasOvertaken(AllianceRequest request, Receipt receipt, long own) =>
        request.Command.NeedsBalances && _figures.WasOvertaken(request.Alliance, receipt, own);

    /// <summary>A command of the same set is going to record these: the next one is to know.</summary>
    public void Note(IEnumerable<Instruction> instructions) => _figures.Note(instructions);
}
