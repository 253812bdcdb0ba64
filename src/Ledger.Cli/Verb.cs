using System.CommandLine;
using Ledger.Application.Localization;

namespace Ledger.Cli;

/// <summary>How the command line asks for one use case.</summary>
/// <param name="Name">The verb of <c>UseCases</c> that it serves.</param>
/// <param name="Run">Does it; the answer is the exit code.</param>
/// <param name="Arguments">Its options and arguments, beside those that every verb has.</param>
/// <param name="Examples">Commands that work, for the help.</param>
internal sealed record Verb(
    string Name,
    Func<Session, Task<int>> Run,
    Func<IReadOnlyList<Symbol>> Arguments,
    params IReadOnlyList<string> Examples
)
{
    /// <summary>A command: its options fill the fields of its body.</summary>
    /// <param name="symbols">Its arguments and options, as <see cref="Symbols"/> reads them.</param>
    public static Verb Sends(string name, string symbols, IReadOnlyList<string> examples)
    {
        var fields = new Lazy<IReadOnlyList<Field>>(() => Cli.Symbols.Of(name, symbols));
        return new(
            name,
            session => session.Send(fields.Value),
            () => [.. fields.Value.Select(field => field.Symbol()), .. Ask.SendsBody(name)],
            examples
        )
        {
            Fields = fields,
        };
    }

    /// <summary>A question: its options fill the fields of its body, and its answer is shown as it is.</summary>
    /// <param name="symbols">Its arguments and options, as <see cref="Symbols"/> reads them.</param>
    public static Verb Asks(string name, string symbols, IReadOnlyList<string> examples)
    {
        var fields = new Lazy<IReadOnlyList<Field>>(() => Cli.Symbols.Of(name, symbols));
        return new(
            name,
            session => session.Send(fields.Value),
            () =>
                Ask.Answers([
                    .. fields.Value.Select(field => field.Symbol()),
                    .. Cli.Symbols.ContractOf(name).AnswersList ? [Ask.Csv()] : Array.Empty<Symbol>(),
                    Ask.AsJson(),
                ]),
            examples
        )
        {
            Fields = fields,
        };
    }

    /// <summary>The fields of which the contract says the help; null: the symbols themselves do.</summary>
    public Lazy<IReadOnlyList<Field>>? Fields { get; init; }

    /// <summary>The help of an option or an argument in the reader's language.</summary>
    public string? HelpOf(Symbol symbol, Localizer reader) =>
        Fields?.Value.FirstOrDefault(field => field.Symbol().Name == symbol.Name)?.Help?.Invoke(reader)
        ?? (symbol.Description is { } text ? reader.Option(text) : null);

    /// <summary>What the help says besides, before the examples.</summary>
    public Func<Localizer, string>? Note { get; init; }
}

/// <summary>The options, so that the same thing is asked in the same words everywhere.</summary>
internal static class Ask
{
    // Every verb has these.
    /// <remarks>Their help is in Screens.resx under help. and the name.</remarks>
    public static readonly IReadOnlyList<(string Name, string Help)> Common =
    [
        ("--database", "CONNECTION"),
        ("--by", "HANDLE"),
        ("--log-file", "FILE"),
        ("--culture", "NAME"),
    ];

    public static readonly Func<Option> Currency = () =>
            Text("--currency", "CODE", "ISO 4217 code; the estate's by default."),
        Document = () => Text("--document", "REFERENCE", "The document behind it."),
        Id = () =>
            Text(
                "--id",
                "rq_…",
                "Id of the request; sent again with the same content it changes nothing. New by default, and printed."
            ),
        DryRun = () => Flag("--dry-run", "Judge it and store nothing."),
        AsJson = () => Flag("--as-json", "Print the body that fiducia do takes for the same, and do nothing."),
        Json = () => Flag("--json", "Answer as JSON, for programs."),
        Csv = () => Flag("--csv", "Answer as comma-separated values: the rows of the list."),
        From = () => Text("--from", "DATE", "First day; the first of all by default."),
        Through = () => Text("--through", "DATE", "Last day; the last of all by default."),
        All = () => Flag("--all", "All estates.");

    /// <summary>What every command that is sent as a body has besides its fields.</summary>
    public static IReadOnlyList<Symbol> SendsBody(string useCase) =>
        [AsJson(), .. Cli.Symbols.ContractOf(useCase).TakesId ? [Id()] : Array.Empty<Symbol>(), DryRun(), Json()];

    public static IReadOnlyList<Symbol> Answers(params Symbol[] own) => [.. own, Json()];

    public static Option Text(string name, string help, string description) =>
        new Option<string?>(name) { HelpName = help, Description = description };

    public static Option Many(string name, string help, string description) =>
        new Option<string[]>(name) { HelpName = help, Description = description };

    public static Option Flag(string name, string description) => new Option<bool>(name) { Description = description };

    public static Argument Word(string name, string description) =>
        new Argument<string>(name) { Description = description };

    public static Argument OptionalWord(string name, string description) =>
        new Argument<string?>(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
}
