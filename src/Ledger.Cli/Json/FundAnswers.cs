using System.Text.Json;
using Ledger.Application.Localization;
using Ledger.RotatingFunds;

namespace Ledger.Cli;

/// <summary>How rotating funds are answered as JSON.</summary>
internal static class FundAnswers
{
    public static void Write(this Utf8JsonWriter json, FundReceipt receipt, bool isDryRun)
    {
        json.WriteString("request", receipt.Request.ToString());
        json.WriteString("fund", receipt.Fund);
        json.WriteBoolean("replay", receipt.IsReplay);
        json.WriteBoolean("dry_run", isDryRun);
        json.WriteStartArray("steps");
        foreach (var step in receipt.Steps)
        {
            json.WriteStartObject();
            json.Write(step);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void Write(this Utf8JsonWriter json, FundStep step)
    {
        json.WriteString("life", JsonAnswers.Snake(step.Life.ToString()));
        json.WriteNumber("number", step.Number);
        json.WriteString("member", step.Member);
        json.WriteString("trigger", JsonAnswers.Snake(step.Trigger));
        json.WriteString("from", JsonAnswers.Snake(step.From));
        json.WriteString("to", JsonAnswers.Snake(step.To));
        json.WriteString("on", JsonAnswers.Day(step.On));
        json.WriteString("document", step.Document);
        json.WriteString("reason", Localizer.English.Reason(step.Reason));
        json.WriteString("currency", step.Amount.Currency.Code);
        json.WriteString("amount", step.Amount.ToAmount());
        json.WriteString("principal", step.Principal.ToAmount());
        json.WriteString("interest", step.Interest.ToAmount());
        json.WriteString("charges", step.Charges.ToAmount());
        json.WriteString("balance", step.Balance.ToAmount());
        json.WriteString("at", JsonAnswers.Moment(step.At));
    }
}
