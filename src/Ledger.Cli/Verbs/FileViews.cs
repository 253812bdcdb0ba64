using System.CommandLine;
using System.Text.Json;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Application.Imports;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Storage.Alliances;
using Ledger.Workflow;

namespace Ledger.Cli;

/// <summary>
/// One file of an alliance at a time: its figures, then every step in its life, so that an auditor sees who did what.
/// </summary>
/// <remarks>Releases have a view of their own, with the conditions beside it (<see cref="ReleaseVerbs"/>).</remarks>
internal static class FileViews
{
    public static IReadOnlyList<Verb> All =>
        [
            Show("pledges show", Pledge),
            Show("certificate show", Certificate),
            Show("expenses show", Account),
            Show("order show", Order),
            Show("works show", Works),
            Show("works show-payment", Payment, WorksVerbs.PaymentWord),
        ];

    /// <param name="Name">How people are called, by their ids.</param>
    private sealed record Asked(Session Session, Inspection Inspection, int Number, Func<Id<Person>, string> Name)
    {
        public Dossier Dossier => Inspection.Dossier;

        public string Alliance => Inspection.Dossier.Alliance.Code;
    }

    /// <param name="Figures">What the file says, as rows of name and value.</param>
    private sealed record Shown(
        Guid File,
        CaseKind Life,
        IReadOnlyList<(string English, string Spanish, string Value)> Figures,
        Action<Utf8JsonWriter> Json
    )
    {
        /// <summary>What is printed between figures and steps.</summary>
        public Action? More { get; init; }

        /// <summary>What a payment still needs; null of what is no payment.</summary>
        public PaymentRequirements? Needs { get; init; }
    }

    private static Verb Show(string name, Func<Asked, Shown> view, Func<Symbol>? number = null) =>
        new(
            name,
            session => Tell(session, view),
            () => Ask.Answers(CertificateVerbs.AllianceWord(), (number ?? CertificateVerbs.NumberWord)()),
            $"{name} PAR2-ORU-7 1"
        );

    private static async Task<int> Tell(Session session, Func<Asked, Shown> view)
    {
        var (alliance, number) = (session.Word("ALLIANCE"), session.Number("NUMBER"));
        await session.ForAlliance(alliance);
        var shown = view(new Asked(session, await session.Inspect(alliance), number, await session.Handles()));
        var life = await (await session.Database()).Alliances.LifeOf(shown.File);
        var steps = await session.Told(life.Steps);
        if (session.IsJson)
        {
            session.WriteJson(json =>
            {
                shown.Json(json);
                json.Write(shown.Needs, session.Reader);
                json.Write(steps);
                json.Write(life.Entries);
            });
            return ExitCode.Done;
        }
        var word = session.Reader.Life(shown.Life);
        var table = session.Table(
            Table.Text($"{char.ToUpper(word[0], session.Reader.Culture)}{word[1..]}"),
            Table.Text(session.Say($"{number} of {alliance}", $"{number} de {alliance}"))
        );
        foreach (var (english, spanish, value) in shown.Figures)
            table.Add(session.Say(english, spanish), value);
        table.Finish();
        shown.More?.Invoke();
        session.Print(shown.Needs);
        session.Output.WriteLine();
        session.Print(steps);
        session.Print(life.Entries);
        return ExitCode.Done;
    }

    private static Shown Pledge(Asked asked)
    {
        var pledge =
            asked.Dossier.FindPledge(asked.Number)
            ?? throw new Refused(new CounterpartRefusal.UnknownPledge(asked.Alliance, asked.Number));
        var (reader, late) = (asked.Session.Reader, PledgeVerbs.DaysLate(asked.Inspection, pledge));
        return new(
            pledge.Id.Value,
            CaseKind.Pledge,
            [
                ("contributor", "aportante", pledge.Contributor),
                ("kind", "clase", reader.Kind(pledge.Kind)),
                ("state", "estado", reader.State(pledge.State.ToString(), CaseKind.Pledge)),
                ("pledged", "comprometido", With(reader, pledge.Amount)),
                ("verified", "verificado", With(reader, pledge.Verified)),
                ("missing", "falta", With(reader, pledge.Missing)),
                ("due on", "vence el", reader.Day(pledge.DueOn)),
                ("days late", "días de mora", late > 0 ? reader.Number(late) : "-"),
            ],
            json => json.Write(pledge, asked.Alliance, asked.Inspection.Today)
        );
    }

