using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Ledger.Tests;

/// <summary>
/// The numbered cases of specs/cases.md. A test cites a case by beginning its name with the number, or by naming it in
/// its documentation; a page of specs/ with transcripts cites it in its prose.
/// </summary>
public partial class The_acceptance_cases
{
    private const string Page = "specs/cases.md",
        PlannedPage = "specs/cases-planned.md";

    /// <summary>Cases below this heading of the page are not kept by a test yet.</summary>
    private const string Planned = "## Planned";

    private sealed record Citation(string Case, string By, bool IsTest);

    [Fact]
    public void Are_on_the_page_when_a_test_cites_them()
    {
        var text = File.ReadAllText(Repository.PathOf(Page));
        var known = CasesIn(text).Concat(CasesIn(File.ReadAllText(Repository.PathOf(PlannedPage)))).ToHashSet();
        Assert.All(
            Citations(),
            citation => Assert.True(known.Contains(citation.Case), $"{citation.Case} is on no page.")
        );
    }

    [Fact]
    public void Are_cited_by_a_test_when_the_page_says_that_they_are_kept() =>
        Assert.Empty(Kept().Except(Citations().Select(citation => citation.Case)));

    [Fact]
    public void Are_not_called_planned_when_a_test_keeps_them() =>
        Assert.Empty(Citations().Where(citation => citation.IsTest).Select(citation => citation.Case).Except(Kept()));

    [Fact]
    public void Have_numbers_of_their_own()
    {
        var all = CasesIn(File.ReadAllText(Repository.PathOf(Page)))
            .Concat(CasesIn(File.ReadAllText(Repository.PathOf(PlannedPage))))
            .ToList();
        Assert.Equal(all.Distinct(), all);
    }

    [Fact]
    public void Are_listed_with_the_tests_that_keep_them()
    {
        var text = new StringBuilder(
            """
            # The tests of each case

            Printed from the tests (`UPDATE_SPECS=1 dotnet test tests/Ledger.Tests`); do not edit.
            The cases are described in [cases.md](cases.md).

            | case | kept by |
            | --- | --- |

            """
        );
        foreach (var kept in Citations().ToLookup(citation => citation.Case).OrderBy(kept => Order(kept.Key)))
        {
            var by = kept.Select(citation => citation.By).Distinct().Order(StringComparer.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"| {kept.Key} | {string.Join("<br>", by)} |\n");
        }
        Repository.MustEqual("specs/cases-tests.md", text.ToString());
    }

    [Fact]
    public void Are_found_in_names_in_documentation_and_in_prose()
    {
        const string code = """
            /// <summary>R1 to R9.</summary>
            public class A
            {
                [Fact]
                public void J1_J2_are_kept() { }

                /// <summary>T3, and T4.</summary>
                [Fact]
                public async Task Says_so() { }

                public void M1250_is_no_case() { }
            }
            """;
        Assert.Equal(
            ["J1 `A`: J1_J2_are_kept", "J2 `A`: J1_J2_are_kept", "T3 `A`: Says_so", "T4 `A`: Says_so"],
            InTests("A", code).Select(citation => $"{citation.Case} {citation.By}")
        );
        Assert.Equal(
            ["T12", "J5"],
            InProse("Blocked (T12).\n```fiducia\n$ fiducia fund card R7\n```\n**J5: a hold.** C1 is a code.\n")
        );
    }

    private static IEnumerable<string> Kept() => CasesIn(File.ReadAllText(Repository.PathOf(Page)).Split(Planned)[0]);

    private static IEnumerable<string> CasesIn(string page) =>
        Row().Matches(page).Select(row => row.Groups["case"].Value);

    private static List<Citation> Citations() =>
        [
            .. from source in Repository.Sources("tests")
            from citation in InTests(Path.GetFileNameWithoutExtension(source.Path), source.Text)
            select citation,
            .. from page in Directory.GetFiles(Repository.PathOf("specs"), "*.md")
            let text = File.ReadAllText(page)
            where text.Contains("```fiducia", StringComparison.Ordinal)
            let name = Path.GetFileName(page)
            from number in InProse(text)
            select new Citation(number, $"[{name}]({name})", IsTest: false),
        ];

    private static IEnumerable<Citation> InTests(string file, string code)
    {
        var documented = new List<string>();
        foreach (var line in code.Split('\n'))
        {
            var text = line.TrimStart();
            if (text.StartsWith("///", StringComparison.Ordinal))
                documented.AddRange(Number().Matches(text).Select(number => number.Value));
            else if (Method().Match(text) is { Success: true } method)
            {
                var numbers = method.Groups["case"].Captures.Select(number => number.Value).Concat(documented);
                foreach (var number in numbers.Distinct())
                    yield return new Citation(number, $"`{file}`: {method.Groups["name"].Value}", IsTest: true);
                documented.Clear();
            }
            else if (text.Contains("class ", StringComparison.Ordinal))
                documented.Clear();
        }
    }

    private static IEnumerable<string> InProse(string page)
    {
        var inside = false;
        foreach (var line in page.Split('\n'))
            if (line.StartsWith("```", StringComparison.Ordinal))
                inside = !inside;
            else if (!inside)
                foreach (Match number in Number().Matches(line))
                    yield return number.Value;
    }

    /// <summary>Letters first, then the number as a number.</summary>
    private static (string Letters, int Number) Order(string number)
    {
        var letters = number.TrimEnd([.. "0123456789"]);
        return (letters, int.Parse(number[letters.Length..], CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^\| (?<case>[A-Z]-?\d{1,2}) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    /// <summary>In prose only the cases of journal, tranches and fund: other letters are used for much else.</summary>
    [GeneratedRegex(@"(?<![\w-])[JTR]\d{1,2}\b(?!-)")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(void|Task) (?<name>((?<case>[BCEJMOPRSTVWX]\d{1,2})_)*\w+)\(")]
    private static partial Regex Method();
}
