using Ardalis.Specification;

namespace Ledger.Alliances.PaymentOrders;

/// <summary>Whether nobody else may pay the invoice of an order: it was neither rejected nor cancelled.</summary>
public sealed class OrderCounts : Specification<PaymentOrder>
{
    public static readonly IReadOnlyList<OrderState> States =
    [
        .. Enum.GetValues<OrderState>().Where(state => state is not (OrderState.Rejected or OrderState.Cancelled)),
    ];

    public static readonly OrderCounts Question = new();

    public OrderCounts() => Query.Where(order => States.Contains(order.State));

    public override bool IsSatisfiedBy(PaymentOrder entity) => States.Contains(entity.State);
}
