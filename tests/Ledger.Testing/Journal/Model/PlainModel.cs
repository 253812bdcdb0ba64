using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Tests.Model;

public sealed record PlainAccount(
    string Estate,
    AccountKey Key,
    Constraint Constraint,
    LocalDate OpenedOn,
    LocalDate? ClosedOn
);

public sealed record PlainPosting(string Estate, AccountKey Key, LocalDate ValueDate, long Amount);

public sealed record PlainHold(
    Guid Id,
    string Estate,
    AccountKey Key,
    Money Amount,
    LocalDate ValueDate,
    Instant? ExpiresAt,
    HoldStatus Status
);

public sealed record PlainEntry(
    Guid Id,
    Guid Request,
    string Estate,
    EntryKind Kind,
    LocalDate BookDate,
    LocalDate ValueDate,
    IReadOnlyList<Posting> Postings,
    bool IsReversed
);

public sealed record PlainPeriod(string Estate, LocalDate First, LocalDate Last, PeriodStatus Status, Guid LastStepBy);

public sealed record PlainRequest(
    JournalRequest Request,
    string Content,
    IReadOnlyList<Made> Made,
    IReadOnlyList<Recorded> Answer
);

/// <summary>
/// One thing that the model expects to be recorded. Ids that the caller cannot know beforehand are learned from the
/// answer.
/// </summary>
public sealed record Made(string Estate, RecordKind Kind, Guid Id, bool IsKnown);

/// <summary>What the model says: accepted (no code), a replay, or refused with this code.</summary>
public sealed record PlainAnswer(string? Code, bool IsReplay, IReadOnlyList<Made> Made);

/// <summary>
/// The books as a schoolchild would keep them: lists of what happened, every balance added up anew from the first line.
/// Nothing here is fast, and nothing is shared with the journal but the words.
/// </summary>
public sealed partial class PlainModel
{
    private int _unknownIds;

    public List<Estate> Estates { get; private set; } = [];
    public List<PlainAccount> Accounts { get; private set; } = [];
    public List<PlainPosting> Postings { get; private set; } = [];
    public List<PlainHold> Holds { get; private set; } = [];
    public List<PlainEntry> Entries { get; private set; } = [];
    public List<PlainPeriod> Periods { get; private set; } = [];
    public Dictionary<Guid, PlainRequest> Requests { get; private set; } = [];

    /// <summary>When each estate's last record was made: the next is made later, whatever the clock says.</summary>
    public Dictionary<string, Instant> LastMoments { get; private set; } = [];

    /// <summary>What the answers to a batch must be. The model has moved on when this returns.</summary>
    public IReadOnlyList<PlainAnswer> Decide(Batch batch, Instant now)
    {
        var before = Copy();
        var answers = batch.Requests.Select(request => Judge(request, now)).ToList();
        if (!batch.Atomic || answers.TrueForAll(answer => answer.Code is null))
            return answers;
        Become(before);
        return answers.ConvertAll(answer =>
            answer.Code is null ? new PlainAnswer("journal.rolled_back", false, []) : answer
        );
    }

    /// <summary>
    /// Takes over the ids that only the journal could choose; says what is wrong with the receipt, or null.
    /// </summary>
    public string? Learn(Receipt receipt)
    {
        var known = Requests[receipt.Request.Value];
        var expected = known
            .Made.GroupBy(made => (made.Estate, made.Kind))
            .ToDictionary(group => group.Key, group => group.ToList());
        var actual = receipt
            .Records.GroupBy(record => (record.Estate, record.Kind))
            .ToDictionary(group => group.Key, group => group.ToList());
        foreach (var key in expected.Keys.Union(actual.Keys))
        {
            var (made, recorded) = (expected.GetValueOrDefault(key, []), actual.GetValueOrDefault(key, []));
            if (made.Count != recorded.Count)
                return $"{key.Kind} in {key.Estate}: {made.Count} expected, {recorded.Count} recorded";
            foreach (var (one, other) in made.Zip(recorded))
            {
                if (one.IsKnown && one.Id != other.Id)
                    return $"{key.Kind} in {key.Estate} has the id {other.Id:N}, not {one.Id:N}";
                if (!one.IsKnown)
                    Rename(one.Id, other.Id);
            }
        }
        Requests[receipt.Request.Value] = known with { Answer = receipt.Records };
        return null;
    }

    private void Rename(Guid from, Guid to)
    {
        Holds = Holds.ConvertAll(hold => hold.Id == from ? hold with { Id = to } : hold);
        Entries = Entries.ConvertAll(entry => entry.Id == from ? entry with { Id = to } : entry);
    }

    // Balances, from the first line on, every time.

    public PlainAccount? Account(string estate, AccountKey key) =>
        Accounts.Find(account => account.Estate == estate && account.Key == key);

    public long Posted(PlainAccount account, LocalDate? through = null) =>
        Postings
            .Where(posting =>
                posting.Estate == account.Estate
                && posting.Key == account.Key
                && (through is null || posting.ValueDate <= through)
            )
            .Sum(posting => posting.Amount);

    public long Held(PlainAccount account, LocalDate? through = null) =>
        Holds
            .Where(hold =>
                hold.Estate == account.Estate
                && hold.Key == account.Key
                && hold.Status == HoldStatus.Open
                && (through is null || hold.ValueDate <= through)
            )
            .Sum(hold => hold.Amount.MinorUnits);

    public long Available(PlainAccount account, LocalDate? through = null) =>
        Sign(account) * Posted(account, through) - Held(account, through);

    public IEnumerable<LocalDate> Days(PlainAccount account) =>
        Postings
            .Where(posting => posting.Estate == account.Estate && posting.Key == account.Key)
            .Select(posting => posting.ValueDate)
            .Concat(
                Holds
                    .Where(hold => hold.Estate == account.Estate && hold.Key == account.Key)
                    .Select(hold => hold.ValueDate)
            )
            .Distinct();

    public LocalDate? ClosedThrough(string estate) =>
        Periods
            .Where(period => period.Estate == estate && period.Status != PeriodStatus.Open)
            .Select(period => (LocalDate?)period.Last)
            .Max();

    private static int Sign(PlainAccount account) => account.Constraint == Constraint.Credit ? -1 : 1;

    /// <summary>What is missing on the worst day of a constrained account; zero when nothing is.</summary>
    private long Short(PlainAccount account) =>
        account.Constraint == Constraint.None
            ? 0
            : Math.Max(0, -Days(account).Select(day => Available(account, day)).Append(0).Min());

    private PlainModel Copy() =>
        new()
        {
            Estates = [.. Estates],
            Accounts = [.. Accounts],
            Postings = [.. Postings],
            Holds = [.. Holds],
            Entries = [.. Entries],
            Periods = [.. Periods],
            Requests = new(Requests),
            LastMoments = new(LastMoments),
            _unknownIds = _unknownIds,
        };

    private void Become(PlainModel other) =>
        (Estates, Accounts, Postings, Holds, Entries, Periods, Requests, LastMoments) = (
            other.Estates,
            other.Accounts,
            other.Postings,
            other.Holds,
            other.Entries,
            other.Periods,
            other.Requests,
            other.LastMoments
        );

    private Guid UnknownId() => Scene.Numbered(0xFFFF, ++_unknownIds);
}
