using System.Collections.Frozen;
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
    private static readonly Lazy<FrozenDictionary<string, RequestContract>> ByName = new(() =>
        UseCases
            .All.Select(Of)
            .OfType<RequestContract>()
            .ToFrozenDictionary(contract => contract.UseCase.Name, StringComparer.Ordinal)
    );

    private RequestContract(UseCase useCase, Type body, string subject) =>
        (UseCase, Body, Subject) = (useCase, Bodies.Of(body), subject);

    public UseCase UseCase { get; }

    /// <summary>The field that has the code of what the request is about: alliance, fund.</summary>
    public string Subject { get; }

    internal JsonTypeInfo Body { get; }

    /// <summary>The contract of a use case; null while it has none: its hosts ask it by options only.</summary>
    public static RequestContract? Find(string useCase) => ByName.Value.GetValueOrDefault(useCase);

    public static IReadOnlyCollection<RequestContract> All => ByName.Value.Values;

    /// <summary>The names of the fields, the subject's first.</summary>
    public IReadOnlyList<string> Fields => [Subject, .. RequestFields.Of(Body).Select(property => property.Name)];

    private static RequestContract? Of(UseCase useCase)
    {
        if (useCase.Request == typeof(MoveAlliance))
            return new(useCase, typeof(AllianceStep), "alliance");
        // Others send it from a file.
        if (!UseCases.IsFirst(useCase))
            return null;
        if (useCase.Request.IsSubclassOf(typeof(AllianceCommand)))
            return new(useCase, useCase.Request, "alliance");
        return useCase.Request.IsSubclassOf(typeof(FundCommand)) && useCase.Request != typeof(EndDay)
            ? new(useCase, useCase.Request, "fund")
            : null;
    }

    /// <summary>What the request names, by which its caller is judged.</summary>
    internal Result<Named> Names(JsonObject body)
    {
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
        var kind = Subject == "fund" ? SubjectKind.Fund : SubjectKind.Alliance;
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
        own.Remove(Subject);
        var read = new RequestReader(spelling, setting).Read(own, Body, "");
        if (!read.IsAccepted(out var canonical))
            return read.Refusal!;
        using var _ = PersonConverter.Knowing(people);
        return canonical.Deserialize(Body) switch
        {
            AllianceStep step => new AllianceCommandRequest(code, step.For(UseCase)),
            AllianceCommand command => new AllianceCommandRequest(code, command),
            FundCommand command => new FundCommandRequest(code, command),
            var other => throw new InvalidOperationException($"{other?.GetType().Name} is no command."),
        };
    }

    private static string TextOf(JsonObject body, string field) =>
        body[field] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
}

/// <param name="Code">The code of the subject.</param>
/// <param name="Subjects">What is there already, and decides who may ask.</param>
/// <param name="Within">Whose currency and day the request has, when its subject is not there yet.</param>
/// <param name="Created">What it makes, as scopes will see it.</param>
internal sealed record Named(string Code, IReadOnlyList<SubjectName> Subjects, SubjectName? Within, Subject? Created);
