using System.Reflection;
using System.Xml.Linq;
using Ledger.Application;
using Ledger.Foundations;
using Xunit;

namespace Ledger.Tests;

/// <summary>What the compiler wrote of the comments: every type is explained, and every state and trigger.</summary>
public sealed class The_documentation
{
    private static readonly IReadOnlyList<Assembly> Assemblies = [typeof(Money).Assembly, typeof(UseCases).Assembly];

    private static readonly string[] OfLives = ["State", "Trigger", "Status"];

    private static IEnumerable<Type> Types =>
        Assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Where(type => !type.IsNested);

    private static readonly HashSet<string> Explained =
    [
        .. Assemblies
            .SelectMany(assembly =>
                XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            )
            .Where(member => member.Elements().Any(part => part.Name == "summary" || part.Name == "inheritdoc"))
            .Select(member => member.Attribute("name")!.Value),
    ];

    [Fact]
    public void Says_what_every_type_is() => Assert.Equal("", Missing(Types.Select(type => $"T:{type.FullName}")));

    [Fact]
    public void Says_what_every_state_and_trigger_is()
    {
        var members = Types
            .Where(type => type.IsEnum && OfLives.Any(end => type.Name.EndsWith(end, StringComparison.Ordinal)))
            .SelectMany(type => type.GetEnumNames(), (type, name) => $"F:{type.FullName}.{name}")
            .ToList();
        Assert.NotEmpty(members);
        Assert.Equal("", Missing(members));
    }

    private static string Missing(IEnumerable<string> names) =>
        string.Join('\n', names.Where(name => !Explained.Contains(name)));
}
