using Ledger.Foundations;
using Ledger.Json;
using Ledger.RotatingFunds;
using Ledger.Storage.RotatingFunds;
using NodaTime;

namespace Ledger.Cli;

/// <summary>Acts on rotating funds: sent with the verb's own options, answered with the steps they took.</summary>
internal sealed partial class Session
{
    /// <summary>Sends one act about the fund that the verb's first word names, and prints what it did.</summary>
    public async Task<int> Do(FundAct act)
    {
        var by = await Asker();
        var answer = await (await Database()).Funds.Do(new FundRequest(RequestId(), by, Word("FUND"), act), IsDryRun);
        if (!answer.IsAccepted(out var receipt))
            return Refuse(answer.Refusal!);
        if (IsJson)
            WriteJson(json => json.Write(receipt, IsDryRun));
        else
            Print(receipt);
        return ExitCode.Done;
    }

    private void Print(FundReceipt receipt)
    {
        Output.WriteLine(Done(receipt.Request, receipt.IsReplay));
        foreach (var step in receipt.Steps)
            Output.WriteLine($"  {receipt.Fund} {Reader.Step(step)}");
    }

    /// <summary>The day of --date, or else today in the fund's zone.</summary>
    public async Task<LocalDate> FundDay() => DateOrNull("--date") ?? (await FundSetting()).Today;

    /// <summary>The fund and the day there, without what its members owe: all that most verbs ask of it.</summary>
    private async Task<FundSetting> FundSetting() =>
        _fundSetting ??=
            await (await Database()).Funds.Setting(Word("FUND"))
            ?? throw new Refused(new FundRefusal.Unknown(Word("FUND")));

    private FundSetting? _fundSetting;

    /// <summary>The fund that the verb's first word names, as it is now.</summary>
    public async Task<FundInspection> InspectFund(int loan = 0, int commitment = 0) =>
        _fund ??=
            await (await Database()).Funds.Inspect(Word("FUND"), loan, commitment)
            ?? throw new Refused(new FundRefusal.Unknown(Word("FUND")));

    private FundInspection? _fund;

    /// <summary>Whoever gave a name must be allowed to ask, and to see this organization.</summary>
    public async Task<FundInspection> ForFund(int loan = 0, int commitment = 0)
    {
        await ForQuestion();
        var inspection = await InspectFund(loan, commitment);
        await MustSee(inspection.Book.Fund);
        return inspection;
    }

    private async Task MustSee(Fund fund)
    {
        if (await AskerOrNull() is { } by && !by.Sees(fund.Organization))
            throw await Noted(by, new FundRefusal.OtherOrganization(by.Handle, fund.Code));
    }

    /// <summary>An amount of an option, in the fund's currency.</summary>
    public async Task<Money> FundAmount(string option = "--amount") =>
        MoneyOf(option, Text(option), (await FundSetting()).Fund.Currency);

    public async Task<Money?> FundAmountOrNull(string option = "--amount") =>
        TextOrNull(option) is null ? null : await FundAmount(option);

    /// <summary>The committee's act, and who decided.</summary>
    public CommitteeDecision Decision() => new(TextOrNull("--act") ?? "", [.. Parts(TextOrNull("--decided-by"))]);

    /// <summary>Codes with commas or spaces between them.</summary>
    public static IEnumerable<string> Parts(string? text) =>
        (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
