using System.Data.Common;
using Ledger.Accountabilities;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Orders;
using Ledger.Storage.Acting;
using Ledger.Storage.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ledger.Storage.Alliances;

/// <summary>
/// What acts ask of outside their alliance: figures of estates, entries that they take back, and invoices that others
/// name. Read in one set each, whatever the number of acts.
/// </summary>
internal sealed class ActSurroundings
{
    private BooksRead _figures = new();
    private readonly Dictionary<(string Programme, InvoiceKey Key), List<InvoiceElsewhere>> _invoices = [];
    private readonly Dictionary<Guid, List<PostedLine>> _posted = [];

    /// <param name="dossiers">By code of the alliance, as they are before the first act.</param>
    public static async Task<ActSurroundings> Read(
        LedgerDb db,
        Dialect dialect,
        IReadOnlyList<ActRequest> requests,
        Func<string, Dossier?> dossiers,
        CancellationToken cancel
    )
    {
        var surroundings = new ActSurroundings();
        var estates = requests
            .Where(request => request.Act.NeedsBooks)
            .Select(request => request.Alliance)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var keys = requests.SelectMany(request => request.Act.Invoices).ToHashSet();
        var takenBack = requests
            .Select(request => dossiers(request.Alliance) is { } dossier ? request.Act.TakesBack(dossier) : default)
            .Where(entry => !entry.IsEmpty)
            .Select(entry => entry.Value)
            .Distinct()
            .ToList();
        surroundings._figures = await BooksRead.Of(db, dialect, estates, cancel);
        if (takenBack.Count > 0)
            await surroundings.ReadPosted(db, dialect, takenBack, cancel);
        if (keys.Count > 0)
            await surroundings.ReadInvoices(db, keys, cancel);
        return surroundings;
    }

    public EstateFigures FiguresOf(string estate) => _figures.FiguresOf(estate);

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

    /// <summary>An act of the same set named these: the next one is to know.</summary>
    public void Add(string programme, InvoiceElsewhere by, IReadOnlyList<InvoiceKey> keys)
    {
        foreach (var key in keys)
            if (_invoices.TryGetValue((programme, key), out var named))
                named.Add(by);
            else
                _invoices[(programme, key)] = [by];
    }

    /// <summary>
    /// Whether something was recorded in the estate after its figures were read and before the act's own entries.
    /// </summary>
    public bool WasOvertaken(ActRequest request, Receipt receipt, long own) =>
        request.Act.NeedsBooks && _figures.WasOvertaken(request.Alliance, receipt, own);

    /// <summary>An act of the same set is going to record these: the next one is to know.</summary>
    public void Note(IEnumerable<Instruction> instructions) => _figures.Note(instructions);

    private async Task ReadPosted(LedgerDb db, Dialect dialect, List<Guid> entries, CancellationToken cancel)
    {
        await using var batch = dialect.CreateBatch(
            db.Database.GetDbConnection(),
            db.Database.CurrentTransaction?.GetDbTransaction()
        );
        dialect.Add(
            batch,
            """
            SELECT k.id, s.code AS estate, a.code, a.holder, a.currency, p.amount, d.labels FROM {keys}
            JOIN journal_entry e ON e.id = k.id JOIN request r ON r.id = e.request_id JOIN estate s ON s.no = r.estate_no
            JOIN posting p ON p.estate_no = r.estate_no AND p.seq BETWEEN r.first_seq AND r.last_seq
            JOIN account a ON a.estate_no = p.estate_no AND a.no = p.account_no LEFT JOIN dimension_set d ON d.no = p.dimension_no
            """,
            new IdColumns(entries).Set
        );
        await using DbDataReader reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (!_posted.TryGetValue(reader.GetGuid(0), out var lines))
                _posted[reader.GetGuid(0)] = lines = [];
            var account = RecordReader.Key(reader, 2);
            lines.Add(
                new PostedLine(
                    reader.GetString(1),
                    new Posting(
                        account.Code,
                        account.Holder,
                        new Money(reader.GetInt64(5), account.Currency),
                        Labels.FromStored(RecordReader.Text(reader, 6))
                    )
                )
            );
        }
    }

    private async Task ReadInvoices(LedgerDb db, HashSet<InvoiceKey> keys, CancellationToken cancel)
    {
        var (suppliers, numbers) = (
            keys.Select(key => key.Supplier).Distinct().ToList(),
            keys.Select(key => key.Number).Distinct().ToList()
        );
        var claimed = await (
            from invoice in db.Set<Invoice>().AsNoTracking().Where(InvoiceCounts.Question)
            where suppliers.Contains(invoice.Supplier) && numbers.Contains(invoice.InvoiceNumber)
            join file in db.Set<Accountability>() on invoice.Accountability equals file.Id
            join alliance in db.Set<Alliance>() on invoice.Alliance equals alliance.Id
            select new
            {
                invoice.Programme,
                invoice.Supplier,
                Invoice = invoice.InvoiceNumber,
                alliance.Code,
                file.Number,
            }
        ).ToListAsync(cancel);
        var ordered = await (
            from order in db.Set<PaymentOrder>().AsNoTracking().Where(OrderCounts.Question)
            where suppliers.Contains(order.Supplier) && numbers.Contains(order.InvoiceNumber)
            join alliance in db.Set<Alliance>() on order.Alliance equals alliance.Id
            select new
            {
                order.Programme,
                order.Supplier,
                Invoice = order.InvoiceNumber,
                alliance.Code,
                order.Number,
            }
        ).ToListAsync(cancel);
        foreach (var row in claimed)
            Add(
                row.Programme,
                new InvoiceElsewhere(row.Code, $"accountability {row.Number}"),
                [new(row.Supplier, row.Invoice)]
            );
        foreach (var row in ordered)
            Add(row.Programme, new InvoiceElsewhere(row.Code, $"order {row.Number}"), [new(row.Supplier, row.Invoice)]);
    }
}
