using Ledger.Application.Imports;
using Ledger.Application.Imports.Par2;
using Ledger.Foundations;
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
                () => [Published, Ask.Flag("--short", "Without the table in dollars."), Ask.Csv(), Ask.Json()],
                "report par2",
                "report par2 --culture es-BO"
            ),
        ];

    private static Task<int> Load(Session session)
    {
        var file = session.Word("FILE");
        var folder = Path.GetDirectoryName(file) ?? "";
        return session.Do(
            new LoadPortfolio(
                Files.Input(session, file),
                Files.Input(
                    session,
                    session.TextOrNull("--published") ?? Path.Combine(folder, PublishedFacts.FileName)
                ),
                code =>
                    Files.Input(
                        session,
                        session.TextOrNull("--instrument") ?? Path.Combine(folder, "instruments", $"{code}.json")
                    ),
                new EachUnit(session)
            )
        );
    }

    /// <summary>Says each unit when it is there.</summary>
    private sealed class EachUnit(Session session) : IProgress<UnitLoaded>
    {
        public void Report(UnitLoaded value)
        {
            if (!session.IsJson)
                session.Output.WriteLine(
                    session.Reader.Screen(
                        "par2.unit",
                        ("Unit", value.Unit),
                        ("Agreements", session.Reader.Number(value.Agreements)),
                        ("Commands", session.Reader.Number(value.Commands))
                    )
                );
        }
    }

    private static Task<int> LoadHistory(Session session)
    {
        var currency = RefusedException.At("--currency", Currency.Parse(session.Text("--currency")));
        var programme = new Programme
        {
            Estate = session.Text("--estate"),
            Name = session.Text("--name"),
            Country = session.Text("--country"),
            Currency = currency,
            Zone = session.Text("--zone"),
            PerDollar = currency == Currency.USD ? 1m : null,
        };
        return session.Do(
            new LoadHistory(
                programme,
                Files.Input(session, session.Word("FILE")),
                session.Date("--from"),
                session.Date("--through"),
                session.TextOrNull("--document") ?? ""
            )
        );
    }

    private static Task<int> Report(Session session)
    {
        var given = session.TextOrNull("--published") ?? Path.Combine("data", PublishedFacts.FileName);
        if (session.TextOrNull("--published") is null && !File.Exists(session.Environment.PathOf(given)))
            throw new UsageException("usage.no_published", ("File", given));
        return session.Do(new ShowPar2(Files.Input(session, given), session.Flag("--short")));
    }
}
