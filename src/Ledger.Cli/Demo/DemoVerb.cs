using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ledger.Application.Imports.Par2;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary>
/// The whole main job in one process: the PAR II portfolio, its initial financing, one Colombian alliance, its rotating
/// fund, and the proof. It sends the command lines of Demo/story.txt through the same verbs as any caller.
/// </summary>
internal static class DemoVerb
{
    private const string First = "demo-admin",
        Second = "demo-second";

    private static readonly string[] Parts = ["portfolio", "financing", "alliance", "fund", "proof"];

    public static IReadOnlyList<Verb> All =>
        [
            new(
                "demo",
                Run,
                () => [Ask.Text("--data", "FOLDER", "The folder of the data files; data by default.")],
                "demo",
                "demo --culture es-BO"
            ),
        ];

    private static async Task<int> Run(Session session)
    {
        var demo = new Running(session, session.TextOrNull("--data") ?? "data");
        if (!session.Environment.IsTerminal)
        {
            var done = await demo.Run(_ => { });
            demo.Print();
            return done;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(session.Error) });
        var exit = ExitCode.Done;
        await console
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn()
            )
            .StartAsync(async context =>
            {
                var bar = context.AddTask("", maxValue: demo.Weight);
                exit = await demo.Run(done =>
                {
                    bar.Description = session.Reader.Screen($"demo.{done.Part}");
                    bar.Value = done.Weight;
                });
            });
        demo.Print();
        return exit;
    }

    /// <summary>One run of the story.</summary>
    private sealed class Running(Session session, string data)
    {
        private readonly List<(string Part, string Line)> _steps = [.. Story()];
        private readonly Dictionary<string, TimeSpan> _took = new(StringComparer.Ordinal);
        private readonly string _first = session.Environment.Variable("LEDGER_BY") is { Length: > 0 } by ? by : First;
        private readonly string _second = session.Environment.Variable("LEDGER_CONFIRM_BY") is { Length: > 0 } by
            ? by
            : Second;
        private readonly StringBuilder _summary = new(),
            _failure = new();

        /// <summary>A step counts one; the portfolio, whose units report one after the other, counts most.</summary>
        public int Weight => _steps.Sum(step => WeightOf(step.Line)) + WeightOfProof;

        private const int WeightOfUnit = 8,
            Units = 10,
            WeightOfProof = 12;

        private static int WeightOf(string line) =>
            line.StartsWith("load par2", StringComparison.Ordinal) ? WeightOfUnit * Units : 1;

        public async Task<int> Run(Action<(string Part, int Weight)> progress)
        {
            var (all, weight, before) = (Stopwatch.StartNew(), 0, 0L);
            if (await Step("migrate") is var migrated and not ExitCode.Done)
                return migrated;
            if (await Administrators() is var named and not ExitCode.Done)
                return named;
            before = await Records();
            foreach (var (part, line) in _steps)
            {
                var watch = Stopwatch.StartNew();
                progress((part, weight));
                var exit = await Step(line, lines => progress((part, weight + lines * WeightOfUnit)));
                if (exit != ExitCode.Done)
                    return exit;
                weight += WeightOf(line);
                _took[part] = _took.GetValueOrDefault(part) + watch.Elapsed;
            }
            progress((Parts[^1], weight));
            var added = await Records() - before;
            var (sound, proof) =
                added == 0 ? (ExitCode.Done, session.Reader.Screen("demo.not_verified_again")) : await Verify();
            using var table = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            string published = Path.Combine(data, PublishedFacts.FileName);
            if (
                await Ask(["report", "par2", "--short", "--published", published], table)
                is var read
                    and not ExitCode.Done
            )
                return Failed(read, "report par2", table.ToString());
            Summarise(table.ToString(), proof, added, all.Elapsed);
            return sound;
        }

        private async Task<(int Exit, string Answer)> Verify()
        {
            var watch = Stopwatch.StartNew();
            using var answer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            var sound = await Ask(["verify", "--all"], answer);
            _took[Parts[^1]] = watch.Elapsed;
            return (sound, answer.ToString().TrimEnd());
        }

        public void Print()
        {
            session.Error.Write(_failure.ToString());
            session.Output.Write(_summary.ToString());
        }

        private void Summarise(string table, string proof, long added, TimeSpan all)
        {
            _summary.Append(table);
            foreach (var part in Parts.Where(_took.ContainsKey))
                _summary.AppendLine(
                    session.Reader.Screen(
                        "demo.took",
                        ("Part", session.Reader.Screen($"demo.{part}")),
                        ("Seconds", Seconds(_took.GetValueOrDefault(part)))
                    )
                );
            _summary.AppendLine(
                added == 0
                    ? session.Reader.Screen("demo.nothing_new", ("Seconds", Seconds(all)))
                    : session.Reader.Screen(
                        "demo.done",
                        ("Records", session.Reader.Number(added)),
                        ("Seconds", Seconds(all))
                    )
            );
            _summary.AppendLine(proof);
            _summary.AppendLine();
            _summary.AppendLine(session.Reader.Screen("demo.next"));
            if (session.TextOrNull("--database") is not null)
                _summary.AppendLine(session.Reader.Screen("demo.database"));
            _summary.AppendLine("  export LEDGER_BY=" + _first);
            foreach (
                var line in (string[])
                    [
                        "release show PA-SUCRE-7 1",
                        "fund card FR-SUCRE-7 C-1",
                        "turnaround",
                        "alliances list --unit Oruro --state executing",
                    ]
            )
                _summary.AppendLine(string.Join(' ', "", "", Environment.ProcessPath ?? "fiducia", line));
        }

        private string Seconds(TimeSpan took) => took.TotalSeconds.ToString("0.0", session.Reader.Culture);

        /// <summary>Names two administrators where the ledger has nobody yet.</summary>
        private async Task<int> Administrators()
        {
            if (await Ask(["people", "list"], TextWriter.Null) == ExitCode.Done)
                return ExitCode.Done;
            if (_first != First)
                return await Step("people list"); // The person who is named must be there: say why not.
            var first = await Step(
                $"people add {First} --name \"First administrator\" --role Administrator --role Auditor",
                by: ""
            );
            if (first != ExitCode.Done)
                _failure.AppendLine(session.Reader.Screen("demo.administrators"));
            return first == ExitCode.Done
                ? await Step($"people add {Second} --name \"Second administrator\" --role Administrator")
                : first;
        }

        private async Task<long> Records() => await (await session.Database()).Reader.Records();

        /// <summary>Runs one line of the story; what it answers is only shown when it fails.</summary>
        private async Task<int> Step(string line, Action<int>? lines = null, string? by = null)
        {
            List<string> words =
            [
                .. CommandLineParser
                    .SplitCommandLine(line)
                    .Select(word =>
                        word.Replace("$data", data, StringComparison.Ordinal)
                            .Replace("$second", _second, StringComparison.Ordinal)
                    ),
            ];
            using var answer = new CountingWriter(lines ?? (_ => { }));
            var exit = await Ask(words, answer, by);
            return exit == ExitCode.Done ? exit : Failed(exit, line, answer.ToString());
        }

        private int Failed(int exit, string line, string answer)
        {
            // Said when the bar is gone, which would draw over it.
            _failure.AppendLine(session.Reader.Screen("demo.failed", ("Line", line))).Append(answer);
            return exit;
        }

        private Task<int> Ask(IReadOnlyList<string> words, TextWriter answer, string? by = null) =>
            FiduciaCommand.Run(
                [.. words, "--culture", session.Reader.Name],
                TextReader.Null,
                answer,
                answer,
                session.Environment with
                {
                    IsTerminal = false,
                    Variable = name =>
                        name switch
                        {
                            "LEDGER_BY" => by ?? _first,
                            "LEDGER_DATABASE" when session.TextOrNull("--database") is { } given => given,
                            _ => session.Environment.Variable(name),
                        },
                }
            );

        private static IEnumerable<(string Part, string Line)> Story()
        {
            var part = Parts[0];
            foreach (var line in Resource.Lines("Demo.story.txt"))
                if (line.StartsWith("== ", StringComparison.Ordinal))
                    part = line[3..];
                else if (line.Length > 0 && line[0] != '#')
                    yield return (part, line);
        }
    }

    /// <summary>Keeps what is written, and tells how many lines there are.</summary>
    private sealed class CountingWriter(Action<int> lines) : StringWriter(CultureInfo.InvariantCulture)
    {
        private int _lines;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            lines(++_lines);
        }
    }
}
