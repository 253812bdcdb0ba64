using System.Globalization;
using Ledger.Cli;
using Ledger.SystemTests.Specifications;
using Xunit;

namespace Ledger.SystemTests;

/// <summary>The first run, whole: <c>fiducia demo</c> on an empty database, and again.</summary>
public sealed class DemoTests
{
    private const int MaxLines = 40;

    [Fact]
    public async Task The_demo_does_the_whole_job_says_it_in_a_page_and_changes_nothing_the_second_time()
    {
        await using var database = await TestDatabase.Create();

        var (exit, printed, errors) = await Run(database, "demo");

        Assert.Equal((ExitCode.Done, ""), (exit, errors));
        Assert.InRange(printed.Split('\n').Length, 20, MaxLines);
        Assert.Contains("1,106 of 1,106 estates are sound", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing new", printed, StringComparison.Ordinal);
        // README shows the table as the demo prints it.
        var shown = (await File.ReadAllLinesAsync(Path.Combine(Root(), "README.md"))).ToHashSet(StringComparer.Ordinal);
        var table = printed
            .Split('\n')
            .TakeWhile(line => !line.StartsWith("PAR II portfolio:", StringComparison.Ordinal));
        Assert.All(table, line => Assert.Contains(line.TrimEnd(), shown));

        var again = await Run(database, "demo", "--culture", "es-BO");

        Assert.Equal((ExitCode.Done, ""), (again.Exit, again.Errors));
        Assert.Contains("nada nuevo", again.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_fails_is_named_and_ends_the_demo()
    {
        await using var database = await TestDatabase.Create();

        var (exit, _, errors) = await Run(database, "demo", "--data", "nowhere");

        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains("The step was not done: fiducia load par2", errors, StringComparison.Ordinal);
    }

    private static string Root() => Path.GetDirectoryName(SpecPages.Folder())!;

    private static async Task<(int Exit, string Printed, string Errors)> Run(
        TestDatabase database,
        params string[] words
    )
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var exit = await FiduciaCommand.Run(
            words,
            TextReader.Null,
            output,
            error,
            new CommandEnvironment(
                Clock: null,
                Guid.CreateVersion7,
                "en",
                IsTerminal: false,
                name => name == "LEDGER_DATABASE" ? database.ConnectionString : null,
                Root()
            )
        );
        return (exit, output.ToString().TrimEnd(), error.ToString());
    }
}
