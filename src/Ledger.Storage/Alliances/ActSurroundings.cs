using Ledger.Accountabilities;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Orders;
using Ledger.Storage.Acting;
using Microsoft.EntityFrameworkCore;

namespace Ledger.Storage.Alliances;

/// <summary>What acts ask of outside their alliance: figures of estates, and invoices that others name. Read in one set each, whatever the number of acts.</summary>
internal sealed class ActSurroundings
{
    private BooksRead _figures = new();
    private readonly Dictionary<(string Programme, InvoiceKey Key), List<InvoiceElsewhere>> _invoices = [];

    public static async Task<ActSurroundings> Read(LedgerDb db, Dialect dialect, IReadOnlyList<ActRequest> requests, CancellationToken cancel)
    {
        var surroundings = new ActSurroundings();
        var estates = requests.Where(request => request.Act.NeedsBooks).Select(request => request.Alliance).Distinct(StringComparer.Ordinal).ToList();
        var keys = requests.SelectMany(request => request.Act.Invoices).ToHashSet();
        surroundings._figures = await BooksRead.Of(db, dialect, estates, cancel);
        if (keys.Count > 0) await surroundings.ReadInvoices(db, keys, cancel);
        return surroundings;
    }

    public EstateFigures FiguresOf(string estate) => _figures.FiguresOf(estate);

    /// <summary>Which of the invoices other alliances of the programme name.</summary>
    public IReadOnlyDictionary<InvoiceKey, InvoiceElsewhere> Elsewhere(string programme, string alliance, IReadOnlyList<InvoiceKey> keys)
    {
        var elsewhere = new Dictionary<InvoiceKey, InvoiceElsewhere>();
        foreach (var key in keys)
            if (_invoices.TryGetValue((programme, key), out var named) && named.Find(other => other.Alliance != alliance) is { } found) elsewhere[key] = found;
        return elsewhere;
    }

    /// <summary>An act of the same set named these: the next one is to know.</summary>
    public void Add(string programme, InvoiceElsewhere by, IReadOnlyList<InvoiceKey> keys)
    {
        foreach (var key in keys)
            if (_invoices.TryGetValue((programme, key), out var named)) named.Add(by);
            else _invoices[(programme, key)] = [by];
    }

    /// <summary>Whether something was recorded in the estate after its figures were read and before the act's own entries.</summary>
    public bool WasOvertaken(ActRequest request, Receipt receipt, long own) => request.Act.NeedsBooks && _figures.WasOvertaken(request.Alliance, receipt, own);

    /// <summary>An act of the same set is going to record these: the next one is to know.</summary>
    public void Note(IEnumerable<Instruction> instructions) => _figures.Note(instructions);

    private async Task ReadInvoices(LedgerDb db, HashSet<InvoiceKey> keys, CancellationToken cancel)
    {
        var (suppliers, numbers) = (keys.Select(key => key.Supplier).Distinct().ToList(), keys.Select(key => key.Number).Distinct().ToList());
        var claimed = await (from invoice in db.Set<Invoice>().AsNoTracking()
                             where suppliers.Contains(invoice.Supplier) && numbers.Contains(invoice.InvoiceNumber) && invoice.State != InvoiceState.Rejected
                             join file in db.Set<Accountability>() on invoice.Accountability equals file.Id
                             join alliance in db.Set<Alliance>() on invoice.Alliance equals alliance.Id
                             select new { invoice.Programme, invoice.Supplier, Invoice = invoice.InvoiceNumber, alliance.Code, file.Number }).ToListAsync(cancel);
        var ordered = await (from order in db.Set<PaymentOrder>().AsNoTracking()
                             where suppliers.Contains(order.Supplier) && numbers.Contains(order.InvoiceNumber) && order.State != OrderState.Rejected && order.State != OrderState.Cancelled
                             join alliance in db.Set<Alliance>() on order.Alliance equals alliance.Id
                             select new { order.Programme, order.Supplier, Invoice = order.InvoiceNumber, alliance.Code, order.Number }).ToListAsync(cancel);
        foreach (var row in claimed) Add(row.Programme, new InvoiceElsewhere(row.Code, $"accountability {row.Number}"), [new(row.Supplier, row.Invoice)]);
        foreach (var row in ordered) Add(row.Programme, new InvoiceElsewhere(row.Code, $"order {row.Number}"), [new(row.Supplier, row.Invoice)]);
    }
}
