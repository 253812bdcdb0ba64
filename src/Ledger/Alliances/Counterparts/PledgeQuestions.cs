using Ardalis.Specification;
using NodaTime;

namespace Ledger.Alliances.Counterparts;

/// <summary>Whether what was pledged is still to come, in whole or in part, and nobody gave it up.</summary>
public sealed class PledgeIsAwaited : Specification<Pledge>
{
    public static readonly IReadOnlyList<PledgeState> States = [PledgeState.Pledged, PledgeState.Called];

    public static readonly PledgeIsAwaited Question = new();

    public PledgeIsAwaited() => Query.Where(pledge => States.Contains(pledge.State));

    public override bool IsSatisfiedBy(Pledge entity) => States.Contains(entity.State);
}

/// <summary>Whether a pledge is late: it is awaited, and the day on which it was due is over.</summary>
public sealed class PledgeIsLate : Specification<Pledge>
{
    private readonly LocalDate _today;

    public PledgeIsLate(LocalDate today)
    {
        _today = today;
        Query.Where(pledge => PledgeIsAwaited.States.Contains(pledge.State) && pledge.DueOn < today);
    }

    public override bool IsSatisfiedBy(Pledge entity) => Of(entity, _today);

    public static bool Of(Pledge pledge, LocalDate today) =>
        PledgeIsAwaited.Question.IsSatisfiedBy(pledge) && pledge.DueOn < today;
}

/// <summary>Whether a contributor is to be asked for a pledge: nobody did, and the day on which it is due
/// came.</summary>
public sealed class PledgeIsToBeCalled : Specification<Pledge>
{
    public PledgeIsToBeCalled(LocalDate today) =>
        Query.Where(pledge => pledge.State == PledgeState.Pledged && pledge.DueOn <= today);
}
