using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ledger.Foundations;

/// <summary>
/// Compares a JSON document with the record it is to become, so that what is missing, unknown, twice or of another type
/// is refused by the name of its field.
/// </summary>
internal static class DocumentShape
{
    /// <summary>
    /// The first fault; null when the document can be read. Every property must be there: a rule that does not apply
    /// says null or an empty list.
    /// </summary>
    public static Refusal? Validate(JsonElement element, JsonTypeInfo type, string field = "")
    {
        if (type.Kind == JsonTypeInfoKind.Object)
            return OfObject(element, type, field);
        if (type.Kind == JsonTypeInfoKind.Enumerable)
            return OfList(element, type, field);
        return type.Type switch
        {
            var text when text == typeof(string) => Is(
                element.ValueKind == JsonValueKind.String,
                new("expected.quoted_text")
            ),
            var truth when truth == typeof(bool) => Is(
                element.ValueKind is JsonValueKind.True or JsonValueKind.False,
                new("expected.truth")
            ),
            var count when (Nullable.GetUnderlyingType(count) ?? count) == typeof(int) => Is(
                element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out _),
                new("expected.whole_number")
            ),
            _ => Is(element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out _), new("expected.number")),
        };

        Refusal? Is(bool right, CodedText expected) => right ? null : Wrong(field, expected, element);
    }

    private static Refusal? OfObject(JsonElement element, JsonTypeInfo type, string field)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return Wrong(field.Length == 0 ? "The document" : field, new("expected.object"), element);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in element.EnumerateObject())
        {
            var name = Within(field, part.Name);
            if (!seen.Add(part.Name))
                return new JsonRefusal.PropertyTwice(name);
            if (type.Properties.FirstOrDefault(property => property.Name == part.Name) is not { } property)
                return new JsonRefusal.UnknownProperty(
                    name,
                    string.Join(", ", type.Properties.Select(known => known.Name))
                );
            if (part.Value.ValueKind == JsonValueKind.Null && property.IsSetNullable)
                continue;
            if (Validate(part.Value, type.Options.GetTypeInfo(property.PropertyType), name) is { } fault)
                return fault;
        }
        return type.Properties.FirstOrDefault(property => !seen.Contains(property.Name)) is { } missing
            ? new JsonRefusal.Missing(Within(field, missing.Name))
            : null;
    }

    private static Refusal? OfList(JsonElement element, JsonTypeInfo type, string field)
    {
        if (element.ValueKind != JsonValueKind.Array)
            return Wrong(field, new("expected.list"), element);
        var item = type.Options.GetTypeInfo(type.ElementType!);
        return element
            .EnumerateArray()
            .Select((value, i) => Validate(value, item, $"{field}[{i}]"))
            .FirstOrDefault(fault => fault is not null);
    }

    private static string Within(string field, string name) => field.Length == 0 ? name : $"{field}.{name}";

    private static JsonRefusal.WrongType Wrong(string field, CodedText expected, JsonElement found) =>
        new(
            field,
            expected,
            CodedText.Words(
                found.GetRawText() is { Length: <= 60 } text ? text : found.ValueKind.ToString().ToLowerInvariant()
            )
        );
}
