using System.CommandLine;
using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Foundations;

namespace Ledger.Cli;

/// <summary>Works of municipal subprojects: stages, the contractor's advance, certificates and the retention.</summary>
internal static class WorksVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "works plan",
                [
                    Fields.Alliance,
                    Fields.Text("--name", "TEXT", "What is built."),
                    new(Ask.Amount, "estimate"),
                    Fields.On,
                    Fields.Document,
                ],
                "works plan SM-TARIJA-3 --name 'Irrigation canal' --amount 2000000 --document 'Preinvestment study' --by oscar"
            ),
            Step("works tender", [Fields.Document], "--document 'Call 12' --by oscar"),
            Step(
                "works award",
                [
                    Fields.Text("--contractor", "CODE", "Opaque code of the contractor, as in su_4711."),
                    Fields.Amount,
                    Fields.Document,
                ],
                "--contractor su_4711 --amount 1900000 --document 'Contract 5' --by oscar"
            ),
            Step("works abandon", [Fields.Reason], "--reason 'Nobody offered' --by oscar"),
            Step(
                "works advance",
                [Fields.Amount, Fields.Document],
                "--amount 380000 --document 'Contract 5, guarantee 7' --by oscar"
            ),
            Step(
                "works certify",
                [
                    Fields.Text("--cumulative", "AMOUNT", "What is done from the beginning, gross."),
                    Fields.Evidence,
                    Fields.EvidenceFile,
                    Fields.Flag(
                        "--last",
                        "No other certificate follows: it pays back whatever is left of the advance.",
                        "is_last"
                    ),
                ],
                "--cumulative 600000 --evidence-file planilla-1.pdf --by saul"
            ),
            Step(
                "works revoke",
                [Fields.Reason],
                "--reason 'Measured on the wrong drawing' --by saul",
                Fields.NumberAs("certificate", "The certificate's number within the subproject, as works list says it.")
            ),
            Payment("works approve", [], "--by tomas"),
            Payment("works instruct", [Fields.Document], "--document 'Instruction 31' --by rita"),
            Payment("works confirm", [Fields.Reference], "--reference 'Statement 3, line 2' --by carla"),
            Payment("works return", [Fields.Reference], "--reference 'Statement 4, line 1' --by carla"),
            Payment("works retry", [Fields.Reason], "--reason 'Account number corrected' --by rita"),
            Payment("works cancel", [Fields.Reason], "--reason 'No guarantee' --by oscar"),
            Step("works accept-provisionally", [Fields.Document], "--document 'Minutes 8' --by saul"),
            Step("works accept-finally", [Fields.Document], "--document 'Minutes 15' --by saul"),
            ImportVerb.Of("works import", "works import works.csv --by oficina"),
            new("works list", List, () => Ask.Answers(CertificateVerbs.AllianceWord()), "works list SM-TARIJA-3"),
        ];

    private static Verb Step(string name, IReadOnlyList<Field> own, string example, Field? number = null) =>
        ReleaseVerbs.Step(name, own, example, number);

    /// <summary>A step of a payment: its number is the payment's, not the works'.</summary>
    private static Verb Payment(string name, IReadOnlyList<Field> own, string example) =>
        Step(
            name,
            own,
            example,
            Fields.NumberAs("number", "The payment's number within the subproject, as works list says it.")
        );

    internal static Symbol PaymentWord() =>
        Ask.Word("NUMBER", "The payment's number within the subproject, as works list says it.");

    private static async Task<int> List(Session session)
    {
        await session.ForAlliance(session.Word("ALLIANCE"));
        var dossier = (await session.Inspect(session.Word("ALLIANCE"))).Dossier;
        if (session.IsJson)
        {
            foreach (var works in dossier.Works)
                session.WriteJson(json =>
                    json.Write(
                        works,
                        dossier.WorksCertificates.Where(certificate => certificate.Works == works.Id),
                        [.. works.CertificatesIn(dossier)],
                        dossier.WorksPayments.Where(payment => payment.Works == works.Id)
                    )
                );
            return ExitCode.Done;
        }
        var table = session.Table(
            Table.Number(session.Say("No.", "N.º")),
            Table.Text(session.Say("Works", "Obra")),
            Table.Text(session.Say("Stage", "Etapa")),
            Table.Text(session.Say("Contractor", "Contratista")),
            Table.Number(session.Say("Amount", "Monto")),
            Table.Number(session.Say("Certified", "Certificado")),
            Table.Number(session.Say("Programme", "Programa")),
            Table.Number(session.Say("Municipality", "Municipio")),
            Table.Number(session.Say("Advance left", "Anticipo por amortizar")),
            Table.Number(session.Say("Retained", "Retenido"))
        );
        foreach (var works in dossier.Works)
            table.Add(
                session.Reader.Number(works.Number),
                works.Name,
                session.Reader.State(works.State.ToString(), Alliances.CaseKind.Works),
                works.Contractor,
                session.Reader.Amount(works.Amount),
                session.Reader.Amount(works.Certified),
                session.Reader.Amount(works.OfProgramme),
                session.Reader.Amount(works.Certified - works.OfProgramme),
                session.Reader.AmountOrBlank(works.AdvanceLeft),
                session.Reader.AmountOrBlank(works.Retained)
            );
        table.Finish();
        if (!dossier.WorksCertificates.IsEmpty)
            PrintCertificates(session, dossier);
        if (!dossier.WorksPayments.IsEmpty)
            PrintPayments(session, dossier);
        return ExitCode.Done;
    }

    private static void PrintCertificates(Session session, Alliances.Dossier dossier)
    {
        session.Output.WriteLine();
        var table = session.Table(
            Table.Number(session.Say("Certificate", "Planilla")),
            Table.Number(session.Say("Works", "Obra")),
            Table.Text(session.Say("Date", "Fecha")),
            Table.Number(session.Say("Cumulative", "Acumulado")),
            Table.Number(session.Say("Gross", "Bruto")),
            Table.Number(session.Say("Amortization", "Amortización")),
            Table.Number(session.Say("Retention", "Retención")),
            Table.Number(session.Say("Net", "Neto")),
            Table.Text(session.Say("State", "Estado"))
        );
        var counting = dossier.Works.SelectMany(works => works.CertificatesIn(dossier)).ToHashSet();
        foreach (var certificate in dossier.WorksCertificates)
            table.Add(
                session.Reader.Number(certificate.Number),
                session.Reader.Number(dossier.Works.Single(works => works.Id == certificate.Works).Number),
                session.Reader.Day(certificate.On),
                session.Reader.Amount(certificate.Cumulative),
                session.Reader.Amount(certificate.Gross),
                session.Reader.AmountOrBlank(certificate.Amortization),
                session.Reader.AmountOrBlank(certificate.Retention),
                session.Reader.Amount(certificate.Net),
                session.Reader.State(StateOf(certificate, counting).ToString(), Alliances.CaseKind.Certificate)
            );
        table.Finish();
    }

    /// <summary>As of any other certificate.</summary>
    internal static CertificateState StateOf(WorksCertificate certificate, HashSet<WorksCertificate> counting) =>
        counting.Contains(certificate) ? CertificateState.Issued : CertificateState.Revoked;

    private static void PrintPayments(Session session, Alliances.Dossier dossier)
    {
        session.Output.WriteLine();
        var table = session.Table(
            Table.Number(session.Say("Payment", "Pago")),
            Table.Number(session.Say("Works", "Obra")),
            Table.Text(session.Say("For", "Por")),
            Table.Text(session.Say("Date", "Fecha")),
            Table.Number(session.Say("Amount", "Monto")),
            Table.Text(session.Say("State", "Estado"))
        );
        foreach (var payment in dossier.WorksPayments)
            table.Add(
                session.Reader.Number(payment.Number),
                session.Reader.Number(dossier.Works.Single(works => works.Id == payment.Works).Number),
                Reason(session, dossier, payment),
                session.Reader.Day(payment.On),
                session.Reader.Amount(payment.Amount),
                session.Reader.State(payment.State.ToString(), Alliances.CaseKind.WorksPayment)
            );
        table.Finish();
    }

    internal static string Reason(Session session, Alliances.Dossier dossier, WorksPayment payment) =>
        payment.Kind switch
        {
            WorksPaymentKind.Advance => session.Say("advance", "anticipo"),
            WorksPaymentKind.Certificate => session.Say("certificate", "planilla")
                + " "
                + session.Reader.Number(
                    dossier.WorksCertificates.Single(certificate => certificate.Id == payment.Certificate).Number
                ),
            WorksPaymentKind.Retention => session.Say("retention", "retención"),
        };
}
