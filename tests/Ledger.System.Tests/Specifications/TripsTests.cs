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
        ["verify"] = 42,
        ["checkpoint check"] = 61,
        ["checkpoint take"] = 47,
        ["export"] = 42,
        ["general-ledger"] = 15,
        ["statement"] = 10,
        ["journal"] = 6,
        ["balance --known-at"] = 11,
        ["accounts list --known-at"] = 10,
        ["trial-balance --known-at"] = 12,
        ["statement --known-at"] = 12,
        ["trial-balance"] = 5,
        ["people confirm"] = 15,
        ["programmes open"] = 9,
        ["estates show"] = 6,
        ["fund statement"] = 15,
        ["report subprojects"] = 7,
        ["report financing"] = 6,
        ["worklist"] = 8,
    };

    /// <summary>
    /// What asks EF Core, whose first question costs a process 0.2 s. The others do not. These may only become fewer.
    /// </summary>
    private static readonly IReadOnlySet<string> WithModel = new HashSet<string>(StringComparer.Ordinal)
    {
        "alliances register",
        "estates list",
        "fund adopt",
        "fund end-of-day",
        "fund list",
        "fund open",
        "fund statement",
        "instruments load",
        "loans quote",
        "people add",
        "people confirm",
        "programmes appropriate",
        "programmes open",
        "programmes receive",
        "regulations list",
        "regulations load",
        "regulations maximum",
        "release list",
        "report financing",
        "report subprojects",
        "works import",
        "worklist",
    };

    /// <param name="page">A page; the whole story that it is part of is told.</param>
    [Theory]
    [InlineData(
        "journal.md",
        "post",
        "balance",
        "hold post",
        "verify",
        "checkpoint take",
        "checkpoint check",
        "export"
    )]
    [InlineData("tranches.md", "release approve", "release confirm")]
    [InlineData("orders.md", "order approve", "order confirm")]
    [InlineData("works.md", "works certify", "works plan")]
    [InlineData("debts.md", "loans repay", "fund card")]
    public async Task A_command_goes_to_the_database_a_few_times(string page, params string[] among)
    {
        var trips = new Trips();
        await using var console = await SpecConsole.Open(The_specifications.Folder(), trips);
        foreach (var one in SpecPages.Stories.Single(pages => pages.Contains(page)))
            await The_specifications.Rerun(
                await File.ReadAllTextAsync(Path.Combine(The_specifications.Folder(), one)),
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
        // One trip is the look-up of the caller alone.
        Assert.Empty(among.Except(max.Where(of => of.Value.Sent.Count > 1).Select(of => of.Key)));
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
