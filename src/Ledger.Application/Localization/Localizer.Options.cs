using Ledger.Foundations;

namespace Ledger.Application.Localization;

/// <summary>What the use cases and their options do, as the help says it.</summary>
public sealed partial class Localizer
{
    /// <summary>A text that ends in names, which are the same in every language.</summary>
    private const string OneOf = "One of ";

    /// <summary>What a use case does, in one line, by its verb.</summary>
    public string Does(string verb) => _useCases.Find(verb) ?? verb;

    /// <summary>A text of a screen or a command line, with its arguments in place.</summary>
    public string Screen(string key, params (string Name, object Value)[] arguments)
    {
        var template = _screens.Template(key) ?? throw new InvalidOperationException($"No text '{key}'.");
        return string.Concat(
            template.Parts.Select(part =>
                part.Name.Length == 0
                    ? part.Literal
                    : Array.Find(arguments, argument => argument.Name == part.Name).Value switch
                    {
                        CodedText phrase => Said(phrase, part.Form),
                        var value => value?.ToString(),
                    }
            )
        );
    }

    /// <summary>The help of an option or an argument, by its English text; null when it was never translated.</summary>
    public string? Option(string english)
    {
        if (!IsSpanish)
            return english;
        return _options.Find(english)
            ?? (
                english.StartsWith(OneOf, StringComparison.Ordinal)
                    ? Screen("help.one_of", ("Names", english[OneOf.Length..].TrimEnd('.')))
                    : null
            );
    }
}
