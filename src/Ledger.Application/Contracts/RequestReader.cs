using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Ledger.Access;
using Ledger.Application.Commands.Books;
using Ledger.Application.Imports;
using Ledger.Application.Localization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Application.Contracts;

/// <summary>What the reading of a body needs to know of the request's subject.</summary>
/// <param name="Subject">The field that has its code.</param>
/// <param name="Currency">Of amounts that name none.</param>
/// <param name="Today">The day of what names none.</param>
internal sealed record RequestSetting(string Subject, Currency Currency, LocalDate Today)
{
    /// <summary>Whether amounts below zero are left to the rule of what is asked.</summary>
    public bool AllowsNegative { get; init; }
}

/// <summary>
/// Checks a body against the type that it is for, names what is wrong by its field, and writes each value in the one
/// form that the serializer reads: a value that a person typed and one that a program wrote become the same request.
/// </summary>
/// <remarks>
/// Left out: a text is empty and a list has nothing in it, so that the command's own rule says whether it is needed;
/// the
/// day "on" is today; what has a default has it. Anything else that is missing is refused.
/// </remarks>
internal sealed class RequestReader(Spelling spelling, RequestSetting setting)
{
    /// <summary>The canonical node, or why there is none.</summary>
    public Result<JsonNode> Read(JsonNode? given, JsonTypeInfo type, string path) =>
        type.Kind switch
        {
            JsonTypeInfoKind.Object => ReadObject(given, type, path),
            JsonTypeInfoKind.Enumerable => ReadList(given, type, path),
            _ => ReadValue(given, Nullable.GetUnderlyingType(type.Type) ?? type.Type, path),
        };

    private Result<JsonNode> ReadObject(JsonNode? given, JsonTypeInfo type, string path)
    {
        if (given is not JsonObject body)
            return Wrong(path.Length == 0 ? "the request" : path, new("expected.object"), given);
        var asked = RequestFields.Of(type);
        foreach (var (name, _) in body)
            if (asked.All(property => property.Name != name))
                return new JsonRefusal.UnknownProperty(
                    At(path, name),
                    string.Join(
                        ", ",
                        (path.Length == 0 ? [setting.Subject] : Array.Empty<string>()).Concat(
                            asked.Select(property => property.Name)
                        )
                    )
                );
        var canonical = new JsonObject();
        var within = InCurrencyOf(body, asked);
        if (AllowsNegative(type.Type))
            within = new(spelling, within.Setting with { AllowsNegative = true });
        foreach (var property in asked)
        {
            var field = At(path, property.Name);
            var propertyType = type.Options.GetTypeInfo(property.PropertyType);
            if (!body.TryGetPropertyValue(property.Name, out var value) || value is null)
            {
                if (property.AssociatedParameter is not { HasDefaultValue: false })
                    continue;
                if (RequestFields.Default(type.Type, property.Name, setting.Currency.Code) is { } usual)
                {
                    canonical[property.Name] = usual;
                    continue;
                }
                if (IsNullable(property))
                {
                    canonical[property.Name] = null;
                    continue;
                }
                if (WhenMissing(property, propertyType) is not { } missing)
                    return new JsonRefusal.Missing(spelling.Label(field));
                canonical[property.Name] = missing;
                continue;
            }
            var read = within.Read(value, propertyType, field);
            if (!read.IsAccepted(out var node))
                return read.Refusal!;
            canonical[property.Name] = node;
            // Amounts beside an account are in its currency.
            if (
                property.PropertyType == typeof(AccountKey)
                && AccountKey.Parse("", node.GetValue<string>(), default).IsAccepted(out var account)
            )
                within = within.In(account.Currency);
        }
        return canonical;
    }

