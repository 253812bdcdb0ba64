using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Ledger.Application.Values;

namespace Ledger.Application.Contracts;

/// <summary>One member of an answer, as every host shows it.</summary>
/// <param name="Name">Its name in JSON and in the heading of a CSV file; labels are found by it.</param>
/// <param name="IsForPrograms">Whether people are not shown it.</param>
/// <param name="ShowsZero">Whether an amount of zero is shown.</param>
public sealed record AnswerField(string Name, Type Type, bool IsForPrograms, bool ShowsZero, Func<object, object?> Get)
{
    /// <summary>The type of what is in it, when it may be null.</summary>
    public Type Bare => Nullable.GetUnderlyingType(Type) ?? Type;

    /// <summary>Whether it is one value, and not rows or a part with members of its own.</summary>
    public bool IsValue => Answers.IsValue(Bare);
}

/// <summary>Answers as JSON, and what they are made of: one contract for every host.</summary>
/// <remarks>
/// Amounts are decimal text with a point, without their currency, which is a member beside them; dates and moments are
/// ISO 8601; choices are in snake_case. What there is not is null.
/// </remarks>
public static class Answers
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        TypeInfoResolver = Bodies.Resolver,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new AmountConverter(),
            new CurrencyConverter(),
            new PercentConverter(),
            new RateConverter(),
            new DateConverter(),
            new MomentConverter(),
            new IdConverter(),
            new AccountKeyConverter(),
            new LabelsConverter(),
            new ScopeConverter(),
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower),
        },
    };

    /// <summary>The answer as one line of JSON.</summary>
    public static string Json(object answer) => JsonSerializer.Serialize(answer, Options.GetTypeInfo(answer.GetType()));

    /// <summary>
    /// One value of an answer as a program reads it: text without quotes, several values with spaces between them,
    /// nothing for null.
    /// </summary>
    public static string Csv(object? value) =>
        value switch
        {
            null => "",
            System.Collections.IList several => string.Join(' ', several.Cast<object?>().Select(one => Csv(one))),
            _ when JsonSerializer.SerializeToNode(value, Options.GetTypeInfo(value.GetType())) is JsonValue node =>
                node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString(),
            _ => "",
        };

    /// <summary>The members of an answer or of a row, in their order.</summary>
    public static IReadOnlyList<AnswerField> FieldsOf(Type type) =>
        Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object } info
            ?
            [
                .. info
                    .Properties.Where(property => property.Get is not null)
                    .Select(property => new AnswerField(
                        property.Name,
                        property.PropertyType,
                        Has<ForProgramsAttribute>(property),
                        Has<ShowsZeroAttribute>(property),
                        property.Get!
                    )),
            ]
            : [];

    private static bool Has<TAttribute>(JsonPropertyInfo property)
        where TAttribute : Attribute =>
        property.AttributeProvider?.IsDefined(typeof(TAttribute), inherit: true) == true;

    /// <summary>A value by itself, or several of one kind, as the roles that must act.</summary>
    internal static bool IsValue(Type type)
    {
        if (type == typeof(string))
            return true;
        if (typeof(Listing).IsAssignableFrom(type))
            return false;
        var info = Options.GetTypeInfo(type);
        return info.Kind == JsonTypeInfoKind.None
            || info is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element }
                && element != typeof(Sentence)
                && IsValue(element);
    }
}
