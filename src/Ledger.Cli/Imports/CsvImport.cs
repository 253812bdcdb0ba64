using Ledger.Alliances;
using Ledger.Application.Authorization;
using Ledger.Application.Commands;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Cli;

/// <summary>
/// A file of commands: all of them or none, unless the rest is wanted too (--partial). Every row that is refused is
/// told
/// with its line.
/// </summary>
/// <remarks>
/// A command's request has an id derived from what its rows are called (law 3), so a file sent again changes nothing,
/// and
/// a row that changed is refused by the name of its field.
/// </remarks>
internal sealed class CsvImport(Session session, string source, CsvTable table)
{
    private readonly List<(int Line, Refusal Refusal)> _bad = [.. table.Bad];
    private int _leftOut;

    /// <summary>One command per row.</summary>
    /// <param name="reference">What a row is called: the same again is the same row.</param>
    /// <param name="command">The alliance and the command that a row means.</param>
    public Task<int> Run(
        Func<CsvRow, string> reference,
        Func<CsvRow, (string Alliance, AllianceCommand Act)> command
    ) =>
        Run(
            reference,
            row =>
            {
                var (alliance, what) = command(row);
                return new AllianceCommandRequest(alliance, what);
            },
            Send
        );

    /// <summary>One command on a fund per row.</summary>
    public Task<int> Run(Func<CsvRow, string> reference, Func<CsvRow, FundCommandRequest> request) =>
        Run(reference, request, Send);

    private async Task<int> Run<TRequest>(
        Func<CsvRow, string> reference,
        Func<CsvRow, TRequest> request,
        Func<List<Asked<TRequest>>, Task<int>> send
    )
    {
        await session.Call();
        var asked = new List<Asked<TRequest>>();
        foreach (var row in table.Rows)
            try
            {
                asked.Add(new(row.Line, 1, RequestIds.FromReference(source, reference(row)), request(row)));
            }
            catch (Refused refused)
            {
                _bad.Add((row.Line, refused.Refusal));
            }
        return await send(asked);
    }

    /// <summary>
    /// One command of all rows that are called the same: when one of them is bad, the others are left out with it.
    /// </summary>
    /// <param name="part">What one row adds, after those before it; the first row of the same name is given
    /// too.</param>
    /// <param name="command">The alliance and the command that the parts together mean.</param>
    public async Task<int> RunTogether<T>(
        Func<CsvRow, string> reference,
        Func<CsvRow, CsvRow, IReadOnlyList<T>, T> part,
        Func<CsvRow, IReadOnlyList<T>, (string Alliance, AllianceCommand Act)> command
    )
    {
        await session.Call();
        var asked = new List<Asked<AllianceCommandRequest>>();
        foreach (var rows in table.Rows.GroupBy(reference, StringComparer.Ordinal))
        {
            var (first, parts, bad) = (rows.First(), new List<T>(), _bad.Count);
            foreach (var row in rows)
                try
                {
                    parts.Add(part(row, first, parts));
                }
                catch (Refused refused)
                {
                    _bad.Add((row.Line, refused.Refusal));
                }
            if (_bad.Count > bad)
            {
                _leftOut += parts.Count;
                continue;
            }
            var (alliance, what) = command(first, parts);
            asked.Add(
                new(
                    first.Line,
                    parts.Count,
                    RequestIds.FromReference(source, rows.Key),
                    new AllianceCommandRequest(alliance, what)
                )
            );
        }
        return await Send(asked);
    }

    private Task<int> Send(List<Asked<AllianceCommandRequest>> asked) =>
        Send(
            asked,
            async (requests, together) =>
                await (await session.Dispatcher()).DispatchAll(session.Caller, requests, together),
            receipt => receipt.IsReplay
        );

    private Task<int> Send(List<Asked<FundCommandRequest>> asked) =>
        Send(
            asked,
            async (requests, together) =>
                await (await session.Dispatcher()).DispatchAll(session.Caller, requests, together),
            receipt => receipt.IsReplay
        );

