using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using Npgsql;
using static Ledger.Journal.Instruction;

namespace Ledger.Benchmarks;

/// <summary>
/// Trusts made for one benchmark, each with money in its bank account (which may not go below zero), and who they are
/// by number.
/// </summary>
internal sealed class Estates
{
    public const string Bank = "1110",
        Contributions = "3110";

    /// <summary>What payments are for: accounts of the chart without constraint.</summary>
    public static readonly string[] Uses = ["5110", "5210", "5220", "5230", "2110", "2120", "2140", "2150"];

    public static readonly LocalDate FirstDay = new(2025, 1, 2);

    private readonly Dictionary<(int Estate, string Code), int> _accounts = [];

    private Estates(string[] codes) => (Codes, Numbers) = (codes, new int[codes.Length]);

    public string[] Codes { get; }

    public int[] Numbers { get; }

    /// <summary>Sum of the heads' numbers before anything was measured.</summary>
    public long FirstHeads { get; private set; }

    public int Account(int estate, string code) => _accounts[(Numbers[estate], code)];

    public static async Task<Estates> Open(Bench bench, string name, int count)
    {
        var run = Guid.NewGuid().ToString("N")[..6].ToUpperInvariant();
        var estates = new Estates([.. Enumerable.Range(1, count).Select(i => $"{name}-{run}-{i}")]);
        foreach (var code in estates.Codes.Chunk(500))
        {
            await Accept(
                bench,
                [
                    .. code.Select(one => new JournalRequest(
                        Id<JournalRequest>.New(Bench.Now),
                        bench.Clerk,
                        new OpenEstate(
                            new Estate(
                                Id<Estate>.New(Bench.Now),
                                one,
                                EstateKind.Trust,
                                "A trust to be measured",
                                "America/La_Paz",
                                Currency.BOB,
                                FirstDay
                            )
                        )
                    )),
                ]
            );
            await Accept(
                bench,
                [
                    .. code.Select(one => new JournalRequest(
                        Id<JournalRequest>.New(Bench.Now),
                        bench.Clerk,
                        new PostEntry(
                            Entry(one, FirstDay, "First contribution", Bank, Contributions, Money.MaxMinorUnits)
                        )
                    )),
                ]
            );
        }
        await estates.ReadNumbers(bench.ByHand);
        await bench.Execute("ANALYZE");
        return estates;
    }

    public static JournalEntry Entry(
        string estate,
        LocalDate day,
        string narrative,
        string debit,
        string credit,
        long amount
    ) =>
        JournalEntry
            .Draft(
                estate,
                day,
                day,
                narrative,
                [Posting.Debit(debit, new(amount, Currency.BOB)), Posting.Credit(credit, new(amount, Currency.BOB))]
            )
            .Match(entry => entry, refusal => throw new InvalidOperationException(refusal.ToString()));

    /// <summary>Throws unless all was accepted.</summary>
    public static async Task Accept(Bench bench, IReadOnlyList<JournalRequest> requests)
    {
        foreach (var answer in await bench.Ledger.Journal.Post(new Batch(requests, Atomic: false)))
            if (answer.Refusal is { } refusal)
                throw new InvalidOperationException(refusal.ToString());
    }

    private async Task ReadNumbers(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "SELECT e.no, e.code, a.code, a.no FROM estate e JOIN account a ON a.estate_no = e.no WHERE e.code = ANY($1)"
        );
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = Codes });
        var positions = Codes.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
            {
                Numbers[positions[reader.GetString(1)]] = reader.GetInt32(0);
                _accounts[(reader.GetInt32(0), reader.GetString(2))] = reader.GetInt32(3);
            }
        FirstHeads = await Conditions.Scalar<long>(
            database,
            "SELECT SUM(seq)::bigint FROM estate_head WHERE estate_no = ANY($1)",
            Numbers
        );
    }
}
