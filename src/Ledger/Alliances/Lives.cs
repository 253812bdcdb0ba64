using Ledger.Accountabilities;
using Ledger.Counterparts;
using Ledger.Orders;
using Ledger.Subprojects;
using Ledger.Tranches;

namespace Ledger.Alliances;

/// <summary>Which states each life has, by name: what data may speak of.</summary>
public static class Lives
{
    public static IReadOnlyList<string> StatesOf(Life life) =>
        life switch
        {
            Life.Alliance => Enum.GetNames<AllianceState>(),
            Life.Pledge => Enum.GetNames<PledgeState>(),
            Life.Release => Enum.GetNames<ReleaseState>(),
            Life.Order => Enum.GetNames<OrderState>(),
            Life.Certificate => Enum.GetNames<CertificateState>(),
            Life.Accountability => Enum.GetNames<AccountabilityState>(),
            Life.Works => Enum.GetNames<WorksState>(),
            Life.WorksPayment => Enum.GetNames<WorksPaymentState>(),
        };

    /// <summary>As <see cref="StatesOf(Life)"/>, for a life by its name; nothing for what is none.</summary>
    public static IReadOnlyList<string> StatesOf(string life) =>
        Enum.TryParse<Life>(life, out var known) ? StatesOf(known) : [];
}
