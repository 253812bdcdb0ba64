using System.Data.Common;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using Ledger.Storage.Journal;
using Ledger.Storage.Programmes;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Storage.Workflow;

/// <summary>
/// One attempt at a set of commands, in one transaction: what they are about is read, every command is judged in
/// memory, entries are posted, and what changed is stored.
/// </summary>
/// <remarks>
/// Few trips: what the commands are about is read by one batch of selects, which begins the transaction too; what
/// changed is written with the journal's rows by one batch, which commits it too.
/// </remarks>
internal abstract class UnitOfWork<TRequest, TReceipt>(
    LedgerStore database,
    IReadOnlyList<TRequest> requests,
    Refusal?[] refused,
    IClock? clock
)
    where TRequest : ICommandRequest
    where TReceipt : notnull
{
    private readonly IReadOnlyList<Instruction>?[] _instructions = new IReadOnlyList<Instruction>?[requests.Count];
    private readonly List<CommandRow> _rows = [];
    private readonly Dictionary<string, int?> _versionsAfter = new(StringComparer.Ordinal);
    private Dictionary<Guid, CommandRow> _known = [];

    // Its own: what the transaction adds is not committed yet.
    private readonly Journal.Directory _directory = new();
    private Instant _now;

    public Result<TReceipt>[] Answers { get; } = new Result<TReceipt>[requests.Count];

    protected LedgerStore Database { get; } = database;

    protected IReadOnlyList<TRequest> Requests { get; } = requests;

    /// <summary>The moment at which the round judges.</summary>
    protected Instant Now => _now;

    /// <summary>
    /// Reads, judges and stores. False when the journal refused something: it is marked, and the round is to be made
    /// again without it.
    /// </summary>
    public async Task<bool> Try(bool isDryRun, bool isAtomic, CancellationToken cancel)
    {
        await using var connection = Database.Dialect.CreateWriterConnection();
        await connection.OpenAsync(cancel);
        await using var transaction = await SentTransaction.Begin(Database.Dialect, connection, cancel);
        await ReadAll(transaction, cancel);
        for (var i = 0; i < Requests.Count; i++)
            Answers[i] = await Answer(i, cancel);
        var (stands, posting) = await Post(transaction, cancel);
        if (!stands)
            return false;
        if (isDryRun && Requests.Count == 1 && posting?.Preview is { } preview)
            Answers[0] = Answers[0].Then<TReceipt>(receipt => With(receipt, preview));
        if (isDryRun || isAtomic && Answers.Any(answer => answer.Refusal is not null) || _rows.Count == 0)
        {
            await transaction.RollBack(cancel);
            return true;
        }
        var changes = new ChangeSet();
        Store(changes);
        changes.Insert(CommandTables.Acts, _rows);
        if (posting is not null)
            await posting.Write(batch => changes.AddTo(batch, Database.Dialect), transaction.AddCommit);
        else
            await transaction.Execute(batch => changes.AddTo(batch, Database.Dialect), cancel);
        await transaction.Commit(cancel);
        return true;
    }

    private async Task ReadAll(SentTransaction transaction, CancellationToken cancel)
    {
        var ids = new IdColumns(Requests.Select(request => request.Id.Value).Distinct()).Set;
        var subjects = new CodeColumns(
            Requests.Select(request => request.Subject).Distinct(StringComparer.Ordinal)
        ).Set;
        await using (var batch = transaction.NewSelects())
        {
            if (clock is null)
                batch.Select($"SELECT {batch.Dialect.Clock}", null, row => _now = Dialect.ReadInstant(row, 0));
            else
                _now = clock.GetCurrentInstant();
            Ask(batch);
            // After what they are about: a command that was done since is seen here as done, or saving finds that
            // its
            // subject moved on.
            var known = batch.Select(CommandTables.Acts, "{keys} JOIN command t ON t.id = k.id", ids);
            AskSteps(batch, ids);
            batch.Select(Estates, subjects, row => _directory.Add(RecordReader.ReadEstate(row)));
            AskVersions(batch, subjects);
            await batch.Execute(cancel);
            _known = known.ToDictionary(command => command.Id);
        }
        await using (var batch = transaction.NewSelects())
        {
            AskMore(batch);
            if (!batch.IsEmpty)
            {
                AskVersions(batch, subjects);
                await batch.Execute(cancel);
            }
        }
        // Each select sees what was committed when it ran. When the version is the same in the first and in the last
        // one, nothing was committed in between, and the parts are of one state.
        if (VersionsRead.Any(of => of.Version != _versionsAfter.GetValueOrDefault(of.Code)))
            throw new MovedOnException("A subject of the commands changed while it was read.");
    }

    private void AskVersions(SelectBatch batch, RowSet subjects) =>
        batch.Select(VersionsNow, subjects, row => _versionsAfter[row.GetString(0)] = row.GetInt32(1));

    /// <summary>Adds the selects of what the commands are about.</summary>
    protected abstract void Ask(SelectBatch batch);

    /// <summary>Adds the select of the steps of commands that were done before.</summary>
    /// <param name="ids">The commands.</param>
    protected abstract void AskSteps(SelectBatch batch, RowSet ids);

    /// <summary>Takes what was read, and adds the selects of what is known only by it, if there is any.</summary>
    protected abstract void AskMore(SelectBatch batch);

    /// <summary>Judges one command on what those before it left.</summary>
    protected abstract Task<Result<Judged>> Judge(TRequest request, Instant now, CancellationToken cancel);

    /// <summary>The answer to a dry run, with what would be posted and held.</summary>
    protected abstract TReceipt With(TReceipt receipt, Preview preview);

    /// <summary>The first answer to a request that is sent again.</summary>
    protected abstract TReceipt Again(TRequest request);

    /// <summary>Whether somebody else moved the books that the command was judged by, before its own entries.</summary>
    /// <param name="own">How many records commands before it in the same set made in the books of its subject.</param>
    protected abstract bool WasOvertaken(TRequest request, Receipt receipt, long own);

    /// <summary>The select of the estates whose books acts on the subjects move, by the subjects' codes.</summary>
    protected abstract string Estates { get; }

    /// <summary>The select of the versions that there are now, by code.</summary>
    protected abstract string VersionsNow { get; }

    /// <summary>The subjects and their versions as they were read; null of those that there were not.</summary>
    protected abstract IEnumerable<(string Code, int? Version)> VersionsRead { get; }

    /// <summary>Adds what changed.</summary>
    protected abstract void Store(ChangeSet changes);

    /// <summary>A command that may be done: its answer, and what the journal is to record.</summary>
    protected sealed record Judged(TReceipt Receipt, IReadOnlyList<Instruction> Instructions);

    /// <summary>Whether somebody else changed something that was read since it was.</summary>
    private async Task<bool> HasMoved(SentTransaction transaction, CancellationToken cancel)
    {
        var (read, moved) = (VersionsRead.ToDictionary(of => of.Code, of => of.Version, StringComparer.Ordinal), false);
        await using var batch = transaction.NewSelects();
        batch.Select(
            VersionsNow,
            new CodeColumns(read.Keys).Set,
            row => moved |= read[row.GetString(0)] != row.GetInt32(1)
        );
        await batch.Execute(cancel);
        return moved;
    }

    private async Task<Result<TReceipt>> Answer(int i, CancellationToken cancel)
    {
        var request = Requests[i];
        if (_known.TryGetValue(request.Id.Value, out var recorded))
            return Replay(request, recorded);
        if (refused[i] is { } before)
            return before;
        if (request.Id.IsReserved)
            return new JournalRefusal.ReservedId(request.Id);
        // Within one set every command has a moment of its own, so steps keep their order.
        var now = _now + Duration.FromTicks(10 * i);
        var answer = await Judge(request, now, cancel);
        if (!answer.IsAccepted(out var judged))
            return answer.Refusal!;
        _instructions[i] = judged.Instructions;
        var row = new CommandRow
        {
            Id = request.Id.Value,
            Subject = request.Subject,
            Verb = request.Asked.GetType().Name,
            By = request.By.Id.Value,
            At = now,
            Content = CommandContent.Of(request),
        };
        _known[row.Id] = row;
        _rows.Add(row);
        return judged.Receipt;
    }

    private Result<TReceipt> Replay(TRequest request, CommandRow recorded) =>
        CommandContent.Difference(recorded.Content, CommandContent.Of(request)) is var (field, first, second)
            ? new JournalRefusal.DifferentContent(request.Id, field, first, second)
            : Again(request);

    /// <summary>
    /// Judges the entries. What the journal accepted is not written yet; null when there is nothing for the journal.
    /// </summary>
    private async Task<(bool Stands, JoinedPosting? Posting)> Post(
        SentTransaction transaction,
        CancellationToken cancel
    )
    {
        var posting = Enumerable.Range(0, Requests.Count).Where(i => _instructions[i] is { Count: > 0 }).ToList();
        if (posting.Count == 0)
            return (true, null);
        var batch = new Batch(
            posting.ConvertAll(i => JournalRequest.Of(Requests[i], _instructions[i]!)),
            Atomic: false
        );
        var posted = await Database.Journal.Judge(
            transaction.Connection,
            transaction.Transaction,
            batch,
            _directory,
            _now + Duration.FromHours(1),
            cancel
        );
        var (stands, own) = (true, new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var (i, answer) in posting.Zip(posted.Answers))
        {
            if (answer.Refusal is { } refusal)
            {
                refused[i] = refusal;
                stands = false;
            }
            // The same command was done since it was looked for: its answer is there when this is judged
            // again.
            else if (answer.IsAccepted(out var receipt) && receipt.IsReplay)
                throw new MovedOnException($"{Requests[i].Id} was recorded meanwhile.");
            else if (WasOvertaken(Requests[i], receipt!, own.GetValueOrDefault(Requests[i].Subject)))
                throw new MovedOnException($"The books of {Requests[i].Subject} moved on meanwhile.");
            else
                foreach (var record in receipt!.Records)
                    own[record.Estate] = own.GetValueOrDefault(record.Estate) + 1;
        }
        // Who was judged by what somebody else has changed since is judged again, and told what it is now, not what the
        // accounts say of it.
        if (!stands && await HasMoved(transaction, cancel))
            throw new MovedOnException("What the acts are about moved on meanwhile.");
        return (stands, posted);
    }
}
