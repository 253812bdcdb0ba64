using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Reports;
using Ledger.Alliances.Works;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Storage.Database;
using Ledger.Storage.Journal;
using Microsoft.EntityFrameworkCore;

namespace Ledger.Storage.Alliances;

/// <summary>
/// What one unit's alliances committed, asked for, received and accounted for: read from the programme's books, never
/// from the states of files.
/// </summary>
public sealed record PortfolioRow(
    string Unit,
    int Agreements,
    int Families,
    Money Committed,
    Money Requested,
    Money Transferred,
    Money Accounted
);

/// <summary>An alliance or other holder whose figures are out of order.</summary>
public sealed record PortfolioException(string Holder, string Kind, Money Figure, Money Limit)
{
    public Money Excess => Figure - Limit;
}

/// <summary>
/// Questions about a whole programme, answered with one aggregate query whatever the number of alliances.
/// </summary>
public sealed class PortfolioReader
{
    // The programme's accounts by alliance: what is still to be accounted for, what is to be refunded, what was
    // accounted for, and the memorandum.
    private const string Advances = "1310",
        Refunds = "1320",
        Accounted = "5110",
        Committed = "8120",
        Requested = "8130";

    // Of a subproject's own books: what the municipality and others gave and works used.
    private const string CounterpartEarned = "4120";

    private readonly Func<LedgerDb> _contexts;

    internal PortfolioReader(Func<LedgerDb> contexts) => _contexts = contexts;

    /// <summary>
    /// One row per unit, by name. Transferred is what went out net of returns and refunds: advances, refunds receivable
    /// and what was accounted for.
    /// </summary>
    public async Task<IReadOnlyList<PortfolioRow>> Units(
        string programme,
        Currency currency,
        CancellationToken cancel = default
    )
    {
        await using var db = _contexts();
        var units = await db.Set<Alliance>()
            .Where(alliance =>
                alliance.Programme == programme
                && alliance.SignedOn >= Calendar.FirstDay
                && alliance.State != AllianceState.Withdrawn
            )
            .GroupBy(alliance => alliance.Unit)
            .Select(group => new
            {
                Unit = group.Key,
                Agreements = group.Count(),
                Families = group.Sum(alliance => alliance.Families),
            })
            .ToListAsync(cancel);
        var sums = await (
            from alliance in db.Set<Alliance>()
            where alliance.Programme == programme
            join account in Balances(db, programme, currency)
                on Alliance.HolderPrefix + alliance.Code equals account.Holder
            group account.Posted by new { alliance.Unit, account.Code } into unit
            select new
            {
                unit.Key.Unit,
                unit.Key.Code,
                Posted = unit.Sum(),
            }
        ).ToListAsync(cancel);
        var posted = sums.ToDictionary(sum => (sum.Unit, sum.Code), sum => new Money((long)sum.Posted, currency));
        return
        [
            .. units
                .OrderBy(unit => unit.Unit, StringComparer.Ordinal)
                .Select(unit =>
                    RowOf(
                        unit.Unit,
                        unit.Agreements,
                        unit.Families,
                        code => posted.GetValueOrDefault((unit.Unit, code), Money.Zero(currency))
                    )
                ),
        ];
    }

    /// <summary>
    /// Holders for whom more was asked than committed, or more transferred than committed: what the engine refuses, and
    /// history may show (T22).
    /// </summary>
    public async Task<IReadOnlyList<PortfolioException>> Exceptions(
        string programme,
        Currency currency,
        CancellationToken cancel = default
    )
    {
        await using var db = _contexts();
        var accounts = await Balances(db, programme, currency)
            .Where(account => account.Holder.StartsWith(Alliance.HolderPrefix))
            .ToListAsync(cancel);
        var found = new List<PortfolioException>();
        foreach (
            var holder in accounts
                .GroupBy(account => account.Holder)
                .OrderBy(holder => holder.Key, StringComparer.Ordinal)
        )
        {
            var posted = holder.ToDictionary(account => account.Code, account => new Money(account.Posted, currency));
            var row = RowOf("", 0, 0, code => posted.GetValueOrDefault(code, Money.Zero(currency)));
            if (row.Requested.MinorUnits > row.Committed.MinorUnits)
                found.Add(new(holder.Key, "requested-over-committed", row.Requested, row.Committed));
            if (row.Transferred.MinorUnits > row.Committed.MinorUnits)
                found.Add(new(holder.Key, "transferred-over-committed", row.Transferred, row.Committed));
        }
        return found;
    }

