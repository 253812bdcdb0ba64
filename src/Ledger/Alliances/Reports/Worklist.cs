using Ledger.Access;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using NodaTime;

namespace Ledger.Alliances.Reports;

/// <summary>Whose turn it is, per life and state: the role that must act next.</summary>
/// <remarks>
/// DNP 2.5 finds disbursements slow and nobody able to say where a file lies; this table is the answer's first half,
/// the steps are the second.
/// </remarks>
public static class Turn
{
    /// <summary>
    /// Who must act on a file of this life in this state; null when nobody must, because its life is over or it only
    /// stands there.
    /// </summary>
    /// <remarks>
    /// A release that waits for approvals waits for the roles that its amount needs and that are missing: see
    /// <see cref="Awaited"/>.
    /// A paid release waits for nobody: what follows is its expense report, a file of its own.
    /// A release that its conditions block waits for whoever must meet them, whatever its state says: see
    /// <see cref="WorklistItem.Judged"/>.
    /// </remarks>
    public static Role? Of(CaseKind life, string state) =>
        (life, state) switch
        {
            (CaseKind.Alliance, "Profile") => Role.Evaluator,
            (CaseKind.Alliance, "Evaluated" or "Approved") => Role.ProgrammeOffice,
            (CaseKind.Alliance, "Signed") => Role.Operator,
            (CaseKind.Alliance, "Executing") => Role.Manager,
            (CaseKind.Alliance, "Suspended") => Role.ProgrammeOffice,
            (CaseKind.Pledge, "Pledged" or "Called") => Role.Contributor,
            (CaseKind.Release, "Requested" or "Approved" or "Returned") => Role.Operator,
            (CaseKind.Release, "Reviewed") => Role.Operator,
            (CaseKind.Release, "Instructed" or "InTransit") => Role.Controller,
            (CaseKind.Order, "Ordered" or "Reviewed" or "Approved" or "Returned") => Role.Operator,
            (CaseKind.Order, "Instructed") => Role.Controller,
            (CaseKind.ExpenseReport, "Rendered") => Role.Operator,
            (CaseKind.ExpenseReport, "RefundDue") => Role.Manager,
            (CaseKind.Works, "Evaluation" or "Tender") => Role.ProgrammeOffice,
            (CaseKind.Works, "Execution" or "ProvisionallyAccepted") => Role.Supervisor,
            (CaseKind.WorksPayment, "Requested" or "Approved" or "Returned") => Role.Operator,
            (CaseKind.WorksPayment, "Instructed") => Role.Controller,
            _ => null,
        };

    /// <summary>
    /// Whether the next step of a file in this state asks its conditions: then they, and not the state alone, say whose
    /// turn it is.
    /// </summary>
    public static bool AsksConditions(CaseKind life, string state) =>
        life == CaseKind.Release && state is ("Requested" or "Reviewed" or "Approved" or "Returned");

    /// <summary>
    /// The roles whose approval a reviewed file still needs: those of the instrument's rule for its amount, without
    /// those that approved its revision.
    /// </summary>
    public static IReadOnlyList<Role> Awaited(ApprovalRule rule, IEnumerable<Role> given)
    {
        var missing = rule.Approvers.ToList();
        foreach (var role in given)
            missing.Remove(role);
        return missing;
    }
}

/// <summary>
/// A file's stay in one state, as the steps tell it: a step that leads back to the state it came from does not end it.
/// </summary>
/// <remarks>
/// Steps follow each other as they were recorded; the days are those on which they happened, so a stay may end on a day
/// before it began, and then counts nothing.
/// </remarks>
/// <param name="Step">The request whose step began it, and that step's place in it: the key of the stay.</param>
/// <param name="Since">The day that was given for the step that began it, not the moment of record.</param>
/// <param name="Until">The day that was given for the step that ended it; null while it lasts.</param>
public sealed record Stay(
    Guid File,
    CaseKind Life,
    int Number,
    string State,
    Id<JournalRequest> Step,
    short Ordinal,
    LocalDate Since,
    LocalDate? Until,
    AllianceFacts Alliance
);

/// <summary>What a report of files needs to know of their alliance.</summary>
public sealed record AllianceFacts(
    string Code,
    string Unit,
    string Organization,
    string Programme,
    string Instrument,
    int InstrumentVersion
)
{
    /// <summary>The alliance as scopes see it.</summary>
    public Subject Subject =>
        new(SubjectKind.Alliance, Code)
        {
            Programme = Programme,
            Unit = Unit,
            Alliance = Code,
            Organization = Organization,
        };
}

