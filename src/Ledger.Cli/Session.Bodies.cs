using System.Text.Json.Nodes;
using Ledger.Alliances;
using Ledger.Application.Contracts;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.RotatingFunds;

namespace Ledger.Cli;

/// <summary>Commands as bodies: what was typed, or what came as JSON, goes through one contract.</summary>
internal sealed partial class Session
{
    /// <summary>Sends what was typed as the body of the use case, and prints the answer.</summary>
    public async Task<int> Send(IReadOnlyList<Field> fields)
    {
        var body = new JsonObject();
        foreach (var field in fields)
            field.Fill(this, body);
        var contract =
            RequestContract.Find(useCase.Name)
            ?? throw new InvalidOperationException($"{useCase.Name} has no contract.");
        var spelling = Spelling.Of(Reader, path => Field.LabelOf(fields, this, path));
        if (Flag("--as-json"))
            return Print(await (await Dispatcher()).Spell(Caller, contract, body, spelling));
        var answer = await (await Dispatcher()).Dispatch(Caller, contract, body, spelling, Sending);
        return answer.Refusal switch
        {
            JsonRefusal.Missing { Field: var field } => throw new UsageException(
                Reader.Screen("usage.missing", ("Field", field)),
                SeeHelp
            ),
            JsonRefusal.WrongType wrong => throw new UsageException(
                Reader.Screen("usage.not_a_number", ("Field", wrong.Field), ("Found", wrong.Found)),
                SeeHelp
            ),
            _ => Answer(answer),
        };
    }

    /// <summary>The body of the same request, to be sent by "fiducia do".</summary>
    private int Print(Result<JsonObject> answer)
    {
        if (!answer.IsAccepted(out var body))
            return Refuse(answer.Refusal!);
        Output.WriteLine(body.ToJsonString(Unescaped));
        return ExitCode.Done;
    }

    private static readonly System.Text.Json.JsonSerializerOptions Unescaped = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private string SeeHelp => Reader.Screen("usage.see_help", ("Verb", useCase.Name));

    /// <summary>Sends the body of a contract, as programs write it, and prints the answer.</summary>
    public async Task<int> Send(RequestContract contract, JsonObject body) =>
        Answer(await (await Dispatcher()).Dispatch(Caller, contract, body, Spelling.Program, Sending));

    private int Answer(Result<object> answer) =>
        answer.Match(
            done =>
                done switch
                {
                    AllianceReceipt receipt => Answer(receipt),
                    FundReceipt receipt => Answer(receipt),
                    _ => throw new InvalidOperationException($"No way to print {done.GetType().Name}."),
                },
            Refuse
        );
}
