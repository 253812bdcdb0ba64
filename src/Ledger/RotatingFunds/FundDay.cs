using Ledger.Foundations;
using NodaTime;

namespace Ledger.RotatingFunds;

/// <summary>A fund at the end of a day: what the assembly compares and the chart shows. Written by the end of day, never changed.</summary>
public sealed record FundDay : IIdentified
{
    public static string IdPrefix => "fy";

    public required Id<FundDay> Id { get; init; }
    public required Id<Fund> Fund { get; init; }
    public required LocalDate Day { get; init; }

    /// <summary>Loans that are out, and the principal owed on them.</summary>
    public required int Loans { get; init; }

    public required Money Balance { get; init; }

    /// <summary>Principal whose day has passed.</summary>
    public required Money Overdue { get; init; }

    /// <summary>The whole balance of loans late for more than 30, 60 and 90 days.</summary>
    public required Money Over30 { get; init; }

    public required Money Over60 { get; init; }
    public required Money Over90 { get; init; }

    /// <summary>The balance of restructured loans that are not late for more than 30 days: the stricter measure counts them too.</summary>
    public required Money Restructured { get; init; }

    public required Money Provision { get; init; }

    /// <summary>The incentive that members still owe, and what of it is late.</summary>
    public required Money Repayments { get; init; }

    public required Money RepaymentsOverdue { get; init; }
}
