using System.Text.RegularExpressions;
using Xunit;

namespace Ledger.Tests;

/// <summary>The pages of specs/ as a reader meets them: short, listed, and with links that lead somewhere.</summary>
public partial class The_pages_of_the_specification
{
    private const int MaxLines = 400;

    private static IEnumerable<string> Pages =>
        Directory.GetFiles(Repository.PathOf("specs"), "*.md").Order(StringComparer.Ordinal);

    private static string NameOf(string path) => Path.GetRelativePath(Repository.Folder, path).Replace('\\', '/');

    [Fact]
    public void Have_at_most_400_lines() =>
        Assert.Empty(
            from page in Pages
            let lines = File.ReadAllText(page).Count(c => c == '\n')
            where lines > MaxLines
            select $"{NameOf(page)}: {lines} lines"
        );

    [Fact]
    public void Are_all_in_the_list_of_pages()
    {
        var list = Repository.PathOf("specs/README.md");
        var listed = Link().Matches(File.ReadAllText(list)).Select(link => link.Groups["path"].Value);
        Assert.Empty(Pages.Select(Path.GetFileName).Where(page => page != "README.md").Except(listed));
    }

    [Fact]
    public void Link_only_to_what_is_there() =>
        Assert.Empty(
            from page in Pages
                .Concat(Directory.GetFiles(Repository.Folder, "*.md"))
                .Append(Repository.PathOf("data/README.md"))
            from Match link in Link().Matches(File.ReadAllText(page))
            let path = link.Groups["path"].Value
            let target = path.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, path)
            where !Exists(target, link.Groups["section"].Value)
            select $"{NameOf(page)}: {link.Value}"
        );

    [Fact]
    public void Are_there_when_code_names_them() =>
        Assert.Empty(
            from folder in (string[])["src", "tests"]
            from source in Repository.Sources(folder)
            from Match page in PageInCode().Matches(source.Text)
            where !File.Exists(Repository.PathOf(page.Value))
            select $"{source.Path}: {page.Value}"
        );

    private static bool Exists(string target, string section) =>
        section.Length == 0
            ? Path.Exists(target)
            : File.Exists(target)
                && File.ReadLines(target).Any(line => line.StartsWith('#') && Anchor(line) == section);

    /// <summary>The name that a heading gets in a link: lower case, blanks as hyphens, no other marks.</summary>
    private static string Anchor(string heading) =>
        string.Concat(
            heading
                .TrimStart('#')
                .Trim()
                .ToLowerInvariant()
                .Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')
                .Select(c => c == ' ' ? '-' : c)
        );

    [GeneratedRegex(@"\]\((?!https?:|mailto:)(?<path>[^)#\s]*)(?:#(?<section>[^)\s]*))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\bspecs/[a-z0-9]+([.-][a-z0-9]+)*\.md\b", RegexOptions.IgnoreCase)]
    private static partial Regex PageInCode();
}
