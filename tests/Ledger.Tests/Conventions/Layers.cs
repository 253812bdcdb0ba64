using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ledger.Journal;
using Xunit;

namespace Ledger.Tests;

public class The_domain
{
    private static readonly Assembly Domain = typeof(JournalState).Assembly;

    [Fact]
    public void Needs_two_packages_and_the_base_library()
    {
        // Dates, tables of lives, questions with a name: none of them knows a database, a clock or a screen.
        string[] allowed = ["NodaTime", "Stateless", "Ardalis.Specification"];
        var project = XDocument.Load(Repository.PathOf("src/Ledger/Ledger.csproj"));
        Assert.All(
            project.Descendants("PackageReference").Select(reference => (string?)reference.Attribute("Include")),
            name => Assert.Contains(name, allowed)
        );
        Assert.Empty(project.Descendants("ProjectReference"));
        Assert.Empty(project.Descendants("FrameworkReference"));
        Assert.All(
            Domain.GetReferencedAssemblies().Select(name => name.Name!),
            name => Assert.True(allowed.Contains(name) || name.StartsWith("System.", StringComparison.Ordinal), name)
        );
    }

    [Fact]
    public void Is_below_the_other_layers_which_point_one_way()
    {
        // Each project and those it may name directly.
        var allowed = new Dictionary<string, string[]>
        {
            ["Ledger"] = [],
            ["Ledger.Storage"] = ["Ledger"],
            ["Ledger.Application"] = ["Ledger.Storage"],
            ["Ledger.Jobs"] = ["Ledger.Application"],
            ["Ledger.Web"] = ["Ledger.Jobs", "Ledger.Application"],
            ["Ledger.Cli"] = ["Ledger.Jobs", "Ledger.Application"],
        };
        foreach (
            var project in Directory.GetFiles(Repository.PathOf("src"), "Ledger*.csproj", SearchOption.AllDirectories)
        )
        {
            var named = XDocument
                .Load(project)
                .Descendants("ProjectReference")
                .Select(reference =>
                    Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'))
                );
            Assert.All(
                named.Where(name => name.StartsWith("Ledger", StringComparison.Ordinal)),
                name => Assert.Contains(name, allowed[Path.GetFileNameWithoutExtension(project)])
            );
        }
    }

    [Theory]
    [InlineData(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b")]
    [InlineData(@"\bSystemClock\b")]
    [InlineData(@"\bGuid\.NewGuid\b|\bGuid\.CreateVersion7\(\)")]
    [InlineData(@"\bStopwatch\b|\bEnvironment\.TickCount|\bTimeProvider\.System\b")]
    [InlineData(@"\bRandom\b|\bRandomNumberGenerator\b")]
    public void Is_told_the_time_and_its_ids_and_never_asks_for_them(string pattern) => MustNotOccur(pattern);

    [Theory]
    [InlineData(@"\b(double|float|Half|Double)\b|\bSingle\b(?!\()")]
    [InlineData(@"\bMath\.(Pow|Sqrt|Exp|Log)\b")]
    [InlineData(@"\bDateTime\b|\bDateOnly\b|\bTimeSpan\b")]
    [InlineData(@"\bMath\.Round\b|\bdecimal\.Round\b")]
    public void Knows_no_floating_point_no_other_dates_and_no_rounding(string pattern) => MustNotOccur(pattern);

    [Fact]
    public void Has_no_member_of_a_floating_or_foreign_time_type()
    {
        Type[] banned =
        [
            typeof(double),
            typeof(float),
            typeof(Half),
            typeof(DateTime),
            typeof(DateTimeOffset),
            typeof(DateOnly),
            typeof(TimeSpan),
        ];
        const BindingFlags all =
            BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.Instance
            | BindingFlags.Static
            | BindingFlags.DeclaredOnly;
        var found =
            from type in Domain.GetTypes()
            from member in type.GetMembers(all)
            from used in member switch
            {
                FieldInfo field => [field.FieldType],
                PropertyInfo property => [property.PropertyType],
                MethodInfo method =>
                [
                    method.ReturnType,
                    .. method.GetParameters().Select(parameter => parameter.ParameterType),
                ],
                ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
                _ => (IEnumerable<Type>)[],
            }
            from part in Parts(used)
            where banned.Contains(part)
            select $"{type.Name}.{member.Name}: {part.Name}";
        Assert.Empty(found);
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : [type, .. type.GetGenericArguments().SelectMany(Parts)];

    private static void MustNotOccur(string pattern) =>
        Assert.Empty(
            from source in Repository.Sources("src/Ledger")
            from line in CodeText.Bare(source.Text).Split('\n').Index()
            where Regex.IsMatch(line.Item, pattern)
            select $"{source.Path}:{line.Index + 1}: {line.Item.Trim()}"
        );
}
