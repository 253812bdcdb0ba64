namespace Ledger.Cli;

/// <summary>How a command ended, for scripts: a public contract (README.md).</summary>
public static class ExitCode
{
    public const int Done = 0,
        Refused = 1,
        Usage = 2,
        Fault = 3,
        Found = 4,
        Interrupted = 130,
        Terminated = 143;
}

/// <summary>The command line says something that cannot be meant; nothing was asked of the books.</summary>
internal sealed class UsageException(string what, string remedy) : Exception($"{what} {remedy}");
