using Ledger.Access;
using Ledger.Accountabilities;
using Ledger.Alliances;
using Ledger.Counterparts;
using Ledger.Journal;
using Ledger.Lending;
using Ledger.Orders;
using Ledger.Programs;
using Ledger.RotatingFunds;
using Ledger.Subprojects;
using Ledger.Tranches;

namespace Ledger.Texts;

/// <summary>
/// The Spanish words of states, roles, duties and kinds (specs/glossary.md): one home for the command line, pages and
/// refusals.
/// </summary>
public static partial class SpanishWords
{
    /// <summary>The word of a value of an enumeration; its own name where it has none.</summary>
    public static string Of(Enum value) =>
        value switch
        {
            Role role => Of(role),
            Permission permission => Of(permission),
            Duty duty => Of(duty),
            EstateKind kind => Of(kind),
            HolderRule rule => Of(rule),
            PeriodStatus status => Of(status),
            PeriodTrigger trigger => Of(trigger),
            Life life => Of(life),
            PledgeKind kind => Of(kind),
            PartyRole role => Of(role),
            LoanState state => Of(state),
            CommitmentState state => Of(state),
            AllianceState => State(value.ToString(), Life.Alliance),
            ReleaseState => State(value.ToString(), Life.Release),
            OrderState => State(value.ToString(), Life.Order),
            PledgeState => State(value.ToString(), Life.Pledge),
            CertificateState => State(value.ToString(), Life.Certificate),
            // An invoice is feminine as well.
            AccountabilityState or InvoiceState => State(value.ToString(), Life.Accountability),
            WorksState => State(value.ToString(), Life.Works),
            WorksPaymentState => State(value.ToString(), Life.WorksPayment),
            _ => value.ToString(),
        };

    public static string Of(Role role) =>
        role switch
        {
            Role.Administrator => "Administrador",
            Role.Operator => "Operador",
            Role.Controller => "Contralor",
            Role.Treasurer => "Tesorero",
            Role.Auditor => "Auditor",
            Role.FinanceSystem => "Sistema financiero",
            Role.ProgrammeOffice => "Oficina del programa",
            Role.Supervisor => "Supervisor",
            Role.Manager => "Gerente",
            Role.Accompanier => "Acompañante",
            Role.Committee => "Comité directivo",
            Role.Contributor => "Aportante",
            Role.Evaluator => "Evaluador",
        };

    /// <summary>As in "the permission of".</summary>
    public static string Of(Permission permission) =>
        permission switch
        {
            Permission.Administer => "administrar",
            Permission.OpenBooks => "abrir libros",
            Permission.Post => "registrar asientos",
            Permission.ForceReversal => "forzar reversiones",
            Permission.ClosePeriods => "cerrar períodos",
            Permission.Read => "consultar",
            Permission.Verify => "verificar",
            Permission.SetRules => "fijar reglas",
            Permission.CommitFunds => "comprometer recursos",
            Permission.KeepAlliances => "llevar alianzas",
            Permission.Evaluate => "evaluar",
            Permission.Pledge => "comprometer aportes",
            Permission.Prepare => "preparar",
            Permission.Certify => "certificar",
            Permission.Review => "revisar",
            Permission.Approve => "aprobar",
            Permission.Release => "girar",
            Permission.Reconcile => "conciliar",
            Permission.Order => "ordenar pagos",
            Permission.RunFund => "manejar el fondo rotatorio",
            Permission.DecideLoans => "decidir créditos",
        };

    public static string Of(Duty duty) =>
        duty switch
        {
            Duty.None => "ninguna función",
            Duty.Prepare => "preparar",
            Duty.Certify => "certificar",
            Duty.Review => "revisar",
            Duty.Approve => "aprobar",
            Duty.Release => "girar",
            Duty.Reconcile => "conciliar",
        };

    public static string Of(EstateKind kind) =>
        kind switch
        {
            EstateKind.Programme => "programa",
            EstateKind.Trust => "patrimonio autónomo",
            EstateKind.Organization => "organización",
            EstateKind.ImplementingFund => "fondo ejecutor",
            EstateKind.RotatingFund => "fondo rotatorio",
            EstateKind.Fiduciary => "fiduciaria",
        };

    public static string Of(Channel channel) =>
        channel switch
        {
            Channel.Trust => "patrimonio autónomo",
            Channel.OrganizationAccount => "cuenta de la organización",
            Channel.ImplementingFund => "fondo ejecutor",
        };

