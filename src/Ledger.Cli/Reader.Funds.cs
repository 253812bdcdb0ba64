using Ledger.RotatingFunds;
using Ledger.Texts;

namespace Ledger.Cli;

/// <summary>The words of rotating funds.</summary>
public sealed partial class Reader
{
    public string State(LoanState state) => Say(state.ToString(), SpanishWords.Of(state));

    public string State(CommitmentState state) => Say(state.ToString(), SpanishWords.Of(state));

    /// <summary>What a step did, in a few words: loan 1: Current, 366,720.00.</summary>
    public string Step(FundStep step)
    {
        var amount = step.Amount.IsZero ? "" : $", {Amount(step.Amount)} {step.Amount.Currency}";
        return step.Life switch
        {
            FundLife.Loan =>
                $"{Say("loan", "crédito")} {Number(step.Number)}: {Arrow(step.From, step.To, name => State(Enum.Parse<LoanState>(name)))}{amount}",
            FundLife.Commitment =>
                $"{Say("commitment", "compromiso")} {Number(step.Number)}: {Arrow(step.From, step.To, name => State(Enum.Parse<CommitmentState>(name)))}{amount}",
            _ => $"{Trigger(step.Trigger)}{(step.Member.Length > 0 ? $" {step.Member}" : "")}{amount}",
        };
    }

    /// <summary>What was done, as a member's card and a fund's book say it.</summary>
    public string Trigger(string trigger) =>
        Say(Json.JsonAnswers.Snake(trigger).Replace('_', ' '), SpanishWords.FundStep(trigger));

    private static string Arrow(string from, string to, Func<string, string> word) =>
        from.Length == 0 || from == to ? word(to) : $"{word(from)} → {word(to)}";
}
