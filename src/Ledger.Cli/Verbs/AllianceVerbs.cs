using System.CommandLine;
using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Foundations;
using Ledger.Programmes;

namespace Ledger.Cli;

/// <summary>The steps of an alliance, from its profile to its closing.</summary>
internal static class AllianceVerbs
{
    private static readonly string[] Columns =
    [
        "code",
        "name",
        "organization",
        "unit",
        "programme",
        "instrument",
        "instrument_version",
        "model",
        "families",
        "cost",
        "incentive",
        "date",
    ];
    private static readonly string[] BudgetColumns =
    [
        "alliance",
        "reference",
        "line",
        "name",
        "amount",
        "from",
        "through",
        "date",
        "document",
    ];

    public static IReadOnlyList<Verb> All =>
        [
            new(
                "alliances register",
                Register,
                () =>
                    Ask.Sends(
                        CertificateVerbs.AllianceWord(),
                        Ask.Text("--name", "NAME", "Its name."),
                        Ask.Text("--organization", "CODE", "Code of the producers' organization."),
                        Ask.Text("--unit", "NAME", "The operational unit or region that reports it."),
                        Ask.Text("--programme", "CODE", "Code of the programme's estate."),
                        Ask.Text(
                            "--instrument",
                            "CODE/VERSION",
                            "The instrument and its version, as in paap-phase-2/1."
                        ),
                        Ask.Text("--model", "NAME", "Which of the instrument's models; none by default."),
                        Ask.Text("--families", "NUMBER", "How many families."),
                        Ask.Text("--cost", "AMOUNT", "What the investment costs."),
                        Ask.Text("--incentive", "AMOUNT", "What the programme gives."),
                        Ask.Happened()
                    ),
                "alliances register AL-1 --name 'Quinua Real' --organization ORG-1 --unit Oruro --programme PAR2 --instrument par2-additional-financing/1 --model 1 --families 40 --cost 2000000 --incentive 1000000 --by oficina"
            ),
            Move("alliances evaluate", AllianceTrigger.Evaluate, "--document 'Score 87' --by eva"),
            Move("alliances approve", AllianceTrigger.Approve, "--document 'Minutes 4' --by oficina"),
            new(
                "alliances sign",
                Sign,
                () =>
                    Ask.Sends(
                        CertificateVerbs.AllianceWord(),
                        Ask.Many(
                            "--line",
                            "SOURCE/CATEGORY/COMPONENT/YEAR=AMOUNT",
                            "What one appropriation pays of the incentive, as in 'LOAN/2(a)/2/2022=800000' or NATION//2/2022=200000; may be repeated."
                        ),
                        Ask.Happened(),
                        Ask.Document()
                    ),
                "alliances sign AL-1 --line 'LOAN/2(a)/2/2022=1000000' --document 'Agreement 12' --by oficina"
            ),
            new(
                "alliances constitute",
                async session =>
                    await session.Do(new ConstituteEstate(await Day(session), session.TextOrNull("--document") ?? "")),
                () => Ask.Sends(CertificateVerbs.AllianceWord(), Ask.Happened(), Ask.Document()),
                "alliances constitute AL-1 --document 'Account 1-77' --by oficina"
            ),
            Move("alliances suspend", AllianceTrigger.Suspend, "--reason 'Flood' --by oficina"),
            Move("alliances resume", AllianceTrigger.Resume, "--document 'Minutes 9' --by oficina"),
            new(
                "alliances liquidate",
                Liquidate,
                () =>
                    Ask.Sends(
                        CertificateVerbs.AllianceWord(),
                        Ask.Text(
                            "--contributor",
                            "HOLDER",
                            "Whose money goes back, as in co_municipality-7; the programme's by default."
                        ),
                        Ask.Amount(),
                        Ask.Happened(),
                        Ask.Reference()
                    ),
                "alliances liquidate AL-1 --amount 12000 --reference 'Statement 20, line 1' --by carla",
                "alliances liquidate AL-1 --contributor co_municipality-7 --amount 300 --reference 'Statement 20, line 2' --by carla"
            ),
            new(
                "alliances close",
                async session =>
                    await session.Do(
                        new MoveAlliance(
                            AllianceTrigger.Close,
                            await Day(session),
                            session.TextOrNull("--document") ?? "",
                            session.TextOrNull("--reason") ?? ""
                        )
                        {
                            ExitRecord = [.. session.Many("--exit").Select(ExitOf)],
                        }
                    ),
                () =>
                    Ask.Sends(
                        CertificateVerbs.AllianceWord(),
                        Ask.Many(
                            "--exit",
                            "NAME=REFERENCE",
                            "A document of the instrument's exit record and where it is filed; may be repeated."
                        ),
                        Ask.Happened(),
                        Ask.Document(),
                        Ask.Reason()
                    ),
                "alliances close AL-1 --document 'Closing report' --exit 'Act of final acceptance=Act 15' --by oficina"
            ),
            Move("alliances reject", AllianceTrigger.Reject, "--reason 'No market' --by oficina"),
            Move("alliances withdraw", AllianceTrigger.Withdraw, "--reason 'The buyer left' --by oficina"),
            new(
                "alliances change",
                Change,
                () =>
                    Ask.Sends(
                        CertificateVerbs.AllianceWord(),
                        Ask.Text("--families", "NUMBER", "How many families."),
                        Ask.Text("--cost", "AMOUNT", "What the investment costs."),
                        Ask.Text("--incentive", "AMOUNT", "What the programme gives."),
                        BudgetLines(),
                        Ask.Happened(),
                        Ask.Document(),
                        Ask.Reason()
                    ),
                "alliances change AL-1 --families 35 --reason 'Five families left' --by oficina"
            ),
            new(
                "alliances budget",
                Budget,
                () => Ask.Sends(CertificateVerbs.AllianceWord(), BudgetLines(), Ask.Happened(), Ask.Document()),
                "alliances budget AL-1 --line 'SEED|Seed and seedlings|800000|2022-03-01|2022-12-31' --line 'PLANT|Processing plant|1200000|2022-06-01|2023-06-30' --by oficina"
            ),
            new(
                "alliances party",
                async session =>
                    await session.Do(
                        new NameParty(
                            Names.Of<PartyRole>("--role", session.Text("--role")),
                            session.Text("--holder"),
                            await Day(session),
                            session.TextOrNull("--document") ?? ""
                        )
                    ),
                () =>
                    Ask.Sends(
                        CertificateVerbs.AllianceWord(),
                        Ask.Text("--role", "ROLE", $"One of {Names.All<PartyRole>()}."),
                        Ask.Text(
                            "--holder",
                            "CODE",
                            "Opaque code of the organization, as in co_municipality-7: never a person's."
                        ),
                        Ask.Happened(),
                        Ask.Document()
                    ),
                "alliances party AL-1 --role ally --holder co_buyer-3 --document 'Purchase agreement 5' --by oficina",
                "alliances party AL-1 --role territorial-entity --holder co_municipality-7 --document 'Agreement 12' --by oficina"
            ),
            new("alliances import", Import, () => Importing(), "alliances import alliances.csv --by oficina")
            {
                Note = Note(Columns),
            },
            new(
                "alliances import-budgets",
                ImportBudgets,
                () => Importing(),
                "alliances import-budgets budgets.csv --by oficina"
            )
            {
                Note = Note(BudgetColumns),
            },
        ];

