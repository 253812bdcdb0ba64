using Ardalis.Specification;
using NodaTime;

namespace Ledger.Counterparts;

/// <summary>Whether what was pledged is still to come, in whole or in part, and nobody gave it up.</summary>
public sealed class PledgeIsAwaited : Specification<Pledge>
{
    public static readonly PledgeIsAwaited Question = new();

    public PledgeIsAwaited() =>
        Query.Where(pledge => pledge.State == PledgeState.Pledged || pledge.State == PledgeState.Called);
}

/// <summary>Whether a pledge is late: it is awaited, and the day on which it was due is over.</summary>
public sealed class PledgeIsLate : Specification<Pledge>
{
    private static volatile PledgeIsLate? _last;

    private readonly LocalDate _today;

    public PledgeIsLate(LocalDate today)
    {
        _today = today;
        foreach (var awaited in PledgeIsAwaited.Question.WhereExpressions)
            Query.Where(awaited.Filter);
        Query.Where(pledge => pledge.DueOn < today);
    }

    /// <summary>The question as of a day; many pledges are asked as of one day, so the last one is kept.</summary>
    public static PledgeIsLate On(LocalDate today) =>
        _last is { } last && last._today == today ? last : _last = new PledgeIsLate(today);
}

/// <summary>Whether a contributor is to be asked for a pledge: nobody did, and the day on which it is due came.</summary>
public sealed class PledgeIsToBeCalled : Specification<Pledge>
{
    public PledgeIsToBeCalled(LocalDate today) =>
        Query.Where(pledge => pledge.State == PledgeState.Pledged && pledge.DueOn <= today);
}
