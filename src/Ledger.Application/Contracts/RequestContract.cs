using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Application.Authorization;
using Ledger.Application.Commands;
using Ledger.Application.Commands.Books;
using Ledger.Application.Imports;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds;
using Ledger.Storage.Access;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Application.Contracts;

/// <summary>
/// The body of the steps of an alliance that need a document or a reason: which step it is, the use case says.
/// </summary>
/// <param name="ExitRecord">For closing: every document that the instrument's exit record asks for.</param>
internal sealed record AllianceStep(
    LocalDate On,
    string Document,
    string Reason,
    IReadOnlyList<ExitDocument> ExitRecord
)
{
    public MoveAlliance For(UseCase useCase) =>
        new(
            Enum.GetValues<AllianceTrigger>().Single(trigger => StepVerbs.Of(trigger) == useCase.Name),
            On,
            Document,
            Reason
        )
        {
            ExitRecord = ExitRecord,
        };
}

/// <summary>What a host may send for one use case: the code of its subject beside the fields of its command.</summary>
/// <remarks>Who asks, the request's id and whether it is only tried are no part of a body.</remarks>
public sealed class RequestContract
{
    // Each is made when it is asked for: a command line needs one of them.
    private static readonly ConcurrentDictionary<string, RequestContract?> ByName = new(StringComparer.Ordinal);

    private RequestContract(UseCase useCase, Type body, string? subject = null)
    {
        (UseCase, Body) = (useCase, Bodies.Of(body));
        Subject = subject ?? SubjectOf(useCase.Reach, [.. RequestFields.Of(Body).Select(property => property.Name)]);
    }

    public UseCase UseCase { get; }

    /// <summary>The field that has the code of what the request is about: alliance, fund.</summary>
    public string Subject { get; }

    internal JsonTypeInfo Body { get; }

    /// <summary>The contract of a use case; null while it has none: its hosts ask it by options only.</summary>
    public static RequestContract? Find(string useCase) =>
        ByName.GetOrAdd(useCase, name => UseCases.Find(name) is { } found ? Of(found) : null);

    public static IReadOnlyCollection<RequestContract> All =>
        [.. UseCases.All.Select(useCase => Find(useCase.Name)).OfType<RequestContract>()];

    /// <summary>The names of the fields, the subject's first.</summary>
    public IReadOnlyList<string> Fields =>
        [.. IsRequest ? [] : new[] { Subject }, .. RequestFields.Of(Body).Select(property => property.Name)];

    private static RequestContract? Of(UseCase useCase)
    {
        if (useCase.Request == typeof(MoveAlliance))
            return new(useCase, typeof(AllianceStep), "alliance");
        // Others send it from a file.
        if (!UseCases.IsFirst(useCase))
            return null;
        if (useCase.Request.IsSubclassOf(typeof(Request)) && Bodies.Has(useCase.Request))
            return new(useCase, useCase.Request);
        if (useCase.Request.IsSubclassOf(typeof(Instruction)))
            return new(useCase, BooksBody.Of(useCase.Request));
        if (useCase.Request.IsSubclassOf(typeof(AllianceCommand)))
            return new(useCase, useCase.Request, "alliance");
        return useCase.Request.IsSubclassOf(typeof(FundCommand)) ? new(useCase, useCase.Request, "fund") : null;
    }

    /// <summary>
    /// The field that names what a request is about; empty where it is about nothing by name, or by the id of a hold or
    /// an entry. A request about an alliance may be judged by its programme.
    /// </summary>
    private static string SubjectOf(Reach reach, IReadOnlyList<string> fields) =>
        reach switch
        {
            Reach.Estate when fields.Contains("estate") => "estate",
            Reach.Programme => fields.Contains("programme") ? "programme" : "alliance",
            Reach.Alliance => "alliance",
            Reach.Fund => "fund",
            Reach.Listed when fields.Contains("fund") => "fund",
            _ => "",
        };

