using Ardalis.Specification;

namespace Ledger.Orders;

/// <summary>Whether nobody else may pay the invoice of an order: it was neither rejected nor cancelled.</summary>
public sealed class OrderCounts : Specification<PaymentOrder>
{
    public static readonly OrderCounts Question = new();

    public OrderCounts() =>
        Query.Where(order => order.State != OrderState.Rejected && order.State != OrderState.Cancelled);
}
