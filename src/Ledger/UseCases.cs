using System.Collections.Frozen;
using Ledger.Access;
using Ledger.Accountabilities;
using Ledger.Alliances;
using Ledger.Counterparts;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Orders;
using Ledger.Programs;
using Ledger.RotatingFunds;
using Ledger.Subprojects;
using Ledger.Tranches;
using static Ledger.Journal.Instruction;

namespace Ledger;

/// <summary>One thing that somebody can do with the ledger.</summary>
/// <param name="Verb">Its name on the command line; the web's routes are made of the same words.</param>
/// <param name="Request">What it sends to the books: an instruction, or the point from which a question is asked.
/// <c>void</c> where it sends nothing.</param>
/// <param name="Permission">What its caller must hold.</param>
/// <param name="Does">What it does, in one line.</param>
/// <param name="Hace">The same in Spanish.</param>
public sealed record UseCaseText(string Verb, Type Request, Permission Permission, string Does, string Hace)
{
    /// <summary>Whether it may change the books: then it needs to know who asks.</summary>
    public bool Writes => Permission is not (Permission.Read or Permission.Verify);
}

/// <summary>
/// The table of contents: everything that can be done, one line each. The command line is built from it, and
/// the pages of specs/ have a section for each.
/// </summary>
public static class UseCaseTexts
{
    public static readonly IReadOnlyList<UseCaseText> All =
    [
        // Setting up
        new(
            "migrate",
            typeof(void),
            Permission.Administer,
            "Make the database's tables, or bring them up to date.",
            "Crea las tablas de la base de datos o las actualiza."
        ),
        new(
            "people add",
            typeof(Person),
            Permission.Administer,
            "Register somebody who acts.",
            "Registra a una persona que actúa."
        ),
        new(
            "people grant",
            typeof(void),
            Permission.Administer,
            "Grant a person a role for a part of the ledger.",
            "Otorga a una persona un rol para una parte del libro."
        ),
        new(
            "people confirm",
            typeof(void),
            Permission.Administer,
            "Confirm roles that another administrator granted.",
            "Confirma roles que otorgó otra persona administradora."
        ),
        new("people end", typeof(void), Permission.Administer, "End a role.", "Termina un rol."),
        new(
            "people roles",
            typeof(void),
            Permission.Read,
            "List the roles that people hold, and those that wait for a confirmation.",
            "Lista los roles que tienen las personas y los que esperan confirmación."
        ),
        new("people list", typeof(void), Permission.Read, "List who is registered.", "Lista las personas registradas."),
        new(
            "chart",
            typeof(EstateKind),
            Permission.Read,
            "Print the chart of accounts of a kind of estate.",
            "Muestra el plan de cuentas de una clase de patrimonio."
        ),
        // Books
        new(
            "estates open",
            typeof(OpenEstate),
            Permission.OpenBooks,
            "Open the books of a new estate, with its chart's accounts.",
            "Abre los libros de un patrimonio, con las cuentas de su plan."
        ),
        new("estates list", typeof(void), Permission.Read, "List the estates.", "Lista los patrimonios."),
        new(
            "estates show",
            typeof(void),
            Permission.Read,
            "Show one estate: its facts, closed periods and open holds.",
            "Muestra un patrimonio: sus datos, períodos cerrados y reservas abiertas."
        ),
        new(
            "accounts open",
            typeof(OpenAccount),
            Permission.OpenBooks,
            "Open an account of the chart for a holder or in another currency.",
            "Abre una cuenta del plan para un titular o en otra moneda."
        ),
        new(
            "accounts close",
            typeof(CloseAccount),
            Permission.OpenBooks,
            "Close an empty account.",
            "Cierra una cuenta sin saldo."
        ),
        new(
            "accounts constrain",
            typeof(ConstrainAccount),
            Permission.OpenBooks,
            "Set the side on which an account never has less than zero.",
            "Fija el lado en que una cuenta nunca queda bajo cero."
        ),
        new(
            "accounts list",
            typeof(void),
            Permission.Read,
            "List an estate's accounts with their balances.",
            "Lista las cuentas de un patrimonio con sus saldos."
        ),
        // Entries
        new(
            "post",
            typeof(PostEntry),
            Permission.Post,
            "Post an entry, paired entries, or a file of them.",
            "Registra un asiento, asientos pareados o un archivo de asientos."
        ),
        new(
            "reverse",
            typeof(ReverseEntry),
            Permission.Post,
            "Reverse an entry and every other entry of its request.",
            "Reversa un asiento y los demás asientos de su solicitud."
        ),
        // Holds
        new(
            "hold place",
            typeof(PlaceHold),
            Permission.Post,
            "Hold money on an account.",
            "Reserva dinero en una cuenta."
        ),
        new(
            "hold post",
            typeof(PostHold),
            Permission.Post,
            "Post an entry out of a hold, in full or in part.",
            "Registra un asiento contra una reserva, total o parcial."
        ),
        new("hold void", typeof(VoidHold), Permission.Post, "Void a hold.", "Anula una reserva."),
        new(
            "hold expire",
            typeof(ExpireHold),
            Permission.Post,
            "Record that a hold's expiry has come.",
            "Registra el vencimiento de una reserva."
        ),
        new(
            "hold list",
            typeof(void),
            Permission.Read,
            "List an estate's open holds.",
            "Lista las reservas abiertas de un patrimonio."
        ),
        // Periods
        new(
            "period close",
            typeof(ClosePeriod),
            Permission.ClosePeriods,
            "Close an estate's books through a day.",
            "Cierra los libros de un patrimonio hasta un día."
        ),
        new(
            "period ask-reopening",
            typeof(AskReopening),
            Permission.ClosePeriods,
            "Ask that the newest closed period be reopened.",
            "Pide reabrir el último período cerrado."
        ),
        new(
            "period withdraw-reopening",
            typeof(WithdrawReopening),
            Permission.ClosePeriods,
            "Withdraw what was asked.",
            "Retira la petición de reapertura."
        ),
        new(
            "period reopen",
            typeof(ReopenPeriod),
            Permission.ClosePeriods,
            "Grant a reopening that another person asked for.",
            "Concede la reapertura que pidió otra persona."
        ),
        new(
            "period list",
            typeof(void),
            Permission.Read,
            "List an estate's periods.",
            "Lista los períodos de un patrimonio."
        ),
        // Questions
        new("balance", typeof(Viewpoint), Permission.Read, "The balance of one account.", "El saldo de una cuenta."),
        new(
            "trial-balance",
            typeof(Viewpoint),
            Permission.Read,
            "All accounts of an estate; debits equal credits.",
            "Balance de comprobación de un patrimonio."
        ),
        new(
            "statement",
            typeof(Viewpoint),
            Permission.Read,
            "The postings of an account, with running balance.",
            "Extracto de una cuenta, con saldo corrido."
        ),
        new(
            "general-ledger",
            typeof(Viewpoint),
            Permission.Read,
            "The statements of all accounts that moved.",
            "Libro mayor: los extractos de las cuentas con movimiento."
        ),
        new(
            "journal",
            typeof(void),
            Permission.Read,
            "The records of an estate in their order.",
            "Libro diario: los registros de un patrimonio en su orden."
        ),
        // Proof
        new(
            "verify",
            typeof(void),
            Permission.Verify,
            "Recompute chain and totals, and say what does not agree.",
            "Recalcula la cadena y los totales y dice qué no concuerda."
        ),
        new(
            "checkpoint take",
            typeof(Checkpoint),
            Permission.Verify,
            "Print the end of the books as a line to be kept outside.",
            "Imprime el final de los libros como una línea para guardar fuera."
        ),
        new(
            "checkpoint check",
            typeof(Checkpoint),
            Permission.Verify,
            "Check the books against lines kept outside.",
            "Compara los libros con líneas guardadas fuera."
        ),
        // In and out
        new(
            "export",
            typeof(void),
            Permission.Verify,
            "Write journals as JSON Lines, each record with its seal.",
            "Escribe los libros diarios como JSON Lines, cada registro con su sello."
        ),
        new(
            "import",
            typeof(void),
            Permission.Administer,
            "Take exported journals into a ledger that does not have their estates.",
            "Incorpora libros diarios exportados a un libro que no tiene sus patrimonios."
        ),
        // Programmes and instruments
        new(
            "instruments load",
            typeof(void),
            Permission.SetRules,
            "Load an instrument's document; a version is never edited.",
            "Carga el documento de un instrumento; una versión nunca se edita."
        ),
        new(
            "instruments list",
            typeof(void),
            Permission.Read,
            "List the instruments that are loaded.",
            "Lista los instrumentos cargados."
        ),
        new(
            "instruments show",
            typeof(void),
            Permission.Read,
            "The rules of one instrument, with their source.",
            "Las reglas de un instrumento, con su fuente."
        ),
        new(
            "programmes open",
            typeof(OpenEstate),
            Permission.SetRules,
            "Register a programme and open its estate.",
            "Registra un programa y abre su patrimonio."
        ),
        new("programmes list", typeof(void), Permission.Read, "List the programmes.", "Lista los programas."),
        new(
            "programmes appropriate",
            typeof(PostEntry),
            Permission.CommitFunds,
            "Appropriate what may be committed of a source in a year, or reduce it.",
            "Apropia lo que puede comprometerse de una fuente en un año, o lo reduce."
        ),
        new(
            "programmes receive",
            typeof(PostEntry),
            Permission.Reconcile,
            "The programme received money from the loan or the nation.",
            "El programa recibió dinero del crédito o de la nación."
        ),
        new(
            "programmes pay",
            typeof(PostEntry),
            Permission.Post,
            "The programme pays a cost of its own, as an accompaniment.",
            "El programa paga un costo propio, como un acompañamiento."
        ),
        new(
            "programmes pay-manager",
            typeof(PostEntry),
            Permission.Post,
            "The programme pays its part of an alliance's manager, once the organization's is there.",
            "El programa paga su parte del gerente de una alianza, cuando está la de la organización."
        ),
        // Alliances
        new(
            "alliances register",
            typeof(RegisterAlliance),
            Permission.KeepAlliances,
            "Enter the profile of an alliance.",
            "Registra el perfil de una alianza."
        ),
        new(
            "alliances evaluate",
            typeof(MoveAlliance),
            Permission.Evaluate,
            "The profile was evaluated.",
            "El perfil fue evaluado."
        ),
        new(
            "alliances approve",
            typeof(MoveAlliance),
            Permission.KeepAlliances,
            "The alliance and its incentive are approved, within the cap.",
            "La alianza y su incentivo se aprueban, dentro del tope."
        ),
        new(
            "alliances sign",
            typeof(SignAgreement),
            Permission.CommitFunds,
            "The agreement is signed: the incentive is committed, source by source.",
            "Se firma el convenio: el incentivo se compromete, fuente por fuente."
        ),
        new(
            "alliances constitute",
            typeof(ConstituteEstate),
            Permission.OpenBooks,
            "The trust is constituted, or the account opened: the alliance executes.",
            "Se constituye el patrimonio o se abre la cuenta: la alianza ejecuta."
        ),
        new(
            "alliances suspend",
            typeof(MoveAlliance),
            Permission.KeepAlliances,
            "No money moves until it is resumed.",
            "No se mueve dinero hasta que se reanude."
        ),
        new(
            "alliances resume",
            typeof(MoveAlliance),
            Permission.KeepAlliances,
            "A suspended alliance executes again.",
            "Una alianza suspendida vuelve a ejecutar."
        ),
        new(
            "alliances liquidate",
            typeof(LiquidateEstate),
            Permission.Reconcile,
            "What was not spent went back to the programme or to a contributor.",
            "Lo no gastado volvió al programa o a un aportante."
        ),
        new(
            "alliances close",
            typeof(MoveAlliance),
            Permission.KeepAlliances,
            "The alliance is over; what was not released is committed no longer.",
            "La alianza termina; lo no girado deja de estar comprometido."
        ),
        new(
            "alliances reject",
            typeof(MoveAlliance),
            Permission.KeepAlliances,
            "Say no to a profile, and why.",
            "Rechaza un perfil y dice por qué."
        ),
        new(
            "alliances withdraw",
            typeof(MoveAlliance),
            Permission.KeepAlliances,
            "The alliance takes itself back before it executes.",
            "La alianza se retira antes de ejecutar."
        ),
        new(
            "alliances change",
            typeof(ChangeAlliance),
            Permission.KeepAlliances,
            "Families, cost or incentive change; the cap is judged against what is released.",
            "Cambian familias, costo o incentivo; el tope se compara con lo girado."
        ),
        new(
            "alliances budget",
            typeof(SetBudget),
            Permission.KeepAlliances,
            "Set the budget's lines, each with the days in which it may be spent.",
            "Fija los rubros del presupuesto, cada uno con los días en que puede gastarse."
        ),
        new(
            "alliances party",
            typeof(NameParty),
            Permission.KeepAlliances,
            "Name an organization that takes part: the ally, a territorial entity, the bank, who accompanies.",
            "Indica una organización participante: el aliado, una entidad territorial, el banco, quien acompaña."
        ),
        new(
            "alliances import",
            typeof(RegisterAlliance),
            Permission.KeepAlliances,
            "Register alliances from a file.",
            "Registra alianzas desde un archivo."
        ),
        new(
            "alliances import-budgets",
            typeof(SetBudget),
            Permission.KeepAlliances,
            "Set budgets from a file, one line of a budget per row.",
            "Fija presupuestos desde un archivo, un rubro por fila."
        ),
        new(
            "alliances list",
            typeof(void),
            Permission.Read,
            "List alliances, with their money by stage.",
            "Lista alianzas, con su dinero por etapa."
        ),
        new(
            "alliances show",
            typeof(void),
            Permission.Read,
            "Everything about one alliance.",
            "Todo sobre una alianza."
        ),
        new(
            "supervisors appoint",
            typeof(AppointSupervisor),
            Permission.KeepAlliances,
            "Put somebody on the roster of an alliance's supervisors.",
            "Incluye a alguien entre los supervisores de una alianza."
        ),
        new(
            "supervisors dismiss",
            typeof(DismissSupervisor),
            Permission.KeepAlliances,
            "End somebody's appointments as a supervisor of an alliance.",
            "Termina la designación de un supervisor de una alianza."
        ),
        new(
            "supervisors list",
            typeof(void),
            Permission.Read,
            "Who may certify an alliance's progress, from when until when, and who was dismissed.",
            "Quiénes pueden certificar el avance de una alianza, desde y hasta cuándo, y quiénes fueron retirados."
        ),
        new(
            "members admit",
            typeof(AdmitMember),
            Permission.KeepAlliances,
            "Admit a producer who is eligible.",
            "Admite a un productor que cumple los requisitos."
        ),
        new(
            "members commit",
            typeof(CommitToRepay),
            Permission.Prepare,
            "A member signed the commitment to repay.",
            "Un miembro firmó el compromiso de reintegro."
        ),
        new(
            "members leave",
            typeof(LeaveAlliance),
            Permission.KeepAlliances,
            "A producer leaves the alliance.",
            "Un productor se retira de la alianza."
        ),
        new(
            "members list",
            typeof(void),
            Permission.Read,
            "List an alliance's members and who signed.",
            "Lista los miembros de una alianza y quiénes firmaron."
        ),
        new(
            "members import",
            typeof(AdmitMember),
            Permission.KeepAlliances,
            "Admit members from a file.",
            "Admite miembros desde un archivo."
        ),
        // Counterparts
        new(
            "pledges make",
            typeof(PledgeCounterpart),
            Permission.Pledge,
            "A contributor promises money, things or credit by a day.",
            "Un aportante promete dinero, bienes o crédito para un día."
        ),
        new(
            "pledges call",
            typeof(CallPledge),
            Permission.Pledge,
            "Ask a contributor to pay what was pledged.",
            "Requiere al aportante lo comprometido."
        ),
        new(
            "pledges verify",
            typeof(VerifyCounterpart),
            Permission.Reconcile,
            "What was pledged is there: by the bank statement, or by a valuation.",
            "Lo comprometido está: según el extracto bancario o un avalúo."
        ),
        new(
            "pledges correct",
            typeof(CorrectCounterpart),
            Permission.Reconcile,
            "What was verified was not there after all; what rested on it waits again.",
            "Lo verificado no estaba; lo que dependía de ello vuelve a esperar."
        ),
        new(
            "pledges withdraw",
            typeof(WithdrawPledge),
            Permission.Pledge,
            "A contributor takes back what was not paid yet.",
            "Un aportante retira lo que aún no ha pagado."
        ),
        new(
            "pledges list",
            typeof(void),
            Permission.Read,
            "List an alliance's pledges.",
            "Lista los aportes de una alianza."
        ),
        new(
            "pledges show",
            typeof(void),
            Permission.Read,
            "One pledge: its figures, who did what.",
            "Un aporte: sus cifras y quién hizo qué."
        ),
        new(
            "pledges late",
            typeof(void),
            Permission.Read,
            "Late pledges of a programme, by contributor and age.",
            "Aportes en mora de un programa, por aportante y antigüedad."
        ),
        new(
            "pledges import",
            typeof(PledgeCounterpart),
            Permission.Pledge,
            "Enter pledges from a file.",
            "Registra aportes desde un archivo."
        ),
        // Progress and releases
        new(
            "certificate issue",
            typeof(IssueCertificate),
            Permission.Certify,
            "Certify how far an alliance's investment is.",
            "Certifica el avance de la inversión de una alianza."
        ),
        new(
            "certificate revoke",
            typeof(RevokeCertificate),
            Permission.Certify,
            "Revoke a certificate; what rested on it waits again.",
            "Revoca un certificado; lo que se apoyaba en él vuelve a esperar."
        ),
        new(
            "certificate show",
            typeof(void),
            Permission.Read,
            "One certificate: who certified what, by which evidence, and who revoked it.",
            "Un certificado: quién certificó qué, con qué evidencia, y quién lo revocó."
        ),
        new(
            "certificate import",
            typeof(IssueCertificate),
            Permission.Certify,
            "Issue certificates from a file.",
            "Emite certificados desde un archivo."
        ),
        new("release request", typeof(RequestRelease), Permission.Prepare, "Ask for a tranche.", "Solicita un tramo."),
        new(
            "release amend",
            typeof(AmendRelease),
            Permission.Prepare,
            "Change what is asked: another revision.",
            "Cambia lo solicitado: otra revisión."
        ),
        new(
            "release conditions",
            typeof(void),
            Permission.Read,
            "What must hold before a release, and who must act.",
            "Lo que debe cumplirse antes de un giro y quién debe actuar."
        ),
        new(
            "release review",
            typeof(ReviewRelease),
            Permission.Review,
            "The maker has checked the file.",
            "Quien prepara en la fiduciaria revisó el expediente."
        ),
        new(
            "release approve",
            typeof(ApproveRelease),
            Permission.Approve,
            "Approve the revision you saw; the last approval holds the money.",
            "Aprueba la revisión que vio; la última aprobación reserva el dinero."
        ),
        new(
            "release instruct",
            typeof(InstructRelease),
            Permission.Release,
            "Instruct the bank to pay.",
            "Ordena el pago al banco."
        ),
        new(
            "release bounce",
            typeof(BounceRelease),
            Permission.Reconcile,
            "The bank did not take the instruction.",
            "El banco no aceptó la orden."
        ),
        new(
            "release debit",
            typeof(DebitRelease),
            Permission.Reconcile,
            "The bank debited the programme; the credit is still missing.",
            "El banco debitó al programa; falta el abono."
        ),
        new(
            "release confirm",
            typeof(ConfirmRelease),
            Permission.Reconcile,
            "The bank paid, in full or in part.",
            "El banco pagó, total o parcialmente."
        ),
        new(
            "release return",
            typeof(ReturnRelease),
            Permission.Reconcile,
            "The bank returned the payment.",
            "El banco devolvió el pago."
        ),
        new(
            "release retry",
            typeof(RetryRelease),
            Permission.Release,
            "Try a returned payment again.",
            "Intenta de nuevo un pago devuelto."
        ),
        new(
            "release reject",
            typeof(RejectRelease),
            Permission.Review,
            "Say no, and why.",
            "Rechaza la solicitud y dice por qué."
        ),
        new(
            "release cancel",
            typeof(CancelRelease),
            Permission.Prepare,
            "Take the request back.",
            "Retira la solicitud."
        ),
        new(
            "release list",
            typeof(void),
            Permission.Read,
            "Releases, filtered, sorted and paged.",
            "Giros, filtrados, ordenados y por páginas."
        ),
        new(
            "release show",
            typeof(void),
            Permission.Read,
            "One release: where it is, who did what.",
            "Un giro: dónde está y quién hizo qué."
        ),
        // Accounting for what was spent
        new(
            "account render",
            typeof(RenderAccount),
            Permission.Prepare,
            "Account for what was spent of a release, invoice by invoice.",
            "Rinde lo gastado de un giro, factura por factura."
        ),
        new(
            "account accept",
            typeof(AcceptAccount),
            Permission.Review,
            "Accept what was rendered; what is ineligible is to be refunded.",
            "Acepta lo rendido; lo no elegible se reintegra."
        ),
        new(
            "account reject",
            typeof(RejectAccount),
            Permission.Review,
            "Do not accept what was rendered, and say why.",
            "Rechaza lo rendido y dice por qué."
        ),
        new(
            "account disallow",
            typeof(DisallowInvoices),
            Permission.Review,
            "Find accepted invoices ineligible: a refund is due.",
            "Declara no elegibles facturas aceptadas: se debe un reintegro."
        ),
        new(
            "account refund",
            typeof(RecordRefund),
            Permission.Reconcile,
            "The bank shows a refund, in full or in part.",
            "El banco muestra un reintegro, total o parcial."
        ),
        new(
            "account list",
            typeof(void),
            Permission.Read,
            "List an alliance's accountabilities and their invoices.",
            "Lista las rendiciones de una alianza y sus facturas."
        ),
        new(
            "account show",
            typeof(void),
            Permission.Read,
            "One accountability: its invoices, who did what.",
            "Una rendición: sus facturas y quién hizo qué."
        ),
        // Payment orders out of a trust
        new(
            "order place",
            typeof(PlaceOrder),
            Permission.Order,
            "Accept a supplier's invoice and order its payment.",
            "Acepta la factura de un proveedor y ordena su pago."
        ),
        new(
            "order amend",
            typeof(AmendOrder),
            Permission.Order,
            "Change what is ordered: another revision.",
            "Cambia lo ordenado: otra revisión."
        ),
        new(
            "order review",
            typeof(ReviewOrder),
            Permission.Review,
            "The maker has checked the order and its invoice.",
            "Quien prepara en la fiduciaria revisó la orden y su factura."
        ),
        new(
            "order approve",
            typeof(ApproveOrder),
            Permission.Approve,
            "Approve the revision you saw; the last approval holds the money.",
            "Aprueba la revisión que vio; la última aprobación reserva el dinero."
        ),
        new(
            "order instruct",
            typeof(InstructOrder),
            Permission.Release,
            "Instruct the bank to pay the supplier.",
            "Ordena al banco pagar al proveedor."
        ),
        new(
            "order confirm",
            typeof(ConfirmOrder),
            Permission.Reconcile,
            "The bank paid the supplier.",
            "El banco pagó al proveedor."
        ),
        new(
            "order return",
            typeof(ReturnOrder),
            Permission.Reconcile,
            "The bank returned the payment, or did not take it.",
            "El banco devolvió el pago o no lo aceptó."
        ),
        new(
            "order retry",
            typeof(RetryOrder),
            Permission.Release,
            "Try a returned payment again.",
            "Intenta de nuevo un pago devuelto."
        ),
        new(
            "order reject",
            typeof(RejectOrder),
            Permission.Review,
            "Say no, and why.",
            "Rechaza la orden y dice por qué."
        ),
        new("order cancel", typeof(CancelOrder), Permission.Order, "Take the order back.", "Retira la orden."),
        new(
            "order pay-tax",
            typeof(PayTax),
            Permission.Release,
            "Pay to the tax office what was withheld of paid orders.",
            "Paga a la administración de impuestos lo retenido en la fuente de órdenes pagadas."
        ),
        new(
            "order release-retention",
            typeof(ReleaseRetention),
            Permission.Release,
            "Pay a supplier what was retained of its paid orders.",
            "Paga a un proveedor lo retenido en garantía de sus órdenes pagadas."
        ),
        new(
            "order list",
            typeof(void),
            Permission.Read,
            "List an alliance's payment orders.",
            "Lista las órdenes de pago de una alianza."
        ),
        new(
            "order show",
            typeof(void),
            Permission.Read,
            "One payment order: its figures, who did what.",
            "Una orden de pago: sus cifras y quién hizo qué."
        ),
        // Works of municipal subprojects
        new(
            "works plan",
            typeof(PlanWorks),
            Permission.KeepAlliances,
            "Put works of a subproject to evaluation.",
            "Pone a evaluación una obra del subproyecto."
        ),
        new("works tender", typeof(TenderWorks), Permission.KeepAlliances, "Put works to tender.", "Licita una obra."),
        new(
            "works award",
            typeof(AwardWorks),
            Permission.KeepAlliances,
            "A contractor wins the tender: execution begins.",
            "Un contratista gana la licitación: comienza la ejecución."
        ),
        new(
            "works abandon",
            typeof(AbandonWorks),
            Permission.KeepAlliances,
            "Give works up before anything is contracted.",
            "Abandona una obra antes de contratarla."
        ),
        new(
            "works advance",
            typeof(AdvanceWorks),
            Permission.Prepare,
            "Ask that the contractor be paid in advance.",
            "Solicita el anticipo del contratista."
        ),
        new(
            "works certify",
            typeof(CertifyWorks),
            Permission.Certify,
            "Certify what is done from the beginning.",
            "Certifica lo ejecutado desde el comienzo (planilla)."
        ),
        new(
            "works revoke",
            typeof(RevokeWorksCertificate),
            Permission.Certify,
            "Revoke the last works certificate; the next one is measured from the one before.",
            "Revoca la última planilla de una obra; la siguiente se mide desde la anterior."
        ),
        new(
            "works approve",
            typeof(ApproveWorks),
            Permission.Approve,
            "Approve a payment to the contractor: an advance, a certificate, the retention.",
            "Aprueba un pago al contratista: anticipo, planilla o retención."
        ),
        new(
            "works instruct",
            typeof(InstructWorks),
            Permission.Release,
            "Instruct the bank to pay the contractor.",
            "Ordena al banco pagar al contratista."
        ),
        new(
            "works confirm",
            typeof(ConfirmWorks),
            Permission.Reconcile,
            "The bank paid the contractor.",
            "El banco pagó al contratista."
        ),
        new(
            "works return",
            typeof(ReturnWorks),
            Permission.Reconcile,
            "The bank returned a payment to the contractor, or did not take it.",
            "El banco devolvió un pago al contratista o no lo aceptó."
        ),
        new(
            "works retry",
            typeof(RetryWorks),
            Permission.Release,
            "Try a returned payment to the contractor again.",
            "Intenta de nuevo un pago devuelto al contratista."
        ),
        new(
            "works cancel",
            typeof(CancelWorks),
            Permission.Prepare,
            "Take an advance back that was not paid.",
            "Retira un anticipo que no se ha pagado."
        ),
        new(
            "works accept-provisionally",
            typeof(AcceptProvisionally),
            Permission.Certify,
            "Accept works provisionally.",
            "Recibe una obra provisionalmente."
        ),
        new(
            "works accept-finally",
            typeof(AcceptFinally),
            Permission.Certify,
            "Accept works for good: the retention is to be paid, once.",
            "Recibe una obra definitivamente: se debe pagar la retención, una vez."
        ),
        new(
            "works import",
            typeof(PlanWorks),
            Permission.KeepAlliances,
            "Put works to evaluation from a file.",
            "Pone obras a evaluación desde un archivo."
        ),
        new(
            "works list",
            typeof(void),
            Permission.Read,
            "List a subproject's works by stage, with certificates.",
            "Lista las obras de un subproyecto por etapa, con sus planillas."
        ),
        new(
            "works show",
            typeof(void),
            Permission.Read,
            "One works: its figures, who did what.",
            "Una obra: sus cifras y quién hizo qué."
        ),
        new(
            "works show-payment",
            typeof(void),
            Permission.Read,
            "One payment to a contractor: its figures, who did what.",
            "Un pago al contratista: sus cifras y quién hizo qué."
        ),
        // Time in hand
        new(
            "time-in-hand",
            typeof(void),
            Permission.Read,
            "Where every open file lies, whose turn it is, since when, and what is overdue.",
            "Dónde está cada expediente abierto, a quién le toca, desde cuándo y qué venció."
        ),
        new(
            "time-in-hand units",
            typeof(void),
            Permission.Read,
            "How many business days each step takes in each operational unit.",
            "Cuántos días hábiles toma cada paso en cada unidad operativa."
        ),
        // Rotating funds
        new(
            "regulations load",
            typeof(void),
            Permission.RunFund,
            "Load a regulation's document; a version is never edited.",
            "Carga el documento de un reglamento; una versión nunca se edita."
        ),
        new(
            "regulations list",
            typeof(void),
            Permission.Read,
            "List regulations and what they lend.",
            "Lista los reglamentos y lo que prestan."
        ),
        new(
            "regulations maximum",
            typeof(void),
            Permission.SetRules,
            "Enter the most interest that the law lets anybody ask from a day on.",
            "Registra el interés máximo legal desde un día."
        ),
        new(
            "regulations maxima",
            typeof(void),
            Permission.Read,
            "List the legal maxima.",
            "Lista los máximos legales."
        ),
        new(
            "fund open",
            typeof(OpenFund),
            Permission.RunFund,
            "Open a rotating fund, with books of its own.",
            "Abre un fondo rotatorio, con libros propios."
        ),
        new(
            "fund adopt",
            typeof(AdoptRegulation),
            Permission.DecideLoans,
            "The assembly adopted another regulation.",
            "La asamblea adoptó otro reglamento."
        ),
        new(
            "fund admit",
            typeof(AdmitToFund),
            Permission.RunFund,
            "Admit a member who may owe the fund.",
            "Admite a un asociado que puede deber al fondo."
        ),
        new(
            "fund family",
            typeof(DeclareFamily),
            Permission.RunFund,
            "A member declares a family.",
            "Un asociado declara su familia."
        ),
        new(
            "fund person",
            typeof(NamePerson),
            Permission.RunFund,
            "Say who a member is among the people that act here.",
            "Indica quién es un asociado entre las personas que actúan aquí."
        ),
        new(
            "fund seat",
            typeof(SeatOnCommittee),
            Permission.RunFund,
            "Seat a member on the credit committee.",
            "Nombra a un asociado en el comité de crédito."
        ),
        new(
            "fund capital",
            typeof(PayInCapital),
            Permission.RunFund,
            "Capital is paid into the fund.",
            "Se aporta capital al fondo."
        ),
        new(
            "fund cost",
            typeof(PayRunningCost),
            Permission.RunFund,
            "Pay what it costs to run the fund.",
            "Paga un gasto de funcionamiento del fondo."
        ),
        new(
            "fund reinvest",
            typeof(Reinvest),
            Permission.DecideLoans,
            "Put money of the fund into the alliance's business.",
            "Reinvierte dinero del fondo en el negocio de la alianza."
        ),
        new(
            "fund credit-line",
            typeof(OpenCreditLine),
            Permission.RunFund,
            "A bank promises to lend the fund a share of what it lends.",
            "Un banco promete prestar al fondo parte de lo que presta."
        ),
        new(
            "fund pay-bank",
            typeof(PayBank),
            Permission.RunFund,
            "Pay a bank what was drawn, and its interest.",
            "Paga al banco lo usado y sus intereses."
        ),
        new(
            "fund settle-produce",
            typeof(SettleProduce),
            Permission.RunFund,
            "The ally paid for the members' produce.",
            "El aliado pagó el producto de los asociados."
        ),
        new(
            "fund import",
            typeof(AdmitToFund),
            Permission.RunFund,
            "Bring in a fund that exists: members and what they owe, from a file.",
            "Incorpora un fondo que ya existe: asociados y lo que deben, desde un archivo."
        ),
        new(
            "fund receipts",
            typeof(RepayLoan),
            Permission.RunFund,
            "Record receipts from a file, of repayments and of loans.",
            "Registra recibos desde un archivo, de reintegros y de créditos."
        ),
        new(
            "fund end-of-day",
            typeof(EndOfDay),
            Permission.RunFund,
            "Accrue interest and age what is owed, of one fund or of all.",
            "Causa intereses y clasifica la cartera, de un fondo o de todos."
        ),
        new(
            "fund list",
            typeof(void),
            Permission.Read,
            "List the funds with what they lent.",
            "Lista los fondos con lo que prestaron."
        ),
        new(
            "fund show",
            typeof(void),
            Permission.Read,
            "One fund: its members, its money, its portfolio at risk.",
            "Un fondo: sus asociados, su dinero, su cartera en riesgo."
        ),
        new(
            "fund card",
            typeof(void),
            Permission.Read,
            "A member's card: what was lent and repaid, what is due next.",
            "Tarjeta del asociado: lo prestado y pagado, lo que sigue."
        ),
        new(
            "fund statement",
            typeof(void),
            Permission.Read,
            "The fund's statement for the assembly, compared with the period before.",
            "Estado del fondo para la asamblea, comparado con el período anterior."
        ),
        new(
            "fund book",
            typeof(void),
            Permission.Read,
            "The fund book for the auditor: accounts against members' positions.",
            "Libro del fondo para la auditoría: cuentas contra lo que debe cada asociado."
        ),
        new(
            "commitments sign",
            typeof(SignRepayment),
            Permission.RunFund,
            "A member signs when to repay the incentive.",
            "Un asociado firma cuándo reintegra el incentivo."
        ),
        new(
            "commitments deliver",
            typeof(DeliverInputs),
            Permission.RunFund,
            "The inputs were delivered: what was signed is owed.",
            "Se entregaron los insumos: lo firmado se debe."
        ),
        new(
            "commitments receive",
            typeof(ReceiveRepayment),
            Permission.RunFund,
            "A member repays, in cash, by bank or in produce.",
            "Un asociado reintegra, en efectivo, por banco o en producto."
        ),
        new(
            "commitments take-back",
            typeof(TakeBackRepayment),
            Permission.RunFund,
            "A wrong receipt is taken back, by somebody else than who wrote it.",
            "Se anula un recibo equivocado; lo hace otra persona, no quien lo escribió."
        ),
        new(
            "commitments reschedule",
            typeof(RescheduleRepayment),
            Permission.DecideLoans,
            "The committee agrees on other dates.",
            "El comité acuerda otras fechas."
        ),
        new(
            "commitments give-up",
            typeof(GiveUpRepayment),
            Permission.DecideLoans,
            "The committee gives up what cannot be collected.",
            "El comité renuncia a lo incobrable."
        ),
        new(
            "commitments withdraw",
            typeof(WithdrawRepayment),
            Permission.RunFund,
            "The inputs are not delivered after all.",
            "Los insumos no se entregan."
        ),
        new(
            "commitments list",
            typeof(void),
            Permission.Read,
            "List commitments: signed, called, repaid, late.",
            "Lista los compromisos: firmados, exigibles, reintegrados, en mora."
        ),
        new(
            "loans apply",
            typeof(ApplyForLoan),
            Permission.RunFund,
            "A member asks for a loan.",
            "Un asociado solicita un crédito."
        ),
        new(
            "loans approve",
            typeof(ApproveLoan),
            Permission.DecideLoans,
            "The committee lends.",
            "El comité aprueba el crédito."
        ),
        new(
            "loans reject",
            typeof(RejectLoan),
            Permission.DecideLoans,
            "The committee does not lend, and says why.",
            "El comité niega el crédito y dice por qué."
        ),
        new(
            "loans withdraw",
            typeof(WithdrawLoan),
            Permission.RunFund,
            "The member takes the application back.",
            "El asociado retira la solicitud."
        ),
        new(
            "loans disburse",
            typeof(DisburseLoan),
            Permission.RunFund,
            "The money of a loan goes out.",
            "Se desembolsa el crédito."
        ),
        new(
            "loans repay",
            typeof(RepayLoan),
            Permission.RunFund,
            "A member pays on a loan.",
            "Un asociado abona a un crédito."
        ),
        new(
            "loans take-back",
            typeof(TakeBackLoanReceipt),
            Permission.RunFund,
            "A wrong receipt is taken back, by somebody else than who wrote it.",
            "Se anula un recibo equivocado; lo hace otra persona, no quien lo escribió."
        ),
        new(
            "loans charge",
            typeof(ChargeLoan),
            Permission.RunFund,
            "Charge a fee or a penalty.",
            "Cobra una comisión o una sanción."
        ),
        new(
            "loans restructure",
            typeof(RestructureLoan),
            Permission.DecideLoans,
            "The committee agrees on other dates for a loan.",
            "El comité reestructura un crédito."
        ),
        new(
            "loans write-off",
            typeof(WriteOffLoan),
            Permission.DecideLoans,
            "The committee writes off what cannot be collected.",
            "El comité castiga lo incobrable."
        ),
        new(
            "loans recover",
            typeof(RecoverLoan),
            Permission.RunFund,
            "Money came of a loan that was written off.",
            "Se recuperó dinero de un crédito castigado."
        ),
        new(
            "loans quote",
            typeof(void),
            Permission.Read,
            "The schedule that a loan would have; nothing is stored.",
            "El plan de pagos que tendría un crédito; nada se guarda."
        ),
        new(
            "loans list",
            typeof(void),
            Permission.Read,
            "List loans: what is owed, what is late.",
            "Lista los créditos: lo que se debe, lo que está en mora."
        ),
        new(
            "loans show",
            typeof(void),
            Permission.Read,
            "One loan: its schedule, what is due, what would close it.",
            "Un crédito: su plan de pagos, lo exigible, lo que lo cancelaría."
        ),
        // Approving in somebody's place, and the security log
        new(
            "delegations give",
            typeof(Delegation),
            Permission.Approve,
            "Let somebody approve in your place for some days.",
            "Permite que otra persona apruebe en su lugar por unos días."
        ),
        new(
            "delegations withdraw",
            typeof(Delegation),
            Permission.Approve,
            "Take that back.",
            "Retira esa delegación."
        ),
        new(
            "delegations list",
            typeof(void),
            Permission.Read,
            "List who may approve in whose place.",
            "Lista quién puede aprobar en lugar de quién."
        ),
        new(
            "attempts list",
            typeof(void),
            Permission.Verify,
            "The security log: who tried what they may not.",
            "El registro de seguridad: quién intentó lo que no puede."
        ),
        // The clockwork
        new(
            "worker",
            typeof(void),
            Permission.Administer,
            "Do what is due by the clock, until interrupted.",
            "Hace lo que toca por el reloj, hasta que se interrumpa."
        ),
        new("worker run", typeof(void), Permission.Administer, "Run one job now.", "Ejecuta un trabajo ahora."),
        new(
            "worker jobs",
            typeof(void),
            Permission.Read,
            "List the jobs, when they ran and when they are due.",
            "Lista los trabajos, cuándo corrieron y cuándo tocan."
        ),
        // The published table of PAR II
        new(
            "load par2",
            typeof(ActRequest),
            Permission.OpenBooks,
            "Build the portfolio behind the published table: every agreement from its profile through its tranches.",
            "Construye la cartera detrás de la tabla publicada: cada convenio desde su perfil hasta sus tramos."
        ),
        new(
            "load history",
            typeof(Batch),
            Permission.OpenBooks,
            "Load the sums of a programme of a time before this ledger, as they are.",
            "Carga las sumas de un programa anterior a este libro, tal como son."
        ),
        new(
            "report portfolio",
            typeof(void),
            Permission.Read,
            "What each unit committed, asked for, received and accounted for.",
            "Lo que cada unidad comprometió, solicitó, recibió y rindió."
        ),
        new(
            "report exceptions",
            typeof(void),
            Permission.Read,
            "Who asked for or received more than was committed.",
            "Quién solicitó o recibió más de lo comprometido."
        ),
        new(
            "report subprojects",
            typeof(void),
            Permission.Read,
            "Municipal subprojects by stage: what programme and counterpart committed and executed.",
            "Subproyectos municipales por etapa: lo que programa y contrapartida comprometieron y ejecutaron."
        ),
        new(
            "report financing",
            typeof(void),
            Permission.Read,
            "What each source of financing planned, committed and paid in.",
            "Lo que cada fuente de financiación planificó, comprometió y aportó."
        ),
        new(
            "report par2",
            typeof(void),
            Permission.Read,
            "Print that table back from the ledger, beside the published totals.",
            "Imprime esa tabla desde los libros, junto a los totales publicados."
        ),
    ];