/// <summary>
/// One open file: where it is, whose turn it is, since when, and how that compares with the service level of the step.
/// </summary>
/// <param name="Days">Business days since the stay began, in the calendar of the programme's country.</param>
/// <param name="ServiceDays">Business days that the instrument allows in this state; null when it names none.</param>
public sealed record WorklistItem(Stay Stay, IReadOnlyList<Role> Turn, int Days, int? ServiceDays)
{
    /// <summary>Business days beyond the service level; 0 when within it or where there is none.</summary>
    public int Overdue => ServiceDays is { } level ? Math.Max(0, Days - level) : 0;

    /// <summary>
    /// The codes of the conditions that are not met, in the order of <see cref="Conditions"/>; nothing when none blocks
    /// the file, or it has none.
    /// </summary>
    public IReadOnlyList<string> BlockedBy { get; init; } = [];

    /// <summary>
    /// The file as its conditions leave it: while one is not met, it waits for whoever must meet it and for nobody
    /// else.
    /// </summary>
    /// <remarks>
    /// Its service level goes on counting: it is a promise to whoever asked, and says nothing of whose fault a delay
    /// is.
    /// </remarks>
    public WorklistItem Judged(IEnumerable<Condition> conditions)
    {
        var unmet = conditions.Where(condition => !condition.IsMet).ToList();
        return unmet.Count == 0
            ? this
            : this with
            {
                Turn = [.. unmet.Select(condition => condition.WhoMustAct).Distinct()],
                BlockedBy = [.. unmet.Select(condition => condition.Code)],
            };
    }

    /// <summary>Most overdue first, then the longest in hand; the rest keeps the order stable.</summary>
    public static readonly Comparison<WorklistItem> MostOverdueFirst = (a, b) =>
    {
        var order = b.Overdue.CompareTo(a.Overdue);
        if (order == 0)
            order = b.Days.CompareTo(a.Days);
        if (order == 0)
            order = string.CompareOrdinal(a.Stay.Alliance.Code, b.Stay.Alliance.Code);
        return order != 0 ? order : (a.Stay.Life, a.Stay.Number).CompareTo((b.Stay.Life, b.Stay.Number));
    };
}

/// <summary>How long files stayed in a step of a life in one operational unit.</summary>
/// <param name="Ended">Stays that ended: median and 90th percentile are theirs.</param>
/// <param name="Median">Business days; null when no stay ended.</param>
/// <param name="Ninetieth">Business days; null when no stay ended.</param>
/// <param name="Open">Files that are in the step now.</param>
/// <param name="Overdue">How many of these are beyond their service level.</param>
public sealed record Turnaround(
    string Unit,
    CaseKind Life,
    string State,
    long Ended,
    int? Median,
    int? Ninetieth,
    long Open,
    long Overdue
);

/// <summary>
/// Collects stays into figures per unit and step. What it keeps grows with units, steps and different lengths of stay,
/// not with the number of stays.
/// </summary>
public sealed class TurnaroundTally
{
    private readonly Dictionary<(string Unit, CaseKind Life, string State), Counts> _counts = [];

    /// <summary>A stay that ended after so many business days.</summary>
    public void Ended(string unit, CaseKind life, string state, int days)
    {
        var counts = Of(unit, life, state);
        counts.ByDays[days] = counts.ByDays.GetValueOrDefault(days) + 1;
        counts.Ended++;
    }

    public void Open(WorklistItem file)
    {
        var counts = Of(file.Stay.Alliance.Unit, file.Stay.Life, file.Stay.State);
        counts.Open++;
        if (file.Overdue > 0)
            counts.Overdue++;
    }

    /// <summary>By unit, life and state in alphabetical order of the unit.</summary>
    public IReadOnlyList<Turnaround> Figures =>
        [
            .. from step in _counts
            orderby step.Key.Unit, step.Key.Life, step.Key.State
            let counts = step.Value
            select new Turnaround(
                step.Key.Unit,
                step.Key.Life,
                step.Key.State,
                counts.Ended,
                Percentile(counts, 50),
                Percentile(counts, 90),
                counts.Open,
                counts.Overdue
            ),
        ];

    /// <summary>
    /// The nearest-rank method: the smallest length of stay that is at least as long as the given percentage of the
    /// stays that ended.
    /// Nothing is interpolated, so the answer is a length that occurred.
    /// </summary>
    private static int? Percentile(Counts counts, int percent)
    {
        if (counts.Ended == 0)
            return null;
        var (rank, seen) = ((counts.Ended * percent + 99) / 100, 0L);
        foreach (var (days, count) in counts.ByDays)
            if ((seen += count) >= rank)
                return days;
        throw new InvalidOperationException("The ranks do not add up.");
    }

    private Counts Of(string unit, CaseKind life, string state) =>
        _counts.TryGetValue((unit, life, state), out var known) ? known : _counts[(unit, life, state)] = new Counts();

    private sealed class Counts
    {
        public SortedDictionary<int, long> ByDays { get; } = [];
        public long Ended,
            Open,
            Overdue;
    }
}
