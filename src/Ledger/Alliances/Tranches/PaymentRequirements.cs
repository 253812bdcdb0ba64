using Ledger.Access;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Works;
using Ledger.Programmes;

namespace Ledger.Alliances.Tranches;

/// <summary>What a release, a payment order or a payment to a contractor still needs before its money leaves.</summary>
/// <param name="Unmet">Conditions that do not hold now, with their figures and who must act.</param>
/// <param name="Approvals">The roles whose approval is missing; empty when enough was approved.</param>
public sealed record PaymentRequirements(IReadOnlyList<Condition> Unmet, IReadOnlyList<Role> Approvals)
{
    public static PaymentRequirements Of(Dossier dossier, Release release, Instrument instrument) =>
        new(
            IsBeforeInstruction(release.State)
                ? [.. Conditions.Of(dossier, release, instrument).Where(condition => !condition.IsMet)]
                : [],
            release.State is ReleaseState.Requested or ReleaseState.Reviewed
                ? Approving.Missing(dossier, release.Id.Value, release.Revision, release.Amount, instrument)
                : []
        );

    public static PaymentRequirements Of(Dossier dossier, PaymentOrder order, Instrument instrument) =>
        new(
            [],
            order.State is OrderState.Ordered or OrderState.Reviewed
                ? Approving.Missing(dossier, order.Id.Value, order.Revision, order.Gross, instrument)
                : []
        );

    public static PaymentRequirements Of(Dossier dossier, WorksPayment payment, Instrument instrument) =>
        new(
            [],
            payment.State == WorksPaymentState.Requested
                ? Approving.Missing(dossier, payment.Id.Value, WorksPayment.Revision, payment.Amount, instrument)
                : []
        );

    /// <summary>Of the release or the order that a step is about; null of another file.</summary>
    public static PaymentRequirements? Of(Dossier dossier, CaseFileStep step, Instrument instrument) =>
        step.Life switch
        {
            CaseKind.Release when dossier.FindRelease(step.Number) is { } release => Of(dossier, release, instrument),
            CaseKind.Order when dossier.FindOrder(step.Number) is { } order => Of(dossier, order, instrument),
            CaseKind.WorksPayment
                when dossier.WorksPayments.Find(payment => payment.Id.Value == step.File) is { } payment => Of(
                dossier,
                payment,
                instrument
            ),
            _ => null,
        };

    private static bool IsBeforeInstruction(ReleaseState state) =>
        state is ReleaseState.Requested or ReleaseState.Reviewed or ReleaseState.Approved;
}
