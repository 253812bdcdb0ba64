using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Storage.Alliances;
using NodaTime;

namespace Ledger.Application.Queries.Alliances;

/// <summary>A certificate of progress and all that happened to it.</summary>
/// <param name="Progress">Of the whole investment, from its beginning.</param>
/// <param name="On">The day of the visit.</param>
/// <param name="By">Who certified.</param>
/// <param name="Evidence">The SHA-256 of the evidence.</param>
public sealed record CertificateView(
    string Alliance,
    int Number,
    Share Progress,
    CertificateState State,
    LocalDate On,
    string By,
    string Evidence,
    [property: ForPrograms] Id<ProgressCertificate> Id,
    Listing<StepLine> Steps,
    Listing<EntryLine> Entries
);

/// <summary>One progress certificate, and who did what.</summary>
public sealed record ShowCertificate(string Alliance, int Number) : CaseFileQuestion<CertificateView>(Alliance, Number)
{
    private protected override Guid? FileIn(Dossier dossier) => Find(dossier)?.Id.Value;

    private protected override Refusal Unknown() => new TrancheRefusal.UnknownCertificate(Alliance, Number);

    private ProgressCertificate? Find(Dossier dossier) => dossier.Certificates.Find(other => other.Number == Number);

    private protected override CertificateView Tell(Inspection inspection, ToldLife life)
    {
        var certificate = Find(inspection.Dossier)!;
        return new CertificateView(
            Alliance,
            Number,
            certificate.Progress,
            certificate.State,
            certificate.On,
            life.NameOf(certificate.By),
            certificate.Evidence,
            certificate.Id,
            life.Steps,
            life.Entries
        );
    }
}
