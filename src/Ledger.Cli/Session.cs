using System.CommandLine;
using Ledger.Access;
using Ledger.Application;
using Ledger.Application.Authorization;
using Ledger.Application.Contracts;
using Ledger.Application.Imports;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Jobs;
using Ledger.Journal;
using Ledger.Storage;
using Ledger.Storage.Access;
using Ledger.Storage.Database;

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

    public UseCase UseCase { get; } = useCase;
    public Localizer Reader { get; } = reader;
    public TextReader Input { get; } = input;
    public TextWriter Output { get; } = output;
    public TextWriter Error { get; } = error;
    public CommandEnvironment Environment { get; } = environment;

    /// <summary>Whether the answer is for programs.</summary>
    public bool IsJson
    {
        get => field || Flag("--json");
        init;
    }

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
                : throw new UsageException("usage.no_database"),
            Environment.Clock
        );

    public async Task<Dispatcher> Dispatcher() =>
        _dispatcher ??= new Dispatcher(await Database()) { Jobs = Worker.Planned, Progress = _progress };

    /// <summary>On a terminal only: what is piped or read by programs stays quiet.</summary>
    private readonly ProgressLine? _progress = environment.IsTerminal ? new ProgressLine(error) : null;

    public IProgress<Progress>? Progress => _progress;

    public void ClearProgress() => _progress?.Clear();

    private Dispatcher? _dispatcher;

    /// <summary>Whether a person is named who calls.</summary>
    public bool HasCaller => (TextOrNull("--by") ?? Environment.Variable("LEDGER_BY")) is { Length: > 0 };

    /// <summary>The person who calls: of --by, or of LEDGER_BY.</summary>
    public Caller Caller =>
        (TextOrNull("--by") ?? Environment.Variable("LEDGER_BY")) is { Length: > 0 } handle
            ? new Caller(handle)
            : throw new UsageException("usage.no_person");

    /// <summary>
    /// The verb as it was admitted: its caller is known, and may do it to what the verb names. Refused otherwise.
    /// </summary>
    public async Task<Call> Call() => _call ??= await Admit(Named());

    private Call? _call;

    /// <summary>The same of other subjects than those that the words of the verb name.</summary>
    public async Task<Call> Admit(IReadOnlyList<SubjectName> subjects) =>
        RefusedException.Or(
            await (await Dispatcher()).Admit(Caller, UseCase, subjects, new Sending(default, IsDryRun))
        );

    public Sending Sending => UseCase.Writes ? new Sending(RequestId(), IsDryRun) : Sending.Question;

    /// <summary>For a question, and for a command that names what it changes.</summary>
    private Sending WithoutId => new(default, IsDryRun);

    /// <summary>What the words of the verb name, as its use case reaches it.</summary>
    private IReadOnlyList<SubjectName> Named() =>
        UseCase.Reach switch
        {
            Reach.Programme => Name(SubjectKind.Programme, "PROGRAMME"),
            Reach.Alliance => Name(SubjectKind.Alliance, "ALLIANCE"),
            Reach.Fund => Name(SubjectKind.Fund, "FUND"),
            Reach.Estate => Name(SubjectKind.Estate, "ESTATE", "CODE", "--estate"),
            _ => [],
        };

    private IReadOnlyList<SubjectName> Name(SubjectKind kind, params string[] symbols) =>
        symbols.Select(TextOf).FirstOrDefault(code => code is { Length: > 0 }) is { } code
            ? [new SubjectName(kind, code)]
            : [];

    private string? TextOf(string symbol) => Has(symbol) ? parsed.GetValue<string?>(symbol) : null;

    /// <summary>Whether the verb has an option or an argument of that name.</summary>
    private bool Has(string symbol) =>
        parsed.CommandResult.Command is var command
        && (
            command.Options.Any(option => option.Name == symbol)
            || command.Arguments.Any(argument => argument.Name == symbol)
        );

    /// <summary>The caller as they act on what the verb names.</summary>
    public async Task<Person> Asker() => (await Call()).By;

    public DatabaseFault? FaultOf(Exception exception) =>
        _database?.FaultOf(exception) ?? DatabaseFault.From(exception);

    public int Refuse(Refusal refusal)
    {
        _code = refusal.Code;
        if (!UseCase.Writes && refusal is (JournalRefusal.UnknownAccount or JournalRefusal.UnknownEstate))
            refusal = Known(refusal);
        if (IsJson)
            WriteJson(RefusedView.Of(refusal));
        else
            Error.WriteLine($"{Reader.Screen("refused")} {refusal.Code}: {Reader.Message(refusal)}");
        return ExitCode.Refused;
    }

    /// <summary>A question is told what there is; a posting is told how to open it.</summary>
    private static RefusedQuestion Known(Refusal refusal) =>
        refusal is JournalRefusal.UnknownAccount account
            ? new(refusal, new CodedText("advice.accounts", ("Estate", account.Estate)))
            : new(refusal, new CodedText("advice.estates"));

    public int Fail(CodedText told) => Fail(told.Code, told);

    /// <summary>Programs read it in English.</summary>
    public int Fail(string code, CodedText told)
    {
        _code = code;
        if (IsJson)
        {
            var text = Localizer.English.Fault(told);
            WriteJson(new FaultView(new FaultText(code, text.What, text.Remedy)));
        }
        else
            Error.WriteLine($"fault {code}: {SaidOf(told)}");
        return ExitCode.Fault;
    }

    /// <summary>What failed and what to do, as the reader reads it.</summary>
    public string SaidOf(CodedText told) => Reader.Fault(told) is var text ? $"{text.What} {text.Remedy}" : "";

    /// <summary>One answer, or a part of one, on a line of its own.</summary>
    public void WriteJson(object answer) => Output.WriteLine(Answers.Json(answer));

    public Table Table(params Table.Column[] columns) => new(Output, Environment.IsTerminal, columns);

    public Id<JournalRequest> RequestId() =>
        _requestId ??= TextOrNull("--id") is { } text
            ? Id<JournalRequest>.Parse(text)
                ?? throw new RefusedException(new TextRefusal.NotAnId("--id", text, JournalRequest.IdPrefix))
            : Environment.NewRequestId();

    private Id<JournalRequest>? _requestId;

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;
}