    private static Shown Certificate(Asked asked)
    {
        var certificate =
            asked.Dossier.Certificates.Find(other => other.Number == asked.Number)
            ?? throw new Refused(new TrancheRefusal.UnknownCertificate(asked.Alliance, asked.Number));
        var reader = asked.Session.Reader;
        return new(
            certificate.Id.Value,
            CaseKind.Certificate,
            [
                ("progress", "avance", reader.Share(certificate.Progress)),
                ("state", "estado", reader.State(certificate.State.ToString(), CaseKind.Certificate)),
                ("visit on", "visita del", reader.Day(certificate.On)),
                ("certified by", "certificado por", asked.Name(certificate.By)),
                ("evidence (SHA-256)", "evidencia (SHA-256)", certificate.Evidence),
            ],
            json => json.Write(certificate, asked.Name(certificate.By))
        );
    }

    private static Shown Account(Asked asked)
    {
        var file =
            asked.Dossier.FindExpenseReport(asked.Number)
            ?? throw new Refused(new ExpenseReportRefusal.Unknown(asked.Alliance, asked.Number));
        var (session, reader) = (asked.Session, asked.Session.Reader);
        var release = asked.Dossier.Releases.Single(other => other.Id == file.Release).Number;
        var invoices = asked.Dossier.Invoices.Where(invoice => invoice.ExpenseReport == file.Id).ToList();
        return new(
            file.Id.Value,
            CaseKind.ExpenseReport,
            [
                ("release", "giro", reader.Number(release)),
                ("rendered on", "rendida el", reader.Day(file.On)),
                ("state", "estado", reader.State(file.State.ToString(), CaseKind.ExpenseReport)),
                ("spent", "gastado", With(reader, file.Spent)),
                ("programme's share", "parte del programa", With(reader, file.Claimed)),
                ("refund due", "por reintegrar al programa", With(reader, file.RefundDue)),
                ("to be recovered", "por recuperar", With(reader, file.RecoveryDue)),
            ],
            json => json.Write(file, release, invoices)
        )
        {
            More = () =>
            {
                session.Output.WriteLine();
                AccountabilityVerbs.PrintInvoices(session, invoices.Select(invoice => (file, invoice)));
            },
        };
    }

    private static Shown Order(Asked asked)
    {
        var order =
            asked.Dossier.FindOrder(asked.Number)
            ?? throw new Refused(new OrderRefusal.Unknown(asked.Alliance, asked.Number));
        var reader = asked.Session.Reader;
        return new(
            order.Id.Value,
            CaseKind.Order,
            [
                ("revision", "revisión", reader.Number(order.Revision)),
                ("state", "estado", reader.State(order.State.ToString(), CaseKind.Order)),
                ("ordered for", "ordenada para el", reader.Day(order.On)),
                ("supplier", "proveedor", order.Supplier),
                (
                    "invoice",
                    "factura",
                    asked.Session.Say(
                        $"{order.InvoiceNumber} of {reader.Day(order.InvoiceOn)}",
                        $"{order.InvoiceNumber} del {reader.Day(order.InvoiceOn)}"
                    )
                ),
                ("budget line", "rubro", order.BudgetLine),
                ("gross", "bruto", With(reader, order.Gross)),
                ("withheld", "retención en la fuente", With(reader, order.Withholding)),
                ("retained", "garantía", With(reader, order.Retention)),
                ("net", "neto", With(reader, order.Net)),
                ("hold", "reserva", order.Hold.IsEmpty ? "-" : order.Hold.ToString()),
            ],
            json =>
            {
                json.Write(order);
                json.WriteHold(order.Hold);
            }
        )
        {
            Needs = PaymentRequirements.Of(asked.Dossier, order, asked.Inspection.Instrument),
        };
    }