    /// <summary>What every import has.</summary>
    internal static IReadOnlyList<Symbol> Importing() =>
        [
            Ask.Word("FILE", "A comma-separated file with a heading; - reads the standard input."),
            Ask.Flag("--partial", "Store the rows that are right even if others are refused."),
            Ask.DryRun(),
            Ask.Json(),
        ];

    internal static (string, string) Note(string[] columns) =>
        (
            $"Columns: {string.Join(", ", columns)}.\nA file sent again changes nothing; all rows or none, unless --partial.",
            $"Columnas: {string.Join(", ", columns)}.\nUn archivo enviado otra vez no cambia nada; todas las filas o ninguna, salvo --partial."
        );

    private static Option BudgetLines() =>
        Ask.Many(
            "--line",
            "CODE|NAME|AMOUNT|FROM|THROUGH",
            "A line of the budget with the days in which it may be spent; may be repeated."
        );

    private static Verb Move(string name, AllianceTrigger trigger, string example) =>
        new(
            name,
            async session =>
                await session.Do(
                    new MoveAlliance(
                        trigger,
                        await Day(session),
                        session.TextOrNull("--document") ?? "",
                        session.TextOrNull("--reason") ?? ""
                    )
                ),
            () => Ask.Sends(CertificateVerbs.AllianceWord(), Ask.Happened(), Ask.Document(), Ask.Reason()),
            $"{name} AL-1 {example}"
        );

