using System.Text;
using System.Threading.Channels;
using Ledger.Application.Authorization;
using Ledger.Application.Commands;
using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary>
/// Posts a stream of requests of any length in bounded memory: one piece is posted while the next is read.
/// </summary>
/// <remarks>
/// Each request stands by itself (or, with --atomic, all of a file of up to one piece). What is refused is reported by
/// line and does not
/// hold up the others. Since every line has an id of its own, the same file can be sent again after anything that may
/// have happened.
/// </remarks>
internal sealed class BulkPost(Session session, string file)
{
    private const int PieceSize = 10_000,
        MaxShown = 20;

    private readonly string? _batch = session.TextOrNull("--batch");
    private readonly bool _atomic = session.Flag("--atomic");
    private int _posted,
        _replayed,
        _refused,
        _throughLine,
        _endedAt,
        _sent;
    private StreamWriter? _refusedLines;

    private sealed record Line(int Number, Id<JournalRequest> Id, BooksRequest? Request, Refusal? Refusal);

    private int Count => _posted + _replayed + _refused;

    public async Task<int> Run()
    {
        await session.Call();
        if (_batch is not null)
            Refused.Or(Foundations.Text.Clean("--batch", _batch, JournalEntry.MaxReferenceLength, required: true));
        if (session.TextOrNull("--id") is not null)
            throw new UsageException(
                "--id names one request, --file many.",
                "Write the ids in the lines, or name the batch with --batch."
            );
        using var stream = Files.Open(session, file);
        var items = new JsonItems(stream);
        if (session.TextOrNull("--refused") is { } refusedFile)
            _refusedLines = Files.Create(session, refusedFile);
        try
        {
            await Watched(items, stream.CanSeek ? stream.Length : null, () => PostAll(items));
        }
        catch (OperationCanceledException) when (session.Environment.Interruption?.IsAsked == true)
        {
            SayHowFar(mayBeStored: true);
            return session.Environment.Interruption.ExitCode;
        }
        catch (Exception fault) when (session.FaultOf(fault) is not null || fault is IOException)
        {
            SayHowFar(
                mayBeStored: session.FaultOf(fault) is not { Code: DatabaseFault.ReadOnly or DatabaseFault.Forbidden }
            );
            throw;
        }
        finally
        {
            _refusedLines?.Dispose();
        }
        if (items.BytesRead == 0)
            throw new UsageException(
                $"{Files.Name(file)} is empty.",
                "Write one request per line as JSON, or a list of them; nothing was stored."
            );
        if (Count == 0)
            throw new UsageException(
                $"{Files.Name(file)} has no request in it.",
                "Write one request per line as JSON, or a list of them; nothing was stored."
            );
        return Report();
    }

    /// <summary>
    /// After a fault or an interruption: what is certain, and what to do. Nothing is claimed about lines that were
    /// under way, unless they cannot have been stored.
    /// </summary>
    private void SayHowFar(bool mayBeStored)
    {
        var unknown =
            !mayBeStored || _sent == 0 || session.IsDryRun ? ""
            : _sent == 1
                ? session.Say(
                    " Whether the line after it was recorded is not known.",
                    " No se sabe si se registró la línea siguiente."
                )
            : session.Say(
                $" Whether the {session.Reader.Number(_sent)} requests after it were recorded is not known.",
                $" No se sabe si se registraron las {session.Reader.Number(_sent)} solicitudes siguientes."
            );
        var (through, again) = session.IsDryRun
            ? (session.Say("Judged", "Examinado"), session.Say("Nothing was stored.", "Nada se guardó."))
            : (
                session.Say("Recorded", "Registrado"),
                session.Say(
                    "Send the same file again: nothing is stored twice.",
                    "Envíe otra vez el mismo archivo: nada se guarda dos veces."
                )
            );
        session.Error.WriteLine(
            session.Say(
                $"{through} through line {_throughLine}: {_posted} posted, {_replayed} recorded before, {_refused} refused.{unknown} {again}",
                $"{through} hasta la línea {_throughLine}: {_posted} registradas, {_replayed} registradas antes, {_refused} rechazadas.{unknown} {again}"
            )
        );
    }

