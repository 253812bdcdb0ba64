using System.Diagnostics;
using System.Globalization;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.EndOfDay;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Benchmarks;

/// <summary>
/// The end of a day for a country's rotating funds: 775 funds with 63 loans each, every loan's interest accrued and
/// posted under its member, ageing and provisions, each fund in full or not at all.
/// </summary>
/// <remarks>
/// By hand: the same loans updated with unnest and the same entries through the journal, in the same transactions,
/// nothing read and nothing judged.
/// </remarks>
internal static class FundDays
{
    private const int LoansOfAFund = 63,
        FundsAtOnce = 20;

    private static readonly LocalDate First = new(2026, 1, 5);
    private static readonly Person Manager = new(
        new Id<Person>(new Guid("019d000a-0000-7000-8000-00000000f00d")),
        "manager",
        "Manager",
        [Role.Manager, Role.Operator]
    );

    public static async Task Measure(Bench bench)
    {
        var funds = bench.IsQuick ? 78 : 775;
        await Prepare(bench, funds);
        var all = (await bench.Ledger.FundReader.List())
            .Where(fund => fund.Code.StartsWith("FB-", StringComparison.Ordinal))
            .ToList();
        var times = new List<double>();
        var memory = new Memory();
        memory.Begin();
        for (var day = 1; day <= 5; day++)
        {
            var watch = Stopwatch.StartNew();
            var ended = await bench.Ledger.Funds.EndDay(await Again(bench), First.PlusDays(day), Manager);
            if (ended.Done != funds || ended.Refused.Count > 0)
                throw new InvalidOperationException($"{ended.Done} funds were counted, {ended.Refused.Count} refused.");
            if (day > 1)
                times.Add(watch.Elapsed.TotalSeconds); // The first one plans its statements.
        }
        memory.Dispose();
        var twice = Stopwatch.StartNew();
        if ((await bench.Ledger.Funds.EndDay(await Again(bench), First.PlusDays(5), Manager)).Done != 0)
            throw new InvalidOperationException("A day was counted twice.");
        twice.Stop();
        times.Sort();
        var byHand = await ByHand(bench, all, First.PlusDays(6));
        var how = string.Create(
            CultureInfo.InvariantCulture,
            $"{funds:#,0} funds, {funds * LoansOfAFund:#,0} loans, median of {times.Count} days; the same day again took {twice.Elapsed.TotalSeconds:0.00} s and did nothing"
        );
        bench.Report.Add("end of day", times[times.Count / 2], "s", byHand, bench.IsQuick ? "" : "≤ 10", how);
        bench.Report.Add("end of day, memory", memory.PeakMegabytes, "MB at most", null, "flat", how);
    }

    private static async Task<IReadOnlyList<Fund>> Again(Bench bench) =>
        [
            .. (await bench.Ledger.FundReader.List()).Where(fund =>
                fund.Code.StartsWith("FB-", StringComparison.Ordinal)
            ),
        ];

    private static async Task Prepare(Bench bench, int funds)
    {
        var document = await File.ReadAllTextAsync(Path.Combine("data", "regulations", "fondo-rotatorio-1.json"));
        var regulation = Demand(await bench.Ledger.Lending.Load(document, Manager));
        for (var first = 0; first < funds; first += FundsAtOnce)
        {
            var requests = new List<FundRequest>();
            for (var i = first; i < Math.Min(funds, first + FundsAtOnce); i++)
            {
                var code = string.Create(CultureInfo.InvariantCulture, $"FB-{i:0000}");
                Ask(
                    new OpenFund(
                        "Fondo",
                        $"ORG-{i}",
                        "CO",
                        Currency.COP,
                        "America/Bogota",
                        regulation.Code,
                        regulation.Version,
                        First
                    )
                );
                for (var member = 1; member <= LoansOfAFund; member++)
                {
                    Ask(new AdmitToFund($"M-{member}", "", null, First));
                    // Some were due long ago: there is something to age and to provide for.
                    Ask(
                        new BringForwardLoan(
                            $"M-{member}",
                            "cuota-fija",
                            new Money(100_000_00L + member * 1_000_00L, Currency.COP),
                            First.PlusDays(-400),
                            12,
                            First.PlusDays(1 + member % 30),
                            First,
                            $"Book {member}"
                        )
                    );
                }

                void Ask(FundCommand command) =>
                    requests.Add(new FundRequest(new(Guid.CreateVersion7()), Manager, code, command));
            }
            foreach (var answer in await bench.Ledger.Funds.Do(requests))
                Demand(answer);
        }
        await bench.Execute("ANALYZE loan, fund_instalment, account, account_balance");
    }

    /// <summary>
    /// Seconds for the same rows: each loan's figures, and an entry of as many postings for each fund.
    /// </summary>
    private static async Task<double> ByHand(Bench bench, IReadOnlyList<Fund> funds, LocalDate day)
    {
        var watch = new Stopwatch();
        foreach (var set in funds.Chunk(200))
        {
            var ids = await Ids(bench, [.. set.Select(fund => fund.Id.Value)]);
            watch.Start();
            await using var connection = await bench.ByHand.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var requests = set.Select(fund =>
                    JournalRequest.Of(
                        new FundRequest(new(Guid.CreateVersion7()), Manager, fund.Code, new EndDay(day)),
                        [new Instruction.PostEntry(Entry(fund, day))]
                    )
                )
                .ToList();
            foreach (var answer in await bench.Ledger.Journal.Post(transaction, new Batch(requests, Atomic: false)))
                Demand(answer);
            await using var command = new NpgsqlCommand(
                "UPDATE loan SET earned = loan.earned + 100, arrears_days = loan.arrears_days + 1, provision = loan.provision + 0, arrears_accrued_through = loan.arrears_accrued_through + 1, is_suspended = false FROM unnest($1) AS i(id) WHERE loan.id = i.id",
                connection,
                transaction
            );
            command.Parameters.Add(
                new NpgsqlParameter<Guid[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid, TypedValue = ids }
            );
            await command.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
            watch.Stop();
        }
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<Guid[]> Ids(Bench bench, Guid[] funds)
    {
        await using var command = bench.ByHand.CreateCommand("SELECT array_agg(id) FROM loan WHERE fund = ANY($1)");
        command.Parameters.Add(
            new NpgsqlParameter<Guid[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid, TypedValue = funds }
        );
        return (Guid[])(await command.ExecuteScalarAsync())!;
    }

    private static JournalEntry Entry(Fund fund, LocalDate day)
    {
        var interest = new Money(100, Currency.COP);
        return Demand(
            JournalEntry.Draft(
                fund.Code,
                day,
                day,
                "Interest earned",
                [
                    .. Enumerable
                        .Range(1, LoansOfAFund)
                        .Select(member => Posting.Debit("1430", interest, FundMember.HolderOf($"M-{member}"))),
                    Posting.Credit("4110", interest with { MinorUnits = 100 * LoansOfAFund }),
                ]
            )
        );
    }

    private static T Demand<T>(Result<T> answer)
        where T : notnull =>
        answer.Match(value => value, refusal => throw new InvalidOperationException(refusal.ToString()));
}
