using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Storage.Alliances;
using Ledger.Workflow;

namespace Ledger.Cli;

/// <summary>Alliances as people look at them: many in a table, one with everything about it.</summary>
internal static class AllianceViews
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "alliances list",
                List,
                () =>
                    Ask.Answers(
                        Ask.Text("--programme", "CODE", "Only of this programme."),
                        Ask.Text("--unit", "NAME", "Only of this operational unit."),
                        Ask.Text("--state", "STATE", $"One of {Names.All<AllianceState>()}."),
                        Ask.Flag("--over-cap", "Only those that were released more than the cap is now.")
                    ),
                "alliances list --programme PAR2 --unit Oruro --state executing"
            ),
            new("alliances show", Show, () => Ask.Answers(CertificateVerbs.AllianceWord()), "alliances show AL-1"),
        ];

    private static async Task<int> List(Session session)
    {
        var database = await session.ForQuestion();
        AllianceState? state = session.TextOrNull("--state") is { } name
            ? Names.Of<AllianceState>("--state", name)
            : null;
        var found = await database.AllianceReader.Find(
            session.TextOrNull("--programme"),
            session.TextOrNull("--unit"),
            state,
            (await session.Call()).Scopes
        );
        var instruments = (await database.Rules.Instruments()).ToDictionary(instrument =>
            (instrument.Code, instrument.Version)
        );
        var table = session.Table(
            Table.Text(session.Say("Alliance", "Alianza")),
            Table.Text(session.Say("Name", "Nombre")),
            Table.Text(session.Say("Unit", "Unidad")),
            Table.Text(session.Say("State", "Estado")),
            Table.Number(session.Say("Families", "Familias")),
            Table.Number(session.Say("Incentive", "Incentivo")),
            Table.Number(session.Say("Committed", "Comprometido")),
            Table.Number(session.Say("Requested", "Solicitado")),
            Table.Number(session.Say("Released", "Girado")),
            Table.Number(session.Say("Above the cap", "Sobre el tope"))
        );
        foreach (var dossier in found)
        {
            var (alliance, excess) = (
                dossier.Alliance,
                dossier.ExcessOverCap(instruments[(dossier.Alliance.Instrument, dossier.Alliance.InstrumentVersion)])
            );
            if (session.Flag("--over-cap") && excess.IsZero)
                continue;
            if (session.IsJson)
                session.WriteJson(json =>
                {
                    json.Write(dossier);
                    json.WriteString("above_cap", excess.ToAmount());
                });
            else
                table.Add([
                    alliance.Code,
                    alliance.Name,
                    alliance.Unit,
                    session.Reader.State(alliance.State.ToString(), CaseKind.Alliance),
                    session.Reader.Number(alliance.Families),
                    .. new[] { alliance.Incentive, dossier.Committed, dossier.Claimed, dossier.Paid, excess }.Select(
                        session.Reader.AmountOrBlank
                    ),
                ]);
        }
        if (!session.IsJson)
            table.Finish();
        return ExitCode.Done;
    }

    private static async Task<int> Show(Session session)
    {
        var code = session.Word("ALLIANCE");
        await session.ForAlliance(code);
        var inspection = await session.Inspect(code);
        var (steps, nameOf) = (
            await session.Told(
                await (await session.Database()).Alliances.StepsOf(inspection.Dossier.Alliance.Id.Value)
            ),
            await session.Handles()
        );
        if (session.IsJson)
        {
            session.WriteJson(json => json.Write(inspection, steps, nameOf));
            return ExitCode.Done;
        }
        PrintFacts(session, inspection);
        PrintParties(session, inspection.Dossier);
        PrintPlan(session, inspection.Dossier);
        PrintCounterparts(session, inspection);
        PrintTranches(session, inspection.Dossier, nameOf);
        session.Output.WriteLine();
        session.Print(steps);
        return ExitCode.Done;
    }

    private static void PrintFacts(Session session, Inspection inspection)
    {
        var (dossier, alliance, reader) = (inspection.Dossier, inspection.Dossier.Alliance, session.Reader);
        var table = session.Table(Table.Text(session.Say("Alliance", "Alianza")), Table.Text(alliance.Code));
        table.Add(session.Say("name", "nombre"), alliance.Name);
        table.Add(session.Say("organization", "organización"), alliance.Organization);
        table.Add(session.Say("unit", "unidad"), alliance.Unit);
        table.Add(session.Say("programme", "programa"), alliance.Programme);
        table.Add(
            session.Say("instrument", "instrumento"),
            $"{inspection.Instrument}{(alliance.Model.Length == 0 ? "" : $", {session.Say("model", "modelo")} {alliance.Model}")}"
        );
        table.Add(session.Say("state", "estado"), reader.State(alliance.State.ToString(), CaseKind.Alliance));
        table.Add(
            session.Say("families", "familias"),
            session.Say(
                $"{alliance.Families}, {dossier.Present.Count()} registered, {dossier.Present.Count(member => member.HasCommitted)} committed to repay",
                $"{alliance.Families}, {dossier.Present.Count()} registradas, {dossier.Present.Count(member => member.HasCommitted)} con compromiso de reintegro"
            )
        );
        (string, string, Money)[] amounts =
        [
            ("cost", "costo", alliance.Cost),
            ("cap", "tope", dossier.Cap(inspection.Instrument)),
            ("incentive", "incentivo", alliance.Incentive),
            ("committed", "comprometido", dossier.Committed),
            ("requested", "solicitado", dossier.Claimed),
            ("released", "girado", dossier.Paid),
            ("accounted for", "descargado", dossier.Sum(dossier.Releases.Select(release => release.Accounted))),
            (
                "counterpart pledged",
                "contrapartida comprometida",
                dossier.Sum(dossier.Pledges.Select(pledge => pledge.Amount))
            ),
            ("counterpart verified", "contrapartida verificada", dossier.VerifiedCounterpart),
        ];
        foreach (var (english, spanish, amount) in amounts)
            table.Add(session.Say(english, spanish), $"{reader.Amount(amount)} {amount.Currency}");
        if (dossier.ExcessOverCap(inspection.Instrument) is { IsZero: false } excess)
            table.Add(
                session.Say("ABOVE THE CAP", "SOBRE EL TOPE"),
                session.Say(
                    $"{reader.Amount(excess)} {excess.Currency}; the next release is blocked",
                    $"{reader.Amount(excess)} {excess.Currency}; el próximo giro queda bloqueado"
                )
            );
        table.Add(
            session.Say("open files", "expedientes abiertos"),
            reader.OpenFiles(dossier) is { Length: > 0 } open ? open : "-"
        );
        table.Finish();
    }

    private static void PrintParties(Session session, Dossier dossier)
    {
        if (dossier.Parties.Count == 0)
            return;
        session.Output.WriteLine();
        var table = session.Table(
            Table.Text(session.Say("Party", "Parte")),
            Table.Text(session.Say("Code", "Código")),
            Table.Text(session.Say("From", "Desde")),
            Table.Text(session.Say("Through", "Hasta"))
        );
        foreach (var party in dossier.Parties)
            table.Add(
                session.Reader.Role(party.Role),
                party.Holder,
                session.Reader.Day(party.From),
                party.IsOver ? session.Reader.Day(party.Through) : "-"
            );
        table.Finish();
    }

    private static void PrintPlan(Session session, Dossier dossier)
    {
        if (dossier.Commitment.Count > 0)
        {
            session.Output.WriteLine();
            var table = session.Table(
                Table.Text(session.Say("Source", "Fuente")),
                Table.Text(session.Say("Category", "Categoría")),
                Table.Text(session.Say("Component", "Componente")),
                Table.Number(session.Say("Year", "Año")),
                Table.Number(session.Say("Committed", "Comprometido")),
                Table.Number(session.Say("Released", "Girado"))
            );
            foreach (var line in dossier.Commitment)
                table.Add(
                    line.Source,
                    line.Category,
                    line.Component,
                    line.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    session.Reader.Amount(line.Amount),
                    session.Reader.AmountOrBlank(
                        dossier.Sum(dossier.Parts.Where(part => part.Line == line.Id).Select(part => part.Paid))
                    )
                );
            table.Finish();
        }
        if (dossier.Budget.Count == 0)
            return;
        session.Output.WriteLine();
        var budget = session.Table(
            Table.Text(session.Say("Budget line", "Rubro")),
            Table.Text(session.Say("Name", "Nombre")),
            Table.Number(session.Say("Amount", "Monto")),
            Table.Text(session.Say("From", "Desde")),
            Table.Text(session.Say("Through", "Hasta"))
        );
        foreach (var line in dossier.Budget)
            budget.Add(
                line.Code,
                line.Name,
                session.Reader.Amount(line.Amount),
                session.Reader.Day(line.From),
                session.Reader.Day(line.Through)
            );
        budget.Finish();
    }

    private static void PrintCounterparts(Session session, Inspection inspection)
    {
        if (inspection.Dossier.Pledges.Count == 0)
            return;
        session.Output.WriteLine();
        PledgeVerbs.Print(session, inspection);
    }

    private static void PrintTranches(Session session, Dossier dossier, Func<Id<Person>, string> nameOf)
    {
        if (dossier.Certificates.Count > 0)
        {
            session.Output.WriteLine();
            var certificates = session.Table(
                Table.Number(session.Say("Certificate", "Certificado")),
                Table.Text(session.Say("Day", "Día")),
                Table.Number(session.Say("Progress", "Avance")),
                Table.Text(session.Say("Certified by", "Certificado por")),
                Table.Text(session.Say("Evidence", "Evidencia")),
                Table.Text(session.Say("State", "Estado"))
            );
            // Enough of the evidence's hash to tell two files apart; certificate show and --json have the whole of it.
            foreach (var certificate in dossier.Certificates)
                certificates.Add(
                    session.Reader.Number(certificate.Number),
                    session.Reader.Day(certificate.On),
                    session.Reader.Share(certificate.Progress),
                    nameOf(certificate.By),
                    certificate.Evidence.Shortened(13),
                    session.Reader.State(certificate.State.ToString(), CaseKind.Certificate)
                );
            certificates.Finish();
        }
        if (dossier.Releases.Count == 0)
            return;
        session.Output.WriteLine();
        var table = session.Table(
            Table.Number(session.Say("Release", "Giro")),
            Table.Text(session.Say("For", "Para el")),
            Table.Number(session.Say("Amount", "Monto")),
            Table.Number(session.Say("Paid", "Pagado")),
            Table.Number(session.Say("Accounted for", "Descargado")),
            Table.Text(session.Say("State", "Estado"))
        );
        foreach (var release in dossier.Releases)
            table.Add(
                session.Reader.Number(release.Number),
                session.Reader.Day(release.On),
                session.Reader.Amount(release.Amount),
                session.Reader.AmountOrBlank(release.Paid),
                session.Reader.AmountOrBlank(release.Accounted),
                session.Reader.State(release.State.ToString(), CaseKind.Release)
            );
        table.Finish();
    }
}