    private async Task PostAll(JsonItems items)
    {
        using var stop = new CancellationTokenSource();
        var pieces = Channel.CreateBounded<List<Line>>(1);
        var interruption = session.Environment.Interruption;
        interruption?.Heed();
        var interrupted = interruption?.Token ?? CancellationToken.None;
        var reading = Task.Run(() => ReadAll(items, pieces.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var piece in pieces.Reader.ReadAllAsync(interrupted))
            {
                interrupted.ThrowIfCancellationRequested();
                await PostPiece(piece);
            }
        }
        finally
        {
            await stop.CancelAsync();
            try
            {
                if (!interrupted.IsCancellationRequested)
                    await reading;
            } // Whoever feeds a pipe may never write again.
            catch (OperationCanceledException) { } // Posting failed first; its fault is on the way.
        }
    }

    private async Task ReadAll(JsonItems items, ChannelWriter<List<Line>> pieces, CancellationToken stop)
    {
        var piece = new List<Line>();
        try
        {
            foreach (var line in ReadLines(items))
            {
                piece.Add(line);
                if (piece.Count < PieceSize)
                    continue;
                if (_atomic)
                    throw new UsageException(
                        $"--atomic takes up to {PieceSize} requests.",
                        "Split the file, or leave --atomic out: each request is posted as a whole anyway."
                    );
                await pieces.WriteAsync(piece, stop);
                piece = [];
            }
            if (piece.Count > 0)
                await pieces.WriteAsync(piece, stop);
            pieces.Complete();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            pieces.Complete(fault);
        }
    }

    private IEnumerable<Line> ReadLines(JsonItems items)
    {
        foreach (var item in items.Read())
        {
            if (item.Fault is { } fault)
            {
                if (fault is not JsonRefusal.TooLong)
                    _endedAt = item.Line;
                yield return new Line(item.Line, default, null, fault);
                continue;
            }
            var sent = JsonRequests.Read(item.Bytes.Span, item.Line, item.Column, item.IsLast);
            yield return sent.Match(
                request => Identified(request, item),
                refusal => new Line(item.Line, default, null, refusal)
            );
        }
    }

    private Line Identified(SentRequest sent, JsonItem item)
    {
        var id = sent.Id ?? (_batch is null ? null : RequestIds.FromLine(_batch.Trim(), item.Number));
        return id is null
            ? new Line(item.Line, default, null, new JsonRefusal.NoIdentity(item.Line))
            : new Line(
                item.Line,
                id.Value,
                new BooksRequest([.. sent.Entries.Select(entry => new Instruction.PostEntry(entry))]),
                null
            );
    }

    private async Task PostPiece(List<Line> piece)
    {
        var whole = piece.Where(line => line.Request is not null).ToList();
        var spoiled = _atomic && whole.Count < piece.Count;
        _sent = spoiled ? 0 : whole.Count;
        var judging = spoiled
            ? Task.FromResult<IReadOnlyList<Result<Receipt>>>([])
            : (await session.Dispatcher()).PostAll(
                session.Caller,
                [.. whole.Select(line => (line.Request!, new Sending(line.Id, session.IsDryRun)))],
                _atomic
            );
        // Whoever interrupts waits a moment for what is under way, so that it can be said how far it came.
        try
        {
            NoteAll(
                piece,
                await judging.WaitAsync(session.Environment.Interruption?.Patience ?? CancellationToken.None),
                spoiled
            );
        }
        catch (Storage.Journal.BatchInterruptedException interrupted)
        {
            NoteAll(piece, interrupted.Answers, spoiled);
            throw;
        }
    }

    /// <param name="answers">To the requests of the piece, or as far as they go.</param>
    private void NoteAll(List<Line> piece, IReadOnlyList<Result<Receipt>> answers, bool spoiled)
    {
        var next = 0;
        foreach (var line in piece)
        {
            if (line.Refusal is null && !spoiled && next == answers.Count)
                break;
            Note(
                line,
                line.Refusal is { } refusal ? refusal
                    : spoiled ? new JournalRefusal.RolledBack(default)
                    : answers[next++]
            );
            _throughLine = line.Number;
        }
        _sent -= next;
    }

