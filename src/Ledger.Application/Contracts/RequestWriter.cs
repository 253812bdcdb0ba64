using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Ledger.Application.Contracts;

/// <summary>Writes a request as programs send it; what is not said is left out.</summary>
internal static class RequestWriter
{
    public static JsonObject Write(object request, JsonTypeInfo type)
    {
        var body = new JsonObject();
        foreach (var property in RequestFields.Of(type))
            if (property.Get!(request) is { } value)
                body[property.Name] = ValueOf(value, type.Options.GetTypeInfo(property.PropertyType));
        return body;
    }

    private static JsonNode? ValueOf(object value, JsonTypeInfo type) =>
        value switch
        {
            Enum choice => Spelling.Program.Choice(choice.ToString()),
            IEnumerable items when type.Kind == JsonTypeInfoKind.Enumerable => ListOf(items, type),
            _ when type.Kind == JsonTypeInfoKind.Object => Write(value, type),
            decimal number => JsonValue.Create(number),
            _ => JsonSerializer.SerializeToNode(value, type.Options.GetTypeInfo(value.GetType())),
        };

    private static JsonArray ListOf(IEnumerable items, JsonTypeInfo type)
    {
        var element = type.Options.GetTypeInfo(type.ElementType!);
        return [.. items.Cast<object>().Select(item => ValueOf(item, element))];
    }
}
