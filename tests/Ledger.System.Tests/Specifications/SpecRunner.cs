using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ledger.Access;
using Ledger.Application;
using Ledger.Cli;
using NodaTime;
using NodaTime.Testing;
using Xunit;

namespace Ledger.SystemTests.Specifications;

/// <summary>
/// Runs every <c>```fiducia</c> block in specs/*.md and README.md with the real command: a line after "$ fiducia " is a
/// command, the lines below it are its exact output.
/// </summary>
/// <remarks>
/// A page starts from a migrated database of its own in which two administrators are registered, alba and bruno; a
/// command without --by is alba's. It has a clock that moves on one second per command and ids that count from 1. A
/// page
/// that begins with "Continues [x.md](x.md)." goes on where that page ended (see <see cref="SpecPages"/>): the pages of
/// one story run once, one after the other.
/// <c>--database other</c> is a second empty database.
/// UPDATE_SPECS=1 (scripts/specs --update) writes the outputs instead; the change is then read, by a person, as a diff.
/// Hashes are random because the salts of texts are: they read <c>(hash)</c>. A command that ends with another exit
/// code than 0 has <c>[exit N]</c> below its output.
/// </remarks>
public class The_specifications
{
    public static TheoryData<string> Stories => [.. SpecPages.Stories.Select(pages => string.Join(' ', pages))];

    [Theory, MemberData(nameof(Stories))]
    public async Task Tell_the_truth(string pages)
    {
        await using var console = await SpecConsole.Open(SpecPages.Folder());
        var differences = new List<string>();
        foreach (var page in pages.Split(' '))
        {
            var path = Path.Combine(SpecPages.Folder(), page);
            var written = await File.ReadAllTextAsync(path);
            var observed = await Rerun(written, console);
            if (Environment.GetEnvironmentVariable("UPDATE_SPECS") == "1")
                await File.WriteAllTextAsync(path, observed);
            else if (Difference(page, written, observed) is { } difference)
                differences.Add(difference);
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    internal static string Folder() => SpecPages.Folder();

    /// <summary>The first line of a page that is not as the command answers now, with the lines after it.</summary>
    private static string? Difference(string page, string written, string observed)
    {
        if (written == observed)
            return null;
        var (lines, answers) = (written.Split('\n'), observed.Split('\n'));
        var at = lines.Zip(answers).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"specs/{page}:{at + 1} differs.\nWritten:\n{Next(lines)}\nAnswered now:\n{Next(answers)}\n";

        string Next(string[] all) => string.Join('\n', all.Skip(at).Take(6).Select(line => "  " + line));
    }

    internal static async Task<string> Rerun(string markdown, SpecConsole console)
    {
        var output = new StringBuilder();
        var lines = markdown.TrimEnd('\n').Split('\n');
        var inside = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line == "```fiducia")
                inside = true;
            else if (line == "```")
                inside = false;
            else if (inside && !line.StartsWith("$ ", StringComparison.Ordinal))
                continue; // Yesterday's output.
            output.Append(line).Append('\n');
            if (!inside || line == "```fiducia")
                continue;

            var (words, until) = ShellWords.Of(line[2..]);
            var input = new StringBuilder();
            if (until is not null)
                do
                {
                    output.Append(lines[++i]).Append('\n');
                    if (lines[i] != until)
                        input.Append(lines[i]).Append('\n');
                } while (lines[i] != until);
            output.Append(await console.Run(words, input.ToString()));
        }
        return output.ToString();
    }
}

