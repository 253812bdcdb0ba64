using Ledger.Foundations;

namespace Ledger.Application.Imports;

/// <summary>One request's bytes in a longer text, and where they begin.</summary>
/// <param name="Number">Which one it is: its line, or its place in the list.</param>
/// <param name="Fault">What the text is instead, when it is not a whole item.</param>
public readonly record struct JsonItem(
    ReadOnlyMemory<byte> Bytes,
    int Number,
    int Line,
    int Column,
    bool IsLast,
    JsonRefusal? Fault = null
);

/// <summary>Cuts a stream into requests without holding more than one: JSON Lines, or one array of objects.</summary>
/// <remarks>
/// A line that is no JSON spoils only itself. In an array, what stands between the items is checked; what cannot be
/// read ends the reading.
/// </remarks>
public sealed class JsonItems(Stream stream)
{
    private readonly byte[] _chunk = new byte[64 * 1024];
    private readonly byte[] _item = new byte[JsonRequests.MaxBytes];
    private int _at,
        _length,
        _itemLength;
    private int _line = 1;
    private int _column;
    private bool _notText;

    /// <summary>Bytes taken from the stream so far.</summary>
    public long BytesRead { get; private set; }

    public IEnumerable<JsonItem> Read()
    {
        SkipByteOrderMark();
        SkipWhitespace();
        return Peek() == '[' ? ReadArray() : ReadLines();
    }

    private IEnumerable<JsonItem> ReadLines()
    {
        while (Peek() >= 0)
        {
            var (line, column, tooLong, next) = (_line, _column + 1, false, 0);
            _itemLength = 0;
            while ((next = Next()) >= 0 && next != '\n')
                tooLong |= !Keep(next);
            if (_notText)
                break;
            if (tooLong)
                yield return new JsonItem(
                    default,
                    line,
                    line,
                    column,
                    next < 0,
                    new JsonRefusal.TooLong(line, JsonRequests.MaxBytes)
                );
            else if (!IsBlank())
                yield return new JsonItem(Item(), line, line, column, next < 0);
        }
        if (_notText)
            yield return Broken(new("problem.cannot_continue"));
    }

    private IEnumerable<JsonItem> ReadArray()
    {
        var number = 0;
        Next();
        for (var first = true; ; first = false)
        {
            SkipWhitespace();
            if (Peek() == ']' && first)
            {
                Next();
                break;
            }
            if (!first)
            {
                if (Peek() == ']')
                {
                    Next();
                    break;
                }
                if (Peek() != ',')
                {
                    yield return Broken(new("problem.comma"));
                    yield break;
                }
                Next();
                SkipWhitespace();
            }
            if (Peek() != '{')
            {
                yield return Broken(new("problem.object"));
                yield break;
            }
            var item = ReadObject(++number);
            yield return item;
            if (item.Fault is JsonRefusal.Truncated or JsonRefusal.Malformed)
                yield break;
        }
        SkipWhitespace();
        if (Peek() >= 0)
            yield return Broken(new("problem.after_list"));
    }

    private JsonItem ReadObject(int number)
    {
        var (line, column, depth, inText, tooLong) = (_line, _column + 1, 0, false, false);
        _itemLength = 0;
        do
        {
            var next = Next();
            if (next < 0)
                return Broken(new("problem.cannot_continue")) with { Number = number, Line = line, Column = column };
            tooLong |= !Keep(next);
            if (inText)
            {
                if (next == '\\')
                {
                    if (Next() is >= 0 and var escaped)
                        tooLong |= !Keep(escaped);
                }
                else
                    inText = next != '"';
            }
            else if (next == '"')
                inText = true;
            else if (next is '{' or '[')
                depth++;
            else if (next is '}' or ']')
                depth--;
        } while (depth > 0);
        return tooLong
            ? new JsonItem(default, number, line, column, false, new JsonRefusal.TooLong(line, JsonRequests.MaxBytes))
            : new JsonItem(Item(), number, line, column, false);
    }

    private JsonItem Broken(CodedText reason) =>
        new(
            default,
            0,
            _line,
            _column + 1,
            true,
            _notText ? new JsonRefusal.Malformed(_line, _column + 1, new("problem.rest_not_utf8"))
                : Peek() < 0 ? new JsonRefusal.Truncated(_line, _column + 1)
                : new JsonRefusal.Malformed(_line, _column + 1, reason)
        );

    private ReadOnlyMemory<byte> Item() => _item.AsMemory(0, _itemLength);

    private bool IsBlank() => _item.AsSpan(0, _itemLength).IndexOfAnyExcept(" \t\r"u8) < 0;

    private bool Keep(int value)
    {
        if (_itemLength == _item.Length)
            return false;
        _item[_itemLength++] = (byte)value;
        return true;
    }

    private void SkipByteOrderMark()
    {
        if (Peek() != 0xEF)
            return;
        Next();
        Next();
        Next();
        _column = 0;
    }

    private void SkipWhitespace()
    {
        while (Peek() is ' ' or '\t' or '\r' or '\n')
            Next();
    }

    private int Peek() => _at < _length || Fill() ? _chunk[_at] : -1;

    private int Next()
    {
        if (_at == _length && !Fill())
            return -1;
        var value = _chunk[_at++];
        if (value == '\n')
        {
            _line++;
            _column = 0;
        }
        else
            _column++;
        return value;
    }

    private bool Fill()
    {
        if (_notText)
            return false;
        try
        {
            (_at, _length) = (0, stream.Read(_chunk));
        }
        catch (System.Text.DecoderFallbackException)
        {
            _notText = true;
            return false;
        }
        BytesRead += _length;
        return _length > 0;
    }
}
