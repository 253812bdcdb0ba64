using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;

namespace Ledger.Alliances;

/// <summary>Which states each life has, by name: what data may speak of.</summary>
public static class Lives
{
    public static IReadOnlyList<string> StatesOf(CaseKind life) =>
        life switch
        {
            CaseKind.Alliance => Enum.GetNames<AllianceState>(),
            CaseKind.Pledge => Enum.GetNames<PledgeState>(),
            CaseKind.Release => Enum.GetNames<ReleaseState>(),
            CaseKind.Order => Enum.GetNames<OrderState>(),
            CaseKind.Certificate => Enum.GetNames<CertificateState>(),
            CaseKind.ExpenseReport => Enum.GetNames<ExpenseReportState>(),
            CaseKind.Works => Enum.GetNames<WorksState>(),
            CaseKind.WorksPayment => Enum.GetNames<WorksPaymentState>(),
        };

    /// <summary>As <see cref="StatesOf(CaseKind)"/>, for a life by its name; nothing for what is none.</summary>
    public static IReadOnlyList<string> StatesOf(string life) =>
        Enum.TryParse<CaseKind>(life, out var known) ? StatesOf(known) : [];
}
