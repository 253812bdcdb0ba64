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

    private static readonly Lazy<List<(IType From, IType To)>> AllUses = new(() =>
        [
            .. from type in Architecture.Value.Types
            where ProjectOf(type) is not null
            from use in type.Dependencies
            // Type parameters of methods of one signature are mixed up by the loader.
            where use.Target is not GenericParameter && ProjectOf(use.Target) is not null
            where use.Target.FullName != type.FullName
            select (type, use.Target),
        ]
    );

    /// <summary>Every use of one type of the product by another.</summary>
    public static IEnumerable<(IType From, IType To)> Uses => AllUses.Value;

    public static string? ProjectOf(IType type) =>
        type.Assembly?.Name.Split(',')[0] is { } assembly
            ? Projects.Keys.FirstOrDefault(name => assembly == AssemblyOf(name))
            : null;

    /// <summary>The part of a namespace below a project's, as Alliances of Ledger.Alliances.Works; empty:
    /// none.</summary>
    public static string SliceOf(string project, IType type) =>
        type.Namespace?.FullName is { } name && name.StartsWith(project + ".", StringComparison.Ordinal)
            ? name[(project.Length + 1)..].Split('.')[0]
            : "";

    /// <summary>The command line's assembly has the command's name.</summary>
    private static string AssemblyOf(string project) => project == "Ledger.Cli" ? "fiducia" : project;
}
