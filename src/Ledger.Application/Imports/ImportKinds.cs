using Ledger.Application.Authorization;
using Ledger.Foundations;

namespace Ledger.Application.Imports;

/// <summary>One kind of file: its columns, and how its rows become commands.</summary>
/// <param name="UseCase">The use case that imports it.</param>
/// <param name="Source">Of the ids of its requests (law 3).</param>
public sealed record ImportKind(string UseCase, string Source, IReadOnlyList<string> Columns)
{
    /// <summary>Reads what is needed to know what the rows mean.</summary>
    internal Func<Call, string, CsvTable, CancellationToken, Task<RowReading>> Begin { get; init; } =
        (_, _, _, _) => throw new InvalidOperationException("No rows are read.");
}

/// <summary>The files that can be imported.</summary>
public static class ImportKinds
{
    public static readonly IReadOnlyList<ImportKind> All = [.. AllianceRows.Kinds, .. FundRows.Kinds];

    public static ImportKind Of(string useCase) =>
        All.FirstOrDefault(kind => kind.UseCase == useCase)
        ?? throw new InvalidOperationException($"{useCase} imports no file.");

    /// <summary>A row's reference, which it must have.</summary>
    internal static string Referenced(CsvRow row, string subject) =>
        row["reference"].Length > 0
            ? $"{subject}/{row["reference"]}"
            : throw new RefusedException(new TextRefusal.Missing("reference"));
}
