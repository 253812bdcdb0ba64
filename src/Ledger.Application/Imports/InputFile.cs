using System.Text;
using Ledger.Foundations;

namespace Ledger.Application.Imports;

/// <summary>A file that a host was given: its name as people know it, and its bytes.</summary>
/// <param name="Open">Opens it at its beginning; the reader closes it.</param>
public sealed record InputFile(string Name, Func<Stream> Open)
{
    /// <summary>The whole text, which is UTF-8 and not longer than so many bytes.</summary>
    /// <exception cref="RefusedException">It is longer.</exception>
    public IEnumerable<string> Lines(int maxBytes)
    {
        using var bytes = new MemoryStream();
        using (var stream = Open())
        {
            var chunk = new byte[64 * 1024];
            for (int read; bytes.Length <= maxBytes && (read = stream.Read(chunk)) > 0; )
                bytes.Write(chunk, 0, read);
        }
        if (bytes.Length > maxBytes)
            throw new RefusedException(new FileRefusal.TooLarge(Name, maxBytes / 1024 / 1024));
        bytes.Position = 0;
        using var reader = new StreamReader(
            bytes,
            new UTF8Encoding(false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: false
        );
        for (var first = true; reader.ReadLine() is { } line; first = false)
            yield return first ? line.TrimStart('\uFEFF') : line;
    }
}
