using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Application.Contracts;

/// <summary>An amount and its currency: "120000.00 COP".</summary>
internal sealed class MoneyConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Spelling.Program.Money(reader.GetString()!, default).IsAccepted(out var money)
            ? money
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>An ISO 4217 code.</summary>
internal sealed class CurrencyConverter : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Currency.Find(reader.GetString()) ?? throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Code);
}

/// <summary>A percentage with its sign: "26.3%".</summary>
internal sealed class ShareConverter : JsonConverter<Share>
{
    public override Share Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Share.Parse("", reader.GetString()!).IsAccepted(out var share) ? share : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Share value, JsonSerializerOptions options) =>
        writer.WriteStringValue($"{(value.Millionths / 10_000m).ToString(CultureInfo.InvariantCulture)}%");
}

/// <summary>A day in ISO 8601.</summary>
internal sealed class DateConverter : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        LocalDatePattern.Iso.Parse(reader.GetString()!) is { Success: true, Value: var date }
            ? date
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
}

/// <summary>A moment in ISO 8601, in UTC.</summary>
internal sealed class InstantBodyConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        InstantPattern.ExtendedIso.Parse(reader.GetString()!) is { Success: true, Value: var moment }
            ? moment
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}

/// <summary>An account with its currency: 3110:co_ana/COP.</summary>
internal sealed class AccountBodyConverter : JsonConverter<AccountKey>
{
    public override AccountKey Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        AccountKey.Parse("", reader.GetString()!, default).IsAccepted(out var account)
            ? account
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, AccountKey value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>An object of texts.</summary>
internal sealed class LabelsBodyConverter : JsonConverter<Labels>
{
    public override Labels Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            pairs.Add(new(name, reader.GetString()!));
        }
        return Labels.Of("", pairs).IsAccepted(out var labels) ? labels : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, Labels value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in value.Pairs)
            writer.WriteString(name, text);
        writer.WriteEndObject();
    }
}

/// <summary>A part of the ledger: ledger, programme:PAR2, organization:ORG-1.</summary>
internal sealed class ScopeBodyConverter : JsonConverter<Scope>
{
    public override Scope Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Scope.Parse("", reader.GetString()!).IsAccepted(out var scope) ? scope : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Scope value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>
/// A person whom a request names: found in the registry before the request is read, and here taken from those.
/// </summary>
internal sealed class PersonConverter : JsonConverter<Person>
{
    private static readonly AsyncLocal<IReadOnlyDictionary<string, Person>?> Found = new();

    /// <summary>Makes people known to the requests that are read until it is disposed.</summary>
    public static IDisposable Knowing(IReadOnlyDictionary<string, Person> people)
    {
        Found.Value = people;
        return new Forgetting();
    }

    public override Person Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        Found.Value?.GetValueOrDefault(reader.GetString()!) ?? throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Person value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Handle);

    private sealed class Forgetting : IDisposable
    {
        public void Dispose() => Found.Value = null;
    }
}
