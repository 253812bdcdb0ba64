using Ledger.Alliances;
using Ledger.Alliances.Reports;
using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Storage.Alliances;

namespace Ledger.Cli;

/// <summary>A whole programme, read from its books.</summary>
internal static class PortfolioVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "report portfolio",
                Units,
                () => Ask.Answers(Ask.Word("PROGRAMME", "Estate code of the programme.")),
                "report portfolio PAR2",
                "report portfolio PAR2 --culture es-BO"
            ),
            new(
                "report exceptions",
                Exceptions,
                () => Ask.Answers(Ask.Word("PROGRAMME", "Estate code of the programme.")),
                "report exceptions PAR2"
            ),
            new(
                "report subprojects",
                Subprojects,
                () => Ask.Answers(Ask.Word("PROGRAMME", "Estate code of the programme.")),
                "report subprojects PAR2"
            ),
            new(
                "report financing",
                Financing,
                () => Ask.Answers(Ask.Word("PROGRAMME", "Estate code of the programme.")),
                "report financing PAR2"
            ),
        ];

    private static async Task<Programme> Programme(Session session)
    {
        var database = await session.ForQuestion();
        return await database.Rules.Programme(session.Word("PROGRAMME"))
            ?? throw new Refused(new AllianceRefusal.UnknownProgramme(session.Word("PROGRAMME")));
    }

    private static async Task<int> Units(Session session)
    {
        var programme = await Programme(session);
        var rows = await (await session.Database()).Portfolio.Units(programme.Estate, programme.Currency);
        if (session.IsJson)
        {
            foreach (var row in rows)
                session.WriteJson(json => json.Write(row));
            return ExitCode.Done;
        }
        session.Output.WriteLine($"{programme.Name}, {programme.Currency}");
        Print(session, rows, amount => session.Reader.Amount(amount));
        if (programme.PerDollar is { } rate)
            PrintInDollars(session, rows, rate);
        session.Output.WriteLine(
            session.Say(
                "transferred is what went out, net of returns and refunds",
                "transferido es lo que salió, neto de devoluciones y reintegros"
            )
        );
        return ExitCode.Done;
    }

    private static void PrintInDollars(Session session, IReadOnlyList<PortfolioRow> rows, decimal rate)
    {
        session.Output.WriteLine();
        session.Output.WriteLine(
            session.Say(
                $"US dollars at {session.Reader.Number(rate, 2)}, each figure rounded by itself to the cent, half away from zero",
                $"Dólares de EE. UU. a {session.Reader.Number(rate, 2)}, cada cifra redondeada por separado al centavo, la mitad se aleja de cero"
            )
        );
        Print(
            session,
            rows,
            amount => session.Reader.Number(Math.Round(amount.ToDecimal() / rate, 2, MidpointRounding.AwayFromZero), 2)
        );
    }

    private static void Print(Session session, IReadOnlyList<PortfolioRow> rows, Func<Money, string> amount)
    {
        var table = session.Table(
            Table.Text(session.Say("Unit", "Unidad")),
            Table.Number(session.Say("Agreements", "Convenios")),
            Table.Number(session.Say("Families", "Familias")),
            Table.Number(session.Say("Committed", "Comprometido")),
            Table.Number(session.Say("Requested", "Solicitado")),
            Table.Number(session.Say("Transferred", "Transferido")),
            Table.Number(session.Say("Accounted for", "Descargado"))
        );
        foreach (var row in rows)
            Add(row);
        if (rows.Count > 0)
        {
            table.Rule();
            Add(
                rows.Aggregate(
                    (a, b) =>
                        new PortfolioRow(
                            session.Say("Sum", "Suma"),
                            a.Agreements + b.Agreements,
                            a.Families + b.Families,
                            a.Committed + b.Committed,
                            a.Requested + b.Requested,
                            a.Transferred + b.Transferred,
                            a.Accounted + b.Accounted
                        )
                ) with
                {
                    Unit = session.Say("Sum", "Suma"),
                }
            );
        }
        table.Finish();

        void Add(PortfolioRow row) =>
            table.Add(
                row.Unit,
                session.Reader.Number(row.Agreements),
                session.Reader.Number(row.Families),
                amount(row.Committed),
                amount(row.Requested),
                amount(row.Transferred),
                amount(row.Accounted)
            );
    }

    private static async Task<int> Exceptions(Session session)
    {
        var programme = await Programme(session);
        var found = await (await session.Database()).Portfolio.Exceptions(programme.Estate, programme.Currency);
        if (session.IsJson)
        {
            foreach (var exception in found)
                session.WriteJson(json => json.Write(exception));
            return found.Count == 0 ? ExitCode.Done : ExitCode.Found;
        }
        if (found.Count == 0)
        {
            session.Output.WriteLine(session.Say("no exceptions", "sin excepciones"));
            return ExitCode.Done;
        }
        var table = session.Table(
            Table.Text(session.Say("Holder", "Titular")),
            Table.Text(session.Say("Exception", "Excepción")),
            Table.Number(session.Say("Figure", "Cifra")),
            Table.Number(session.Say("Limit", "Límite")),
            Table.Number(session.Say("Over by", "Exceso"))
        );
        foreach (var exception in found)
            table.Add(
                exception.Holder,
                session.Reader.Exception(exception.Kind),
                session.Reader.Amount(exception.Figure),
                session.Reader.Amount(exception.Limit),
                session.Reader.Amount(exception.Excess)
            );
        table.Finish();
        return ExitCode.Found;
    }

    private static async Task<int> Subprojects(Session session)
    {
        var programme = await Programme(session);
        var database = await session.Database();
        var rows = await database.Portfolio.Subprojects(
            programme.Estate,
            programme.Currency,
            await database.Rules.Instruments()
        );
        if (session.IsJson)
        {
            foreach (var row in rows)
                session.WriteJson(json => json.Write(row));
            return ExitCode.Done;
        }
        if (rows.Count == 0)
        {
            session.Output.WriteLine(
                session.Say(
                    $"{programme.Estate} has no municipal subprojects",
                    $"{programme.Estate} no tiene subproyectos municipales"
                )
            );
            return ExitCode.Done;
        }
        session.Output.WriteLine($"{programme.Name}, {programme.Currency}");
        var table = session.Table(
            Table.Text(session.Say("Stage", "Etapa")),
            Table.Number(session.Say("Subprojects", "Subproyectos")),
            Table.Number(session.Say("Families", "Familias")),
            Table.Number(session.Say("Committed, programme", "Comprometido, programa")),
            Table.Number(session.Say("Committed, counterpart", "Comprometido, contrapartida")),
            Table.Number(session.Say("Executed, programme", "Ejecutado, programa")),
            Table.Number(session.Say("Executed, counterpart", "Ejecutado, contrapartida")),
            Table.Number(session.Say("% executed", "% ejecutado"))
        );
        foreach (var row in rows)
            Add(row, session.Reader.State(row.Stage.ToString(), CaseKind.Works));
        table.Rule();
        Add(
            rows.Aggregate(
                (a, b) =>
                    new SubprojectStage(
                        b.Stage,
                        a.Subprojects + b.Subprojects,
                        a.Families + b.Families,
                        a.Committed + b.Committed,
                        a.Executed + b.Executed
                    )
            ),
            session.Say("Sum", "Suma")
        );
        table.Finish();
        return ExitCode.Done;

        void Add(SubprojectStage row, string stage) =>
            table.Add(
                stage,
                session.Reader.Number(row.Subprojects),
                session.Reader.Number(row.Families),
                session.Reader.Amount(row.Committed.Programme),
                session.Reader.Amount(row.Committed.Counterpart),
                session.Reader.Amount(row.Executed.Programme),
                session.Reader.Amount(row.Executed.Counterpart),
                Percent(session, row.PercentExecuted)
            );
    }

    private static async Task<int> Financing(Session session)
    {
        var programme = await Programme(session);
        var lines = await (await session.Database()).Portfolio.Financing(programme.Estate, programme.Currency);
        if (session.IsJson)
        {
            foreach (var line in lines)
                session.WriteJson(json => json.Write(line));
            return ExitCode.Done;
        }
        session.Output.WriteLine($"{programme.Name}, {programme.Currency}");
        var table = session.Table(
            Table.Text(session.Say("Source", "Fuente")),
            Table.Number(session.Say("Planned", "Planificado")),
            Table.Number(session.Say("Committed", "Comprometido")),
            Table.Number(session.Say("In cash", "En efectivo")),
            Table.Number(session.Say("In kind", "En especie")),
            Table.Number(session.Say("Paid in", "Aportado")),
            Table.Number(session.Say("% of plan", "% del plan"))
        );
        foreach (var line in lines)
            Add(line, Name(session, line));
        table.Rule();
        Add(
            lines
                .Where(line => line.Kind != FinancingKind.Source)
                .Aggregate(
                    (a, b) =>
                        a with
                        {
                            Planned = a.Planned + b.Planned,
                            Committed = a.Committed + b.Committed,
                            InCash = a.InCash + b.InCash,
                            InKind = a.InKind + b.InKind,
                        }
                ),
            session.Say("Sum", "Suma")
        );
        table.Finish();
        return ExitCode.Done;

        void Add(FinancingLine line, string name) =>
            table.Add(
                name,
                line.Planned is { } planned ? session.Reader.Amount(planned) : "",
                session.Reader.Amount(line.Committed),
                session.Reader.Amount(line.InCash),
                session.Reader.AmountOrBlank(line.InKind),
                session.Reader.Amount(line.Paid),
                line.Planned is null ? "" : Percent(session, line.PercentOfPlan)
            );
    }

    private static string Name(Session session, FinancingLine line) =>
        line.Kind switch
        {
            FinancingKind.Programme => session.Say("programme", "programa"),
            FinancingKind.Source =>
                $"  {(line.Source.Length > 0 ? line.Source : session.Say("(no source)", "(sin fuente)"))}",
            FinancingKind.Counterpart => session.Say("counterpart", "contrapartida"),
        };

    private static string Percent(Session session, decimal? percent) =>
        percent is { } known ? $"{session.Reader.Number(known, 1)}%" : "-";
}
