using Ledger.Alliances.Works;
using Ledger.Foundations;

namespace Ledger.Alliances.Reports;

/// <summary>
/// The municipal subprojects of a programme that are in one stage (PAR 5.4): that of the least advanced of their works
/// which was not given up.
/// </summary>
/// <param name="Committed">Of the programme: signed. Of the counterpart: pledged.</param>
/// <param name="Executed">Earned by certified works, and by what was given in kind.</param>
public sealed record SubprojectStage(WorksState Stage, int Subprojects, int Families, OfBoth Committed, OfBoth Executed)
{
    public decimal? PercentExecuted => Figures.Percent(Executed.Total, Committed.Total);

    /// <summary>A subproject that has no works yet is evaluated.</summary>
    public static WorksState StageOf(int? leastAdvanced) =>
        leastAdvanced is { } stage ? (WorksState)stage : WorksState.Evaluation;
}

/// <summary>An amount of the programme, and one of the counterpart.</summary>
public sealed record OfBoth(Money Programme, Money Counterpart)
{
    public Money Total => Programme + Counterpart;

    public static OfBoth operator +(OfBoth a, OfBoth b) =>
        new(a.Programme + b.Programme, a.Counterpart + b.Counterpart);
}

/// <summary>What one source of financing was to put in, and put in.</summary>
/// <param name="Source">The programme's source and loan category; empty for what its books tell of no source.</param>
/// <param name="Planned">By the plans of the alliances that were approved; null where plans name no amount.</param>
/// <param name="Committed">Signed or pledged.</param>
/// <param name="InCash">Transferred by the programme, net of returns and refunds; or deposited and on a bank statement,
/// a bank's credit too.</param>
/// <param name="InKind">Valued with a certificate.</param>
public sealed record FinancingLine(
    FinancingKind Kind,
    string Source,
    Money? Planned,
    Money Committed,
    Money InCash,
    Money InKind
)
{
    public Money Paid => InCash + InKind;

    public decimal? PercentOfPlan => Planned is { } planned ? Figures.Percent(Paid, planned) : null;
}

/// <summary>The programme, one of its sources, or all other contributors.</summary>
public enum FinancingKind
{
    Programme,
    Source,
    Counterpart,
}

internal static class Figures
{
    /// <summary>With one decimal, rounded down; null when there is no whole.</summary>
    public static decimal? Percent(Money part, Money whole) =>
        whole.MinorUnits <= 0 ? null : Math.Floor(part.MinorUnits * 1_000m / whole.MinorUnits) / 10;
}
