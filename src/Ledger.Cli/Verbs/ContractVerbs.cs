using Ledger.Application;

namespace Ledger.Cli;

/// <summary>
/// The verbs whose body is a contract: verbs.txt says what may be typed for each, the contract everything else.
/// </summary>
internal static class ContractVerbs
{
    private const string OfRows = "FILE...",
        Indent = "  ";

    public static readonly IReadOnlyList<Verb> All = [.. Read()];

    private static IEnumerable<Verb> Read()
    {
        var (heading, examples) = ("", new List<string>());
        foreach (var line in Resource.Lines("Verbs.verbs.txt").Where(line => line.Length > 0 && line[0] != '#'))
            if (line.StartsWith(Indent, StringComparison.Ordinal))
                examples.Add(line[Indent.Length..]);
            else
            {
                if (heading.Length > 0)
                    yield return Of(heading, examples);
                (heading, examples) = (line, []);
            }
        yield return Of(heading, examples);
    }

    private static Verb Of(string heading, IReadOnlyList<string> examples)
    {
        var colon = heading.IndexOf(':', StringComparison.Ordinal);
        var (name, symbols) = (heading[..colon], heading[(colon + 1)..].Trim());
        return symbols == OfRows ? ImportVerb.Of(name, examples)
            : UseCases.Of(name).Writes ? Verb.Sends(name, symbols, examples)
            : Verb.Asks(name, symbols, examples);
    }
}

/// <summary>Texts that are part of the program.</summary>
internal static class Resource
{
    public static IEnumerable<string> Lines(string name)
    {
        using var stream =
            typeof(Resource).Assembly.GetManifestResourceStream($"Ledger.Cli.{name}")
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
