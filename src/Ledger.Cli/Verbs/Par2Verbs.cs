using Ledger.Cli.Par2;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Json;

namespace Ledger.Cli.Verbs;

/// <summary>The published table of PAR II, in and out of the ledger: the main job of scripts/run.</summary>
internal static class Par2Verbs
{
    private static System.CommandLine.Symbol Published => Ask.Text("--published", "FILE", "The published totals and facts; par2-published-totals.csv beside the table, or in data, by default.");

    public static IReadOnlyList<Verb> All =>
    [
        new("load par2", Load, () => [Ask.Word("FILE", "The table: one row per operational unit."), Published, Ask.DryRun(), Ask.Json()], "load par2 data/par2-transfers-by-unit.csv --by operator"),
        new("report par2", Report, () => [Published, Ask.Json()], "report par2", "report par2 --culture es-BO"),
    ];

    private static async Task<int> Load(Session session)
    {
        var by = await session.Asker();
        var file = session.Word("FILE");
        var facts = PublishedFacts.Read(session, session.TextOrNull("--published") ?? Path.Combine(Path.GetDirectoryName(file) ?? "", PublishedFacts.FileName));
        var units = UnitRow.ReadAll(session, file, facts);
        var requests = Par2Loading.Requests(facts, units, by);
        var journal = (await session.Database()).Journal;
        var (posted, replayed, refused) = (0, 0, default(Refusal));
        // Each step stands on the one before: estates first, then what is posted in them.
        foreach (var step in requests)
        {
            var batch = new Batch([.. step], Atomic: false);
            foreach (var answer in session.IsDryRun ? await journal.DryRun(batch) : await journal.Post(batch))
                if (answer.IsAccepted(out var receipt)) { if (receipt.IsReplay) replayed++; else posted++; }
                else refused ??= answer.Refusal;
            if (refused is not null) return session.Refuse(refused);
            if (session.IsDryRun && posted > 0) break; // The next step would need what was not stored.
        }
        if (session.IsJson) session.WriteJson(json => { json.WriteNumber("units", units.Count); json.WriteNumber("posted", posted); json.WriteNumber("replayed", replayed); });
        else Print(session, facts, units.Count, posted, replayed);
        return ExitCode.Done;
    }

    private static void Print(Session session, PublishedFacts facts, int units, int posted, int replayed)
    {
        session.Output.WriteLine(session.Say($"{facts.Programme}: {units} units, {posted} requests posted, {replayed} recorded before", $"{facts.Programme}: {units} unidades, {posted} solicitudes registradas, {replayed} registradas antes"));
        if (posted == 0) session.Output.WriteLine(session.Say("nothing new", "nada nuevo"));
        else if (session.IsDryRun) session.Output.WriteLine(session.Say("nothing was stored", "nada se guardó"));
    }

    private static async Task<int> Report(Session session)
    {
        var database = await session.ForQuestion();
        var given = session.TextOrNull("--published") ?? Path.Combine("data", PublishedFacts.FileName);
        var facts = PublishedFacts.Read(session, given);
        var rows = await Par2Report.Rows(database, facts);
        if (session.IsJson) Par2Report.WriteJson(session, facts, rows);
        else Par2Report.Print(session, facts, rows);
        return ExitCode.Done;
    }
}
