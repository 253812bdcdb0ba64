using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Ledger.SystemTests;

/// <summary>A PostgreSQL server of a test's own, durable like the real one, to be killed and started again.</summary>
internal sealed class PrivateServer : IAsyncDisposable
{
    private const string User = "tester";

    private readonly string _folder = Directory.CreateTempSubdirectory("ledger-server-").FullName;
    private readonly string _password = Guid.NewGuid().ToString("N");
    private readonly int _port = FreePort();
    private readonly string _programs = Programs();

    public string ConnectionString =>
        $"Host=127.0.0.1;Port={_port};Database=postgres;Username={User};Password={_password}";

    private string Data => Path.Combine(_folder, "data");

    public static async Task<PrivateServer> Start()
    {
        var server = new PrivateServer();
        var password = Path.Combine(server._folder, "password");
        await File.WriteAllTextAsync(password, server._password);
        // PostgreSQL does not run as root.
        if (Environment.UserName == "root")
            await Run("chown", "-R", "postgres:", server._folder);
        await server.AsServer(
            "initdb",
            "-D",
            server.Data,
            "-U",
            User,
            $"--pwfile={password}",
            "--auth-host=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C"
        );
        await server.Restart();
        return server;
    }

    /// <summary>Kills the server's first process; the others notice and end.</summary>
    public async Task Crash()
    {
        var process = int.Parse(
            (await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0],
            CultureInfo.InvariantCulture
        );
        await Run("kill", "-9", process.ToString(CultureInfo.InvariantCulture));
    }

    public async Task Restart()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await AsServer(
                    "pg_ctl",
                    "-D",
                    Data,
                    "-s",
                    "-w",
                    "-t",
                    "120",
                    "-l",
                    Path.Combine(_folder, "log"),
                    "-o",
                    $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=",
                    "start"
                );
                return;
            }
            // The last of the killed server's processes may take a moment to notice.
            catch (InvalidOperationException) when (attempt < 60)
            {
                await Task.Delay(500);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await AsServer("pg_ctl", "-D", Data, "-s", "-m", "immediate", "-w", "stop");
        }
        finally
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private Task AsServer(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(_programs, program), .. arguments];
        return Environment.UserName == "root"
            ? Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", .. command])
            : Run(command[0], command[1..]);
    }

    private static async Task Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, WorkingDirectory = "/" };
        // pg_ctl's server keeps its output: it must not keep ours open.
        start.RedirectStandardOutput =
            program is not "setpriv" && !program.EndsWith("pg_ctl", StringComparison.Ordinal);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}."
            );
    }

    private static string Programs() =>
        Environment.GetEnvironmentVariable("LEDGER_POSTGRES_BIN") is { Length: > 0 } given ? given
        : Directory.Exists("/usr/lib/postgresql")
        && Directory
            .GetDirectories("/usr/lib/postgresql")
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            is { } found
            ? found
        : throw new InvalidOperationException(
            "PostgreSQL's programs (initdb, pg_ctl) were not found; set LEDGER_POSTGRES_BIN to their folder."
        );

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
