using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Ledger.SystemTests.Specifications;

/// <summary>The pages of specs/ that have transcripts, and README.md, put together as stories.</summary>
/// <remarks>
/// A story is a page and those that continue it, in order. They share one database, one clock and one count of ids, so
/// a long subject is split into pages without running anything twice.
/// </remarks>
internal static partial class SpecPages
{
    public static IReadOnlyList<IReadOnlyList<string>> Stories
    {
        get
        {
            var pages = Directory
                .GetFiles(Folder(), "*.md")
                .Append(Path.Combine(Folder(), "../README.md"))
                .Where(file => File.ReadAllText(file).Contains("```fiducia", StringComparison.Ordinal))
                .ToDictionary(file => Path.GetRelativePath(Folder(), file), File.ReadAllText);
            return Together(pages);
        }
    }

    /// <summary>
    /// The stories of these pages, by name of their first page. A page is continued by one other at most: what a
    /// command answers depends on every command before it.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> Together(IReadOnlyDictionary<string, string> pages)
    {
        var next = new Dictionary<string, string>();
        foreach (var (page, text) in pages)
            if (Continues().Match(text) is { Success: true } match)
            {
                var before = match.Groups["page"].Value;
                if (!pages.ContainsKey(before))
                    throw new FormatException($"{page} continues {before}, which has no transcript.");
                if (!next.TryAdd(before, page))
                    throw new FormatException($"{before} is continued by {next[before]} and by {page}.");
            }
        var stories = pages
            .Keys.Except(next.Values)
            .Order(StringComparer.Ordinal)
            .Select(first => (IReadOnlyList<string>)[.. From(first, next)])
            .ToList();
        var told = stories.Sum(story => story.Count);
        return told == pages.Count
            ? stories
            : throw new FormatException($"{pages.Count - told} pages continue each other in a circle.");
    }

    private static IEnumerable<string> From(string first, Dictionary<string, string> next)
    {
        for (var page = first; page is not null; page = next.GetValueOrDefault(page))
            yield return page;
    }

    /// <summary>The folder specs/ of the checkout.</summary>
    public static string Folder([CallerFilePath] string here = "")
    {
        foreach (var start in (string[])[Path.GetDirectoryName(here)!, AppContext.BaseDirectory])
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
                if (File.Exists(Path.Combine(folder, "Ledger.sln")))
                    return Path.Combine(folder, "specs");
        throw new InvalidOperationException("Ledger.sln was not found above the tests.");
    }

    [GeneratedRegex(@"^Continues \[[^\]]+\]\((?<page>[a-z0-9.-]+\.md)\)", RegexOptions.Multiline)]
    private static partial Regex Continues();
}

public class Pages_of_a_story
{
    [Fact]
    public void Run_in_the_order_in_which_they_continue_each_other()
    {
        var stories = SpecPages.Together(
            new Dictionary<string, string>
            {
                ["a.md"] = "# A\n\nContinues [c.md](c.md).\n",
                ["b.md"] = "# B\n",
                ["c.md"] = "# C\n\nContinues [b.md](b.md). More.\n",
                ["d.md"] = "# D\n\nIt never Continues [b.md](b.md).\n",
            }
        );
        Assert.Equal(
            [
                ["b.md", "c.md", "a.md"],
                ["d.md"],
            ],
            stories
        );
    }

    [Theory]
    [InlineData("x.md", "y.md", "x.md, which has no transcript")]
    [InlineData("a.md", "a.md", "is continued by")]
    [InlineData("c.md", "b.md", "in a circle")]
    public void Are_refused_when_no_order_fits_them(string before, string beforeThat, string why)
    {
        var refusal = Assert.Throws<FormatException>(() =>
            SpecPages.Together(
                new Dictionary<string, string>
                {
                    ["a.md"] = "# A\n",
                    ["b.md"] = $"# B\n\nContinues [{before}]({before}).\n",
                    ["c.md"] = $"# C\n\nContinues [{beforeThat}]({beforeThat}).\n",
                }
            )
        );
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }
}
