using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Storage.Alliances;
using NodaTime;

namespace Ledger.Application.Queries.Alliances;

/// <summary>Works of a municipal subproject.</summary>
/// <param name="OfProgramme">What of the certified is paid by the programme.</param>
/// <param name="OfMunicipality">The rest of it.</param>
/// <param name="AdvanceLeft">Of the contractor's advance, not paid back by certificates yet.</param>
public sealed record WorksLine(
    int Number,
    string Name,
    WorksState Stage,
    string Contractor,
    Money Amount,
    Money Certified,
    Money OfProgramme,
    Money OfMunicipality,
    Money AdvanceLeft,
    Money Retained,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] Instant Since,
    [property: ForPrograms] Id<SubprojectWorks> Id
)
{
    internal static WorksLine Of(SubprojectWorks works) =>
        new(
            works.Number,
            works.Name,
            works.State,
            works.Contractor,
            works.Amount,
            works.Certified,
            works.OfProgramme,
            works.Certified - works.OfProgramme,
            works.AdvanceLeft,
            works.Retained,
            works.Amount.Currency,
            works.Since,
            works.Id
        );
}

/// <summary>A certificate of what a contractor built.</summary>
/// <param name="Works">The number of the works.</param>
/// <param name="Cumulative">Built from the beginning.</param>
/// <param name="Gross">Built since the certificate before it.</param>
/// <param name="By">Who certified; in the view of one of the works only.</param>
/// <param name="Evidence">The SHA-256 of the evidence.</param>
public sealed record WorksCertificateLine(
    int Number,
    int Works,
    LocalDate On,
    Money Cumulative,
    Money Gross,
    Money Amortization,
    Money Retention,
    Money Net,
    CertificateState State,
    string? By,
    [property: ForPrograms] string Evidence,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] Id<WorksCertificate> Id
)
{
    /// <summary>The certificates of some works; a certificate that does not count any more was revoked.</summary>
    internal static Listing<WorksCertificateLine> All(
        Dossier dossier,
        IReadOnlyList<SubprojectWorks> of,
        Func<Id<Ledger.Access.Person>, string>? nameOf
    )
    {
        var numbers = of.ToDictionary(works => works.Id, works => works.Number);
        var counting = of.SelectMany(works => works.CertificatesIn(dossier)).ToHashSet();
        return new([
            .. dossier
                .WorksCertificates.Where(certificate => numbers.ContainsKey(certificate.Works))
                .Select(certificate => new WorksCertificateLine(
                    certificate.Number,
                    numbers[certificate.Works],
                    certificate.On,
                    certificate.Cumulative,
                    certificate.Gross,
                    certificate.Amortization,
                    certificate.Retention,
                    certificate.Net,
                    counting.Contains(certificate) ? CertificateState.Issued : CertificateState.Revoked,
                    nameOf?.Invoke(certificate.By),
                    certificate.Evidence,
                    certificate.Gross.Currency,
                    certificate.Id
                )),
        ]);
    }
}

/// <summary>A payment to a contractor.</summary>
/// <param name="Works">The number of the works.</param>
/// <param name="Kind">What it pays.</param>
/// <param name="Certificate">The number of the certificate that it pays.</param>
public sealed record WorksPaymentLine(
    int Number,
    int Works,
    WorksPaymentKind Kind,
    int? Certificate,
    LocalDate On,
    Money Amount,
    WorksPaymentState State,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] Instant Since,
    [property: ForPrograms] Id<WorksPayment> Id
)
{
    internal static Listing<WorksPaymentLine> All(Dossier dossier, IReadOnlyList<SubprojectWorks> of)
    {
        var numbers = of.ToDictionary(works => works.Id, works => works.Number);
        return new([
            .. dossier
                .WorksPayments.Where(payment => numbers.ContainsKey(payment.Works))
                .Select(payment => new WorksPaymentLine(
                    payment.Number,
                    numbers[payment.Works],
                    payment.Kind,
                    CertificateOf(dossier, payment)?.Number,
                    payment.On,
                    payment.Amount,
                    payment.State,
                    payment.Amount.Currency,
                    payment.Since,
                    payment.Id
                )),
        ]);
    }

    /// <summary>The certificate that a payment pays; null of an advance and of a retention.</summary>
    internal static WorksCertificate? CertificateOf(Dossier dossier, WorksPayment payment) =>
        dossier.WorksCertificates.Find(certificate => certificate.Id == payment.Certificate);
}

/// <summary>All works of an alliance with their certificates and payments.</summary>
public sealed record AllWorksView(
    string Alliance,
    Currency Currency,
    Listing<WorksLine> Works,
    Listing<WorksCertificateLine> Certificates,
    Listing<WorksPaymentLine> Payments
);

/// <summary>The works of a municipal subproject.</summary>
public sealed record ListWorks(string Alliance) : DossierQuestion<AllWorksView>(Alliance)
{
    private protected override Result<AllWorksView> Tell(Inspection inspection)
    {
        var dossier = inspection.Dossier;
        return new AllWorksView(
            Alliance,
            dossier.Alliance.Incentive.Currency,
            new Listing<WorksLine>([.. dossier.Works.Select(WorksLine.Of)]),
            WorksCertificateLine.All(dossier, dossier.Works, nameOf: null),
            WorksPaymentLine.All(dossier, dossier.Works)
        );
    }
}

/// <inheritdoc cref="WorksLine"/>
public sealed record WorksView(
    string Alliance,
    int Number,
    string Name,
    WorksState Stage,
    string Contractor,
    Money Amount,
    Money Certified,
    Money OfProgramme,
    Money OfMunicipality,
    Money AdvanceLeft,
    Money Retained,
    Instant Since,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] Id<SubprojectWorks> Id,
    Listing<WorksCertificateLine> Certificates,
    Listing<WorksPaymentLine> Payments,
    Listing<StepLine> Steps,
    Listing<EntryLine> Entries
);

/// <summary>One of the works: what was certified and paid, and who did what.</summary>
public sealed record ShowWorks(string Alliance, int Number) : CaseFileQuestion<WorksView>(Alliance, Number)
{
    private protected override Guid? FileIn(Dossier dossier) => Find(dossier)?.Id.Value;

    private protected override Refusal Unknown() => new WorksRefusal.Unknown(Alliance, Number);

    private SubprojectWorks? Find(Dossier dossier) => dossier.Works.Find(works => works.Number == Number);

    private protected override WorksView Tell(Inspection inspection, ToldLife life)
    {
        var dossier = inspection.Dossier;
        var works = Find(dossier)!;
        var line = WorksLine.Of(works);
        return new WorksView(
            Alliance,
            Number,
            line.Name,
            line.Stage,
            line.Contractor,
            line.Amount,
            line.Certified,
            line.OfProgramme,
            line.OfMunicipality,
            line.AdvanceLeft,
            line.Retained,
            line.Since,
            line.Currency,
            line.Id,
            WorksCertificateLine.All(dossier, [works], life.NameOf),
            WorksPaymentLine.All(dossier, [works]),
            life.Steps,
            life.Entries
        );
    }
}
