using System.Linq.Expressions;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.Storage.Acting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.RotatingFunds;

/// <summary>
/// Reads funds, many at a time, and writes what acts changed in them. Each part is one query or one set of rows,
/// whatever the number of funds.
/// </summary>
internal static class FundStore
{
    /// <summary>Funds with what their members owe: debts that are over only when an act names them.</summary>
    /// <param name="loans">Numbers of loans that are wanted also when they are over.</param>
    /// <param name="references">Of receipts that are wanted.</param>
    public static async Task<IReadOnlyList<FundBook>> Load(
        LedgerDb db,
        Expression<Func<Fund, bool>> which,
        IReadOnlyList<int> loans,
        IReadOnlyList<int> commitments,
        IReadOnlyList<string> references,
        CancellationToken cancel
    )
    {
        var funds = await db.Set<Fund>().AsNoTracking().Where(which).ToListAsync(cancel);
        if (funds.Count == 0)
            return [];
        var ids = funds.ConvertAll(fund => fund.Id);
        var members = await Of<FundMember>(db, member => ids.Contains(member.Fund), member => member.Fund, cancel);
        var seats = await Of<FormerSeat>(db, seat => ids.Contains(seat.Fund), seat => seat.Fund, cancel);
        var lines = await Of<CreditLine>(db, line => ids.Contains(line.Fund), line => line.Fund, cancel);
        var owed = await Of<RepaymentCommitment>(
            db,
            commitment =>
                ids.Contains(commitment.Fund)
                && (CommitmentIsOpen.States.Contains(commitment.State) || commitments.Contains(commitment.Number)),
            commitment => commitment.Fund,
            cancel
        );
        var lent = await Of<Loan>(
            db,
            loan => ids.Contains(loan.Fund) && (LoanIsOpen.States.Contains(loan.State) || loans.Contains(loan.Number)),
            loan => loan.Fund,
            cancel
        );
        var debts = lent.SelectMany(of => of.Select(loan => loan.Id.Value))
            .Concat(owed.SelectMany(of => of.Select(commitment => commitment.Id.Value)))
            .ToList();
        var instalments = await Of<FundInstalment>(db, one => debts.Contains(one.Debt), one => one.Fund, cancel);
        var (receipts, before) = await Receipts(db, ids, references, cancel);
        var days = await (
            from fund in db.Set<Fund>()
            where ids.Contains(fund.Id)
            join day in db.Set<FundDay>().AsNoTracking()
                on new { Fund = fund.Id, Day = fund.AccruedThrough } equals new { day.Fund, day.Day }
            select day
        ).ToListAsync(cancel);
        var lastLoans = await db.Set<Loan>()
            .Where(loan => ids.Contains(loan.Fund))
            .GroupBy(loan => loan.Fund)
            .Select(of => new { of.Key, Last = of.Max(loan => loan.Number) })
            .ToDictionaryAsync(of => of.Key, of => of.Last, cancel);
        var lastCommitments = await db.Set<RepaymentCommitment>()
            .Where(commitment => ids.Contains(commitment.Fund))
            .GroupBy(commitment => commitment.Fund)
            .Select(of => new { of.Key, Last = of.Max(commitment => commitment.Number) })
            .ToDictionaryAsync(of => of.Key, of => of.Last, cancel);
        return funds.ConvertAll(fund => new FundBook
        {
            Fund = fund,
            Members = [.. members[fund.Id].OrderBy(member => member.Code, StringComparer.Ordinal)],
            FormerSeats = [.. seats[fund.Id]],
            Lines = [.. lines[fund.Id].OrderBy(line => line.Number)],
            Commitments = [.. owed[fund.Id].OrderBy(commitment => commitment.Number)],
            Loans = [.. lent[fund.Id].OrderBy(loan => loan.Number)],
            Instalments = [.. instalments[fund.Id]],
            Receipts = [.. receipts[fund.Id]],
            Days = [.. days.Where(day => day.Fund == fund.Id)],
            InstalmentsBefore = [.. before[fund.Id]],
            LastLoan = lastLoans.GetValueOrDefault(fund.Id),
            LastCommitment = lastCommitments.GetValueOrDefault(fund.Id),
        });
    }

    private static async Task<(ILookup<Id<Fund>, WrittenReceipt>, ILookup<Id<Fund>, InstalmentBefore>)> Receipts(
        LedgerDb db,
        List<Id<Fund>> funds,
        IReadOnlyList<string> references,
        CancellationToken cancel
    )
    {
        if (references.Count == 0)
            return (
                Array.Empty<WrittenReceipt>().ToLookup(one => one.Fund),
                Array.Empty<InstalmentBefore>().ToLookup(one => one.Fund)
            );
        var receipts = await Of<WrittenReceipt>(
            db,
            one =>
                funds.Contains(one.Fund)
                && references.Contains(one.Reference)
                && one.Standing == ReceiptStanding.Stands,
            one => one.Fund,
            cancel
        );
        var ids = receipts.SelectMany(of => of.Select(one => one.Id)).ToList();
        return (receipts, await Of<InstalmentBefore>(db, one => ids.Contains(one.Receipt), one => one.Fund, cancel));
    }

