using Ledger.Alliances.Reports;
using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Programmes;

namespace Ledger.Application.Queries.Reports;

/// <summary>The municipal subprojects of a programme that are in one stage.</summary>
/// <param name="CommittedProgramme">Signed.</param>
/// <param name="CommittedCounterpart">Pledged.</param>
/// <param name="PercentExecuted">With one decimal, rounded down; null when nothing is committed.</param>
public sealed record SubprojectLine(
    WordKey Stage,
    int Subprojects,
    int Families,
    Money CommittedProgramme,
    Money CommittedCounterpart,
    Money ExecutedProgramme,
    Money ExecutedCounterpart,
    decimal? PercentExecuted,
    [property: ForPrograms] Currency Currency
)
{
    internal static SubprojectLine Of(SubprojectStage row) => Of(row, WordKey.Of("WorksState", row.Stage.ToString()));

    internal static SubprojectLine Of(SubprojectStage row, WordKey stage) =>
        new(
            stage,
            row.Subprojects,
            row.Families,
            row.Committed.Programme,
            row.Committed.Counterpart,
            row.Executed.Programme,
            row.Executed.Counterpart,
            row.PercentExecuted,
            row.Committed.Programme.Currency
        );
}

/// <summary>The subprojects of a programme by stage.</summary>
/// <param name="Stages">In the order of the stages.</param>
public sealed record SubprojectsView(string Programme, string Name, Currency Currency, Listing<SubprojectLine> Stages);

/// <summary>The municipal subprojects of a programme by stage, from the books.</summary>
public sealed record ShowSubprojects(string Programme) : ProgrammeReport<SubprojectsView>(Programme)
{
    private protected override async Task<SubprojectsView> Report(
        Call call,
        Programme programme,
        CancellationToken cancel
    )
    {
        var rows = await call.Database.Portfolio.Subprojects(
            programme.Estate,
            programme.Currency,
            await call.Database.Rules.Instruments(cancel),
            cancel
        );
        return new SubprojectsView(
            Programme,
            programme.Name,
            programme.Currency,
            new Listing<SubprojectLine>(
                [.. rows.Select(SubprojectLine.Of)],
                rows.Count == 0 ? [] : [SubprojectLine.Of(rows.Aggregate(Sum), new WordKey("Words.total"))]
            )
        );
    }

    private static SubprojectStage Sum(SubprojectStage a, SubprojectStage b) =>
        new(
            b.Stage,
            a.Subprojects + b.Subprojects,
            a.Families + b.Families,
            a.Committed + b.Committed,
            a.Executed + b.Executed
        );
}

/// <summary>What one source of financing was to put in, and put in.</summary>
/// <param name="Of">The programme, one of its sources, or all other contributors.</param>
/// <param name="Planned">By the plans of the alliances that were approved; null where plans name no amount.</param>
/// <param name="PercentOfPlan">With one decimal, rounded down; null when nothing is planned.</param>
public sealed record FinancingRow(
    WordKey Of,
    string? Source,
    Money? Planned,
    Money Committed,
    Money InCash,
    Money InKind,
    Money PaidIn,
    decimal? PercentOfPlan,
    [property: ForPrograms] Currency Currency
)
{
    internal static FinancingRow From(FinancingLine line) =>
        From(line, WordKey.Of("FinancingKind", line.Kind.ToString()));

    internal static FinancingRow From(FinancingLine line, WordKey of) =>
        new(
            of,
            line.Kind == FinancingKind.Source ? line.Source : null,
            line.Planned,
            line.Committed,
            line.InCash,
            line.InKind,
            line.Paid,
            line.PercentOfPlan,
            line.Committed.Currency
        );
}

/// <summary>Who finances a programme, and how much of it came.</summary>
/// <param name="Sources">The programme, then each of its sources, then all other contributors.</param>
public sealed record FinancingView(string Programme, string Name, Currency Currency, Listing<FinancingRow> Sources);

/// <summary>Who was to finance a programme's alliances, and who did, from the books.</summary>
public sealed record ShowFinancing(string Programme) : ProgrammeReport<FinancingView>(Programme)
{
    private protected override async Task<FinancingView> Report(
        Call call,
        Programme programme,
        CancellationToken cancel
    )
    {
        var lines = await call.Database.Portfolio.Financing(programme.Estate, programme.Currency, cancel);
        var total = lines
            .Where(line => line.Kind != FinancingKind.Source)
            .Aggregate(
                (a, b) =>
                    a with
                    {
                        Planned = a.Planned + b.Planned,
                        Committed = a.Committed + b.Committed,
                        InCash = a.InCash + b.InCash,
                        InKind = a.InKind + b.InKind,
                    }
            );
        return new FinancingView(
            Programme,
            programme.Name,
            programme.Currency,
            new Listing<FinancingRow>(
                [.. lines.Select(FinancingRow.From)],
                [FinancingRow.From(total with { Kind = FinancingKind.Programme }, new WordKey("Words.total"))]
            )
        );
    }
}
