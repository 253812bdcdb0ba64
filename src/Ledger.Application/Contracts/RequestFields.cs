using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.PaymentOrders;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;

namespace Ledger.Application.Contracts;

/// <summary>The fields of a request: what can be said about its type.</summary>
internal static class RequestFields
{
    /// <summary>The day on which something happened: today where it is not said.</summary>
    public const string Day = "on";

    /// <summary>What a body of this type may say: what its record takes, not what it computes.</summary>
    public static IReadOnlyList<JsonPropertyInfo> Of(JsonTypeInfo type) =>
        [
            .. type
                .Properties.Where(property => property.AssociatedParameter is not null || property.Set is not null)
                .OrderBy(property => property.AssociatedParameter?.Position ?? int.MaxValue),
        ];

    /// <summary>What a field is when it is left out, as the serializer reads it; null when it has to be said.</summary>
    /// <param name="currency">Of an amount of nothing.</param>
    public static JsonNode? Default(Type request, string field, string currency) =>
        (request.Name, field) switch
        {
            (nameof(PledgeCounterpart), "kind") => (int)PledgeKind.Cash,
            (nameof(ReceiveRepayment) or nameof(DisburseLoan) or nameof(RepayLoan) or nameof(RecoverLoan), "means") =>
                (int)Means.Cash,
            (nameof(SignRepayment) or nameof(RescheduleRepayment), "every_months") => 1,
            (nameof(DisburseLoan), "credit_line") => 0,
            (nameof(DisburseLoan), "bank_share") => "0%",
            (nameof(PlaceOrder) or nameof(AmendOrder), "withholding" or "retention") => $"0 {currency}",
            (nameof(PayBank), "interest") => $"0 {currency}",
            _ => null,
        };
}