    /// <summary>What names a currency is in it.</summary>
    private RequestReader InCurrencyOf(JsonObject body, IReadOnlyList<JsonPropertyInfo> asked) =>
        asked.FirstOrDefault(property =>
            (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(Currency)
        )
            is { } named
        && body[named.Name] is JsonValue value
        && value.TryGetValue<string>(out var code)
        && Currency.Find(code) is { } currency
            ? In(currency)
            : this;

    private static bool AllowsNegative(Type type) => type == typeof(PlaceHoldBody) || type == typeof(VoidHoldBody);

    private RequestReader In(Currency currency) => new(spelling, setting with { Currency = currency });

    private RequestSetting Setting => setting;

    private static bool IsNullable(JsonPropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null || property.IsSetNullable;

    private JsonNode? WhenMissing(JsonPropertyInfo property, JsonTypeInfo type)
    {
        if (property.PropertyType == typeof(string))
            return "";
        if (property.PropertyType == typeof(bool))
            return false;
        if (property.PropertyType == typeof(LocalDate) && property.Name == RequestFields.Day)
            return LocalDatePattern.Iso.Format(setting.Today);
        if (type.Kind == JsonTypeInfoKind.Enumerable)
            return new JsonArray();
        // A part of which everything may be missing, as what a committee decided.
        return type.Kind == JsonTypeInfoKind.Object && Read(new JsonObject(), type, "").IsAccepted(out var empty)
            ? empty
            : null;
    }

    private Result<JsonNode> ReadList(JsonNode? given, JsonTypeInfo type, string path)
    {
        if (given is not JsonArray items)
            return Wrong(path, new("expected.list"), given);
        var element = type.Options.GetTypeInfo(type.ElementType!);
        var canonical = new JsonArray();
        foreach (var (i, item) in items.Index())
        {
            var read = Read(item, element, $"{path}[{i}]");
            if (!read.IsAccepted(out var node))
                return read.Refusal!;
            canonical.Add(node);
        }
        return canonical;
    }

    private Result<JsonNode> ReadValue(JsonNode? given, Type type, string path)
    {
        if (type == typeof(bool))
            return given?.GetValueKind() is JsonValueKind.True or JsonValueKind.False
                ? given.DeepClone()
                : Wrong(path, new("expected.truth"), given);
        if (type == typeof(int) || type == typeof(long))
            return ReadWhole(given, type, path);
        if (type == typeof(decimal))
            return ReadDecimal(given, path);
        if (type == typeof(Labels))
            return ReadLabels(given, path);
        if (given?.GetValueKind() != JsonValueKind.String)
            return Wrong(path, new("expected.text"), given);
        var text = given.GetValue<string>();
        if (type == typeof(Money))
            return ReadMoney(text, path);
        if (type == typeof(LocalDate))
            return ReadDate(text, path);
        if (type == typeof(Instant))
            return ReadMoment(text, path);
        if (type == typeof(AccountKey))
            return AccountKey
                .Parse(spelling.Label(path), text, setting.Currency)
                .Then<JsonNode>(account => (JsonNode)account.ToString());
        if (type == typeof(Share))
            return Share.Parse(spelling.Label(path), text).Then<JsonNode>(_ => (JsonNode)text);
        if (type == typeof(Currency))
            return Currency.Parse(text).Then<JsonNode>(currency => (JsonNode)currency.Code);
        if (type == typeof(Scope))
            return Scope.Parse(spelling.Label(path), text).Then<JsonNode>(_ => (JsonNode)text);
        if (IdConverter.IsId(type))
            return IdConverter.Parse(type, text) == Guid.Empty
                ? new TextRefusal.NotAnId(spelling.Label(path), text, IdConverter.PrefixOf(type))
                : (JsonNode)text;
        return type.IsEnum ? ReadChoice(type, text, path) : (JsonNode)text;
    }

    private Result<JsonNode> ReadDate(string text, string path)
    {
        var read = spelling.Date(spelling.Label(path), text);
        if (!read.IsAccepted(out var date))
            return read.Refusal!;
        return Foundations.Calendar.IsDay(date)
            ? (JsonNode)LocalDatePattern.Iso.Format(date)
            : new JournalRefusal.DateOutOfRange(spelling.Label(path), date);
    }

    private Result<JsonNode> ReadMoment(string text, string path)
    {
        Instant? moment =
            InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var utc } ? utc
            : OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var offset } ? offset.ToInstant()
            : null;
        return moment is { } read && Foundations.Calendar.IsDay(read.InUtc().Date)
            ? (JsonNode)InstantPattern.ExtendedIso.Format(read)
            : new TextRefusal.NotAnInstant(spelling.Label(path), text);
    }

    private Result<JsonNode> ReadLabels(JsonNode? given, string path)
    {
        if (given is not JsonObject pairs)
            return Wrong(path, new("expected.object"), given);
        foreach (var (name, value) in pairs)
            if (value?.GetValueKind() != JsonValueKind.String)
                return Wrong(At(path, name), new("expected.text"), value);
        return Labels
            .Of(spelling.Label(path), pairs.Select(pair => KeyValuePair.Create(pair.Key, (string)pair.Value!)))
            .Then<JsonNode>(_ => pairs.DeepClone());
    }

    private Result<JsonNode> ReadMoney(string text, string path)
    {
        if (setting.Currency.IsNone && !text.Contains(' ', StringComparison.Ordinal))
            return new JsonRefusal.Missing(spelling.Label("currency"));
        var read = spelling.Money(text, setting.Currency);
        if (!read.IsAccepted(out var money))
            return new RefusedAt(spelling.Label(path), read.Refusal!);
        return money.MinorUnits < 0 && !setting.AllowsNegative
            ? new RefusedAt(spelling.Label(path), new InputRefusal.NegativeAmount(text))
            : (JsonNode)money.ToString();
    }

    private Result<JsonNode> ReadWhole(JsonNode? given, Type type, string path)
    {
        var text = Digits(given);
        return
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (type == typeof(long) || number <= int.MaxValue)
            ? (JsonNode)number
            : Wrong(path, new("expected.whole_number"), given);
    }

    private Result<JsonNode> ReadDecimal(JsonNode? given, string path)
    {
        var text = given?.GetValueKind() == JsonValueKind.String ? given.GetValue<string>() : Digits(given);
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (JsonNode)number
            : Wrong(path, new("expected.number"), given);
    }

    private string? Digits(JsonNode? given) =>
        given?.GetValueKind() switch
        {
            JsonValueKind.Number => given.ToJsonString(),
            JsonValueKind.String when spelling.IsText => given.GetValue<string>(),
            _ => null,
        };

    private Result<JsonNode> ReadChoice(Type type, string text, string path)
    {
        foreach (var value in Enum.GetValues(type))
            if (spelling.IsChoice((Enum)value, text))
                return (JsonNode)Convert.ToInt32(value, CultureInfo.InvariantCulture);
        var all = string.Join(", ", Enum.GetNames(type).Select(spelling.Choice));
        return new TextRefusal.NotOneOf(spelling.Label(path), text, all);
    }

    private static string At(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private JsonRefusal.WrongType Wrong(string path, CodedText expected, JsonNode? found) =>
        new(spelling.Label(path), expected, JsonText.Found(found));
}
