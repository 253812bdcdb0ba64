using System.CommandLine;
using Ledger.Application.Contracts;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;
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
        var (symbol, path) = named.Split('=', 2) is [var before, var after] ? (before, after) : (named, null);
        var isOptional = symbol.EndsWith('?');
        symbol = symbol.TrimEnd('?');
        path ??= KeyOf(symbol);
        // A text that is several fields has none of its own.
        var type =
            path.Length == 0
                ? typeof(string)
                : contract.TypeOf(path) ?? throw new InvalidOperationException($"{useCase} has no field {path}.");
        var help = HelpOf(useCase, symbol, path, type, Localizer.English);
        var read = Parts.Of(useCase, symbol);
        return new Field(() => SymbolOf(useCase, symbol, isOptional, type, help), path)
        {
            Help = localizer => HelpOf(useCase, symbol, path, type, localizer),
            Read = read ?? ((_, text) => text),
            IsOneObject = type == typeof(Labels),
            Between = read is null && IsList(type) ? session => BetweenValues(ElementOf(type), session) : _ => [],
        };
    }

    private static string KeyOf(string symbol) => symbol.TrimStart('-').ToLowerInvariant().Replace('-', '_');

    /// <summary>Codes stand between commas or spaces; amounts too, where a comma is no part of them.</summary>
    private static char[] BetweenValues(Type element, Session session) =>
        element == typeof(string) || element == typeof(Money) && !session.Reader.IsSpanish ? [',', ' ']
        : element == typeof(Money) ? [' ']
        : [];

    /// <summary>What the contract says of a field, and which values a choice has.</summary>
    private static string HelpOf(string useCase, string symbol, string path, Type type, Localizer localizer)
    {
        var help =
            localizer.FieldHelp(useCase, KeyOf(symbol), path)
            ?? throw new InvalidOperationException($"No help for {useCase}.{KeyOf(symbol)}.");
        var bare = IsList(type) ? ElementOf(type) : Nullable.GetUnderlyingType(type) ?? type;
        return bare.IsEnum ? $"{help} {localizer.Screen("help.one_of", ("Names", Spelling.ChoicesOf(bare)))}" : help;
    }

    private static Symbol SymbolOf(string useCase, string symbol, bool isOptional, Type type, string help) =>
        symbol[0] != '-' && isOptional ? Ask.OptionalWord(symbol, help)
        : symbol[0] != '-' ? Ask.Word(symbol, help)
        : type == typeof(bool) ? Ask.Flag(symbol, help)
        : IsList(type) ? Ask.Many(symbol, Parts.ShapeOf(useCase, symbol) ?? ShapeOf(symbol, ElementOf(type)), help)
        : type == typeof(Labels) ? Ask.Many(symbol, "NAME=VALUE", help)
        : Ask.Text(symbol, Parts.ShapeOf(useCase, symbol) ?? ShapeOf(symbol, type), help);

    private static bool IsList(Type type) =>
        type.IsGenericType && type != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(type);

    private static Type ElementOf(Type list) => list.GetGenericArguments()[0];

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
            : symbol.TrimStart('-').ToUpperInvariant();
    }
}