    /// <summary>Whether the body must name what the request is about.</summary>
    private bool NeedsSubject => RequestFields.Of(Body).Any(member => member.Name == Subject && !member.IsSetNullable);

    /// <summary>Whether the body has the subject's code itself, and not the request that carries a command.</summary>
    private bool IsRequest => Body.Type.IsSubclassOf(typeof(Request)) || Body.Type.IsSubclassOf(typeof(Instruction));

    /// <summary>Whether a request has an id by which it is known when it is sent again.</summary>
    public bool TakesId => UseCase.Writes && !typeof(INeedsNoId).IsAssignableFrom(Body.Type);

    /// <summary>The use case by which a body is judged: to force a reversal needs a permission of its own.</summary>
    internal UseCase UseCaseOf(JsonObject body) =>
        Body.Type == typeof(ReverseEntryBody) && body["force"]?.GetValueKind() == JsonValueKind.True
            ? UseCase with
            {
                Permission = Permission.ForceReversal,
            }
            : UseCase;

    /// <summary>Whether the answer is or has a list.</summary>
    public bool AnswersList =>
        AnswerType is { } answer
        && (
            typeof(Listing).IsAssignableFrom(answer)
            || Answers.FieldsOf(answer).Any(member => typeof(Listing).IsAssignableFrom(member.Type))
        );

