using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Ledger.Architecture.Tests;

/// <summary>The product as it was compiled: what its types use, however a source file names them.</summary>
internal static class Compiled
{
    /// <summary>The projects, each with those that it may use.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Projects = new Dictionary<string, string[]>
    {
        ["Ledger"] = [],
        ["Ledger.Storage"] = ["Ledger"],
        ["Ledger.Application"] = ["Ledger.Storage", "Ledger"],
        ["Ledger.Jobs"] = ["Ledger.Application", "Ledger.Storage", "Ledger"],
        ["Ledger.Cli"] = ["Ledger.Jobs", "Ledger.Application", "Ledger.Storage", "Ledger"],
        ["Ledger.Web"] = ["Ledger.Jobs", "Ledger.Application", "Ledger.Storage", "Ledger"],
    };

    /// <summary>Those that the tests run with.</summary>
    public static readonly IReadOnlyList<Assembly> Assemblies =
    [
        .. Projects
            .Keys.Select(name => Path.Combine(AppContext.BaseDirectory, AssemblyOf(name) + ".dll"))
            .Where(File.Exists)
            .Select(Assembly.LoadFrom),
    ];

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Architecture = new(() =>
        new ArchLoader().LoadAssemblies([.. Assemblies]).Build()
    );

    /// <summary>Every use of one type of the product by another.</summary>
    public static IEnumerable<(IType From, IType To)> Uses =>
        from type in Architecture.Value.Types
        from use in type.Dependencies
        where ProjectOf(use.Target) is not null && ProjectOf(type) is not null && use.Target.FullName != type.FullName
        select (type, use.Target);

    public static string? ProjectOf(IType type) =>
        Projects.Keys.FirstOrDefault(name => type.Assembly?.Name.Split(',')[0] == AssemblyOf(name));

    /// <summary>The part of a namespace below a project's, as Alliances of Ledger.Alliances.Works; empty: none.</summary>
    public static string SliceOf(string project, IType type) =>
        type.Namespace.FullName is { } name && name.StartsWith(project + ".", StringComparison.Ordinal)
            ? name[(project.Length + 1)..].Split('.')[0]
            : "";

    /// <summary>The command line's assembly has the command's name.</summary>
    private static string AssemblyOf(string project) => project == "Ledger.Cli" ? "fiducia" : project;
}
