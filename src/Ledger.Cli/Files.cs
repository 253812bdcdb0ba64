using Ledger.Json;

namespace Ledger.Cli;

/// <summary>Files that a command reads and writes; <c>-</c> is the standard input.</summary>
internal static class Files
{
    public static string Name(string file) => file == "-" ? "The standard input" : file;

    public static Stream Open(Session session, string file)
    {
        if (file == "-") return new TextReaderStream(session.Input);
        var path = session.Environment.PathOf(file);
        if (Directory.Exists(path)) throw new UsageException($"{file} is a folder.", "Name a file.");
        if (!File.Exists(path)) throw new UsageException($"There is no file {file}.", "Correct its name.");
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
    }

    public static IEnumerable<string> Lines(Session session, string file)
    {
        using var reader = new StreamReader(Open(session, file), new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true));
        while (reader.ReadLine() is { } line) yield return line;
    }

    public static StreamWriter Create(Session session, string file) => new(session.Environment.PathOf(file), append: false, new System.Text.UTF8Encoding(false));
}