    private void Note(Line line, Result<Receipt> answer)
    {
        if (answer.IsAccepted(out var receipt))
        {
            if (receipt.IsReplay)
                _replayed++;
            else
                _posted++;
            return;
        }
        _refused++;
        var refusal = answer.Refusal!;
        _refusedLines?.WriteLine(AsJson(line, refusal));
        if (session.IsJson)
            session.Output.WriteLine(AsJson(line, refusal));
        else if (_refused <= MaxShown)
            session.Error.WriteLine(
                $"{session.Say("line", "línea")} {line.Number} {session.Say("refused", "rechazada")} {refusal.Code}: {session.Reader.Message(refusal)}"
            );
    }

    private static string AsJson(Line line, Refusal refusal) =>
        JsonAnswers.Line(json =>
        {
            json.WriteNumber("line", line.Number);
            if (line.Request is not null)
                json.WriteString("request", line.Id.ToString());
            json.Write(refusal);
        });

    private int Report()
    {
        if (session.IsJson)
            session.WriteJson(json =>
            {
                json.WriteNumber("posted", _posted);
                json.WriteNumber("replayed", _replayed);
                json.WriteNumber("refused", _refused);
                json.WriteBoolean("dry_run", session.IsDryRun);
            });
        else
            Print();
        return _refused == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private void Print()
    {
        if (_refused > MaxShown)
            session.Error.WriteLine(
                session.TextOrNull("--refused") is { } all
                    ? session.Say(
                        $"… and {_refused - MaxShown} more: all are in {all}.",
                        $"… y {_refused - MaxShown} más: todas están en {all}."
                    )
                    : session.Say(
                        $"… and {_refused - MaxShown} more; --refused FILE keeps them all.",
                        $"… y {_refused - MaxShown} más; --refused FILE las guarda todas."
                    )
            );
        var (posted, replayed, refused) = (
            session.Reader.Number(_posted),
            session.Reader.Number(_replayed),
            session.Reader.Number(_refused)
        );
        session.Output.WriteLine(
            session.IsDryRun
                ? session.Say(
                    $"{posted} would be posted, {replayed} recorded before, {refused} refused; nothing was stored",
                    $"{posted} se registrarían, {replayed} registradas antes, {refused} rechazadas; nada se guardó"
                )
                : session.Say(
                    $"{posted} posted, {replayed} recorded before, {refused} refused",
                    $"{posted} registradas, {replayed} registradas antes, {refused} rechazadas"
                )
        );
        if (_posted == 0 && _refused == 0)
            session.Output.WriteLine(session.Say("nothing new", "nada nuevo"));
        if (_endedAt > 0)
            session.Output.WriteLine(
                session.Say(
                    $"Reading ended at line {_endedAt}: nothing from there on was read or stored.",
                    $"La lectura terminó en la línea {_endedAt}: nada desde allí se leyó ni se guardó."
                )
            );
        if (_refused > 0 && !session.IsDryRun)
            session.Output.WriteLine(
                session.Say(
                    "The same file can be sent again when the refused lines are mended: what is recorded is not recorded twice.",
                    "El mismo archivo puede enviarse otra vez cuando se corrijan las líneas rechazadas: lo registrado no se registra dos veces."
                )
            );
    }

    /// <summary>A bar on the error output while a person watches.</summary>
    private async Task Watched(JsonItems items, long? length, Func<Task> work)
    {
        if (!session.Environment.IsTerminal || session.IsJson)
        {
            await work();
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(session.Error) });
        await console
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn()
            )
            .StartAsync(async context =>
            {
                var bar = context.AddTask(session.Say("posting", "registrando"), maxValue: length ?? 1);
                bar.IsIndeterminate = length is null;
                var task = work();
                while (await Task.WhenAny(task, Task.Delay(200)) != task)
                {
                    bar.Description = session.Say(
                        $"{session.Reader.Number(Count)} posted",
                        $"{session.Reader.Number(Count)} registradas"
                    );
                    if (length is not null)
                        bar.Value = items.BytesRead;
                }
                await task;
            });
    }
}