    private static ExitDocument ExitOf(string text) =>
        text.Split('=', 2) is [var name, var reference]
            ? new(name.Trim(), reference.Trim())
            : throw new UsageException(
                $"--exit '{Text.Shown(text)}' does not name a document and where it is filed.",
                "Write it as in 'Act of final acceptance=Act 15'."
            );

    private static async Task<int> Liquidate(Session session)
    {
        var alliance = session.Word("ALLIANCE");
        return await session.Do(
            new LiquidateEstate(
                session.TextOrNull("--contributor") ?? "",
                await session.AmountFor(alliance),
                await session.DateOrToday(alliance),
                session.TextOrNull("--reference") ?? ""
            )
        );
    }

    internal static Task<NodaTime.LocalDate> Day(Session session) => session.DateOrToday(session.Word("ALLIANCE"));

    private static async Task<int> Register(Session session)
    {
        var (programme, today) = Refused.Or(
            await (await session.Database()).Programmes.Find(session.Text("--programme"))
        );
        var (code, version) =
            session.Text("--instrument").Split('/') is [var first, var second]
            && int.TryParse(
                second,
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var number
            )
                ? (first, number)
                : throw new UsageException(
                    $"--instrument '{Text.Shown(session.Text("--instrument"))}' is not a code and a version.",
                    "Write it as in paap-phase-2/1."
                );
        return await session.Do(
            new RegisterAlliance(
                session.Text("--name"),
                session.Text("--organization"),
                session.Text("--unit"),
                programme.Estate,
                code,
                version,
                session.TextOrNull("--model") ?? "",
                session.NumberOf("--families"),
                session.MoneyOf("--cost", session.Text("--cost"), programme.Currency),
                session.MoneyOf("--incentive", session.Text("--incentive"), programme.Currency),
                session.DateOrNull("--date") ?? today
            )
        );
    }

    private static async Task<int> Sign(Session session)
    {
        var currency = (await session.Setting(session.Word("ALLIANCE"))).Currency;
        return await session.Do(
            new SignAgreement(
                await Day(session),
                session.TextOrNull("--document") ?? "",
                [.. session.Many("--line").Select(line => PartOf(session, line, currency))]
            )
        );
    }

