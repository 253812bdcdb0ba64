using System.Text.Json.Serialization.Metadata;

namespace Ledger.Application.Contracts;

/// <summary>The fields of a request: what can be said about its type.</summary>
internal static class RequestFields
{
    /// <summary>The day on which something happened: today where it is not said.</summary>
    public const string Day = "on";

    /// <summary>What a body of this type may say: what its record takes, not what it computes.</summary>
    public static IReadOnlyList<JsonPropertyInfo> Of(JsonTypeInfo type) =>
        [.. type.Properties.Where(property => property.AssociatedParameter is not null || property.Set is not null)];
}