    /// <summary>The verb by which somebody asks for an act: release request for RequestRelease.</summary>
    public static string VerbOf(object asked) =>
        asked is MoveAlliance move ? StepVerbs.Of(move.Trigger) : VerbOf(asked.GetType().Name);

    /// <summary>
    /// The same by the name of the act's type, as it is remembered with what it recorded; the name itself when no verb
    /// asks for it.
    /// </summary>
    public static string VerbOf(string act) => VerbsOfActs.Value.GetValueOrDefault(act, act);

    /// <summary>
    /// The first verb of each type. Where that is not what the act is known by, or no verb sends that type alone, it is
    /// said here.
    /// </summary>
    private static readonly Lazy<FrozenDictionary<string, string>> VerbsOfActs = new(() =>
    {
        var verbs = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // A file of receipts is sent seldom, and holds other acts too; what moved an alliance is not remembered by
            // its name.
            [nameof(RepayLoan)] = "loans repay",
            [nameof(BringForwardLoan)] = "fund import",
            [nameof(BringForwardRepayment)] = "fund import",
            [nameof(MoveAlliance)] = "alliances …",
        };
        foreach (var useCase in All)
            verbs.TryAdd(useCase.Request.Name, useCase.Verb);
        return verbs.ToFrozenDictionary(StringComparer.Ordinal);
    });

    public static UseCaseText Of(string verb) =>
        All.FirstOrDefault(useCase => useCase.Verb == verb)
        ?? throw new InvalidOperationException($"No use case '{verb}'.");
}
