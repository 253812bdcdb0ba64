namespace Ledger.Foundations;

/// <summary>
/// Data that is part of the assembly: a heading, then one row a line, its fields separated by commas and without
/// quotation marks.
/// </summary>
internal static class DataFile
{
    /// <summary>The rows after the heading; lines that begin with # and empty ones are left out.</summary>
    /// <param name="columns">How many fields a row has; the last one may have commas.</param>
    public static IReadOnlyList<string[]> Rows(string name, int columns)
    {
        using var stream =
            typeof(DataFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
            if (line.Trim() is { Length: > 0 } text && text[0] != '#')
                rows.Add(text.Split(',', columns));
        return rows.GetRange(1, rows.Count - 1);
    }
}