    public static string Of(InterestMethod method) =>
        method switch
        {
            InterestMethod.Declining => "sobre saldos",
            InterestMethod.Flat => "sobre el monto",
        };

    public static string Of(RepaymentForm form) =>
        form switch
        {
            RepaymentForm.EqualInstalments => "cuota fija",
            RepaymentForm.EqualPrincipal => "abono constante a capital",
            RepaymentForm.InterestOnly => "solo intereses",
            RepaymentForm.Harvest => "a la cosecha",
        };

    public static string Of(HolderRule rule) =>
        rule switch
        {
            HolderRule.Group => "grupo",
            HolderRule.None => "ninguno",
            HolderRule.Optional => "opcional",
            HolderRule.Required => "obligatorio",
        };

    public static string Of(PeriodStatus status) =>
        status switch
        {
            PeriodStatus.Open => "abierto",
            PeriodStatus.Closed => "cerrado",
            PeriodStatus.ReopeningAsked => "reapertura pedida",
        };

    public static string Of(PeriodTrigger trigger) =>
        trigger switch
        {
            PeriodTrigger.Close => "cerrar",
            PeriodTrigger.AskReopening => "pedir la reapertura",
            PeriodTrigger.WithdrawReopening => "retirar la reapertura",
            PeriodTrigger.Reopen => "reabrir",
        };

    public static string Of(Life life) =>
        life switch
        {
            Life.Alliance => "alianza",
            Life.Pledge => "aporte",
            Life.Release => "giro",
            Life.Order => "orden de pago",
            Life.Certificate => "certificado",
            Life.Accountability => "rendición",
            Life.Works => "obra",
            Life.WorksPayment => "pago de obra",
        };

    public static string Of(PledgeKind kind) =>
        kind switch
        {
            PledgeKind.Cash => "efectivo",
            PledgeKind.InKind => "especie",
            PledgeKind.Credit => "crédito",
            PledgeKind.Manager => "pago del gerente",
        };

    public static string Of(PartyRole role) =>
        role switch
        {
            PartyRole.Ally => "aliado comercial",
            PartyRole.TerritorialEntity => "entidad territorial",
            PartyRole.Bank => "banco",
            PartyRole.AccompanyingOrganization => "organización acompañante",
        };

    public static string Of(LoanState state) =>
        state switch
        {
            LoanState.Applied => "Solicitado",
            LoanState.Approved => "Aprobado",
            LoanState.Current => "Vigente",
            LoanState.Restructured => "Reestructurado",
            LoanState.Closed => "Cancelado",
            LoanState.WrittenOff => "Castigado",
            LoanState.Rejected => "Negado",
            LoanState.Withdrawn => "Retirado",
        };

    public static string Of(CommitmentState state) =>
        state switch
        {
            CommitmentState.Signed => "Firmado",
            CommitmentState.Delivered => "Exigible",
            CommitmentState.Repaid => "Reintegrado",
            CommitmentState.GivenUp => "Incobrable",
            CommitmentState.Withdrawn => "Retirado",
        };

    /// <summary>A state of a life, in the gender of what it is said of: un giro pagado, una orden pagada.</summary>
    public static string State(string name, Life life) =>
        IsFeminine(life) && Feminine.TryGetValue(name, out var feminine)
            ? feminine
            : States.GetValueOrDefault(name, name);

    public static bool IsFeminine(Life life) =>
        life is Life.Alliance or Life.Order or Life.Accountability or Life.Works;

    /// <summary>
    /// What a step of an alliance or one of its files did; the trigger's own name where it has no word.
    /// </summary>
    public static string Step(string trigger) => Steps.GetValueOrDefault(trigger, trigger);

    /// <summary>What a step in a rotating fund did.</summary>
    public static string FundStep(string trigger) => FundSteps.GetValueOrDefault(trigger, trigger);

    /// <summary>For whom an instrument is; a word of its document that is not known stays as it is.</summary>
    public static string Recipient(string recipient) =>
        recipient switch
        {
            "household" => "hogar",
            "association" => "asociación",
            "organization" => "organización",
            "municipality" => "municipio",
            "producer" => "productor",
            _ => recipient,
        };

    /// <summary>A condition of a release, by its code.</summary>
    public static string Condition(string code) => Conditions.GetValueOrDefault(code, code);

    /// <summary>For the tests that want every state and every step to have its word.</summary>
    public static bool HasState(string state) => States.ContainsKey(state);

    public static bool HasStep(string trigger) => Steps.ContainsKey(trigger);
}
