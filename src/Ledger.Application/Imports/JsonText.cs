using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Foundations;

namespace Ledger.Application.Imports;

/// <summary>JSON that others send: read within limits, and refused with the place of what is wrong.</summary>
public static class JsonText
{
    public const int MaxBytes = 1 << 20,
        MaxDepth = 8;

    public static readonly JsonReaderOptions Options = new()
    {
        MaxDepth = MaxDepth,
        CommentHandling = JsonCommentHandling.Disallow,
    };

    /// <summary>
    /// The body of a request: one object. Refuses what is too long or too deep, is not JSON or not UTF-8, or says a
    /// name
    /// twice.
    /// </summary>
    public static Result<JsonObject> Body(ReadOnlySpan<byte> json)
    {
        if (json.Length > MaxBytes)
            return new JsonRefusal.TooLong(1, MaxBytes);
        try
        {
            if (FirstTwice(json) is { } twice)
                return new JsonRefusal.PropertyTwice(twice);
            var node = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth });
            return node is JsonObject body
                ? body
                : new JsonRefusal.WrongType("the request", new("expected.object"), Found(node));
        }
        catch (JsonException fault)
        {
            return Fault(json, fault, 1, 1, isLast: true);
        }
        catch (InvalidOperationException fault) when (IsNotText(fault))
        {
            return NotText(json, 1, 1);
        }
    }

    /// <summary>The first name that an object says twice; null when none does.</summary>
    private static string? FirstTwice(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Options);
        var open = new Stack<HashSet<string>>();
        while (reader.Read())
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    open.Push(new HashSet<string>(StringComparer.Ordinal));
                    break;
                case JsonTokenType.EndObject:
                    open.Pop();
                    break;
                case JsonTokenType.PropertyName when !open.Peek().Add(reader.GetString()!):
                    return reader.GetString();
                default:
                    break;
            }
        return null;
    }

    /// <summary>The place of a fault in a text that begins at a line and a column.</summary>
    /// <param name="isLast">Whether the text's end is the end of all: then a cut is told apart from a slip.</param>
    public static JsonRefusal Fault(ReadOnlySpan<byte> json, JsonException fault, int line, int column, bool isLast)
    {
        if (BadByte(json) is { } bad)
            return NotText(json, bad, line, column);
        var (row, at) = (fault.LineNumber ?? 0, fault.BytePositionInLine ?? 0);
        var place = (Line: (int)(line + row), Column: (int)(at + (row == 0 ? column : 1)));
        return isLast && IsCut(json)
            ? new JsonRefusal.Truncated(place.Line, place.Column)
            : new JsonRefusal.Malformed(place.Line, place.Column, CodedText.Words(Reason(fault)));
    }

    /// <summary>Whether the fault is that a text is not Unicode.</summary>
    public static bool IsNotText(InvalidOperationException fault) =>
        fault.InnerException is DecoderFallbackException || fault.Message.Contains("UTF", StringComparison.Ordinal);

    public static JsonRefusal.Malformed NotText(ReadOnlySpan<byte> json, int line, int column) =>
        BadByte(json) is { } bad
            ? NotText(json, bad, line, column)
            : new JsonRefusal.Malformed(line, column, new("problem.not_unicode"));

    /// <summary>Where the bytes stop being UTF-8; null when all of them are, or the last character is cut.</summary>
    /// <summary>What stands where something else was expected.</summary>
    public static CodedText Found(JsonNode? found) =>
        found?.GetValueKind() switch
        {
            null or JsonValueKind.Null => new("found.nothing"),
            JsonValueKind.Object => new("found.object"),
            JsonValueKind.Array => new("found.list"),
            JsonValueKind.String => new("found.text", ("Text", Text.Shown(found.GetValue<string>()))),
            JsonValueKind.Number => new("found.number", ("Number", Text.Shown(found.ToJsonString()))),
            _ => new("expected.truth"),
        };

    private static int? BadByte(ReadOnlySpan<byte> json)
    {
        for (var at = 0; at < json.Length; )
        {
            switch (Rune.DecodeFromUtf8(json[at..], out _, out var length))
            {
                case System.Buffers.OperationStatus.Done:
                    at += length;
                    break;
                case System.Buffers.OperationStatus.NeedMoreData:
                    return null;
                default:
                    return at;
            }
        }
        return null;
    }

    private static JsonRefusal.Malformed NotText(ReadOnlySpan<byte> json, int at, int line, int column)
    {
        var before = json[..at];
        var (rows, begin) = (before.Count((byte)'\n'), before.LastIndexOf((byte)'\n') + 1);
        return new JsonRefusal.Malformed(
            line + rows,
            at - begin + (rows == 0 ? column : 1),
            new("problem.byte", ("Byte", $"{json[at]:X2}"))
        );
    }

    /// <summary>Whether more text could have made it whole.</summary>
    private static bool IsCut(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(Options));
        try
        {
            while (reader.Read()) { }
        }
        catch (JsonException)
        {
            return false;
        }
        return true;
    }

    private static string Reason(JsonException fault)
    {
        var end = fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = (end < 0 ? fault.Message : fault.Message[..end]).Trim().TrimEnd('.');
        return string.Concat(reason.Select(c => char.IsControl(c) ? '?' : c));
    }
}
