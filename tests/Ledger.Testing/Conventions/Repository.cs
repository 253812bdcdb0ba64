using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Ledger.Tests;

/// <summary>Where the sources and the specifications are, for tests that read them.</summary>
internal static class Repository
{
    private static readonly Lazy<string> Root = new(() => FindRoot());

    public static string Folder => Root.Value;

    public static string PathOf(string relative) => Path.Combine(Folder, relative);

    /// <summary>
    /// C# files under a folder, without what the build makes and without migrations; the path is from the root on.
    /// </summary>
    public static IEnumerable<(string Path, string Text)> Sources(string folder) =>
        from file in Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Folder, file).Replace('\\', '/')
        where !Regex.IsMatch(path, "/(bin|obj|Migrations|Compiled)/")
        orderby path
        select (path, File.ReadAllText(file));

    /// <summary>
    /// Compares a file that is printed from code with what the code prints now; UPDATE_SPECS=1 writes it instead.
    /// </summary>
    public static void MustEqual(string relative, string printed)
    {
        var path = PathOf(relative);
        if (Environment.GetEnvironmentVariable("UPDATE_SPECS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, printed);
            return;
        }
        Assert.True(File.Exists(path), $"{relative} is missing: run with UPDATE_SPECS=1 and read it.");
        Assert.Equal(printed, File.ReadAllText(path));
    }

    /// <summary>
    /// The text between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c> in a file is printed from code; the
    /// rest is written by people.
    /// </summary>
    public static void RegionMustEqual(string relative, string name, string printed)
    {
        var path = PathOf(relative);
        var (begin, end) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        var from = text.IndexOf(begin, StringComparison.Ordinal) is >= 0 and var at ? at + begin.Length : -1;
        var to = from < 0 ? -1 : text.IndexOf(end, from, StringComparison.Ordinal);
        Assert.True(to >= 0, $"{relative} has no region '{name}'.");
        if (Environment.GetEnvironmentVariable("UPDATE_SPECS") == "1")
            File.WriteAllText(path, text[..from] + printed + text[to..]);
        else
            Assert.Equal(printed, text[from..to]);
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        // The path of the source holds when tests run where they were built; otherwise the output folder lies under the
        // root too.
        foreach (var start in (string[])[Path.GetDirectoryName(here)!, AppContext.BaseDirectory])
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
                if (File.Exists(Path.Combine(folder, "Ledger.sln")))
                    return folder;
        throw new InvalidOperationException("Ledger.sln was not found above the tests.");
    }
}
