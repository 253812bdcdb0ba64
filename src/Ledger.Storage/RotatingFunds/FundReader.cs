using Ledger.Access;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.Storage.Access;
using Ledger.Storage.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.RotatingFunds;

/// <summary>Questions about rotating funds.</summary>
public sealed class FundReader
{
    private readonly Func<LedgerDb> _contexts;
    private readonly Dialect _dialect;

    internal FundReader(Func<LedgerDb> contexts, Dialect dialect) => (_contexts, _dialect) = (contexts, dialect);

    /// <summary>All funds, by their codes.</summary>
    /// <param name="scopes">The parts of the ledger that the caller sees; null: all of it.</param>
    public async Task<IReadOnlyList<Fund>> List(IReadOnlyList<Scope>? scopes = null, CancellationToken cancel = default)
    {
        await using var db = _contexts();
        return await db.Set<Fund>().AsNoTracking().Within(scopes).OrderBy(fund => fund.Code).ToListAsync(cancel);
    }

    /// <summary>The fund at the end of each day that was counted, the oldest first.</summary>
    public async Task<IReadOnlyList<FundDay>> Days(
        Fund fund,
        LocalDate from,
        LocalDate through,
        CancellationToken cancel = default
    )
    {
        await using var db = _contexts();
        return await db.Set<FundDay>()
            .AsNoTracking()
            .Where(day => day.Fund == fund.Id && day.Day >= from && day.Day <= through)
            .OrderBy(day => day.Day)
            .ToListAsync(cancel);
    }

    /// <summary>The codes of all funds, in their order, which is the same in every database.</summary>
    /// <param name="scopes">The parts of the ledger that the caller sees; null: all of it.</param>
    public async Task<IReadOnlyList<string>> Codes(IReadOnlyList<Scope>? scopes, CancellationToken cancel = default)
    {
        await using var db = _contexts();
        var codes = await db.Set<Fund>().Within(scopes).Select(fund => fund.Code).ToListAsync(cancel);
        return [.. codes.Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Funds with what is owed as far as it has come due, and how many members each has: the same few sets of rows for
    /// any number of funds. By code.
    /// </summary>
    /// <param name="day">Instalments that begin after it are not read.</param>
    public async Task<IReadOnlyList<(FundAggregate Book, int Members)>> Owed(
        IReadOnlyCollection<string> codes,
        LocalDate day,
        CancellationToken cancel = default
    )
    {
        var books = await FundStore.LoadForDay(_dialect, codes, day, cancel);
        var ids = books.Select(book => book.Fund.Id).ToList();
        await using var db = _contexts();
        var members = await db.Set<FundMember>()
            .Where(member => ids.Contains(member.Fund))
            .GroupBy(member => member.Fund)
            .Select(of => new { of.Key, Count = of.Count() })
            .ToDictionaryAsync(of => of.Key, of => of.Count, cancel);
        return
        [
            .. books
                .OrderBy(book => book.Fund.Code, StringComparer.Ordinal)
                .Select(book => (book, members.GetValueOrDefault(book.Fund.Id))),
        ];
    }
}
