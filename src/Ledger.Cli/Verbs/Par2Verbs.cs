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
        var batch = new Batch(Par2Loading.Requests(facts, units, by), Atomic: true);
        var journal = (await session.Database()).Journal;
        var answers = session.IsDryRun ? await journal.DryRun(batch) : await journal.Post(batch);
        if (answers.Select(answer => answer.Refusal).FirstOrDefault(refusal => refusal is not null and not JournalRefusal.RolledBack) is { } refused) return session.Refuse(refused);
        var replayed = answers.Count(answer => answer.IsAccepted(out var receipt) && receipt.IsReplay);
        Print(session, facts, units.Count, answers.Count - replayed, replayed);
        return ExitCode.Done;
    }

    private static void Print(Session session, PublishedFacts facts, int units, int posted, int replayed)
    {
        if (session.IsJson)
        {
            session.WriteJson(json =>
            {
                json.WriteNumber("units", units);
                json.WriteNumber("posted", posted);
                json.WriteNumber("replayed", replayed);
                json.WriteBoolean("dry_run", session.IsDryRun);
            });
            return;
        }
        session.Output.WriteLine(session.IsDryRun
            ? session.Say($"{facts.Programme}: {units} units, {posted} requests would be posted, {replayed} recorded before; nothing was stored", $"{facts.Programme}: {units} unidades, {posted} solicitudes se registrarían, {replayed} registradas antes; nada se guardó")
            : session.Say($"{facts.Programme}: {units} units, {posted} requests posted, {replayed} recorded before", $"{facts.Programme}: {units} unidades, {posted} solicitudes registradas, {replayed} registradas antes"));
        if (posted == 0) session.Output.WriteLine(session.Say("nothing new", "nada nuevo"));
    }

    private static async Task<int> Report(Session session)
    {
        var database = await session.ForQuestion();
        var given = session.TextOrNull("--published") ?? Path.Combine("data", PublishedFacts.FileName);
        if (session.TextOrNull("--published") is null && !File.Exists(session.Environment.PathOf(given)))
            throw new UsageException($"There is no {given} in this folder.", "Name the published totals with --published FILE.");
        var facts = PublishedFacts.Read(session, given);
        var rows = await Par2Report.Rows(database, facts);
        if (session.IsJson) Par2Report.WriteJson(session, facts, rows);
        else Par2Report.Print(session, facts, rows);
        return ExitCode.Done;
    }
}