/// <summary>The command in a world where nothing is left to chance.</summary>
internal sealed partial class SpecConsole : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly string _folder = Directory.CreateTempSubdirectory("fiducia-spec-").FullName;

    /// <summary>2 July 2026, noon in Bogotá, and one second more with every command.</summary>
    private readonly FakeClock _clock = new(Instant.FromUtc(2026, 7, 2, 17, 0));
    private TestDatabase? _other;
    private Relay? _relay;
    private Trips? _trips;

    /// <summary>
    /// What was sent by each command, and how many contexts of EF Core it initialised if it was accepted, in their
    /// order.
    /// </summary>
    public List<(string Verb, string Line, IReadOnlyList<string> Sent, int Contexts)> Counted { get; } = [];

    /// <summary>The longest name of a use case with which the words begin.</summary>
    public static string VerbOf(IReadOnlyList<string> words) =>
        UseCases
            .All.Select(of => of.Name)
            .Where(verb => string.Join(' ', words.Skip(1)).StartsWith(verb, StringComparison.Ordinal))
            .MaxBy(verb => verb.Length)
        ?? "";

    private int _ids;

    private SpecConsole(TestDatabase database) => _database = database;

    /// <param name="specs">The data files of the checkout are at hand as in the folder of the checkout.</param>
    /// <param name="trips">Counts what the commands send to the database; null: nobody counts.</param>
    /// <param name="before">What is done before each command.</param>
    public static async Task<SpecConsole> Open(
        string specs,
        Trips? trips = null,
        Func<SpecConsole, IReadOnlyList<string>, Task>? before = null
    )
    {
        var database = await TestDatabase.Create();
        await Begin(database);
        var relay = trips is null ? null : new Relay(database.ConnectionString) { Trips = trips };
        SpecConsole? self = null;
        var console = self = new SpecConsole(database)
        {
            _relay = relay,
            _trips = trips,
            Before = before is null ? null : words => before(self!, words),
        };
        Directory.CreateSymbolicLink(
            Path.Combine(console._folder, "data"),
            Path.Combine(Path.GetDirectoryName(specs)!, "data")
        );
        return console;
    }

    public async Task<string> Run(IReadOnlyList<string> words, string input)
    {
        if (words is ["sleep", var seconds])
        {
            _clock.AdvanceSeconds(int.Parse(seconds, CultureInfo.InvariantCulture));
            return "";
        }
        if (words[0] != "fiducia")
            throw new FormatException($"Only fiducia and sleep are run here, not '{words[0]}'.");
        if (words.Contains("other"))
            words = [.. await OtherDatabase(words)];
        _clock.AdvanceSeconds(1);
        _trips?.Restart();
        if (Before is not null)
            await Before(words);
        var contexts = ContextCount.Begin();
        var (exit, printed) = await RunOnce(words, input);
        // What is refused ends early: it says nothing of how often the command goes to the database.
        if (_trips is not null && exit == 0)
            Counted.Add((VerbOf(words), string.Join(' ', words), _trips.Sent, contexts.Count));
        var text = Hash().Replace(printed, "(hash)");
        text = string.Join('\n', text.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd()));
        return (text.Length == 0 ? "" : text + "\n") + (exit == 0 ? "" : $"[exit {exit}]\n");
    }

    /// <summary>What is done before each command, at its moment.</summary>
    public Func<IReadOnlyList<string>, Task>? Before { get; init; }

    /// <summary>Runs a command without a step of the clock.</summary>
    public async Task<(int Exit, string Printed)> RunOnce(IReadOnlyList<string> words, string input)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var exit = await FiduciaCommand.Run(
            [.. words.Skip(1)],
            new StringReader(input),
            output,
            output,
            new CommandEnvironment(_clock, NextId, "en", IsTerminal: false, Variable, _folder)
        );
        return (exit, output.ToString());
    }

    /// <summary>Every story begins with two administrators of the whole ledger; the first audits it too.</summary>
    private static async Task Begin(TestDatabase database)
    {
        var registered = await database.Ledger.People.Register([
            new Person(Id(1), "alba", "Alba Rivas", [Role.Administrator, Role.Auditor]),
            new Person(Id(2), "bruno", "Bruno Salas", [Role.Administrator]),
        ]);
        Assert.Null(registered.Refusal);

        static Foundations.Id<Person> Id(int number) => new(new Guid($"00000000-0000-0000-0001-{number:D12}"));
    }

    private static async Task<TestDatabase> BeginOther()
    {
        var other = await TestDatabase.Create();
        await Begin(other);
        return other;
    }

    private async Task<IEnumerable<string>> OtherDatabase(IReadOnlyList<string> words)
    {
        _other ??= await BeginOther();
        return words.Select(
            (word, i) => word == "other" && i > 0 && words[i - 1] == "--database" ? _other.ConnectionString : word
        );
    }

    // A defect is to be seen with its place, not as an answer.
    private string? Variable(string name) =>
        name switch
        {
            "LEDGER_DATABASE" => _relay?.ConnectionString ?? _database.ConnectionString,
            "LEDGER_TRACE" => "1",
            "LEDGER_BY" => "alba",
            _ => null,
        };

    private Guid NextId() => new($"00000000-0000-0000-0000-{++_ids:D12}");

    [GeneratedRegex("\\b[0-9a-f]{64}\\b")]
    private static partial Regex Hash();

    public async ValueTask DisposeAsync()
    {
        if (_relay is not null)
            await _relay.DisposeAsync();
        await _database.DisposeAsync();
        if (_other is not null)
            await _other.DisposeAsync();
        Directory.Delete(Path.Combine(_folder, "data"));
        Directory.Delete(_folder, recursive: true);
    }
}