    /// <summary>
    /// One row per stage, in the order of the stages. What the programme executed is in its own books, what the
    /// counterpart executed in those of the subprojects.
    /// </summary>
    /// <param name="instruments">Those that are loaded: which alliances are municipal subprojects is their instrument's
    /// affair.</param>
    public async Task<IReadOnlyList<SubprojectStage>> Subprojects(
        string programme,
        Currency currency,
        IReadOnlyList<Instrument> instruments,
        CancellationToken cancel = default
    )
    {
        await using var db = _contexts();
        var code = currency.Code;
        var stages = db.Set<Ledger.Alliances.Works.SubprojectWorks>()
            .GroupBy(works => works.Alliance)
            .Select(works => new { Alliance = works.Key, Stage = works.Min(one => (int)one.State) });
        var all =
            from alliance in db.Set<Alliance>()
            where
                alliance.Programme == programme
                && alliance.State != AllianceState.Rejected
                && alliance.State != AllianceState.Withdrawn
            join works in stages on alliance.Id equals works.Alliance into known
            from works in known.DefaultIfEmpty()
            select new
            {
                alliance.Id,
                alliance.Code,
                alliance.Families,
                alliance.Instrument,
                Version = alliance.InstrumentVersion,
                Stage = (int?)works.Stage,
            };
        var counts = await all.GroupBy(one => new
            {
                one.Instrument,
                one.Version,
                one.Stage,
            })
            .Select(group => new
            {
                group.Key.Instrument,
                group.Key.Version,
                group.Key.Stage,
                Count = group.Count(),
                Families = group.Sum(one => one.Families),
            })
            .ToListAsync(cancel);
        var ofProgramme = await (
            from one in all
            join account in Balances(db, programme, currency) on Alliance.HolderPrefix + one.Code equals account.Holder
            group account.Posted by new
            {
                one.Instrument,
                one.Version,
                one.Stage,
                account.Code,
            } into found
            select new StageSum
            {
                Instrument = found.Key.Instrument,
                Version = found.Key.Version,
                Stage = found.Key.Stage,
                Code = found.Key.Code,
                Sum = found.Sum(),
            }
        ).ToListAsync(cancel);
        var pledged = await (
            from one in all
            join pledge in db.Set<Pledge>() on one.Id equals pledge.Alliance
            group pledge.Amount.MinorUnits by new
            {
                one.Instrument,
                one.Version,
                one.Stage,
            } into found
            select new StageSum
            {
                Instrument = found.Key.Instrument,
                Version = found.Key.Version,
                Stage = found.Key.Stage,
                Code = "",
                Sum = found.Sum(),
            }
        ).ToListAsync(cancel);
        var earned = await (
            from one in all
            join estate in db.Set<EstateRow>() on one.Code equals estate.Code
            join account in db.Set<AccountRow>() on estate.No equals account.EstateNo
            where account.Code == CounterpartEarned && account.Currency == code
            join balance in db.Set<AccountBalanceRow>()
                on new { account.EstateNo, AccountNo = account.No } equals new { balance.EstateNo, balance.AccountNo }
            group balance.Posted by new
            {
                one.Instrument,
                one.Version,
                one.Stage,
            } into found
            select new StageSum
            {
                Instrument = found.Key.Instrument,
                Version = found.Key.Version,
                Stage = found.Key.Stage,
                Code = CounterpartEarned,
                Sum = found.Sum(),
            }
        ).ToListAsync(cancel);

        var municipal = instruments
            .Where(instrument => instrument.Channel == Channel.ImplementingFund)
            .Select(instrument => (instrument.Code, instrument.Version))
            .ToHashSet();
        return
        [
            .. from row in counts
            where municipal.Contains((row.Instrument, row.Version))
            group row by SubprojectStage.StageOf(row.Stage) into stage
            orderby stage.Key
            select new SubprojectStage(
                stage.Key,
                stage.Sum(row => row.Count),
                stage.Sum(row => row.Families),
                new OfBoth(Sum(ofProgramme, stage.Key, Committed), Sum(pledged, stage.Key, "")),
                new OfBoth(Sum(ofProgramme, stage.Key, Accounted), -Sum(earned, stage.Key, CounterpartEarned))
            ),
        ];

        Money Sum(IEnumerable<StageSum> sums, WorksState stage, string account) =>
            new(
                sums.Where(sum =>
                        municipal.Contains((sum.Instrument, sum.Version))
                        && SubprojectStage.StageOf(sum.Stage) == stage
                        && sum.Code == account
                    )
                    .Sum(sum => sum.Sum),
                currency
            );
    }