    /// <summary>The type of the answer to a request; null of a command that a request carries.</summary>
    private Type? AnswerType
    {
        get
        {
            for (var type = Body.Type; type is not null; type = type.BaseType)
                if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Request<>))
                    return type.GetGenericArguments()[0];
            return null;
        }
    }

    /// <summary>What a field of the body is; null where there is none of that name.</summary>
    /// <param name="path">With points where it is a part of another one.</param>
    public Type? TypeOf(string path)
    {
        if (path == Subject)
            return typeof(string);
        var (type, names) = (Body, path.Split('.'));
        foreach (var name in names[..^1])
            if (RequestFields.Of(type).FirstOrDefault(field => field.Name == name) is { } part)
                type = type.Options.GetTypeInfo(part.PropertyType);
            else
                return null;
        return RequestFields.Of(type).FirstOrDefault(field => field.Name == names[^1])?.PropertyType;
    }

    /// <summary>What the request names, by which its caller is judged.</summary>
    internal Result<Named> Names(JsonObject body, Spelling spelling)
    {
        var ids = NamedById(body, spelling);
        if (!ids.IsAccepted(out var byId))
            return ids.Refusal!;
        if (Subject.Length == 0)
            return new Named("", byId, null, Body.Type == typeof(OpenEstateBody) ? Access.Subject.Ledger : null);
        if (body[Subject] is null && IsRequest && !NeedsSubject)
            return new Named("", byId, null, null);
        if (body[Subject] is not { } value)
            return new JsonRefusal.Missing(Subject);
        if (value.GetValueKind() != JsonValueKind.String)
            return new JsonRefusal.WrongType(Subject, new("expected.text"), JsonText.Found(value));
        var code = value.GetValue<string>();
        if (Body.Type == typeof(RegisterAlliance))
            return new Named(
                code,
                [],
                new SubjectName(SubjectKind.Programme, TextOf(body, "programme")),
                new Subject(SubjectKind.Alliance, code)
                {
                    Programme = TextOf(body, "programme"),
                    Unit = TextOf(body, "unit"),
                    Alliance = code,
                    Organization = TextOf(body, "organization"),
                }
            );
        if (Body.Type == typeof(OpenFund))
            return new Named(
                code,
                [],
                null,
                new Subject(SubjectKind.Fund, code)
                {
                    Organization = TextOf(body, "organization"),
                    Currency = Currency.Find(TextOf(body, "currency")) ?? default,
                    Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(TextOf(body, "zone")) is { Id: var zone }
                        ? zone
                        : "UTC",
                }
            );
        var kind = Subject switch
        {
            "estate" => SubjectKind.Estate,
            "programme" => SubjectKind.Programme,
            "fund" => SubjectKind.Fund,
            _ => SubjectKind.Alliance,
        };
        return new Named(code, [.. byId, new SubjectName(kind, code)], null, null);
    }

    /// <summary>The holds and entries whose estates a body is about.</summary>
    private Result<IReadOnlyList<SubjectName>> NamedById(JsonObject body, Spelling spelling)
    {
        if (UseCase.Reach != Reach.Estate)
            return Results.Of<IReadOnlyList<SubjectName>>([]);
        var names = new List<SubjectName>();
        foreach (var property in RequestFields.Of(Body))
        {
            var (isHold, isEntry) = (
                property.PropertyType == typeof(Id<Hold>),
                property.PropertyType == typeof(Id<JournalEntry>)
            );
            if (!isHold && !isEntry)
                continue;
            var (text, label) = (TextOf(body, property.Name), spelling.Label(property.Name));
            if (text.Length == 0)
                return new JsonRefusal.Missing(label);
            var id = IdConverter.Parse(property.PropertyType, text);
            if (id == Guid.Empty)
                return new TextRefusal.NotAnId(label, text, IdConverter.PrefixOf(property.PropertyType));
            names.Add(
                new SubjectName(SubjectKind.Estate, "")
                {
                    Hold = isHold ? id : Guid.Empty,
                    Entry = isEntry ? id : Guid.Empty,
                }
            );
        }
        return names;
    }

    /// <summary>The names of the people whom the body names, by their fields.</summary>
    internal IEnumerable<(string Field, string Handle)> People(JsonObject body) =>
        from property in RequestFields.Of(Body)
        where property.PropertyType == typeof(Person) && TextOf(body, property.Name).Length > 0
        select (property.Name, TextOf(body, property.Name));

    /// <summary>The request that a body asks for, or why it is none.</summary>
    internal Result<ReadRequest> Read(
        JsonObject body,
        Spelling spelling,
        RequestSetting setting,
        IReadOnlyDictionary<string, Person> people
    )
    {
        var own = (JsonObject)body.DeepClone();
        var code = TextOf(own, Subject);
        if (!IsRequest)
            own.Remove(Subject);
        var read = new RequestReader(spelling, setting).Read(own, Body, "");
        if (!read.IsAccepted(out var canonical))
            return read.Refusal!;
        using var _ = PersonConverter.Knowing(people);
        var said =
            canonical.Deserialize(Body)
            ?? throw new InvalidOperationException($"A body of {UseCase.Name} became nothing.");
        return new ReadRequest(
            said switch
            {
                Request request => request,
                Instruction instruction => new BooksRequest(instruction),
                AllianceStep step => new AllianceCommandRequest(code, step.For(UseCase)),
                AllianceCommand command => new AllianceCommandRequest(code, command),
                FundCommand command => new FundCommandRequest(code, command),
                _ => throw new InvalidOperationException($"{said.GetType().Name} is no command."),
            },
            said,
            code
        );
    }

    /// <summary>The body that programs send for what was read.</summary>
    internal JsonObject Write(ReadRequest read)
    {
        var body = IsRequest ? new JsonObject() : new JsonObject { [Subject] = read.Code };
        foreach (var (name, value) in RequestWriter.Write(read.Said, Body))
            body[name] = value?.DeepClone();
        return body;
    }

    private static string TextOf(JsonObject body, string field) =>
        body[field] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
}

/// <param name="Code">The code of the subject.</param>
/// <param name="Subjects">What is there already, and decides who may ask.</param>
/// <param name="Within">Whose currency and day the request has, when its subject is not there yet.</param>
/// <param name="Created">What it makes, as scopes will see it.</param>
internal sealed record Named(string Code, IReadOnlyList<SubjectName> Subjects, SubjectName? Within, Subject? Created);

/// <param name="Said">What the body said, as its type.</param>
/// <param name="Code">The code of the subject.</param>
internal sealed record ReadRequest(Request Request, object Said, string Code);
