using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Storage.Journal;
using Microsoft.EntityFrameworkCore;

namespace Ledger.Storage.Programs;

/// <summary>What one unit's alliances committed, asked for, received and accounted for: read from the programme's books, never from the states of files.</summary>
public sealed record PortfolioRow(string Unit, int Agreements, int Families, Money Committed, Money Requested, Money Transferred, Money Accounted);

/// <summary>An alliance or other holder whose figures are out of order.</summary>
public sealed record PortfolioException(string Holder, string Kind, Money Figure, Money Limit)
{
    public Money Excess => Figure - Limit;
}

/// <summary>Questions about a whole programme, answered with one aggregate query whatever the number of alliances.</summary>
public sealed class PortfolioReader
{
    // The programme's accounts by alliance: what is still to be accounted for, what is to be refunded, what was accounted for, and the memorandum.
    private const string Advances = "1310", Refunds = "1320", Accounted = "5110", Committed = "8120", Requested = "8130";

    private readonly Func<LedgerDb> _contexts;

    internal PortfolioReader(Func<LedgerDb> contexts) => _contexts = contexts;

    /// <summary>One row per unit, by name. Transferred is what went out net of returns and refunds: advances, refunds receivable and what was accounted for.</summary>
    public async Task<IReadOnlyList<PortfolioRow>> Units(string programme, Currency currency, CancellationToken cancel = default)
    {
        await using var db = _contexts();
        var units = await db.Set<Alliance>().Where(alliance => alliance.Programme == programme && alliance.SignedOn >= Calendar.FirstDay).GroupBy(alliance => alliance.Unit)
            .Select(group => new { Unit = group.Key, Agreements = group.Count(), Families = group.Sum(alliance => alliance.Families) }).ToListAsync(cancel);
        var sums = await (
            from alliance in db.Set<Alliance>()
            where alliance.Programme == programme
            join account in Balances(db, programme, currency) on "al_" + alliance.Code equals account.Holder
            group account.Posted by new { alliance.Unit, account.Code } into unit
            select new { unit.Key.Unit, unit.Key.Code, Posted = unit.Sum() }).ToListAsync(cancel);
        var posted = sums.ToDictionary(sum => (sum.Unit, sum.Code), sum => new Money((long)sum.Posted, currency));
        return [.. units.OrderBy(unit => unit.Unit, StringComparer.Ordinal).Select(unit => RowOf(unit.Unit, unit.Agreements, unit.Families, code => posted.GetValueOrDefault((unit.Unit, code), Money.Zero(currency))))];
    }

    /// <summary>Holders for whom more was asked than committed, or more transferred than committed: what the engine refuses, and history may show (T22).</summary>
    public async Task<IReadOnlyList<PortfolioException>> Exceptions(string programme, Currency currency, CancellationToken cancel = default)
    {
        await using var db = _contexts();
        var accounts = await Balances(db, programme, currency).Where(account => account.Holder.StartsWith("al_")).ToListAsync(cancel);
        var found = new List<PortfolioException>();
        foreach (var holder in accounts.GroupBy(account => account.Holder).OrderBy(holder => holder.Key, StringComparer.Ordinal))
        {
            var posted = holder.ToDictionary(account => account.Code, account => new Money(account.Posted, currency));
            var row = RowOf("", 0, 0, code => posted.GetValueOrDefault(code, Money.Zero(currency)));
            if (row.Requested.MinorUnits > row.Committed.MinorUnits) found.Add(new(holder.Key, "requested-over-committed", row.Requested, row.Committed));
            if (row.Transferred.MinorUnits > row.Committed.MinorUnits) found.Add(new(holder.Key, "transferred-over-committed", row.Transferred, row.Committed));
        }
        return found;
    }

    private static PortfolioRow RowOf(string unit, int agreements, int families, Func<string, Money> of) =>
        new(unit, agreements, families, of(Committed), of(Requested), of(Advances) + of(Refunds) + of(Accounted), of(Accounted));

    private static IQueryable<HolderBalance> Balances(LedgerDb db, string programme, Currency currency)
    {
        var code = currency.Code;
        return from estate in db.Set<EstateRow>()
               where estate.Code == programme
               join account in db.Set<AccountRow>() on estate.No equals account.EstateNo
               where account.Currency == code && account.Holder != ""
               join balance in db.Set<AccountBalanceRow>() on new { account.EstateNo, AccountNo = account.No } equals new { balance.EstateNo, balance.AccountNo }
               select new HolderBalance { Holder = account.Holder, Code = account.Code, Posted = balance.Posted };
    }

    private sealed class HolderBalance
    {
        public required string Holder { get; init; }
        public required string Code { get; init; }
        public long Posted { get; init; }
    }
}
