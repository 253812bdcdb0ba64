using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using Ledger.Application;
using Ledger.Application.Imports;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Storage.Database;
using Ledger.Storage.Journal;

namespace Ledger.Cli;

/// <summary>
/// The command <c>fiducia</c>: the use cases as verbs. It translates and prints; what may be done is decided in the
/// domain.
/// </summary>
public static class FiduciaCommand
{
    private static readonly IReadOnlyList<Verb> Verbs =
    [
        .. ContractVerbs.All,
        .. SetUpVerbs.All,
        .. EntryVerbs.All,
        .. ProofVerbs.All,
        .. WorkerVerbs.All,
        .. Par2Verbs.All,
        .. DemoVerb.All,
    ];

    /// <summary>The verbs that the command line has, for the test that compares them with the use cases.</summary>
    public static IEnumerable<string> VerbNames => Verbs.Select(verb => verb.Name);

    /// <summary>
    /// What the help says of options and arguments without saying it in Spanish, for the test that wants none.
    /// </summary>
    public static IEnumerable<string> OnlyInEnglish =>
        Verbs
            .SelectMany(verb => verb.Arguments(), (verb, symbol) => (verb, symbol))
            .Where(of => of.verb.HelpOf(of.symbol, Localizer.Find("es")!) is null)
            .Select(of => of.symbol.Description!)
            .Distinct();

    /// <summary>
    /// Runs one command and returns its exit code. Never throws for what somebody typed or for a database that fails.
    /// </summary>
    public static async Task<int> Run(
        string[] arguments,
        TextReader input,
        TextWriter output,
        TextWriter error,
        CommandEnvironment environment
    )
    {
        var reader = ReaderOf(arguments, environment);
        // Of this command only: the caller keeps its own. What the reader's culture decides is said by the Localizer,
        // the rest
        // never varies.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo((reader ?? Localizer.English).Language);
        var root = Build(reader ?? Localizer.English, arguments);
        var parsed = CommandLineParser.Parse(
            root,
            arguments,
            new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false }
        );
        if (parsed.Action is HelpAction or HelpWithExamples || parsed.Action?.GetType().Name == "VersionOptionAction")
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        if (reader is null)
            return Usage(
                error,
                new UsageException(
                    "usage.culture",
                    ("Name", CultureOf(arguments) ?? ""),
                    ("Cultures", Localizer.Cultures)
                ).Said(Localizer.English)
            );
        if (parsed.Errors.Count > 0)
            return UsageOf(parsed, reader, error);
        if (PathOf(parsed.CommandResult) == DoVerb.Name)
            return await Send(parsed, reader, input, output, error, environment);
        var verb = Verbs.First(verb => verb.Name == PathOf(parsed.CommandResult));
        await using var session = new Session(
            UseCases.Of(verb.Name),
            parsed,
            reader,
            input,
            output,
            error,
            environment
        );
        var exitCode = await Run(verb.Run, session);
        session.LogEnd(exitCode);
        return exitCode;
    }

    /// <summary>A command whose body comes as JSON, under the name of its use case.</summary>
    private static async Task<int> Send(
        ParseResult parsed,
        Localizer reader,
        TextReader input,
        TextWriter output,
        TextWriter error,
        CommandEnvironment environment
    )
    {
        if (DoVerb.ContractOf(parsed) is not { } contract)
            return Usage(error, DoVerb.Unknown(parsed, reader));
        await using var session = new Session(contract.UseCase, parsed, reader, input, output, error, environment)
        {
            IsJson = true,
        };
        var exitCode = await Run(sent => DoVerb.Run(sent, contract), session);
        session.LogEnd(exitCode);
        return exitCode;
    }

    private static async Task<int> Run(Func<Session, Task<int>> run, Session session)
    {
        try
        {
            return await run(session);
        }
        catch (RefusedException refused)
        {
            return session.Refuse(refused.Refusal);
        }
        catch (UsageException usage)
        {
            return Usage(session.Error, usage.Said(session.Reader));
        }
        catch (Exception exception) when (session.FaultOf(exception) is { } fault)
        {
            return fault.Code == DatabaseFault.Unreadable
                ? Usage(session.Error, session.SaidOf(fault.Told))
                : session.Fail(fault.Code, fault.Told);
        }
        catch (System.Text.DecoderFallbackException)
        {
            return Usage(session.Error, new UsageException("usage.not_utf8").Said(session.Reader));
        }
        catch (DamagedRecordException damaged)
        {
            return session.Fail(new CodedText("books-damaged", ("Damage", damaged.Said)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return session.Fail(new CodedText("file-failed", ("Said", exception.Message)));
        }
        catch (Exception defect) when (session.Environment.Variable("LEDGER_TRACE") is null)
        {
            return session.Fail(
                new CodedText("program-failed", ("Type", defect.GetType().Name), ("Said", defect.Message))
            );
        }
    }

    private static int UsageOf(ParseResult parsed, Localizer reader, TextWriter error)
    {
        foreach (var fault in parsed.Errors.Select(fault => fault.Message).Distinct())
            error.WriteLine($"usage: {fault}");
        var path = PathOf(parsed.CommandResult);
        error.WriteLine($"usage: {reader.Screen("help.see", ("Path", path.Length == 0 ? "" : path + " "))}");
        return ExitCode.Usage;
    }

    internal static int Usage(TextWriter error, string message)
    {
        error.WriteLine($"usage: {message}");
        return ExitCode.Usage;
    }

    private static Localizer? ReaderOf(string[] arguments, CommandEnvironment environment) =>
        CultureOf(arguments) is { } asked
            ? Localizer.Find(asked)
            : Localizer.Find(environment.Culture) ?? Localizer.English;

    /// <summary>Read before the rest: it decides in which language the rest is answered.</summary>
    private static string? CultureOf(string[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--culture" && i + 1 < arguments.Length)
                return arguments[i + 1];
            if (arguments[i].StartsWith("--culture=", StringComparison.Ordinal))
                return arguments[i][10..];
        }
        return null;
    }

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}".Trim() : "";

    /// <summary>
    /// Commands from the use cases: what is not in that table does not exist, and what is in it must be here.
    /// </summary>
    /// <param name="typed">What was typed: only the verbs of the groups that it names get their options.</param>
    private static Command Build(Localizer reader, IReadOnlyCollection<string> typed)
    {
        var root = new Command("fiducia", reader.Screen("help.root"));
        var help = new HelpOption { Recursive = true };
        help.Action = new HelpWithExamples((HelpAction)help.Action!, reader);
        root.Options.Add(help);
        root.Options.Add(new VersionOption());
        foreach (var useCase in UseCases.All)
        {
            var verb =
                Verbs.FirstOrDefault(verb => verb.Name == useCase.Name)
                ?? throw new InvalidOperationException($"No verb serves the use case '{useCase.Name}'.");
            Place(root, verb, reader, isAsked: typed.Contains(verb.Name.Split(' ')[0]));
        }
        root.Add(DoVerb.Build(reader));
        return root;
    }

    private static void Place(Command root, Verb verb, Localizer reader, bool isAsked)
    {
        var words = verb.Name.Split(' ');
        var parent = root;
        foreach (var word in words[..^1])
        {
            var group = parent.Subcommands.FirstOrDefault(command => command.Name == word);
            if (group is null)
                parent.Add(group = new Command(word, reader.Screen($"group.{word}")));
            parent = group;
        }
        var command = new ExampledCommand(words[^1], reader.Does(verb.Name), verb.Examples, verb.Note?.Invoke(reader));
        foreach (var symbol in isAsked ? verb.Arguments() : [])
        {
            symbol.Description = verb.HelpOf(symbol, reader) ?? symbol.Description;
            if (symbol is Argument argument)
                command.Add(argument);
            else
                command.Add((Option)symbol);
        }
        foreach (var (name, help) in Ask.Common)
            command.Add(
                new Option<string?>(name)
                {
                    HelpName = help,
                    Description = reader.Screen($"help.{name}", ("Cultures", Localizer.Cultures)),
                }
            );
        command.SetAction(_ => 0);
        parent.Add(command);
    }
}

