using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.Tranches;
using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Alliances;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Application.Queries.Alliances;

/// <summary>A step in the life of an alliance or of one of its case files.</summary>
/// <param name="To">The state after it.</param>
/// <param name="By">Who took it, as people call them.</param>
/// <param name="InPlaceOf">Who delegated it; null where they acted in their own place.</param>
/// <param name="At">When it was recorded.</param>
public sealed record StepLine(
    LocalDate On,
    WordKey Trigger,
    [property: ForPrograms] WordKey? From,
    WordKey To,
    string By,
    string? InPlaceOf,
    string Document,
    ReasonText Reason,
    Instant At
);

/// <summary>An entry that the steps of a case file posted.</summary>
/// <param name="Number">Within the journal of its estate.</param>
public sealed record EntryLine(
    Id<JournalEntry> Entry,
    string Estate,
    long Number,
    LocalDate BookDate,
    ReasonText Narrative
);

/// <summary>A condition of a release: whether it is met, by which figures, and who must act when it is not.</summary>
/// <param name="Short">How much is missing, where an amount is.</param>
public sealed record ConditionLine(
    WordKey Condition,
    bool Met,
    Sentence Why,
    Role? WhoMustAct,
    [property: ForPrograms] Currency? Currency,
    [property: ForPrograms] Money? Have,
    [property: ForPrograms] Money? Need,
    [property: ForPrograms] Money? Short,
    [property: ForPrograms] int? HaveMembers,
    [property: ForPrograms] int? NeedMembers,
    [property: ForPrograms] int? ShortMembers,
    [property: ForPrograms] Share? SharePercent
)
{
    public static ConditionLine Of(Condition condition) =>
        new(
            WordKey.Of("Condition", condition.Code),
            condition.IsMet,
            condition.Why,
            condition.IsMet ? null : condition.WhoMustAct,
            condition.Need?.Currency,
            condition.Have,
            condition.Need,
            condition.Need is { } need ? condition.Short ?? Money.Zero(need.Currency) : null,
            condition.Members?.Have,
            condition.Members?.Need,
            condition.Members is var (have, needed) ? Math.Max(0, needed - have) : null,
            condition.Reached
        );

    internal static Listing<ConditionLine> All(IEnumerable<Condition> conditions) => new([.. conditions.Select(Of)]);
}

/// <summary>What happened to one case file, told with the names of people.</summary>
internal sealed record ToldLife(Listing<StepLine> Steps, Listing<EntryLine> Entries, Func<Id<Person>, string> NameOf)
{
    public static async Task<ToldLife> Of(Call call, Dossier dossier, Guid file, CancellationToken cancel)
    {
        var life = await call.Database.Alliances.LifeOf(file, cancel);
        var given = dossier
            .Approvals.Where(approval => !approval.For.IsEmpty)
            .ToDictionary(approval => (approval.File, approval.By, approval.At), approval => life.NameOf(approval.For));
        return new ToldLife(
            new Listing<StepLine>([
                .. life.Steps.Select(step =>
                    Of(
                        step,
                        step.Duty == Duty.Approve ? given.GetValueOrDefault((step.File, step.By, step.At)) : null,
                        life.NameOf
                    )
                ),
            ]),
            new Listing<EntryLine>([
                .. life.Entries.Select(entry => new EntryLine(
                    entry.Entry,
                    entry.Estate,
                    entry.Number,
                    entry.BookDate,
                    new ReasonText(entry.Narrative)
                )),
            ]),
            life.NameOf
        );
    }

    private static StepLine Of(CaseFileStep step, string? inPlaceOf, Func<Id<Person>, string> nameOf) =>
        new(
            step.On,
            WordKey.Of("Step", step.Trigger),
            step.From.Length == 0 ? null : StateOf(step.Life, step.From),
            StateOf(step.Life, step.To),
            nameOf(step.By),
            inPlaceOf,
            step.Document,
            WithNames(step.Reason, nameOf),
            step.At
        );

    /// <summary>The word of a state: an invoice's steps are steps of its expense report.</summary>
    public static WordKey StateOf(CaseKind life, string state) =>
        life == CaseKind.ExpenseReport && !Enum.TryParse<ExpenseReportState>(state, out _)
            ? WordKey.Of(nameof(InvoiceState), state)
            : WordKey.Of($"{life}State", state);

    /// <summary>A step about a person, as an appointment, keeps their id only.</summary>
    private static ReasonText WithNames(string reason, Func<Id<Person>, string> nameOf) =>
        new(
            CodedText.Parse(reason) is { } text
                ? text.With(value =>
                        value is IdText { Text: var id } && Id<Person>.Parse(id) is { } person ? nameOf(person) : value
                    )
                    .ToString()
                : reason
        );
}

/// <summary>A question about one case file of an alliance.</summary>
/// <param name="Number">Within the alliance.</param>
public abstract record CaseFileQuestion<TAnswer>(string Alliance, int Number) : AllianceQuestion<TAnswer>(Alliance)
    where TAnswer : notnull
{
    internal sealed override async Task<Result<TAnswer>> Answer(Call call, CancellationToken cancel)
    {
        if (await call.Database.Alliances.Inspect(Alliance, cancel) is not { } inspection)
            return new AllianceRefusal.Unknown(Alliance);
        if (FileIn(inspection.Dossier) is not { } file)
            return Unknown();
        return Tell(inspection, await ToldLife.Of(call, inspection.Dossier, file, cancel));
    }

    /// <summary>The id of the file; null when there is none of that number.</summary>
    private protected abstract Guid? FileIn(Dossier dossier);

    private protected abstract Refusal Unknown();

    private protected abstract TAnswer Tell(Inspection inspection, ToldLife life);
}

/// <summary>A question about an alliance that one look at it answers.</summary>
public abstract record DossierQuestion<TAnswer>(string Alliance) : AllianceQuestion<TAnswer>(Alliance)
    where TAnswer : notnull
{
    internal sealed override async Task<Result<TAnswer>> Answer(Call call, CancellationToken cancel) =>
        await call.Database.Alliances.Inspect(Alliance, cancel) is { } inspection
            ? Tell(inspection)
            : new AllianceRefusal.Unknown(Alliance);

    private protected abstract Result<TAnswer> Tell(Inspection inspection);
}
