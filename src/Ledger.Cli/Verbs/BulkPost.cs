using Ledger.Application.Contracts;
using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;

namespace Ledger.Cli;

/// <summary>Posts a file of requests, and tells what was refused, how it went and, after a fault, how far.</summary>
internal sealed class BulkPost(Session session, string file)
{
    private const int MaxShown = 20;

    private int _shown;
    private StreamWriter? _refusedLines;

    public async Task<int> Run()
    {
        await session.Call();
        var batch = session.TextOrNull("--batch") is { } name
            ? RefusedException.Or(Text.Clean("--batch", name, JournalEntry.MaxReferenceLength, required: true))
            : null;
        if (session.TextOrNull("--id") is not null)
            throw new UsageException("usage.id_and_file");
        await using var stream = Files.Open(session, file);
        if (session.TextOrNull("--refused") is { } refusedFile)
            _refusedLines = Files.Create(session, refusedFile);
        var posting = new LinePosting(
            await session.Dispatcher(),
            session.Caller,
            batch,
            session.Flag("--atomic"),
            session.IsDryRun,
            Told
        );
        var interruption = session.Environment.Interruption;
        interruption?.Heed();
        try
        {
            await posting.Post(
                Watched(stream),
                interruption?.Token ?? CancellationToken.None,
                interruption?.Patience ?? CancellationToken.None
            );
        }
        catch (OperationCanceledException) when (interruption?.IsAsked == true)
        {
            SayHowFar(posting, mayBeStored: true);
            return interruption.ExitCode;
        }
        catch (Exception fault) when (session.FaultOf(fault) is not null || fault is IOException)
        {
            SayHowFar(
                posting,
                mayBeStored: session.FaultOf(fault) is not { Code: DatabaseFault.ReadOnly or DatabaseFault.Forbidden }
            );
            throw;
        }
        finally
        {
            _refusedLines?.Dispose();
            session.ClearProgress();
        }
        return posting.Answer is { Posted: 0, Replayed: 0, Refused: 0 }
            ? throw new RefusedException(new FileRefusal.NoRequest(Files.Name(file)))
            : await Report(posting.Answer);
    }

    /// <summary>The stream, with a bar on the terminal where its length is known.</summary>
    private Stream Watched(Stream stream) =>
        stream.CanSeek && session.Progress is { } progress ? new WatchedStream(stream, progress) : stream;

    private void Told(RefusedLine refused)
    {
        _refusedLines?.WriteLine(Answers.Json(RefusedView.Of(refused)));
        if (session.IsJson || ++_shown <= MaxShown)
            session.Show(refused);
    }

    /// <summary>
    /// After a fault or an interruption: what is certain, and what to do. Nothing is claimed about lines that were
    /// under way, unless they cannot have been stored.
    /// </summary>
    private void SayHowFar(LinePosting posting, bool mayBeStored)
    {
        var unknown =
            !mayBeStored || posting.Unknown == 0 || session.IsDryRun ? ""
            : posting.Unknown == 1 ? session.Reader.Screen("post.unknown_one")
            : session.Reader.Screen("post.unknown", ("Count", session.Reader.Number(posting.Unknown)));
        session.Error.WriteLine(
            session.Reader.Screen(
                "post.how_far",
                ("Through", session.Reader.Screen(session.IsDryRun ? "post.judged" : "post.recorded")),
                ("Line", posting.ThroughLine),
                ("Posted", posting.Posted),
                ("Replayed", posting.Replayed),
                ("Refused", posting.Refused),
                ("Unknown", unknown),
                ("Again", session.Reader.Screen(session.IsDryRun ? "post.nothing_stored" : "post.again"))
            )
        );
    }

    private Task<int> Report(FilePosted posted)
    {
        if (_shown > MaxShown)
            session.Error.WriteLine(
                session.Reader.Screen(
                    session.TextOrNull("--refused") is null ? "post.more" : "post.more_in",
                    ("Count", _shown - MaxShown),
                    ("File", session.TextOrNull("--refused") ?? "")
                )
            );
        return session.Show(posted);
    }
}
