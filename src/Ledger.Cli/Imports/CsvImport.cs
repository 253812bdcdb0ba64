using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Json;
using Ledger.Storage.Acting;

namespace Ledger.Cli.Imports;

/// <summary>A file of acts, one per row: all of them or none, unless the rest is wanted too (--partial). Every row that is refused is told with its line.</summary>
/// <remarks>A row's request has an id derived from what the row is called (law 3), so a file sent again changes nothing, and a row that changed is refused by the name of its field.</remarks>
internal sealed class CsvImport(Session session, string source, CsvTable table)
{
    /// <param name="reference">What a row is called: the same again is the same row.</param>
    /// <param name="act">The alliance and the act that a row means.</param>
    public async Task<int> Run(Func<CsvRow, string> reference, Func<CsvRow, (string Alliance, Act Act)> act) => await Run((await session.Database()).Alliances, reference, (row, id, by) =>
    {
        var (alliance, what) = act(row);
        return new ActRequest(id, by, alliance, what);
    }, receipt => receipt.IsReplay);

    /// <param name="request">What a row asks, under its id.</param>
    public async Task<int> Run<TRequest, TReceipt>(ActDesk<TRequest, TReceipt> desk, Func<CsvRow, string> reference, Func<CsvRow, Id<JournalRequest>, Person, TRequest> request, Func<TReceipt, bool> isReplay)
        where TRequest : IActRequest where TReceipt : notnull
    {
        var by = await session.Asker();
        var bad = table.Bad.ToList();
        var (lines, requests) = (new List<int>(), new List<TRequest>());
        foreach (var row in table.Rows)
            try
            {
                requests.Add(request(row, RequestIds.FromReference(source, reference(row)), by));
                lines.Add(row.Line);
            }
            catch (Refused refused) { bad.Add((row.Line, refused.Refusal)); }

        var partial = session.Flag("--partial");
        // With a row that cannot be read nothing is stored, but the others are judged too, so that everything is told at once.
        var answers = requests.Count == 0 ? [] : partial ? await desk.Do(requests, session.IsDryRun) : await desk.DoTogether(requests, session.IsDryRun || bad.Count > 0);
        foreach (var (line, answer) in lines.Zip(answers))
            if (answer.Refusal is { } refusal) bad.Add((line, refusal));
        var replayed = answers.Count(answer => answer.IsAccepted(out var receipt) && isReplay(receipt));
        var accepted = answers.Count(answer => answer.Refusal is null);
        return Tell(bad, accepted - replayed, replayed, stored: !session.IsDryRun && (partial || bad.Count == 0));
    }

    private int Tell(List<(int Line, Refusal Refusal)> bad, int done, int replayed, bool stored)
    {
        foreach (var (line, refusal) in bad.OrderBy(row => row.Line))
            if (session.IsJson) session.WriteJson(json => { json.WriteNumber("line", line); json.Write(refusal); });
            else session.Error.WriteLine($"{session.Say("line", "línea")} {line}: {session.Say("refused", "rechazada")} {refusal.Code}: {refusal.Message}");
        var rows = table.Rows.Count + table.Bad.Count;
        if (session.IsJson)
            session.WriteJson(json =>
            {
                json.WriteNumber("rows", rows);
                json.WriteNumber("done", stored ? done : 0);
                json.WriteNumber("replayed", replayed);
                json.WriteNumber("refused", bad.Count);
                json.WriteBoolean("dry_run", session.IsDryRun);
            });
        else session.Output.WriteLine(Summary(rows, done, replayed, bad.Count, stored));
        return bad.Count > 0 ? ExitCode.Refused : ExitCode.Done;
    }

    private string Summary(int rows, int done, int replayed, int refused, bool stored) =>
        stored && done == 0 && refused == 0 ? session.Say($"rows: {rows}, all done before: nothing new", $"filas: {rows}, todas hechas antes: nada nuevo")
        : stored ? session.Say($"rows: {rows}, {done} done, {replayed} done before, {refused} refused", $"filas: {rows}, {done} hechas, {replayed} hechas antes, {refused} rechazadas")
        : session.IsDryRun ? session.Say($"rows: {rows}, {done} would be done, {replayed} done before, {refused} refused; nothing was stored", $"filas: {rows}, {done} se harían, {replayed} hechas antes, {refused} rechazadas; nada se guardó")
        : session.Say($"rows: {rows}, {refused} refused, so nothing was stored; correct them, or send --partial to store the others ({done})", $"filas: {rows}, {refused} rechazadas, así que nada se guardó; corríjalas, o envíe --partial para guardar las demás ({done})");
}
