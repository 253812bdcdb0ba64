using Ledger.Access;
using Ledger.Alliances;
using Ledger.Application.Authorization;
using Ledger.Application.Commands;
using Ledger.Application.Commands.Access;
using Ledger.Application.Queries.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds;
using Ledger.Storage;
using Ledger.Storage.Access;
using Ledger.Storage.Journal;
using NodaTime;

namespace Ledger.Application;

/// <summary>The way in for every host: commands and questions are answered here, and only for a known caller.</summary>
/// <remarks>
/// One trip finds the caller, the roles they hold, the clock and what the request is about. Permission and scope are
/// judged by it once; what is refused so is noted in the security log, also of a dry run.
/// </remarks>
public sealed partial class Dispatcher(LedgerDatabase database)
{
    private const int MaxSubjectLength = 60;

    /// <summary>Is told how far a long request is.</summary>
    public IProgress<Progress>? Progress { get; init; }

    /// <summary>Answers one request.</summary>
    public async Task<Result<TAnswer>> Dispatch<TAnswer>(
        Caller caller,
        Request<TAnswer> request,
        Sending sending,
        CancellationToken cancel = default
    )
        where TAnswer : notnull
    {
        var admitted = (await AdmitAll(caller, [(request, sending)], cancel))[0];
        return admitted.IsAccepted(out var call) ? await request.Answer(call, cancel) : admitted.Refusal!;
    }

    /// <summary>Answers a question.</summary>
    public Task<Result<TAnswer>> Dispatch<TAnswer>(
        Caller caller,
        Request<TAnswer> question,
        CancellationToken cancel = default
    )
        where TAnswer : notnull => Dispatch(caller, question, Sending.Question, cancel);

    /// <summary>
    /// Finds the caller and the subjects, and judges whether this use case may be asked of them: for hosts that answer
    /// a use case without a request of its own.
    /// </summary>
    public async Task<Result<Call>> Admit(
        Caller caller,
        UseCase useCase,
        IReadOnlyList<SubjectName> subjects,
        Sending sending,
        CancellationToken cancel = default
    )
    {
        var facts = await database.Callers.Read(caller.Handle, subjects, cancel);
        var known = KnownCaller.Of(caller, facts);
        return known.IsAccepted(out var person)
            ? await Judge(person, facts, new Asked(useCase, subjects, null, sending), cancel)
            : known.Refusal!;
    }

    /// <summary>
    /// Does commands about alliances in order, each by itself, or all together: the caller and all their subjects are
    /// found in one trip, and each command is judged by its own.
    /// </summary>
    public async Task<IReadOnlyList<Result<AllianceReceipt>>> DispatchAll(
        Caller caller,
        IReadOnlyList<(AllianceCommandRequest Request, Sending Sending)> requests,
        bool together = false,
        CancellationToken cancel = default
    )
    {
        var isDryRun = requests.Any(of => of.Sending.IsDryRun);
        return await Sets.Do(
            requests,
            await AdmitAll(caller, [.. requests.Select(of => ((Request)of.Request, of.Sending))], cancel),
            (of, call) => of.Request.For(call),
            (admitted, onlyJudge) =>
                together
                    ? database.Alliances.DoTogether(admitted, isDryRun || onlyJudge, cancel)
                    : database.Alliances.Do(admitted, isDryRun, cancel),
            together
        );
    }

    /// <summary>The same of commands about funds.</summary>
    public async Task<IReadOnlyList<Result<FundReceipt>>> DispatchAll(
        Caller caller,
        IReadOnlyList<(FundCommandRequest Request, Sending Sending)> requests,
        bool together = false,
        CancellationToken cancel = default
    )
    {
        var isDryRun = requests.Any(of => of.Sending.IsDryRun);
        return await Sets.Do(
            requests,
            await AdmitAll(caller, [.. requests.Select(of => ((Request)of.Request, of.Sending))], cancel),
            (of, call) => of.Request.For(call),
            (admitted, onlyJudge) =>
                together
                    ? database.Funds.DoTogether(admitted, isDryRun || onlyJudge, cancel)
                    : database.Funds.Do(admitted, isDryRun, cancel),
            together
        );
    }

