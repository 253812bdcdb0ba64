using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Foundations;

namespace Ledger.Tests.Programmes;

/// <summary>What is due next of works and of what their contractors get; and how far an investment is.</summary>
internal sealed partial class Meaning
{
    private (Person, AllianceCommand)? Next(SubprojectWorks works) =>
        works.State switch
        {
            WorksState.Evaluation or WorksState.Tender when wish.HowMuch % 7 == 0 => (
                Field.Office,
                new AbandonWorks(works.Number, On, "Nobody offered")
            ),
            WorksState.Evaluation => (Field.Office, new TenderWorks(works.Number, On, "Call")),
            WorksState.Tender => (
                Field.Office,
                new AwardWorks(
                    works.Number,
                    $"su_{1 + wish.Which % 2}",
                    Money(works.Amount.MinorUnits - wish.HowMuch),
                    On,
                    "Contract"
                )
            ),
            WorksState.Execution
            or WorksState.ProvisionallyAccepted when wish.HowMuch % 4 == 3 && !_dossier.WorksCertificates.IsEmpty => (
                Field.Inspector,
                new RevokeWorksCertificate(Mistaken(works), On, "Measured on the wrong drawing")
            ),
            WorksState.Execution
                when wish.HowMuch % 4 == 1
                    && _dossier.Releases.Exists(release => release.Paid.MinorUnits > release.Accounted.MinorUnits) => (
                Field.Inspector,
                Certify(works)
            ),
            WorksState.Execution when wish.HowMuch % 5 == 0 || works.Advanced.IsZero && wish.HowMuch % 5 < 3 => (
                Field.Manager,
                new AdvanceWorks(works.Number, Money(wish.HowMuch * works.Amount.MinorUnits / 4_000), On, "Guarantee")
            ),
            WorksState.Execution
                when works.Certified == works.Amount
                    || !works.AdvanceLeft.IsZero && wish.HowMuch % 7 == 1
                    || wish.HowMuch % 11 == 0 => (Field.Inspector, new AcceptProvisionally(works.Number, On, "Record")),
            WorksState.Execution => (Field.Inspector, Certify(works)),
            WorksState.ProvisionallyAccepted => (Field.Inspector, new AcceptFinally(works.Number, On, "Record")),
            _ => null,
        };

    private CertifyWorks Certify(SubprojectWorks works) =>
        new(
            works.Number,
            wish.HowMuch % 4 == 0
                ? works.Amount
                : Money(works.Certified.MinorUnits + wish.HowMuch * (wish.Which % 2 == 0 ? 2 : 13)),
            On,
            Field.Evidence,
            wish.HowMuch % 7 == 0
        );

    /// <summary>Mostly the last one of these works; sometimes any, or one that there is not.</summary>
    private int Mistaken(SubprojectWorks works) =>
        wish.Which % 4 > 0 && works.CertificatesIn(_dossier).FirstOrDefault() is { } last
            ? last.Number
            : 1 + wish.HowMuch / 13 % (_dossier.WorksCertificates.Count + 1);

    private (Person, AllianceCommand)? Next(WorksPayment payment) =>
        payment.State switch
        {
            WorksPaymentState.Requested or WorksPaymentState.Approved when wish.HowMuch % 11 == 0 => (
                Field.Manager,
                new CancelWorks(payment.Number, On, "Not wanted")
            ),
            WorksPaymentState.Requested => (
                Approver(payment.Id.Value, WorksPayment.Revision),
                new ApproveWorks(payment.Number, On)
            ),
            WorksPaymentState.Approved => (Field.Payer, new InstructWorks(payment.Number, On, "Instruction")),
            WorksPaymentState.Instructed or WorksPaymentState.Paid when wish.HowMuch % 7 == 0 => (
                Field.Controller,
                new ReturnWorks(payment.Number, On, "S")
            ),
            WorksPaymentState.Instructed => (Field.Controller, new ConfirmWorks(payment.Number, On, "S")),
            WorksPaymentState.Returned when wish.HowMuch % 4 == 0 => (
                Field.Manager,
                new CancelWorks(payment.Number, On, "Not wanted")
            ),
            WorksPaymentState.Returned => (Field.Payer, new RetryWorks(payment.Number, On, "Again")),
            _ => null,
        };

    /// <summary>Mostly further than before.</summary>
    private Share Progress()
    {
        var before = wish.Which % 8 == 0 ? 0 : _dossier.CertifiedOn(On).Millionths / 10_000;
        return Share.Percent((int)(before + (100 - before) * (1 + wish.HowMuch % 100) / 100));
    }

    private (Person, AllianceCommand) Back(Release release) =>
        (
            Field.Controller,
            new ReturnRelease(
                release.Number,
                On,
                "S",
                (wish.Which % 3) switch
                {
                    0 => null,
                    1 => Money(wish.HowMuch * 7),
                    _ => Money(1 + release.Paid.MinorUnits * (wish.HowMuch % 100) / 100),
                }
            )
        );
}
