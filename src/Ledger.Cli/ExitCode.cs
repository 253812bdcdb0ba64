using Ledger.Application.Localization;

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
/// <remarks>Its message is for a log; the texts are in Screens.resx.</remarks>
/// <param name="code">The text's key; that of what to do ends in _remedy.</param>
internal sealed class UsageException(string code, params (string Name, object Value)[] arguments) : Exception(code)
{
    public string Code { get; } = code;

    /// <summary>Of another code where several errors have it.</summary>
    public string Remedy { get; init; } = $"{code}_remedy";

    /// <summary>What cannot be meant, and what to write.</summary>
    public string Said(Localizer reader) => $"{reader.Screen(Code, arguments)} {reader.Screen(Remedy, arguments)}";
}
