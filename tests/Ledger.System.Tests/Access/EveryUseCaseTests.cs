using System.Collections;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Ledger.Access;
using Ledger.Application;
using Ledger.Application.Authorization;
using Ledger.Application.Contracts;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using Xunit;
using Xunit.Abstractions;

namespace Ledger.SystemTests.Access;

/// <summary>
/// Every use case that has a body is sent by every role in every scope, about what is in the scope and about what is
/// not.
/// </summary>
public sealed class EveryUseCaseTests(ITestOutputHelper output)
{
    /// <summary>What a caller is told of what does not exist or is not theirs.</summary>
    private static readonly string[] Unknown =
    [
        "alliance.unknown",
        "fund.unknown",
        "alliance.unknown_programme",
        "journal.unknown_estate",
        "hold.unknown",
        "reversal.unknown_entry",
    ];

    /// <summary>An id that nothing has.</summary>
    private static readonly Guid Nothing = new("01900000-0000-7000-8000-000000000001");

    /// <summary>Use cases without a body: files, streams, and what is done before there are people.</summary>
    private static readonly string[] WithoutBody =
    [
        "alliances import",
        "alliances import-budgets",
        "certificate import",
        "demo",
        "export",
        "fund import",
        "fund receipts",
        "import",
        "load history",
        "load par2",
        "members import",
        "migrate",
        "pledges import",
        "report par2",
        "worker",
        "worker run",
        "works import",
    ];

