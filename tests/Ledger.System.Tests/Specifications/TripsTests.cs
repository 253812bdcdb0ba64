using Ledger.Application;
using Xunit;
using Xunit.Abstractions;

namespace Ledger.SystemTests.Specifications;

/// <summary>
/// How often a command goes to the database, the caller's look-up included: every command of some specifications is run
/// as it is written there, and counted.
/// </summary>
public sealed class TripsTests(ITestOutputHelper output)
{
    private const int MaxOfCommand = 8,
        MaxOfQuestion = 4;

    /// <summary>
    /// What goes more often, and how often at most: what reads whole estates one after the other or piece by piece;
    /// what looks for the last record before a moment; and what nobody has made shorter yet. These may only become
    /// fewer.
    /// </summary>
    private static readonly IReadOnlyDictionary<string, int> More = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["verify"] = 140,
        ["checkpoint check"] = 62,
        ["checkpoint take"] = 48,
        ["export"] = 42,
        ["general-ledger"] = 14,
        ["statement"] = 11,
        ["journal"] = 5,
        ["balance --known-at"] = 11,
        ["accounts list --known-at"] = 9,
        ["trial-balance --known-at"] = 12,
        ["statement --known-at"] = 12,
        ["trial-balance"] = 5,
        ["people confirm"] = 15,
        ["programmes open"] = 9,
        ["estates show"] = 5,
        ["fund statement"] = 18,
        ["fund book"] = 10,
        ["report subprojects"] = 6,
        ["report financing"] = 5,
        ["time-in-hand"] = 7,
    };

    /// <summary>
    /// What asks EF Core, and so builds its model once in each process. The others do not, unless a refused attempt is
    /// noted. These may only become fewer.
    /// </summary>
    private static readonly IReadOnlySet<string> WithModel = new HashSet<string>(StringComparer.Ordinal)
    {
        "alliances register",
        "instruments load",
        "people add",
        "people confirm",
        "programmes appropriate",
        "programmes open",
        "programmes receive",
        "works import",
    };

    [Theory]
    [InlineData("entries.md", "post", "balance")]
    [InlineData("questions.md", "balance")]
    [InlineData("holds.md", "hold post")]
    [InlineData("tranches.md", "release approve", "release confirm")]
    [InlineData("orders.md", "order approve", "order confirm")]
    [InlineData("works.md", "works certify", "works plan")]
    [InlineData("debts.md", "loans repay", "fund card")]
    public async Task A_command_goes_to_the_database_a_few_times(string file, params string[] among)
    {
        var trips = new Trips();
        await using var console = await SpecConsole.Open(The_specifications.Folder(), trips);
        await The_specifications.Rerun(
            await File.ReadAllTextAsync(Path.Combine(The_specifications.Folder(), file)),
            console
        );
        var writes = UseCases.All.ToDictionary(of => of.Name, of => of.Writes);
        var max = console
            .Counted.Where(run => run.Verb.Length > 0)
            .GroupBy(run =>
                run.Line.Contains("--known-at", StringComparison.Ordinal) ? $"{run.Verb} --known-at" : run.Verb
            )
            .ToDictionary(of => of.Key, of => of.MaxBy(run => run.Sent.Count));
        foreach (var (name, run) in max.OrderBy(of => of.Key, StringComparer.Ordinal))
            output.WriteLine($"{run.Sent.Count, 3} {(writes[run.Verb] ? "command " : "question")} {name}");
        var tooMany = max.Where(of => of.Value.Sent.Count > Limit(of.Key, writes[of.Value.Verb])).ToList();
        foreach (var (_, run) in tooMany)
        {
            output.WriteLine($"--- {run.Line}");
            foreach (var sent in run.Sent)
                output.WriteLine($"  > {Readable(sent)}");
        }
        Assert.Empty(among.Except(max.Keys));
        Assert.Empty(tooMany.Select(of => $"{of.Key}: {of.Value.Sent.Count}"));
        var withModel = console.Counted.Where(run => run.Contexts > 0).Select(run => run.Verb).ToHashSet();
        foreach (var name in withModel.Order(StringComparer.Ordinal))
            output.WriteLine($"model: {name}");
        Assert.Empty(withModel.Except(WithModel, StringComparer.Ordinal));
    }

    private static int Limit(string name, bool writes) =>
        More.TryGetValue(name, out var more) ? more
        : writes ? MaxOfCommand
        : MaxOfQuestion;

    private static string Readable(string sent) => string.Concat(sent.Where(c => c >= ' ' && c < 127).Take(600));
}
