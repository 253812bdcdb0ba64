using System.Text.RegularExpressions;
using Ledger.Tests;
using Xunit;

namespace Ledger.Architecture.Tests;

public partial class The_sources
{
    private const int LongestMethod = 60,
        LongestFile = 400,
        WidestLine = 120;

    /// <summary>Made by tools: exempt from width and length. Migrations are never read (Repository.Sources).</summary>
    private static readonly string[] Generated = ["/CompiledModel/", "/CompiledModels/", ".g.cs"];

    private static IEnumerable<(string Path, string Text)> All =>
        Repository.Sources("src").Concat(Repository.Sources("tests")).Where(source => !IsGenerated(source.Path));

    private static bool IsGenerated(string path) =>
        Generated.Any(part => path.Contains(part, StringComparison.Ordinal));

    /// <summary>
    /// What is still too long is listed in over-long.txt, which may only shrink: what is mended must leave the list.
    /// UPDATE_SPECS=1 writes it.
    /// </summary>
    [Fact]
    public void Have_no_method_and_no_file_that_is_too_long_beside_those_listed()
    {
        var sources = Repository.Sources("src").Where(source => !IsGenerated(source.Path)).ToList();
        var methods =
            from source in sources
            from method in CodeText.Methods(source.Text)
            where method.Length > LongestMethod
            group method by source.Path into file
            select $"{file.Key}: {file.Count()} methods\n";
        var files =
            from source in sources
            where source.Text.Count(c => c == '\n') > LongestFile
            select $"{source.Path}: file\n";
        Repository.MustEqual(
            "tests/Ledger.Architecture.Tests/over-long.txt",
            string.Concat(methods.Concat(files).Order(StringComparer.Ordinal))
        );
    }

    /// <summary>As over-long.txt: texts and tables that no formatter breaks.</summary>
    [Fact]
    public void Have_no_line_that_is_too_wide_beside_those_listed()
    {
        var wide =
            from source in All
            let count = source.Text.Split('\n').Count(line => line.Length > WidestLine)
            where count > 0
            orderby source.Path
            select $"{source.Path}: {count}\n";
        Repository.MustEqual(
            "tests/Ledger.Architecture.Tests/over-wide.txt",
            string.Concat(wide.Order(StringComparer.Ordinal))
        );
    }

    [Fact]
    public void Say_what_they_use_file_by_file() =>
        Assert.Empty(
            from source in All
            from line in source.Text.Split('\n')
            where GlobalUsing().IsMatch(line)
            select $"{source.Path}: {line}"
        );

    [Fact]
    public void Of_hosts_judge_no_permission_and_no_scope()
    {
        Assert.Empty(
            from host in new[] { "src/Ledger.Cli", "src/Ledger.Jobs", "src/Ledger.Web" }
            where Directory.Exists(Repository.PathOf(host))
            from source in Repository.Sources(host)
            let count = Judged().Count(CodeText.Bare(source.Text))
            where count > 0
            select $"{source.Path}: {count}"
        );
    }

    [Fact]
    public void Name_each_public_type_once()
    {
        var twice =
            from assembly in Compiled.Assemblies
            from type in assembly.GetTypes()
            where
                type is { IsPublic: true, IsNested: false }
                && !Regex.IsMatch(type.Namespace ?? "", @"\.(Migrations|Compiled)$")
            group type.FullName!.Split('`')[0] by type.Name.Split('`')[0] into named
            where named.Distinct().Count() > 1
            select string.Join(", ", named);
        Assert.Empty(twice);
    }

    [Fact]
    public void Name_the_home_of_every_law()
    {
        var comments = string.Join(
            '\n',
            from source in Repository.Sources("src")
            from line in source.Text.Split('\n')
            where line.TrimStart().StartsWith("///", StringComparison.Ordinal)
            select line
        );
        Assert.All(Enumerable.Range(1, 9), law => Assert.Matches($@"\blaws? (\d( and |, ))*{law}\b", comments));
    }

    [Fact]
    public void Measure_methods_as_a_reader_would()
    {
        const string code = """
            class A
            {
                int B(int c)
                {
                    if (c > 0)
                    {
                        return '{';
                    }
                    return "}".Length; // }
                }
            }
            """;
        Assert.Equal([(3, 6), (5, 2)], CodeText.Methods(code));
    }

    [GeneratedRegex(@"^\s*global\s+using\s+(static\s+|\w+\s*=\s*)?(global::)?Ledger\b", RegexOptions.CultureInvariant)]
    private static partial Regex GlobalUsing();

    [GeneratedRegex(@"\.(May|Sees)\(", RegexOptions.CultureInvariant)]
    private static partial Regex Judged();
}
