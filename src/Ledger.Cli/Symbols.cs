using System.CommandLine;
using Ledger.Application.Contracts;
using Ledger.Application.Localization;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Cli;

/// <summary>Options and arguments that are made of the contract of a use case.</summary>
/// <remarks>
/// A verb names them in one text: words in capitals are arguments, words with hyphens are options, each filling the
/// field of its name; <c>--date=on</c> fills another field. Types and help come from the contract.
/// </remarks>
internal static class Symbols
{
    /// <summary>The fields of a verb, as it names them.</summary>
    public static IReadOnlyList<Field> Of(string useCase, string named) =>
        [
            .. named
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(name => Of(useCase, name, ContractOf(useCase))),
        ];

    public static RequestContract ContractOf(string useCase) =>
        RequestContract.Find(useCase) ?? throw new InvalidOperationException($"{useCase} has no contract.");

    private static Field Of(string useCase, string named, RequestContract contract)
    {
        var (symbol, path) = named.Split('=', 2) is [var before, var after] ? (before, after) : (named, "");
        var isOptional = symbol.EndsWith('?');
        symbol = symbol.TrimEnd('?');
        if (path.Length == 0)
            path = symbol.TrimStart('-').ToLowerInvariant().Replace('-', '_');
        var type = contract.TypeOf(path) ?? throw new InvalidOperationException($"{useCase} has no field {path}.");
        var help = HelpOf(useCase, path, type, Localizer.English);
        return new Field(() => SymbolOf(symbol, isOptional, type, help), path)
        {
            Help = localizer => HelpOf(useCase, path, type, localizer),
        };
    }

    /// <summary>What the contract says of a field, and which values a choice has.</summary>
    private static string HelpOf(string useCase, string path, Type type, Localizer localizer)
    {
        var help =
            localizer.FieldHelp(useCase, path) ?? throw new InvalidOperationException($"No help for {useCase}.{path}.");
        return (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } choice
            ? $"{help} {localizer.Screen("help.one_of", ("Names", Spelling.ChoicesOf(choice)))}"
            : help;
    }

    private static Symbol SymbolOf(string symbol, bool isOptional, Type type, string help) =>
        !symbol.StartsWith('-')
            ? isOptional
                ? Ask.OptionalWord(symbol, help)
                : Ask.Word(symbol, help)
            : type == typeof(bool)
                ? Ask.Flag(symbol, help)
                : IsList(type)
                    ? Ask.Many(symbol, ShapeOf(symbol, type.GetGenericArguments()[0]), help)
                    : Ask.Text(symbol, ShapeOf(symbol, type), help);

    private static bool IsList(Type type) =>
        type.IsGenericType && type != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(type);

    /// <summary>What stands for a value in the help.</summary>
    private static string ShapeOf(string symbol, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare == typeof(Money) ? "AMOUNT"
            : bare == typeof(LocalDate) ? "DATE"
            : bare == typeof(Instant) ? "INSTANT"
            : bare == typeof(Share) ? "SHARE"
            : bare == typeof(int) || bare == typeof(long) ? "NUMBER"
            : bare == typeof(Currency) ? "CODE"
            : bare.IsEnum ? symbol.TrimStart('-').ToUpperInvariant()
            : "TEXT";
    }
}