    /// <summary>
    /// Funds as the end of a day needs them: what is out, and the instalments that are due by then or whose period has
    /// begun.
    /// </summary>
    public static async Task<IReadOnlyList<FundBook>> LoadForDay(
        LedgerDb db,
        Expression<Func<Fund, bool>> which,
        LocalDate day,
        CancellationToken cancel
    )
    {
        var funds = await db.Set<Fund>().AsNoTracking().Where(which).ToListAsync(cancel);
        var ids = funds.ConvertAll(fund => fund.Id);
        var owed = await Of(
            db.Set<RepaymentCommitment>().Where(CommitmentIsOwed.Question),
            commitment => ids.Contains(commitment.Fund),
            commitment => commitment.Fund,
            cancel
        );
        var lent = await Of(
            db.Set<Loan>().Where(LoanIsOut.Question),
            loan => ids.Contains(loan.Fund),
            loan => loan.Fund,
            cancel
        );
        var instalments = await Of(
            db.Set<FundInstalment>().Where(InstalmentIsUnpaid.Question),
            one => ids.Contains(one.Fund) && one.EarnsFrom <= day,
            one => one.Fund,
            cancel
        );
        return funds.ConvertAll(fund => new FundBook
        {
            Fund = fund,
            Commitments = [.. owed[fund.Id]],
            Loans = [.. lent[fund.Id].OrderBy(loan => loan.Number)],
            Instalments = [.. instalments[fund.Id]],
        });
    }

    /// <summary>Marks what differs between two states of a fund, so that saving the context writes it.</summary>
    /// <param name="before">Null when the fund is new.</param>
    public static void Mark(LedgerDb db, FundBook? before, FundBook after)
    {
        MarkFund(db, before, after);
        Differences.Mark(db, before?.Members, after.Members, member => member.Id);
        Differences.Mark(db, before?.FormerSeats, after.FormerSeats, seat => seat.Id);
        Differences.Mark(db, before?.Lines, after.Lines, line => line.Id);
        Differences.Mark(db, before?.Commitments, after.Commitments, commitment => commitment.Id);
        Differences.Mark(db, before?.Loans, after.Loans, loan => loan.Id);
        Differences.Mark(db, before?.Instalments, after.Instalments, one => one.Id);
        Differences.Mark(db, before?.Receipts, after.Receipts, receipt => receipt.Id);
        Differences.Mark(db, before?.InstalmentsBefore, after.InstalmentsBefore, one => one.Id);
        Differences.Mark(db, before?.Days, after.Days, day => day.Id);
    }

    /// <summary>
    /// As <see cref="Mark"/>, after an end of day: loans are changed by one statement for the whole set.
    /// </summary>
    public static void MarkDay(LedgerDb db, FundBook before, FundBook after, LoanDayColumns loans)
    {
        MarkFund(db, before, after);
        Differences.Mark(db, before.Days, after.Days, day => day.Id);
        foreach (var (old, loan) in before.Loans.Zip(after.Loans))
            if (!ReferenceEquals(old, loan))
                loans.Add(old, loan);
    }

    private static void MarkFund(LedgerDb db, FundBook? before, FundBook after)
    {
        var fund = db.Entry(after.Fund with { Version = before is null ? 0 : before.Fund.Version + 1 });
        fund.State = before is null ? EntityState.Added : EntityState.Modified;
        if (before is not null)
            fund.Property(f => f.Version).OriginalValue = before.Fund.Version;
    }

    private static Task<ILookup<Id<Fund>, T>> Of<T>(
        LedgerDb db,
        Expression<Func<T, bool>> which,
        Func<T, Id<Fund>> of,
        CancellationToken cancel
    )
        where T : class => Of(db.Set<T>(), which, of, cancel);

    private static async Task<ILookup<Id<Fund>, T>> Of<T>(
        IQueryable<T> rows,
        Expression<Func<T, bool>> which,
        Func<T, Id<Fund>> of,
        CancellationToken cancel
    )
        where T : class => (await rows.AsNoTracking().Where(which).ToListAsync(cancel)).ToLookup(of);
}

/// <summary>What the end of a day changed in loans.</summary>
internal sealed class LoanDayColumns
{
    private readonly Column<Guid> _id = new("id", ColumnKind.Guid);
    private readonly Column<long> _earned = new("earned", ColumnKind.Int64),
        _arrears = new("more_arrears_days", ColumnKind.Int64),
        _provision = new("provision", ColumnKind.Int64);
    private readonly Column<DateOnly> _touched = new("touched_on", ColumnKind.Date);
    private readonly Column<bool> _suspended = new("is_suspended", ColumnKind.Bool);

    public LoanDayColumns() => Set = new("loan_day_key", _id, _earned, _arrears, _provision, _touched, _suspended);

    public const string Update = """
        UPDATE loan SET earned = k.earned, arrears_days = loan.arrears_days + k.more_arrears_days, provision = k.provision, touched_on = k.touched_on, is_suspended = k.is_suspended
        FROM {keys} WHERE loan.id = k.id
        """;

    public RowSet Set { get; }

    public void Add(Loan before, Loan after)
    {
        _id.Add(after.Id.Value);
        _earned.Add(after.Earned.MinorUnits);
        _arrears.Add((long)(after.ArrearsDays - before.ArrearsDays));
        _provision.Add(after.Provision.MinorUnits);
        _touched.Add(after.TouchedOn.ToDatabase());
        _suspended.Add(after.IsSuspended);
    }
}
