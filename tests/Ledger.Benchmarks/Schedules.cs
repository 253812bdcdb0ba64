using System.Diagnostics;
using Ledger.Foundations;
using Ledger.Lending;
using NodaTime;

namespace Ledger.Benchmarks;

/// <summary>
/// Repayment schedules of twelve monthly instalments on one core; beside the same decimal arithmetic written out,
/// without terms, dates and roundings that can be chosen.
/// </summary>
internal static class Schedules
{
    private const int Count = 12,
        Batch = 1_000;

    private static readonly LocalDate Day = new(2026, 1, 15);

    public static Task Measure(Bench bench)
    {
        Report(
            bench,
            "schedules",
            Terms(DayCount.Thirty360),
            i => ByHand(i, 1.5m, _ => 30, 3_000),
            "≥ 200,000",
            "12 equal monthly instalments, 30/360"
        );
        var days = Terms(DayCount.Actual365) with { Rate = new(18, RatePer.YearNominal) };
        var periods = days
            .DueDates.Select((due, k) => Period.DaysBetween(k == 0 ? Day : days.DueDates[k - 1], due))
            .ToArray();
        Report(
            bench,
            "schedules, actual/365",
            days,
            i => ByHand(i, 18m, k => periods[k], 36_500),
            "≥ 200,000",
            "12 equal monthly instalments, the days of the calendar"
        );
        return Task.CompletedTask;
    }

    private static void Report(
        Bench bench,
        string name,
        LoanTerms terms,
        Func<long, long> byHand,
        string target,
        string what
    )
    {
        var (rates, limits) = (new List<double>(), new List<double>());
        var seconds = bench.IsQuick ? 0.5 : 2;
        DemandSame(terms, byHand);
        for (var work = -1; work < 7; work++)
        {
            var limit = PerSecond(seconds, byHand);
            var rate = PerSecond(
                seconds,
                i =>
                    Schedule.Of(terms with { Principal = Principal(i) }).IsAccepted(out var schedule)
                        ? schedule[^1].Principal.MinorUnits
                        : throw new InvalidOperationException("Refused.")
            );
            if (work < 0)
                continue;
            limits.Add(limit);
            rates.Add(rate);
        }
        bench.Report.Add(
            name,
            Bench.Median(rates),
            "schedules/s",
            Bench.Median(limits),
            target,
            $"{what}; one core, medians of 7 in turns"
        );
    }

    private static double PerSecond(double seconds, Func<long, long> schedule)
    {
        var (watch, done, sum) = (Stopwatch.StartNew(), 0L, 0L);
        while (watch.Elapsed.TotalSeconds < seconds)
            for (var i = 0; i < Batch; i++)
                sum += schedule(done++);
        return sum > 0 ? done / watch.Elapsed.TotalSeconds : throw new InvalidOperationException("Nothing was repaid.");
    }

    /// <summary>
    /// The principal of the last instalment of an annuity, after all of it was computed and kept as the ledger keeps
    /// it: in minor units.
    /// </summary>
    private static long ByHand(long i, decimal percent, Func<int, int> days, int divisor)
    {
        var (product, sum, left) = (1m, 0m, Principal(i).MinorUnits);
        for (var k = 0; k < Count; k++)
        {
            var factor = 1 + percent * days(k) / divisor;
            product *= factor;
            sum = sum * (k == 0 ? 0 : factor) + 1;
        }
        var instalment = (long)(left * product / sum / 100 + 0.5m) * 100;
        var parts = new (long Principal, long Interest)[Count];
        for (var k = 0; k < Count; k++)
        {
            var interest = (long)(left * percent * days(k) / divisor / 100 + 0.5m) * 100;
            parts[k] = (k == Count - 1 ? left : instalment - interest, interest);
            left -= parts[k].Principal;
        }
        return parts[^1].Principal;
    }

    private static void DemandSame(LoanTerms terms, Func<long, long> byHand)
    {
        for (var i = 0L; i < Batch; i++)
            if (
                !Schedule.Of(terms with { Principal = Principal(i) }).IsAccepted(out var schedule)
                || schedule[^1].Principal.MinorUnits != byHand(i)
            )
                throw new InvalidOperationException($"By hand, the schedule of {Principal(i)} is another.");
    }

    private static Money Principal(long i) => new(1_000_000_00 + i % 4_000 * 1_000_00, Currency.COP);

    private static LoanTerms Terms(DayCount dayCount) =>
        new()
        {
            Principal = Principal(0),
            Rate = new(1.5m, RatePer.Month),
            Method = InterestMethod.Declining,
            Form = RepaymentForm.EqualInstalments,
            DayCount = dayCount,
            DisbursedOn = Day,
            DueDates = DueDates.EveryMonths(Day.PlusMonths(1), Count),
            InterestRounding = new(100, RoundingMode.HalfUp),
            InstalmentRounding = new(100, RoundingMode.HalfUp),
        };
}
