using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;

namespace Ledger.Cli;

/// <summary>The published table of PAR II, in and out of the ledger: the main job of scripts/run.</summary>
internal static class Par2Verbs
{
    private static System.CommandLine.Symbol Published =>
        Ask.Text(
            "--published",
            "FILE",
            "The published totals and facts; par2-published-totals.csv beside the table, or in data, by default."
        );

    public static IReadOnlyList<Verb> All =>
        [
            new(
                "load par2",
                Load,
                () =>
                    [
                        Ask.Word("FILE", "The table: one row per operational unit."),
                        Published,
                        Ask.Text(
                            "--instrument",
                            "FILE",
                            "The rules the agreements follow; the file of data/instruments by default."
                        ),
                        Ask.Json(),
                    ],
                "load par2 data/par2-transfers-by-unit.csv --by operator"
            ),
            new(
                "load history",
                LoadHistory,
                () =>
                    [
                        Ask.Word(
                            "FILE",
                            "One row per phase: phase, committed, requested, transferred and accounted, each with the currency in its name, as committed_usd."
                        ),
                        Ask.Text("--estate", "CODE", "Code of the estate."),
                        Ask.Text("--name", "NAME", "Its name."),
                        Ask.Text("--country", "CODE", "ISO 3166 code: whose holidays count."),
                        Ask.Currency(),
                        Ask.Text("--zone", "ZONE", "IANA time zone, as in America/Bogota: \"today\" is there."),
                        Ask.From(),
                        Ask.Through(),
                        Ask.Document(),
                        Ask.DryRun(),
                        Ask.Json(),
                    ],
                "load history data/par2-initial-financing-usd.csv --estate PAR2-INI --name 'PAR II, initial financing' --country BO --currency USD --zone America/La_Paz --from 2013-01-01 --through 2018-03-31 --document 'POA 2023 PAR II' --by par2"
            ),
            new(
                "report par2",
                Report,
                () => [Published, Ask.Flag("--short", "Without the table in dollars."), Ask.Json()],
                "report par2",
                "report par2 --culture es-BO"
            ),
        ];

    private static async Task<int> Load(Session session)
    {
        var by = await session.Asker();
        var file = session.Word("FILE");
        var facts = PublishedFacts.Read(
            session,
            session.TextOrNull("--published")
                ?? Path.Combine(Path.GetDirectoryName(file) ?? "", PublishedFacts.FileName)
        );
        var units = UnitRow.ReadAll(session, file, facts);
        var database = await session.Database();
        var rules =
            session.TextOrNull("--instrument")
            ?? Path.Combine(Path.GetDirectoryName(file) ?? "", "instruments", $"{facts.InstrumentCode}.json");
        var instrument = Refused.Or(await database.Rules.Load(string.Join('\n', Files.Lines(session, rules)), by));
        var building = new PortfolioBuilding(session, database, facts, units, instrument);
        await building.Build(by);
        Print(session, facts, units, building);
        return ExitCode.Done;
    }

    private static void Print(
        Session session,
        PublishedFacts facts,
        IReadOnlyList<UnitRow> units,
        PortfolioBuilding building
    )
    {
        var (done, before) = building.Counts;
        var (agreements, shownDone, shownBefore) = (
            session.Reader.Number(units.Sum(unit => unit.Agreements)),
            session.Reader.Number(done),
            session.Reader.Number(before)
        );
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
        session.Output.WriteLine(
            session.Say(
                $"{facts.Programme}: {agreements} agreements, {shownDone} acts done, {shownBefore} done before",
                $"{facts.Programme}: {agreements} convenios, {shownDone} actos hechos, {shownBefore} hechos antes"
            )
        );
        if (done == 0)
            session.Output.WriteLine(session.Say("nothing new", "nada nuevo"));
    }

    private static async Task<int> LoadHistory(Session session)
    {
        var (by, database) = (await session.Asker(), await session.Database());
        var currency = Refused.At("--currency", Currency.Parse(session.Text("--currency")));
        var programme = new Programme
        {
            Estate = session.Text("--estate"),
            Name = session.Text("--name"),
            Country = session.Text("--country"),
            Currency = currency,
            Zone = session.Text("--zone"),
            PerDollar = currency == Currency.USD ? 1m : null,
        };
        var rows = HistoryLoading.Read(session, session.Word("FILE"), currency);
        var batch = new Batch(
            new HistoryLoading(
                programme,
                session.Date("--from"),
                session.Date("--through"),
                session.TextOrNull("--document") ?? "",
                by
            ).Requests(rows),
            Atomic: true
        );
        var answers = session.IsDryRun ? await database.Journal.DryRun(batch) : await database.Journal.Post(batch);
        if (
            answers
                .Select(answer => answer.Refusal)
                .FirstOrDefault(refusal => refusal is not null and not JournalRefusal.RolledBack) is
            { } refused
        )
            return session.Refuse(refused);
        if (!session.IsDryRun)
            Refused.Or(await database.Rules.Register(programme));
        var exceptions = session.IsDryRun ? [] : await database.Portfolio.Exceptions(programme.Estate, currency);
        var posted = answers.Count(answer => answer.IsAccepted(out var receipt) && !receipt.IsReplay);
        if (session.IsJson)
            session.WriteJson(json =>
            {
                json.WriteNumber("rows", rows.Count);
                json.WriteNumber("posted", posted);
                json.WriteNumber("exceptions", exceptions.Count);
            });
        else
            session.Output.WriteLine(
                session.Say(
                    $"{programme.Name}: {rows.Count} rows, {posted} requests posted; {exceptions.Count} exceptions",
                    $"{programme.Name}: {rows.Count} filas, {posted} solicitudes registradas; {exceptions.Count} excepciones"
                )
            );
        return ExitCode.Done;
    }

    private static async Task<int> Report(Session session)
    {
        var database = await session.ForQuestion();
        var given = session.TextOrNull("--published") ?? Path.Combine("data", PublishedFacts.FileName);
        if (session.TextOrNull("--published") is null && !File.Exists(session.Environment.PathOf(given)))
            throw new UsageException(
                $"There is no {given} in this folder.",
                "Name the published totals with --published FILE."
            );
        var facts = PublishedFacts.Read(session, given);
        var rows = await Par2Report.Rows(database, facts);
        if (session.IsJson)
            Par2Report.WriteJson(session, facts, rows);
        else
            Par2Report.Print(session, facts, rows, session.Flag("--short"));
        return ExitCode.Done;
    }
}
