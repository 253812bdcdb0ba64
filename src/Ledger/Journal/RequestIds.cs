using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ledger.Foundations;

namespace Ledger.Journal;

/// <summary>
/// Ids of requests that come from elsewhere: the same thing sent again has the same id, so it is recorded once (law 3).
/// </summary>
/// <remarks>
/// SHA-256 over a domain tag and length-prefixed texts, as a UUID of version 8 (RFC 9562). A file's own hash is never
/// used:
/// a file with one line added is not another file.
/// </remarks>
public static class RequestIds
{
    /// <summary>The id of what another system calls <paramref name="reference"/>.</summary>
    public static Id<JournalRequest> FromReference(string source, string reference) =>
        Digest("ledger.request.reference", source, reference);

    /// <summary>The id of a line of a batch to which somebody gave a name.</summary>
    public static Id<JournalRequest> FromLine(string batch, long line) =>
        Digest("ledger.request.line", batch, line.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static Id<JournalRequest> Digest(string tag, string first, string second)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, tag);
        Append(hash, first.Normalize());
        Append(hash, second.Normalize());
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        digest[6] = (byte)(digest[6] & 0x0F | 0x80);
        digest[8] = (byte)(digest[8] & 0x3F | 0x80);
        return new(new Guid(digest[..16], bigEndian: true));
    }

    private static void Append(IncrementalHash hash, string text)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
