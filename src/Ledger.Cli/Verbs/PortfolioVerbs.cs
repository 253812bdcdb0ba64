using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Json;
using Ledger.Programs;
using Ledger.Storage.Programs;

namespace Ledger.Cli.Verbs;

/// <summary>A whole programme, read from its books.</summary>
internal static class PortfolioVerbs
{
    public static IReadOnlyList<Verb> All =>
    [
        new("report portfolio", Units, () => Ask.Answers(Ask.Word("PROGRAMME", "Estate code of the programme.")), "report portfolio PAR2", "report portfolio PAR2 --culture es-BO"),
        new("report exceptions", Exceptions, () => Ask.Answers(Ask.Word("PROGRAMME", "Estate code of the programme.")), "report exceptions PAR2"),
    ];

    private static async Task<Programme> Programme(Session session)
    {
        var database = await session.ForQuestion();
        if (await session.OrganizationOfAsker() is { Length: > 0 } organization) throw new Refused(new AllianceRefusal.OtherOrganization(organization, session.Word("PROGRAMME")));
        return await database.Rules.Programme(session.Word("PROGRAMME")) ?? throw new Refused(new AllianceRefusal.UnknownProgramme(session.Word("PROGRAMME")));
    }

    private static async Task<int> Units(Session session)
    {
        var programme = await Programme(session);
        var rows = await (await session.Database()).Portfolio.Units(programme.Estate, programme.Currency);
        if (session.IsJson)
        {
            foreach (var row in rows) session.WriteJson(json => json.Write(row));
            return ExitCode.Done;
        }
        session.Output.WriteLine($"{programme.Name}, {programme.Currency}");
        Print(session, rows, amount => session.Reader.Amount(amount));
        if (programme.PerDollar is not { } rate) return ExitCode.Done;
        session.Output.WriteLine();
        session.Output.WriteLine(session.Say($"US dollars at {session.Reader.Number(rate, 2)}, each figure rounded by itself to the cent, half away from zero", $"Dólares de EE. UU. a {session.Reader.Number(rate, 2)}, cada cifra redondeada por separado al centavo, la mitad se aleja de cero"));
        Print(session, rows, amount => session.Reader.Number(Math.Round(amount.ToDecimal() / rate, 2, MidpointRounding.AwayFromZero), 2));
        return ExitCode.Done;
    }

    private static void Print(Session session, IReadOnlyList<PortfolioRow> rows, Func<Money, string> amount)
    {
        var table = session.Table(Table.Text(session.Say("Unit", "Unidad")), Table.Number(session.Say("Agreements", "Convenios")), Table.Number(session.Say("Families", "Familias")), Table.Number(session.Say("Committed", "Comprometido")),
            Table.Number(session.Say("Requested", "Solicitado")), Table.Number(session.Say("Transferred", "Transferido")), Table.Number(session.Say("Accounted for", "Descargado")));
        foreach (var row in rows) Add(row);
        if (rows.Count > 0)
        {
            table.Rule();
            Add(rows.Aggregate((a, b) => new PortfolioRow(session.Say("Sum", "Suma"), a.Agreements + b.Agreements, a.Families + b.Families, a.Committed + b.Committed, a.Requested + b.Requested, a.Transferred + b.Transferred, a.Accounted + b.Accounted))
                with { Unit = session.Say("Sum", "Suma") });
        }
        table.Finish();

        void Add(PortfolioRow row) => table.Add(row.Unit, session.Reader.Number(row.Agreements), session.Reader.Number(row.Families), amount(row.Committed), amount(row.Requested), amount(row.Transferred), amount(row.Accounted));
    }

    private static async Task<int> Exceptions(Session session)
    {
        var programme = await Programme(session);
        var found = await (await session.Database()).Portfolio.Exceptions(programme.Estate, programme.Currency);
        if (session.IsJson)
        {
            foreach (var exception in found) session.WriteJson(json => json.Write(exception));
            return found.Count == 0 ? ExitCode.Done : ExitCode.Found;
        }
        if (found.Count == 0) { session.Output.WriteLine(session.Say("no exceptions", "sin excepciones")); return ExitCode.Done; }
        var table = session.Table(Table.Text(session.Say("Holder", "Titular")), Table.Text(session.Say("Exception", "Excepción")), Table.Number(session.Say("Figure", "Cifra")), Table.Number(session.Say("Limit", "Límite")), Table.Number(session.Say("Over by", "Exceso")));
        foreach (var exception in found)
            table.Add(exception.Holder, session.Reader.Exception(exception.Kind), session.Reader.Amount(exception.Figure), session.Reader.Amount(exception.Limit), session.Reader.Amount(exception.Excess));
        table.Finish();
        return ExitCode.Found;
    }
}
