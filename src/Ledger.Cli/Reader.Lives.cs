using Ledger.Alliances;

namespace Ledger.Cli;

/// <summary>The words of lives, states and conditions.</summary>
public sealed partial class Reader
{
    public string Life(Life life) => life switch
    {
        Alliances.Life.Alliance => Say("alliance", "alianza"),
        Alliances.Life.Pledge => Say("pledge", "aporte"),
        Alliances.Life.Release => Say("release", "giro"),
        Alliances.Life.Order => Say("order", "orden de pago"),
        Alliances.Life.Certificate => Say("certificate", "certificado"),
        Alliances.Life.Accountability => Say("accountability", "rendición"),
        Alliances.Life.Works => Say("works", "obra"),
        Alliances.Life.WorksPayment => Say("works payment", "pago de obra"),
    };

    /// <summary>A state of a life; the code's own word in English. In Spanish it agrees with what it is said of: un giro pagado, una orden pagada.</summary>
    public string State(string name, Life life) => !_spanish ? name
        : life is Alliances.Life.Alliance or Alliances.Life.Order or Alliances.Life.Accountability or Alliances.Life.Works && Feminine.TryGetValue(name, out var feminine) ? feminine
        : States.GetValueOrDefault(name, name);

    public string Kind(Counterparts.PledgeKind kind) => kind switch
    {
        Counterparts.PledgeKind.Cash => Say("cash", "efectivo"),
        Counterparts.PledgeKind.InKind => Say("in kind", "especie"),
        Counterparts.PledgeKind.Credit => Say("credit", "crédito"),
        Counterparts.PledgeKind.Manager => Say("manager's pay", "pago del gerente"),
    };

    public string Condition(string code) => Say(code, Conditions.GetValueOrDefault(code, code));

    public string Exception(string kind) => kind switch
    {
        "requested-over-committed" => Say("requested over committed", "solicitado sobre comprometido"),
        "transferred-over-committed" => Say("transferred over committed", "transferido sobre comprometido"),
        _ => kind,
    };

    /// <summary>For the test that wants every state to have its word.</summary>
    internal static bool IsSaid(string state) => States.ContainsKey(state);

    private static readonly Dictionary<string, string> States = new(StringComparer.Ordinal)
    {
        ["Profile"] = "Perfil", ["Evaluated"] = "Evaluada", ["Approved"] = "Aprobado", ["Signed"] = "Firmada", ["Executing"] = "En ejecución", ["Suspended"] = "Suspendida", ["Closed"] = "Cerrada",
        ["Rejected"] = "Rechazado", ["Withdrawn"] = "Retirado", ["Pledged"] = "Comprometido", ["Called"] = "Requerido", ["Fulfilled"] = "Cumplido", ["Issued"] = "Emitido", ["Revoked"] = "Revocado",
        ["Requested"] = "Solicitado", ["Reviewed"] = "Revisado", ["Instructed"] = "Ordenado al banco", ["InTransit"] = "En tránsito", ["Paid"] = "Pagado", ["Returned"] = "Devuelto", ["Cancelled"] = "Anulado",
        // Spending.
        ["Rendered"] = "Rendida", ["Accepted"] = "Aceptada", ["RefundDue"] = "Reintegro pendiente", ["Claimed"] = "Presentada", ["Ineligible"] = "No elegible", ["Ordered"] = "Ordenada",
        ["Evaluation"] = "Evaluación", ["Tender"] = "Licitación", ["Execution"] = "Ejecución", ["ProvisionallyAccepted"] = "Recibida provisionalmente", ["FinallyAccepted"] = "Recibida definitivamente",
        ["Abandoned"] = "Abandonada", ["Certified"] = "Certificada",
    };

    /// <summary>States of an alliance, an order or an accountability that other files have too.</summary>
    private static readonly Dictionary<string, string> Feminine = new(StringComparer.Ordinal)
    {
        ["Approved"] = "Aprobada", ["Rejected"] = "Rechazada", ["Withdrawn"] = "Retirada", ["Reviewed"] = "Revisada", ["Instructed"] = "Ordenada al banco", ["Paid"] = "Pagada", ["Returned"] = "Devuelta", ["Cancelled"] = "Anulada",
    };

    private static readonly Dictionary<string, string> Conditions = new(StringComparer.Ordinal)
    {
        ["within-commitment"] = "dentro del compromiso", ["within-cap"] = "dentro del tope", ["certified-progress"] = "avance certificado", ["verified-counterpart"] = "contrapartida verificada",
        ["accounted-for"] = "rendición del tramo anterior", ["repayment-commitments"] = "compromisos de reintegro",
    };
}
