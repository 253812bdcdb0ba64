using Ledger.Application.Contracts;
using Xunit;

namespace Ledger.SystemTests.Specifications;

/// <summary>
/// Every command of the stories of the specifications is sent twice as a dry run, and every question asked twice, by its
/// options and as the JSON body that says the same: the answers are equal, accepted or refused.
/// </summary>
public sealed class SameAsJsonTests
{
    private const string Id = "rq_0000000000000000000000000000ffff";

    private const int MaxOfEach = 1;

    /// <summary>Their options name a file of lines, or the lines are what is printed.</summary>
    private static readonly string[] OfFiles = ["checkpoint check", "checkpoint take"];

    /// <summary>How often each command was sent with each answer: more of the same would only take time.</summary>
    private readonly Dictionary<(string Verb, string Answer), int> _sent = [];

    [Fact]
    public async Task Every_command_answers_the_same_by_options_and_as_JSON()
    {
        foreach (var pages in SpecPages.Stories)
        {
            await using var console = await SpecConsole.Open(SpecPages.Folder(), before: Both);
            foreach (var page in pages)
                await The_specifications.Rerun(
                    await File.ReadAllTextAsync(Path.Combine(SpecPages.Folder(), page)),
                    console
                );
        }
        Assert.Empty(
            RequestContract
                .All.Select(contract => contract.UseCase.Name)
                .Except(_sent.Keys.Select(key => key.Verb))
                .Except(OfFiles)
        );
    }

    private async Task Both(SpecConsole console, IReadOnlyList<string> words)
    {
        var verb = SpecConsole.VerbOf(words);
        if (RequestContract.Find(verb) is not { } contract || words.Contains("--help") || words.Contains("other"))
            return;
        if (_sent.Where(pair => pair.Key.Verb == verb).Sum(pair => pair.Value) >= 3 * MaxOfEach)
            return;
        List<string> bare = [.. words];
        foreach (var flag in new[] { "--json", "--dry-run" })
            bare.RemoveAll(word => word == flag);
        if (bare.IndexOf("--id") is >= 0 and var at)
            bare.RemoveRange(at, 2);
        bare.RemoveAll(word => word == "--csv");
        var (exit, body) = await console.RunOnce([.. bare, "--as-json"], "");
        if (exit != 0)
            return; // A usage error or a refusal of what was typed: there is nothing to send.
        List<string> tried =
        [
            .. contract.UseCase.Writes ? ["--dry-run"] : Array.Empty<string>(),
            .. contract.TakesId ? ["--id", Id] : Array.Empty<string>(),
        ];
        var options = await console.RunOnce([.. bare, .. tried, "--json"], "");
        List<string> by = bare.IndexOf("--by") is >= 0 and var who ? ["--by", bare[who + 1]] : [];
        // A question that finds something wrong is answered, and is no refusal.
        var code = options.Exit == 1 ? options.Printed.Split('"')[5] : $"exit {options.Exit}";
        var kind = (verb, code);
        if (_sent.GetValueOrDefault(kind) >= MaxOfEach)
            return;
        _sent[kind] = _sent.GetValueOrDefault(kind) + 1;
        var json = await console.RunOnce(["fiducia", "do", .. verb.Split(' '), .. tried, .. by], body);
        Assert.Equal(options, json);
    }
}
