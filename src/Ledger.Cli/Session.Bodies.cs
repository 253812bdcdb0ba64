using System.Text.Json.Nodes;
using Ledger.Application.Authorization;
using Ledger.Application.Commands.Access;
using Ledger.Application.Contracts;
using Ledger.Application.Imports;
using Ledger.Application.Localization;
using Ledger.Application.Values;
using Ledger.Foundations;

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
        // People get a page; programs ask for one, or get all.
        if (
            !body.ContainsKey("page")
            && !IsJson
            && !Flag("--csv")
            && !Flag("--as-json")
            && fields.Any(field => field.Path == "page")
        )
            body["page"] = "1";
        var contract =
            RequestContract.Find(UseCase.Name)
            ?? throw new InvalidOperationException($"{UseCase.Name} has no contract.");
        var spelling = Spelling.Of(Reader, path => Field.LabelOf(fields, this, path));
        if (Flag("--as-json"))
            return Print(await (await Dispatcher()).Spell(Caller, contract, body, spelling));
        var answer = await Dispatch(contract, body, spelling);
        return answer.Refusal switch
        {
            JsonRefusal.Missing { Field: var field } => throw Missing(field),
            JsonRefusal.WrongType wrong => throw new UsageException(
                "usage.not_a_number",
                ("Field", wrong.Field),
                ("Found", wrong.Found),
                ("Verb", UseCase.Name)
            )
            {
                Remedy = SeeHelp,
            },
            _ => await Answer(answer),
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

    private const string SeeHelp = "usage.see_help";

    /// <summary>Sends a request that has no body, as one with a file, and shows the answer.</summary>
    public async Task<int> Do(Request request, Sending? sending = null) =>
        await Answer(await (await Dispatcher()).DispatchAny(Caller, request, sending ?? Sending));

    /// <summary>The answer to such a request; a refusal ends the command.</summary>
    public async Task<TAnswer> AnswerTo<TAnswer>(Request<TAnswer> request)
        where TAnswer : notnull => RefusedException.Or(await (await Dispatcher()).Dispatch(Caller, request, Sending));

    /// <summary>Sends the body of a contract, as programs write it, and prints the answer.</summary>
    public async Task<int> Send(RequestContract contract, JsonObject body) =>
        await Answer(await Dispatch(contract, body, Spelling.Program));

    /// <summary>The first person of a ledger is registered before there is anybody to ask.</summary>
    private async Task<Result<object>> Dispatch(RequestContract contract, JsonObject body, Spelling spelling)
    {
        var dispatcher = await Dispatcher();
        var sending = contract.TakesId ? Sending : WithoutId;
        return HasCaller || contract.UseCase.Request != typeof(AddPerson)
            ? await dispatcher.Dispatch(Caller, contract, body, spelling, sending)
            : await dispatcher.AddFirst(contract, body, spelling, sending);
    }

    private async Task<int> Answer(Result<object> answer) =>
        answer.IsAccepted(out var done) ? await Show(done) : Refuse(answer.Refusal!);

    /// <summary>Shows an answer: as JSON, as comma-separated values or as people read it.</summary>
    public async Task<int> Show(object answer)
    {
        _progress?.Clear();
        foreach (var line in (answer as IRefusesLines)?.RefusedLines ?? [])
            Show(line);
        var sheet = new Sheet(this);
        await (
            IsJson ? sheet.PrintJson(answer)
            : Flag("--csv") ? sheet.PrintCsv(answer)
            : sheet.Print(answer)
        );
        return answer is IRefusing { HasRefused: true } ? ExitCode.Refused
            : answer is IFinding { HasFindings: true } ? ExitCode.Found
            : ExitCode.Done;
    }

    /// <summary>A line of a file that was refused.</summary>
    public void Show(RefusedLine refused)
    {
        if (IsJson)
            WriteJson(RefusedView.Of(refused));
        else
            Error.WriteLine(
                Reader.Screen(
                    "import.line",
                    ("Line", refused.Line),
                    ("Code", refused.Refusal.Code),
                    ("Message", Reader.Message(refused.Refusal))
                )
            );
    }
}
