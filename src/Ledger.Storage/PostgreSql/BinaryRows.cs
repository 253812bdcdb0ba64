using System.Buffers.Binary;
using System.Text;
using Ledger.Storage.Database;

namespace Ledger.Storage.PostgreSql;

/// <summary>Writes rows in the binary format of COPY: for each value its length and its bytes, big-endian.</summary>
/// <remarks>
/// The provider's importer finds out each value's type anew; for a large group that would be two fifths of this
/// process's work.
/// </remarks>
internal sealed class BinaryRows
{
    private const int EnoughToSend = 64 * 1024;

    // The signature; neither flags nor an extension.
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly int FirstDay = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly DateTime FirstMoment = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] _buffer = new byte[EnoughToSend * 2];
    private int _length;

    public async Task Write(RowSet rows, Stream stream, CancellationToken cancel)
    {
        var writers = rows.Columns.Select(Writer).ToArray();
        Header.CopyTo(Bytes(Header.Length));
        for (var row = 0; row < rows.Count; row++)
        {
            BinaryPrimitives.WriteInt16BigEndian(Bytes(2), (short)writers.Length);
            foreach (var write in writers)
                write(row);
            if (_length >= EnoughToSend)
                await Send(stream, cancel);
        }
        BinaryPrimitives.WriteInt16BigEndian(Bytes(2), -1);
        await Send(stream, cancel);
    }

    private async Task Send(Stream stream, CancellationToken cancel)
    {
        await stream.WriteAsync(_buffer.AsMemory(0, _length), cancel);
        _length = 0;
    }

    private Action<int> Writer(Column column) =>
        column.Values switch
        {
            List<short> values => row => Put(values[row]),
            List<int> values => row => Put(values[row]),
            List<long> values => row => Put(values[row]),
            List<bool> values => row => Put(values[row]),
            List<Guid> values => row => Put(values[row]),
            List<DateOnly> values => row => Put(values[row]),
            List<DateTime> values => row => Put(values[row]),
            List<string?> values => row =>
            {
                if (values[row] is { } text)
                    Put(text);
                else
                    PutNull();
            },
            List<byte[]?> values => row =>
            {
                if (values[row] is { } bytes)
                    Put(bytes);
                else
                    PutNull();
            },
            List<short?> values => Optional(values, Put),
            List<int?> values => Optional(values, Put),
            List<long?> values => Optional(values, Put),
            List<bool?> values => Optional(values, Put),
            List<Guid?> values => Optional(values, Put),
            List<DateOnly?> values => Optional(values, Put),
            List<DateTime?> values => Optional(values, Put),
            _ => throw new InvalidOperationException($"{column.Name} has no type that can be copied."),
        };

    private Action<int> Optional<T>(List<T?> values, Action<T> put)
        where T : struct =>
        row =>
        {
            if (values[row] is { } value)
                put(value);
            else
                PutNull();
        };

    private void PutNull() => BinaryPrimitives.WriteInt32BigEndian(Bytes(4), -1);

    private void Put(short value) => BinaryPrimitives.WriteInt16BigEndian(Field(2), value);

    private void Put(int value) => BinaryPrimitives.WriteInt32BigEndian(Field(4), value);

    private void Put(long value) => BinaryPrimitives.WriteInt64BigEndian(Field(8), value);

    private void Put(bool value) => Field(1)[0] = value ? (byte)1 : (byte)0;

    private void Put(Guid value) => value.TryWriteBytes(Field(16), bigEndian: true, out _);

    private void Put(DateOnly value) => Put(value.DayNumber - FirstDay);

    /// <summary>Microseconds since 2000.</summary>
    private void Put(DateTime value) => Put((value - FirstMoment).Ticks / TimeSpan.TicksPerMicrosecond);

    private void Put(string value) => Utf8.GetBytes(value, Field(Utf8.GetByteCount(value)));

    private void Put(byte[] value) => value.CopyTo(Field(value.Length));

    private Span<byte> Field(int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(Bytes(4), length);
        return Bytes(length);
    }

    private Span<byte> Bytes(int length)
    {
        var needed = _length + length;
        if (needed > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(needed, _buffer.Length * 2));
        var bytes = _buffer.AsSpan(_length, length);
        _length = needed;
        return bytes;
    }
}
