using Ledger.Access;
using Ledger.Alliances;
using Ledger.Application.Commands;
using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Storage.Access;
using Ledger.Storage.Alliances;

namespace Ledger.Cli;

/// <summary>Commands on alliances: sent with the verb's own options, answered with the steps they took.</summary>
internal sealed partial class Session
{
    /// <summary>Tells the revision that a file has now: who decides on it must name it.</summary>
    public async Task TellRevision(Func<Dossier, int?> revision)
    {
        if (
            await (await Database()).Alliances.Inspect(Word("ALLIANCE")) is { } now
            && revision(now.Dossier) is { } number
        )
            Output.WriteLine(Say($"  revision {number}", $"  revisión {number}"));
    }

    /// <summary>Tells the cap as it is after a change, and what was released or committed above it.</summary>
    public async Task TellCap()
    {
        var now =
            await (await Database()).Alliances.Inspect(Word("ALLIANCE"))
            ?? throw new InvalidOperationException("The alliance was just changed.");
        var (cap, excess) = (Reader.Amount(now.Dossier.Cap(now.Instrument)), now.Dossier.ExcessOverCap(now.Instrument));
        var released = Reader.Amount(now.Dossier.Paid);
        Output.WriteLine(
            Reader.Screen(
                excess.IsZero ? "cap.told" : "cap.exceeded",
                ("Cap", cap),
                ("Released", released),
                ("Excess", Reader.Amount(excess))
            )
        );
        if (now.Dossier.Committed.MinorUnits > now.Dossier.Cap(now.Instrument).MinorUnits)
            Output.WriteLine(Reader.Screen("cap.committed", ("Committed", Reader.Amount(now.Dossier.Committed))));
    }

    public int Answer(Result<AllianceReceipt> answer)
    {
        if (!answer.IsAccepted(out var receipt))
            return Refuse(answer.Refusal!);
        if (IsJson)
            WriteJson(json =>
            {
                json.Write(receipt, IsDryRun);
                json.Write(receipt.Preview);
                if (IsDryRun)
                    json.Write(receipt.Needs);
            });
        else
            Print(receipt);
        return ExitCode.Done;
    }

    private void Print(AllianceReceipt receipt)
    {
        PrintSteps(receipt);
        Print(receipt.Preview);
        if (IsDryRun)
            Print(receipt.Needs);
    }

    private void PrintSteps(AllianceReceipt receipt)
    {
        Output.WriteLine(Done(receipt.Request, receipt.IsReplay));
        foreach (var step in receipt.Steps)
            Output.WriteLine(
                $"  {receipt.Alliance} {Reader.Life(step.Life)}{(step.Number > 0 ? $" {step.Number}" : "")}: {Move(step)}"
            );
    }

    private string Done(Id<Journal.JournalRequest> request, bool isReplay) =>
        (isReplay, IsDryRun) switch
        {
            (true, _) => Say($"done before, nothing new: {request}", $"hecho antes, nada nuevo: {request}"),
            (_, true) => Say($"would be done, nothing was stored: {request}", $"se haría, nada se guardó: {request}"),
            _ => Say($"done {request}", $"hecho {request}"),
        };

    /// <summary>From which state to which; only where it is when it stays there.</summary>
    private string Move(CaseFileStep step) =>
        step.From.Length == 0 || step.From == step.To
            ? Reader.State(step.To, step.Life)
            : $"{Reader.State(step.From, step.Life)} → {Reader.State(step.To, step.Life)}";

    public int Number(string argument) =>
        int.TryParse(
            Word(argument),
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : throw new UsageException(
                $"{argument} '{Word(argument)}' is not a number.",
                Say($"See fiducia {UseCase.Name} --help.", $"Vea fiducia {UseCase.Name} --help.")
            );
}
