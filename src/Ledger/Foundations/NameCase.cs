namespace Ledger.Foundations;

/// <summary>
/// Names of the code as others write them: EqualInstalments is equal-instalments in documents and on the command line,
/// equal_instalments in JSON and in the database.
/// </summary>
public static class NameCase
{
    /// <summary>Lower case, words joined by hyphens.</summary>
    public static string Kebab(string name) => Joined(name, "-");

    public static string Kebab<T>(T value)
        where T : struct, Enum => Kebab(value.ToString());

    /// <summary>Lower case, words joined by underscores.</summary>
    public static string Snake(string name) => Joined(name, "_");

    /// <summary>Lower case, words separated by spaces.</summary>
    public static string Words(string name) => Joined(name, " ");

    /// <summary>The names of all values of an enumeration, in kebab-case, separated by commas.</summary>
    public static string AllKebab<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Kebab));

    /// <summary>The value of an enumeration whose name in kebab-case is the text; or which names there are.</summary>
    public static Result<T> ParseKebab<T>(string field, string text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Kebab(value) == text)
                return value;
        return new TextRefusal.NotOneOf(field, text, AllKebab<T>());
    }

    private static string Joined(string name, string separator) =>
        string.Concat(
            name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : separator) + char.ToLowerInvariant(c) : c.ToString())
        );
}
