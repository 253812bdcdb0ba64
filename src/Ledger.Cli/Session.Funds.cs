using Ledger.Application.Commands;
using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.Storage.RotatingFunds;
using NodaTime;

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

    /// <summary>The fund that the verb's first word names, as it is now.</summary>
    public async Task<FundInspection> InspectFund(int loan = 0, int commitment = 0) =>
        _fund ??=
            await (await Database()).Funds.Inspect(Word("FUND"), loan, commitment)
            ?? throw new Refused(new FundRefusal.Unknown(Word("FUND")));

    private FundInspection? _fund;

    /// <summary>The fund that the verb names, when the caller may see it.</summary>
    public async Task<FundInspection> ForFund(int loan = 0, int commitment = 0)
    {
        await Call();
        return await InspectFund(loan, commitment);
    }

    /// <summary>Codes with commas or spaces between them.</summary>
    public static IEnumerable<string> Parts(string? text) =>
        (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