    private static Shown Works(Asked asked)
    {
        var works =
            asked.Dossier.Works.Find(other => other.Number == asked.Number)
            ?? throw new Refused(new WorksRefusal.Unknown(asked.Alliance, asked.Number));
        var (reader, payments) = (
            asked.Session.Reader,
            asked.Dossier.WorksPayments.Where(payment => payment.Works == works.Id).ToList()
        );
        var (certificates, counting) = (
            asked.Dossier.WorksCertificates.Where(certificate => certificate.Works == works.Id).ToList(),
            works.CertificatesIn(asked.Dossier).ToHashSet()
        );
        return new(
            works.Id.Value,
            CaseKind.Works,
            [
                ("name", "nombre", works.Name),
                ("stage", "etapa", reader.State(works.State.ToString(), CaseKind.Works)),
                ("contractor", "contratista", works.Contractor.Length == 0 ? "-" : works.Contractor),
                ("amount", "monto", With(reader, works.Amount)),
                ("certified", "certificado", With(reader, works.Certified)),
                ("of the programme", "del programa", With(reader, works.OfProgramme)),
                ("of the municipality", "del municipio", With(reader, works.Certified - works.OfProgramme)),
                ("advance left", "anticipo por amortizar", With(reader, works.AdvanceLeft)),
                ("retained", "retenido", With(reader, works.Retained)),
                (
                    "payments",
                    "pagos",
                    payments.Count == 0
                        ? "-"
                        : string.Join(", ", payments.Select(payment => reader.Number(payment.Number)))
                ),
            ],
            json => json.Write(works, certificates, counting, payments)
        )
        {
            More = () => PrintCertificates(asked, certificates, counting),
        };
    }

    private static void PrintCertificates(
        Asked asked,
        IReadOnlyList<WorksCertificate> certificates,
        HashSet<WorksCertificate> counting
    )
    {
        if (certificates.Count == 0)
            return;
        var (session, reader) = (asked.Session, asked.Session.Reader);
        session.Output.WriteLine();
        var table = session.Table(
            Table.Number(session.Say("Certificate", "Planilla")),
            Table.Text(session.Say("Date", "Fecha")),
            Table.Number(session.Say("Gross", "Bruto")),
            Table.Text(session.Say("Certified by", "Certificada por")),
            Table.Text(session.Say("Evidence", "Evidencia")),
            Table.Text(session.Say("State", "Estado"))
        );
        foreach (var certificate in certificates)
            table.Add(
                reader.Number(certificate.Number),
                reader.Day(certificate.On),
                reader.Amount(certificate.Gross),
                asked.Name(certificate.By),
                certificate.Evidence.Shortened(13),
                reader.State(WorksVerbs.StateOf(certificate, counting).ToString(), CaseKind.Certificate)
            );
        table.Finish();
    }

    private static Shown Payment(Asked asked)
    {
        var payment =
            asked.Dossier.WorksPayments.Find(other => other.Number == asked.Number)
            ?? throw new Refused(new WorksRefusal.UnknownPayment(asked.Alliance, asked.Number));
        var (reader, works) = (asked.Session.Reader, asked.Dossier.Works.Single(other => other.Id == payment.Works));
        return new(
            payment.Id.Value,
            CaseKind.WorksPayment,
            [
                ("works", "obra", $"{reader.Number(works.Number)}, {works.Name}"),
                ("contractor", "contratista", works.Contractor),
                ("for", "por", WorksVerbs.Reason(asked.Session, asked.Dossier, payment)),
                ("date", "fecha", reader.Day(payment.On)),
                ("amount", "monto", With(reader, payment.Amount)),
                ("state", "estado", reader.State(payment.State.ToString(), CaseKind.WorksPayment)),
            ],
            json =>
            {
                json.WriteNumber("works", works.Number);
                json.Write(payment);
            }
        );
    }

    private static string With(Localizer reader, Money amount) => $"{reader.Amount(amount)} {amount.Currency}";
}
