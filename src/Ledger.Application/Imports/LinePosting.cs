using System.Text.Json.Serialization;
using System.Threading.Channels;
using Ledger.Application.Authorization;
using Ledger.Application.Commands;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Journal;

namespace Ledger.Application.Imports;

/// <summary>A line that was refused.</summary>
/// <param name="Request">Null when the line is no request.</param>
public sealed record RefusedLine(int Line, Id<JournalRequest>? Request, Refusal Refusal);

/// <summary>An answer of which lines were refused: hosts list them first.</summary>
public interface IRefusesLines : IRefusing
{
    IReadOnlyList<RefusedLine> RefusedLines { get; }
}

/// <summary>How a file of requests was posted.</summary>
/// <param name="Posted">Requests that were recorded, without those that were recorded before.</param>
public sealed record FilePosted(
    [property: ForPrograms] int Posted,
    [property: ForPrograms] int Replayed,
    [property: ForPrograms] int Refused,
    [property: ForPrograms] bool DryRun
) : ITells, IRefusing
{
    /// <summary>The line at which reading ended because the text is broken there; 0: it was read to its end.</summary>
    [JsonIgnore]
    public int EndedAt { get; init; }

    [JsonIgnore]
    public bool HasRefused => Refused > 0;

    [JsonIgnore]
    public IReadOnlyList<Sentence> Told =>
        [
            new CodedText(
                DryRun ? "post.would_be" : "post.done",
                ("Posted", Posted),
                ("Replayed", Replayed),
                ("Refused", Refused)
            ),
            .. this is { Posted: 0, Refused: 0 } ? [new CodedText("post.nothing_new")] : Array.Empty<Sentence>(),
            .. EndedAt > 0 ? [new CodedText("post.ended", ("Line", EndedAt))] : Array.Empty<Sentence>(),
            .. Refused > 0 && !DryRun ? [new CodedText("post.send_again")] : Array.Empty<Sentence>(),
        ];
}

/// <summary>
/// Posts a stream of requests of any length in bounded memory: one piece is posted while the next is read.
/// </summary>
/// <remarks>
/// Each request stands by itself (or, when atomic, all of a file of up to one piece). What is refused is told by line
/// and does not hold up the others. Since every line has an id of its own, the same file can be sent again after
/// anything that may have happened. How far it came can be read at any time, also after a fault.
/// </remarks>
/// <param name="batch">Names the lines that have neither id nor source and reference; null: they are refused.</param>
/// <param name="isAtomic">All of them or none.</param>
/// <param name="refused">Is told each line that is refused.</param>
public sealed class LinePosting(
    Dispatcher dispatcher,
    Caller caller,
    string? batch,
    bool isAtomic,
    bool isDryRun,
    Action<RefusedLine> refused
)
{
    public const int PieceSize = 10_000;

    private JsonItems? _items;

    public int Posted { get; private set; }

    /// <summary>Requests that were recorded before.</summary>
    public int Replayed { get; private set; }

    public int Refused { get; private set; }

    public FilePosted Answer => new(Posted, Replayed, Refused, isDryRun) { EndedAt = EndedAt };

    /// <summary>The last line whose answer is known.</summary>
    public int ThroughLine { get; private set; }

    /// <summary>The line at which reading ended because the text is broken there; 0: it was read to its end.</summary>
    public int EndedAt { get; private set; }

    /// <summary>Requests that were under way when posting ended: whether they were recorded is not known.</summary>
    public int Unknown { get; private set; }

    public long BytesRead => _items?.BytesRead ?? 0;

    private sealed record Line(int Number, Id<JournalRequest> Id, BooksRequest? Request, Refusal? Refusal);

    /// <param name="stop">Nothing new is begun when it is cancelled.</param>
    /// <param name="patience">What is under way is waited for until it is cancelled.</param>
    /// <exception cref="RefusedException">An atomic file has more requests than one piece.</exception>
    public async Task Post(Stream stream, CancellationToken stop, CancellationToken patience)
    {
        _items = new JsonItems(stream);
        using var ended = new CancellationTokenSource();
        var pieces = Channel.CreateBounded<List<Line>>(1);
        var reading = Task.Run(() => ReadAll(_items, pieces.Writer, ended.Token), CancellationToken.None);
        try
        {
            await foreach (var piece in pieces.Reader.ReadAllAsync(stop))
            {
                stop.ThrowIfCancellationRequested();
                await PostPiece(piece, patience);
            }
        }
        finally
        {
            await ended.CancelAsync();
            try
            {
                // The writer of a pipe may never write again.
                if (!stop.IsCancellationRequested)
                    await reading;
            }
            catch (OperationCanceledException)
            {
                // Posting failed first; its fault is on the way.
            }
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
                if (isAtomic)
                    throw new RefusedException(new FileRefusal.TooManyTogether(PieceSize));
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
                    EndedAt = item.Line;
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
        var id = sent.Id ?? (batch is null ? null : RequestIds.FromLine(batch, item.Number));
        return id is null
            ? new Line(item.Line, default, null, new JsonRefusal.NoIdentity(item.Line))
            : new Line(
                item.Line,
                id.Value,
                new BooksRequest([.. sent.Entries.Select(entry => new Instruction.PostEntry(entry))]),
                null
            );
    }

    private async Task PostPiece(List<Line> piece, CancellationToken patience)
    {
        var whole = piece.Where(line => line.Request is not null).ToList();
        var isSpoiled = isAtomic && whole.Count < piece.Count;
        Unknown = isSpoiled ? 0 : whole.Count;
        var judging = isSpoiled
            ? Task.FromResult<IReadOnlyList<Result<Receipt>>>([])
            : dispatcher.PostAll(
                caller,
                [.. whole.Select(line => (line.Request!, new Sending(line.Id, isDryRun)))],
                isAtomic,
                CancellationToken.None
            );
        // An interruption waits a moment for what is under way, so that it can be said how far it came.
        try
        {
            NoteAll(piece, await judging.WaitAsync(patience), isSpoiled);
        }
        catch (BatchInterruptedException interrupted)
        {
            NoteAll(piece, interrupted.Answers, isSpoiled);
            throw;
        }
    }

    /// <param name="answers">To the requests of the piece, or as far as they go.</param>
    private void NoteAll(List<Line> piece, IReadOnlyList<Result<Receipt>> answers, bool isSpoiled)
    {
        var next = 0;
        foreach (var line in piece)
        {
            if (line.Refusal is null && !isSpoiled && next == answers.Count)
                break;
            Note(
                line,
                line.Refusal is { } refusal ? refusal
                    : isSpoiled ? new JournalRefusal.RolledBack(default)
                    : answers[next++]
            );
            ThroughLine = line.Number;
        }
        Unknown -= next;
    }

    private void Note(Line line, Result<Receipt> answer)
    {
        if (answer.IsAccepted(out var receipt))
        {
            if (receipt.IsReplay)
                Replayed++;
            else
                Posted++;
            return;
        }
        Refused++;
        refused(new RefusedLine(line.Number, line.Request is null ? null : line.Id, answer.Refusal!));
    }
}