    [Fact]
    public async Task Own_scope_is_judged_by_the_domain_and_the_rest_does_not_exist()
    {
        var books = await ScopeWorld.Made();
        await using var database = books.Database;
        var dispatcher = new Dispatcher(database.Ledger);
        var (wrong, sent, codes) = (new List<string>(), 0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        foreach (var (scope, covers) in ScopeWorld.Scopes)
        foreach (var role in Enum.GetValues<Role>())
        {
            var caller = await ScopeWorld.Registered(database, role, scope);
            foreach (var contract in RequestContract.All)
            foreach (var (kind, code) in ScopeWorld.SubjectsOf(contract))
            {
                sent++;
                var body = Body(contract, code);
                var answer = await Send(dispatcher, caller, contract, body);
                var told = answer is null ? "accepted" : answer.Code;
                codes[told] = codes.GetValueOrDefault(told) + 1;
                if (Fault(role, scope, contract, kind, code, covers, answer) is { } fault)
                    wrong.Add($"{role} of {scope}, {contract.UseCase.Name} {code}: {told}, {fault}");
            }
        }
        foreach (var (code, count) in codes)
            output.WriteLine($"{count, 6} {code}");
        Assert.True(sent > 10_000, $"{sent} sent");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)));
    }

    [Fact]
    public async Task What_is_out_of_scope_answers_as_what_is_not_there_and_is_noted()
    {
        var books = await ScopeWorld.Made();
        await using var database = books.Database;
        var dispatcher = new Dispatcher(database.Ledger);
        var caller = await ScopeWorld.Registered(database, Role.Auditor, new Scope(ScopeKind.Organization, "ORG-1"));
        var noted = 0;
        // What a registration makes is not there yet: it is judged as it will be.
        foreach (var contract in RequestContract.All.Where(of => of.UseCase.Name != "alliances register"))
        foreach (var (_, code) in ScopeWorld.SubjectsOf(contract).Where(of => of.Code.EndsWith('2')))
        {
            var there = await Send(dispatcher, caller, contract, Body(contract, code));
            var absent = await Send(dispatcher, caller, contract, Body(contract, "XX-9"));
            Assert.Equal($"{absent}".Replace("XX-9", code, StringComparison.Ordinal), $"{there}");
            noted++;
            var log = await database.Ledger.Attempts.List(null, default, 1_000_000);
            Assert.Equal((noted, code, contract.UseCase.Name), (log.Count, log[0].Subject, log[0].Verb));
        }
        Assert.True(noted > 100, $"{noted} noted");
    }

    [Fact]
    public void Every_use_case_has_a_body_but_those_of_files_and_set_up() =>
        Assert.Equal(
            WithoutBody,
            UseCases
                .All.Select(useCase => useCase.Name)
                .Where(name => RequestContract.Find(name) is null)
                .Order(StringComparer.Ordinal)
        );

    /// <summary>What is wrong with an answer; null when nothing is.</summary>
    private static string? Fault(
        Role role,
        Scope scope,
        RequestContract contract,
        SubjectKind kind,
        string code,
        string[] covers,
        Refusal? refusal
    )
    {
        // A hold or an entry that is not there belongs to nothing that a role could be held for.
        if (refusal?.Code is "hold.unknown" or "reversal.unknown_entry")
            return null;
        var mayNot = !Permissions.Of(role).Contains(contract.UseCase.Permission);
        if (contract.UseCase.Reach == Reach.Ledger && scope != Scope.WholeLedger)
            return refusal?.Code == (mayNot ? "access.not_permitted" : "access.whole_ledger")
                ? null
                : "not refused as of the whole ledger";
        // What is new is judged as it will be: nothing is told of what is there already.
        if (contract.UseCase.Name == "alliances register")
            return !mayNot || refusal?.Code == "access.not_permitted" ? null : "not refused";
        var isOwn = code.Length == 0 || covers.Contains($"{kind} {code}");
        if (!isOwn)
            return Unknown.Contains(refusal?.Code) ? null : "not unknown";
        // What an alliance asks of its programme needs the permission for both.
        var isOfProgramme = contract.UseCase.Reach == Reach.Programme && kind == SubjectKind.Alliance;
        if (mayNot || isOfProgramme && !covers.Contains("Programme PAR"))
            return refusal?.Code == "access.not_permitted" ? null : "not refused";
        return refusal is null || IsOfTheSample(scope, contract, code, refusal) ? null
            : code.Length > 0 && Unknown.Contains(refusal.Code) && $"{refusal}".Contains(code, StringComparison.Ordinal)
                ? "is there"
            : refusal.Code.StartsWith("json.", StringComparison.Ordinal) ? $"body: {refusal}"
            : refusal.Code is "access.not_permitted" or "access.whole_ledger" ? "may"
            : null;
    }

    /// <summary>
    /// What the smallest body cannot say: a document, lines, or something new that lies in the scope. The books of the
    /// second programme are not open.
    /// </summary>
    private static bool IsOfTheSample(Scope scope, RequestContract contract, string code, Refusal refusal) =>
        (contract.UseCase.Name, refusal.Code) switch
        {
            ("instruments load" or "regulations load", "json.malformed") => true,
            ("checkpoint check", "json.missing") => true,
            ("alliances register" or "fund open", "access.not_permitted") => scope != Scope.WholeLedger,
            (_, "journal.unknown_estate") => contract.UseCase.Reach == Reach.Programme && code == "PB",
            _ => false,
        };

    private static async Task<Refusal?> Send(
        Dispatcher dispatcher,
        Caller caller,
        RequestContract contract,
        JsonObject body
    ) =>
        (
            await dispatcher.Dispatch(
                caller,
                contract,
                body,
                Spelling.Program,
                new Sending(new(Guid.CreateVersion7()), IsDryRun: true)
            )
        ).Refusal;

    /// <summary>The smallest body that can be read: the domain judges what it means.</summary>
    private static JsonObject Body(RequestContract contract, string code)
    {
        var body = Sample(contract.Body);
        if (contract.Subject.Length > 0 && code.Length > 0)
            body[contract.Subject] = code;
        else if (contract.UseCase.Name == "fund open")
            body[contract.Subject] = "FR-9";
        // For one or for all: of nothing it would not be read.
        if (contract.Subject.Length == 0 && body.ContainsKey("all"))
            body["all"] = true;
        return body;
    }

    private static JsonObject Sample(JsonTypeInfo type)
    {
        var body = new JsonObject();
        foreach (var field in RequestFields.Of(type))
            if (!field.IsSetNullable && ValueOf(field.PropertyType, type) is { } value)
                body[field.Name] = value;
        return body;
    }

    private static JsonNode? ValueOf(Type type, JsonTypeInfo owner)
    {
        if (Nullable.GetUnderlyingType(type) is not null)
            return null;
        if (type == typeof(string))
            return "x-1";
        if (type == typeof(Money))
            return "1";
        if (type == typeof(LocalDate))
            return "2022-01-31";
        if (type == typeof(Share))
            return "10%";
        if (type == typeof(Instant))
            return "2022-01-31T00:00:00Z";
        if (type == typeof(AccountKey))
            return "1110";
        if (type == typeof(Currency))
            return "BOB";
        if (type == typeof(int) || type == typeof(long) || type == typeof(decimal))
            return 1;
        if (type == typeof(bool))
            return false;
        if (type.IsEnum)
            return NameCase.Snake(Enum.GetNames(type)[0]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>))
            return $"{Activator.CreateInstance(type, Nothing)}";
        if (type == typeof(Scope))
            return "ledger";
        if (type == typeof(Person))
            return "office";
        if (typeof(IEnumerable).IsAssignableFrom(type))
            return new JsonArray();
        var part = owner.Options.GetTypeInfo(type);
        return part.Kind == JsonTypeInfoKind.Object ? Sample(part) : null;
    }
}
