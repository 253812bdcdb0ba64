using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Benchmarks;

/// <summary>
/// Estates with 10⁴, 10⁵ and 10⁶ entries over eight months that are closed, and a thousand in the month that is open.
/// </summary>
internal sealed class LongBooks
{
    public const int InOpenPeriod = 1_000;

    public static readonly LocalDate FirstOpenDay = new(2025, 9, 1),
        Midway = new(2025, 6, 15);

    private static readonly int ClosedDays = NodaTime.Period.DaysBetween(Estates.FirstDay, FirstOpenDay);

    private readonly Dictionary<int, Estates> _bySize = [];

    public static int[] Sizes(bool isQuick) => isQuick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000];

    /// <summary>The estate with so many entries; written once in a run.</summary>
    public async Task<Estates> Of(Bench bench, int size)
    {
        if (_bySize.TryGetValue(size, out var estates))
            return estates;
        Console.WriteLine($"writing {size:#,0} entries …");
        estates = await Estates.Open(bench, $"LONG-{size}", 1);
        var random = new Random(size);
        foreach (
            var piece in Enumerable
                .Range(0, size)
                .Select(i => Request(bench, estates, random, DayOf(i, size)))
                .Chunk(5_000)
        )
            await Estates.Accept(bench, piece);
        for (var month = 1; month <= 8; month++)
            await Estates.Accept(
                bench,
                [
                    Ask(
                        bench,
                        new ClosePeriod(estates.Codes[0], new LocalDate(2025, month, 1).PlusMonths(1).PlusDays(-1))
                    ),
                ]
            );
        await Conditions.DemandConserved(bench.ByHand, estates, size + 8);
        await bench.Execute("VACUUM ANALYZE");
        return _bySize[size] = estates;
    }

    private static LocalDate DayOf(int i, int size) =>
        i >= size - InOpenPeriod
            ? FirstOpenDay.PlusDays(i % 25)
            : Estates.FirstDay.PlusDays((int)((long)i * ClosedDays / (size - InOpenPeriod)));

    private static JournalRequest Request(Bench bench, Estates estates, Random random, LocalDate day) =>
        Ask(
            bench,
            new PostEntry(
                Estates.Entry(
                    estates.Codes[0],
                    day,
                    Payments.Narrative,
                    Estates.Uses[random.Next(Estates.Uses.Length)],
                    Estates.Bank,
                    100 + random.Next(100_000)
                )
            )
        );

    private static JournalRequest Ask(Bench bench, Instruction instruction) =>
        new(Id<JournalRequest>.New(Bench.Now), bench.Clerk, instruction);
}
