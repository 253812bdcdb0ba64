using Ledger.Application.Imports;

namespace Ledger.Cli;

/// <summary>Files that a command reads and writes; <c>-</c> is the standard input.</summary>
internal static class Files
{
    public static string Name(string file) => file == "-" ? "The standard input" : file;

    /// <summary>The name as the reader reads it.</summary>
    public static string Said(Session session, string file) =>
        file == "-" ? session.Reader.Screen("standard_input") : file;

    /// <summary>A file as requests take it, opened when it is read.</summary>
    public static Application.Imports.InputFile Input(Session session, string file) =>
        new(Name(file), () => Open(session, file));

    public static Stream Open(Session session, string file)
    {
        if (file == "-")
            return session.Environment.InputBytes ?? new TextReaderStream(session.Input);
        var path = session.Environment.PathOf(file);
        if (Directory.Exists(path))
            throw new UsageException("usage.folder", ("File", file));
        if (!File.Exists(path))
            throw new UsageException("usage.no_file", ("File", file));
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
    }

    /// <summary>
    /// The text of a document; what is longer than a body may be is cut just past the limit, so that it is refused as
    /// too long.
    /// </summary>
    public static string Text(Session session, string file)
    {
        using var reader = new StreamReader(
            Open(session, file),
            new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: false
        );
        var text = new char[Foundations.VersionedDocument.MaxBytes + 2];
        return new string(text, 0, reader.ReadBlock(text)).TrimStart('\uFEFF');
    }

    public static IEnumerable<string> Lines(Session session, string file)
    {
        using var reader = new StreamReader(
            Open(session, file),
            new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true)
        );
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>The SHA-256 of a file's bytes, 64 hexadecimal digits.</summary>
    public static string Sha256(Session session, string file)
    {
        using var bytes = Open(session, file);
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
    }

    public static StreamWriter Create(Session session, string file) =>
        new(PathToWrite(session, file), append: false, new System.Text.UTF8Encoding(false));

    /// <summary>Where a file is to be written; a name that cannot be one is a slip of whoever typed it.</summary>
    public static string PathToWrite(Session session, string file)
    {
        var path = session.Environment.PathOf(file);
        if (Directory.Exists(path))
            throw new UsageException("usage.folder", ("File", file));
        return Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))
            ? path
            : throw new UsageException("usage.no_folder", ("File", file));
    }
}

/// <summary>Bytes of UTF-8 as text, for a command whose output is not a file.</summary>
internal sealed class TextWriterStream(TextWriter writer) : Stream
{
    private readonly System.Text.Decoder _decoder = System.Text.Encoding.UTF8.GetDecoder();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var chars = new char[buffer.Length + 1];
        writer.Write(chars, 0, _decoder.GetChars(buffer, chars, flush: false));
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => writer.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}

/// <summary>The bytes of a reader of text, for a command whose input is not a file.</summary>
internal sealed class TextReaderStream(TextReader reader) : Stream
{
    private readonly char[] _chars = new char[8 * 1024];
    private readonly System.Text.Encoder _encoder = System.Text.Encoding.UTF8.GetEncoder();
    private byte[] _bytes = [];
    private int _at,
        _length;

    public override int Read(Span<byte> buffer)
    {
        while (_at == _length)
        {
            var read = reader.Read(_chars);
            if (read == 0)
                return 0;
            if (_bytes.Length == 0)
                _bytes = new byte[_chars.Length * 3 + 8];
            (_at, _length) = (0, _encoder.GetBytes(_chars.AsSpan(0, read), _bytes, flush: false));
        }
        var count = Math.Min(buffer.Length, _length - _at);
        _bytes.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
