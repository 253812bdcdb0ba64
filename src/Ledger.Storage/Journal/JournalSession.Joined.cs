using System.Data.Common;
using Ledger.Journal;
using Ledger.Storage.Database;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Storage.Journal;

/// <summary>
/// A group within a caller's transaction. It knows nothing yet, as a command that has just begun: what a process of
/// many groups remembers or seldom needs travels with the locks, so that it costs no trip of its own.
/// </summary>
internal sealed partial class JournalSession
{
    private readonly List<OpenHold> _expiring = [];
    private IReadOnlyList<Batch> _joined = [];
    private Instant? _soon;

    /// <summary>The same within the caller's transaction, which the caller commits. Nothing is written yet.</summary>
    /// <param name="transaction">Null where begin and commit are statements.</param>
    /// <param name="soon">A moment after what the group will be recorded at; null: nobody knows.</param>
    public async Task<IReadOnlyList<Decision>> Join(
        DbTransaction? transaction,
        IReadOnlyList<Batch> batches,
        Needs needs,
        Instant? soon
    )
    {
        (_transaction, _joined, _soon) = (transaction, batches, soon);
        await Locate(batches, needs);
        if (_needs.Estates.Count > JournalRequest.MaxEstates)
            return [.. batches.Select(TooManyEstates)];
        await LockAndRead(begins: false);
        await ReadTheUnusual();
        return Decide(batches);
    }

    /// <summary>Writes what was decided within the caller's transaction, with the caller's own statements.</summary>
    public async Task WriteJoined(IReadOnlyList<Decision> decisions, Action<DbBatch> first, Action<DbBatch> last)
    {
        await using var batch = NewBatch();
        first(batch);
        if (decisions.Any(decision => decision.Accepted.Count > 0))
        {
            var dimensions = await NumberDimensions(decisions);
            var set = WriteSet.Of(decisions, dimensions.Numbers);
            JournalStatements.AddOpenings(batch, dialect, set);
            JournalStatements.AddRows(batch, dialect, set, dimensions.New);
            JournalStatements.AddTotals(batch, dialect, set);
        }
        last(batch);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private void AskForJoined(SelectBatch batch)
    {
        AskDimensions(batch);
        if (_soon is not { } soon)
            return;
        var held = new AccountSoonColumns();
        foreach (var ((code, account, holder), _) in _needs.Accounts)
            if (directory.EstatesByCode.TryGetValue(code, out var estate))
                held.Add(estate.No, account, holder, soon.ToDatabase());
        batch.Select(
            // Few holds are about to expire: the accounts are looked up for these, and not the holds for each account.
            """
            SELECT h.hold_id, h.estate_no, h.account_no, h.amount, h.value_date, h.expires_at FROM
            (SELECT h.* FROM open_hold h WHERE h.expires_at <= (SELECT MAX(k.moment) FROM {keys})
                ORDER BY h.expires_at OFFSET 0 ROWS) h {for_each}
            (SELECT a.* FROM account a WHERE a.estate_no = h.estate_no AND a.no = h.account_no
                ORDER BY a.no OFFSET 0 ROWS) a
            JOIN {keys} ON k.estate_no = a.estate_no AND k.code = a.code AND k.holder = a.holder
            """,
            held.Set,
            row => _expiring.Add(new OpenHold(row))
        );
    }

    /// <summary>
    /// The numbers of sets of dimensions; those that there are not yet are numbered when they are written.
    /// </summary>
    private void AskDimensions(SelectBatch batch)
    {
        var labels = _joined
            .SelectMany(group => group.Requests)
            .SelectMany(request => request.Instructions)
            .Select(instruction =>
                instruction switch
                {
                    PostEntry post => post.Entry,
                    PostHold post => post.Entry,
                    _ => null,
                }
            )
            .OfType<JournalEntry>()
            .SelectMany(entry => entry.Postings)
            .Select(posting => posting.Dimensions)
            .Where(set => !set.IsEmpty && !directory.DimensionNos.ContainsKey(set))
            .Distinct()
            .ToDictionary(set => set.ToStored(), StringComparer.Ordinal);
        if (labels.Count > 0)
            batch.Select(
                "SELECT d.no, d.labels FROM {keys} JOIN dimension_set d ON d.digest = k.id",
                new IdColumns(labels.Values.Select(DimensionSetColumns.Digest)).Set,
                row =>
                {
                    if (labels.TryGetValue(row.GetString(1), out var set))
                        directory.Add(row.GetInt32(0), set);
                }
            );
    }

    /// <summary>
    /// Takes the holds that have ended of those that were read with the locks; false when these may not be all.
    /// </summary>
    /// <param name="held">Accounts with holds, and the moment by which those end that are wanted.</param>
    private bool TakeExpiring(RowSet held)
    {
        var moments = new Dictionary<(int, int), Instant>();
        for (var i = 0; i < held.Count; i++)
        {
            var moment = ((DateTime)held.Columns[2][i]!).ToInstant();
            if (_soon is null || moment > _soon)
                return false;
            moments[((int)held.Columns[0][i]!, (int)held.Columns[1][i]!)] = moment;
        }
        foreach (var open in _expiring)
            if (moments.TryGetValue((open.Estate, open.Account), out var moment) && open.ExpiresAt <= moment)
                TakeExpired(open);
        return true;
    }

    /// <summary>A hold that ends some day.</summary>
    private readonly record struct OpenHold(
        Guid Id,
        int Estate,
        int Account,
        long Amount,
        LocalDate ValueDate,
        Instant ExpiresAt
    )
    {
        public OpenHold(DbDataReader row)
            : this(
                row.GetGuid(0),
                row.GetInt32(1),
                row.GetInt32(2),
                row.GetInt64(3),
                RecordReader.Date(row, 4),
                Dialect.ReadInstant(row, 5)
            ) { }
    }
}
