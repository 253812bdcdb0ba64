using System.Diagnostics;
using Ledger.Access;
using Xunit;

namespace Ledger.SystemTests;

public sealed class StandardInputTests
{
    [Theory]
    [InlineData("<&-", "The standard input has no request in it.")]
    [InlineData("</dev/null", "The standard input has no request in it.")]
    [InlineData("<<< '{}'", "missing")] // What is given is read.
    public async Task A_closed_standard_input_is_an_empty_one_and_nobody_waits_for_it(string redirection, string said)
    {
        if (!OperatingSystem.IsLinux())
            return;
        await using var database = await TestDatabase.Create();
        await database.Ledger.People.Register("ana", "Ana", [Role.Operator]);
        var start = new ProcessStartInfo("bash")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList = { "-c", $"exec \"$0\" \"$1\" post --file - --by ana {redirection}" },
        };
        start.ArgumentList.Add(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "fiducia.dll"));
        start.Environment["LEDGER_DATABASE"] = database.ConnectionString;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            Assert.Contains(said, await error, StringComparison.Ordinal);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
