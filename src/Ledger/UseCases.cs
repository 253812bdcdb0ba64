using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programs;
using Ledger.Tranches;
using static Ledger.Journal.Instruction;

namespace Ledger;

/// <summary>One thing that somebody can do with the ledger.</summary>
/// <param name="Verb">Its name on the command line; the web's routes are made of the same words.</param>
/// <param name="Request">What it sends to the books: an instruction, or the point from which a question is asked. <c>void</c> where it sends nothing.</param>
/// <param name="Permission">What its caller must hold.</param>
/// <param name="Does">What it does, in one line.</param>
/// <param name="Hace">The same in Spanish.</param>
public sealed record UseCase(string Verb, Type Request, Permission Permission, string Does, string Hace)
{
    /// <summary>Whether it may change the books: then it needs to know who asks.</summary>
    public bool Writes => Permission is not (Permission.Read or Permission.Verify);
}

/// <summary>The table of contents: everything that can be done, one line each. The command line is built from it, and specs/journal.md has a section for each.</summary>
public static class UseCases
{
    public static readonly IReadOnlyList<UseCase> All =
    [
        // Setting up
        new("migrate", typeof(void), Permission.Administer, "Make the database's tables, or bring them up to date.", "Crea las tablas de la base de datos o las actualiza."),
        new("people add", typeof(Person), Permission.Administer, "Register somebody who acts.", "Registra a una persona que actúa."),
        new("people list", typeof(void), Permission.Read, "List who is registered.", "Lista las personas registradas."),
        new("chart", typeof(EstateKind), Permission.Read, "Print the chart of accounts of a kind of estate.", "Muestra el plan de cuentas de una clase de patrimonio."),

        // Books
        new("estates open", typeof(OpenEstate), Permission.OpenBooks, "Open the books of a new estate, with its chart's accounts.", "Abre los libros de un patrimonio, con las cuentas de su plan."),
        new("estates list", typeof(void), Permission.Read, "List the estates.", "Lista los patrimonios."),
        new("estates show", typeof(void), Permission.Read, "Show one estate: its facts, closed periods and open holds.", "Muestra un patrimonio: sus datos, períodos cerrados y reservas abiertas."),
        new("accounts open", typeof(OpenAccount), Permission.OpenBooks, "Open an account of the chart for a holder or in another currency.", "Abre una cuenta del plan para un titular o en otra moneda."),
        new("accounts close", typeof(CloseAccount), Permission.OpenBooks, "Close an empty account.", "Cierra una cuenta sin saldo."),
        new("accounts constrain", typeof(ConstrainAccount), Permission.OpenBooks, "Set the side on which an account never has less than zero.", "Fija el lado en que una cuenta nunca queda bajo cero."),
        new("accounts list", typeof(void), Permission.Read, "List an estate's accounts with their balances.", "Lista las cuentas de un patrimonio con sus saldos."),

        // Entries
        new("post", typeof(PostEntry), Permission.Post, "Post an entry, paired entries, or a file of them.", "Registra un asiento, asientos pareados o un archivo de asientos."),
        new("reverse", typeof(ReverseEntry), Permission.Post, "Reverse an entry and every other entry of its request.", "Reversa un asiento y los demás asientos de su solicitud."),

        // Holds
        new("hold place", typeof(PlaceHold), Permission.Post, "Hold money on an account.", "Reserva dinero en una cuenta."),
        new("hold post", typeof(PostHold), Permission.Post, "Post an entry out of a hold, in full or in part.", "Registra un asiento contra una reserva, total o parcial."),
        new("hold void", typeof(VoidHold), Permission.Post, "Void a hold.", "Anula una reserva."),
        new("hold expire", typeof(ExpireHold), Permission.Post, "Record that a hold's expiry has come.", "Registra el vencimiento de una reserva."),
        new("hold list", typeof(void), Permission.Read, "List an estate's open holds.", "Lista las reservas abiertas de un patrimonio."),

        // Periods
        new("period close", typeof(ClosePeriod), Permission.ClosePeriods, "Close an estate's books through a day.", "Cierra los libros de un patrimonio hasta un día."),
        new("period ask-reopening", typeof(AskReopening), Permission.ClosePeriods, "Ask that the newest closed period be reopened.", "Pide reabrir el último período cerrado."),
        new("period withdraw-reopening", typeof(WithdrawReopening), Permission.ClosePeriods, "Withdraw what was asked.", "Retira la petición de reapertura."),
        new("period reopen", typeof(ReopenPeriod), Permission.ClosePeriods, "Grant a reopening that another person asked for.", "Concede la reapertura que pidió otra persona."),
        new("period list", typeof(void), Permission.Read, "List an estate's periods.", "Lista los períodos de un patrimonio."),

        // Questions
        new("balance", typeof(Viewpoint), Permission.Read, "The balance of one account.", "El saldo de una cuenta."),
        new("trial-balance", typeof(Viewpoint), Permission.Read, "All accounts of an estate; debits equal credits.", "Balance de comprobación de un patrimonio."),
        new("statement", typeof(Viewpoint), Permission.Read, "The postings of an account, with running balance.", "Extracto de una cuenta, con saldo corrido."),
        new("general-ledger", typeof(Viewpoint), Permission.Read, "The statements of all accounts that moved.", "Libro mayor: los extractos de las cuentas con movimiento."),
        new("journal", typeof(void), Permission.Read, "The records of an estate in their order.", "Libro diario: los registros de un patrimonio en su orden."),

        // Proof
        new("verify", typeof(void), Permission.Verify, "Recompute chain and totals, and say what does not agree.", "Recalcula la cadena y los totales y dice qué no concuerda."),
        new("checkpoint take", typeof(Checkpoint), Permission.Verify, "Print the end of the books as a line to be kept outside.", "Imprime el final de los libros como una línea para guardar fuera."),
        new("checkpoint check", typeof(Checkpoint), Permission.Verify, "Check the books against lines kept outside.", "Compara los libros con líneas guardadas fuera."),

        // In and out
        new("export", typeof(void), Permission.Verify, "Write journals as JSON Lines, each record with its seal.", "Escribe los libros diarios como JSON Lines, cada registro con su sello."),
        new("import", typeof(void), Permission.Administer, "Take exported journals into a ledger that does not have their estates.", "Incorpora libros diarios exportados a un libro que no tiene sus patrimonios."),

        // Progress and releases
        new("certificate issue", typeof(IssueCertificate), Permission.Certify, "Certify how far an alliance's investment is.", "Certifica el avance de la inversión de una alianza."),
        new("certificate revoke", typeof(RevokeCertificate), Permission.Certify, "Revoke a certificate; what rested on it waits again.", "Revoca un certificado; lo que se apoyaba en él vuelve a esperar."),
        new("release request", typeof(RequestRelease), Permission.Prepare, "Ask for a tranche.", "Solicita un tramo."),
        new("release amend", typeof(AmendRelease), Permission.Prepare, "Change what is asked: another revision.", "Cambia lo solicitado: otra revisión."),
        new("release conditions", typeof(void), Permission.Read, "What must hold before a release, and who must act.", "Lo que debe cumplirse antes de un giro y quién debe actuar."),
        new("release review", typeof(ReviewRelease), Permission.Review, "The maker has checked the file.", "Quien prepara en la fiduciaria revisó el expediente."),
        new("release approve", typeof(ApproveRelease), Permission.Approve, "Approve the revision you saw; the last approval holds the money.", "Aprueba la revisión que vio; la última aprobación reserva el dinero."),
        new("release instruct", typeof(InstructRelease), Permission.Release, "Instruct the bank to pay.", "Ordena el pago al banco."),
        new("release bounce", typeof(BounceRelease), Permission.Reconcile, "The bank did not take the instruction.", "El banco no aceptó la orden."),
        new("release debit", typeof(DebitRelease), Permission.Reconcile, "The bank debited the programme; the credit is still missing.", "El banco debitó al programa; falta el abono."),
        new("release confirm", typeof(ConfirmRelease), Permission.Reconcile, "The bank paid, in full or in part.", "El banco pagó, total o parcialmente."),
        new("release return", typeof(ReturnRelease), Permission.Reconcile, "The bank returned the payment.", "El banco devolvió el pago."),
        new("release retry", typeof(RetryRelease), Permission.Release, "Try a returned payment again.", "Intenta de nuevo un pago devuelto."),
        new("release reject", typeof(RejectRelease), Permission.Review, "Say no, and why.", "Rechaza la solicitud y dice por qué."),
        new("release cancel", typeof(CancelRelease), Permission.Prepare, "Take the request back.", "Retira la solicitud."),
        new("release show", typeof(void), Permission.Read, "One release: where it is, who did what.", "Un giro: dónde está y quién hizo qué."),

        // Time in hand
        new("time-in-hand", typeof(void), Permission.Read, "Where every open file lies, whose turn it is, since when, and what is overdue.", "Dónde está cada expediente abierto, a quién le toca, desde cuándo y qué venció."),
        new("time-in-hand units", typeof(void), Permission.Read, "How many business days each step takes in each operational unit.", "Cuántos días hábiles toma cada paso en cada unidad operativa."),

        // Approving in somebody's place, and the security log
        new("delegations give", typeof(Delegation), Permission.Approve, "Let somebody approve in your place for some days.", "Permite que otra persona apruebe en su lugar por unos días."),
        new("delegations withdraw", typeof(Delegation), Permission.Approve, "Take that back.", "Retira esa delegación."),
        new("delegations list", typeof(void), Permission.Read, "List who may approve in whose place.", "Lista quién puede aprobar en lugar de quién."),
        new("attempts list", typeof(void), Permission.Verify, "The security log: who tried what they may not.", "El registro de seguridad: quién intentó lo que no puede."),

        // The clockwork
        new("worker", typeof(void), Permission.Administer, "Do what is due by the clock, until interrupted.", "Hace lo que toca por el reloj, hasta que se interrumpa."),
        new("worker run", typeof(void), Permission.Administer, "Run one job now.", "Ejecuta un trabajo ahora."),
        new("worker jobs", typeof(void), Permission.Read, "List the jobs, when they ran and when they are due.", "Lista los trabajos, cuándo corrieron y cuándo tocan."),

        // The published table of PAR II
        new("load par2", typeof(ActRequest), Permission.OpenBooks, "Build the portfolio behind the published table: every agreement from its profile through its tranches.", "Construye la cartera detrás de la tabla publicada: cada convenio desde su perfil hasta sus tramos."),
        new("report par2", typeof(void), Permission.Read, "Print that table back from the ledger, beside the published totals.", "Imprime esa tabla desde los libros, junto a los totales publicados."),
    ];

    public static UseCase Of(string verb) => All.FirstOrDefault(useCase => useCase.Verb == verb) ?? throw new InvalidOperationException($"No use case '{verb}'.");
}
