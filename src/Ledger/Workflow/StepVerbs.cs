using Ledger.Foundations;

namespace Ledger.Workflow;

/// <summary>
/// The verb by which somebody asks for a step of a life: refusals name it, as the table of use cases does.
/// </summary>
public static class StepVerbs
{
    /// <summary>Whether somebody can ask for it; what lapses does so by itself.</summary>
    public static bool IsAskedFor(string trigger) => trigger != "Lapse";

    /// <summary>
    /// As in "works award". Whether a command is in part, or an approval not the last one, its figures say.
    /// </summary>
    public static string Of<TTrigger>(TTrigger trigger)
        where TTrigger : struct, Enum =>
        (typeof(TTrigger).Name, trigger.ToString()) switch
        {
            ("AllianceTrigger", var step) => $"alliances {NameCase.Kebab(step)}",
            ("PledgeTrigger", "Deposit" or "Fulfil") => "pledges verify",
            ("PledgeTrigger", var step) => $"pledges {NameCase.Kebab(step)}",
            ("CertificateTrigger", var step) => $"certificate {NameCase.Kebab(step)}",
            ("ReleaseTrigger", var step) => $"release {Word(step)}",
            ("OrderTrigger", var step) => $"order {Word(step)}",
            ("ExpenseReportTrigger", var step) => $"expenses {Word(step)}",
            ("WorksTrigger", var step) => $"works {NameCase.Kebab(step)}",
            ("WorksPaymentTrigger", var step) => $"works {Word(step)}",
            ("CommitmentTrigger", "Complete") => "commitments receive",
            ("CommitmentTrigger", var step) => $"commitments {NameCase.Kebab(step)}",
            ("LoanTrigger", "Settle") => "loans repay",
            ("LoanTrigger", "Reopen" or "ReopenRestructured") => "loans take-back",
            ("LoanTrigger", var step) => $"loans {NameCase.Kebab(step)}",
            (_, var step) => NameCase.Kebab(step),
        };

    private static string Word(string step) =>
        step switch
        {
            "ApprovePartially" => "approve",
            "Pay" or "PayInPart" => "confirm",
            _ => NameCase.Kebab(step.EndsWith("InPart", StringComparison.Ordinal) ? step[..^6] : step),
        };
}
