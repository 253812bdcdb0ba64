using System.Diagnostics;
using System.Globalization;
using Ledger.Foundations;
using Ledger.Journal;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Benchmarks;

/// <summary>
/// Trial balance and balances from a past day, over books that grow behind closed periods; beside adding up the
/// postings by hand.
/// </summary>
internal static class Balances
{
    private const string AddUp =
        "SELECT account_no, SUM(amount) FILTER (WHERE amount > 0), SUM(amount) FILTER (WHERE amount < 0) FROM posting WHERE estate_no = $1 AND book_date <= $2 GROUP BY account_no";

    public static async Task Measure(Bench bench)
    {
        foreach (var size in LongBooks.Sizes(bench.IsQuick))
        {
            var estates = await bench.LongBooks.Of(bench, size);
            var (estate, bank) = (estates.Codes[0], new AccountKey(Estates.Bank, default, Currency.BOB));
            var (now, past) = (Viewpoint.Now, new Viewpoint(LongBooks.Midway));
            var all = await AddedUp(bench, estates, new DateOnly(9999, 12, 31));
            var until = await AddedUp(bench, estates, new DateOnly(2025, 6, 15));
            var reader = bench.Ledger.Reader;
            var how = string.Create(
                CultureInfo.InvariantCulture,
                $"{size:#,0} entries, {size - LongBooks.InOpenPeriod:#,0} behind closed periods"
            );
            bench.Report.Add(
                "trial balance",
                await Time(() => reader.TrialBalance(estate, now)),
                "ms",
                all,
                "few",
                how
            );
            bench.Report.Add(
                "trial balance, past day",
                await Time(() => reader.TrialBalance(estate, past)),
                "ms",
                until,
                "few",
                how
            );
            bench.Report.Add(
                "balance, past day",
                await Time(() => reader.Balance(estate, bank, past)),
                "ms",
                null,
                "few",
                how
            );
            await DemandSame(bench, estates, past);
        }
    }

    /// <summary>The median of asking again and again.</summary>
    private static async Task<double> Time<T>(Func<Task<Result<T>>> ask)
        where T : notnull
    {
        var times = new List<double>();
        for (var i = -5; i < 50; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var answer = await ask();
            if (answer.Refusal is { } refusal)
                throw new InvalidOperationException(refusal.ToString());
            if (i >= 0)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return Bench.Median(times);
    }

    private static async Task<double> AddedUp(Bench bench, Estates estates, DateOnly through)
    {
        var times = new List<double>();
        for (var i = -1; i < 3; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await Sums(bench, estates, through);
            if (i >= 0)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return Bench.Median(times);
    }

    private static async Task<Dictionary<int, decimal>> Sums(Bench bench, Estates estates, DateOnly through)
    {
        await using var command = bench.ByHand.CreateCommand(AddUp);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = estates.Numbers[0] });
        command.Parameters.Add(
            new NpgsqlParameter<DateOnly> { NpgsqlDbType = NpgsqlDbType.Date, TypedValue = through }
        );
        await using var reader = await command.ExecuteReaderAsync();
        var sums = new Dictionary<int, decimal>();
        while (await reader.ReadAsync())
            sums[reader.GetInt32(0)] =
                (reader.IsDBNull(1) ? 0 : reader.GetDecimal(1)) + (reader.IsDBNull(2) ? 0 : reader.GetDecimal(2));
        return sums;
    }

    /// <summary>Throws unless the answer is what the postings add up to.</summary>
    private static async Task DemandSame(Bench bench, Estates estates, Viewpoint past)
    {
        var sums = await Sums(bench, estates, new DateOnly(2025, 6, 15));
        var answer = await bench.Ledger.Reader.TrialBalance(estates.Codes[0], past);
        foreach (
            var account in answer.Match(
                balance => balance.Accounts,
                refusal => throw new InvalidOperationException(refusal.ToString())
            )
        )
            if (account.Balance.MinorUnits != sums.GetValueOrDefault(estates.Account(0, account.Account.Code)))
                throw new InvalidOperationException(
                    $"{account.Account} is {account.Balance}, but its postings add up to something else."
                );
    }
}