    /// <summary>Judges many requests of one caller after one trip.</summary>
    public async Task<IReadOnlyList<Result<Call>>> AdmitAll(
        Caller caller,
        IReadOnlyList<(Request Request, Sending Sending)> requests,
        CancellationToken cancel = default
    )
    {
        var named = requests.Select(of => of.Request.Subjects).ToList();
        var facts = await database.Callers.Read(
            caller.Handle,
            [.. named.SelectMany(names => names).Distinct()],
            cancel
        );
        var known = KnownCaller.Of(caller, facts);
        if (!known.IsAccepted(out var person))
            return [.. requests.Select(_ => (Result<Call>)known.Refusal!)];
        var answers = new List<Result<Call>>(requests.Count);
        var judged = new Dictionary<(UseCase, SubjectName), Result<Call>>();
        foreach (var ((request, sending), names) in requests.Zip(named))
        {
            // Most requests of a set name the same few things: each is judged once, and noted once.
            var key = (UseCases.Of(request), names.Count == 1 ? names[0] : default);
            if (names.Count == 1 && request.Created is null && judged.TryGetValue(key, out var before))
            {
                answers.Add(before.Then<Call>(call => call with { Sending = sending }));
                continue;
            }
            answers.Add(
                await Judge(person, facts, new Asked(UseCases.Of(request), names, request.Created, sending), cancel)
            );
            judged[key] = answers[^1];
        }
        return answers;
    }

    /// <summary>Posts many requests to the journal: each as a whole, or all of them together.</summary>
    /// <exception cref="BatchInterruptedException">
    /// The database failed; it has the answers to the first requests.
    /// </exception>
    public async Task<IReadOnlyList<Result<Receipt>>> PostAll(
        Caller caller,
        IReadOnlyList<(BooksRequest Request, Sending Sending)> requests,
        bool atomic,
        CancellationToken cancel = default
    )
    {
        var calls = await AdmitAll(caller, [.. requests.Select(of => ((Request)of.Request, of.Sending))], cancel);
        try
        {
            return await Sets.Do(
                requests,
                calls,
                (of, call) => of.Request.For(call),
                (admitted, onlyJudge) =>
                    onlyJudge ? Task.FromResult(RolledBack(admitted, requests, calls))
                    : requests.Any(of => of.Sending.IsDryRun)
                        ? database.Journal.DryRun(new Batch(admitted, atomic), cancel)
                    : database.Journal.Post(new Batch(admitted, atomic), cancel),
                atomic
            );
        }
        catch (BatchInterruptedException interrupted)
        {
            throw new BatchInterruptedException(
                Sets.InPlace(calls, interrupted.Answers),
                requests.Count,
                interrupted.InnerException!
            );
        }
    }

    /// <summary>
    /// Registers the first person of a ledger, who must be an administrator of all of it. It is the only command
    /// without
    /// a caller; once a person is registered it is refused.
    /// </summary>
    public async Task<Result<PersonAdded>> AddFirst(
        AddPerson request,
        Sending sending,
        CancellationToken cancel = default
    )
    {
        if ((await database.People.List(cancel)).Count > 0)
            return new AccessRefusal.CallerMissing();
        if (!request.Roles.Contains(Role.Administrator) || (request.Scope ?? Scope.WholeLedger) != Scope.WholeLedger)
            return new AccessRefusal.FirstNotAdministrator();
        var now = (await database.Callers.Read("", [], cancel)).Now;
        return await request.Answer(request.First(database, UseCases.Of(request), now, sending), cancel);
    }

    /// <summary>The answers to requests of an atomic set of which another one may not be sent.</summary>
    private static IReadOnlyList<Result<Receipt>> RolledBack(
        IReadOnlyList<JournalRequest> admitted,
        IReadOnlyList<(BooksRequest Request, Sending Sending)> requests,
        IReadOnlyList<Result<Call>> calls
    )
    {
        var because = requests.Zip(calls).First(of => of.Second.Refusal is not null).First.Sending.Id;
        return [.. admitted.Select(_ => (Result<Receipt>)new JournalRefusal.RolledBack(because))];
    }

    /// <summary>Another person than the caller, with the roles that they hold for the subjects of a call.</summary>
    public async Task<Result<Person>> PersonOn(string handle, Call call, CancellationToken cancel = default)
    {
        var facts = await database.Callers.Read(handle.Trim().Normalize(), [], cancel);
        return KnownCaller
            .Of(new Caller(handle), facts)
            .Then<Person>(other => call.Subjects.Count == 0 ? other.Anywhere() : other.On(call.Subjects));
    }

