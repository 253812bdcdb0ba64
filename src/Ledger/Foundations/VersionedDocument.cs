using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Foundations;

/// <summary>
/// What documents of rules share (instruments, regulations): JSON with every property there and none besides, whose
/// words and figures are judged one by one.
/// </summary>
public static class VersionedDocument
{
    public const int MaxBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        MaxDepth = 8,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The rules that a text describes, or the first thing in it that cannot be.</summary>
    /// <param name="judge">Throws what <see cref="Must"/> and <see cref="DocumentFault"/> throw.</param>
    internal static Result<TRules> Read<TDocument, TRules>(string text, Func<TDocument, TRules> judge)
        where TRules : notnull
    {
        if (text.Length > MaxBytes)
            return new JsonRefusal.TooLong(1, MaxBytes);
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 8 });
            if (DocumentShape.Validate(json.RootElement, Options.GetTypeInfo(typeof(TDocument))) is { } fault)
                return fault;
            return judge(json.RootElement.Deserialize<TDocument>(Options)!);
        }
        catch (JsonException fault)
        {
            return new JsonRefusal.Malformed(
                (int)(fault.LineNumber ?? 0) + 1,
                (int)(fault.BytePositionInLine ?? 0) + 1,
                new("problem.cannot_continue")
            );
        }
        catch (DocumentFault fault)
        {
            return fault.Refusal;
        }
    }

    /// <summary>
    /// Whether two texts say the same, however they are spaced and in whatever order their properties are.
    /// </summary>
    public static bool AreSame(string one, string other)
    {
        using JsonDocument first = JsonDocument.Parse(one),
            second = JsonDocument.Parse(other);
        return JsonElement.DeepEquals(first.RootElement, second.RootElement);
    }

    internal static T Must<T>(Result<T> result)
        where T : notnull => result.Match(value => value, refusal => throw new DocumentFault(refusal));

    internal static string Words(string field, string text, int max) =>
        Must(Text.Clean(field, text, max, required: true));

    internal static LocalDate Day(string field, string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } && Calendar.IsDay(day)
            ? day
            : throw new DocumentFault(new TextRefusal.NotADate(field, text));

    /// <summary>Names in documents are kebab-case: equal-instalments is EqualInstalments.</summary>
    internal static T OneOf<T>(string field, string text)
        where T : struct, Enum => Must(NameCase.ParseKebab<T>(field, text));
}

/// <summary>Why a document is none, on its way out of the reading.</summary>
internal sealed class DocumentFault(Refusal refusal) : Exception
{
    public Refusal Refusal { get; } = refusal;
}