    /// <summary>
    /// The programme, then each of its sources, then all other contributors; of the alliances that were approved and neither
    /// rejected nor withdrawn.
    /// </summary>
    public async Task<IReadOnlyList<FinancingLine>> Financing(
        string programme,
        Currency currency,
        CancellationToken cancel = default
    )
    {
        await using var db = _contexts();
        var (code, none) = (currency.Code, Money.Zero(currency));
        string[] accounts = [Advances, Refunds, Accounted, Committed];
        var planned = db.Set<Alliance>()
            .Where(AllianceIsApproved.Question)
            .Where(alliance => alliance.Programme == programme);
        var plan = await planned
            .GroupBy(alliance => alliance.Programme)
            .Select(group => new
            {
                Incentive = group.Sum(one => one.Incentive.MinorUnits),
                Cost = group.Sum(one => one.Cost.MinorUnits),
            })
            .FirstOrDefaultAsync(cancel);
        var pledges = await (
            from alliance in planned
            join pledge in db.Set<Pledge>() on alliance.Id equals pledge.Alliance
            group pledge by pledge.Kind into kind
            select new
            {
                Kind = kind.Key,
                Amount = kind.Sum(pledge => pledge.Amount.MinorUnits),
                Verified = kind.Sum(pledge => pledge.Verified.MinorUnits),
            }
        ).ToListAsync(cancel);
        var all = (
            await Balances(db, programme, currency)
                .Where(account => account.Holder.StartsWith(Alliance.HolderPrefix) && accounts.Contains(account.Code))
                .GroupBy(account => account.Code)
                .Select(group => new { Code = group.Key, Posted = group.Sum(account => account.Posted) })
                .ToListAsync(cancel)
        ).ToDictionary(sum => sum.Code, sum => sum.Posted);
        var bySource = await (
            from estate in db.Set<EstateRow>()
            where estate.Code == programme
            join account in db.Set<AccountRow>() on estate.No equals account.EstateNo
            where
                account.Currency == code
                && account.Holder.StartsWith(Alliance.HolderPrefix)
                && accounts.Contains(account.Code)
            join turnover in db.Set<DimensionTurnoverRow>()
                on new { account.EstateNo, AccountNo = account.No } equals new { turnover.EstateNo, turnover.AccountNo }
            join dimensions in db.Set<DimensionSetRow>() on turnover.DimensionNo equals dimensions.No
            group turnover by new { account.Code, dimensions.Labels } into source
            select new
            {
                source.Key.Code,
                source.Key.Labels,
                Debit = source.Sum(turnover => turnover.Debit),
                Credit = source.Sum(turnover => turnover.Credit),
            }
        ).ToListAsync(cancel);

        var sources = bySource
            .GroupBy(row => SourceOf(Labels.FromStored(row.Labels)))
            .OrderBy(source => source.Key, StringComparer.Ordinal)
            .Select(source =>
                (
                    Source: source.Key,
                    Committed: source.Where(row => row.Code == Committed).Sum(row => row.Debit - row.Credit),
                    Transferred: source.Where(row => row.Code != Committed).Sum(row => row.Debit - row.Credit)
                )
            )
            .ToList();
        var (committed, transferred) = (
            all.GetValueOrDefault(Committed),
            all.Where(sum => sum.Key != Committed).Sum(sum => sum.Value)
        );
        if (
            (
                committed - sources.Sum(source => source.Committed),
                transferred - sources.Sum(source => source.Transferred)
            )
                is var rest
            && rest != (0, 0)
        )
            sources.Add(("", rest.Item1, rest.Item2));
        return
        [
            new(FinancingKind.Programme, "", Of(plan?.Incentive ?? 0), Of(committed), Of(transferred), none),
            .. sources.Select(source => new FinancingLine(
                FinancingKind.Source,
                source.Source,
                null,
                Of(source.Committed),
                Of(source.Transferred),
                none
            )),
            new(
                FinancingKind.Counterpart,
                "",
                Of((plan?.Cost ?? 0) - (plan?.Incentive ?? 0)),
                Of(pledges.Sum(kind => kind.Amount)),
                Of(pledges.Where(kind => kind.Kind != PledgeKind.InKind).Sum(kind => kind.Verified)),
                Of(pledges.Where(kind => kind.Kind == PledgeKind.InKind).Sum(kind => kind.Verified))
            ),
        ];

        Money Of(long minorUnits) => new(minorUnits, currency);
    }

    private static string SourceOf(Labels dimensions) => $"{dimensions["source"]} {dimensions["loan-category"]}".Trim();

    private static PortfolioRow RowOf(string unit, int agreements, int families, Func<string, Money> of) =>
        new(
            unit,
            agreements,
            families,
            of(Committed),
            of(Requested),
            of(Advances) + of(Refunds) + of(Accounted),
            of(Accounted)
        );

    private static IQueryable<HolderBalance> Balances(LedgerDb db, string programme, Currency currency)
    {
        var code = currency.Code;
        return from estate in db.Set<EstateRow>()
            where estate.Code == programme
            join account in db.Set<AccountRow>() on estate.No equals account.EstateNo
            where account.Currency == code && account.Holder != ""
            join balance in db.Set<AccountBalanceRow>()
                on new { account.EstateNo, AccountNo = account.No } equals new { balance.EstateNo, balance.AccountNo }
            select new HolderBalance
            {
                Holder = account.Holder,
                Code = account.Code,
                Posted = balance.Posted,
            };
    }

    private sealed class StageSum
    {
        public required string Instrument { get; init; }
        public int Version { get; init; }
        public int? Stage { get; init; }
        public required string Code { get; init; }
        public long Sum { get; init; }
    }

    private sealed class HolderBalance
    {
        public required string Holder { get; init; }
        public required string Code { get; init; }
        public long Posted { get; init; }
    }
}
