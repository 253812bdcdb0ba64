using Ledger.Application.Commands;
using Ledger.Foundations;
using Ledger.RotatingFunds;

namespace Ledger.Cli;

/// <summary>Commands on rotating funds: sent with the verb's own options, answered with the steps they took.</summary>
internal sealed partial class Session
{
    private int Answer(Result<FundReceipt> answer)
    {
        if (!answer.IsAccepted(out var receipt))
            return Refuse(answer.Refusal!);
        if (IsJson)
            WriteJson(json =>
            {
                json.Write(receipt, IsDryRun);
                json.Write(receipt.Preview);
            });
        else
            Print(receipt);
        return ExitCode.Done;
    }

    private void Print(FundReceipt receipt)
    {
        Output.WriteLine(Done(receipt.Request, receipt.IsReplay));
        foreach (var step in receipt.Steps)
            Output.WriteLine($"  {receipt.Fund} {Reader.Step(step)}");
        Print(receipt.Preview);
    }
}
