using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Tests.Model;

/// <summary>A ledger that a story is told to: the pure journal over books in memory, or a database.</summary>
public interface ILedgerUnderTest
{
    IReadOnlyList<Result<Receipt>> Send(Batch batch, Instant now);

    IEnumerable<AccountView> Accounts();

    /// <summary>Everything the ledger keeps, as text: what is refused leaves it as it was.</summary>
    string Dump();

    /// <summary>What is wrong with the chains, read from the first link on; null when nothing is.</summary>
    string? VerifyChains();
}

/// <summary>An account as the ledger under test sees it.</summary>
/// <param name="Available">By each day on which it changes: what is available from that day on.</param>
public sealed record AccountView(
    string Estate,
    AccountKey Key,
    Constraint Constraint,
    LocalDate? ClosedOn,
    long Posted,
    long Held,
    IReadOnlyList<(LocalDate Day, long Amount)> Available
)
{
    public long AvailableOn(LocalDate day) => Available.LastOrDefault(change => change.Day <= day).Amount;
}

/// <summary>
/// How often each kind of wish was done and refused, and each code seen: so that nobody is fooled by a story in which
/// nothing happens.
/// </summary>
public sealed class Coverage
{
    public Dictionary<string, int> Done { get; } = [];
    public Dictionary<string, int> Refused { get; } = [];
    public Dictionary<string, int> Codes { get; } = [];

    public void Count(Wishes wishes, string? code)
    {
        if (code is null)
            foreach (var wish in wishes.Each)
                Add(Done, wish.Name());
        else if (wishes.Each.Count == 1)
            Add(Refused, wishes.Each[0].Name());
    }

    public void Count(string code) => Add(Codes, code);

    public override string ToString() => $"done:    {Line(Done)}\nrefused: {Line(Refused)}\ncodes:   {Line(Codes)}";

    private static void Add(Dictionary<string, int> counts, string key) =>
        counts[key] = counts.GetValueOrDefault(key) + 1;

    private static string Line(Dictionary<string, int> counts) =>
        string.Join(
            ", ",
            counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}")
        );
}

/// <summary>Tells the same story to a ledger and to the plain model, and listens for the first difference.</summary>
public sealed class Story(ILedgerUnderTest ledger, Coverage coverage, int family = 1)
{
    private readonly PlainModel _model = new();
    private Instant _now = Scene.Start;

    /// <summary>The first disagreement, in words; null when there is none.</summary>
    public string? Tell(IReadOnlyList<Command> commands)
    {
        var builder = new BatchBuilder(_model, family);
        if (Play(builder.Opening(), null) is { } bad)
            return $"opening: {bad}";
        foreach (var (number, command) in commands.Index())
        {
            if (command is Command.Wait wait)
                _now += Duration.FromMinutes(wait.Minutes);
            if (Play(builder.Build(command, _now), command as Command.Send) is { } difference)
                return $"step {number + 1}, {command}: {difference}";
        }
        return ledger.VerifyChains();
    }

    private string? Play(Built built, Command.Send? send)
    {
        if (built.Batch is null)
        {
            coverage.Count(built.ExpectedCode ?? "accepted by mistake");
            return built.Refusal?.Code == built.ExpectedCode
                ? null
                : $"drafting gives {built.Refusal?.Code ?? "an entry"}, not {built.ExpectedCode}";
        }
        var before = ledger.Dump();
        var expected = _model.Decide(built.Batch, _now);
        var actual = ledger.Send(built.Batch, _now);
        for (var i = 0; i < expected.Count; i++)
        {
            if (AnswerDiffers(expected[i], actual[i], built.Batch.Requests[i]) is { } difference)
                return difference;
            coverage.Count(expected[i].Code ?? (expected[i].IsReplay ? "replay" : "done"));
            if (send is not null)
                coverage.Count(send.Requests[i], expected[i].Code);
        }
        var nothing = expected.All(answer => answer.Code is not null || answer.IsReplay);
        if (nothing && ledger.Dump() is var after && after != before)
            return $"what was refused left a trace: {FirstDifference(before, after)}";
        return BooksDiffer();
    }

    private string? AnswerDiffers(PlainAnswer expected, Result<Receipt> actual, JournalRequest request)
    {
        if (!actual.IsAccepted(out var receipt))
            return actual.Refusal!.Code == expected.Code
                ? null
                : $"the ledger says {actual.Refusal}, the model {expected.Code ?? "yes"}";
        if (expected.Code is { } code)
            return $"the ledger accepts, the model says {code}";
        if (receipt.IsReplay != expected.IsReplay)
            return $"replay: the ledger says {receipt.IsReplay}, the model {expected.IsReplay}";
        if (receipt.IsReplay)
            return receipt.Records.SequenceEqual(_model.Requests[request.Id.Value].Answer)
                ? null
                : "a replay got another answer than the first";
        return _model.Learn(receipt);
    }

    private string? BooksDiffer()
    {
        var views = ledger.Accounts().ToList();
        if (views.Count != _model.Accounts.Count)
            return $"{views.Count} accounts, the model has {_model.Accounts.Count}";
        foreach (var view in views)
            if (AccountDiffers(view) is { } difference)
                return $"account {view.Key} of {view.Estate}: {difference}";
        foreach (var total in views.GroupBy(view => (view.Estate, view.Key.Currency)))
            if (total.Sum(view => view.Posted) is not 0 and var sum)
                return $"the books of {total.Key} add up to {sum}";
        return null;
    }

    private string? AccountDiffers(AccountView view)
    {
        if (_model.Account(view.Estate, view.Key) is not { } account)
            return "the model does not know it";
        if ((view.Constraint, view.ClosedOn) != (account.Constraint, account.ClosedOn))
            return $"{view.Constraint}, closed {view.ClosedOn}; the model: {account.Constraint}, closed {account.ClosedOn}";
        if (view.Posted != _model.Posted(account))
            return $"{view.Posted} posted, the model has {_model.Posted(account)}";
        if (view.Held != _model.Held(account))
            return $"{view.Held} held, the model has {_model.Held(account)}";
        foreach (var day in view.Available.Select(change => change.Day).Concat(_model.Days(account)).Distinct())
        {
            var available = _model.Available(account, day);
            if (view.AvailableOn(day) != available)
                return $"{view.AvailableOn(day)} available on {day}, the model has {available}";
            if (available < 0 && account.Constraint != Constraint.None)
                return $"{available} available on {day} although constrained";
        }
        return null;
    }

    private static string FirstDifference(string before, string after)
    {
        var (was, @is) = (before.Split('\n'), after.Split('\n'));
        var at = Enumerable
            .Range(0, Math.Max(was.Length, @is.Length))
            .First(i => was.ElementAtOrDefault(i) != @is.ElementAtOrDefault(i));
        return $"'{was.ElementAtOrDefault(at)}' became '{@is.ElementAtOrDefault(at)}'";
    }
}
