using System.Text;

namespace Ledger.SystemTests.Specifications;

/// <summary>
/// A command line cut into words as a shell does it: single and double quotes, a backslash, and <c>&lt;&lt;WORD</c> for
/// what follows.
/// </summary>
internal sealed record ShellWords(IReadOnlyList<string> Words, string? HereDocument)
{
    public static ShellWords Of(string line)
    {
        var (words, word, begun) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c is ' ')
            {
                if (begun)
                    words.Add(word.ToString());
                word.Clear();
                begun = false;
                continue;
            }
            begun = true;
            if (c is '\'' or '"')
                i = Quoted(line, i, word);
            else if (c is '\\' && i + 1 < line.Length)
                word.Append(line[++i]);
            else
                word.Append(c);
        }
        if (begun)
            words.Add(word.ToString());
        var here = words.Count > 0 && words[^1].StartsWith("<<", StringComparison.Ordinal) ? words[^1][2..] : null;
        return new ShellWords(here is null ? words : words[..^1], here);
    }

    /// <summary>
    /// Takes what is between the quotes; only double quotes know the backslash. Returns where they close.
    /// </summary>
    private static int Quoted(string line, int open, StringBuilder word)
    {
        for (var i = open + 1; i < line.Length; i++)
        {
            if (line[i] == line[open])
                return i;
            if (line[open] == '"' && line[i] == '\\' && i + 1 < line.Length)
                i++;
            word.Append(line[i]);
        }
        throw new FormatException($"A quote is never closed: {line}");
    }
}