    private async Task<int> Send<TRequest, TReceipt>(
        List<Asked<TRequest>> asked,
        Func<IReadOnlyList<(TRequest, Sending)>, bool, Task<IReadOnlyList<Result<TReceipt>>>> dispatch,
        Func<TReceipt, bool> isReplay
    )
        where TReceipt : notnull
    {
        var partial = session.Flag("--partial");
        // With a row that cannot be read nothing is stored, but the others are judged too, so that everything is told
        // at once.
        var isDryRun = session.IsDryRun || !partial && _bad.Count > 0;
        var requests = asked.ConvertAll(one => (one.Request, new Sending(one.Id, isDryRun)));
        var answers = requests.Count == 0 ? [] : await dispatch(requests, !partial);
        var (done, replayed) = (0, 0);
        var firstOf = new Dictionary<Id<JournalRequest>, int>();
        foreach (var (one, answer) in asked.Zip(answers))
            if (answer.IsAccepted(out var receipt))
            {
                firstOf.TryAdd(one.Id, one.Line);
                (done, replayed) = isReplay(receipt) ? (done, replayed + one.Rows) : (done + one.Rows, replayed);
            }
            else
            {
                _bad.Add(
                    (
                        one.Line,
                        answer.Refusal is JournalRefusal.DifferentContent differs
                        && firstOf.TryGetValue(one.Id, out var other)
                            ? new RefusedRow(differs, other)
                            : answer.Refusal!
                    )
                );
                _leftOut += one.Rows - 1;
            }
        return Tell(done, replayed, stored: !session.IsDryRun && (partial || _bad.Count == 0));
    }

    private int Tell(int done, int replayed, bool stored)
    {
        foreach (var (line, refusal) in _bad.OrderBy(row => row.Line))
            if (session.IsJson)
                session.WriteJson(json =>
                {
                    json.WriteNumber("line", line);
                    json.Write(refusal);
                });
            else
                session.Error.WriteLine(
                    $"{session.Say("line", "línea")} {line}: {session.Say("refused", "rechazada")} {refusal.Code}: {session.Reader.Message(refusal)}"
                );
        var rows = table.Rows.Count + table.Bad.Count;
        if (session.IsJson)
            session.WriteJson(json =>
            {
                json.WriteNumber("rows", rows);
                json.WriteNumber("done", stored ? done : 0);
                json.WriteNumber("replayed", replayed);
                json.WriteNumber("refused", _bad.Count);
                if (_leftOut > 0)
                    json.WriteNumber("left_out", _leftOut);
                json.WriteBoolean("dry_run", session.IsDryRun);
            });
        else
            session.Output.WriteLine(Summary(rows, done, replayed, stored));
        return _bad.Count > 0 ? ExitCode.Refused : ExitCode.Done;
    }

    private string Summary(int rows, int done, int replayed, bool stored)
    {
        var refused =
            _leftOut == 0
                ? Say($"{_bad.Count} refused", $"{_bad.Count} rechazadas")
                : Say(
                    $"{_bad.Count} refused and {_leftOut} left out with them",
                    $"{_bad.Count} rechazadas y {_leftOut} excluidas con ellas"
                );
        return stored && done == 0 && _bad.Count == 0
                ? Say($"rows: {rows}, all done before: nothing new", $"filas: {rows}, todas hechas antes: nada nuevo")
            : stored
                ? Say(
                    $"rows: {rows}, {done} done, {replayed} done before, {refused}",
                    $"filas: {rows}, {done} hechas, {replayed} hechas antes, {refused}"
                )
            : session.IsDryRun
                ? Say(
                    $"rows: {rows}, {done} would be done, {replayed} done before, {refused}; nothing was stored",
                    $"filas: {rows}, {done} se harían, {replayed} hechas antes, {refused}; nada se guardó"
                )
            : Say(
                $"rows: {rows}, {refused}, so nothing was stored; correct them, or send --partial to store the others ({done})",
                $"filas: {rows}, {refused}, así que nada se guardó; corríjalas, o envíe --partial para guardar las demás ({done})"
            );
    }

    /// <summary>In Spanish what there is one of is said in the singular.</summary>
    private string Say(string english, string spanish) => session.Say(english, Localizer.Agreeing(spanish));

    /// <param name="Line">The first line it stands in.</param>
    /// <param name="Rows">How many rows it is made of.</param>
    private sealed record Asked<TRequest>(int Line, int Rows, Id<JournalRequest> Id, TRequest Request);
}
