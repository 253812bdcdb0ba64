using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Benchmarks;

/// <param name="Estate">Its position among the benchmark's estates.</param>
internal readonly record struct Payment(int Estate, string Use, long Amount, LocalDate Day);

/// <summary>
/// A year of payments out of many trusts, day by day, as a bulk file has them; the same for whoever asks.
/// </summary>
internal static class Payments
{
    public const int Trusts = 64,
        Days = 250;
    public const string Narrative = "Payment of a certificate of progress";

    /// <param name="first">The first to make of <paramref name="total"/>.</param>
    public static IEnumerable<Payment> Stream(int first, int count, int total)
    {
        var random = new Random(first);
        for (var i = first; i < first + count; i++)
            yield return new Payment(
                random.Next(Trusts),
                Estates.Uses[random.Next(Estates.Uses.Length)],
                100 + random.Next(100_000),
                Estates.FirstDay.PlusDays((int)((long)i * Days / total))
            );
    }

    public static JournalRequest ToRequest(this Payment payment, Bench bench, Estates estates) =>
        new(
            Id<JournalRequest>.New(Bench.Now),
            bench.Clerk,
            new PostEntry(
                Estates.Entry(
                    estates.Codes[payment.Estate],
                    payment.Day,
                    Narrative,
                    payment.Use,
                    Estates.Bank,
                    payment.Amount
                )
            )
        );
}
