using System.CommandLine;
using System.Text.Json;
using Ledger.Access;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Json;
using Ledger.Storage;

namespace Ledger.Cli;

/// <summary>One run of one verb: what was asked, who asks, the database, and where the answer goes.</summary>
internal sealed partial class Session(
    UseCase useCase,
    ParseResult parsed,
    Localizer reader,
    TextReader input,
    TextWriter output,
    TextWriter error,
    CommandEnvironment environment
) : IAsyncDisposable
{
    private LedgerDatabase? _database;

    public Localizer Reader { get; } = reader;
    public TextReader Input { get; } = input;
    public TextWriter Output { get; } = output;
    public TextWriter Error { get; } = error;
    public CommandEnvironment Environment { get; } = environment;

    public bool IsJson => Flag("--json");

    public bool IsDryRun => Flag("--dry-run");

    /// <summary>The database, migrated exactly as this program needs it.</summary>
    public async Task<LedgerDatabase> Database()
    {
        if (_database is not null)
            return _database;
        var database = OpenDatabase();
        if (await database.CheckMigrations() is { } fault)
            throw new DatabaseFaultException(fault);
        return database;
    }

    /// <summary>The database, whatever is in it.</summary>
    public LedgerDatabase OpenDatabase() =>
        _database ??= LedgerDatabase.Open(
            (TextOrNull("--database") ?? Environment.Variable("LEDGER_DATABASE")) is { Length: > 0 } given
                ? given
                : throw new UsageException("No database is named.", "Write --database or set LEDGER_DATABASE."),
            Environment.Clock
        );

    /// <summary>
    /// Who asks. What writes needs somebody who may; a question may be asked by whoever can reach the database, and is
    /// checked when a name is given.
    /// </summary>
    public async Task<Person> Asker(Permission permission)
    {
        var handle = TextOrNull("--by") ?? Environment.Variable("LEDGER_BY");
        if (string.IsNullOrEmpty(handle))
            throw new UsageException("Nobody is named who asks.", "Write --by HANDLE or set LEDGER_BY.");
        var person = Refused.Or(await (await Database()).People.Find(handle));
        if (!person.May(permission))
            throw await Noted(person, new AccessRefusal.NotPermitted(handle, permission));
        if (permission == Permission.Administer)
            await OnlyOfAll(person);
        if (EstateAsked is { } estate)
            await OnlyOwn(person, estate);
        return _asker = person;
    }

    private Person? _asker;

    /// <summary>
    /// Nobody of one organization administers what is everybody's: they could register themselves anew, or take in
    /// whole books of others.
    /// </summary>
    public async Task OnlyOfAll(Person person)
    {
        if (person.Organization.Length > 0)
            throw await Noted(person, new AccessRefusal.WholeLedger(person.Handle));
    }

    /// <summary>
    /// Whoever belongs to an organization sees its books, and no others; whose books a request moves, the journal
    /// judges itself.
    /// </summary>
    public async Task OnlyOwn(Person person, string estate)
    {
        if (
            person.Organization.Length > 0
            && !(await (await Database()).AllianceReader.EstatesOf(person.Organization)).Contains(estate)
        )
            throw await Noted(person, new AccessRefusal.OtherOrganization(person.Handle, estate));
    }

    /// <summary>The estates that a question of --all is about; null: every one of them.</summary>
    public async Task<IReadOnlyList<string>?> AllOfAsker() =>
        await OrganizationOfAsker() is { Length: > 0 } organization
            ? [.. (await (await Database()).AllianceReader.EstatesOf(organization)).Order(StringComparer.Ordinal)]
            : null;

    /// <summary>The estate that a general verb names; alliances and funds are judged by their own.</summary>
    private string? EstateAsked =>
        parsed.GetResult("ESTATE") is not null ? WordOrNull("ESTATE")
        : parsed.GetResult("--estate") is not null ? TextOrNull("--estate")
        : null;

    /// <summary>Who asks a question; null when no name was given.</summary>
    public async Task<Person?> AskerOrNull() =>
        string.IsNullOrEmpty(TextOrNull("--by") ?? Environment.Variable("LEDGER_BY")) ? null : await Asker();

    public Task<Person> Asker() => Asker(useCase.Permission);

    /// <summary>The database for a question; whoever gave a name must be allowed to ask.</summary>
    public async Task<LedgerDatabase> ForQuestion()
    {
        if (!string.IsNullOrEmpty(TextOrNull("--by") ?? Environment.Variable("LEDGER_BY")))
            await Asker();
        return await Database();
    }

    /// <summary>For what is about every organization: whoever belongs to one does not see it.</summary>
    public async Task<LedgerDatabase> ForQuestionOfAll()
    {
        var database = await ForQuestion();
        if (await AskerOrNull() is { } by)
            await OnlyOfAll(by);
        return database;
    }

    public DatabaseFault? FaultOf(Exception exception) =>
        _database?.FaultOf(exception) ?? DatabaseFault.From(exception);

    public int Refuse(Refusal refusal)
    {
        _code = refusal.Code;
        if (!useCase.Writes && refusal is (JournalRefusal.UnknownAccount or JournalRefusal.UnknownEstate))
            refusal = Known(refusal);
        if (IsJson)
            Output.WriteLine(JsonAnswers.Line(json => json.Write(refusal)));
        else
            Error.WriteLine($"{Say("refused", "rechazada")} {refusal.Code}: {Reader.Message(refusal)}");
        return ExitCode.Refused;
    }

    /// <summary>Whoever asks wants to know what there is; only whoever posts may want to open it.</summary>
    private static RefusedQuestion Known(Refusal refusal) =>
        refusal is JournalRefusal.UnknownAccount account
            ? new(refusal, new CodedText("advice.accounts", ("Estate", account.Estate)))
            : new(refusal, new CodedText("advice.estates"));

    public int Fail(string code, string message, string remedy)
    {
        _code = code;
        if (IsJson)
            Output.WriteLine(
                JsonAnswers.Line(json =>
                {
                    json.WriteStartObject("fault");
                    json.WriteString("code", code);
                    json.WriteString("message", message);
                    json.WriteString("remedy", remedy);
                    json.WriteEndObject();
                })
            );
        else
            Error.WriteLine($"fault {code}: {message} {remedy}");
        return ExitCode.Fault;
    }

    public void WriteJson(Action<Utf8JsonWriter> content) => Output.WriteLine(JsonAnswers.Line(content));

    public string Say(string english, string spanish) => Reader.Say(english, spanish);

    public Table Table(params Table.Column[] columns) => new(Output, Environment.IsTerminal, columns);

    /// <summary>Posts one request with the verb's own options, and prints the answer.</summary>
    public async Task<int> Send(Person by, params IReadOnlyList<Instruction> instructions) =>
        await Answer(await Post(new JournalRequest(RequestId(), by, instructions)));

    public Id<JournalRequest> RequestId() =>
        _requestId ??= TextOrNull("--id") is { } text
            ? Id<JournalRequest>.Parse(text)
                ?? throw new Refused(new TextRefusal.NotAnId("--id", text, JournalRequest.IdPrefix))
            : Environment.NewRequestId();

    private Id<JournalRequest>? _requestId;

    public async Task<Result<Receipt>> Post(JournalRequest request)
    {
        var journal = (await Database()).Journal;
        return IsDryRun ? (await journal.DryRun(new Batch([request], Atomic: false)))[0] : await journal.Post(request);
    }

    public async Task<int> Answer(Result<Receipt> answer)
    {
        if (!answer.IsAccepted(out var receipt))
        {
            await Note(answer.Refusal!);
            return Refuse(answer.Refusal!);
        }
        if (IsJson)
            WriteJson(json => json.Write(receipt, IsDryRun));
        else
            Print(receipt);
        return ExitCode.Done;
    }

    private void Print(Receipt receipt)
    {
        Output.WriteLine(
            (receipt.IsReplay, IsDryRun) switch
            {
                (true, _) => Say(
                    $"recorded before, nothing new: {receipt.Request}",
                    $"registrado antes, nada nuevo: {receipt.Request}"
                ),
                (_, true) => Say(
                    $"would be recorded, nothing was stored: {receipt.Request}",
                    $"se registraría, nada se guardó: {receipt.Request}"
                ),
                _ => Say($"recorded {receipt.Request}", $"registrado {receipt.Request}"),
            }
        );
        for (var i = 0; i < receipt.Records.Count; i++)
        {
            var record = receipt.Records[i];
            var run = receipt
                .Records.Skip(i)
                .TakeWhile(other => other.Kind == RecordKind.AccountOpened && other.Estate == record.Estate)
                .Count();
            if (run > 2)
            {
                Output.WriteLine(
                    $"  {record.Estate} {record.Seq}-{record.Seq + run - 1} {Say($"{run} accounts opened", $"{run} cuentas abiertas")}"
                );
                i += run - 1;
            }
            else
                Output.WriteLine(
                    $"  {record.Estate} {record.Seq} {Reader.Kind(record.Kind)} {JsonAnswers.IdOf(record)}".TrimEnd()
                );
        }
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;
}