/// <summary>A command that shows how it is used.</summary>
internal sealed class ExampledCommand(string name, string description, IReadOnlyList<string> examples, string? note)
    : Command(name, description)
{
    public string? Note { get; } = note;

    public IReadOnlyList<string> Examples { get; } = examples;
}

internal sealed class HelpWithExamples(HelpAction help, Localizer reader)
    : System.CommandLine.Invocation.SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var examples = ExamplesOf(command);
        var output = parseResult.InvocationConfiguration.Output;
        if (command is ExampledCommand { Note: { } note })
            output.WriteLine($"{note}\n");
        output.WriteLine(reader.Screen(examples.Count == 1 ? "help.example" : "help.examples"));
        foreach (var example in examples)
            output.WriteLine($"  fiducia {example}");
        output.WriteLine();
        return ExitCode.Done;
    }

    /// <summary>A verb's own; of a group that of its first verb; of the root what the ledger is for.</summary>
    private static IReadOnlyList<string> ExamplesOf(Command command) =>
        command is ExampledCommand verb
            ? verb.Examples
            :
            [
                (
                    (
                        command.Subcommands.FirstOrDefault(sub => sub.Name == "post" && command is { Name: "fiducia" })
                        ?? command.Subcommands[0]
                    ) as ExampledCommand
                )?.Examples[0]
                    ?? "",
            ];
}
