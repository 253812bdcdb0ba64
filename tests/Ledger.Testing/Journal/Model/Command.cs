namespace Ledger.Tests.Model;

/// <summary>One step of a generated story. Picks are numbers that are resolved against the model when the step is
/// played,
/// so that any step can be dropped and the rest still makes sense (shrinking).</summary>
public abstract record Command
{
    private Command() { }

    /// <summary>Sends requests of the given wishes, each by itself or all together.</summary>
    public sealed record Send(IReadOnlyList<Wishes> Requests, bool Atomic) : Command
    {
        public override string ToString() => $"{(Atomic ? "together" : "each")}: {string.Join(" | ", Requests)}";
    }

    /// <summary>Sends an earlier request again, accepted or not: as it was, respelled, or changed.</summary>
    public sealed record Retry(int Pick, Change Change) : Command;

    /// <summary>The clock moves, sometimes not at all and sometimes back a little.</summary>
    public sealed record Wait(int Minutes) : Command;
}

/// <summary>The wishes of one request and who asks.</summary>
public sealed record Wishes(int Person, IReadOnlyList<Wish> Each)
{
    public override string ToString() => $"person {Person}: {string.Join(" + ", Each)}";
}

/// <summary>What a retry does to the request.</summary>
public enum Change
{
    Nothing,
    Spelling,
    Text,
    Person,
    Lines,
    Date,
    OneMore,
    Side,
}

/// <summary>A deliberate mistake in an entry.</summary>
public enum Slip
{
    None,
    CentOff,
    ZeroLine,
    OneLine,
    MemorandumMixed,
    NoSuchYear,
    NoNarrative,
    ControlCharacter,
    NoCurrency,
    TooMuch,
}

/// <summary>One instruction in the making.</summary>
public abstract record Wish
{
    private Wish() { }

    public string Name() => GetType().Name;

    /// <summary>Moves money by one of <see cref="Scene.Patterns"/>.</summary>
    public sealed record Post(int Pattern, int Amount, int BookDay, int ValueDay, Slip Slip = Slip.None) : Wish;

    public sealed record Place(int Account, int Amount, int ValueDay, int ExpiresInMinutes, bool WithPurpose) : Wish;

    /// <param name="Part">0 the whole, 1 a part, 2 more than is held, 3 from another account.</param>
    public sealed record PostHold(int Pick, int Part, int BookDay, int ValueDay, bool Again) : Wish;

    /// <param name="Say">0 no amount, 1 the whole, 2 one cent less.</param>
    public sealed record Void(int Pick, int Say) : Wish;

    public sealed record Expire(int Pick) : Wish;

    public sealed record Reverse(int Pick, int DaysLater, int ValueDaysLater, bool Forced) : Wish;

    public sealed record OpenEstate(int Which) : Wish;

    /// <param name="Side">0 the chart's, then none, debit, credit.</param>
    public sealed record OpenAccount(int Which, int Day, int Side) : Wish;

    public sealed record CloseAccount(int Pick, int Day) : Wish;

    public sealed record Constrain(int Pick, int Side) : Wish;

    public sealed record ClosePeriod(int Estate, int Day) : Wish;

    public sealed record AskReopening(int Estate, int DaysOff) : Wish;

    public sealed record Withdraw(int Estate, int DaysOff) : Wish;

    public sealed record Reopen(int Estate, int DaysOff) : Wish;
}
