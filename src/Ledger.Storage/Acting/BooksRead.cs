using System.Data.Common;
using Ledger.Alliances;
using Ledger.Journal;
using Ledger.Storage.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ledger.Storage.Acting;

/// <summary>What the accounts of some estates have, read at one moment for acts that are judged by it.</summary>
internal sealed class BooksRead
{
    private readonly Dictionary<string, EstateFigures> _figures = new(StringComparer.Ordinal);

    public static async Task<BooksRead> Of(LedgerDb db, Dialect dialect, IReadOnlyList<string> estates, CancellationToken cancel)
    {
        var read = new BooksRead();
        if (estates.Count > 0) await read.Read(db, dialect, estates, cancel);
        return read;
    }

    public EstateFigures FiguresOf(string estate) => _figures.GetValueOrDefault(estate, EstateFigures.None);

    /// <summary>Whether something was recorded in the estate after its figures were read and before the act's own entries.</summary>
    public bool WasOvertaken(string estate, Receipt receipt)
    {
        if (!_figures.TryGetValue(estate, out var figures)) return false;
        var own = receipt.Records.Where(record => record.Estate == estate).Select(record => record.Seq).ToList();
        return own.Count > 0 && own.Min() != figures.Seq + 1;
    }

    private async Task Read(LedgerDb db, Dialect dialect, IReadOnlyList<string> estates, CancellationToken cancel)
    {
        var (heads, accounts) = (new Dictionary<string, long>(StringComparer.Ordinal), new Dictionary<string, List<AccountFigure>>(StringComparer.Ordinal));
        await using var batch = dialect.CreateBatch(db.Database.GetDbConnection(), db.Database.CurrentTransaction?.GetDbTransaction());
        // One statement, one moment: the head's number and the balances belong together.
        dialect.Add(batch, """
            SELECT e.code AS estate, h.seq, a.code, a.holder, b.posted, b.held FROM {keys}
            JOIN estate e ON e.code = k.code JOIN estate_head h ON h.estate_no = e.no
            JOIN account a ON a.estate_no = e.no AND a.currency = e.currency JOIN account_balance b ON b.estate_no = a.estate_no AND b.account_no = a.no
            """, new CodeColumns(estates).Set);
        await using DbDataReader reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var estate = reader.GetString(0);
            heads[estate] = reader.GetInt64(1);
            if (!accounts.TryGetValue(estate, out var of)) accounts[estate] = of = [];
            of.Add(new AccountFigure(reader.GetString(2), Holder.Parse(reader.GetString(3)) ?? default, reader.GetInt64(4), reader.GetInt64(5)));
        }
        foreach (var (estate, of) in accounts) _figures[estate] = new EstateFigures(heads[estate], of);
    }
}
