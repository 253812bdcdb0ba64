namespace Ledger.Texts;

/// <summary>The tables of states, steps and conditions.</summary>
public static partial class SpanishWords
{
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

    private static readonly Dictionary<string, string> Steps = new(StringComparer.Ordinal)
    {
        // An alliance.
        ["Register"] = "registro", ["Evaluate"] = "evaluación", ["Approve"] = "aprobación", ["Sign"] = "firma", ["Constitute"] = "constitución", ["Suspend"] = "suspensión", ["Resume"] = "reanudación", ["Close"] = "cierre",
        ["Reject"] = "rechazo", ["Withdraw"] = "retiro", ["Change"] = "modificación", ["SetBudget"] = "presupuesto", ["AppointSupervisor"] = "designación de supervisor", ["DismissSupervisor"] = "retiro de supervisor",
        ["AdmitMember"] = "ingreso de miembro", ["LeaveAlliance"] = "salida de miembro", ["CommitToRepay"] = "compromiso de reintegro", ["Liquidate"] = "liquidación",
        ["NameAlly"] = "designación de aliado comercial", ["NameTerritorialEntity"] = "vinculación de entidad territorial", ["NameBank"] = "designación de banco", ["NameAccompanyingOrganization"] = "designación de acompañante",
        ["PayTax"] = "pago de retención en la fuente", ["ReleaseRetention"] = "pago de retención en garantía",
        // Pledges and certificates.
        ["Pledge"] = "compromiso de aporte", ["Call"] = "requerimiento", ["Deposit"] = "depósito", ["Fulfil"] = "cumplimiento", ["Correct"] = "corrección", ["Issue"] = "emisión", ["Revoke"] = "revocación",
        // Releases, payment orders and works payments.
        ["Request"] = "solicitud", ["Order"] = "orden", ["Amend"] = "modificación", ["Review"] = "revisión", ["Endorse"] = "visto bueno", ["Lapse"] = "caducidad", ["Instruct"] = "orden al banco", ["Bounce"] = "rechazo del banco",
        ["PayInPart"] = "pago parcial", ["Debit"] = "débito del banco", ["Pay"] = "pago", ["Return"] = "devolución", ["Retry"] = "nuevo intento", ["Cancel"] = "anulación",
        // Accountabilities.
        ["Render"] = "rendición", ["Accept"] = "aceptación", ["AcceptInPart"] = "aceptación parcial", ["Disallow"] = "no elegible", ["RefundInPart"] = "reintegro parcial", ["Refund"] = "reintegro",
        // Works.
        ["Plan"] = "planeación", ["Tender"] = "licitación", ["Award"] = "adjudicación", ["Advance"] = "anticipo", ["Certify"] = "planilla de avance", ["AcceptProvisionally"] = "recepción provisional",
        ["AcceptFinally"] = "recepción definitiva", ["Abandon"] = "abandono",
    };

    private static readonly Dictionary<string, string> Conditions = new(StringComparer.Ordinal)
    {
        ["within-commitment"] = "dentro del compromiso", ["within-cap"] = "dentro del tope", ["certified-progress"] = "avance certificado", ["verified-counterpart"] = "contrapartida verificada",
        ["accounted-for"] = "rendición del tramo anterior", ["repayment-commitments"] = "compromisos de reintegro",
    };

    private static readonly Dictionary<string, string> FundSteps = new(StringComparer.Ordinal)
    {
        ["Open"] = "apertura", ["AdoptRegulation"] = "nuevo reglamento", ["Admit"] = "ingreso", ["DeclareFamily"] = "declaración de familia", ["NamePerson"] = "identificación de la persona", ["Seat"] = "nombramiento en el comité", ["PayInCapital"] = "aporte de capital",
        ["PayRunningCost"] = "gasto de funcionamiento", ["Reinvest"] = "reinversión", ["OpenCreditLine"] = "línea de crédito", ["PayBank"] = "pago al banco", ["SettleProduce"] = "pago del aliado", ["BringForward"] = "saldo inicial",
        ["Sign"] = "firma", ["Deliver"] = "entrega de insumos", ["Receive"] = "reintegro", ["Complete"] = "reintegro total", ["Reschedule"] = "reprogramación", ["GiveUp"] = "renuncia al cobro", ["Withdraw"] = "retiro",
        ["Apply"] = "solicitud", ["Approve"] = "aprobación", ["Reject"] = "negación", ["Disburse"] = "desembolso", ["Repay"] = "abono", ["Settle"] = "pago total", ["Charge"] = "cobro", ["Restructure"] = "reestructuración",
        ["WriteOff"] = "castigo", ["Recover"] = "recuperación", ["TakeBack"] = "recibo anulado", ["Reopen"] = "recibo anulado, crédito reabierto", ["ReopenRestructured"] = "recibo anulado, crédito reabierto",
    };
}
