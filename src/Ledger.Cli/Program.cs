using System.Runtime.InteropServices;
using System.Text;
using Ledger.Cli;
using NodaTime;
using SystemEnvironment = System.Environment;

// UTF-8 whatever the terminal speaks: what is not UTF-8 is refused where it is read.
var input = new StreamReader(
    StandardInput.Open(),
    new UTF8Encoding(false, throwOnInvalidBytes: true),
    detectEncodingFromByteOrderMarks: false
);
var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 64 * 1024) { AutoFlush = false };
var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
var language = SystemEnvironment.GetEnvironmentVariable("LC_ALL") is { Length: > 0 } all
    ? all
    : SystemEnvironment.GetEnvironmentVariable("LANG");

using var interruption = new Interruption();
using var interrupted = PosixSignalRegistration.Create(
    PosixSignal.SIGINT,
    signal => signal.Cancel = interruption.Ask(ExitCode.Interrupted)
);
using var terminated = PosixSignalRegistration.Create(
    PosixSignal.SIGTERM,
    signal => signal.Cancel = interruption.Ask(ExitCode.Terminated)
);

int code;
Exception? lost;
try
{
    code = await FiduciaCommand.Run(
        args,
        input,
        output,
        error,
        new CommandEnvironment(
            Clock: null,
            NewId: () => Guid.CreateVersion7(SystemClock.Instance.GetCurrentInstant().ToDateTimeOffset()),
            Culture: language ?? "en",
            IsTerminal: !Console.IsOutputRedirected
                && !Console.IsErrorRedirected
                && SystemEnvironment.GetEnvironmentVariable("TERM") != "dumb",
            Variable: SystemEnvironment.GetEnvironmentVariable,
            Folder: SystemEnvironment.CurrentDirectory
        )
        {
            Interruption = interruption,
            InputBytes = StandardInput.Open(),
        }
    );
}
finally
{
    lost = Flush(output);
}
if (lost is null)
    return code;
error.WriteLine(
    $"fault output-lost: {lost.Message.TrimEnd('.')}. What was done is done; mend that and ask again for what was to be printed."
);
return ExitCode.Fault;

// Null when all was written, or when whoever read the output went away on purpose, as head does.
static Exception? Flush(TextWriter output)
{
    const int BrokenPipe = 32;
    try
    {
        output.Flush();
        return null;
    }
    catch (IOException fault)
    {
        return fault.HResult == BrokenPipe ? null : fault;
    }
    catch (UnauthorizedAccessException fault)
    {
        return fault;
    }
}
