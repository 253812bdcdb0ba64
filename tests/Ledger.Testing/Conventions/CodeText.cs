using System.Text;

namespace Ledger.Tests;

/// <summary>
/// C# text for tests that read it: without comments and without what stands in strings, line by line as it was.
/// </summary>
internal static class CodeText
{
    /// <summary>
    /// Comments and the contents of strings become blanks, so that a word in prose is no finding. Good enough for this
    /// code, not a compiler.
    /// </summary>
    public static string Bare(string code)
    {
        var bare = new StringBuilder(code.Length);
        for (var i = 0; i < code.Length; )
        {
            var length = Skipped(code, i);
            if (length == 0)
            {
                bare.Append(code[i++]);
                continue;
            }
            foreach (var c in code.AsSpan(i, length))
                bare.Append(c is '\n' ? '\n' : ' ');
            i += length;
        }
        return bare.ToString();
    }

    private static int Skipped(string code, int at)
    {
        var rest = code.AsSpan(at);
        if (rest.StartsWith("//"))
            return rest.IndexOf('\n') is >= 0 and var end ? end : rest.Length;
        if (rest.StartsWith("/*"))
            return rest.IndexOf("*/") + 2;
        if (rest.StartsWith("\"\"\""))
            return rest[3..].IndexOf("\"\"\"") + 6;
        if (rest.StartsWith("'\"'") || rest.StartsWith("'{'") || rest.StartsWith("'}'"))
            return 3;
        if (rest[0] != '"')
            return 0;
        var length = 1;
        while (length < rest.Length && rest[length] != '"' && rest[length] != '\n')
            length += rest[length] == '\\' ? 2 : 1;
        return Math.Min(length + 1, rest.Length);
    }

    /// <summary>
    /// Blocks whose opening brace ends a member's head (a line that closes a parameter list), with the line they begin
    /// on and how many they take.
    /// </summary>
    public static IEnumerable<(int Line, int Length)> Methods(string code)
    {
        var lines = Bare(code).Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Trim() != "{")
                continue;
            var head = lines[i - 1].TrimEnd();
            var indent = lines[i].IndexOf('{');
            var isType = System.Text.RegularExpressions.Regex.IsMatch(
                head,
                @"\b(class|record|struct|interface|enum|namespace|extension)\b"
            );
            if (indent < 4 || isType || !(head.EndsWith(')') || head.Contains("where T", StringComparison.Ordinal)))
                continue;
            var end = i;
            while (end < lines.Length && !(lines[end].TrimStart().StartsWith('}') && lines[end].IndexOf('}') == indent))
                end++;
            yield return (i, end - i);
        }
    }
}
