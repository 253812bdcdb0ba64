using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Application.Values;

/// <summary>A converter of answers, which are written and never read.</summary>
internal abstract class AnswerConverter<T> : JsonConverter<T>
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are not read.");
}

/// <summary>An amount without its currency: "120000.00".</summary>
internal sealed class AmountConverter : AnswerConverter<Money>
{
    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToAmount());
}

/// <summary>A share in percent, as a number: 26.3.</summary>
internal sealed class PercentConverter : AnswerConverter<Share>
{
    public override void Write(Utf8JsonWriter writer, Share value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Millionths / 10_000m);
}

/// <summary>An interest rate as it was agreed: "1.5%/month".</summary>
internal sealed class RateConverter : AnswerConverter<Rate>
{
    public override void Write(Utf8JsonWriter writer, Rate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>The length of a bar in percent of the longest one.</summary>
internal sealed class BarConverter : AnswerConverter<Bar>
{
    public override void Write(Utf8JsonWriter writer, Bar value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Length.Millionths / 10_000m);
}

/// <summary>A moment in ISO 8601, in UTC.</summary>
internal sealed class MomentConverter : AnswerConverter<Instant>
{
    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}

/// <summary>1110/COP, 3110:co_ana/COP.</summary>
internal sealed class AccountKeyConverter : AnswerConverter<AccountKey>
{
    public override void Write(Utf8JsonWriter writer, AccountKey value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>An object of texts.</summary>
internal sealed class LabelsConverter : AnswerConverter<Labels>
{
    public override void Write(Utf8JsonWriter writer, Labels value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in value.Pairs)
            writer.WriteString(name, text);
        writer.WriteEndObject();
    }
}

/// <summary>The part of the ledger for which a role is held: "ledger", "programme PAR2".</summary>
internal sealed class ScopeConverter : AnswerConverter<Scope>
{
    public override void Write(Utf8JsonWriter writer, Scope value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>A text that the product composed: its code, and its arguments by name.</summary>
internal sealed class SentenceConverter : AnswerConverter<Sentence>
{
    public override void Write(Utf8JsonWriter writer, Sentence value, JsonSerializerOptions options) =>
        Write(writer, value.Text);

    internal static void Write(Utf8JsonWriter writer, CodedText text)
    {
        writer.WriteStartObject();
        writer.WriteString("code", text.Code);
        foreach (var (name, argument) in text.Arguments)
        {
            var key = NameCase.Snake(name);
            if (argument is CodedText inner)
            {
                writer.WritePropertyName(key);
                Write(writer, inner);
            }
            else if (argument is int or long)
                writer.WriteNumber(key, Convert.ToInt64(argument, CultureInfo.InvariantCulture));
            else
                writer.WriteString(key, TextOf(argument));
        }
        writer.WriteEndObject();
    }

    private static string? TextOf(object argument) =>
        argument switch
        {
            Money money => money.ToString(),
            LocalDate date => LocalDatePattern.Iso.Format(date),
            Instant instant => InstantPattern.ExtendedIso.Format(instant),
            Enum choice => NameCase.Snake(choice.ToString()),
            _ => Convert.ToString(argument, CultureInfo.InvariantCulture),
        };
}

/// <summary>The member that a word stands for, in snake_case.</summary>
internal sealed class WordKeyConverter : AnswerConverter<WordKey>
{
    public override void Write(Utf8JsonWriter writer, WordKey value, JsonSerializerOptions options) =>
        writer.WriteStringValue(NameCase.Snake(value.Member));
}

/// <summary>The account's name in English.</summary>
internal sealed class AccountNameConverter : AnswerConverter<AccountName>
{
    public override void Write(Utf8JsonWriter writer, AccountName value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.In("en"));
}

/// <summary>An array of the roles, each with its part of the ledger.</summary>
internal sealed class HeldRolesConverter : AnswerConverter<HeldRoles>
{
    public override void Write(Utf8JsonWriter writer, HeldRoles value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var held in value.Held)
        {
            writer.WriteStartObject();
            writer.WriteString("id", held.Id.ToString());
            writer.WriteString("role", NameCase.Snake(held.Role.ToString()));
            writer.WriteString("scope", held.Scope.ToString());
            writer.WriteBoolean("pending", held.IsPending);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}

/// <summary>A person's words as text, a composed reason as its code and arguments.</summary>
internal sealed class ReasonTextConverter : AnswerConverter<ReasonText>
{
    public override void Write(Utf8JsonWriter writer, ReasonText value, JsonSerializerOptions options)
    {
        if (value.Composed is { } text)
            SentenceConverter.Write(writer, text);
        else
            writer.WriteStringValue(value.Stored);
    }
}

/// <summary>Ids as they are printed: ho_…, je_….</summary>
internal sealed class IdConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => IsId(typeToConvert);

    public static bool IsId(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>);

    /// <summary>The prefix of the ids of this type, as ho of holds.</summary>
    public static string PrefixOf(Type id) =>
        (string)id.GetGenericArguments()[0].GetProperty(nameof(IIdentified.IdPrefix))!.GetValue(null)!;

    /// <summary>The id that a text is; empty when it is none of this type.</summary>
    public static Guid Parse(Type id, string text) =>
        text.StartsWith($"{PrefixOf(id)}_", StringComparison.Ordinal)
        && Guid.TryParseExact(text.AsSpan(PrefixOf(id).Length + 1), "N", out var value)
            ? value
            : Guid.Empty;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()[0]))!;

    private sealed class Of<TOwner> : JsonConverter<Id<TOwner>>
        where TOwner : IIdentified
    {
        public override Id<TOwner> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Id<TOwner>.Parse(reader.GetString()) ?? throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Id<TOwner> value, JsonSerializerOptions options)
        {
            if (value.IsEmpty)
                writer.WriteNullValue();
            else
                writer.WriteStringValue(value.ToString());
        }
    }
}

/// <summary>Rows as an array.</summary>
internal sealed class ListingConverter : JsonConverter<Listing>
{
    public override bool CanConvert(Type typeToConvert) => typeof(Listing).IsAssignableFrom(typeToConvert);

    public override Listing Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are not read.");

    /// <summary>A stream is not part of its document: its host writes the rows after it.</summary>
    public override void Write(Utf8JsonWriter writer, Listing value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        if (!value.IsStreamed)
            foreach (var row in value.Each.ToBlockingEnumerable())
                JsonSerializer.Serialize(writer, row, options.GetTypeInfo(row.GetType()));
        writer.WriteEndArray();
    }
}
