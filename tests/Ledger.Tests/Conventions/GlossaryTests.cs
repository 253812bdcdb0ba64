using System.Text.RegularExpressions;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using Ledger.Programmes;
using Ledger.RotatingFunds;
using Ledger.Workflow;
using Xunit;

namespace Ledger.Tests;

/// <summary>specs/glossary-types.md names every aggregate, command and state once, in English and Spanish.</summary>
public partial class The_glossary_of_types
{
    private static readonly Type[] Domain = [.. typeof(Alliance).Assembly.GetExportedTypes()];

    /// <summary>What is loaded and stored as a whole without a life of its own.</summary>
    private static readonly Type[] Roots =
    [
        typeof(Delegation),
        typeof(Dossier),
        typeof(Estate),
        typeof(Fund),
        typeof(Instrument),
        typeof(Person),
        typeof(Programme),
        typeof(Regulation),
        typeof(RoleAssignment),
    ];

    [Fact]
    public void Has_every_aggregate() =>
        Same(
            "Aggregates and case files",
            Domain
                .Where(type => !type.IsInterface && type.GetProperty("Lifecycle") is not null)
                .Concat(Roots)
                .Select(type => type.Name)
        );

    [Fact]
    public void Has_every_command() =>
        Same(
            "Commands",
            Domain
                .Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(Instruction)) || IsCommand(type)))
                .Select(type => type.Name)
        );

    [Fact]
    public void Has_every_state() => Same("States", States().Select(state => $"{state.GetType().Name}.{state}"));

    [Fact]
    public void Says_states_in_Spanish_as_the_screen_does()
    {
        var words = Resources("Words.es.resx");
        Assert.All(
            Rows("States").Where(row => words.ContainsKey(row.Name)),
            row => Assert.Equal((row.Name, words[row.Name]), (row.Name, row.Spanish))
        );
    }

    private static bool IsCommand(Type type)
    {
        for (var of = type.BaseType; of is not null; of = of.BaseType)
            if (of.IsGenericType && of.GetGenericTypeDefinition() == typeof(Command<,,>))
                return true;
        return false;
    }

    private static IEnumerable<object> States() =>
        Domain
            .Where(type =>
                type.IsEnum && type.Name is [.., 'S', 't', 'a', 't', 'e'] or [.., 'S', 't', 'a', 't', 'u', 's']
            )
            .SelectMany(type => type.GetEnumValues().Cast<object>());

    private static void Same(string section, IEnumerable<string> types)
    {
        var rows = Rows(section);
        Assert.All(rows, row => Assert.True(row.Spanish.Length > 0 && row.Is.Length > 0, $"{row.Name} says nothing"));
        Assert.Equal(types.Order(StringComparer.Ordinal), rows.Select(row => row.Name).Order(StringComparer.Ordinal));
    }

    private static List<(string Name, string Spanish, string Is)> Rows(string section)
    {
        var page = File.ReadAllText(Repository.PathOf("specs/glossary-types.md"));
        var part = page.Split("\n## ").Single(of => of.StartsWith(section + "\n", StringComparison.Ordinal));
        return
        [
            .. from Match row in Row().Matches(part)
            select (row.Groups["name"].Value, row.Groups["es"].Value.Trim(), row.Groups["is"].Value.Trim()),
        ];
    }

    private static Dictionary<string, string> Resources(string file) =>
        System
            .Xml.Linq.XDocument.Load(Repository.PathOf($"src/Ledger.Application/Localization/{file}"))
            .Descendants("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    [GeneratedRegex(@"^\| `(?<name>[\w.]+)` \|(?<es>[^|]*)\|(?<is>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
