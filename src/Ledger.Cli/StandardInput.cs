namespace Ledger.Cli;

/// <summary>The standard input as it was given, or an empty one where none was (<c>&lt;&amp;-</c>).</summary>
internal static class StandardInput
{
    private const int CloseOnExec = 0x80000;

    public static Stream Open() => IsClosed() ? Stream.Null : Console.OpenStandardInput();

    /// <summary>
    /// Whoever starts a program without a standard input leaves its number to the next file that the program opens: a
    /// pipe of the runtime's own, on which
    /// reading would wait for ever. What was handed over from outside has come through an exec, so it cannot be marked
    /// to be closed by one.
    /// </summary>
    private static bool IsClosed()
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists("/proc/self/fdinfo"))
            return false;
        try
        {
            var flags = File.ReadLines("/proc/self/fdinfo/0")
                .First(line => line.StartsWith("flags:", StringComparison.Ordinal));
            return (Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & CloseOnExec) != 0;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
    }
}
