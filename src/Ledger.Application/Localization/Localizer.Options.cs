namespace Ledger.Application.Localization;

/// <summary>What the use cases and their options do, as the help says it.</summary>
public sealed partial class Localizer
{
    /// <summary>Texts that end in the names of an enumeration, which are the same in every language.</summary>
    private static readonly (string English, string Spanish)[] BeforeNames =
    [
        ("One of ", "Uno de "),
        ("Only in this state: ", "Solo en este estado: "),
        ("What a prepayment shortens: ", "Qué acorta un abono anticipado: "),
    ];

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
                    : Array.Find(arguments, argument => argument.Name == part.Name).Value?.ToString()
            )
        );
    }

    /// <summary>The help of an option or an argument, by its English text; null when it was never translated.</summary>
    public string? Option(string english)
    {
        if (!IsSpanish)
            return english;
        if (_options.Find(english) is { } spanish)
            return spanish;
        var found = Array.Find(BeforeNames, pair => english.StartsWith(pair.English, StringComparison.Ordinal));
        return found.English is null
            ? null
            : (found.Spanish + english[found.English.Length..])
                .Replace("may be repeated", "puede repetirse", StringComparison.Ordinal)
                .Replace(
                    "as the product says, by default",
                    "si falta, lo que diga el producto",
                    StringComparison.Ordinal
                );
    }
}
