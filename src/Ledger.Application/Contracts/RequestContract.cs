using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Application.Authorization;
using Ledger.Application.Commands;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.EndOfDay;
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

    private RequestContract(UseCase useCase, Type body, string subject) =>
        (UseCase, Body, Subject) = (useCase, Bodies.Of(body), subject);

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
            return new(useCase, useCase.Request, SubjectOf(useCase.Reach));
        if (useCase.Request.IsSubclassOf(typeof(AllianceCommand)))
            return new(useCase, useCase.Request, "alliance");
        return useCase.Request.IsSubclassOf(typeof(FundCommand)) && useCase.Request != typeof(EndDay)
            ? new(useCase, useCase.Request, "fund")
            : null;
    }

    /// <summary>The field that names what a request is about; empty where it is about nothing by name.</summary>
    private static string SubjectOf(Reach reach) =>
        reach switch
        {
            Reach.Estate => "estate",
            Reach.Programme => "programme",
            Reach.Alliance => "alliance",
            Reach.Fund => "fund",
            _ => "",
        };

    /// <summary>Whether the body must name what the request is about.</summary>
    private bool NeedsSubject => RequestFields.Of(Body).Any(member => member.Name == Subject && !member.IsSetNullable);

    /// <summary>Whether the body's type is the request itself, and not the command that a request carries.</summary>
    private bool IsRequest => Body.Type.IsSubclassOf(typeof(Request));

    /// <summary>Whether it changes nothing, and so has no id and no dry run.</summary>
    public bool IsQuestion
    {
        get
        {
            for (var type = Body.Type; type is not null; type = type.BaseType)
                if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Question<>))
                    return true;
            return false;
        }
    }

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
    internal Result<Named> Names(JsonObject body)
    {
        if (Subject.Length == 0)
            return new Named("", [], null, null);
        if (body[Subject] is null && IsRequest && !NeedsSubject)
            return new Named("", [], null, null);
        if (body[Subject] is not JsonValue value)
            return new JsonRefusal.Missing(Subject);
        if (value.GetValueKind() != JsonValueKind.String)
            return new JsonRefusal.WrongType(Subject, "a text", "another value");
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
        return new Named(code, [new SubjectName(kind, code)], null, null);
    }

    /// <summary>The names of the people whom the body names, by their fields.</summary>
    internal IEnumerable<(string Field, string Handle)> People(JsonObject body) =>
        from property in RequestFields.Of(Body)
        where property.PropertyType == typeof(Person) && TextOf(body, property.Name).Length > 0
        select (property.Name, TextOf(body, property.Name));

    /// <summary>The request that a body asks for, or why it is none.</summary>
    internal Result<Request> Read(
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
        return canonical.Deserialize(Body) switch
        {
            Request request => request,
            AllianceStep step => new AllianceCommandRequest(code, step.For(UseCase)),
            AllianceCommand command => new AllianceCommandRequest(code, command),
            FundCommand command => new FundCommandRequest(code, command),
            var other => throw new InvalidOperationException($"{other?.GetType().Name} is no command."),
        };
    }

    /// <summary>The body that programs send for a request.</summary>
    internal JsonObject Write(Request request)
    {
        if (IsRequest)
            return RequestWriter.Write(request, Body);
        var (code, command) = request switch
        {
            AllianceCommandRequest { Command: MoveAlliance move } sent => (
                sent.Alliance,
                new AllianceStep(move.On, move.Document, move.Reason, move.ExitRecord)
            ),
            AllianceCommandRequest sent => (sent.Alliance, (object)sent.Command),
            FundCommandRequest sent => (sent.Fund, sent.Command),
            _ => throw new InvalidOperationException($"{request.GetType().Name} has no body."),
        };
        var body = new JsonObject { [Subject] = code };
        foreach (var (name, value) in RequestWriter.Write(command, Body))
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
