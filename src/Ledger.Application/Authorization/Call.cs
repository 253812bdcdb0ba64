using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage;
using Ledger.Storage.Access;
using NodaTime;

namespace Ledger.Application.Authorization;

/// <summary>How a request is sent: by which id, and whether it is only tried.</summary>
/// <param name="Id">Chosen by the caller: sent again with the same content, it changes nothing.</param>
/// <param name="IsDryRun">Judge it and store nothing of it.</param>
public sealed record Sending(Id<JournalRequest> Id, bool IsDryRun = false)
{
    /// <summary>For a question, which has no id.</summary>
    public static readonly Sending Question = new(default(Id<JournalRequest>));
}

/// <summary>A request that may be answered: its caller was found, and permission and scope were judged.</summary>
/// <param name="By">The caller as they act on the subjects of the request.</param>
/// <param name="Subjects">What the request is about, in the order in which it names it.</param>
/// <param name="Scopes">The parts of the ledger for which the caller holds the permission: what lists may hold.</param>
public sealed record Call(
    LedgerDatabase Database,
    UseCase UseCase,
    Person By,
    IReadOnlyList<Subject> Subjects,
    IReadOnlyList<Scope> Scopes,
    Instant Now,
    Sending Sending
)
{
    /// <summary>Is told how far a long request is; null when it is not shown.</summary>
    public IProgress<Progress>? Progress { get; init; }

    /// <summary>The one thing that the request is about.</summary>
    public Subject Subject => Subjects is [var only] ? only : Subject.Ledger;

    /// <summary>Today where the subject is.</summary>
    public LocalDate Today => TodayOf(Subject);

    internal LocalDate TodayOf(Subject subject) => Now.InZone(DateTimeZoneProviders.Tzdb[subject.Zone]).Date;

    /// <summary>The jobs of the host's scheduler and when each is due next after a moment.</summary>
    public Func<Instant, IReadOnlyList<PlannedJob>> Jobs { get; init; } = _ => [];

    /// <summary>Whether the caller holds the permission for the whole ledger.</summary>
    public bool SeesAll => Scopes.Contains(Scope.WholeLedger);
}

/// <summary>A command or a question about named subjects.</summary>
public abstract record Request
{
    /// <summary>What it is about; nothing where its use case reaches anywhere.</summary>
    internal abstract IReadOnlyList<SubjectName> Subjects { get; }

    /// <summary>What it makes, as scopes will see it; null when it makes nothing that scopes see.</summary>
    internal virtual Subject? Created => null;

    /// <summary>Answers a call that was admitted, for hosts that do not know the type of the answer.</summary>
    internal abstract Task<Result<object>> AnswerAny(Call call, CancellationToken cancel);
}

/// <summary>A command that names what it changes: done twice, it is done once, and it needs no id.</summary>
internal interface INeedsNoId;

/// <summary>A request and what answers it.</summary>
public abstract record Request<TAnswer> : Request
    where TAnswer : notnull
{
    /// <summary>Answers a call that was admitted.</summary>
    internal abstract Task<Result<TAnswer>> Answer(Call call, CancellationToken cancel);

    internal sealed override async Task<Result<object>> AnswerAny(Call call, CancellationToken cancel) =>
        (await Answer(call, cancel)).Then<object>(answer => Results.Of<object>(answer));
}

/// <summary>A job of the scheduler and when it runs, as the host knows it.</summary>
/// <param name="Cron">Seconds, minutes, hours, day of month, month, day of week, in UTC.</param>
/// <param name="Next">Null: never again.</param>
public sealed record PlannedJob(string Name, string Cron, Instant? Next);
