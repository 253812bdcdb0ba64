using Ledger.Access;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
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

    /// <summary>
    /// What happened in a fund in some days, of one member or of all, in the order in which it was recorded.
    /// </summary>
    public async IAsyncEnumerable<FundStep> Steps(
        Fund fund,
        string? member = null,
        LocalDate? from = null,
        LocalDate? through = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        await using var db = _contexts();
        var (id, first, last) = (
            fund.Id.Value,
            from ?? Foundations.Calendar.FirstDay,
            through ?? Foundations.Calendar.LastDay
        );
        var steps = db.Set<FundStep>()
            .AsNoTracking()
            .Where(step => step.Fund == id && step.On >= first && step.On <= last);
        if (member is not null)
            steps = steps.Where(step => step.Member == member);
        await foreach (
            var step in steps
                .OrderBy(step => step.At)
                .ThenBy(step => step.Ordinal)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
            yield return step;
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

    /// <summary>Every commitment and loan that the fund ever had, with all instalments.</summary>
    public async Task<FundAggregate> Whole(Fund fund, CancellationToken cancel = default)
    {
        await using var db = _contexts();
        var members = await db.Set<FundMember>()
            .AsNoTracking()
            .Where(member => member.Fund == fund.Id)
            .OrderBy(member => member.Code)
            .ToListAsync(cancel);
        var commitments = await db.Set<RepaymentCommitment>()
            .AsNoTracking()
            .Where(commitment => commitment.Fund == fund.Id)
            .OrderBy(commitment => commitment.Number)
            .ToListAsync(cancel);
        var loans = await db.Set<Loan>()
            .AsNoTracking()
            .Where(loan => loan.Fund == fund.Id)
            .OrderBy(loan => loan.Number)
            .ToListAsync(cancel);
        var instalments = await db.Set<FundInstalment>()
            .AsNoTracking()
            .Where(one => one.Fund == fund.Id)
            .ToListAsync(cancel);
        var lines = await db.Set<CreditLine>()
            .AsNoTracking()
            .Where(line => line.Fund == fund.Id)
            .OrderBy(line => line.Number)
            .ToListAsync(cancel);
        return new FundAggregate
        {
            Fund = fund,
            Members = [.. members],
            Commitments = [.. commitments],
            Loans = [.. loans],
            Instalments = [.. instalments],
            Lines = [.. lines],
            LastLoan = loans.Count,
            LastCommitment = commitments.Count,
        };
    }

    /// <summary>
    /// Funds, or an organization's, with what is owed as far as it has come due, and how many members each has: the
    /// same few sets of rows for any number of funds. By code, one page.
    /// </summary>
    /// <param name="scopes">The parts of the ledger that the caller sees; null: all of it.</param>
    /// <param name="day">Instalments that begin after it are not read.</param>
    /// <param name="after">The code after which the page begins; empty: the first page.</param>
    /// <param name="max">How many funds at most.</param>
    public async Task<IReadOnlyList<(FundAggregate Book, int Members)>> Owed(
        IReadOnlyList<Scope>? scopes,
        LocalDate day,
        string after,
        int max,
        CancellationToken cancel = default
    )
    {
        await using var db = _contexts();
        // Codes alone are few bytes, and their order is the same in every database.
        var codes = await db.Set<Fund>().Within(scopes).Select(fund => fund.Code).ToListAsync(cancel);
        var page = codes
            .Where(code => string.CompareOrdinal(code, after) > 0)
            .Order(StringComparer.Ordinal)
            .Take(max)
            .ToList();
        var books = await FundStore.LoadForDay(_dialect, page, day, cancel);
        var ids = books.Select(book => book.Fund.Id).ToList();
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
