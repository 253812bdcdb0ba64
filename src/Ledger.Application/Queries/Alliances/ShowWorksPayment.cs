using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Alliances;
using NodaTime;

namespace Ledger.Application.Queries.Alliances;

/// <summary>A payment to a contractor and all that happened to it.</summary>
/// <param name="MissingApprovals">The roles whose approval is missing.</param>
/// <param name="Works">The number of the works.</param>
/// <param name="Certificate">The number of the certificate that it pays.</param>
/// <param name="Hold">On the account that it pays from; null when nothing is held.</param>
public sealed record WorksPaymentView(
    string Alliance,
    int Number,
    Money Amount,
    WorksPaymentState State,
    IReadOnlyList<Role> MissingApprovals,
    WorksPaymentKind Kind,
    int? Certificate,
    int Works,
    string Name,
    string Contractor,
    LocalDate On,
    Id<Hold>? Hold,
    Instant Since,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] Id<WorksPayment> Id,
    Listing<StepLine> Steps,
    Listing<EntryLine> Entries
);

/// <summary>One payment to a contractor: what is missing before its money leaves, and who did what.</summary>
/// <param name="Number">Within the subproject.</param>
public sealed record ShowWorksPayment(string Alliance, int Number)
    : CaseFileQuestion<WorksPaymentView>(Alliance, Number)
{
    private protected override Guid? FileIn(Dossier dossier) => Find(dossier)?.Id.Value;

    private protected override Refusal Unknown() => new WorksRefusal.UnknownPayment(Alliance, Number);

    private WorksPayment? Find(Dossier dossier) => dossier.WorksPayments.Find(payment => payment.Number == Number);

    private protected override WorksPaymentView Tell(Inspection inspection, ToldLife life)
    {
        var dossier = inspection.Dossier;
        var payment = Find(dossier)!;
        var works = dossier.Works.Single(other => other.Id == payment.Works);
        return new WorksPaymentView(
            Alliance,
            Number,
            payment.Amount,
            payment.State,
            PaymentRequirements.Of(dossier, payment, inspection.Instrument).Approvals,
            payment.Kind,
            WorksPaymentLine.CertificateOf(dossier, payment)?.Number,
            works.Number,
            works.Name,
            works.Contractor,
            payment.On,
            payment.Hold.OrNull(),
            payment.Since,
            payment.Amount.Currency,
            payment.Id,
            life.Steps,
            life.Entries
        );
    }
}
