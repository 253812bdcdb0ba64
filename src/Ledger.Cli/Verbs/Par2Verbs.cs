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
        new("load par2", Load, () => [Ask.Word("FILE", "The table: one row per operational unit."), Published, Ask.Text("--instrument", "FILE", "The rules the agreements follow; the file of data/instruments by default."), Ask.Json()], "load par2 data/par2-transfers-by-unit.csv --by operator"),
        new("report par2", Report, () => [Published, Ask.Json()], "report par2", "report par2 --culture es-BO"),
    ];

    private static async Task<int> Load(Session session)
    {
        var by = await session.Asker();
        var file = session.Word("FILE");
        var facts = PublishedFacts.Read(session, session.TextOrNull("--published") ?? Path.Combine(Path.GetDirectoryName(file) ?? "", PublishedFacts.FileName));
        var units = UnitRow.ReadAll(session, file, facts);
        var database = await session.Database();
        var rules = session.TextOrNull("--instrument") ?? Path.Combine(Path.GetDirectoryName(file) ?? "", "instruments", $"{facts.InstrumentCode}.json");
        var instrument = Refused.Or(await database.Rules.Load(string.Join('\n', Files.Lines(session, rules)), by));
        var building = new PortfolioBuilding(session, database, facts, units, instrument);
        await building.Build(by);
        Print(session, facts, units, building);
        return ExitCode.Done;
    }

    private static void Print(Session session, PublishedFacts facts, IReadOnlyList<UnitRow> units, PortfolioBuilding building)
    {
        var (done, before) = building.Counts;
        var (agreements, shownDone, shownBefore) = (session.Reader.Number(units.Sum(unit => unit.Agreements)), session.Reader.Number(done), session.Reader.Number(before));
        if (session.IsJson)
        {
            session.WriteJson(json =>
            {
                json.WriteNumber("units", units.Count);
                json.WriteNumber("done", done);
                json.WriteNumber("replayed", before);
            });
            return;
        }
        session.Output.WriteLine(session.Say($"{facts.Programme}: {agreements} agreements, {shownDone} acts done, {shownBefore} done before", $"{facts.Programme}: {agreements} convenios, {shownDone} actos hechos, {shownBefore} hechos antes"));
        if (done == 0) session.Output.WriteLine(session.Say("nothing new", "nada nuevo"));
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
