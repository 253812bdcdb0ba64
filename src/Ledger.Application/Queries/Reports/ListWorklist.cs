using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Reports;
using Ledger.Application.Authorization;
using Ledger.Application.Queries.Alliances;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Alliances;
using NodaTime;

namespace Ledger.Application.Queries.Reports;

/// <summary>An open case file: where it lies, whose turn it is, and since when.</summary>
/// <param name="Number">Within the alliance; null: the alliance itself.</param>
/// <param name="Turn">The roles that must act next.</param>
/// <param name="ServiceLevel">Business days that the instrument allows; null when it names none.</param>
/// <param name="Overdue">Business days beyond the service level.</param>
/// <param name="BlockedBy">The conditions that are not met.</param>
/// <param name="Request">The request whose step began the stay.</param>
public sealed record WorklistLine(
    string Alliance,
    string Unit,
    CaseKind Life,
    int? Number,
    WordKey State,
    IReadOnlyList<Role> Turn,
    LocalDate Since,
    int BusinessDays,
    int? ServiceLevel,
    int Overdue,
    IReadOnlyList<WordKey> BlockedBy,
    [property: ForPrograms] Id<JournalRequest> Request
)
{
    internal static WorklistLine Of(WorklistItem file) =>
        new(
            file.Stay.Alliance.Code,
            file.Stay.Alliance.Unit,
            file.Stay.Life,
            file.Stay.Number == 0 ? null : file.Stay.Number,
            ToldLife.StateOf(file.Stay.Life, file.Stay.State),
            file.Turn,
            file.Stay.Since,
            file.Days,
            file.ServiceDays,
            file.Overdue,
            [.. file.BlockedBy.Select(code => WordKey.Of("Condition", code))],
            file.Stay.Step
        );
}

/// <summary>The open case files that the caller may see, the most overdue first.</summary>
/// <param name="Overdue">Only what is beyond its service level.</param>
/// <param name="Page">Null: all of them.</param>
public sealed record ListWorklist(string? Unit, CaseKind? Life, bool Overdue, int? Page)
    : Question<Listing<WorklistLine>>
{
    internal override async Task<Result<Listing<WorklistLine>>> Answer(Call call, CancellationToken cancel) =>
        (await call.Database.Worklist.Files(new WorklistQuestion(call.Scopes, Unit, Life, Overdue), cancel)).Then<
            Listing<WorklistLine>
        >(files => Values.Page.Of([.. files.Select(WorklistLine.Of)], Page));
}

/// <summary>How long case files stay in a state in one operational unit, in business days.</summary>
/// <param name="Ended">Stays that ended: median and 90th percentile are theirs, by nearest rank.</param>
/// <param name="Open">Files that are in the state now.</param>
/// <param name="Overdue">How many of these are beyond their service level.</param>
public sealed record TurnaroundLine(
    string Unit,
    CaseKind Life,
    WordKey State,
    long Ended,
    int? Median,
    int? NinetiethPercentile,
    long Open,
    long Overdue
)
{
    internal static TurnaroundLine Of(Turnaround step) =>
        new(
            step.Unit,
            step.Life,
            ToldLife.StateOf(step.Life, step.State),
            step.Ended,
            step.Median,
            step.Ninetieth,
            step.Open,
            step.Overdue
        );
}

/// <summary>How long each step takes in each operational unit, and what is overdue there.</summary>
public sealed record ListTurnaround(string? Unit, CaseKind? Life) : Question<Listing<TurnaroundLine>>
{
    internal override async Task<Result<Listing<TurnaroundLine>>> Answer(Call call, CancellationToken cancel) =>
        (await call.Database.Worklist.Units(new WorklistQuestion(call.Scopes, Unit, Life), cancel)).Then<
            Listing<TurnaroundLine>
        >(steps => new Listing<TurnaroundLine>([.. steps.Select(TurnaroundLine.Of)]));
}
