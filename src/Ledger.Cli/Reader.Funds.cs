using Ledger.RotatingFunds;

namespace Ledger.Cli;

/// <summary>The words of rotating funds.</summary>
public sealed partial class Reader
{
    public string State(LoanState state) => Say(state.ToString(), state switch
    {
        LoanState.Applied => "Solicitado", LoanState.Approved => "Aprobado", LoanState.Current => "Vigente", LoanState.Restructured => "Reestructurado", LoanState.Closed => "Cancelado",
        LoanState.WrittenOff => "Castigado", LoanState.Rejected => "Negado", LoanState.Withdrawn => "Retirado",
    });

    public string State(CommitmentState state) => Say(state.ToString(), state switch
    {
        CommitmentState.Signed => "Firmado", CommitmentState.Delivered => "Exigible", CommitmentState.Repaid => "Reintegrado", CommitmentState.GivenUp => "Incobrable", CommitmentState.Withdrawn => "Retirado",
    });

    /// <summary>What a step did, in a few words: loan 1: Current, 366,720.00.</summary>
    public string Step(FundStep step)
    {
        var amount = step.Amount.IsZero ? "" : $", {Amount(step.Amount)} {step.Amount.Currency}";
        return step.Life switch
        {
            FundLife.Loan => $"{Say("loan", "crédito")} {Number(step.Number)}: {Arrow(step.From, step.To, name => State(Enum.Parse<LoanState>(name)))}{amount}",
            FundLife.Commitment => $"{Say("commitment", "compromiso")} {Number(step.Number)}: {Arrow(step.From, step.To, name => State(Enum.Parse<CommitmentState>(name)))}{amount}",
            _ => $"{Trigger(step.Trigger)}{(step.Member.Length > 0 ? $" {step.Member}" : "")}{amount}",
        };
    }

    /// <summary>What was done, as a member's card and a fund's book say it.</summary>
    public string Trigger(string trigger) => Say(Json.JsonAnswers.Snake(trigger).Replace('_', ' '), FundTriggers.GetValueOrDefault(trigger, trigger));

    private static string Arrow(string from, string to, Func<string, string> word) => from.Length == 0 || from == to ? word(to) : $"{word(from)} → {word(to)}";

    private static readonly Dictionary<string, string> FundTriggers = new(StringComparer.Ordinal)
    {
        ["Open"] = "apertura", ["AdoptRegulation"] = "nuevo reglamento", ["Admit"] = "ingreso", ["DeclareFamily"] = "declaración de familia", ["NamePerson"] = "identificación de la persona", ["Seat"] = "nombramiento en el comité", ["PayInCapital"] = "aporte de capital",
        ["PayRunningCost"] = "gasto de funcionamiento", ["Reinvest"] = "reinversión", ["OpenCreditLine"] = "línea de crédito", ["PayBank"] = "pago al banco", ["SettleProduce"] = "pago del aliado", ["BringForward"] = "saldo inicial",
        ["Sign"] = "firma", ["Deliver"] = "entrega de insumos", ["Receive"] = "reintegro", ["Complete"] = "reintegro total", ["Reschedule"] = "reprogramación", ["GiveUp"] = "renuncia al cobro", ["Withdraw"] = "retiro",
        ["Apply"] = "solicitud", ["Approve"] = "aprobación", ["Reject"] = "negación", ["Disburse"] = "desembolso", ["Repay"] = "abono", ["Settle"] = "pago total", ["Charge"] = "cobro", ["Restructure"] = "reestructuración",
        ["WriteOff"] = "castigo", ["Recover"] = "recuperación",
    };
}