    private sealed record Asked(
        UseCase UseCase,
        IReadOnlyList<SubjectName> Subjects,
        Subject? Created,
        Sending Sending
    );

    private async Task<Result<Call>> Judge(KnownCaller caller, CallerFacts facts, Asked asked, CancellationToken cancel)
    {
        var beside = asked.Created is { } created ? [created] : ProgrammesOf(asked, facts);
        if (Authorize.Check(caller, asked.UseCase, asked.Subjects, facts.Subjects, beside) is { } refusal)
        {
            if (refusal is IForbidden || asked.Subjects.Any(facts.Subjects.Contains))
                await database.Attempts.Note(
                    caller.Person,
                    NameOf(asked.Subjects),
                    asked.UseCase.Name,
                    refusal,
                    cancel
                );
            return refusal;
        }
        var subjects = asked.Subjects.SelectMany(name => facts.Subjects[name]).Distinct().ToList();
        subjects.AddRange(beside);
        return new Call(
            database,
            asked.UseCase,
            subjects.Count == 0 ? caller.Anywhere() : caller.On(subjects),
            subjects,
            caller.ScopesOf(asked.UseCase.Permission),
            facts.Now,
            asked.Sending
        )
        {
            Progress = Progress,
            Jobs = Jobs,
        };
    }

    /// <summary>The jobs of the host's scheduler and when each is due next after a moment; none by default.</summary>
    public Func<Instant, IReadOnlyList<PlannedJob>> Jobs { get; init; } = _ => [];

    /// <summary>What an alliance asks of its programme is asked of both.</summary>
    private static IReadOnlyList<Subject> ProgrammesOf(Asked asked, CallerFacts facts) =>
        asked.UseCase.Reach != Reach.Programme
            ? []
            :
            [
                .. asked
                    .Subjects.SelectMany(name => facts.Subjects[name])
                    .Where(subject => subject.Kind == SubjectKind.Alliance)
                    .Select(alliance => new Subject(SubjectKind.Programme, alliance.Programme)
                    {
                        Programme = alliance.Programme,
                        Currency = alliance.Currency,
                        Zone = alliance.Zone,
                    }),
            ];

    private static string NameOf(IReadOnlyList<SubjectName> subjects)
    {
        var code = subjects.Select(name => name.Code).FirstOrDefault(named => named.Length > 0) ?? "";
        return code.Length <= MaxSubjectLength ? code : code[..MaxSubjectLength];
    }
}

/// <summary>Sets of requests of which some were not admitted.</summary>
internal static class Sets
{
    /// <summary>
    /// The answers to the first requests of a set, when only the first of those that were admitted are answered.
    /// </summary>
    public static IReadOnlyList<Result<Receipt>> InPlace(
        IReadOnlyList<Result<Call>> calls,
        IReadOnlyList<Result<Receipt>> answered
    )
    {
        var (answers, next) = (new List<Result<Receipt>>(), 0);
        foreach (var call in calls)
        {
            if (call.Refusal is null && next == answered.Count)
                break;
            answers.Add(call.Refusal is { } refusal ? refusal : answered[next++]);
        }
        return answers;
    }

    public static async Task<IReadOnlyList<Result<TReceipt>>> Do<TOf, TRequest, TReceipt>(
        IReadOnlyList<TOf> requests,
        IReadOnlyList<Result<Call>> calls,
        Func<TOf, Call, TRequest> toRequest,
        Func<IReadOnlyList<TRequest>, bool, Task<IReadOnlyList<Result<TReceipt>>>> doAll,
        bool together
    )
        where TReceipt : notnull
    {
        var answers = new Result<TReceipt>?[requests.Count];
        var admitted = new List<(int Place, TRequest Request)>();
        for (var i = 0; i < requests.Count; i++)
            if (calls[i].IsAccepted(out var call))
                admitted.Add((i, toRequest(requests[i], call)));
            else
                answers[i] = calls[i].Refusal!;
        // Of a set that is done together nothing is stored when one of them may not be; the others are judged all the
        // same, so that everything wrong is told at once.
        var done = await doAll([.. admitted.Select(of => of.Request)], together && admitted.Count < requests.Count);
        for (var i = 0; i < admitted.Count; i++)
            answers[admitted[i].Place] = done[i];
        return [.. answers.Select(answer => answer!)];
    }
}
