using Ledger.Foundations;
using NodaTime;

namespace Ledger.Alliances.Budget;

/// <summary>A line of the alliance's budget, and the days in which it may be spent.</summary>
public sealed record BudgetLine : IIdentified
{
    public static string IdPrefix => "bl";

    public required Id<BudgetLine> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required Money Amount { get; init; }
    public required LocalDate From { get; init; }
    public required LocalDate Through { get; init; }
}