    private static CommittedPart PartOf(Session session, string line, Currency currency) =>
        line.Split('=') is [var funding, var amount]
        && funding.Split('/') is [var source, var category, var component, var year]
        && int.TryParse(
            year,
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
            ? new(source, category, component, number, session.MoneyOf($"--line {line}", amount, currency))
            : throw new Refused(new ProgrammeRefusal.NotFunding(line));

    private static async Task<int> Change(Session session)
    {
        var currency = (await session.Setting(session.Word("ALLIANCE"))).Currency;
        return await DoAndTellCap(
            session,
            new ChangeAlliance(
                session.TextOrNull("--families") is null ? null : session.NumberOf("--families"),
                MoneyOrNull("--cost"),
                MoneyOrNull("--incentive"),
                session.Many("--line") is { Count: > 0 } lines ? Parts(session, lines, currency) : null,
                await Day(session),
                session.TextOrNull("--document") ?? "",
                session.TextOrNull("--reason") ?? ""
            )
        );

        Money? MoneyOrNull(string option) =>
            session.TextOrNull(option) is { } text ? session.MoneyOf(option, text, currency) : null;
    }

    /// <summary>
    /// What changes the cap is answered with the cap as it is then, and with what was released above it.
    /// </summary>
    internal static async Task<int> DoAndTellCap(Session session, AllianceCommand command)
    {
        var exit = await session.Do(command);
        if (exit != ExitCode.Done || session.IsDryRun || session.IsJson)
            return exit;
        var now =
            await (await session.Database()).Alliances.Inspect(session.Word("ALLIANCE"))
            ?? throw new InvalidOperationException("The alliance was just changed.");
        var (cap, excess) = (
            session.Reader.Amount(now.Dossier.Cap(now.Instrument)),
            now.Dossier.ExcessOverCap(now.Instrument)
        );
        var released = session.Reader.Amount(now.Dossier.Paid);
        session.Output.WriteLine(
            excess.IsZero
                ? session.Say($"  cap {cap}, released {released}", $"  tope {cap}, girado {released}")
                : session.Say(
                    $"  cap {cap}, released {released}: {session.Reader.Amount(excess)} above the cap; the next release is blocked",
                    $"  tope {cap}, girado {released}: {session.Reader.Amount(excess)} sobre el tope; el próximo giro queda bloqueado"
                )
        );
        if (now.Dossier.Committed.MinorUnits > now.Dossier.Cap(now.Instrument).MinorUnits)
            session.Output.WriteLine(
                session.Say(
                    $"  {session.Reader.Amount(now.Dossier.Committed)} are committed, which is above the cap",
                    $"  hay {session.Reader.Amount(now.Dossier.Committed)} comprometidos, sobre el tope"
                )
            );
        return exit;
    }

    private static async Task<int> Budget(Session session)
    {
        var currency = (await session.Setting(session.Word("ALLIANCE"))).Currency;
        return await session.Do(
            new SetBudget(
                Parts(session, session.Many("--line"), currency),
                await Day(session),
                session.TextOrNull("--document") ?? ""
            )
        );
    }

    private static IReadOnlyList<BudgetPart> Parts(Session session, IReadOnlyList<string> lines, Currency currency) =>
        [
            .. lines.Select(line =>
                line.Split('|') is [var code, var name, var amount, var from, var through]
                    ? new BudgetPart(
                        code,
                        name,
                        session.MoneyOf($"--line {code}", amount, currency),
                        session.DateOf($"--line {code}", from),
                        session.DateOf($"--line {code}", through)
                    )
                    : throw new UsageException(
                        $"--line '{Text.Shown(line)}' is no line of a budget.",
                        "Write 'CODE|name|amount|first day|last day'."
                    )
            ),
        ];

    private static async Task<int> Import(Session session)
    {
        var table = CsvTable.Read(session, session.Word("FILE"), Columns, onlyThese: true);
        var currencies = (await (await session.Database()).Rules.Programmes()).ToDictionary(
            programme => programme.Estate,
            programme => programme.Currency
        );
        return await new CsvImport(session, "alliances-import", table).Run(
            row => row["code"],
            row =>
            {
                if (!currencies.TryGetValue(row["programme"], out var currency))
                    throw new Refused(new AllianceRefusal.UnknownProgramme(row["programme"]));
                return (
                    row["code"],
                    new RegisterAlliance(
                        row["name"],
                        row["organization"],
                        row["unit"],
                        row["programme"],
                        row["instrument"],
                        row.Count("instrument_version"),
                        row["model"],
                        row.Count("families"),
                        row.Money("cost", currency),
                        row.Money("incentive", currency),
                        row.Date("date")
                    )
                );
            }
        );
    }

    /// <summary>A budget is set as a whole: rows of one alliance and reference are its lines.</summary>
    private static async Task<int> ImportBudgets(Session session)
    {
        var table = CsvTable.Read(session, session.Word("FILE"), BudgetColumns, onlyThese: true);
        var currencies = await (await session.Database()).AllianceReader.CurrenciesOf([
            .. table.Rows.Select(row => row["alliance"]).Distinct(),
        ]);
        return await new CsvImport(session, "budgets-import", table).RunTogether<BudgetPart>(
            row => $"{row["alliance"]}/{row["reference"]}",
            LineOf,
            (row, lines) => (row["alliance"], new SetBudget(lines, row.Date("date"), row["document"]))
        );

        BudgetPart LineOf(CsvRow row, CsvRow first, IReadOnlyList<BudgetPart> before)
        {
            if (!currencies.TryGetValue(row["alliance"], out var currency))
                throw new Refused(new AllianceRefusal.Unknown(row["alliance"]));
            if (row["reference"].Length == 0)
                throw new Refused(new TextRefusal.Missing("reference"));
            row.Date("date");
            foreach (var column in (string[])["date", "document"])
                if (row[column] != first[column])
                    throw new Refused(
                        new CsvRefusal.Differs(
                            column,
                            row[column],
                            $"{row["alliance"]}/{row["reference"]}",
                            first[column],
                            first.Line
                        )
                    );
            var line = new BudgetPart(
                row["line"],
                row["name"],
                row.Money("amount", currency),
                row.Date("from"),
                row.Date("through")
            );
            if (line.Validate(currency) is { } wrong)
                throw new Refused(wrong);
            return before.Any(other => other.Code == line.Code)
                ? throw new Refused(new AllianceRefusal.LineTwice(line.Code))
                : line;
        }
    }
}
