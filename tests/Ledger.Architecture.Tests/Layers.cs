using ArchUnitNET.Domain;
using Xunit;

namespace Ledger.Architecture.Tests;

public class The_layers
{
    /// <summary>Lowest first. What stands in one entry does not see each other.</summary>
    private static readonly string[][] Domain =
    [
        ["Foundations"],
        ["Access"],
        ["Journal"],
        ["Workflow"],
        ["Programmes"],
        ["Lending"],
        ["Alliances", "RotatingFunds", "Banking"],
        ["Texts", "Exports"],
        [""],
    ];

    private static readonly string[][] Storage =
    [
        ["Database"],
        ["Journal"],
        ["Access"],
        ["Programmes"],
        ["Workflow"],
        ["Alliances", "RotatingFunds", "Banking"],
        ["Scheduling"],
        ["Model"],
        ["PostgreSql", "SqlServer", "Sqlite"],
        [""],
    ];

    /// <summary>What still looks upwards, by name. Only to be shortened.</summary>
    private static readonly string[] Known = [];

    [Fact]
    public void Of_projects_point_one_way()
    {
        Assert.True(Compiled.Assemblies.Count >= 4, "Not every project was found beside the tests.");
        var wrong =
            from use in Compiled.Uses
            let user = Compiled.ProjectOf(use.From)
            let used = Compiled.ProjectOf(use.To)
            where user != used && !Compiled.Projects[user!].Contains(used)
            select $"{use.From.FullName} -> {use.To.FullName}";
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Of_the_domain_point_one_way() => MustPointDown("Ledger", Domain);

    [Fact]
    public void Of_storage_point_one_way() => MustPointDown("Ledger.Storage", Storage);

    [Theory]
    [InlineData("Ledger")]
    [InlineData("Ledger.Storage")]
    public void Have_no_circle(string project)
    {
        var edges = Edges(project).Select(edge => (edge.From, edge.To)).ToHashSet();
        // Takes away what uses nothing that is left: only circles stay.
        var left = edges.SelectMany(edge => new[] { edge.From, edge.To }).ToHashSet();
        while (left.FirstOrDefault(one => !edges.Any(edge => edge.From == one && left.Contains(edge.To))) is { } free)
            left.Remove(free);
        Assert.Empty(left);
    }

    private static void MustPointDown(string project, string[][] order)
    {
        int Place(string slice) => Array.FindIndex(order, level => level.Contains(slice));
        var wrong = (
            from edge in Edges(project)
            where Place(edge.From) < 0 || Place(edge.To) < 0 || Place(edge.To) >= Place(edge.From)
            select $"{edge.From} -> {edge.To}: {edge.Example}"
        ).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Which part uses which other one, with one use of each.</summary>
    private static IEnumerable<(string From, string To, string Example)> Edges(string project) =>
        from use in Compiled.Uses
        where Compiled.ProjectOf(use.From) == project && Compiled.ProjectOf(use.To) == project
        let name = $"{Outer(use.From)} -> {Outer(use.To)}"
        where !Known.Contains(name)
        let edge = (From: Compiled.SliceOf(project, use.From), To: Compiled.SliceOf(project, use.To))
        where edge.From != edge.To
        group name by edge into found
        orderby found.Key.From, found.Key.To
        select (found.Key.From, found.Key.To, found.First());

    private static string Outer(IType type) => type.FullName.Split('+', '/')[0];
}
